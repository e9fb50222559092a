//! A revision as text: a line for each change.

use super::difference::difference;
use super::say;
use crate::analysis::revision::{Fate, PublisherRevision, ReportRevision, Revision};
use crate::authoring::format::encode::one_line;
use crate::model::label::Label;
use crate::text::message;
use crate::text::message::{Language, Message};
use std::fmt::Write;

/// Report by report, with a summary, for people.
pub(crate) fn full(revision: &Revision, language: Language) -> String {
    let mut text = String::new();
    for line in beside_reports(revision, language) {
        let _ = writeln!(text, "{line}");
    }
    for report in &revision.reports {
        let name = one_line(report.publisher.text(language.tag()));
        let _ = writeln!(text, "{}  {name}", report.address());
        for line in lines(report, language) {
            let _ = writeln!(text, "  {line}");
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
    for line in beside_reports(revision, language) {
        let _ = writeln!(text, "{line}");
    }
    for report in &revision.reports {
        for line in lines(report, language) {
            let _ = writeln!(text, "{}: {line}", report.address());
        }
    }
    text
}

/// What became of publishers and addresses.
pub(super) fn beside_reports(revision: &Revision, language: Language) -> Vec<String> {
    let publishers = revision
        .publishers
        .iter()
        .map(|publisher| format!("{}: {}", publisher.id, renamed(publisher).in_language(language)));
    let addresses = revision.addresses.iter().map(|address| {
        format!("/{}: {}", one_line(&address.path), say::address(address).in_language(language))
    });
    publishers.chain(addresses).collect()
}

fn renamed(publisher: &PublisherRevision) -> Message {
    let all = |label: &Label| {
        let names: Vec<&str> = label.iter().map(|(_, name)| name).collect();
        one_line(&names.join(" / "))
    };
    match (publisher.was.as_ref().map(all), publisher.now.as_ref().map(all)) {
        (Some(was), Some(now)) => {
            message!(zh: "机关改名：{was} → {now}", en: "publisher renamed: {was} → {now}")
        }
        (Some(was), None) => message!(zh: "机关没有了：{was}", en: "publisher removed: {was}"),
        (_, now) => {
            let now = now.unwrap_or_default();
            message!(zh: "新增机关：{now}", en: "publisher added: {now}")
        }
    }
}

/// What became of a report, a line each.
pub(super) fn lines(report: &ReportRevision, language: Language) -> Vec<String> {
    let line = |message: Message| message.in_language(language).to_owned();
    let changes = match &report.fate {
        Fate::Added(figures) => {
            return vec![line(
                message!(zh: "新增报告，{figures} 个数", en: "report added, figures: {figures}"),
            )];
        }
        Fate::Removed(figures) => {
            return vec![line(message!(
                zh: "报告没有了，{figures} 个数，未声明",
                en: "report removed, figures: {figures}, not declared"
            ))];
        }
        Fate::Changed(changes) => changes,
    };
    let mut lines: Vec<String> = changes.editions.iter().map(|edition| line(say::edition(edition))).collect();
    for figure in &changes.figures {
        let [was, now] = say::both(figure, language);
        let mut text = format!("{}: {was} → {now}", figure.address);
        if let Some(difference) = difference(figure) {
            let _ = write!(text, " ({difference:+})");
        }
        lines.push(text + say::standing(&figure.standing, language).in_language(language));
    }
    lines.extend(changes.words.iter().map(|words| line(say::words(words))));
    lines.extend(changes.corrections.iter().map(|correction| line(say::correction(correction))));
    lines.extend(changes.prose.then(|| line(message!(zh: "正文有改动", en: "the prose differs"))));
    lines
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
