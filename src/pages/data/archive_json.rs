//! What the archive holds, as JSON: publishers, periods, forms and reports, each with the files that hold its
//! figures. The figures themselves are not in it, so that it changes only when a report comes or goes.

use super::file::{DataFile, Dialect, Extent};
use super::json::{LabelJson, Words, in_languages, to_bytes};
use super::version_json::WithdrawalJson;
use crate::model::archive::Archive;
use crate::model::id::{FormId, PeriodId, PublisherId, ReportId};
use crate::pages::address::{self, Route};
use serde::Serialize;

#[derive(Serialize)]
struct ArchiveJson<'a> {
    title: Words<'a>,
    description: Words<'a>,
    languages: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<LicenseJson<'a>>,
    kinds: Vec<KindJson<'a>>,
    publishers: Vec<PublisherJson<'a>>,
    periods: Vec<PeriodJson<'a>>,
    forms: Vec<FormJson<'a>>,
    reports: Vec<ReportJson<'a>>,
}

#[derive(Serialize)]
struct LicenseJson<'a> {
    title: Words<'a>,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
}

#[derive(Serialize)]
struct KindJson<'a> {
    id: &'a str,
    label: Words<'a>,
}

#[derive(Serialize)]
struct PublisherJson<'a> {
    id: &'a str,
    name: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    short: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    formerly: Vec<FormerJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    existed_from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    existed_to: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    succeeded_by: Vec<SuccessorJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<AbsenceJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<&'a str>,
    #[serde(flatten)]
    links: Links,
}

#[derive(Serialize)]
struct FormerJson<'a> {
    name: Words<'a>,
    until: &'a str,
}

#[derive(Serialize)]
struct SuccessorJson<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Words<'a>>,
}

#[derive(Serialize)]
struct AbsenceJson<'a> {
    period: &'a str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Words<'a>>,
}

#[derive(Serialize)]
struct PeriodJson<'a> {
    id: &'a str,
    kind: &'static str,
    start: String,
    end: String,
    #[serde(flatten)]
    links: Links,
}

#[derive(Serialize)]
struct FormJson<'a> {
    id: &'a str,
    family: &'a str,
    title: Words<'a>,
    #[serde(flatten)]
    links: Links,
}

#[derive(Serialize)]
struct ReportJson<'a> {
    publisher: &'a str,
    period: &'a str,
    /// Its name, where it is not the first on its period.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    title: LabelJson,
    forms: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn: Option<WithdrawalJson<'a>>,
    #[serde(flatten)]
    links: Links,
}

/// Where the page and the figures stand, as links from this file.
#[derive(Serialize)]
struct Links {
    page: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    csv: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    json: Option<String>,
}

impl Links {
    fn new(archive: &Archive, route: Route, csv: Option<DataFile>, json: Option<DataFile>) -> Self {
        let own = DataFile::Archive.path(archive);
        let file = |file: Option<DataFile>| {
            let file = file.filter(|file| file.is_published(archive))?;
            Some(address::relative(&own, &file.path(archive)))
        };
        let page = address::path(archive, route, archive.site.first_language());
        Self { page: address::relative(&own, &page), csv: file(csv), json: file(json) }
    }
}

/// What the archive holds.
pub(super) fn write(archive: &Archive) -> Vec<u8> {
    let site = &archive.site;
    to_bytes(&ArchiveJson {
        title: Words(&site.title),
        description: Words(&site.description),
        languages: &site.languages,
        base: site.base.as_deref(),
        identifier: site.identifier.as_deref(),
        license: site.license.as_ref().map(|license| LicenseJson {
            title: Words(&license.title),
            url: &license.url,
            id: license.id.as_deref(),
        }),
        kinds: site.kinds.iter().map(|kind| KindJson { id: &kind.id, label: Words(&kind.label) }).collect(),
        publishers: archive.publishers.ids().map(|id| publisher(archive, id)).collect(),
        periods: archive.periods.ids().map(|id| period(archive, id)).collect(),
        forms: archive.shown_forms().into_iter().map(|id| form(archive, id)).collect(),
        reports: archive.reports.current().map(|one| report(archive, one.position())).collect(),
    })
}

fn publisher(archive: &Archive, id: PublisherId) -> PublisherJson<'_> {
    let publisher = archive.publisher(id);
    let csv = DataFile::Figures(Extent::Publisher(id), Dialect::Standard);
    PublisherJson {
        id: &publisher.id,
        name: Words(&publisher.name),
        short: Words::of(&publisher.short),
        formerly: publisher
            .formerly
            .iter()
            .map(|former| FormerJson { name: Words(&former.name), until: &former.until.text })
            .collect(),
        kind: publisher.kind.as_deref(),
        part_of: publisher.parent().map(|parent| archive.publisher(parent).id.as_str()),
        existed_from: publisher.existed.from.as_ref().map(|from| from.text.as_str()),
        existed_to: publisher.existed.to.as_ref().map(|to| to.text.as_str()),
        succeeded_by: publisher
            .succeeded_by
            .iter()
            .map(|successor| SuccessorJson { id: &successor.id, why: Words::of(&successor.why) })
            .collect(),
        missing: publisher
            .missing
            .iter()
            .map(|absence| AbsenceJson {
                period: &absence.period.id,
                status: absence.status.name(),
                why: Words::of(&absence.why),
            })
            .collect(),
        website: publisher.website.as_deref(),
        links: Links::new(archive, Route::Publisher(id), Some(csv), Some(DataFile::Series(id))),
    }
}

fn period(archive: &Archive, id: PeriodId) -> PeriodJson<'_> {
    let period = archive.period(id);
    let csv = DataFile::Figures(Extent::Period(id), Dialect::Standard);
    PeriodJson {
        id: &period.id,
        kind: period.kind.name(),
        start: period.start.to_string(),
        end: period.end.to_string(),
        links: Links::new(archive, Route::period(id), Some(csv), None),
    }
}

fn form(archive: &Archive, id: FormId) -> FormJson<'_> {
    let form = archive.form(id);
    FormJson {
        id: &form.id,
        family: &form.family,
        title: Words(&form.title),
        links: Links::new(archive, Route::Form(id), None, Some(DataFile::Form(id))),
    }
}

fn report(archive: &Archive, id: ReportId) -> ReportJson<'_> {
    let report = archive.report(id);
    let mut forms = vec![report.form];
    for data in &report.data {
        if !forms.contains(&data.form_id()) {
            forms.push(data.form_id());
        }
    }
    ReportJson {
        publisher: &archive.publisher(report.publisher()).id,
        period: &report.period.id,
        name: report.name(),
        title: LabelJson(in_languages(archive, |language| archive.title(id, language))),
        forms: forms.into_iter().map(|form| archive.form(form).id.as_str()).collect(),
        published: report.published.map(|day| day.to_string()),
        withdrawn: WithdrawalJson::of(report),
        links: Links::new(archive, Route::Report(id), None, Some(DataFile::Report(id))),
    }
}
