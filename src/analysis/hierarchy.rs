//! The figures of publishers held against those of their parts: what adds up over the hierarchy, and what
//! does not.
//!
//! What a publisher reports includes what its parts report, as in totals over all publishers
//! ([`super::series::total`]). So its figure may be larger than the sum of its parts' figures (it has cases
//! of its own, or a part has not reported), and never smaller.

use super::check::Findings;
use super::comparable::{Cause, Purpose, hindrance};
use super::reporting;
use super::series;
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::figure::{self, CellKind, Decimal};
use crate::model::form::{Aggregate, Indicator};
use crate::model::id::{PeriodId, PublisherId};
use crate::model::period::Period;
use crate::model::report::{CellId, CellRef};

/// A report of a publisher, and the reports of its parts on the same period by the same form.
pub(crate) struct Whole<'a> {
    /// The publisher's own.
    pub report: &'a ArchivedReport,
    /// Those of its parts. Where a part has none, those of the parts of that one stand for it.
    pub parts: Vec<&'a ArchivedReport>,
    /// The parts that have none, though one is expected; not those below them.
    pub absent: Vec<PublisherId>,
}

/// A figure of a whole, held against those of its parts.
pub(crate) struct Held {
    /// The figure of the whole.
    pub cell: CellRef,
    /// What it is.
    pub indicator: Indicator,
    /// The exact sum of the parts' figures; none where one of them has no number or may not be added.
    pub sum: Option<Decimal>,
    /// How they stand to each other.
    pub standing: Standing,
}

/// How a whole stands to the sum of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// They are equal.
    Equal,
    /// The whole is larger, by so much: what it reports besides its parts, or what a part has not reported.
    Larger(Decimal),
    /// The whole is smaller, by so much, which cannot be.
    Smaller(Decimal),
    /// They cannot be held against each other, for this reason.
    Unassessed(Hindrance),
}

/// Why a figure cannot be held against those of the parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hindrance {
    /// The figures cannot be compared.
    Incomparable(Cause),
    /// Figures of this kind can be below zero, so what the publisher has besides its parts may make its own
    /// smaller.
    Signed,
}

impl Hindrance {
    /// Its name, as in the exports.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Incomparable(cause) => cause.name(),
            Self::Signed => "signed",
        }
    }
}

impl From<Cause> for Hindrance {
    fn from(cause: Cause) -> Self {
        Self::Incomparable(cause)
    }
}

impl Standing {
    /// Its name, as in the exports.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Larger(_) => "larger",
            Self::Smaller(_) => "smaller",
            Self::Unassessed(_) => "unassessed",
        }
    }

    /// The whole less the sum of its parts.
    pub(crate) fn difference(self) -> Option<Decimal> {
        match self {
            Self::Equal => Some(Decimal::ZERO),
            Self::Larger(by) => Some(by),
            Self::Smaller(by) => Some(-by),
            Self::Unassessed(_) => None,
        }
    }
}

/// The reports on a period that have reports of parts beside them, in the order of the publishers.
pub(crate) fn on(archive: &Archive, position: PeriodId) -> Vec<Whole<'_>> {
    archive.publishers.ids().flat_map(|publisher| of(archive, publisher, position)).collect()
}

/// Those of one publisher.
pub(crate) fn of(
    archive: &Archive,
    publisher: PublisherId,
    position: PeriodId,
) -> impl Iterator<Item = Whole<'_>> {
    let period = archive.period(position);
    let with_parts = Some(publisher).filter(|&publisher| !archive.publisher(publisher).parts().is_empty());
    let reports = with_parts.into_iter().flat_map(|publisher| archive.reports_on(publisher, &period.id));
    let whole = move |report| {
        let mut whole = Whole { report, parts: Vec::new(), absent: Vec::new() };
        gather(archive, publisher, period, true, &mut whole);
        whole
    };
    reports.map(whole).filter(|whole| !whole.parts.is_empty())
}

