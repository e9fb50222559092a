//! The page of one publisher: what is to be seen at a glance, its reports, and its years side by side.

mod drawing;
mod glance;

pub(crate) use drawing::{chart_file, has_chart};

use super::compare;
use super::years::{self, YearsTable};
use crate::model::archive::{ArchivedReport, Owner};
use crate::model::id::{FormId, PublisherId};
use crate::model::report::BlockData;
use crate::pages::address::Route;
use crate::pages::data::Feed;
use crate::pages::prose;
use crate::pages::view::Model;
use crate::pages::view::parts::correction::{self, CorrectionView};
use crate::pages::view::parts::download::{Download, downloads};
use crate::pages::view::parts::finding;
use crate::pages::view::parts::former::Former;
use crate::pages::view::parts::link::Link;
use crate::pages::view::parts::link::Named;
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::offer::{self, Cite, Offer};
use crate::pages::view::parts::peers::{Peer, peers};
use crate::pages::view::parts::title;
use crate::pages::view::parts::version::{self, WithdrawnView};
use crate::pages::view::tables::comparison::{self, ComparisonView};
use glance::GlanceView;
use serde::Serialize;

/// One publisher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublisherView {
    /// Its name.
    pub name: String,
    /// Its names in other languages.
    pub names: Vec<NameIn>,
    /// Names it had before.
    pub formerly: Vec<Former>,
    /// Its kind, in words.
    pub kind: Option<String>,
    /// When it has existed, where that is known.
    pub existed: Option<Existence>,
    /// Its own site.
    pub website: Option<String>,
    /// The language of its prose.
    pub language: String,
    /// Its prose, as HTML.
    pub prose: String,
    /// Of whom it is a part.
    pub parent: Option<Named>,
    /// Its parts.
    pub parts: Vec<Named>,
    /// What stands first; none without a report that stands.
    pub glance: Option<GlanceView>,
    /// The page where readers compare it with others; none where they cannot.
    pub compare: Option<String>,
    /// Its reports side by side, one comparison for each kind of period; none where these have pages of their
    /// own.
    pub comparisons: Vec<ComparisonView>,
    /// The tables of these that have pages of their own.
    pub tables: Vec<YearsTable>,
    /// The page with all these tables.
    pub whole: Option<String>,
    /// Its reports, the newest first.
    pub reports: Vec<ReportRow>,
    /// Periods without a report, and why, as far as its page says so.
    pub missing: Vec<Gap>,
    /// Figures of its reports that were changed, the newest change first.
    pub corrections: Vec<CorrectionView>,
    /// Who took over from it.
    pub successors: Vec<Succeeded>,
    /// Whom it took over from.
    pub predecessors: Vec<Succeeded>,
    /// Files published with it.
    pub downloads: Vec<Download>,
    /// Its open data.
    pub data: Vec<Offer>,
    /// Its tables over all its reports, each as CSV.
    pub table_files: Vec<Link>,
    /// How to cite its figures.
    pub cite: Option<Cite>,
    /// The publishers beside it.
    pub peers: Vec<Peer>,
}

/// A period without a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The period.
    pub period: String,
    /// Why there is none: `not-due`, `late`, `did-not-exist`, `not-published`, `other`.
    pub status: &'static str,
    /// In words.
    pub why: String,
}

/// A publisher that took over from another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Succeeded {
    /// The other publisher.
    pub publisher: Named,
    /// Why, and what was taken over.
    pub why: String,
}

/// A span of existence; years or dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Existence {
    /// Since when.
    pub from: Option<String>,
    /// Until when.
    pub to: Option<String>,
}

/// A name in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NameIn {
    /// The language.
    pub lang: String,
    /// The name.
    pub name: String,
}

/// One report of a publisher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportRow {
    /// Its title.
    pub title: String,
    /// The language of its title.
    pub title_language: String,
    /// Its page.
    pub href: String,
    /// Its period.
    pub period: String,
    /// When it was published.
    pub published: Option<String>,
    /// The titles of its forms.
    pub forms: Vec<String>,
    /// How many of its figures contradict each other.
    pub findings: usize,
    /// That it was taken back.
    pub withdrawn: Option<WithdrawnView>,
}

