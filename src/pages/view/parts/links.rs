//! Links from the page at hand.

use super::link::Named;
use crate::model::archive::Archive;
use crate::model::form::Indicator;
use crate::model::id::{FormId, PublisherId, ReportId, TableId};
use crate::model::report::CellRef;
use crate::pages::address::ids::{self, TablePart};
use crate::pages::address::{self, Route};

/// The page at hand, from which links go out.
pub(crate) struct Links<'a> {
    pub archive: &'a Archive,
    pub route: Route,
    pub language: &'a str,
    pub path: String,
}

impl<'a> Links<'a> {
    pub(crate) fn new(archive: &'a Archive, route: Route, language: &'a str) -> Self {
        Self { archive, route, language, path: address::path(archive, route, language) }
    }

    /// The link to another page in the same language.
    pub(crate) fn to(&self, route: Route) -> String {
        self.to_language(route, self.language)
    }

    pub(crate) fn to_language(&self, route: Route, language: &str) -> String {
        address::relative(&self.path, &address::path(self.archive, route, language))
    }

    /// The link to a file of the site.
    pub(crate) fn file(&self, path: &str) -> String {
        address::relative(&self.path, path)
    }

    /// A publisher by its name, with the link to its page.
    pub(crate) fn publisher(&self, publisher: PublisherId) -> Named {
        let name = self.archive.publisher(publisher).name.text(self.language).to_owned();
        Named { name, href: self.to(Route::Publisher(publisher)) }
    }

    /// The page of the indicator that a cell of a form is, where it has one.
    pub(crate) fn indicator(&self, form: FormId, cell: Indicator) -> Option<String> {
        self.archive.indicator_at(form, cell).map(|indicator| self.to(Route::indicator(indicator)))
    }

    /// The prefix from the page to the root of the site.
    pub(crate) fn root(&self) -> String {
        "../".repeat(self.path.matches('/').count())
    }

    /// The link to a cell of a report, from any page.
    pub(crate) fn cell(&self, cell: CellRef) -> String {
        self.within(address::page_of(self.archive, cell), &self.archive.cell(cell).address())
    }

    /// The link to a table of a report, from any page.
    pub(crate) fn table(&self, report: ReportId, form: FormId, table: TableId) -> String {
        let part = self.archive.report(report).part_of(form, table);
        let id = ids::table(&self.archive.form(form).table(table).id, TablePart::Whole);
        self.within(Route::tables(report, part), &id)
    }

    /// The link to the part of a page that has an id, from any page.
    pub(crate) fn within(&self, route: Route, id: &str) -> String {
        if self.route == route { format!("#{id}") } else { format!("{}#{id}", self.to(route)) }
    }
}
