//! Figures that are others than they were, as CSV: what each was, in which version of its report, and from
//! when until when it was known so. What stands in no line here has been what it is since its report came
//! out.

use super::tabular::{Table, plain_record};
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::figure::Figure;
use crate::model::report::CellId;
use csv::{Terminator, WriterBuilder};
use jiff::civil::Date;
use std::io;

/// The columns: name and type, as Table Schema names it.
pub(super) const COLUMNS: [(&str, &str); 13] = [
    ("publisher", "string"),
    ("period", "string"),
    ("report", "string"),
    ("form", "string"),
    ("table_id", "string"),
    ("row_id", "string"),
    ("column_id", "string"),
    ("version", "integer"),
    ("value", "number"),
    ("as_printed", "string"),
    ("kind", "string"),
    ("known_from", "date"),
    ("known_until", "date"),
];

/// What a figure was from one day until another.
struct Vintage<'a> {
    report: &'a ArchivedReport,
    cell: CellId,
    figure: &'a Figure,
    from: Option<Date>,
    until: Option<Date>,
}

/// The vintages of an archive.
pub(super) fn write(archive: &Archive, into: &mut dyn io::Write) -> io::Result<()> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(into);
    plain_record(&mut writer, COLUMNS.iter().map(|(name, _)| *name))?;
    for report in archive.reports.current() {
        for vintage in of_report(archive, report) {
            record(&mut writer, archive, &vintage)?;
        }
    }
    writer.flush()
}

/// The vintages of a report: of figures that went with a version, then of those that it has.
fn of_report<'a>(archive: &'a Archive, newest: &'a ArchivedReport) -> Vec<Vintage<'a>> {
    let mut vintages = Vec::new();
    for before in newest.earlier().iter().map(|&earlier| archive.report(earlier)) {
        let Some(after) = archive.successor(before.position()) else { continue };
        let until = after.update.as_ref().map(|update| update.on);
        for (cell, address) in cells(before) {
            if after.data.find(&address).is_none() {
                vintages.extend(of_figure(before, cell, until));
            }
        }
    }
    let until = newest.withdrawn.as_ref().map(|withdrawal| withdrawal.on);
    for (cell, _) in cells(newest) {
        let all = of_figure(newest, cell, until);
        if all.len() > 1 || until.is_some() {
            vintages.extend(all);
        }
    }
    vintages
}

/// The cells of a report that have or had a figure, in the order of printing, with their addresses.
fn cells(report: &ArchivedReport) -> impl Iterator<Item = (CellId, String)> {
    report.data.entries().flat_map(move |(data, figures)| {
        figures.cells().map(move |(row, column)| (CellId { data, row, column }, figures.address(row, column)))
    })
}

/// What a figure of a report was, from the first to the last, which holds until a day if there is one.
fn of_figure(report: &ArchivedReport, cell: CellId, until: Option<Date>) -> Vec<Vintage<'_>> {
    let corrections: Vec<_> = report.corrections.iter().filter(|known| known.cell == cell).collect();
    let mut from = report.published;
    let mut vintages = Vec::with_capacity(corrections.len() + 1);
    for correction in &corrections {
        let (figure, until) = (&correction.was, Some(correction.on));
        vintages.push(Vintage { report, cell, figure, from, until });
        from = Some(correction.on);
    }
    let figure = report.data.figure(cell);
    if figure.value.is_given() || !corrections.is_empty() {
        vintages.push(Vintage { report, cell, figure, from, until });
    }
    vintages
}

fn record(writer: &mut Table<'_>, archive: &Archive, vintage: &Vintage<'_>) -> io::Result<()> {
    let Vintage { report, cell, figure, from, until } = *vintage;
    let data = report.data.block(cell.data);
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let mut in_force = archive
        .versions(report.position())
        .filter(|version| version.update.as_ref().is_none_or(|update| Some(update.on) <= from));
    let version = in_force.next_back().map_or(1, ArchivedReport::version).to_string();
    let value = figure.value.number().map(|number| number.to_string()).unwrap_or_default();
    let (printed, from, until) = (figure.to_string(), day(from), day(until));
    let fields: [&str; COLUMNS.len()] = [
        &archive.publisher(report.publisher()).id,
        &report.period.id,
        report.name().unwrap_or_default(),
        &data.form().id,
        &data.block().id,
        data.row_id(cell.row),
        &data.column(cell.column).id,
        &version,
        &value,
        &printed,
        figure.value.kind(),
        &from,
        &until,
    ];
    plain_record(writer, fields.into_iter())
}
