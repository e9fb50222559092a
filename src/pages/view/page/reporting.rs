//! The page of who reported on a period and when: the publishers with their deadlines and open findings,
//! parts under the whole that they belong to.

use super::adds_up::{self, WholeRow};
use crate::analysis::reporting::{self, Came, Expected, Open, Timing};
use crate::model::archive::{Archive, listing};
use crate::model::id::{Id, PartId, PeriodId, PublisherId, ids};
use crate::pages::address::Route;
use crate::pages::data::DataFile;
use crate::pages::view::Model;
use crate::pages::view::parts::coverage::group_label;
use crate::pages::view::parts::link::{Link, Sibling};
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::offer::{self, Offer};
use crate::pages::view::parts::part::{self, PageOf};
use serde::Serialize;

/// Who reported on a period and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportingView {
    /// The period, with its page.
    pub period: Link,
    /// The same page of all periods of this kind.
    pub periods: Vec<Sibling>,
    /// How many reports stand how; on the first page, so that one edit changes few.
    pub counts: Vec<Counted>,
    /// Whether a deadline is declared for any of the reports.
    pub deadlines: bool,
    /// The pages of the list, where there are several.
    pub pages: Vec<PageOf>,
    /// Publishers by kind, parts after their whole.
    pub groups: Vec<Group>,
    /// The figures of publishers that have parts, held against those of these.
    pub wholes: Vec<WholeRow>,
    /// The same of all periods as open data.
    pub data: Vec<Offer>,
}

/// How many reports stand in one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// Which: `expected` are there or due, `reported` stand; of these `in-time` and `late`, where a deadline
    /// is declared, and `undated`; `withdrawn`; `absent` are not in the archive.
    pub what: &'static str,
    /// How many.
    pub reports: usize,
}

/// Publishers of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The kind, in words.
    pub label: String,
    /// Their reports.
    pub rows: Vec<Row>,
}

/// A report that is there or expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The publisher.
    pub name: String,
    /// Its page.
    pub publisher_href: String,
    /// How deep it stands among the parts of others.
    pub depth: usize,
    /// The title of the report's form, where it is not the publisher's first on the period.
    pub form: Option<String>,
    /// The report, if there is one.
    pub report_href: Option<String>,
    /// How it stands to its deadline: `in-time`, `late`; `published` where no deadline is declared, `undated`
    /// where it names no day; `withdrawn`; `absent`, and `not-due` where the publisher's page says so.
    pub timing: &'static str,
    /// Why there is no report, where the publisher's page says so: `not-due`, `late`, `not-published`,
    /// `other`.
    pub reason: Option<&'static str>,
    /// In words: why there is none, or why it was withdrawn.
    pub why: String,
    /// The day on which it was first published, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// The last day in time, `YYYY-MM-DD`, where a deadline is declared.
    pub deadline: Option<String>,
    /// How many days after it the report was published; before it the number is negative.
    pub days_late: Option<i32>,
    /// How many corrections it has.
    pub corrections: usize,
    /// How many of its figures contradict each other, unexplained.
    pub contradictions: usize,
    /// How many of its figures are questions, unexplained.
    pub questions: usize,
    /// How many of its checks could not be made.
    pub unassessed: usize,
}

/// One of the pages of who reported on a period.
pub(crate) fn view(model: &Model<'_>, links: &Links<'_>, position: PeriodId, part: PartId) -> ReportingView {
    let archive = model.archive;
    let (language, period) = (links.language, archive.period(position));
    let all = reporting::on(archive, position);
    let publishers: Vec<PublisherId> = all.iter().map(|expected| expected.publisher).collect();
    let pages: Vec<&[PublisherId]> =
        ids(listing::pages(all.len())).map(|part| listing::shown(&publishers, part)).collect();
    let same_kind = archive.periods.ids().filter(|&other| archive.period(other).kind == period.kind);
    ReportingView {
        period: Link { label: period.label(language), href: links.to(Route::period(position)) },
        periods: same_kind
            .map(|other| Sibling {
                label: archive.period(other).label(language),
                href: links.to(Route::reporting(other)),
                current: other == position,
            })
            .collect(),
        counts: if part.index() == 0 { counts(&all) } else { Vec::new() },
        deadlines: has_deadlines(&all),
        pages: part::numbered(links, &pages, |part| Route::Reporting(position, part), Some(part)),
        groups: groups(model, links, position, listing::shown(&all, part)),
        wholes: adds_up::view(model, links, position, &distinct(listing::shown(&publishers, part))),
        data: offer::offers(links, [DataFile::Reporting, DataFile::Hierarchy]),
    }
}

