//! One table of a publisher over all its reports, with the words of a language beside every id: for people
//! who open it in a spreadsheet, written as [`Dialect::Excel`] says.

use super::OpenData;
use super::file::Dialect;
use super::observation::{self, Observation};
use super::publisher_table::PublisherTable;
use super::tabular;
use crate::model::archive::{Archive, ArchivedReport};
use std::io;

/// The columns. None has to be quoted in DuckDB or SQLite.
pub(crate) const COLUMNS: [&str; 20] = [
    "publisher_id",
    "publisher_name",
    "period_id",
    "period_name",
    "period_start",
    "period_end",
    "form_id",
    "table_id",
    "table_name",
    "row_id",
    "row_name",
    "column_id",
    "column_name",
    "value",
    "as_printed",
    "kind",
    "unit",
    "status",
    "note",
    "finding",
];

/// Writes a table in a language, the oldest report first.
pub(super) fn write(
    data: &OpenData<'_>,
    table: PublisherTable,
    language: &str,
    into: &mut dyn io::Write,
) -> io::Result<()> {
    let archive = data.archive;
    let mut writer = tabular::begun(into, Dialect::Excel)?;
    tabular::record(&mut writer, Dialect::Standard, COLUMNS.into_iter())?;
    for report in archive.reports_of(table.publisher) {
        for part in table.of(archive, report) {
            for observation in observation::of_block(data, report, part, language) {
                record(&mut writer, archive, report, &observation, language)?;
            }
        }
    }
    writer.flush()
}

fn record(
    writer: &mut tabular::Table<'_>,
    archive: &Archive,
    report: &ArchivedReport,
    observation: &Observation<'_>,
    language: &str,
) -> io::Result<()> {
    let figures = report.data.block(observation.cell.data);
    let caption = figures.block().caption.text(language);
    let title = figures.table().title.text(language);
    let table = if caption.is_empty() { title.to_owned() } else { format!("{title} · {caption}") };
    let value = observation.figure.value.number().map(|number| number.to_string()).unwrap_or_default();
    let publisher = archive.publisher(report.publisher());
    let name = publisher.name_on(&report.period);
    let fields: [&str; COLUMNS.len()] = [
        &publisher.id,
        name.text(language),
        &report.period.id,
        &report.period.label(language),
        &report.period.start.to_string(),
        &report.period.end.to_string(),
        observation.form,
        observation.table,
        &table,
        observation.row,
        figures.row_name(observation.cell.row).text(language),
        observation.column,
        figures.column(observation.cell.column).name.text(language),
        &value,
        &observation.figure.to_string(),
        observation.figure.value.kind(),
        observation.unit.map_or("", |unit| unit.text(language)),
        observation.status.code(),
        &observation.note,
        &observation.findings.join(" "),
    ];
    tabular::record(writer, Dialect::Excel, fields.into_iter())
}
