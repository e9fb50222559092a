//! `data/catalog.jsonld`: the archive as a catalogue of data sets, for portals that harvest such (DCAT 3,
//! with what DCAT-AP asks for), in JSON-LD.
//!
//! One data set is the whole archive, and one each publisher's figures. Addresses are full, so there is a
//! catalogue only where the archive says where it is published.

use super::file::{DataFile, Dialect, Extent};
use super::json::{in_languages, to_bytes};
use crate::model::archive::Archive;
use crate::model::id::PublisherId;
use crate::model::label::Label;
use crate::model::period::Period;
use crate::pages::address::{self, Route};
use crate::text::strings::strings;
use serde_json::{Value, json};

/// The catalogue; empty where the archive does not say where it is published.
pub(super) fn write(archive: &Archive) -> Vec<u8> {
    let Some(base) = archive.site.base.as_deref() else { return Vec::new() };
    let (site, catalogue) = (&archive.site, Catalogue { archive, base });
    let publishers = archive.publishers.ids().filter_map(|publisher| catalogue.of_publisher(publisher));
    let languages = site.languages.iter().map(|tag| {
        let two_letters = tag.split('-').next().unwrap_or(tag);
        json!({"@id": format!("http://id.loc.gov/vocabulary/iso639-1/{two_letters}")})
    });
    let mut described = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": format!("{base}{}", DataFile::Catalogue.path(archive)),
        "@type": "dcat:Catalog",
        "dct:title": words(&site.title),
        "dct:description": words(catalogue.description()),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": words(&site.title)},
        "dct:language": languages.collect::<Vec<_>>(),
        "foaf:homepage": {"@id": base},
        "dcat:dataset": std::iter::once(catalogue.whole()).chain(publishers).collect::<Vec<_>>(),
    });
    if let Some(identifier) = &site.identifier {
        described["dct:identifier"] = json!(identifier);
    }
    if let Some(day) = archive.last_day() {
        described["dct:modified"] = date(&day.to_string());
    }
    to_bytes(&described)
}

struct Catalogue<'a> {
    archive: &'a Archive,
    base: &'a str,
}

impl Catalogue<'_> {
    /// What is in the archive; its title says something too.
    fn description(&self) -> &Label {
        let site = &self.archive.site;
        if site.description.is_empty() { &site.title } else { &site.description }
    }

    fn whole(&self) -> Value {
        let (archive, site) = (self.archive, &self.archive.site);
        let figures = DataFile::Figures(Extent::Archive, Dialect::Standard);
        let files = [
            figures,
            DataFile::Archive,
            DataFile::Package,
            DataFile::Vintages,
            DataFile::Reporting,
            DataFile::Hierarchy,
        ];
        let mut dataset = self.dataset(Route::Index, &site.title, self.description(), &files);
        dataset["dct:identifier"] = json!(site.identifier.as_deref().unwrap_or(self.base));
        dataset["dct:publisher"] = json!({"@type": "foaf:Agent", "foaf:name": words(&site.title)});
        with_span(&mut dataset, archive.periods.iter());
        dataset
    }

    /// The figures of a publisher, if it has reports that stand.
    fn of_publisher(&self, id: PublisherId) -> Option<Value> {
        let archive = self.archive;
        let files = [DataFile::Figures(Extent::Publisher(id), Dialect::Standard), DataFile::Series(id)];
        archive.reports.current_of(id).next()?;
        let publisher = archive.publisher(id);
        let description = in_languages(archive, |language| {
            let (name, site) = (publisher.name.text(language), archive.site.title.text(language));
            strings(language).say("dataset.of-publisher", &[("name", &name), ("site", &site)])
        });
        let mut dataset = self.dataset(Route::Publisher(id), &publisher.name, &description, &files);
        dataset["dct:identifier"] = json!(publisher.id);
        let mut agent = json!({"@type": "foaf:Agent", "foaf:name": words(&publisher.name)});
        if let Some(website) = &publisher.website {
            agent["foaf:homepage"] = json!({"@id": website});
        }
        dataset["dct:publisher"] = agent;
        with_span(&mut dataset, archive.reports_of(id).iter().map(|report| &report.period));
        Some(dataset)
    }

    /// A data set that a page shows, with the files that hold it.
    fn dataset(&self, page: Route, title: &Label, description: &Label, files: &[DataFile]) -> Value {
        let archive = self.archive;
        let path = address::path(archive, page, archive.site.first_language());
        let page = address::url(self.base, &path);
        let published = files.iter().filter(|file| file.is_published(archive));
        let distributions = published.map(|file| {
            let address = address::url(self.base, &file.path(archive));
            json!({
                "@type": "dcat:Distribution",
                "dcat:accessURL": {"@id": address},
                "dcat:downloadURL": {"@id": address},
                "dcat:mediaType": {
                    "@id": format!("https://www.iana.org/assignments/media-types/{}", file.media_type()),
                },
            })
        });
        let mut dataset = json!({
            "@id": format!("{page}#dataset"),
            "@type": "dcat:Dataset",
            "dct:title": words(title),
            "dct:description": words(description),
            "dcat:landingPage": {"@id": page},
            "dcat:distribution": distributions.collect::<Vec<_>>(),
        });
        if let Some(license) = &archive.site.license {
            dataset["dct:license"] = json!({"@id": license.url});
        }
        dataset
    }
}

/// Words in each language that they are in.
fn words(label: &Label) -> Value {
    label.iter().map(|(language, words)| json!({"@value": words, "@language": language})).collect()
}

fn date(day: &str) -> Value {
    json!({"@value": day, "@type": "xsd:date"})
}

/// From the first day of all periods to the last.
fn with_span<'a>(dataset: &mut Value, periods: impl Iterator<Item = &'a Period> + Clone) {
    let first = periods.clone().map(|period| period.start).min();
    let last = periods.map(|period| period.end).max();
    if let Some((first, last)) = first.zip(last) {
        dataset["dct:temporal"] = json!({
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": date(&first.to_string()),
            "dcat:endDate": date(&last.to_string()),
        });
    }
}
