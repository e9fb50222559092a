//! The versions of a report, and that it was taken back.

use super::link::Link;
use super::links::Links;
use crate::model::archive::ArchivedReport;
use crate::model::report::Report;
use crate::pages::address::Route;
use crate::text::strings::strings;
use serde::Serialize;

/// A version of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionView {
    /// Its number, from 1, in words, and its page.
    pub page: Link,
    /// Whether it is the one at hand.
    pub current: bool,
    /// When it was published, `YYYY-MM-DD`.
    pub on: Option<String>,
    /// What it changed of the version before.
    pub update: Option<UpdateView>,
}

/// What a version changed of the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UpdateView {
    /// When, `YYYY-MM-DD`.
    pub on: String,
    /// `correction` or `revision`.
    pub kind: &'static str,
    /// Why.
    pub why: String,
    /// How the figures were worked out anew.
    pub method: String,
    /// The page of what it changed.
    pub changes: Option<String>,
}

/// That another version took the place of the one at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SupersededView {
    /// What the version after it changed.
    pub by: UpdateView,
    /// The newest version.
    pub newest: Link,
}

/// That a report was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WithdrawnView {
    /// When, `YYYY-MM-DD`.
    pub on: String,
    /// Why.
    pub why: String,
    /// What became of its figures: `kept` or `removed`.
    pub figures: &'static str,
}

/// All versions of a report, the newest first; none where there is only one.
pub(crate) fn versions(links: &Links<'_>, report: &ArchivedReport) -> Vec<VersionView> {
    let all: Vec<&ArchivedReport> = links.archive.versions(report.position()).collect();
    let view = |version: &&ArchivedReport| VersionView {
        page: page(links, version),
        current: version.position() == report.position(),
        on: version.update.as_ref().map(|update| update.on).or(version.published).map(|day| day.to_string()),
        update: update(links, version),
    };
    all.iter().rev().map(view).filter(|_| all.len() > 1).collect()
}

/// A version by its number, with its page.
pub(crate) fn page(links: &Links<'_>, version: &ArchivedReport) -> Link {
    Link {
        label: strings(links.language).say("report.version", &[("version", &version.version())]),
        href: links.to(Route::Report(version.position())),
    }
}

/// What a version changed of the one before.
pub(crate) fn update(links: &Links<'_>, version: &ArchivedReport) -> Option<UpdateView> {
    let update = version.update.as_ref()?;
    let before = links.archive.predecessor(version.position());
    Some(UpdateView {
        on: update.on.to_string(),
        kind: update.kind.name(),
        why: update.why.text(links.language).to_owned(),
        method: update.method.text(links.language).to_owned(),
        changes: before.map(|before| links.to(Route::Changes(before.position()))),
    })
}

/// That another version took the place of a report's.
pub(crate) fn superseded(links: &Links<'_>, report: &ArchivedReport) -> Option<SupersededView> {
    let newest = links.archive.report(report.newest());
    let by = update(links, links.archive.successor(report.position())?)?;
    Some(SupersededView { by, newest: page(links, newest) })
}

/// That a report was taken back.
pub(crate) fn withdrawn(links: &Links<'_>, report: &Report) -> Option<WithdrawnView> {
    report.withdrawn.as_ref().map(|withdrawal| WithdrawnView {
        on: withdrawal.on.to_string(),
        why: withdrawal.why.text(links.language).to_owned(),
        figures: withdrawal.figures.name(),
    })
}
