//! A revision as text: a line for each change.

use super::change::{beside_reports, of_report};
use crate::analysis::revision::{Fate, Revision};
use crate::authoring::format::encode::one_line;
use crate::text::message;
use crate::text::message::{Language, Message};
use std::fmt::Write;

/// Report by report, with a summary, for people.
pub(crate) fn full(revision: &Revision, language: Language) -> String {
    let mut text = String::new();
    for change in beside_reports(revision, language) {
        let _ = writeln!(text, "{}: {}", change.address, change.text);
    }
    for report in &revision.reports {
        let name = one_line(report.publisher.text(language.tag()));
        let _ = writeln!(text, "{}  {name}", report.address());
        for change in of_report(report, language) {
            let _ = writeln!(text, "  {}", change.text);
        }
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text + summary(revision).in_language(language) + "\n"
}

/// Each line by itself, for `grep`.
pub(crate) fn short(revision: &Revision, language: Language) -> String {
    let mut text = String::new();
    for change in beside_reports(revision, language) {
        let _ = writeln!(text, "{}: {}", change.address, change.text);
    }
    for change in revision.reports.iter().flat_map(|report| of_report(report, language)) {
        let _ = writeln!(text, "{}: {}", change.address, change.text);
    }
    text
}

/// How much differs, and how much of it nothing declares.
pub(super) fn summary(revision: &Revision) -> Message {
    if revision.is_empty() {
        return message!(zh: "数字没有变化", en: "no figure differs");
    }
    let (mut figures, mut added, mut removed) = (0, 0, 0);
    for report in &revision.reports {
        match &report.fate {
            Fate::Added(_) => added += 1,
            Fate::Removed(_) => removed += 1,
            Fate::Changed(changes) => figures += changes.figures.len(),
        }
    }
    let undeclared = revision.undeclared();
    message!(
        zh: "不同的数 {figures}，新增报告 {added}，没有了的报告 {removed}；未声明 {undeclared}",
        en: "figures that differ: {figures}, reports added: {added}, reports removed: {removed}; \
             not declared: {undeclared}"
    )
}
