//! What each page shows, as plain values.
//!
//! A view holds all that its page shows and nothing else: equal views, equal pages. Views know neither
//! templates nor files; links in them are ready to print.
//!
//! `parts` is what several pages show, `tables` the tables of forms and of periods side by side, `page` a
//! view for each kind of page.

mod parts;
mod tables;
mod page;

pub(crate) use page::changes::ChangesView;
pub(crate) use page::compare::CompareView;
pub(crate) use page::corrections::CorrectionsView;
pub(crate) use page::data::DataView;
pub(crate) use page::findings::FindingsView;
pub(crate) use page::form::FormView;
pub(crate) use page::forms::FormsView;
pub(crate) use page::frame::{Crumb, Frame};
pub(crate) use page::index::IndexView;
pub(crate) use page::indicator::{Group as IndicatorGroup, IndicatorView, Row as IndicatorRow};
pub(crate) use page::moved::MovedView;
pub(crate) use page::ordinary::PageView;
pub(crate) use page::period::PeriodView;
pub(crate) use page::publisher::{PublisherView, chart_file, has_chart};
pub(crate) use page::publishers::PublishersView;
pub(crate) use page::report::{PeriodHead, ReportView};
pub(crate) use page::reporting::ReportingView;
pub(crate) use page::search::SearchView;
pub(crate) use page::tables::TablesView;
pub(crate) use page::years::{WholeView, YearsView};
pub(crate) use parts::coverage::group_label;
pub(crate) use parts::finding::{FindingView, gravest, gravity, shown_severity};
pub(crate) use parts::footnote::NoteView;
pub(crate) use parts::mark::BreakNote;
pub(crate) use parts::ranked::Ranked;
pub(crate) use parts::source::SourceView;
pub(crate) use parts::title::Title;
pub(crate) use tables::comparison::{ComparedRow, ComparedTable, ComparisonView, PeriodColumn};
pub(crate) use tables::line::{ChangeView, ComparedCell, ComparedLine, PartView};
pub(crate) use tables::official_table::{Head, OfficialTable, TableBlock, TableCell, TableRow};
pub(crate) use tables::section::SectionView;

use crate::analysis::check::{Finding, Findings, Found};
use crate::analysis::series::Comparisons;
use crate::model::archive::Archive;
use crate::model::id::{Id, PartId, PublisherId, ReportId};
use crate::pages::address::Route;
use crate::text::source::Sources;
use page::{
    changes, compare, corrections, data, findings, form, forms, frame, index, indicator, moved, ordinary,
    period, publisher, publishers, report, reporting, search, years,
};
use parts::links::Links;
use std::sync::Arc;
use tables::comparison;
use tables::of_report::Wanted;

/// Everything pages are made of.
pub(crate) struct Model<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// The texts, for prose.
    pub sources: &'a Sources,
    /// The findings.
    pub findings: &'a Findings,
    /// What each publisher's reports say beside one another.
    pub comparisons: Arc<Comparisons<'a>>,
    /// The lists of the reports on a period.
    lists: period::Lists,
}

impl<'a> Model<'a> {
    /// The model of an archive, its texts and its findings.
    pub(crate) fn new(archive: &'a Archive, sources: &'a Sources, findings: &'a Findings) -> Self {
        let comparisons = Arc::new(Comparisons::new(archive, findings));
        Self { archive, sources, findings, comparisons, lists: period::Lists::default() }
    }

    /// The findings of one report.
    pub(crate) fn findings_of(&self, report: ReportId) -> &'a [Finding] {
        self.findings.of(report)
    }

    /// All that was found in one report.
    pub(crate) fn found(&self, report: ReportId) -> &'a Found {
        self.findings.found(report)
    }
}

/// The view of any page.
pub enum View {
    /// What the archive holds.
    Index(IndexView),
    /// All publishers.
    Publishers(PublishersView),
    /// One period.
    Period(PeriodView),
    /// Who reported on a period and when.
    Reporting(ReportingView),
    /// One publisher.
    Publisher(Box<PublisherView>),
    /// A table of the years of a publisher.
    Years(YearsView),
    /// All years of a publisher.
    Whole(WholeView),
    /// One report.
    Report(Box<ReportView>),
    /// A further page of the tables of a report.
    Tables(TablesView),
    /// What a version of a report changed.
    Changes(ChangesView),
    /// One indicator.
    Indicator(IndicatorView),
    /// All corrections.
    Corrections(CorrectionsView),
    /// What can be downloaded.
    Data(DataView),
    /// All forms.
    Forms(FormsView),
    /// One form.
    Form(Box<FormView>),
    /// All findings.
    Findings(FindingsView),
    /// Where the archive is searched.
    Search(SearchView),
    /// Where readers compare what they choose.
    Compare(CompareView),
    /// An ordinary page.
    Page(PageView),
    /// An address that something once had.
    Moved(MovedView),
    /// Nothing is here.
    NotFound,
}

/// A report in a language.
pub(crate) fn report(model: &Model<'_>, position: ReportId, language: &str) -> ReportView {
    let links = Links::new(model.archive, Route::Report(position), language);
    report::view(model, &links, position, Wanted::All)
}

/// The years of a publisher side by side, in a language.
pub(crate) fn comparisons(model: &Model<'_>, position: PublisherId, language: &str) -> Vec<ComparisonView> {
    let links = Links::new(model.archive, Route::Publisher(position), language);
    comparison::of_publisher(model, &links, position)
}

/// The frame and the view of a page in a language.
pub(crate) fn view(model: &Model<'_>, route: Route, language: &str) -> (Frame, View) {
    let links = Links::new(model.archive, route, language);
    let view = match route {
        Route::Index => View::Index(index::view(model, &links)),
        Route::Publishers(part) => View::Publishers(publishers::view(model, &links, part)),
        Route::Period(period, order, part) => {
            View::Period(period::view(model, &links, period, (order, part)))
        }
        Route::Reporting(period, part) => View::Reporting(reporting::view(model, &links, period, part)),
        Route::Publisher(publisher) => View::Publisher(Box::new(publisher::view(model, &links, publisher))),
        Route::Years(publisher, at) => View::Years(years::view(model, &links, publisher, at)),
        Route::YearsWhole(publisher) => View::Whole(years::whole(model, &links, publisher)),
        Route::Report(report) => {
            View::Report(Box::new(report::view(model, &links, report, Wanted::Page(PartId::at(0)))))
        }
        Route::Tables(report, part) => View::Tables(page::tables::view(model, &links, report, part)),
        Route::Changes(report) => View::Changes(changes::view(model, &links, report)),
        Route::Indicator(position, part) => View::Indicator(indicator::view(model, &links, position, part)),
        Route::Corrections => View::Corrections(corrections::view(model, &links)),
        Route::Data(part) => View::Data(data::view(model, &links, part)),
        Route::Forms => View::Forms(forms::list(model, &links)),
        Route::Form(form) => View::Form(Box::new(form::view(model, &links, form))),
        Route::Findings(part) => View::Findings(findings::view(model, &links, part)),
        Route::Search => View::Search(search::view(model, &links)),
        Route::Compare => View::Compare(compare::view(&links)),
        Route::Page(page) => View::Page(ordinary::view(model, &links, page)),
        Route::Moved(position) => View::Moved(moved::view(model, &links, position)),
        Route::NotFound => View::NotFound,
    };
    (frame::frame(model, &links), view)
}
