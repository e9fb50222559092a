//! The pages of a site.

use crate::analysis::check::Finding;
use crate::analysis::reporting;
use crate::model::archive::{Archive, YearsAt, listing};
use crate::model::id::{
    FormId, Id, IndicatorId, MoveId, PageId, PartId, PeriodId, PublisherId, ReportId, ids,
};
use crate::model::report::CellRef;

/// An order in which a period lists its publishers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Order {
    /// By kind, as the archive has them.
    Official,
    /// By their names.
    Name,
    /// By the first key figure of their form, the largest first.
    Value,
}

impl Order {
    pub(crate) const ALL: [Self; 3] = [Self::Official, Self::Name, Self::Value];

    /// Its name, also in addresses.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Name => "by-name",
            Self::Value => "by-value",
        }
    }
}

/// A page of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Route {
    /// What the archive holds.
    Index,
    /// All publishers, and which page of them.
    Publishers(PartId),
    /// All publishers of one period, in which order, and which page of them.
    Period(PeriodId, Order, PartId),
    /// Who reported on a period and when, and which page of them.
    Reporting(PeriodId, PartId),
    /// A publisher.
    Publisher(PublisherId),
    /// A table of the years of a publisher that has many, or a part of one.
    Years(PublisherId, YearsAt),
    /// All of these tables, to be printed; where they are too many for one page, a list of them.
    YearsWhole(PublisherId),
    /// One report, or a version of one that another superseded.
    Report(ReportId),
    /// A further page of the tables of a report that has many.
    Tables(ReportId, PartId),
    /// What the version after this one changed.
    Changes(ReportId),
    /// One indicator over publishers and periods, and which of its pages.
    Indicator(IndicatorId, PartId),
    /// All corrections.
    Corrections,
    /// The data: what can be downloaded, and what its columns mean; and which page of the publishers.
    Data(PartId),
    /// All forms.
    Forms,
    /// One form explained.
    Form(FormId),
    /// All findings, and which page of them.
    Findings(PartId),
    /// Where the archive is searched.
    Search,
    /// Where readers put publishers and indicators of their choice side by side.
    Compare,
    /// An ordinary page.
    Page(PageId),
    /// An address that something once had: it leads on to where that stands now.
    Moved(MoveId),
    /// What is shown where nothing is.
    NotFound,
}

