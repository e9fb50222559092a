//! What search engines read: schema.org descriptions as JSON-LD, to stand in `<script
//! type="application/ld+json">`.
//!
//! The text is safe there as it is: no `<`, `>` or `&` is in it. Addresses are full where the archive says
//! where it is published, and otherwise links from the page.

use super::file::{DataFile, Dialect, Extent};
use crate::model::archive::Archive;
use crate::model::id::{PublisherId, ReportId};
use crate::model::period::Period;
use crate::model::report::CellRef;
use crate::pages::address::{self, Route};
use crate::text::strings::strings;
use serde_json::{Map, Value, json};

/// The `Dataset` of a publisher (its page) or of the whole archive (the first page), with the files that hold
/// it. `None` for other pages.
pub(crate) fn dataset(archive: &Archive, route: Route, language: &str) -> Option<String> {
    let page = Page { archive, route, language };
    let site = &archive.site;
    let (name, description, files, periods) = match route {
        Route::Index => {
            let files = vec![
                DataFile::Figures(Extent::Archive, Dialect::Standard),
                DataFile::Archive,
                DataFile::Package,
            ];
            let periods: Vec<&Period> = archive.periods.iter().collect();
            (site.title.text(language).to_owned(), site.description.text(language).to_owned(), files, periods)
        }
        Route::Publisher(publisher) => {
            let name = archive.publisher(publisher).name.text(language);
            let title = site.title.text(language);
            let files = vec![
                DataFile::Figures(Extent::Publisher(publisher), Dialect::Standard),
                DataFile::Series(publisher),
            ];
            let periods = archive.reports_of(publisher).iter().map(|report| &report.period).collect();
            let description =
                strings(language).say("dataset.of-publisher", &[("name", &name), ("site", &title)]);
            (name.to_owned(), description, files, periods)
        }
        Route::Publishers(_)
        | Route::Years(..)
        | Route::YearsWhole(_)
        | Route::Period(..)
        | Route::Reporting(..)
        | Route::Report(_)
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
        | Route::NotFound => return None,
    };
    let mut dataset = described("Dataset", &page, &name);
    dataset.insert("description".to_owned(), json!(description));
    dataset.insert("isAccessibleForFree".to_owned(), json!(true));
    if let Some(span) = span(&periods) {
        dataset.insert("temporalCoverage".to_owned(), json!(span));
    }
    if let (Route::Index, Some(identifier)) = (route, &site.identifier) {
        dataset.insert("identifier".to_owned(), json!(identifier));
    }
    if let Some(license) = &site.license {
        dataset.insert("license".to_owned(), json!(license.url));
    }
    if let Route::Publisher(publisher) = route {
        dataset.insert("creator".to_owned(), page.organization(publisher, None));
        let home = page.to(&address::path(archive, Route::Index, language));
        dataset.insert(
            "isPartOf".to_owned(),
            json!({"@type": "Dataset", "name": site.title.text(language), "url": home}),
        );
    }
    let published = files.into_iter().filter(|file| file.is_published(archive));
    let distribution: Vec<Value> = published.map(|file| page.download(file)).collect();
    if !distribution.is_empty() {
        dataset.insert("distribution".to_owned(), json!(distribution));
    }
    Some(in_script(&Value::Object(dataset)))
}

