//! The workbook of a report: a sheet that says what it is, and one for each of its tables.

use super::book::{Book, Sheet};
use super::look::Look;
use super::name::Names;
use super::paper::Paper;
use super::table;
use crate::export::grid::Signs;
use crate::export::notes as said;
use crate::import::filled;
use crate::model::archive::Archive;
use crate::model::id::ReportId;
use crate::pages::address::{self, Route};
use crate::pages::view::{self, Model, NoteView, OfficialTable, ReportView};
use crate::text::strings::{Strings, strings};

/// The workbook of a report in a language.
pub(crate) fn book(model: &Model<'_>, position: ReportId, language: &str) -> Book {
    let report = view::report(model, position, language);
    let strings = strings(language);
    let notes: Vec<&NoteView> = report.scope.iter().chain(&report.notes).collect();
    let about = [report.publisher.name.as_str(), report.period.label.as_str()].join(" · ");
    let signs = Signs::of(&report, strings);
    let mut names = Names::default();
    let first = names.give(strings.word("export.about"));
    let tables: Vec<&OfficialTable> = report.sections.iter().flat_map(|section| &section.tables).collect();
    let tables: Vec<Sheet> = tables
        .into_iter()
        .map(|table| table::sheet(table, (names.give(&table.caption), &about), &notes, (strings, &signs)))
        .collect();
    let mut sheets = vec![cover(model.archive, position, &report, (&first, &tables), (language, strings))];
    sheets.extend(tables);
    let author = report.publisher.name.clone();
    Book { title: report.title, author, language: language.to_owned(), sheets }
}

/// The first sheet: whose report it is, on what, and all that is to be said of it as a whole.
fn cover(
    archive: &Archive,
    position: ReportId,
    report: &ReportView,
    (name, tables): (&str, &[Sheet]),
    (language, strings): (&str, Strings),
) -> Sheet {
    let mut paper = Paper::of(2);
    paper.line(Look::Title, &report.title);
    paper.said(strings.word("column.publisher"), &report.publisher.name);
    let period = &report.period;
    paper.said(
        strings.word("column.period"),
        &format!("{} ({} – {})", period.label, period.start, period.end),
    );
    paper.said(strings.word("column.form"), &forms(report));
    for (key, words) in [
        ("export.published", &report.published),
        ("export.signed", &report.signed),
        ("export.index-number", &report.index_number),
        ("export.file-number", &report.file_number),
    ] {
        paper.said(strings.word(key), words.as_deref().unwrap_or_default());
    }
    if let Some(base) = &archive.site.base {
        let path = address::path(archive, Route::Report(position), language);
        paper.said(strings.word("export.address"), &address::url(base, &path));
    }
    let names: Vec<&str> = tables.iter().map(|sheet| sheet.name.as_str()).collect();
    paper.said(strings.word("export.sheets"), &names.join("\n"));
    let whole = report.scope.iter().chain(&report.notes).filter(|note| note.on.is_none());
    list(&mut paper, strings.word("export.notes"), whole.map(|note| note.text.clone()));
    let corrections = said::corrections(report, strings).into_iter();
    list(&mut paper, strings.word("export.corrections"), corrections);
    let omitted = report.omitted.iter().map(|omitted| format!("{}: {}", omitted.title, omitted.why));
    list(&mut paper, strings.word("export.omitted"), omitted);
    let sources = report.sources.iter().map(|source| {
        let reading = source.file.as_ref().map(|file| file.reading.as_str());
        let parts = [Some(source.title.as_str()), source.url.as_deref(), Some(&source.note), reading];
        let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        parts.join("\n")
    });
    list(&mut paper, strings.word("export.sources"), sources);
    let archived = archive.report(position);
    let spoken = usize::from(!language.starts_with("zh"));
    paper.said(filled::PUBLISHER[spoken], &archive.publisher(archived.publisher()).id);
    paper.said(filled::ADDRESS[spoken], &archived.address());
    paper.said(filled::FORM[spoken], &archive.form(archived.form).id);
    paper.finish(name.to_owned())
}

/// The forms of a report, each with the tables that follow it where there are several.
fn forms(report: &ReportView) -> String {
    let said = report.forms.iter().map(|form| match form.tables.is_empty() {
        true => form.title.clone(),
        false => format!("{} ({})", form.title, form.tables.join(", ")),
    });
    said.collect::<Vec<_>>().join("\n")
}

/// A key with several things that are said of it, one under the other.
fn list(paper: &mut Paper, key: &str, said: impl Iterator<Item = String>) {
    for (at, words) in said.enumerate() {
        paper.said(if at == 0 { key } else { "" }, &words);
    }
}
