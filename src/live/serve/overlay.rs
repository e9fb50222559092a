//! Errors over the page: the same words and excerpts as in the terminal, on the figure where there is one.

use crate::authoring::format::{self, Format};
use crate::model::archive::Archive;
use crate::model::id::{ColumnId, DataRowId};
use crate::pages::address::{self, Route};
use crate::publish::pipeline::Checked;
use crate::text::diagnostic::Diagnostic;
use crate::text::markdown::escape;
use crate::text::message;
use crate::text::message::{Language, Message};
use crate::text::source::{Place, Sources};
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::io;

/// The folder of the preview's own files, which no site has.
pub(super) const OWN: &str = ".annals/";
/// The script that follows changes.
pub(super) const SCRIPT: &str = include_str!("preview.js");
/// How the overlay looks.
pub(super) const STYLE: &str = include_str!("preview.css");

/// Something wrong, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// As the terminal prints it, with its excerpt.
    pub text: String,
    /// In a sentence.
    pub message: String,
    /// The figure it is about: the paths of the report's page in every language, and its anchor there.
    pub figure: Option<(Vec<String>, String)>,
}

impl Problem {
    /// A file that cannot be read.
    pub(crate) fn unreadable(error: &io::Error, language: Language) -> Self {
        let message = message!(zh: "读不了：{error}", en: "cannot read: {error}");
        let text = message.in_language(language).to_owned();
        Self { message: text.clone(), text, figure: None }
    }
}

/// The errors of an archive, each with the figure it is about.
pub(super) fn problems(errors: &[Diagnostic], checked: &Checked, language: Language) -> Vec<Problem> {
    let mut problems = problems_without_figures(errors, &checked.sources, language);
    for (problem, error) in problems.iter_mut().zip(errors) {
        problem.figure = error.place.and_then(|place| figure(&checked.archive, place));
    }
    problems
}

/// Errors as the terminal prints them.
pub(super) fn problems_without_figures(
    errors: &[Diagnostic],
    sources: &Sources,
    language: Language,
) -> Vec<Problem> {
    let one = |error: &Diagnostic| Problem {
        text: format::diagnostics(std::slice::from_ref(error), sources, language, Format::Full, false),
        message: error.message.in_language(language).to_owned(),
        figure: None,
    };
    errors.iter().map(one).collect()
}

/// The figure that is written at a place.
fn figure(archive: &Archive, place: Place) -> Option<(Vec<String>, String)> {
    let report = archive.reports.all().iter().find(|report| report.place.file == place.file)?;
    report.data.iter().find_map(|data| {
        let holds = |&(row, column): &(DataRowId, ColumnId)| {
            let cell = data.place(row, column);
            cell.file == place.file
                && cell.start < cell.end
                && cell.start <= place.start
                && place.end <= cell.end
        };
        let (row, column) = data.cells().find(holds)?;
        let languages = archive.site.languages.iter();
        let part = report.part_of(data.form_id(), data.block().table);
        let route = Route::tables(report.position(), part);
        let pages = languages.map(|language| address::path(archive, route, language));
        Some((pages.collect(), data.address(row, column)))
    })
}

/// A page with the script that follows its changes and knows the page's path and version.
pub(super) fn with_script(html: &str, path: &str, version: &str) -> String {
    let up = "../".repeat(path.matches('/').count());
    let mut tags = format!(
        "<link rel=\"stylesheet\" href=\"{up}{OWN}preview.css\">\
         <script src=\"{up}{OWN}preview.js\" data-page=\""
    );
    escape(path, &mut tags);
    tags.push_str(&format!("\" data-version=\"{version}\" defer></script>"));
    let add = element!("head", |head| {
        head.append(&tags, ContentType::Html);
        Ok(())
    });
    let settings = RewriteStrSettings::new().with_strict(false).append_element_content_handler(add);
    rewrite_str(html, settings).unwrap_or_else(|_| html.to_owned())
}

/// A page that holds nothing but problems, where there is no site to show them over.
pub(super) fn bare(problems: &[Problem], path: &str, language: Language) -> String {
    let title = message!(zh: "还不能预览", en: "There is nothing to preview yet");
    let (tag, title) = (if language == Language::Zh { "zh" } else { "en" }, title.in_language(language));
    let mut html = format!(
        "<!doctype html><html lang=\"{tag}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title></head><body>"
    );
    html.push_str(&panel(problems, language));
    html.push_str("</body></html>");
    with_script(&html, path, "none")
}

/// The overlay, as HTML; nothing where nothing is wrong.
pub(super) fn panel(problems: &[Problem], language: Language) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let count = problems.len();
    let head = Message {
        zh: format!("{count} 处错误；改好之前，页面停在出错以前的样子"),
        en: match count {
            1 => "1 error; until it is mended the page stays as it was".to_owned(),
            _ => format!("{count} errors; until they are mended the page stays as it was"),
        },
    };
    let mut html = String::from("<section id=\"annals-problems\" role=\"alert\"><h2>");
    escape(head.in_language(language), &mut html);
    html.push_str("</h2>");
    for problem in problems.iter().take(SHOWN) {
        html.push_str("<pre>");
        escape(problem.text.trim_end(), &mut html);
        html.push_str("</pre>");
    }
    if count > SHOWN {
        let more = count - SHOWN;
        let more = message!(zh: "另有 {more} 处，见终端", en: "and {more} more: see the terminal");
        html.push_str("<p>");
        escape(more.in_language(language), &mut html);
        html.push_str("</p>");
    }
    html.push_str("</section>");
    html
}

/// How many problems are shown at once.
const SHOWN: usize = 20;
