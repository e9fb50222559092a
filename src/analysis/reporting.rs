//! Who reported on a period and when, held against the deadlines that the archive declares. What is expected
//! and did not come is not in the archive: how late it is would depend on the day of the build.

use super::check::{Finding, Outcome};
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::{FormId, PeriodId, PublisherId};
use crate::model::period::Period;
use crate::model::publisher::{Absence, AbsenceStatus};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A report that is there for a period, or is expected and is not.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Expected<'a> {
    /// Who reports.
    pub publisher: PublisherId,
    /// What came.
    pub came: Came<'a>,
    /// When it was first published, as far as it says.
    pub published: Option<Date>,
    /// The last day in time, where one is declared.
    pub deadline: Option<Date>,
}

/// What came of a report that is expected.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Came<'a> {
    /// The report.
    Report(&'a ArchivedReport),
    /// A report that was taken back.
    Withdrawn(&'a ArchivedReport),
    /// None, and what the publisher's page says of that.
    Nothing(Option<&'a Absence>),
}

/// How a report stands to its deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Timing {
    /// Published on the last day in time or before.
    InTime,
    /// Published later.
    Late,
    /// Published on a day that no deadline is declared for.
    Published,
    /// It does not say when it was published.
    Undated,
    /// Taken back.
    Withdrawn,
    /// Not in the archive.
    Absent,
    /// Not in the archive, and none was due.
    NotDue,
}

impl Timing {
    /// Every one with its name.
    pub(crate) const ALL: [(&'static str, Self); 7] = [
        ("in-time", Self::InTime),
        ("late", Self::Late),
        ("published", Self::Published),
        ("undated", Self::Undated),
        ("withdrawn", Self::Withdrawn),
        ("absent", Self::Absent),
        ("not-due", Self::NotDue),
    ];

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, timing)| *timing == self).map_or("", |(name, _)| name)
    }
}

impl<'a> Expected<'a> {
    /// The report that stands or was taken back.
    pub(crate) fn report(&self) -> Option<&'a ArchivedReport> {
        match self.came {
            Came::Report(report) | Came::Withdrawn(report) => Some(report),
            Came::Nothing(_) => None,
        }
    }

    /// What the publisher's page says of a report that is not there.
    pub(crate) fn absence(&self) -> Option<&'a Absence> {
        if let Came::Nothing(absence) = self.came { absence } else { None }
    }

    /// How it stands to its deadline.
    pub(crate) fn timing(&self) -> Timing {
        match (self.came, self.published, self.deadline) {
            (Came::Withdrawn(_), ..) => Timing::Withdrawn,
            (Came::Nothing(Some(absence)), ..) if absence.status == AbsenceStatus::NotDue => Timing::NotDue,
            (Came::Nothing(_), ..) => Timing::Absent,
            (Came::Report(_), None, _) => Timing::Undated,
            (Came::Report(_), Some(_), None) => Timing::Published,
            (Came::Report(_), Some(on), Some(deadline)) if on <= deadline => Timing::InTime,
            (Came::Report(_), Some(_), Some(_)) => Timing::Late,
        }
    }

    /// How many days after the last day in time it was published; before it the number is negative.
    pub(crate) fn days_late(&self) -> Option<i32> {
        let (Came::Report(_), Some(on), Some(deadline)) = (self.came, self.published, self.deadline) else {
            return None;
        };
        Some((on - deadline).get_days())
    }
}

/// What is there for a period or expected, in the order of the publishers, wholes before their parts.
///
/// Who existed in the period and reports on others of its kind, or says why there is no report, is expected
/// to report once. What further reports there should be, nobody says: each that is there counts.
pub(crate) fn on(archive: &Archive, position: PeriodId) -> Vec<Expected<'_>> {
    let period = archive.period(position);
    let mut withdrawn: BTreeMap<PublisherId, Vec<&ArchivedReport>> = BTreeMap::new();
    for report in archive.reports.withdrawn().iter().filter(|report| report.period.id == period.id) {
        withdrawn.entry(report.publisher()).or_default().push(report);
    }
    let of = |publisher: PublisherId| {
        let there = archive.reports_on(publisher, &period.id).map(Came::Report);
        let taken_back =
            withdrawn.get(&publisher).into_iter().flatten().map(|report| Came::Withdrawn(report));
        let mut all: Vec<Came<'_>> = there.chain(taken_back).collect();
        if all.is_empty() {
            all.extend(nothing(archive, publisher, period));
        }
        all.into_iter().map(move |came| expected(archive, publisher, came, period))
    };
    archive.publishers.ids().flat_map(of).collect()
}

