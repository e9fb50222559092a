//! What each page shows, as plain values.
//!
//! A view holds all that its page shows and nothing else: equal views, equal pages. Views know neither
//! templates nor files; links in them are ready to print.

mod align;
mod comparison;
mod corrections;
mod coverage;
mod data;
mod findings;
mod footnote;
mod form;
mod grid;
mod headline;
mod index;
mod indicator;
mod line;
mod links;
mod mark;
mod offer;
mod official;
mod official_table;
mod page;
mod peers;
mod period;
mod plot;
mod publisher;
mod report;
mod search;

pub(crate) use comparison::{ComparedRow, ComparisonView, PeriodColumn};
pub(crate) use corrections::CorrectionsView;
pub(crate) use data::DataView;
pub(crate) use findings::FindingsView;
pub(crate) use form::{FormView, FormsView};
pub(crate) use grid::Head;
pub(crate) use index::IndexView;
pub(crate) use indicator::IndicatorView;
pub(crate) use line::{ChangeView, ComparedCell, ComparedLine};
pub(crate) use mark::BreakNote;
pub(crate) use official_table::{OfficialTable, TableBlock, TableCell};
pub(crate) use page::{Crumb, Frame, PageView, Title};
pub(crate) use period::PeriodView;
pub(crate) use publisher::PublisherView;
pub(crate) use report::{ReportView, SectionView};
pub(crate) use search::SearchView;

use crate::analysis::check::{Finding, Findings};
use crate::model::archive::Archive;
use crate::model::id::ReportId;
use crate::pages::address::Route;
use crate::text::source::Sources;
use links::Links;

/// Everything pages are made of.
pub(crate) struct Model<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// The texts, for prose.
    pub sources: &'a Sources,
    /// The findings.
    pub findings: &'a Findings,
}

impl<'a> Model<'a> {
    /// The findings of one report.
    pub(crate) fn findings_of(&self, report: ReportId) -> &'a [Finding] {
        self.findings.of(report)
    }
}

/// The view of any page.
pub enum View {
    /// What the archive holds.
    Index(IndexView),
    /// One period.
    Period(PeriodView),
    /// One publisher.
    Publisher(Box<PublisherView>),
    /// One report.
    Report(Box<ReportView>),
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
    /// An ordinary page.
    Page(PageView),
    /// Nothing is here.
    NotFound,
}

/// The frame and the view of a page in a language.
pub(crate) fn view(model: &Model<'_>, route: Route, language: &str) -> (Frame, View) {
    let links = Links::new(model.archive, route, language);
    let view = match route {
        Route::Index => View::Index(index::view(model, &links)),
        Route::Period(period) => View::Period(period::view(model, &links, period)),
        Route::Publisher(publisher) => View::Publisher(Box::new(publisher::view(model, &links, publisher))),
        Route::Report(report) => View::Report(Box::new(report::view(model, &links, report))),
        Route::Indicator(position, part) => View::Indicator(indicator::view(model, &links, position, part)),
        Route::Corrections => View::Corrections(corrections::view(model, &links)),
        Route::Data => View::Data(data::view(model, &links)),
        Route::Forms => View::Forms(form::list(model, &links)),
        Route::Form(form) => View::Form(Box::new(form::view(model, &links, form))),
        Route::Findings => View::Findings(findings::view(model, &links)),
        Route::Search => View::Search(search::view(model, &links)),
        Route::Page(page) => View::Page(page::view(model, &links, page)),
        Route::NotFound => View::NotFound,
    };
    (page::frame(model, &links), view)
}
