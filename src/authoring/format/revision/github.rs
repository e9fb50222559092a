//! A revision as GitHub's workflow commands.

use super::change::{Change, beside_reports, of_report};
use super::text::summary;
use crate::analysis::revision::Revision;
use crate::authoring::format::github::{data, property};
use crate::text::message::Language;
use std::fmt::Write;

/// An error for each change that nothing declares, and then a notice for each other one: GitHub shows only
/// the first ten of each kind.
pub(crate) fn github(revision: &Revision, language: Language) -> String {
    let of_reports = revision.reports.iter().flat_map(|report| of_report(report, language));
    let mut changes: Vec<Change<'_>> =
        beside_reports(revision, language).into_iter().chain(of_reports).collect();
    changes.sort_by_key(|change| !change.is_undeclared);
    let mut text = String::new();
    for change in &changes {
        let command = if change.is_undeclared { "error" } else { "notice" };
        let _ = writeln!(text, "::{command} title={}::{}", property(&change.address), data(&change.text));
    }
    let _ = writeln!(text, "{}", data(summary(revision).in_language(language)));
    text
}