/// Whether any publisher is a part of another, so that something can be held against something.
pub(crate) fn has_parts(archive: &Archive) -> bool {
    archive.publishers.iter().any(|publisher| publisher.parent().is_some())
}

/// Gathers the reports of a publisher's parts. A part that is missing is named, and not those below it, whose
/// reports would only stand for its own.
fn gather<'a>(
    archive: &'a Archive,
    publisher: PublisherId,
    period: &Period,
    is_named: bool,
    whole: &mut Whole<'a>,
) {
    let family = &archive.form(whole.report.form).family;
    for &part in archive.publisher(publisher).parts() {
        let is_own = |report: &&ArchivedReport| archive.form(report.form).family == *family;
        match archive.reports_on(part, &period.id).find(is_own) {
            Some(report) => whole.parts.push(report),
            None => {
                let is_absent = is_named && reporting::is_absent(archive, part, period, family);
                if is_absent {
                    whole.absent.push(part);
                }
                gather(archive, part, period, is_named && !is_absent, whole);
            }
        }
    }
}

impl Whole<'_> {
    /// Each of its figures that the form adds up over publishers, against those of its parts.
    pub(crate) fn figures(&self, archive: &Archive, findings: &Findings) -> Vec<Held> {
        let report = self.report.position();
        let parts = self.report.data.entries().flat_map(|(part, data)| {
            data.cells().map(move |(row, column)| CellId { data: part, row, column })
        });
        parts.filter_map(|cell| self.held(archive, findings, CellRef { report, cell })).collect()
    }

    fn held(&self, archive: &Archive, findings: &Findings, at: CellRef) -> Option<Held> {
        let cell = archive.cell(at);
        let indicator = cell.indicator()?;
        let is_added = match cell.spec().aggregate {
            Aggregate::Sum => true,
            Aggregate::None | Aggregate::Min | Aggregate::Max => false,
        };
        if !is_added || !cell.is_given() {
            return None;
        }
        let own = self.number(archive, findings, at, at);
        let address = cell.address();
        let of_part = |part: &&ArchivedReport| {
            let cell = part.data.find(&address).ok_or(Hindrance::from(Cause::Inexact))?;
            self.number(archive, findings, at, CellRef { report: part.position(), cell })
        };
        let sum = self.parts.iter().try_fold(Decimal::ZERO, |sum, part| {
            figure::add(sum, of_part(part)?).ok_or(Cause::Inexact.into())
        });
        let standing = match (own, sum) {
            (Err(why), _) | (_, Err(why)) => Standing::Unassessed(why),
            (Ok(own), Ok(sum)) => match figure::add(own, -sum) {
                None => Standing::Unassessed(Cause::Inexact.into()),
                Some(rest) if rest.is_zero() => Standing::Equal,
                Some(rest) if rest > Decimal::ZERO => Standing::Larger(rest),
                Some(rest) => Standing::Smaller(-rest),
            },
        };
        Some(Held { cell: at, indicator, sum: sum.ok(), standing })
    }

    /// The number of a cell, or why it cannot be held against the whole's.
    fn number(
        &self,
        archive: &Archive,
        findings: &Findings,
        whole: CellRef,
        cell: CellRef,
    ) -> Result<Decimal, Hindrance> {
        let asked = archive.cell(whole);
        let place = (asked.data().form_id(), asked.indicator().ok_or(Cause::Inexact)?);
        let reasons = series::beside(archive, findings, &[cell], place, &self.report.period);
        let reasons = reasons.ok_or(Cause::Inexact)?;
        // Which of two is larger is asked: parts that cover something else than the whole say nothing of it.
        if let Some(reason) = hindrance(&reasons, Purpose::Rank) {
            return Err(reason.cause.into());
        }
        let number = archive.cell(cell).figure().value.number().ok_or(Cause::Inexact)?;
        let is_signed = asked.spec().kind == CellKind::Change || number < Decimal::ZERO;
        if is_signed { Err(Hindrance::Signed) } else { Ok(number) }
    }
}