/// The page of a publisher.
pub(crate) fn view(model: &Model<'_>, links: &Links<'_>, position: PublisherId) -> PublisherView {
    let archive = model.archive;
    let language = links.language;
    let publisher = archive.publisher(position);
    let rendered = publisher
        .prose
        .map(|place| prose::render(model.archive, model.sources, links.route, language, place))
        .unwrap_or_default();
    let link = |p: PublisherId| Named {
        name: archive.publisher(p).name.text(language).to_owned(),
        href: links.to(Route::Publisher(p)),
    };
    let mut reports: Vec<&ArchivedReport> = archive.reports.current_of(position).collect();
    // The first report on a period stays before the others.
    reports.sort_by(|a, b| b.period.cmp(&a.period));
    let reports = reports
        .into_iter()
        .map(|report| {
            let i = report.position();
            let mut forms: Vec<FormId> = vec![report.form];
            forms.extend(report.data.iter().map(BlockData::form_id).filter(|&form| form != report.form));
            forms.dedup();
            ReportRow {
                title: archive.title(i, language),
                title_language: title::title_language(archive, i, language),
                href: links.to(Route::Report(i)),
                period: report.period.label(language),
                published: report.published.map(|d| d.to_string()),
                forms: forms.iter().map(|&form| archive.form(form).title.text(language).to_owned()).collect(),
                findings: if report.withdrawn.is_some() { 0 } else { finding::contradictions(model, i) },
                withdrawn: version::withdrawn(links, report),
            }
        })
        .collect();
    let own_name = publisher.name.text(language);
    let compared = model.comparisons.of(position);
    let compared = compared.shown();
    let tables = years::tables(links, position, None);
    PublisherView {
        name: own_name.to_owned(),
        names: publisher
            .name
            .iter()
            .filter(|(_, name)| *name != own_name)
            .map(|(lang, name)| NameIn { lang: lang.to_owned(), name: name.to_owned() })
            .collect(),
        formerly: Former::all(publisher, language),
        kind: publisher.kind.as_ref().and_then(|k| archive.site.kind(k)).map(|k| k.text(language).to_owned()),
        existed: publisher.existed.place.map(|_| {
            let [from, to] = [&publisher.existed.from, &publisher.existed.to]
                .map(|end| end.as_ref().map(|end| end.text.clone()));
            Existence { from, to }
        }),
        website: publisher.website.clone(),
        language: archive.language_of(position).to_owned(),
        prose: rendered.whole(),
        parent: publisher.parent().map(link),
        parts: publisher.parts().iter().copied().map(link).collect(),
        compare: compare::with_publisher(links, position),
        glance: glance::view(model, links, position, &compared),
        comparisons: if tables.is_empty() {
            comparison::of(model, links, position, &compared)
        } else {
            Vec::new()
        },
        whole: archive.has_whole_years(position).then(|| links.to(Route::YearsWhole(position))),
        tables,
        reports,
        missing: gaps(links, position),
        corrections: correction::newest(
            model,
            links,
            archive.reports_of(position).iter().map(ArchivedReport::position),
            usize::MAX,
        ),
        successors: publisher.successors().iter().map(|&p| succeeded(links, position, p, p)).collect(),
        predecessors: publisher.predecessors().iter().map(|&p| succeeded(links, p, position, p)).collect(),
        downloads: downloads(links, Owner::Publisher(position)),
        data: offer::offers(
            links,
            offer::of_publisher(position).chain(offer::feed(links, Feed::Publisher(position))),
        ),
        table_files: offer::tables(links, position),
        cite: offer::cite(links),
        peers: peers(links, position, None),
    }
}

fn gaps(links: &Links<'_>, position: PublisherId) -> Vec<Gap> {
    let archive = links.archive;
    let stated = archive.publisher(position).missing.iter();
    stated
        .filter(|absence| archive.reports_on(position, &absence.period.id).next().is_none())
        .map(|absence| Gap {
            period: absence.period.label(links.language),
            status: absence.status.name(),
            why: absence.why.text(links.language).to_owned(),
        })
        .collect()
}

/// The other side of a succession from `earlier` to `later`.
fn succeeded(links: &Links<'_>, earlier: PublisherId, later: PublisherId, other: PublisherId) -> Succeeded {
    let archive = links.archive;
    let id = &archive.publisher(later).id;
    let named = archive.publisher(earlier).succeeded_by.iter().find(|successor| successor.id == *id);
    Succeeded {
        publisher: Named {
            name: archive.publisher(other).name.text(links.language).to_owned(),
            href: links.to(Route::Publisher(other)),
        },
        why: named.map(|s| s.why.text(links.language).to_owned()).unwrap_or_default(),
    }
}
