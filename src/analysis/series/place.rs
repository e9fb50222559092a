//! Where a series is found in a report, whatever edition its table follows.

use crate::model::archive::{Archive, ArchivedReport, EditionCell};
use crate::model::form::{Ending, Indicator, Link};
use crate::model::id::{FormId, PublisherId, ReportId};
use crate::model::report::{CellId, CellRef};

/// The cells of a report that a series stands in.
pub(super) struct Located {
    pub cells: Vec<CellRef>,
    /// The edition they are of.
    pub form: FormId,
    /// Whether the series goes on for these cells, so that they need none of their own.
    pub covers: bool,
}

/// Finds a series in a report: in its own edition, in an older one that it continues, or as the sum of what
/// it was split into in a newer one.
pub(super) fn locate(
    archive: &Archive,
    publisher: PublisherId,
    report: ReportId,
    subject: &EditionCell,
) -> Option<Located> {
    let report = archive.report(report);
    if let Some(cell) = subject.find_in(report).filter(|cell| exists(archive, *cell)) {
        return Some(Located { cells: vec![cell], form: subject.form, covers: true });
    }
    // A row that only reports have continues nothing beyond its own edition.
    let own = subject.indicator(&archive.forms)?;
    report.data.editions().into_iter().find_map(|form| {
        if let Some(older) = archive.editions.between(publisher, subject.form, form) {
            let continuation = older.of(own).filter(|continuation| continuation.link.leads_back())?;
            let cells = cells_in(archive, report, form, &continuation.from, &subject.row)?;
            return Some(Located { cells, form, covers: continuation.link != Link::Merged });
        }
        let newer = archive.editions.between(publisher, form, subject.form)?;
        let ending = newer.ending(own).filter(|ending| ending.link == Link::Split)?;
        let cells = cells_in(archive, report, form, &ending.to, &subject.row)?;
        Some(Located { cells, form, covers: false })
    })
}

/// Why a series of an older edition does not go on in the newest edition of its table that a later report
/// follows.
pub(super) fn ending(
    archive: &Archive,
    publisher: PublisherId,
    reports: &[ReportId],
    subject: &EditionCell,
) -> Option<Ending> {
    let own = subject.indicator(&archive.forms)?;
    let mut editions = reports.iter().rev().flat_map(|&report| archive.report(report).data.editions());
    editions.find_map(|form| archive.editions.between(publisher, form, subject.form)?.ending(own).cloned())
}

/// The cells of a report for cells of one of its editions; `None` where a table is missing or a cell does not
/// exist.
fn cells_in(
    archive: &Archive,
    report: &ArchivedReport,
    form: FormId,
    wanted: &[Indicator],
    row: &str,
) -> Option<Vec<CellRef>> {
    if wanted.is_empty() {
        return None;
    }
    let find = |cell: &Indicator| {
        let (data, block) = report.data.of_block(form, cell.block)?;
        let named = block.block().row(cell.row);
        let row = block.find_row(if named.open { row } else { &named.id })?;
        let found = CellRef { report: report.position(), cell: CellId { data, row, column: cell.column } };
        exists(archive, found).then_some(found)
    };
    wanted.iter().map(find).collect()
}

fn exists(archive: &Archive, cell: CellRef) -> bool {
    archive.cell(cell).data().has(cell.cell.row, cell.cell.column)
}

/// Whether none of the cells gives a figure.
pub(super) fn says_nothing(archive: &Archive, located: &Located) -> bool {
    located.cells.iter().all(|&cell| !archive.cell(cell).is_given())
}
