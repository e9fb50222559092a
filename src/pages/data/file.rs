//! The files of the open data: which there are, and where each stands.

use super::publisher_table::PublisherTable;
use crate::analysis::hierarchy;
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::{FormId, LanguageId, PeriodId, PublisherId, ReportId};
use crate::pages::address::{self, Route};

/// A file of the open data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum DataFile {
    /// Figures as CSV.
    Figures(Extent, Dialect),
    /// A table of a publisher over all its reports, with words of one of the site's languages, as CSV.
    Table(PublisherTable, LanguageId),
    /// One report as JSON.
    Report(ReportId),
    /// The series of a publisher as JSON.
    Series(PublisherId),
    /// One form as JSON.
    Form(FormId),
    /// What the archive holds, as JSON.
    Archive,
    /// The description of the CSV files, a Frictionless data package.
    Package,
    /// The archive as a catalogue of data sets, for portals that harvest such.
    Catalogue,
    /// The versions and the corrections of reports, as JSON.
    Versions,
    /// Figures that are others than they were, each with what it was and since when, as CSV.
    Vintages,
    /// Who reported on each period and when, as CSV.
    Reporting,
    /// The figures of publishers held against those of their parts, as CSV.
    Hierarchy,
    /// What came last, as an Atom feed in one of the site's languages.
    Feed(Feed, LanguageId),
}

/// What a feed is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Feed {
    /// Reports and corrections of the archive.
    Latest,
    /// Corrections alone, new versions and reports that were withdrawn among them.
    Corrections,
    /// Reports and corrections of one publisher.
    Publisher(PublisherId),
}

impl Feed {
    /// The page that tells the same, beside which it stands.
    pub(super) fn page(self) -> Route {
        match self {
            Self::Latest => Route::Index,
            Self::Corrections => Route::Corrections,
            Self::Publisher(publisher) => Route::Publisher(publisher),
        }
    }
}

/// Whose figures a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Extent {
    /// Everybody's, of every period.
    Archive,
    /// Everybody's, of one period.
    Period(PeriodId),
    /// One publisher's.
    Publisher(PublisherId),
}

impl Extent {
    /// Whether the figures of a report are among these.
    pub(super) fn holds(self, archive: &Archive, report: &ArchivedReport) -> bool {
        match self {
            Self::Archive => true,
            Self::Period(period) => archive.period(period).id == report.period.id,
            Self::Publisher(publisher) => report.publisher() == publisher,
        }
    }
}

/// How CSV is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Dialect {
    /// As RFC 4180 says, in UTF-8, and nothing besides.
    Standard,
    /// With a byte order mark, and without anything that a spreadsheet would calculate.
    Excel,
}

impl DataFile {
    /// The figures that are made together where the archive publishes them: those of everybody, which hold
    /// the same in other orders, and those of each publisher in both dialects.
    pub(crate) fn figures_together(archive: &Archive) -> Vec<Vec<(Extent, Dialect)>> {
        let everybody = std::iter::once(Extent::Archive).chain(archive.periods.ids().map(Extent::Period));
        let publishers = archive.publishers.ids().map(|publisher| vec![Extent::Publisher(publisher)]);
        let published =
            |(extent, dialect): &(Extent, Dialect)| Self::Figures(*extent, *dialect).is_published(archive);
        let in_dialects = |extents: Vec<Extent>| -> Vec<(Extent, Dialect)> {
            let both = |extent| [(extent, Dialect::Standard), (extent, Dialect::Excel)];
            extents.into_iter().flat_map(both).filter(published).collect()
        };
        let together = std::iter::once(everybody.collect()).chain(publishers).map(in_dialects);
        together.filter(|figures| !figures.is_empty()).collect()
    }

    /// Every file that the archive publishes, in a fixed order.
    pub(crate) fn all(archive: &Archive) -> Vec<Self> {
        let mut files = vec![Self::Package, Self::Archive, Self::Catalogue, Self::Versions];
        files.extend([Self::Vintages, Self::Reporting, Self::Hierarchy]);
        files.extend(archive.shown_forms().into_iter().map(Self::Form));
        files.extend(Self::figures(Extent::Archive));
        files.extend(archive.periods.ids().flat_map(|period| Self::figures(Extent::Period(period))));
        for publisher in archive.publishers.ids() {
            files.extend(Self::figures(Extent::Publisher(publisher)));
            files.extend(Self::tables(archive, publisher));
            files.push(Self::Series(publisher));
        }
        files.extend(archive.reports.all().iter().map(|report| Self::Report(report.position())));
        let publishers = archive.publishers.ids().map(Feed::Publisher);
        for feed in [Feed::Latest, Feed::Corrections].into_iter().chain(publishers) {
            files.extend(archive.site.language_ids().map(|language| Self::Feed(feed, language)));
        }
        files.retain(|file| file.is_published(archive));
        files
    }

