//! The figures of publishers held against those of their parts, as CSV: a line for each figure that the form
//! adds up over publishers.

use super::OpenData;
use super::tabular::{Table, plain_record};
use crate::analysis::hierarchy::{self, Held, Standing, Whole};
use crate::model::figure::Decimal;
use csv::{Terminator, WriterBuilder};
use std::io;

/// The columns: name and type, as Table Schema names it.
pub(super) const COLUMNS: [(&str, &str); 13] = [
    ("publisher", "string"),
    ("period", "string"),
    ("form", "string"),
    ("table_id", "string"),
    ("row_id", "string"),
    ("column_id", "string"),
    ("value", "number"),
    ("parts_sum", "number"),
    ("difference", "number"),
    ("standing", "string"),
    ("reason", "string"),
    ("parts", "integer"),
    ("parts_absent", "integer"),
];

/// All of them, period by period.
pub(super) fn write(data: &OpenData<'_>, into: &mut dyn io::Write) -> io::Result<()> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(into);
    plain_record(&mut writer, COLUMNS.iter().map(|(name, _)| *name))?;
    for period in data.archive.periods.ids() {
        for whole in hierarchy::on(data.archive, period) {
            for held in whole.figures(data.archive, data.findings) {
                record(&mut writer, data, &whole, &held)?;
            }
        }
    }
    writer.flush()
}

fn record(writer: &mut Table<'_>, data: &OpenData<'_>, whole: &Whole<'_>, held: &Held) -> io::Result<()> {
    let archive = data.archive;
    let cell = archive.cell(held.cell);
    let number = |number: Option<Decimal>| number.map(|number| number.to_string()).unwrap_or_default();
    let reason = match held.standing {
        Standing::Unassessed(why) => why.name(),
        Standing::Equal | Standing::Larger(_) | Standing::Smaller(_) => "",
    };
    let fields: [&str; COLUMNS.len()] = [
        &archive.publisher(whole.report.publisher()).id,
        &whole.report.period.id,
        &cell.data().form().id,
        &cell.data().block().id,
        cell.row_id(),
        &cell.column().id,
        &number(cell.figure().value.number()),
        &number(held.sum),
        &number(held.standing.difference()),
        held.standing.name(),
        reason,
        &whole.parts.len().to_string(),
        &whole.absent.len().to_string(),
    ];
    plain_record(writer, fields.into_iter())
}
