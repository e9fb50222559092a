//! What a result is shown with.

use super::document::Document;
use crate::model::archive::Archive;
use crate::model::label::Label;
use crate::pages::address::{self, Anchor, Route};
use serde_json::json;

/// A hundred documents as the content of a script: for each its link from the root of the site, its title,
/// what it is a part of, and the language of the title; what is empty at the end is left out.
pub(super) fn write(documents: &[Document], archive: &Archive, language: &str) -> String {
    let cards = documents.iter().map(|document| {
        let link = link(document, archive, language);
        let (title, tongue) = title(document, archive, language);
        let tongue = if tongue == language { String::new() } else { tongue };
        let mut card = vec![link, title, part_of(document, archive, language), tongue];
        while card.last().is_some_and(String::is_empty) {
            card.pop();
        }
        json!(card).to_string()
    });
    format!("[\n{}\n]", cards.collect::<Vec<_>>().join(",\n"))
}

/// A document's link from the root of the site.
pub(super) fn link(document: &Document, archive: &Archive, language: &str) -> String {
    let page = address::relative("", &address::path(archive, document.route, language));
    match document.item {
        Some(item) => format!("{page}#{}", Anchor::Indicator(item.form, item.cell).id(archive)),
        None => page,
    }
}

/// A document's title and the language it is in.
fn title(document: &Document, archive: &Archive, language: &str) -> (String, String) {
    let of = |label: &Label| {
        let there = label.exactly(language).is_some();
        let other = label.iter().next().map(|(tongue, _)| tongue).filter(|_| !there);
        (label.text(language).to_owned(), other.unwrap_or(language).to_owned())
    };
    let here = |title: String| (title, language.to_owned());
    match document.route {
        Route::Page(page) => of(&archive.page(page).title),
        Route::Form(form) => {
            let form = archive.form(form);
            match document.item {
                None => of(&form.title),
                Some(item) => of(&item.leaf(form).name),
            }
        }
        Route::Indicator(indicator, _) => {
            let (form, cell) = archive.indicator(indicator);
            here(archive.indicator_title(form, cell, language))
        }
        Route::Period(period, ..) => here(archive.period(period).label(language)),
        Route::Publisher(publisher) => of(&archive.publisher(publisher).name),
        Route::Report(report) => {
            let own = &archive.report(report).title;
            let tongue = if own.is_empty() { language.to_owned() } else { of(own).1 };
            (archive.title(report, language), tongue)
        }
        Route::Index
        | Route::Publishers(_)
        | Route::Reporting(..)
        | Route::Years(..)
        | Route::YearsWhole(_)
        | Route::Tables(..)
        | Route::Changes(_)
        | Route::Corrections
        | Route::Data(_)
        | Route::Forms
        | Route::Findings(_)
        | Route::Search
        | Route::Compare
        | Route::Moved(_)
        | Route::NotFound => of(&archive.site.title),
    }
}

/// The form and the table of a row, a column or an indicator.
fn part_of(document: &Document, archive: &Archive, language: &str) -> String {
    let (form, cell) = match (document.item, document.route) {
        (Some(item), _) => (item.form, item.cell),
        (None, Route::Indicator(indicator, _)) => archive.indicator(indicator),
        (
            None,
            Route::Index
            | Route::Publishers(_)
            | Route::Period(..)
            | Route::Reporting(..)
            | Route::Publisher(_)
            | Route::Years(..)
            | Route::YearsWhole(_)
            | Route::Report(_)
            | Route::Tables(..)
            | Route::Changes(_)
            | Route::Corrections
            | Route::Data(_)
            | Route::Forms
            | Route::Form(_)
            | Route::Findings(_)
            | Route::Search
            | Route::Compare
            | Route::Page(_)
            | Route::Moved(_)
            | Route::NotFound,
        ) => return String::new(),
    };
    let form = archive.form(form);
    let table = form.table_of(cell.block).title.text(language);
    format!("{} · {table}", form.title.text(language))
}
