//! Who reported on each period and when, as CSV: a line for each report that is there or expected, with its
//! deadline where the archive declares one, and with its open findings.

use super::OpenData;
use super::tabular::{Table, plain_record};
use crate::analysis::reporting::{self, Expected, Open};
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::period::Period;
use csv::{Terminator, WriterBuilder};
use jiff::civil::Date;
use std::io;

/// The columns: name and type, as Table Schema names it.
pub(super) const COLUMNS: [(&str, &str); 17] = [
    ("period", "string"),
    ("period_start", "date"),
    ("period_end", "date"),
    ("publisher", "string"),
    ("part_of", "string"),
    ("report", "string"),
    ("form", "string"),
    ("timing", "string"),
    ("reason", "string"),
    ("published", "date"),
    ("deadline", "date"),
    ("days_late", "integer"),
    ("version", "integer"),
    ("corrections", "integer"),
    ("contradictions", "integer"),
    ("questions", "integer"),
    ("unassessed", "integer"),
];

/// The reports of all periods, as they came.
pub(super) fn write(data: &OpenData<'_>, into: &mut dyn io::Write) -> io::Result<()> {
    let archive = data.archive;
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(into);
    plain_record(&mut writer, COLUMNS.iter().map(|(name, _)| *name))?;
    for period in archive.periods.ids() {
        for expected in reporting::on(archive, period) {
            record(&mut writer, data, archive.period(period), &expected)?;
        }
    }
    writer.flush()
}

fn record(
    writer: &mut Table<'_>,
    data: &OpenData<'_>,
    period: &Period,
    expected: &Expected<'_>,
) -> io::Result<()> {
    let archive: &Archive = data.archive;
    let publisher = archive.publisher(expected.publisher);
    let part_of = publisher.parent().map_or("", |parent| archive.publisher(parent).id.as_str());
    let report = expected.report();
    let days = report.map_or(period, |report| &report.period);
    let open = report.map(|report| Open::of(data.findings_of(report.position())));
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let count =
        |count: fn(&Open) -> usize| open.as_ref().map(|open| count(open).to_string()).unwrap_or_default();
    let of = |count: fn(&ArchivedReport) -> String| report.map(count).unwrap_or_default();
    let fields: [&str; COLUMNS.len()] = [
        &period.id,
        &days.start.to_string(),
        &days.end.to_string(),
        &publisher.id,
        part_of,
        report.and_then(|report| report.name()).unwrap_or_default(),
        report.map_or("", |report| archive.form(report.form).id.as_str()),
        expected.timing().name(),
        expected.absence().map_or("", |absence| absence.status.name()),
        &day(expected.published),
        &day(expected.deadline),
        &expected.days_late().map(|days| days.to_string()).unwrap_or_default(),
        &of(|report| report.version().to_string()),
        &of(|report| report.corrections.len().to_string()),
        &count(|open| open.contradictions),
        &count(|open| open.questions),
        &count(|open| open.unassessed),
    ];
    plain_record(writer, fields.into_iter())
}
