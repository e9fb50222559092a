//! The open data that a page offers, and how to cite what it shows.

use super::link::Link;
use super::links::Links;
use crate::model::id::PublisherId;
use crate::pages::data::citation::{self, Citation};
use crate::pages::data::{DataFile, Dialect, Extent, Feed, PublisherTable};
use serde::Serialize;

/// A file of the open data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// What is in it: `figures`, `figures-excel`, `report`, `series`, `form`, `archive`, `package`,
    /// `catalogue`, `versions`, `vintages`, `reporting`, `hierarchy`, `feed`, `feed-corrections`.
    pub what: &'static str,
    /// Its name.
    pub name: String,
    /// The link.
    pub href: String,
    /// Its kind in a word: `CSV`, `JSON`, `JSON-LD`, `Atom`.
    pub format: &'static str,
    /// Its kind, for programs: `text/csv`.
    pub media_type: &'static str,
}

/// How to cite what a page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cite {
    /// After GB/T 7714.
    pub gbt7714: Citation,
    /// After the APA's manual.
    pub apa: Citation,
    /// For BibTeX.
    pub bibtex: String,
}

/// Those of some files that the archive publishes.
pub(crate) fn offers(links: &Links<'_>, files: impl IntoIterator<Item = DataFile>) -> Vec<Offer> {
    let published = files.into_iter().filter(|file| file.is_published(links.archive));
    published.map(|file| offer(links, file)).collect()
}

/// Figures of so much of the archive, for programs and for Excel.
pub(crate) fn figures(extent: Extent) -> [DataFile; 2] {
    [Dialect::Standard, Dialect::Excel].map(|dialect| DataFile::Figures(extent, dialect))
}

/// The tables of a publisher over all its reports, each as CSV in the language of the page.
pub(crate) fn tables(links: &Links<'_>, publisher: PublisherId) -> Vec<Link> {
    let archive = links.archive;
    let tables = PublisherTable::all(archive, publisher).into_iter();
    let link = |table: PublisherTable| {
        let label = archive.form(table.form).table(table.table).title.text(links.language).to_owned();
        Some(Link { label, href: self::table(links, table)? })
    };
    tables.filter_map(link).collect()
}

/// One of them, where the archive publishes it.
pub(crate) fn table(links: &Links<'_>, table: PublisherTable) -> Option<String> {
    let language = links.archive.site.find_language(links.language)?;
    let file = Some(DataFile::Table(table, language)).filter(|file| file.is_published(links.archive))?;
    Some(links.file(&file.path(links.archive)))
}

/// A feed in the language of the page.
pub(crate) fn feed(links: &Links<'_>, feed: Feed) -> Option<DataFile> {
    let language = links.archive.site.find_language(links.language)?;
    Some(DataFile::Feed(feed, language)).filter(|feed| feed.is_published(links.archive))
}

/// How to cite the page at hand; `None` for pages that nobody cites.
pub(crate) fn cite(links: &Links<'_>) -> Option<Cite> {
    let (archive, route, language) = (links.archive, links.route, links.language);
    Some(Cite {
        gbt7714: citation::gbt7714(archive, route, language)?,
        apa: citation::apa(archive, route, language)?,
        bibtex: citation::bibtex(archive, route, language)?,
    })
}

fn offer(links: &Links<'_>, file: DataFile) -> Offer {
    let path = file.path(links.archive);
    Offer {
        what: match file {
            DataFile::Figures(_, Dialect::Standard) => "figures",
            DataFile::Figures(_, Dialect::Excel) => "figures-excel",
            DataFile::Table(..) => "table",
            DataFile::Report(_) => "report",
            DataFile::Series(_) => "series",
            DataFile::Form(_) => "form",
            DataFile::Archive => "archive",
            DataFile::Package => "package",
            DataFile::Catalogue => "catalogue",
            DataFile::Versions => "versions",
            DataFile::Vintages => "vintages",
            DataFile::Reporting => "reporting",
            DataFile::Hierarchy => "hierarchy",
            DataFile::Feed(Feed::Corrections, _) => "feed-corrections",
            DataFile::Feed(Feed::Latest | Feed::Publisher(_), _) => "feed",
        },
        href: links.file(&path),
        name: path.rsplit('/').next().unwrap_or_default().to_owned(),
        format: match file {
            DataFile::Figures(..) | DataFile::Table(..) => "CSV",
            DataFile::Vintages | DataFile::Reporting | DataFile::Hierarchy => "CSV",
            DataFile::Catalogue => "JSON-LD",
            DataFile::Feed(..) => "Atom",
            DataFile::Report(_) | DataFile::Series(_) | DataFile::Form(_) => "JSON",
            DataFile::Archive | DataFile::Package | DataFile::Versions => "JSON",
        },
        media_type: file.media_type(),
    }
}

/// The files of a publisher.
pub(crate) fn of_publisher(position: PublisherId) -> impl Iterator<Item = DataFile> {
    figures(Extent::Publisher(position)).into_iter().chain([DataFile::Series(position)])
}