/// The `Report` of a report's page, with a `CorrectionComment` for each of its corrections.
pub(crate) fn report(archive: &Archive, report: ReportId, language: &str) -> String {
    let route = Route::Report(report);
    let page = Page { archive, route, language };
    let mut described = described("Report", &page, &archive.title(report, language));
    let report = archive.report(report);
    described.insert("author".to_owned(), page.organization(report.publisher(), Some(&report.period)));
    described.insert("temporalCoverage".to_owned(), json!(covered(&report.period)));
    if let Some(published) = report.published {
        described.insert("datePublished".to_owned(), json!(published.to_string()));
    }
    if archive.versions(report.position()).count() > 1 {
        described.insert("version".to_owned(), json!(report.version().to_string()));
    }
    let status = match (&report.withdrawn, report.is_superseded()) {
        (Some(_), _) => Some("Withdrawn"),
        (None, true) => Some("Superseded"),
        (None, false) => None,
    };
    described.extend(status.map(|status| ("creativeWorkStatus".to_owned(), json!(status))));
    if let Some(last) = report.corrections.last() {
        described.insert("dateModified".to_owned(), json!(last.on.to_string()));
        let comments: Vec<Value> =
            (0..report.corrections.len()).map(|number| page.correction(report.position(), number)).collect();
        described.insert("correction".to_owned(), json!(comments));
    }
    in_script(&Value::Object(described))
}

fn described(kind: &str, page: &Page<'_>, name: &str) -> Map<String, Value> {
    let mut described = Map::new();
    for (key, value) in [
        ("@context", "https://schema.org"),
        ("@type", kind),
        ("name", name),
        ("url", &page.to(&page.path())),
        ("inLanguage", page.language),
    ] {
        described.insert(key.to_owned(), json!(value));
    }
    described
}

/// The page that a description stands on.
struct Page<'a> {
    archive: &'a Archive,
    route: Route,
    language: &'a str,
}

impl Page<'_> {
    fn path(&self) -> String {
        address::path(self.archive, self.route, self.language)
    }

    /// The address of a file of the site.
    fn to(&self, path: &str) -> String {
        match &self.archive.site.base {
            Some(base) => address::url(base, path),
            None => address::relative(&self.path(), path),
        }
    }

    /// Who publishes: under the name that it had in a period, with its name of today beside it.
    fn organization(&self, publisher: PublisherId, on: Option<&Period>) -> Value {
        let path = address::path(self.archive, Route::Publisher(publisher), self.language);
        let publisher = self.archive.publisher(publisher);
        let url = publisher.website.clone().unwrap_or_else(|| self.to(&path));
        let now = publisher.name.text(self.language);
        let name = on.map_or(now, |period| publisher.name_on(period).text(self.language));
        let kind = self.archive.site.organization(publisher.kind.as_deref()).schema_org();
        let mut described = json!({"@type": kind, "name": name, "url": url});
        if name != now {
            described["alternateName"] = json!(now);
        }
        described
    }

    fn download(&self, file: DataFile) -> Value {
        json!({
            "@type": "DataDownload",
            "encodingFormat": file.media_type(),
            "contentUrl": self.to(&file.path(self.archive)),
        })
    }

    fn correction(&self, report: ReportId, number: usize) -> Value {
        let archive = self.archive;
        let correction = &archive.report(report).corrections[number];
        let cell = archive.cell(CellRef { report, cell: correction.cell });
        let figure = cell.address();
        let form = cell.data().form();
        let mut text =
            format!("{}: {} → {}", form.describe(&figure, self.language), correction.was, correction.now);
        for words in [&correction.why, &correction.impact] {
            if !words.is_empty() {
                text.push_str(". ");
                text.push_str(words.text(self.language));
            }
        }
        let at = CellRef { report, cell: correction.cell };
        let page = self.to(&address::path(archive, address::page_of(archive, at), self.language));
        json!({
            "@type": "CorrectionComment",
            "text": text,
            "datePublished": correction.on.to_string(),
            "url": format!("{page}#{figure}"),
            "inLanguage": self.language,
        })
    }
}

/// From the first day of all periods to the last, as ISO 8601 writes an interval.
fn span(periods: &[&Period]) -> Option<String> {
    let first = periods.iter().map(|period| period.start).min()?;
    let last = periods.iter().map(|period| period.end).max()?;
    Some(format!("{first}/{last}"))
}

fn covered(period: &Period) -> String {
    format!("{}/{}", period.start, period.end)
}

/// JSON that can end neither its script element nor any other.
fn in_script(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
