//! How to cite a report, the figures of a publisher, or the whole archive.
//!
//! No citation has a day of access: the reader knows it, the build has no clock. A page's script puts it in,
//! with the figure that the reader picked.

use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::PublisherId;
use crate::model::period::{Period, PeriodKind};
use crate::pages::address::{self, Route};
use crate::text::strings::strings;
use jiff::civil::Date;
use serde::Serialize;
use std::fmt::{self, Display, Write};

/// A citation in parts: the name of a figure is put after the first, the day of access after the second.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// Who and what: `The office. Annual report 2021`.
    pub work: String,
    /// Its kind, version, archive and day of publication: `[R/OL]. The archive (2022-01-20)`.
    pub rest: String,
    /// The address, with what stands around it: `. https://example.org/office/2021/.`
    pub place: String,
}

impl Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        [&self.work, &self.rest, &self.place].into_iter().try_for_each(|part| f.write_str(part))
    }
}

/// What a citation needs to know.
struct Work {
    author: String,
    title: String,
    /// In the words of the page's language, where there are several.
    version: Option<String>,
    // The day on which it was published.
    published: Option<Date>,
    url: Option<String>,
    /// What it stands in: the archive, where it is a part of it.
    within: Option<String>,
    key: String,
    is_report: bool,
}

/// The citation of a page after GB/T 7714-2015, the Chinese standard: a report is `[R/OL]`, the figures of a
/// publisher or of the archive are `[DS/OL]`. `None` for pages that are neither.
pub(crate) fn gbt7714(archive: &Archive, route: Route, language: &str) -> Option<Citation> {
    let work = Work::of(archive, route, language)?;
    let kind = if work.is_report { "[R/OL]" } else { "[DS/OL]" };
    let published = work.published.map(|day| format!("({day})"));
    // The day of publication belongs to what stands before it, without a full stop between.
    let source = [work.within.clone(), published].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let rest = [kind.to_owned()].into_iter().chain(work.version.clone()).chain(Some(source));
    Some(Citation {
        work: format!("{}{}", stopped(&work.author), work.title),
        rest: rest.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". "),
        place: work.url.map_or_else(|| ".".to_owned(), |url| format!(". {url}.")),
    })
}

/// The citation of a page after the seventh edition of the APA's manual, in the words of a language. `None`
/// for pages that nobody cites.
pub(crate) fn apa(archive: &Archive, route: Route, language: &str) -> Option<Citation> {
    let work = Work::of(archive, route, language)?;
    let strings = strings(language);
    let day = |day: Date| {
        let month = strings.one_of("date.month", day.month());
        strings.say("cite.day", &[("year", &day.year()), ("month", &month), ("day", &day.day())])
    };
    let published =
        format!("({})", work.published.map_or_else(|| strings.word("cite.undated").to_owned(), day));
    let kind = if work.is_report { "" } else { strings.word("cite.data-set") };
    let version = work.version.as_ref().map(|version| format!(" ({version})")).unwrap_or_default();
    let place = work.url.as_ref().map_or_else(|| ".".to_owned(), |url| format!(". {url}"));
    Some(match &work.within {
        Some(archive) => Citation {
            work: format!("{}{published}. {}", stopped(&work.author), work.title),
            rest: format!("{version}{kind}. {archive}"),
            place,
        },
        // Who has no author but itself comes first.
        None => Citation { work: work.title, rest: format!("{kind}. {published}"), place },
    })
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
        field(&mut text, "year", &published.year().to_string());
        field(&mut text, "date", &published.to_string());
    }
    if let Some(version) = &work.version {
        field(&mut text, "version", &escaped(version));
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
                    title: dated(archive.title(report.position(), language), &report.period, language),
                    // The title of a version that was superseded says which it is.
                    version: (report.version() > 1 && !report.is_superseded())
                        .then(|| strings(language).say("report.version", &[("version", &report.version())])),
                    // A later version was published when it came.
                    published: report.update.as_ref().map(|update| update.on).or(report.published),
                    url,
                    within: Some(site),
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
                    version: None,
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
                version: None,
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

/// The title of a report with its period, unless it says that itself: a year by its number, any other by its
/// name.
fn dated(title: String, period: &Period, language: &str) -> String {
    let label = period.label(language);
    let is_year = matches!(period.kind, PeriodKind::Year | PeriodKind::FiscalYear);
    let year = period.end.year().to_string();
    let says = title.contains(&label) || is_year && title.contains(&year);
    if says { title } else { strings(language).say("cite.dated", &[("title", &title), ("period", &label)]) }
}

/// A name with a full stop after it, of which a company's name may have one.
fn stopped(name: &str) -> String {
    format!("{}. ", name.trim_end_matches('.'))
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
