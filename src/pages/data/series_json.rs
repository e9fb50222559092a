//! The series of one publisher as JSON: each indicator through the periods, with every break and what was
//! changed.

use super::file::DataFile;
use super::json::{ReasonJson, Words, exact, to_bytes};
use crate::analysis::series::{Change, Comparison, Point, Series};
use crate::model::archive::Archive;
use crate::model::form::Ending;
use crate::model::id::{PublisherId, ReportId};
use crate::model::label::Label;
use crate::model::report::CellRef;
use crate::pages::address::{self as place, Route};
use serde::Serialize;

#[derive(Serialize)]
struct SeriesFile<'a> {
    publisher: &'a str,
    name: Words<'a>,
    comparisons: Vec<ComparisonJson<'a>>,
}

/// Series over one kind of period.
#[derive(Serialize)]
struct ComparisonJson<'a> {
    kind: &'static str,
    reports: Vec<ReportJson<'a>>,
    series: Vec<SeriesJson<'a>>,
}

#[derive(Serialize)]
struct ReportJson<'a> {
    period: &'a str,
    /// Its name, where it is not the first on its period.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    /// Who reports: a publisher that this one continues, perhaps.
    publisher: &'a str,
    page: String,
}

#[derive(Serialize)]
struct SeriesJson<'a> {
    indicator: String,
    form: &'a str,
    table: &'a str,
    row: &'a str,
    column: &'a str,
    row_label: Words<'a>,
    column_label: Words<'a>,
    points: Vec<PointJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ending: Option<EndingJson<'a>>,
}

#[derive(Serialize)]
struct PointJson<'a> {
    period: &'a str,
    /// The exact number; `null` where there is none.
    value: Option<String>,
    /// `null` for a sum, which no report prints.
    as_printed: Option<String>,
    kind: &'static str,
    /// The figure in its report; `null` for a sum.
    figure: Option<String>,
    /// The figures that the point is the sum of; where one of them states no number there is no sum.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sum_of: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Words<'a>>,
    standing: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<ReasonJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<ChangeJson>,
}

#[derive(Serialize)]
struct ChangeJson {
    difference: String,
    /// `null` from zero, and where one of the two is negative.
    percent: Option<String>,
    /// Whether one of the two contradicts other figures of its report.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    contradicted: bool,
}

#[derive(Serialize)]
struct EndingJson<'a> {
    relation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Words<'a>>,
}

/// The series of one publisher.
pub(super) fn write(archive: &Archive, publisher: PublisherId, comparisons: &[Comparison]) -> Vec<u8> {
    let own = DataFile::Series(publisher).path(archive);
    let publisher = archive.publisher(publisher);
    to_bytes(&SeriesFile {
        publisher: &publisher.id,
        name: Words(&publisher.name),
        comparisons: comparisons.iter().map(|comparison| of_kind(archive, &own, comparison)).collect(),
    })
}

fn of_kind<'a>(archive: &'a Archive, own: &str, comparison: &'a Comparison) -> ComparisonJson<'a> {
    let reports = comparison.reports.iter().map(|&id| {
        let report = archive.report(id);
        let page = place::path(archive, Route::Report(id), archive.site.first_language());
        ReportJson {
            period: &report.period.id,
            name: report.name(),
            publisher: &archive.publisher(report.publisher()).id,
            page: place::relative(own, &page),
        }
    });
    let first = comparison.reports.first();
    ComparisonJson {
        kind: first.map_or("", |&report| archive.report(report).period.kind.name()),
        reports: reports.collect(),
        series: comparison.series.iter().map(|series| one(archive, comparison, series)).collect(),
    }
}

fn one<'a>(archive: &'a Archive, comparison: &Comparison, series: &'a Series) -> SeriesJson<'a> {
    let subject = &series.subject;
    let form = archive.form(subject.form);
    let block = form.block(subject.block);
    let column = block.column(subject.column);
    // A report that has nothing for the series is no point of it.
    let before = std::iter::once(None).chain(series.points.iter().map(Some));
    let points = comparison.reports.iter().zip(before).zip(&series.points);
    let points = points.filter(|(_, point)| !point.cells.is_empty());
    SeriesJson {
        indicator: subject.address(&archive.forms),
        form: &form.id,
        table: &block.id,
        row: &subject.row,
        column: &column.id,
        row_label: Words(&series.row),
        column_label: Words(&column.name),
        points: points
            .map(|((&report, before), point)| self::point(archive, report, before, point))
            .collect(),
        ending: series
            .ending
            .as_ref()
            .map(|Ending { link, why, .. }| EndingJson { relation: link.name(), why: Words::of(why) }),
    }
}

fn point<'a>(
    archive: &'a Archive,
    report: ReportId,
    before: Option<&Point>,
    point: &'a Point,
) -> PointJson<'a> {
    let figure = |cell: CellRef| archive.cell(cell).figure();
    let unit = |cell: &CellRef| Some(&archive.cell(*cell).unit()?.label);
    let addresses = || point.cells.iter().map(|&cell| archive.cell(cell).address());
    let one = match point.cells[..] {
        [cell] => Some(figure(cell)),
        _ => None,
    };
    PointJson {
        period: &archive.report(report).period.id,
        value: point.number.map(exact),
        as_printed: one.map(ToString::to_string),
        kind: match one {
            Some(figure) => figure.value.kind(),
            None if point.is_hole() => "no_sum",
            None => "sum",
        },
        figure: one.and(addresses().next()),
        sum_of: if one.is_some() { Vec::new() } else { addresses().collect() },
        unit: point.cells.first().and_then(unit).map(|label: &Label| Words(label)),
        standing: point.step.standing.name(),
        reasons: ReasonJson::all(archive, &point.step.reasons),
        change: before.and_then(|before| Change::between(before, point)).map(|change| ChangeJson {
            difference: exact(change.difference),
            percent: change.percent.map(exact),
            contradicted: change.doubtful,
        }),
    }
}
