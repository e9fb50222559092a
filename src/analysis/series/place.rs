//! Where a series is found in a report, whatever edition its table follows.

use super::Subject;
use crate::model::archive::Archive;
use crate::model::figure::Value;
use crate::model::form::{Ending, Indicator, Link};
use crate::model::report::CellRef;

/// The cells of a report that a series stands in.
pub struct Located {
    pub cells: Vec<CellRef>,
    /// The edition they are of.
    pub form: usize,
    /// Whether the series goes on for these cells, so that they need none of their own.
    pub covers: bool,
}

/// Finds a series in a report: in its own edition, in an older one that it continues, or as the sum of what it was
/// split into in a newer one.
pub fn locate(archive: &Archive, publisher: usize, report: usize, subject: &Subject) -> Option<Located> {
    let found = cells_in(archive, report, subject.form, &[indicator(archive, subject)?], &subject.row);
    if let Some(cells) = found {
        return Some(Located { cells, form: subject.form, covers: true });
    }
    editions(archive, report).into_iter().find_map(|form| {
        let own = indicator(archive, subject)?;
        if let Some(older) = archive.editions.between(publisher, subject.form, form) {
            let continuation = older.of(own).filter(|c| !matches!(c.link, Link::Split | Link::New))?;
            let cells = cells_in(archive, report, form, &continuation.from, &subject.row)?;
            return Some(Located { cells, form, covers: continuation.link != Link::Merged });
        }
        let newer = archive.editions.between(publisher, form, subject.form)?;
        let ending = newer.ending(own).filter(|ending| ending.link == Link::Split)?;
        let cells = cells_in(archive, report, form, &ending.to, &subject.row)?;
        Some(Located { cells, form, covers: false })
    })
}

/// Why a series of an older edition does not go on in the newest edition of its table that a later report follows.
pub fn ending(archive: &Archive, publisher: usize, reports: &[usize], subject: &Subject) -> Option<Ending> {
    let own = indicator(archive, subject)?;
    reports
        .iter()
        .rev()
        .flat_map(|&report| editions(archive, report))
        .find_map(|form| archive.editions.between(publisher, form, subject.form)?.ending(own).cloned())
}

/// The editions that a report's tables follow.
fn editions(archive: &Archive, report: usize) -> Vec<usize> {
    let mut forms: Vec<usize> = archive.reports[report].data.iter().map(|data| data.form).collect();
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// The cell of its form that a series is named by; rows that reports name stand for the form's open row.
pub fn indicator(archive: &Archive, subject: &Subject) -> Option<Indicator> {
    let block = &archive.forms[subject.form].blocks[subject.block];
    let row = block.rows.leaf(&subject.row).or(block.rows.open());
    // A row that only a report has stands for itself, beyond the form's own.
    let row = row.unwrap_or(block.rows.leaves.len());
    Some(Indicator { block: subject.block, row, column: subject.column })
}

/// The cells of a report for cells of one of its editions; `None` where a table is missing or a cell does not exist.
fn cells_in(
    archive: &Archive,
    report: usize,
    form: usize,
    wanted: &[Indicator],
    row: &str,
) -> Option<Vec<CellRef>> {
    if wanted.is_empty() {
        return None;
    }
    wanted
        .iter()
        .map(|cell| {
            let data = archive.reports[report].data.iter().enumerate();
            let (position, data) = data.into_iter().find(|(_, d)| d.form == form && d.block == cell.block)?;
            let block = data.block(&archive.forms);
            let leaf = block.rows.leaves.get(cell.row);
            let id = leaf.filter(|leaf| !leaf.open).map_or(row, |leaf| leaf.id.as_str());
            let row = data.rows.find(id, block)?;
            let exists = data.figure(row, cell.column).value != Value::Absent;
            exists.then_some(CellRef { report, block: position, row, column: cell.column })
        })
        .collect()
}

/// The subject that a cell of a report names by itself.
pub fn subject_of(archive: &Archive, cell: CellRef) -> Subject {
    let data = &archive.reports[cell.report].data[cell.block];
    let row = data.row_id(cell.row, data.block(&archive.forms)).to_owned();
    Subject { form: data.form, block: data.block, row, column: cell.column }
}

/// Whether none of the cells gives a figure.
pub fn says_nothing(archive: &Archive, located: &Located) -> bool {
    located.cells.iter().all(|cell| {
        let data = &archive.reports[cell.report].data[cell.block];
        matches!(data.figure(cell.row, cell.column).value, Value::NotGiven | Value::Absent | Value::Unread)
    })
}