    fn figures(extent: Extent) -> [Self; 2] {
        [Dialect::Standard, Dialect::Excel].map(|dialect| Self::Figures(extent, dialect))
    }

    /// The tables of a publisher, in every language.
    fn tables(archive: &Archive, publisher: PublisherId) -> Vec<Self> {
        let tables = PublisherTable::all(archive, publisher).into_iter();
        let of_table = |table| archive.site.language_ids().map(move |language| Self::Table(table, language));
        tables.flat_map(of_table).collect()
    }

    /// Whether the archive publishes it: it is not switched off, and there is something in it.
    pub(crate) fn is_published(self, archive: &Archive) -> bool {
        let wanted = archive.site.data;
        let reports = |publisher| archive.reports.current_of(publisher).next().is_some();
        match self {
            Self::Figures(extent, dialect) => {
                wanted.csv
                    && (dialect == Dialect::Standard || wanted.excel)
                    && match extent {
                        Extent::Archive => wanted.archive,
                        Extent::Period(_) => true,
                        Extent::Publisher(publisher) => reports(publisher),
                    }
            }
            Self::Table(table, _) => table.is_published(archive),
            Self::Report(_) | Self::Form(_) => wanted.json,
            Self::Series(publisher) => wanted.json && reports(publisher),
            Self::Archive | Self::Versions => wanted.json && wanted.archive,
            // What describes data elsewhere needs full addresses.
            Self::Catalogue => archive.site.base.is_some() && wanted.json && wanted.archive,
            Self::Vintages | Self::Reporting => wanted.csv && wanted.archive,
            Self::Hierarchy => wanted.csv && wanted.archive && hierarchy::has_parts(archive),
            Self::Package => wanted.csv && !archive.reports.is_empty(),
            // A feed is read away from the site, and so needs full addresses.
            Self::Feed(feed, _) => {
                archive.site.base.is_some()
                    && match feed {
                        Feed::Latest | Feed::Corrections => true,
                        Feed::Publisher(publisher) => reports(publisher),
                    }
            }
        }
    }

    /// The path of the file in the site. Data stands once, below the first language; feeds and tables
    /// with words are in every language.
    pub(crate) fn path(self, archive: &Archive) -> String {
        let first = archive.site.first_language();
        let beside = |route: Route, language: &str, name: &str| {
            let page = address::path(archive, route, language);
            format!("{}{name}", page.trim_end_matches("index.html"))
        };
        match self {
            Self::Figures(extent, dialect) => {
                let name = match dialect {
                    Dialect::Standard => "figures.csv",
                    Dialect::Excel => "figures-excel.csv",
                };
                match extent {
                    Extent::Archive => format!("data/{name}"),
                    Extent::Period(period) => beside(Route::period(period), first, name),
                    Extent::Publisher(publisher) => beside(Route::Publisher(publisher), first, name),
                }
            }
            Self::Table(table, language) => {
                let page = Route::Publisher(table.publisher);
                beside(page, archive.site.language(language), &table.path(archive))
            }
            Self::Report(report) => beside(Route::Report(report), first, "figures.json"),
            Self::Series(publisher) => beside(Route::Publisher(publisher), first, "series.json"),
            Self::Form(form) => beside(Route::Form(form), first, "form.json"),
            Self::Archive => "data/archive.json".to_owned(),
            Self::Package => "datapackage.json".to_owned(),
            Self::Catalogue => "data/catalog.jsonld".to_owned(),
            Self::Versions => "data/versions.json".to_owned(),
            Self::Vintages => "data/vintages.csv".to_owned(),
            Self::Reporting => "data/reporting.csv".to_owned(),
            Self::Hierarchy => "data/hierarchy.csv".to_owned(),
            Self::Feed(feed, language) => beside(feed.page(), archive.site.language(language), "feed.xml"),
        }
    }

    /// What kind of file it is.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Figures(..) | Self::Table(..) => "text/csv",
            Self::Vintages | Self::Reporting | Self::Hierarchy => "text/csv",
            Self::Report(_) | Self::Series(_) | Self::Form(_) => "application/json",
            Self::Archive | Self::Package | Self::Versions => "application/json",
            Self::Catalogue => "application/ld+json",
            Self::Feed(..) => "application/atom+xml",
        }
    }
}
