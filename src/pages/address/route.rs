//! The pages of a site.

use crate::model::archive::{Archive, PUBLISHERS_A_PAGE};
use crate::model::id::{
    FormId, Id, IndicatorId, MoveId, PageId, PartId, PeriodId, PublisherId, ReportId, ids,
};

/// A page of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Route {
    /// What the archive holds.
    Index,
    /// All publishers of one period.
    Period(PeriodId),
    /// All reports of a publisher.
    Publisher(PublisherId),
    /// One report, or a version of one that another superseded.
    Report(ReportId),
    /// What the version after this one changed.
    Changes(ReportId),
    /// One indicator over publishers and periods, and which of its pages.
    Indicator(IndicatorId, PartId),
    /// All corrections.
    Corrections,
    /// The data: what can be downloaded, and what its columns mean.
    Data,
    /// All forms.
    Forms,
    /// One form explained.
    Form(FormId),
    /// All findings.
    Findings,
    /// Where the archive is searched.
    Search,
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
            Self::Period(_) => "period",
            Self::Publisher(_) => "publisher",
            Self::Report(_) => "report",
            Self::Changes(_) => "changes",
            Self::Indicator(..) => "indicator",
            Self::Corrections => "corrections",
            Self::Data => "data",
            Self::Forms => "forms",
            Self::Form(_) => "form",
            Self::Findings => "findings",
            Self::Search => "search",
            Self::Page(_) => "page",
            Self::Moved(_) => "moved",
            Self::NotFound => "404",
        }
    }

    /// The first page of an indicator.
    pub(crate) fn indicator(indicator: IndicatorId) -> Self {
        Self::Indicator(indicator, PartId::at(0))
    }

    /// The report that it shows.
    pub(crate) fn report(self) -> Option<ReportId> {
        match self {
            Self::Report(report) => Some(report),
            Self::Index
            | Self::Period(_)
            | Self::Publisher(_)
            | Self::Changes(_)
            | Self::Indicator(..)
            | Self::Corrections
            | Self::Data
            | Self::Forms
            | Self::Form(_)
            | Self::Findings
            | Self::Search
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
        routes.extend(archive.periods.ids().map(Self::Period));
        routes.extend(archive.publishers.ids().map(Self::Publisher));
        for report in archive.reports.all() {
            routes.push(Self::Report(report.position()));
            routes.extend(report.is_superseded().then_some(Self::Changes(report.position())));
        }
        for (indicator, &(form, _)) in archive.indicators.entries() {
            let publishers = archive.publishers_of_family(&archive.form(form).family).len();
            let pages = publishers.div_ceil(PUBLISHERS_A_PAGE);
            routes.extend(ids(pages).map(|part: PartId| Self::Indicator(indicator, part)));
        }
        routes.extend([Self::Corrections, Self::Data]);
        routes.push(Self::Forms);
        routes.extend(archive.shown_forms().into_iter().map(Self::Form));
        routes.push(Self::Findings);
        routes.extend(archive.site.search.then_some(Self::Search));
        routes.extend(archive.pages.ids().map(Self::Page));
        routes.extend(archive.moves.ids().map(Self::Moved));
        routes.push(Self::NotFound);
        routes
    }
}
