//! Observations: each figure of a report with all that is to be said of it.

use super::OpenData;
use super::note;
use super::status::Status;
use crate::analysis::check::Outcome;
use crate::analysis::series::{Standing, Step};
use crate::model::archive::Archive;
use crate::model::figure::{Figure, Value};
use crate::model::label::Label;
use crate::model::report::{BlockData, CellRef};
use std::collections::BTreeMap;

/// One figure of a report.
#[derive(Debug)]
pub struct Observation<'a> {
    /// The id of the edition its table follows.
    pub form: &'a str,
    /// The id of its table.
    pub table: &'a str,
    /// The id of its row.
    pub row: &'a str,
    /// The id of its column.
    pub column: &'a str,
    /// The figure.
    pub figure: &'a Figure,
    /// Its unit in the report's period.
    pub unit: Option<&'a Label>,
    /// Its status.
    pub status: Status,
    /// Footnotes, corrections, and how it follows the period before, in the site's first language.
    pub note: String,
    /// The ids of the checks that fail at it.
    pub findings: Vec<&'a str>,
    /// How it follows the figure of the period before, where there is something to say of it.
    pub step: Option<&'a Step>,
}

/// The figures of a report in the order of printing; cells that do not exist or are not given are none.
pub fn of_report<'a>(data: &'a OpenData<'a>, report: usize) -> impl Iterator<Item = Observation<'a>> {
    let blocks = data.archive.reports[report].data.iter().enumerate();
    let notes = note::of_report(data, report);
    let findings = findings(data, report);
    let cells = blocks.flat_map(move |(block, figures)| {
        let rows = 0..figures.row_count();
        rows.flat_map(move |row| {
            (0..figures.columns).map(move |column| CellRef { report, block, row, column })
        })
    });
    cells.filter_map(move |cell| {
        let archive = data.archive;
        let report = &archive.reports[cell.report];
        let figures = &report.data[cell.block];
        let figure = figures.figure(cell.row, cell.column);
        if !is_given(figure) {
            return None;
        }
        let step = data.history(report.publisher).step(cell);
        let block = figures.block(&archive.forms);
        let unit = figures.spec(cell.row, cell.column, &archive.forms).unit(&report.period);
        Some(Observation {
            form: &archive.forms[figures.form].id,
            table: &block.id,
            row: figures.row_id(cell.row, block),
            column: &block.columns.leaves[cell.column].id,
            figure,
            unit: unit.map(|unit| &unit.label),
            status: Status::of(&figure.value, step.map_or(Standing::First, Step::mark)),
            note: notes.get(&cell).cloned().unwrap_or_default(),
            findings: findings.get(&cell).cloned().unwrap_or_default(),
            step,
        })
    })
}

/// Whether the report has this figure.
fn is_given(figure: &Figure) -> bool {
    !matches!(figure.value, Value::Absent | Value::NotGiven | Value::Unread)
}

/// The checks that fail, each at the cell where its sum stands, as on the page.
fn findings<'a>(data: &OpenData<'a>, report: usize) -> BTreeMap<CellRef, Vec<&'a str>> {
    let mut found: BTreeMap<CellRef, Vec<&str>> = BTreeMap::new();
    for finding in data.findings_of(report).iter().filter(|f| f.outcome != Outcome::Unassessed) {
        if let Some(&cell) = finding.cells.iter().find(|cell| cell.report == report) {
            let checks = found.entry(cell).or_default();
            let check = data.archive.forms[finding.form].checks[finding.check].id.as_str();
            if !checks.contains(&check) {
                checks.push(check);
            }
        }
    }
    found
}

/// The address of a cell: `requests.granted.total`.
pub fn address(archive: &Archive, cell: CellRef) -> String {
    let data: &BlockData = &archive.reports[cell.report].data[cell.block];
    let block = data.block(&archive.forms);
    block.address(data.row_id(cell.row, block), cell.column)
}
