//! Which publisher reports on which period, and why a report is missing.

use super::finding;
use super::link::Link;
use super::links::Links;
use crate::model::archive::{Archive, ArchivedReport, listing};
use crate::model::id::{PeriodId, PublisherId};
use crate::model::period::PeriodKind;
use crate::model::publisher::{Absence, AbsenceStatus};
use crate::pages::address::Route;
use crate::pages::view::Model;
use crate::text::strings::strings;
use serde::Serialize;

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
    /// The first report; where there is none, what the publisher's page says of that.
    pub href: Option<String>,
    /// `reported`; `withdrawn`; `not-due`, `late`, `not-published`, `other` as the publisher's page says;
    /// `missing` where it says nothing; `not-existing`.
    pub state: &'static str,
    /// Why there is no report, in the words of the publisher's page, or why it was withdrawn, in its own.
    pub why: String,
    /// How many of its figures contradict each other.
    pub findings: usize,
    /// Its further reports on the period.
    pub further: Vec<Further>,
}

/// A further report on a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Further {
    /// The title of its form.
    pub form: String,
    /// The report.
    pub href: String,
    /// How many of its figures contradict each other.
    pub findings: usize,
}

/// The states that a key explains, in its order.
const STATES: [&str; 8] =
    ["reported", "withdrawn", "late", "not-published", "other", "missing", "not-due", "not-existing"];

/// How many publishers of each kind report on which period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// The kind of period, in words.
    pub label: &'static str,
    /// The periods, from first to last.
    pub periods: Vec<Link>,
    /// The kinds of publisher.
    pub kinds: Vec<CountedKind>,
}

/// Publishers of one kind, counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountedKind {
    /// The kind, in words; nothing where the archive names none.
    pub label: String,
    /// The page of all publishers on which they begin.
    pub href: String,
    /// How many there are that report on such periods.
    pub publishers: usize,
    /// For each period how many report on it, of how many that existed.
    pub counts: Vec<Share>,
}

/// How many publishers reported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// How many.
    pub reported: usize,
    /// Of how many that existed.
    pub publishers: usize,
}

/// One matrix of some publishers for each kind of period that they report on.
pub(crate) fn matrices(model: &Model<'_>, links: &Links<'_>, publishers: &[PublisherId]) -> Vec<Matrix> {
    PeriodKind::ALL.iter().filter_map(|(_, kind)| matrix(model, links, *kind, publishers)).collect()
}

/// The publishers counted instead, for each kind of period.
pub(crate) fn counted(model: &Model<'_>, links: &Links<'_>) -> Vec<Counted> {
    PeriodKind::ALL.iter().filter_map(|(_, kind)| counted_on(model, links, *kind)).collect()
}

fn counted_on(model: &Model<'_>, links: &Links<'_>, kind: PeriodKind) -> Option<Counted> {
    let archive = model.archive;
    let periods = periods_of(archive, kind)?;
    let mut kinds: Vec<CountedKind> = Vec::new();
    for publisher in archive.publishers.ids().filter(|&p| reports_on_kind(archive, p, kind)) {
        let label = group_label(archive, publisher, links.language);
        let at = kinds.iter().position(|kind| kind.label == label).unwrap_or_else(|| {
            let page = Route::Publishers(listing::page_of(publisher));
            let counts = vec![Share::default(); periods.len()];
            kinds.push(CountedKind { label, href: links.to(page), publishers: 0, counts });
            kinds.len() - 1
        });
        kinds[at].publishers += 1;
        for (count, &period) in kinds[at].counts.iter_mut().zip(&periods) {
            let reports = archive.reports_on(publisher, &archive.period(period).id).next().is_some();
            count.reported += usize::from(reports);
            count.publishers += usize::from(reports || existed(archive, publisher, period));
        }
    }
    Some(Counted {
        label: strings(links.language).one_of("periods", kind.name()),
        periods: links_to(links, &periods),
        kinds,
    })
}

/// The periods of a kind, from first to last, if there are any.
fn periods_of(archive: &Archive, kind: PeriodKind) -> Option<Vec<PeriodId>> {
    let periods: Vec<PeriodId> =
        archive.periods.ids().filter(|&period| archive.period(period).kind == kind).collect();
    (!periods.is_empty()).then_some(periods)
}

fn reports_on_kind(archive: &Archive, publisher: PublisherId, kind: PeriodKind) -> bool {
    archive.reports.current_of(publisher).any(|report| report.period.kind == kind)
}

