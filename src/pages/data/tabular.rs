//! Figures as CSV after RFC 4180, one record an observation, and a copy that spreadsheets open well.

use super::OpenData;
use super::dictionary::COLUMNS;
use super::file::Dialect;
use super::observation::{self, Observation};
use crate::model::archive::ArchivedReport;
use csv::{Terminator, Writer, WriterBuilder};
use std::borrow::Cow;
use std::fmt::Write;
use std::io;

/// The figures of reports, written as they are read: there are too many to hold.
pub(super) fn write<'r>(
    data: &OpenData<'_>,
    reports: impl Iterator<Item = &'r ArchivedReport>,
    dialect: Dialect,
    into: &mut dyn io::Write,
) -> io::Result<()> {
    let mut writer = begun(into, dialect)?;
    record(&mut writer, Dialect::Standard, COLUMNS.iter().map(|column| column.name))?;
    for report in reports {
        of_report(&mut writer, data, report, dialect)?;
    }
    writer.flush()
}

/// A table that is being written.
pub(super) type Table<'a> = Writer<&'a mut dyn io::Write>;

/// A table of which nothing is written yet.
pub(super) fn begun(into: &mut dyn io::Write, dialect: Dialect) -> io::Result<Table<'_>> {
    if dialect == Dialect::Excel {
        // Without this mark Excel takes the file for the system's old encoding.
        into.write_all("\u{feff}".as_bytes())?;
    }
    Ok(WriterBuilder::new().terminator(Terminator::CRLF).from_writer(into))
}

fn of_report(
    writer: &mut Table<'_>,
    data: &OpenData<'_>,
    report: &ArchivedReport,
    dialect: Dialect,
) -> io::Result<()> {
    let archive = data.archive;
    let publisher = archive.publisher(report.publisher()).id.as_str();
    let (start, end) = (report.period.start.to_string(), report.period.end.to_string());
    let language = archive.site.first_language();
    let (mut value, mut printed) = (String::new(), String::new());
    for observation in observation::of_report(data, report) {
        let Observation { form, table, row, column, figure, unit, status, note, findings, .. } = observation;
        value.clear();
        printed.clear();
        if let Some(number) = figure.value.number() {
            _ = write!(value, "{number}");
        }
        _ = write!(printed, "{figure}");
        let unit = unit.map_or("", |unit| unit.text(language));
        let findings = findings.join(" ");
        let kind = figure.value.kind();
        let fields: [&str; COLUMNS.len()] = [
            publisher,
            &report.period.id,
            &start,
            &end,
            form,
            table,
            row,
            column,
            &value,
            &printed,
            kind,
            unit,
            status.code(),
            &note,
            &findings,
        ];
        record(writer, dialect, fields.into_iter())?;
    }
    Ok(())
}

/// A record of a table without what spreadsheets need.
pub(super) fn plain_record<'f>(
    writer: &mut Table<'_>,
    fields: impl Iterator<Item = &'f str>,
) -> io::Result<()> {
    record(writer, Dialect::Standard, fields)
}

pub(super) fn record<'f>(
    writer: &mut Table<'_>,
    dialect: Dialect,
    mut fields: impl Iterator<Item = &'f str>,
) -> io::Result<()> {
    fields.try_for_each(|field| match dialect {
        Dialect::Standard => writer.write_field(field),
        Dialect::Excel => writer.write_field(&*guarded(field)),
    })?;
    writer.write_record(None::<&[u8]>)?;
    Ok(())
}

/// A field that a spreadsheet would take for a formula, with an apostrophe before it. A number keeps its
/// sign: it is no formula, and would be no number any more.
pub(super) fn guarded(field: &str) -> Cow<'_, str> {
    let risky = field.starts_with(['=', '+', '-', '@', '\t', '\r']) && field.len() > 1;
    if risky && !is_number(field) { Cow::Owned(format!("'{field}")) } else { Cow::Borrowed(field) }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}
