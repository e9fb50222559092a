//! The figures of a publisher for some indicators.

use super::notes::Notes;
use super::{parts, point};
use crate::analysis::series;
use crate::model::archive::EditionCell;
use crate::model::id::{FormId, PartId, PublisherId};
use crate::pages::address::{self, Route};
use crate::pages::view::Model;
use serde_json::{Map, Value, json};

/// The figures as the content of a script: the reports, what is said of figures, and for each indicator a
/// point for each report.
pub(super) fn write(model: &Model<'_>, publisher: PublisherId, of: FormId, part: PartId) -> String {
    let archive = model.archive;
    let form = archive.form(of);
    let indicators = parts::of(archive, of);
    let cells: Vec<_> = indicators[part].iter().map(|&indicator| archive.indicator(indicator).1).collect();
    let subject = |cell: &crate::model::form::Indicator| EditionCell {
        form: of,
        block: cell.block,
        row: form.block(cell.block).row(cell.row).id.clone(),
        column: cell.column,
    };
    let subjects: Vec<EditionCell> = cells.iter().map(subject).collect();
    let found = series::of_subjects(archive, model.findings, publisher, form.used.kind, &subjects);
    let (reports, found) = found.unwrap_or_default();
    let mut notes = Notes::new(&archive.site.languages);
    let mut written = Map::new();
    for series in &found {
        let Some(cell) = series.subject.indicator(&archive.forms) else { continue };
        let of_indicator = point::Subject::new(archive, (of, cell));
        let points = series.points.iter().zip(&reports);
        let points = points.map(|(point, &report)| of_indicator.point(model, report, point, &mut notes));
        written.insert(cell.address(form), points.collect());
    }
    let first = archive.site.first_language();
    let reports: Vec<Value> = reports
        .iter()
        .map(|&report| {
            let page = address::path(archive, Route::Report(report), first);
            json!([archive.report(report).period.id, address::relative("", &page)])
        })
        .collect();
    json!({"reports": reports, "notes": notes.write(), "series": written}).to_string()
}
