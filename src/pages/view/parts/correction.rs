//! Corrections: figures of published reports that were changed, and why.

use super::link::Named;
use super::links::Links;
use crate::model::id::ReportId;
use crate::model::report::{CellRef, Correction};
use crate::pages::address::Route;
use crate::pages::view::Model;
use serde::Serialize;

/// One correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CorrectionView {
    /// Who.
    pub publisher: Named,
    /// The period of the report.
    pub period: String,
    /// The report's page.
    pub report_href: String,
    /// The figure's table, row and column.
    pub figure: String,
    /// The link to it.
    pub href: String,
    /// What stood there before.
    pub was: String,
    /// What was put there.
    pub now: String,
    /// When, `YYYY-MM-DD`.
    pub on: String,
    /// `correction` or `revision`.
    pub kind: &'static str,
    /// Why.
    pub why: String,
    /// What follows from it.
    pub impact: String,
}

/// The corrections of some reports, the newest first, as many as are wanted.
pub(crate) fn newest(
    model: &Model<'_>,
    links: &Links<'_>,
    reports: impl IntoIterator<Item = ReportId>,
    at_most: usize,
) -> Vec<CorrectionView> {
    let mut found: Vec<(ReportId, &Correction)> = reports
        .into_iter()
        .flat_map(|report| model.archive.report(report).corrections.iter().map(move |c| (report, c)))
        .collect();
    found.sort_by_key(|(report, correction)| (std::cmp::Reverse(correction.on), *report));
    found
        .into_iter()
        .take(at_most)
        .map(|(report, correction)| one(model, links, report, correction))
        .collect()
}

fn one(model: &Model<'_>, links: &Links<'_>, report: ReportId, correction: &Correction) -> CorrectionView {
    let archive = model.archive;
    let language = links.language;
    let r = archive.report(report);
    let at = CellRef { report, cell: correction.cell };
    let cell = archive.cell(at);
    CorrectionView {
        publisher: Named {
            name: archive.name_on(r.publisher(), &r.period, language),
            href: links.to(Route::Publisher(r.publisher())),
        },
        period: archive.short_title(r, language),
        report_href: links.to(Route::Report(report)),
        figure: [&cell.data().table().title, cell.row_name(), &cell.column().name]
            .map(|label| label.text(language))
            .join(" · "),
        href: links.cell(at),
        was: correction.was.to_string(),
        now: correction.now.to_string(),
        on: correction.on.to_string(),
        kind: correction.kind.name(),
        why: correction.why.text(language).to_owned(),
        impact: correction.impact.text(language).to_owned(),
    }
}