/// Whether a publisher has no report on a period by a family of forms, though one was due or was taken back.
pub(crate) fn is_absent(archive: &Archive, publisher: PublisherId, period: &Period, family: &str) -> bool {
    let is_own = |report: &ArchivedReport| archive.form(report.form).family == *family;
    if archive.reports_on(publisher, &period.id).any(is_own) {
        return false;
    }
    let declared = archive.publisher(publisher);
    let absence = declared.missing.iter().find(|absence| absence.period.id == period.id);
    let none_is_due =
        |absence: &Absence| matches!(absence.status, AbsenceStatus::NotDue | AbsenceStatus::DidNotExist);
    let mut others = archive.reports_of(publisher).iter();
    let is_due = declared.existed.touches(period)
        && !absence.is_some_and(none_is_due)
        && (absence.is_some() || others.any(|report| report.period.kind == period.kind && is_own(report)));
    is_due || archive.withdrawn_on(publisher, &period.id).any(is_own)
}

/// That nothing came, where something is expected.
fn nothing<'a>(archive: &'a Archive, publisher: PublisherId, period: &Period) -> Option<Came<'a>> {
    let declared = archive.publisher(publisher);
    let absence = declared.missing.iter().find(|absence| absence.period.id == period.id);
    let reports = || archive.reports_of(publisher).iter().any(|report| report.period.kind == period.kind);
    let existed = declared.existed.touches(period)
        && absence.is_none_or(|absence| absence.status != AbsenceStatus::DidNotExist);
    (existed && (absence.is_some() || reports())).then_some(Came::Nothing(absence))
}

fn expected<'a>(archive: &Archive, publisher: PublisherId, came: Came<'a>, period: &Period) -> Expected<'a> {
    let (published, deadline) = match came {
        Came::Report(report) | Came::Withdrawn(report) => (
            archive.versions(report.position()).find_map(|version| version.published),
            deadline(archive, publisher, report.form, report.period.end),
        ),
        Came::Nothing(_) => (None, deadline_of_none(archive, publisher, period)),
    };
    Expected { publisher, came, published, deadline }
}

fn deadline(archive: &Archive, publisher: PublisherId, form: FormId, end: Date) -> Option<Date> {
    let kind = archive.publisher(publisher).kind.as_deref();
    archive.site.deadlines.of(archive.form(form), kind)?.after(end)
}

/// The deadline of a report that is not there: the one that it would have by the form of the report before
/// it, and by that of the report after it, where both say the same.
fn deadline_of_none(archive: &Archive, publisher: PublisherId, period: &Period) -> Option<Date> {
    let reports = || archive.reports_of(publisher).iter().filter(|report| report.period.kind == period.kind);
    let before = reports().rev().find(|report| report.period < *period);
    let after = reports().find(|report| report.period > *period);
    let by_form = |report: &ArchivedReport| {
        // The days of a fiscal year are those that the form gives it.
        let end = archive.form(report.form).used.period(&period.id).ok()?.end;
        deadline(archive, publisher, report.form, end)
    };
    let mut said = before.into_iter().chain(after).map(by_form);
    let first = said.next()??;
    said.all(|other| other == Some(first)).then_some(first)
}

/// How many findings of a report nobody has explained.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Open {
    /// Figures that contradict each other.
    pub contradictions: usize,
    /// Figures that are only asked about.
    pub questions: usize,
    /// Checks that could not be made.
    pub unassessed: usize,
}

impl Open {
    /// Counts findings.
    pub(crate) fn of(findings: &[Finding]) -> Self {
        let mut open = Self::default();
        for finding in findings.iter().filter(|finding| finding.acknowledged.is_none()) {
            match finding.outcome {
                Outcome::Contradiction => open.contradictions += 1,
                Outcome::Notice => open.questions += 1,
                Outcome::Unassessed(_) => open.unassessed += 1,
            }
        }
        open
    }
}
