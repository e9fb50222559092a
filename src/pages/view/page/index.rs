//! The first page: what the archive holds.

use crate::analysis::check::Outcome;
use crate::model::id::{PublisherId, ReportId};
use crate::model::period::Period;
use crate::pages::address::Route;
use crate::pages::data::{DataFile, Dialect, Extent, Feed};
use crate::pages::prose;
use crate::pages::view::Model;
use crate::pages::view::page::data::{self, IndicatorsOf};
use crate::pages::view::parts::correction::{self, CorrectionView};
use crate::pages::view::parts::coverage::{self, Counted, Matrix};
use crate::pages::view::parts::link::Link;
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::offer::{self, Cite, Offer};
use crate::pages::view::parts::part::{self, PageOf};
use crate::pages::view::parts::title;
use crate::pages::view::tables::headline::{self, Headlines};
use serde::Serialize;
use std::cmp::Reverse;

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
    /// Publisher × period, one matrix for each kind of period; none where there are too many publishers for
    /// a first page.
    pub matrices: Vec<Matrix>,
    /// How many publishers of each kind report, by period; where the matrices are too large.
    pub coverage: Vec<Counted>,
    /// The pages of all publishers, where there are several.
    pub pages: Vec<PageOf>,
    /// What their cells say, each once, in the order of a key.
    pub states: Vec<&'static str>,
    /// Series that stand for the archive, by form.
    pub headlines: Vec<Headlines>,
    /// The periods, the newest first.
    pub periods: Vec<Link>,
    /// The key figures, which have pages, by form.
    pub indicators: Vec<IndicatorsOf>,
    /// The newest reports: by period, then by the day on which they were published or signed.
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

/// A report of the newest ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Latest {
    /// Its title.
    pub title: String,
    /// The language of its title.
    pub title_language: String,
    /// Its page.
    pub href: String,
    /// When it was published, or else signed: `YYYY-MM-DD`; none where it says neither.
    pub date: Option<String>,
}

/// Up to how many publishers the first page shows publisher × period.
const PUBLISHERS_HERE: usize = 60;

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
    let few = archive.publishers.len() <= PUBLISHERS_HERE;
    let publishers: Vec<PublisherId> = archive.publishers.ids().filter(|_| few).collect();
    let matrices = coverage::matrices(model, links, &publishers);
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
        coverage: if few { Vec::new() } else { coverage::counted(model, links) },
        pages: part::of_publishers(links, None),
        periods: newest_periods(links),
        indicators: data::indicators(links, |indicator| archive.is_key(indicator)),
        headlines: headline::of_archive(model, links),
        latest: latest(links),
        corrections: correction::newest(model, links, archive.reports.ids(), LATEST_CORRECTIONS),
        data: offer::offers(links, files),
        cite: offer::cite(links),
    }
}

fn newest_periods(links: &Links<'_>) -> Vec<Link> {
    let periods = links.archive.periods.entries().rev();
    let link = |(i, period): (_, &Period)| Link {
        label: period.label(links.language),
        href: links.to(Route::period(i)),
    };
    periods.map(link).collect()
}

fn latest(links: &Links<'_>) -> Vec<Latest> {
    let archive = links.archive;
    let mut newest: Vec<_> = archive
        .reports
        .current()
        .map(|report| (report.period.end, report.published.or(report.signed), report.position()))
        .collect();
    let newer = |&(end, date, report): &(_, _, ReportId)| (Reverse(end), Reverse(date), report);
    newest.sort_unstable_by_key(newer);
    newest
        .into_iter()
        .take(LATEST)
        .map(|(_, date, report)| Latest {
            title: archive.title(report, links.language),
            title_language: title::title_language(archive, report, links.language),
            href: links.to(Route::Report(report)),
            date: date.map(|date| date.to_string()),
        })
        .collect()
}
