//! Observations: each figure of a report with all that is to be said of it.

use super::OpenData;
use super::note;
use super::status::Status;
use crate::analysis::comparable::Standing;
use crate::analysis::series::Step;
use crate::model::archive::ArchivedReport;
use crate::model::figure::Figure;
use crate::model::id::DataId;
use crate::model::label::Label;
use crate::model::report::{CellId, CellRef};

/// One figure of a report.
#[derive(Debug)]
pub(super) struct Observation<'a> {
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
    /// Where it stands in its report.
    pub cell: CellId,
    /// Footnotes, corrections, and how it follows the period before.
    pub note: String,
    /// The ids of the checks that fail at it.
    pub findings: Vec<&'a str>,
    /// How it follows the figure of the period before, where there is something to say of it.
    pub step: Option<&'a Step>,
}

/// The figures of a report in the order of printing, with words of the site's first language; cells that do
/// not exist or are not given are none.
pub(super) fn of_report<'a>(
    data: &'a OpenData<'a>,
    report: &'a ArchivedReport,
) -> impl Iterator<Item = Observation<'a>> {
    let language = data.archive.site.first_language();
    report.data.entries().flat_map(move |(part, _)| of_block(data, report, part, language))
}

/// The same of a part of a report, in a language.
pub(super) fn of_block<'a>(
    data: &'a OpenData<'a>,
    report: &'a ArchivedReport,
    part: DataId,
    language: &str,
) -> impl Iterator<Item = Observation<'a>> + use<'a> {
    let mut notes = note::of_block(data, report, part, language);
    let position = report.position();
    let figures = report.data.block(part);
    let cells = figures.cells().map(move |(row, column)| CellId { data: part, row, column });
    cells.filter_map(move |cell| {
        let figure = figures.figure(cell.row, cell.column);
        if !figure.value.is_given() {
            return None;
        }
        let history = data.history(report.publisher());
        let step = history.step(CellRef { report: report.position(), cell });
        let unit = figures.spec(cell.row, cell.column).unit(&report.period).or_else(|| figure.own_unit());
        Some(Observation {
            form: &figures.form().id,
            table: &figures.block().id,
            row: figures.row_id(cell.row),
            column: &figures.column(cell.column).id,
            figure,
            unit: unit.map(|unit| &unit.label),
            status: Status::of(&figure.value, step.map_or(Standing::First, Step::mark)),
            cell,
            note: notes.remove(&cell).unwrap_or_default(),
            findings: failing(data, CellRef { report: position, cell }),
            step,
        })
    })
}

/// The ids of the checks that fail and of which a cell is a term, each once, as marked on the page.
fn failing<'a>(data: &'a OpenData<'a>, cell: CellRef) -> Vec<&'a str> {
    let mut checks: Vec<&str> = Vec::new();
    let failed = data.findings.marked(cell).filter(|marked| marked.finding.outcome.failed());
    for finding in failed.map(|marked| marked.finding) {
        let check = data.archive.form(finding.form).check(finding.check).id.as_str();
        if !checks.contains(&check) {
            checks.push(check);
        }
    }
    checks
}
