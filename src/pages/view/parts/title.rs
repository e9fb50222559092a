//! What a page is called.

use crate::model::archive::{Archive, ArchivedReport, Moved};
use crate::model::id::{Id, MoveId, ReportId};
use crate::pages::address::Route;
use crate::text::strings::strings;
use std::fmt::Display;

/// What a page is called: by words of its own, or, where every archive has it, by those of the theme for its
/// kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Title {
    /// Words of the archive.
    Own(String),
    /// The theme's words for a kind of page.
    OfKind(&'static str),
}

/// The language that the title of a report is in: a report may have its title in one language only.
pub(crate) fn title_language(archive: &Archive, report: ReportId, language: &str) -> String {
    let title = &archive.report(report).title;
    let there = title.is_empty() || title.exactly(language).is_some();
    let first = title.iter().next().map(|(first, _)| first).filter(|_| !there);
    first.unwrap_or(language).to_owned()
}

/// The title of what was moved. A file has none but that of its kind.
fn moved(archive: &Archive, position: MoveId, language: &str) -> Title {
    match archive.moved(position).to {
        Moved::Publisher(publisher) => title(archive, Route::Publisher(publisher), language),
        Moved::Report(report) => title(archive, Route::Report(report), language),
        Moved::Tables(report, part) => title(archive, Route::tables(report, part), language),
        Moved::Changes(report) => title(archive, Route::Changes(report), language),
        Moved::Page(page) => title(archive, Route::Page(page), language),
        Moved::File(file) => Title::Own(archive.attachments[file].name.clone()),
    }
}

/// The title of any page.
pub(crate) fn title(archive: &Archive, route: Route, language: &str) -> Title {
    Title::Own(match route {
        Route::Index => archive.site.title.text(language).to_owned(),
        Route::Period(period, ..) => archive.period(period).label(language),
        Route::Reporting(period, _) => {
            let period = archive.period(period).label(language);
            strings(language).say("period.reporting", &[("period", &period)])
        }
        Route::Publisher(publisher) => archive.publisher(publisher).name.text(language).to_owned(),
        Route::Years(publisher, at) => {
            let table = archive.form(at.form).table(at.table).title.text(language);
            let name = archive.publisher(publisher).name.text(language);
            strings(language).say("publisher.table", &[("name", &name), ("table", &table)])
        }
        Route::YearsWhole(publisher) => {
            let name = archive.publisher(publisher).name.text(language);
            strings(language).say("publisher.years", &[("name", &name)])
        }
        Route::Report(report) => archive.title(report, language),
        Route::Tables(report, part) => {
            let parts: [(&str, &dyn Display); 2] =
                [("title", &archive.title(report, language)), ("page", &(part.index() + 1))];
            strings(language).say("report.tables", &parts)
        }
        Route::Changes(report) => {
            let after = archive.successor(report).map_or(report, ArchivedReport::position);
            let (title, version) =
                (archive.title(archive.report(report).newest(), language), archive.report(after).version());
            let parts: [(&str, &dyn Display); 3] =
                [("title", &title), ("before", &archive.report(report).version()), ("after", &version)];
            strings(language).say("report.changes", &parts)
        }
        Route::Indicator(position, _) => {
            let (form, indicator) = archive.indicator(position);
            archive.indicator_title(form, indicator, language)
        }
        Route::Form(form) => archive.form(form).title.text(language).to_owned(),
        Route::Moved(position) => return moved(archive, position, language),
        Route::Page(page) => archive.page(page).title.text(language).to_owned(),
        Route::Publishers(_)
        | Route::Corrections
        | Route::Data(_)
        | Route::Forms
        | Route::Findings(_)
        | Route::Search
        | Route::Compare
        | Route::NotFound => return Title::OfKind(route.kind()),
    })
}
