//! The first page: what the archive holds.

use crate::analysis::check::Outcome;
use crate::model::archive::ArchivedReport;
use crate::model::id::ReportId;
use crate::pages::address::Route;
use crate::pages::data::{DataFile, Dialect, Extent, Feed};
use crate::pages::prose;
use crate::pages::view::Model;
use crate::pages::view::parts::correction::{self, CorrectionView};
use crate::pages::view::parts::coverage::{self, Matrix};
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::offer::{self, Cite, Offer};
use crate::pages::view::parts::title;
use crate::pages::view::tables::headline::{self, Headlines};
use serde::Serialize;

/// What the archive holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndexView {
    /// What it says of itself in a sentence or two.
    pub description: String,
    /// How much there is of everything.
    pub counts: Totals,
    /// Prose of the archive's own, as HTML.
    pub prose: String,
    /// The language of that prose.
    pub language: String,
    /// Publisher × period, one matrix for each kind of period.
    pub matrices: Vec<Matrix>,
    /// What their cells say, each once, in the order of a key.
    pub states: Vec<&'static str>,
    /// Series that stand for the archive, by form.
    pub headlines: Vec<Headlines>,
    /// The reports published or signed last.
    pub latest: Vec<Latest>,
    /// The figures changed last.
    pub corrections: Vec<CorrectionView>,
    /// Files with the whole archive.
    pub data: Vec<Offer>,
    /// How to cite the archive.
    pub cite: Option<Cite>,
}

/// How much an archive holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Publishers.
    pub publishers: usize,
    /// Periods.
    pub periods: usize,
    /// Reports.
    pub reports: usize,
    /// Figures.
    pub figures: usize,
    /// Findings that say two figures contradict each other.
    pub findings: usize,
}

/// A report of late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Latest {
    /// Its title.
    pub title: String,
    /// The language of its title.
    pub title_language: String,
    /// Its page.
    pub href: String,
    /// When it was published, or else signed: `YYYY-MM-DD`.
    pub date: String,
}

/// How many of the latest reports are listed.
const LATEST: usize = 8;

/// How many of the latest corrections are listed.
const LATEST_CORRECTIONS: usize = 5;

/// The first page.
pub(crate) fn view(model: &Model<'_>, links: &Links<'_>) -> IndexView {
    let archive = model.archive;
    let prose = archive
        .home
        .map(|place| prose::render(model.archive, model.sources, links.route, links.language, place).whole());
    let dated = |report: &ArchivedReport| Some((report.position(), report.published.or(report.signed)?));
    let mut dated: Vec<(ReportId, _)> = archive.reports.current().filter_map(dated).collect();
    dated.sort_by_key(|&(r, date)| (std::cmp::Reverse(date), r));
    let matrices = coverage::matrices(model, links);
    let figures = DataFile::Figures(Extent::Archive, Dialect::Standard);
    let files =
        [figures, DataFile::Archive, DataFile::Package].into_iter().chain(offer::feed(links, Feed::Latest));
    IndexView {
        description: archive.site.description.text(links.language).to_owned(),
        counts: Totals {
            publishers: archive.publishers.len(),
            periods: archive.periods.len(),
            reports: archive.reports.len(),
            figures: archive
                .reports
                .iter()
                .flat_map(|r| &r.data)
                .map(crate::model::report::BlockData::figure_count)
                .sum(),
            findings: model.findings.iter().filter(|f| f.outcome == Outcome::Contradiction).count(),
        },
        prose: prose.unwrap_or_default(),
        language: archive.site.first_language().to_owned(),
        states: coverage::states(&matrices),
        matrices,
        headlines: headline::of_archive(model, links),
        latest: dated
            .into_iter()
            .take(LATEST)
            .map(|(r, date)| Latest {
                title: archive.title(r, links.language),
                title_language: title::title_language(archive, r, links.language),
                href: links.to(Route::Report(r)),
                date: date.to_string(),
            })
            .collect(),
        corrections: correction::newest(model, links, archive.reports.ids(), LATEST_CORRECTIONS),
        data: offer::offers(links, files),
        cite: offer::cite(links),
    }
}
