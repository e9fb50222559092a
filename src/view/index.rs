//! The first page: what the archive holds.

use super::Model;
use super::links::Links;
use super::page::{self, Link};
use crate::address::Route;
use crate::archive::Archive;
use crate::check::Outcome;
use crate::period::PeriodKind;
use crate::prose;
use serde::Serialize;

/// What the archive holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndexView {
    /// What it says of itself in a sentence or two.
    pub description: String,
    /// How much there is of everything.
    pub counts: Totals,
    /// Prose of the archive's own, as HTML.
    pub prose: String,
    /// The language of that prose.
    pub language: String,
    /// Publisher × period, one matrix for each kind of period.
    pub matrices: Vec<Matrix>,
    /// The reports published or signed last.
    pub latest: Vec<Latest>,
}

/// How much an archive holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Publishers.
    pub publishers: usize,
    /// Periods.
    pub periods: usize,
    /// Reports.
    pub reports: usize,
    /// Figures.
    pub figures: usize,
    /// Findings that say two figures contradict each other.
    pub findings: usize,
}

/// Which publisher reports on which period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Matrix {
    /// The kind of period, in words.
    pub label: &'static str,
    /// The periods, from first to last.
    pub periods: Vec<Link>,
    /// Publishers by kind.
    pub groups: Vec<Group>,
}

/// Publishers of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The kind, in words.
    pub label: String,
    /// The publishers.
    pub publishers: Vec<Row>,
}

/// One publisher of a matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// How deep it stands among the parts of others.
    pub depth: usize,
    /// One cell for each period.
    pub cells: Vec<Coverage>,
}

/// Whether a publisher reports on a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// The period.
    pub period: String,
    /// The report.
    pub href: Option<String>,
    /// `reported`, `missing` or `not-existing`.
    pub state: &'static str,
    /// How many of its figures contradict each other.
    pub findings: usize,
}

/// A report of late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Latest {
    /// Its title.
    pub title: String,
    /// The language of its title.
    pub title_language: String,
    /// Its page.
    pub href: String,
    /// When it was published, or else signed: `YYYY-MM-DD`.
    pub date: String,
}

/// How many of the latest reports are listed.
const LATEST: usize = 8;

/// The first page.
pub fn view(model: &Model<'_>, links: &Links<'_>) -> IndexView {
    let archive = model.archive;
    let prose = archive
        .home
        .map(|place| prose::render(model.archive, model.sources, links.route, links.language, place).whole());
    let dates = archive.reports.iter().map(|report| report.published.or(report.signed));
    let mut dated: Vec<(usize, _)> = dates.enumerate().filter_map(|(r, date)| Some((r, date?))).collect();
    dated.sort_by_key(|&(r, date)| (std::cmp::Reverse(date), r));
    IndexView {
        description: archive.site.description.text(links.language).to_owned(),
        counts: Totals {
            publishers: archive.publishers.len(),
            periods: archive.periods.len(),
            reports: archive.reports.len(),
            figures: archive
                .reports
                .iter()
                .flat_map(|r| &r.data)
                .map(crate::report::BlockData::figure_count)
                .sum(),
            findings: model.findings.iter().filter(|f| f.outcome == Outcome::Contradiction).count(),
        },
        prose: prose.unwrap_or_default(),
        language: archive.site.first_language().to_owned(),
        matrices: PeriodKind::ALL.iter().filter_map(|(_, kind)| matrix(model, links, *kind)).collect(),
        latest: dated
            .into_iter()
            .take(LATEST)
            .map(|(r, date)| Latest {
                title: archive.title(r, links.language),
                title_language: page::title_language(archive, r, links.language),
                href: links.to(Route::Report(r)),
                date: date.to_string(),
            })
            .collect(),
    }
}

fn matrix(model: &Model<'_>, links: &Links<'_>, kind: PeriodKind) -> Option<Matrix> {
    let archive = model.archive;
    let periods: Vec<usize> =
        (0..archive.periods.len()).filter(|&p| archive.periods[p].kind == kind).collect();
    if periods.is_empty() {
        return None;
    }
    let mut groups: Vec<Group> = Vec::new();
    for (position, publisher) in archive.publishers.iter().enumerate() {
        if !archive.reports_of(position).any(|(_, report)| report.period.kind == kind) {
            continue;
        }
        let label = group_label(archive, position, links.language);
        let row = Row {
            name: publisher.short_name(links.language).to_owned(),
            href: links.to(Route::Publisher(position)),
            depth: archive.depth(position),
            cells: periods.iter().map(|&period| coverage(model, links, position, period)).collect(),
        };
        match groups.last_mut() {
            Some(group) if group.label == label || row.depth > 0 => group.publishers.push(row),
            _ => groups.push(Group { label, publishers: vec![row] }),
        }
    }
    let link = |&p: &usize| Link {
        label: archive.periods[p].label(links.language),
        href: links.to(Route::Period(p)),
    };
    Some(Matrix {
        label: kind_label(kind, links.language),
        periods: periods.iter().map(link).collect(),
        groups,
    })
}

fn kind_label(kind: PeriodKind, language: &str) -> &'static str {
    let (zh, en) = match kind {
        PeriodKind::Year => ("年度", "calendar years"),
        PeriodKind::FiscalYear => ("财政年度", "fiscal years"),
        PeriodKind::Half => ("半年", "half-years"),
        PeriodKind::Quarter => ("季度", "quarters"),
        PeriodKind::Month => ("月份", "months"),
        PeriodKind::Span => ("其他期间", "other periods"),
    };
    if language == "zh" { zh } else { en }
}

/// The words for the kind of a publisher.
pub fn group_label(archive: &Archive, publisher: usize, language: &str) -> String {
    let kind = archive.publishers[publisher].kind.as_ref();
    kind.and_then(|kind| archive.site.kind(kind))
        .map(|kind| kind.text(language).to_owned())
        .unwrap_or_default()
}

fn coverage(model: &Model<'_>, links: &Links<'_>, publisher: usize, period: usize) -> Coverage {
    let archive = model.archive;
    let report = archive.report(publisher, &archive.periods[period].id);
    let findings = |report| {
        model
            .findings_of(report)
            .iter()
            .filter(|f| f.outcome == Outcome::Contradiction && f.acknowledged.is_none())
            .count()
    };
    Coverage {
        period: archive.periods[period].label(links.language),
        href: report.map(|report| links.to(Route::Report(report))),
        state: match report {
            Some(_) => "reported",
            None if !existed(archive, publisher, period) => "not-existing",
            None => "missing",
        },
        findings: report.map_or(0, findings),
    }
}

/// Whether a publisher existed in any part of a period.
pub fn existed(archive: &Archive, publisher: usize, period: usize) -> bool {
    let (publisher, period) = (&archive.publishers[publisher], &archive.periods[period]);
    let (start, end) = (period.start.to_string(), period.end.to_string());
    // A year and a date both compare with a date by their text.
    publisher.existed_from.as_ref().is_none_or(|from| *from <= end)
        && publisher.existed_to.as_ref().is_none_or(|to| to.as_str() >= &start[..to.len().min(start.len())])
}