fn links_to(links: &Links<'_>, periods: &[PeriodId]) -> Vec<Link> {
    let link = |&p: &PeriodId| Link {
        label: links.archive.period(p).label(links.language),
        href: links.to(Route::period(p)),
    };
    periods.iter().map(link).collect()
}

/// The states that occur, in the order of the key.
pub(crate) fn states(matrices: &[Matrix]) -> Vec<&'static str> {
    let occurs = |state: &&str| {
        let mut rows = matrices.iter().flat_map(|m| &m.groups).flat_map(|group| &group.publishers);
        rows.any(|row| row.cells.iter().any(|cell| cell.state == *state))
    };
    STATES.into_iter().filter(occurs).collect()
}

fn matrix(
    model: &Model<'_>,
    links: &Links<'_>,
    kind: PeriodKind,
    publishers: &[PublisherId],
) -> Option<Matrix> {
    let archive = model.archive;
    let periods = periods_of(archive, kind)?;
    let mut groups: Vec<Group> = Vec::new();
    for &position in publishers.iter().filter(|&&p| reports_on_kind(archive, p, kind)) {
        let publisher = archive.publisher(position);
        let label = group_label(archive, position, links.language);
        let row = Row {
            name: publisher.short_name(links.language).to_owned(),
            href: links.to(Route::Publisher(position)),
            depth: publisher.ancestors().len(),
            cells: periods.iter().map(|&period| coverage(model, links, position, period)).collect(),
        };
        match groups.last_mut() {
            Some(group) if group.label == label || row.depth > 0 => group.publishers.push(row),
            _ => groups.push(Group { label, publishers: vec![row] }),
        }
    }
    (!groups.is_empty()).then(|| Matrix {
        label: strings(links.language).one_of("periods", kind.name()),
        periods: links_to(links, &periods),
        groups,
    })
}

/// The words for the kind of a publisher.
pub(crate) fn group_label(archive: &Archive, publisher: PublisherId, language: &str) -> String {
    let kind = archive.publisher(publisher).kind.as_ref();
    kind.and_then(|kind| archive.site.kind(kind))
        .map(|kind| kind.text(language).to_owned())
        .unwrap_or_default()
}

fn coverage(model: &Model<'_>, links: &Links<'_>, publisher: PublisherId, period: PeriodId) -> Coverage {
    let archive = model.archive;
    let id = &archive.period(period).id;
    let mut reports = archive.reports_on(publisher, id);
    let report = reports.next();
    let withdrawn = archive.withdrawn_on(publisher, id).next().filter(|_| report.is_none());
    let absence = stated(archive, publisher, id).filter(|_| report.or(withdrawn).is_none());
    Coverage {
        period: archive.period(period).label(links.language),
        href: match (report.or(withdrawn), absence) {
            (Some(report), _) => Some(links.to(Route::Report(report.position()))),
            (None, Some(_)) => Some(format!("{}#x-missing", links.to(Route::Publisher(publisher)))),
            (None, None) => None,
        },
        state: match (report.or(withdrawn), absence) {
            (Some(report), _) if report.withdrawn.is_some() => "withdrawn",
            (Some(_), _) => "reported",
            (None, Some(Absence { status: AbsenceStatus::DidNotExist, .. })) => "not-existing",
            (None, Some(absence)) => absence.status.name(),
            (None, None) if !existed(archive, publisher, period) => "not-existing",
            (None, None) => "missing",
        },
        why: withdrawn
            .and_then(|report| report.withdrawn.as_ref())
            .map(|withdrawal| &withdrawal.why)
            .or(absence.map(|absence| &absence.why))
            .map(|why| why.text(links.language).to_owned())
            .unwrap_or_default(),
        findings: report.map_or(0, |report| finding::contradictions(model, report.position())),
        further: reports.map(|report| further(model, links, report)).collect(),
    }
}

fn further(model: &Model<'_>, links: &Links<'_>, report: &ArchivedReport) -> Further {
    Further {
        form: model.archive.form(report.form).title.text(links.language).to_owned(),
        href: links.to(Route::Report(report.position())),
        findings: finding::contradictions(model, report.position()),
    }
}

/// What a publisher's page says of a period without a report.
pub(crate) fn stated<'a>(archive: &'a Archive, publisher: PublisherId, period: &str) -> Option<&'a Absence> {
    archive.publisher(publisher).missing.iter().find(|absence| *absence.period.id == *period)
}

/// Whether a publisher existed in any part of a period.
pub(crate) fn existed(archive: &Archive, publisher: PublisherId, period: PeriodId) -> bool {
    archive.publisher(publisher).existed.touches(archive.period(period))
}
