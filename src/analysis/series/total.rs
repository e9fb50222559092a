//! One figure over several publishers in one period, where the form declares how.

use crate::model::archive::Archive;
use crate::model::figure::{self, Decimal};
use crate::model::form::{Aggregate, Indicator, Link};
use crate::model::id::{FormId, PublisherId, ReportId};
use crate::model::report::CellRef;
use std::collections::BTreeSet;

/// A figure made of those of several publishers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Total {
    /// The exact number.
    pub number: Decimal,
    /// The figures it is made of.
    pub cells: Vec<CellRef>,
    /// Of how many reports.
    pub reports: usize,
    /// Figures left out since the whole that the publisher is a part of is in it.
    pub parts: usize,
    /// Figures left out since they are no exact number.
    pub unknown: usize,
    /// Figures left out since their edition defines them otherwise.
    pub other_editions: usize,
    /// Figures in it whose report declares a scope of its own.
    pub scopes: usize,
}

/// The total of an indicator over reports of one period; `None` where the form declares none, or no figure is
/// a number.
///
/// A parent's figures include those of its parts, which are not added twice.
pub(crate) fn total(
    archive: &Archive,
    reports: &[ReportId],
    form: FormId,
    indicator: Indicator,
) -> Option<Total> {
    let edition = archive.form(form);
    let spec = edition.block(indicator.block).spec(Some(indicator.row), indicator.column);
    let aggregate = spec.aggregate;
    let address = indicator.address(edition);
    let mut total = Total {
        number: Decimal::ZERO,
        cells: Vec::new(),
        reports: reports.len(),
        parts: 0,
        unknown: 0,
        other_editions: 0,
        scopes: 0,
    };
    let mut found: Vec<(PublisherId, CellRef, Decimal)> = Vec::new();
    for &position in reports {
        let report = archive.report(position);
        let Some(cell) = report.data.find(&address) else {
            total.unknown += 1;
            continue;
        };
        let cell = CellRef { report: position, cell };
        if !joins(archive, cell, form, indicator) {
            total.other_editions += 1;
            continue;
        }
        match archive.cell(cell).figure().value.number() {
            Some(number) => found.push((report.publisher(), cell, number)),
            None => total.unknown += 1,
        }
    }
    let counted: BTreeSet<PublisherId> = found.iter().map(|(publisher, ..)| *publisher).collect();
    let mut number: Option<Decimal> = None;
    for (publisher, cell, figure) in found {
        if archive.publisher(publisher).ancestors().iter().any(|whole| counted.contains(whole)) {
            total.parts += 1;
            continue;
        }
        let scope = &archive.report(cell.report).scope;
        total.scopes += usize::from(scope.iter().any(|note| note.concerns(cell.cell)));
        total.cells.push(cell);
        number = Some(match (aggregate, number) {
            (Aggregate::None, _) => return None,
            (_, None) => figure,
            (Aggregate::Sum, Some(sum)) => figure::add(sum, figure)?,
            (Aggregate::Min, Some(least)) => least.min(figure),
            (Aggregate::Max, Some(most)) => most.max(figure),
        });
    }
    total.number = number?;
    Some(total)
}

/// Whether a figure may be added to those that follow an edition, and ranked among them: it is of that
/// edition, or of one in which it is the same, in the same unit.
pub(crate) fn joins(archive: &Archive, cell: CellRef, form: FormId, indicator: Indicator) -> bool {
    let cell = archive.cell(cell);
    let (report, edition) = (cell.report(), cell.data().form_id());
    if edition == form {
        return true;
    }
    let own = cell.unit();
    let wanted = archive.form(form).block(indicator.block);
    let wanted = wanted.spec(Some(indicator.row), indicator.column).unit(&report.period);
    own.map(|unit| &unit.label) == wanted.map(|unit| &unit.label)
        && continues(archive, report.publisher(), form, edition, indicator)
}

/// Whether a cell is the same figure in two editions.
fn continues(
    archive: &Archive,
    publisher: PublisherId,
    form: FormId,
    other: FormId,
    cell: Indicator,
) -> bool {
    let same = |newer: FormId, older: FormId, cell| {
        let continuation = archive.editions.between(publisher, newer, older)?.of(cell)?;
        Some(continuation.link <= Link::Renamed)
    };
    let address = cell.address(archive.form(form));
    let there = archive.form(other).indicator(&address);
    same(form, other, cell).or_else(|| same(other, form, there?)).unwrap_or(false)
}
