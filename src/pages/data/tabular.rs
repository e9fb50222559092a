//! Figures as CSV after RFC 4180, one record an observation, and a copy that spreadsheets open well.

use super::OpenData;
use super::dictionary::COLUMNS;
use super::file::{Dialect, Extent};
use super::observation::{self, Observation};
use crate::model::archive::ArchivedReport;
use csv::{Terminator, Writer, WriterBuilder};
use std::borrow::Cow;
use std::fmt::Write;
use std::io;

/// A file of figures that is written.
pub(super) struct Figures<'w> {
    pub extent: Extent,
    pub dialect: Dialect,
    pub into: &'w mut dyn io::Write,
}

/// Writes the figures of reports into the files that hold them. There are too many to keep, so they are
/// written as they are read, and every record is made once for all files.
pub(super) fn write<'r>(
    data: &OpenData<'_>,
    reports: impl Iterator<Item = &'r ArchivedReport>,
    files: &mut [Figures<'_>],
) -> io::Result<()> {
    for file in &mut *files {
        let mut heads = begun(file.into, file.dialect)?;
        record(&mut heads, Dialect::Standard, COLUMNS.iter().map(|column| column.name))?;
        heads.flush()?;
    }
    for report in reports {
        let held = files.iter_mut().filter(|file| file.extent.holds(data.archive, report));
        let held: Vec<&mut Figures<'_>> = held.collect();
        let wants = |dialect| held.iter().any(|file| file.dialect == dialect);
        let records = Records::of(data, report, [Dialect::Standard, Dialect::Excel].map(wants))?;
        for file in held {
            file.into.write_all(records.in_dialect(file.dialect))?;
        }
    }
    Ok(())
}

/// The records of a report's figures.
struct Records {
    standard: Vec<u8>,
    /// Those for spreadsheets, where they are others.
    excel: Option<Vec<u8>>,
}

impl Records {
    /// The records in those of the dialects, standard and Excel, that are wanted.
    fn of(data: &OpenData<'_>, report: &ArchivedReport, wanted: [bool; 2]) -> io::Result<Self> {
        let [standard, excel] = wanted;
        if !standard && !excel {
            return Ok(Self { standard: Vec::new(), excel: None });
        }
        let (standard, is_risky) = of_report(data, report, Dialect::Standard)?;
        let excel = excel && is_risky;
        let excel = excel.then(|| of_report(data, report, Dialect::Excel)).transpose()?;
        Ok(Self { standard, excel: excel.map(|(records, _)| records) })
    }

    fn in_dialect(&self, dialect: Dialect) -> &[u8] {
        match dialect {
            Dialect::Standard => &self.standard,
            Dialect::Excel => self.excel.as_ref().unwrap_or(&self.standard),
        }
    }
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

/// The records of a report, and whether a field is one that a spreadsheet would calculate.
fn of_report(data: &OpenData<'_>, report: &ArchivedReport, dialect: Dialect) -> io::Result<(Vec<u8>, bool)> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let mut is_risky = false;
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
        is_risky = is_risky || fields.into_iter().any(|field| matches!(guarded(field), Cow::Owned(_)));
        record(&mut writer, dialect, fields.into_iter())?;
    }
    let records = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok((records, is_risky))
}

/// A record of a table without what spreadsheets need.
pub(super) fn plain_record<'f>(
    writer: &mut Table<'_>,
    fields: impl Iterator<Item = &'f str>,
) -> io::Result<()> {
    record(writer, Dialect::Standard, fields)
}

pub(super) fn record<'f>(
    writer: &mut Writer<impl io::Write>,
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
