//! How to cite a report, the figures of a publisher, or the whole archive.
//!
//! Neither citation has a day of access: the reader knows it, the build has no clock.

use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::PublisherId;
use crate::pages::address::{self, Route};
use crate::text::strings::strings;
use std::fmt::Write;

/// What a citation needs to know.
struct Work {
    author: String,
    title: String,
    /// `YYYY-MM-DD`.
    published: Option<String>,
    url: Option<String>,
    /// What it stands in: the archive, where it is a part of it.
    within: Option<String>,
    key: String,
    is_report: bool,
}

/// The citation of a page after GB/T 7714-2015, the Chinese standard: a report is `[R/OL]`, the figures of a
/// publisher or of the archive are `[DS/OL]`. `None` for pages that are neither.
pub(crate) fn gbt7714(archive: &Archive, route: Route, language: &str) -> Option<String> {
    let work = Work::of(archive, route, language)?;
    let kind = if work.is_report { "R/OL" } else { "DS/OL" };
    let mut text = format!("{}. {}[{kind}]. ", work.author, work.title);
    if let Some(within) = &work.within {
        _ = write!(text, "{within}");
        text.push_str(if work.published.is_some() { " " } else { ". " });
    }
    if let Some(published) = &work.published {
        _ = write!(text, "({published}). ");
    }
    if let Some(url) = &work.url {
        _ = write!(text, "{url}.");
    }
    Some(text.trim_end().to_owned())
}

/// The citation of a page for BibTeX: a report is a `techreport`, the figures of a publisher or of the
/// archive are `misc`. `None` for pages that are neither.
pub(crate) fn bibtex(archive: &Archive, route: Route, language: &str) -> Option<String> {
    let work = Work::of(archive, route, language)?;
    let kind = if work.is_report { "techreport" } else { "misc" };
    let mut text = format!("@{kind}{{{},\n", work.key);
    // The second braces keep a name whole and a title's capitals as they are.
    field(&mut text, "author", &format!("{{{}}}", escaped(&work.author)));
    field(&mut text, "title", &format!("{{{}}}", escaped(&work.title)));
    if work.is_report {
        field(&mut text, "institution", &format!("{{{}}}", escaped(&work.author)));
    }
    if let Some(within) = &work.within {
        field(&mut text, "howpublished", &escaped(within));
    }
    if let Some(published) = &work.published {
        field(&mut text, "year", &published[..4]);
        field(&mut text, "date", published);
    }
    if let Some(url) = &work.url {
        field(&mut text, "url", url);
    }
    text.push_str("}\n");
    Some(text)
}

impl Work {
    fn of(archive: &Archive, route: Route, language: &str) -> Option<Self> {
        let site = archive.site.title.text(language).to_owned();
        let path = address::path(archive, route, language);
        let url = archive.site.base.as_ref().map(|base| address::url(base, &path));
        let name = |publisher| archive.publisher(publisher).name.text(language).to_owned();
        match route {
            Route::Report(report) => {
                let report = archive.report(report);
                Some(Self {
                    author: archive.name_on(report.publisher(), &report.period, language),
                    title: archive.title(report.position(), language),
                    published: report.published.map(|day| day.to_string()),
                    url,
                    within: None,
                    key: key(archive, report),
                    is_report: true,
                })
            }
            Route::Publisher(publisher) => {
                let name = name(publisher);
                let strings = strings(language);
                let title = match span(archive, publisher, language) {
                    None => strings.say("cite.figures", &[("name", &name)]),
                    Some(years) => {
                        strings.say("cite.figures-of-years", &[("name", &name), ("years", &years)])
                    }
                };
                Some(Self {
                    author: name,
                    title,
                    published: None,
                    url,
                    within: Some(site),
                    key: archive.publisher(publisher).id.clone(),
                    is_report: false,
                })
            }
            Route::Index => Some(Self {
                author: site.clone(),
                title: site,
                published: None,
                url,
                within: None,
                key: "annals".to_owned(),
                is_report: false,
            }),
            Route::Publishers(_)
            | Route::Years(..)
            | Route::YearsWhole(_)
            | Route::Period(..)
            | Route::Reporting(..)
            | Route::Indicator(..)
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
            | Route::NotFound => None,
        }
    }
}

/// What a citation of a report is called in a bibliography: `library-2023`, `library-2023-survey`.
fn key(archive: &Archive, report: &ArchivedReport) -> String {
    format!("{}-{}", archive.publisher(report.publisher()).id, report.address().replace('/', "-"))
}

/// From the first period that a publisher reports on to the last.
fn span(archive: &Archive, publisher: PublisherId, language: &str) -> Option<String> {
    let periods = || archive.reports_of(publisher).iter().map(|report| &report.period);
    let (first, last) = (periods().min()?, periods().max()?);
    let (from, to) = (first.label(language), last.label(language));
    Some(if from == to { from } else { strings(language).say("range", &[("first", &from), ("last", &to)]) })
}

fn field(text: &mut String, name: &str, value: &str) {
    _ = writeln!(text, "  {name} = {{{value}}},");
}

/// Text with what BibTeX and LaTeX would read as commands written so that it is printed.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}