impl Route {
    /// The name of its kind, which is also the name of its template.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Index => "index",
            Self::Publishers(_) => "publishers",
            Self::Period(..) => "period",
            Self::Reporting(..) => "reporting",
            Self::Publisher(_) => "publisher",
            Self::Years(..) => "years",
            Self::YearsWhole(_) => "whole",
            Self::Report(_) => "report",
            Self::Tables(..) => "tables",
            Self::Changes(_) => "changes",
            Self::Indicator(..) => "indicator",
            Self::Corrections => "corrections",
            Self::Data(_) => "data",
            Self::Forms => "forms",
            Self::Form(_) => "form",
            Self::Findings(_) => "findings",
            Self::Search => "search",
            Self::Compare => "compare",
            Self::Page(_) => "page",
            Self::Moved(_) => "moved",
            Self::NotFound => "404",
        }
    }

    /// The first page of a period.
    pub(crate) fn period(period: PeriodId) -> Self {
        Self::Period(period, Order::Official, PartId::at(0))
    }

    /// The first page of who reported on a period.
    pub(crate) fn reporting(period: PeriodId) -> Self {
        Self::Reporting(period, PartId::at(0))
    }

    /// The first page of all publishers.
    pub(crate) fn publishers() -> Self {
        Self::Publishers(PartId::at(0))
    }

    /// The first page of the data.
    pub(crate) fn data() -> Self {
        Self::Data(PartId::at(0))
    }

    /// The first page of all findings.
    pub(crate) fn findings() -> Self {
        Self::Findings(PartId::at(0))
    }

    /// The first page of an indicator.
    pub(crate) fn indicator(indicator: IndicatorId) -> Self {
        Self::Indicator(indicator, PartId::at(0))
    }

    /// One of the pages that the tables of a report take: its own page, or a further one.
    pub(crate) fn tables(report: ReportId, part: PartId) -> Self {
        if part == PartId::at(0) { Self::Report(report) } else { Self::Tables(report, part) }
    }

    /// The report that it shows.
    pub(crate) fn report(self) -> Option<ReportId> {
        match self {
            Self::Report(report) => Some(report),
            Self::Index
            | Self::Publishers(_)
            | Self::Period(..)
            | Self::Reporting(..)
            | Self::Publisher(_)
            | Self::Years(..)
            | Self::YearsWhole(_)
            | Self::Tables(..)
            | Self::Changes(_)
            | Self::Indicator(..)
            | Self::Corrections
            | Self::Data(_)
            | Self::Forms
            | Self::Form(_)
            | Self::Findings(_)
            | Self::Search
            | Self::Compare
            | Self::Page(_)
            | Self::Moved(_)
            | Self::NotFound => None,
        }
    }

    /// The former address that it is.
    pub(crate) fn moved(self) -> Option<MoveId> {
        if let Self::Moved(position) = self { Some(position) } else { None }
    }

    /// Every page of an archive, in a fixed order.
    pub(crate) fn all(archive: &Archive) -> Vec<Self> {
        let mut routes = vec![Self::Index];
        routes.extend(ids(listing::pages(archive.publishers.len())).map(Self::Publishers));
        for (period, reports) in listing::reports_counted(archive) {
            let orders = Order::ALL
                .into_iter()
                .filter(|&order| order == Order::Official || listing::is_sorted(reports));
            for order in orders {
                let pages = ids(listing::pages(reports));
                routes.extend(pages.map(|part| Self::Period(period, order, part)));
            }
            let expected = reporting::on(archive, period).len();
            routes.extend(ids(listing::pages(expected)).map(|part| Self::Reporting(period, part)));
        }
        for publisher in archive.publishers.ids() {
            routes.push(Self::Publisher(publisher));
            let pages = archive.years_of(publisher);
            routes.extend((!pages.is_empty()).then_some(Self::YearsWhole(publisher)));
            routes.extend(pages.iter().map(|&at| Self::Years(publisher, at)));
        }
        for report in archive.reports.all() {
            routes.extend(report.parts().map(|part| Self::tables(report.position(), part)));
            routes.extend(report.is_superseded().then_some(Self::Changes(report.position())));
        }
        for (indicator, &(form, _)) in archive.indicators().entries() {
            let pages = listing::pages(archive.publishers_of_family(&archive.form(form).family).len());
            routes.extend(ids(pages).map(|part: PartId| Self::Indicator(indicator, part)));
        }
        routes.push(Self::Corrections);
        routes.extend(ids(listing::pages(archive.publishers.len())).map(Self::Data));
        routes.push(Self::Forms);
        routes.extend(archive.shown_forms().into_iter().map(Self::Form));
        routes.extend(ids(archive.pages_of_findings().len()).map(Self::Findings));
        routes.extend(archive.site.search.then_some(Self::Search));
        routes.extend(archive.is_compared().then_some(Self::Compare));
        routes.extend(archive.pages.ids().map(Self::Page));
        routes.extend(archive.moves.ids().map(Self::Moved));
        routes.push(Self::NotFound);
        routes
    }
}

/// The page that a cell of a report stands on.
pub(crate) fn page_of(archive: &Archive, cell: CellRef) -> Route {
    let report = archive.report(cell.report);
    let data = report.data.block(cell.cell.data);
    Route::tables(cell.report, report.part_of(data.form_id(), data.block().table))
}

/// The page on which a finding is told in full: that of the figure at which it is shown.
pub(crate) fn told_on(archive: &Archive, finding: &Finding) -> Route {
    let own = |cell: &CellRef| cell.report == finding.report;
    let shown = finding.shown_at().filter(own).or_else(|| finding.cells.iter().copied().find(own));
    shown.map_or(Route::Report(finding.report), |cell| page_of(archive, cell))
}
