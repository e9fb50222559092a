//! What JSON says of the versions of a report, of its corrections, and of one that was taken back; and
//! `versions.json` with all of them.

use super::file::DataFile;
use super::json::{Words, to_bytes};
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::report::{Correction, Report, Update, Withdrawal};
use crate::pages::address::{self, Route};
use serde::Serialize;

/// What a version changed of the one before.
#[derive(Serialize)]
pub(super) struct UpdateJson<'a> {
    on: String,
    kind: &'static str,
    why: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<Words<'a>>,
}

impl<'a> UpdateJson<'a> {
    pub(super) fn of(report: &'a Report) -> Option<Self> {
        let Update { on, kind, why, method, place: _ } = report.update.as_ref()?;
        Some(Self { on: on.to_string(), kind: kind.name(), why: Words(why), method: Words::of(method) })
    }
}

/// That a report was taken back.
#[derive(Serialize)]
pub(super) struct WithdrawalJson<'a> {
    on: String,
    why: Words<'a>,
    figures: &'static str,
}

impl<'a> WithdrawalJson<'a> {
    pub(super) fn of(report: &'a Report) -> Option<Self> {
        let Withdrawal { on, why, figures, place: _ } = report.withdrawn.as_ref()?;
        Some(Self { on: on.to_string(), why: Words(why), figures: figures.name() })
    }
}

/// A correction of a figure.
#[derive(Serialize)]
pub(super) struct CorrectionJson<'a> {
    figure: String,
    was: String,
    now: String,
    on: String,
    kind: &'static str,
    why: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    impact: Option<Words<'a>>,
}

impl<'a> CorrectionJson<'a> {
    pub(super) fn of(report: &Report, correction: &'a Correction) -> Self {
        let cell = correction.cell;
        Self {
            figure: report.data.block(cell.data).address(cell.row, cell.column),
            was: correction.was.to_string(),
            now: correction.now.to_string(),
            on: correction.on.to_string(),
            kind: correction.kind.name(),
            why: Words(&correction.why),
            impact: Words::of(&correction.impact),
        }
    }
}

#[derive(Serialize)]
struct ReportJson<'a> {
    publisher: &'a str,
    period: &'a str,
    /// Its name, where it is not the first on its period.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    page: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn: Option<WithdrawalJson<'a>>,
    versions: Vec<VersionJson<'a>>,
    corrections: Vec<CorrectionJson<'a>>,
}

#[derive(Serialize)]
struct VersionJson<'a> {
    version: u32,
    page: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    json: Option<String>,
    /// When it came out, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    update: Option<UpdateJson<'a>>,
}

/// The reports that were corrected, updated or withdrawn, with their versions and corrections.
pub(super) fn write(archive: &Archive) -> Vec<u8> {
    let changed = archive.reports.current().filter(|report| {
        report.withdrawn.is_some() || !report.earlier().is_empty() || !report.corrections.is_empty()
    });
    to_bytes(&changed.map(|report| report_json(archive, report)).collect::<Vec<_>>())
}

fn report_json<'a>(archive: &'a Archive, report: &'a ArchivedReport) -> ReportJson<'a> {
    let own = DataFile::Versions.path(archive);
    let page = |report: &ArchivedReport| {
        let page = address::path(archive, Route::Report(report.position()), archive.site.first_language());
        address::relative(&own, &page)
    };
    let version = |version: &'a ArchivedReport| {
        let json = Some(DataFile::Report(version.position())).filter(|file| file.is_published(archive));
        let published = version.update.as_ref().map(|update| update.on).or(version.published);
        VersionJson {
            version: version.version(),
            page: page(version),
            json: json.map(|file| address::relative(&own, &file.path(archive))),
            published: published.map(|day| day.to_string()),
            update: UpdateJson::of(version),
        }
    };
    ReportJson {
        publisher: &archive.publisher(report.publisher()).id,
        period: &report.period.id,
        name: report.name(),
        page: page(report),
        withdrawn: WithdrawalJson::of(report),
        versions: archive.versions(report.position()).map(version).collect(),
        corrections: report.corrections.iter().map(|known| CorrectionJson::of(report, known)).collect(),
    }
}