/// Publishers, each once: one with several reports stands several times in the list.
fn distinct(listed: &[PublisherId]) -> Vec<PublisherId> {
    let mut publishers = listed.to_vec();
    publishers.dedup();
    publishers
}

/// The reports that stand.
const STANDING: [Timing; 4] = [Timing::InTime, Timing::Late, Timing::Published, Timing::Undated];

fn counts(all: &[Expected<'_>]) -> Vec<Counted> {
    let expected = [&STANDING[..], &[Timing::Withdrawn, Timing::Absent]].concat();
    let of_deadlines = [("in-time", Timing::InTime), ("late", Timing::Late)];
    let others = [("undated", Timing::Undated), ("withdrawn", Timing::Withdrawn), ("absent", Timing::Absent)];
    let count = |what, wanted: &[Timing]| Counted {
        what,
        reports: all.iter().filter(|expected| wanted.contains(&expected.timing())).count(),
    };
    let mut counts = vec![count("expected", &expected), count("reported", &STANDING)];
    if has_deadlines(all) {
        counts.extend(of_deadlines.map(|(what, wanted)| count(what, &[wanted])));
    }
    counts.extend(others.map(|(what, wanted)| count(what, &[wanted])));
    counts
}

fn has_deadlines(all: &[Expected<'_>]) -> bool {
    all.iter().any(|expected| expected.deadline.is_some())
}

fn groups(model: &Model<'_>, links: &Links<'_>, period: PeriodId, shown: &[Expected<'_>]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for expected in shown {
        let row = row(model, links, period, expected);
        let label = group_label(model.archive, expected.publisher, links.language);
        match groups.last_mut() {
            Some(group) if group.label == label || row.depth > 0 => group.rows.push(row),
            _ => groups.push(Group { label, rows: vec![row] }),
        }
    }
    groups
}

fn row(model: &Model<'_>, links: &Links<'_>, period: PeriodId, expected: &Expected<'_>) -> Row {
    let archive = model.archive;
    let report = expected.report();
    let open = report.map(|report| Open::of(model.findings_of(report.position()))).unwrap_or_default();
    let further = report.filter(|report| report.name().is_some());
    let title = |form| archive.form(form).title.text(links.language).to_owned();
    Row {
        name: name(archive, expected.publisher, period, links.language),
        publisher_href: links.to(Route::Publisher(expected.publisher)),
        depth: archive.publisher(expected.publisher).ancestors().len(),
        form: further.map(|report| title(report.form)),
        report_href: report.map(|report| links.to(Route::Report(report.position()))),
        timing: expected.timing().name(),
        reason: expected.absence().map(|absence| absence.status.name()),
        why: why(expected, links.language),
        published: expected.published.map(|day| day.to_string()),
        deadline: expected.deadline.map(|day| day.to_string()),
        days_late: expected.days_late(),
        corrections: report.map_or(0, |report| report.corrections.len()),
        contradictions: open.contradictions,
        questions: open.questions,
        unassessed: open.unassessed,
    }
}

/// The name of a publisher: short, unless it had another in the period.
fn name(archive: &Archive, publisher: PublisherId, period: PeriodId, language: &str) -> String {
    let (position, publisher, period) = (publisher, archive.publisher(publisher), archive.period(period));
    match publisher.former_name(period) {
        Some(_) => archive.name_on(position, period, language),
        None => publisher.short_name(language).to_owned(),
    }
}

/// Why a report was withdrawn, or is not there.
fn why(expected: &Expected<'_>, language: &str) -> String {
    let said = match expected.came {
        Came::Report(_) => None,
        Came::Withdrawn(report) => report.withdrawn.as_ref().map(|withdrawal| &withdrawal.why),
        Came::Nothing(absence) => absence.map(|absence| &absence.why),
    };
    said.map(|why| why.text(language).to_owned()).unwrap_or_default()
}
