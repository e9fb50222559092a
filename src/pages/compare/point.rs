//! One point of a series: what a report prints, and what may be done with it.

use super::notes::Notes;
use crate::analysis::comparable::Standing;
use crate::analysis::series::Point;
use crate::model::archive::Archive;
use crate::model::form::Indicator;
use crate::model::id::{FormId, Id, NoteId, ReportId};
use crate::model::report::CellRef;
use crate::pages::address::{self, Route};
use crate::pages::view::{Model, Ranked, gravest, shown_severity};
use serde_json::{Map, Value, json};

/// What a series is of, and what most of its points have in common.
pub(super) struct Subject {
    indicator: (FormId, Indicator),
    address: String,
    unit: Vec<String>,
}

impl Subject {
    /// What a series of an indicator is of.
    pub(super) fn new(archive: &Archive, (form, indicator): (FormId, Indicator)) -> Self {
        let edition = archive.form(form);
        let units = &edition.block(indicator.block).spec(Some(indicator.row), indicator.column).units;
        let unit =
            |language: &String| units.last().map_or("", |span| span.unit.label.text(language)).to_owned();
        Self {
            indicator: (form, indicator),
            address: indicator.address(edition),
            unit: archive.site.languages.iter().map(unit).collect(),
        }
    }

    /// A point: 0 where the report has nothing for the series, the printed text where nothing else is to be
    /// said, or an object with what differs from that.
    ///
    /// `n` is the exact number, `p` what is printed where it is not that, `k` the kind of value, `s` how it
    /// follows the point before, `d` that one of these two contradicts other figures, `f` the severity of a
    /// finding at it, `h` what forbids ranking it beside other publishers, `c` that it contradicts others,
    /// `m` the numbers of notes, `a` its place in the report (after the path from there to its page, where it
    /// is on a further one), `u` its unit.
    pub(super) fn point(
        &self,
        model: &Model<'_>,
        report: ReportId,
        point: &Point,
        notes: &mut Notes<'_>,
    ) -> Value {
        let archive = model.archive;
        let Some(&first) = point.cells.first() else { return json!(0) };
        let cell = archive.cell(first);
        let (printed, kind) = match (&point.cells[..], point.number) {
            ([_], _) => (cell.figure().to_string(), cell.figure().value.kind()),
            (_, Some(number)) => (number.to_string(), "sum"),
            (_, None) => (String::new(), "no_sum"),
        };
        let number = point.number.map(|number| number.to_string());
        let of_report = archive.report(report);
        let mut said: Vec<NoteId> =
            point.step.reasons.iter().map(|reason| notes.step(archive, reason)).collect();
        said.extend(point.cells.iter().flat_map(|cell| notes.figure(of_report, cell.cell)));
        let ranked = Ranked::of(model, &point.cells, self.indicator, &of_report.period);
        let hindrance = ranked.as_ref().and_then(|ranked| ranked.number.err());
        let standing = point.step.standing;
        let follows = matches!(standing, Standing::First | Standing::Continues);
        let anchor = anchor(archive, report, first, cell.address());
        let unit = |language: &str| cell.unit().map_or("", |unit| unit.label.text(language)).to_owned();
        let units: Vec<String> = archive.site.languages.iter().map(|language| unit(language)).collect();
        let fields = [
            ("p", (number.as_ref() != Some(&printed)).then(|| json!(printed))),
            ("n", number.as_ref().map(|number| json!(number))),
            ("k", (!matches!(kind, "number" | "zero")).then(|| json!(kind))),
            ("s", (!follows).then(|| json!(standing.name()))),
            ("d", point.step.is_doubtful().then(|| json!(1))),
            ("f", found(model, &point.cells).map(|severity| json!(severity))),
            ("h", hindrance.map(|cause| json!(cause.name()))),
            ("c", ranked.is_some_and(|ranked| ranked.contradicted).then(|| json!(1))),
            ("m", (!said.is_empty()).then(|| said.iter().map(|note| note.index()).collect())),
            ("a", (anchor != self.address).then(|| json!(anchor))),
            ("u", (units != self.unit).then(|| notes.text(unit))),
        ];
        let given: Map<String, Value> =
            fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect();
        if given.len() == 1 && given.contains_key("n") { json!(printed) } else { Value::Object(given) }
    }
}

/// The severity of the gravest finding that is marked at some cells.
fn found(model: &Model<'_>, cells: &[CellRef]) -> Option<&'static str> {
    let marked = cells.iter().filter_map(|&cell| gravest(model.findings, cell));
    let severity =
        marked.min_by_key(crate::pages::view::gravity).map(|marked| shown_severity(marked.finding));
    severity.filter(|severity| *severity != "unassessed")
}

/// The place of a cell in its report: its address, after the path from the report to its page where it is on
/// a further page of the tables.
fn anchor(archive: &Archive, report: ReportId, cell: CellRef, address: String) -> String {
    let page = address::page_of(archive, cell);
    if page == Route::Report(report) {
        return address;
    }
    let path = |route| address::path(archive, route, archive.site.first_language());
    format!("{}#{address}", address::relative(&path(Route::Report(report)), &path(page)))
}
