//! One figure over several publishers in one period, where the form declares how.

use crate::analysis::check::Findings;
use crate::analysis::comparable::{self, Cause, Purpose, Reason, Side, Way, hindrance};
use crate::model::archive::Archive;
use crate::model::figure::{self, Decimal};
use crate::model::form::{Aggregate, Indicator};
use crate::model::id::{FormId, PublisherId, ReportId};
use crate::model::period::Period;
use crate::model::report::CellRef;
use std::collections::BTreeSet;

/// A figure made of those of several publishers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Total {
    /// The exact number.
    pub number: Decimal,
    /// The figures it is made of.
    pub cells: Vec<CellRef>,
    /// How many reports there are.
    pub reports: usize,
    /// How many of the figures in it are marked, by what marks them.
    pub marked: Vec<Tally>,
    /// How many figures are left out since the whole that the publisher is a part of is in it.
    pub parts: usize,
    /// How many figures are left out, by what forbids adding them.
    pub left_out: Vec<Tally>,
}

/// How many figures have something between them and the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    /// What.
    pub cause: Cause,
    /// How many.
    pub figures: usize,
}

/// The total of an indicator over reports of one period; `None` where the form declares none, or no figure
/// may be in it.
///
/// A parent's figures include those of its parts, which are not added twice.
pub(crate) fn total(
    archive: &Archive,
    findings: &Findings,
    reports: &[ReportId],
    (form, indicator): (FormId, Indicator),
    period: &Period,
) -> Option<Total> {
    let edition = archive.form(form);
    let aggregate = edition.block(indicator.block).spec(Some(indicator.row), indicator.column).aggregate;
    let address = indicator.address(edition);
    let (mut marked, mut left_out) = (Vec::new(), Vec::new());
    let mut found: Vec<(PublisherId, CellRef, Decimal, Vec<Reason>)> = Vec::new();
    for &position in reports {
        let report = archive.report(position);
        let cell = report.data.find(&address).map(|cell| CellRef { report: position, cell });
        let reasons = cell.and_then(|cell| beside(archive, findings, &[cell], (form, indicator), period));
        let number = cell.and_then(|cell| archive.cell(cell).figure().value.number());
        let hindrance = reasons.as_ref().and_then(|reasons| hindrance(reasons, Purpose::Total));
        match (cell, number, reasons.as_ref().map(|_| hindrance)) {
            (Some(cell), Some(number), Some(None)) => {
                found.push((report.publisher(), cell, number, reasons.unwrap_or_default()));
            }
            (_, _, hindrance) => {
                let cause = hindrance.flatten().map_or(Cause::Inexact, |reason| reason.cause);
                left_out.push(cause);
            }
        }
    }
    let counted: BTreeSet<PublisherId> = found.iter().map(|(publisher, ..)| *publisher).collect();
    let (mut cells, mut parts) = (Vec::new(), 0);
    let mut number: Option<Decimal> = None;
    for (publisher, cell, figure, reasons) in found {
        if archive.publisher(publisher).ancestors().iter().any(|whole| counted.contains(whole)) {
            parts += 1;
            continue;
        }
        marked.extend(reasons.iter().map(|reason| reason.cause).filter(|cause| !cause.is_quiet()));
        cells.push(cell);
        number = Some(match (aggregate, number) {
            (Aggregate::None, _) => return None,
            (_, None) => figure,
            (Aggregate::Sum, Some(sum)) => figure::add(sum, figure)?,
            (Aggregate::Min, Some(least)) => least.min(figure),
            (Aggregate::Max, Some(most)) => most.max(figure),
        });
    }
    let (marked, left_out) = (tallied(marked), tallied(left_out));
    Some(Total { number: number?, cells, reports: reports.len(), marked, parts, left_out })
}

/// How many of each cause there are.
fn tallied(mut causes: Vec<Cause>) -> Vec<Tally> {
    causes.sort_unstable();
    let alike = causes.chunk_by(|one, other| one == other);
    alike.filter_map(|alike| Some(Tally { cause: *alike.first()?, figures: alike.len() })).collect()
}

/// What stands between what a report states in some cells and an edition's cell in a period, by which the
/// figures of several publishers are held together; `None` without cells.
pub(crate) fn beside(
    archive: &Archive,
    findings: &Findings,
    cells: &[CellRef],
    (form, indicator): (FormId, Indicator),
    period: &Period,
) -> Option<Vec<Reason>> {
    let asked = Side::asked(archive, form, indicator, period);
    let own = Side::of(archive, findings, cells)?;
    Some(comparable::between(archive, own.publisher?, &asked, &own, Way::Beside))
}
