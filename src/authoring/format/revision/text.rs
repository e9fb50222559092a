//! A revision as text: a line for each figure that differs.

use super::difference::difference;
use crate::analysis::revision::{
    Fate, FigureRevision, PublisherRevision, ReportRevision, Revision, Standing,
};
use crate::authoring::format::encode::one_line;
use crate::model::figure::Figure;
use crate::model::label::Label;
use crate::model::report::{Correction, CorrectionKind};
use crate::text::message;
use crate::text::message::{Language, Message};
use std::fmt::Write;

/// Report by report, with a summary, for people.
pub fn full(revision: &Revision<'_>, language: Language) -> String {
    let mut text = String::new();
    for publisher in &revision.publishers {
        let _ = writeln!(text, "{}: {}", publisher.id, renamed(publisher, language));
    }
    for report in &revision.reports {
        let name = one_line(report.publisher.name.text(language.tag()));
        let _ = writeln!(text, "{}  {name}", address(report));
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
pub fn short(revision: &Revision<'_>, language: Language) -> String {
    let mut text = String::new();
    for publisher in &revision.publishers {
        let _ = writeln!(text, "{}: {}", publisher.id, renamed(publisher, language));
    }
    for report in &revision.reports {
        for line in lines(report, language) {
            let _ = writeln!(text, "{}: {line}", address(report));
        }
    }
    text
}

/// A report as its address names it.
fn address(report: &ReportRevision<'_>) -> String {
    format!("{}/{}", report.publisher.id, report.report.address())
}

fn renamed(publisher: &PublisherRevision<'_>, language: Language) -> String {
    let all = |label: &Label| {
        let names: Vec<&str> = label.iter().map(|(_, name)| name).collect();
        one_line(&names.join(" / "))
    };
    let message = match (publisher.was.map(all), publisher.now.map(all)) {
        (Some(was), Some(now)) => {
            message!(zh: "机关改名：{was} → {now}", en: "publisher renamed: {was} → {now}")
        }
        (Some(was), None) => message!(zh: "机关没有了：{was}", en: "publisher removed: {was}"),
        (_, now) => {
            let now = now.unwrap_or_default();
            message!(zh: "新增机关：{now}", en: "publisher added: {now}")
        }
    };
    message.in_language(language).to_owned()
}

fn lines(report: &ReportRevision<'_>, language: Language) -> Vec<String> {
    let line = |message: Message| vec![message.in_language(language).to_owned()];
    match &report.fate {
        Fate::Added(figures) => {
            line(message!(zh: "新增报告，{figures} 个数", en: "report added, figures: {figures}"))
        }
        Fate::Removed(figures) => line(message!(
            zh: "报告没有了，{figures} 个数，未声明",
            en: "report removed, figures: {figures}, not declared"
        )),
        Fate::Changed { editions, figures } => {
            let edition = editions.iter().map(|edition| {
                let (table, was, now) = (edition.table, edition.was, edition.now);
                message!(
                    zh: "表 {table} 改用表式：{was} → {now}",
                    en: "table {table} follows another form: {was} → {now}"
                )
                .in_language(language)
                .to_owned()
            });
            edition.chain(figures.iter().map(|f| figure(f, language))).collect()
        }
    }
}

/// `requests.granted.total: 3 → 2 (-1), corrected 2021-03-02: why`.
fn figure(figure: &FigureRevision<'_>, language: Language) -> String {
    let alike = figure.was.map(Figure::to_string) == figure.now.map(Figure::to_string);
    let [was, now] = [figure.was, figure.now].map(|figure| printed(figure, alike, language));
    let mut line = format!("{}: {was} → {now}", figure.address);
    if let Some(difference) = difference(figure) {
        let _ = write!(line, " ({difference:+})");
    }
    line + standing(&figure.standing, language).in_language(language)
}

/// A figure as printed, with its kind where that is blank or the same as the other.
fn printed(figure: Option<&Figure>, with_kind: bool, language: Language) -> String {
    let Some(figure) = figure else {
        return message!(zh: "（无此数）", en: "(none)").in_language(language).to_owned();
    };
    let text = one_line(&figure.to_string());
    let kind = figure.value.kind();
    let word = match kind {
        "blank" => message!(zh: "（空白）", en: "(blank)"),
        _ => message!(zh: "（{kind}）", en: "({kind})"),
    };
    let word = word.in_language(language);
    match (text.trim().is_empty(), with_kind) {
        (true, _) => word.to_owned(),
        (false, true) => format!("{text} {word}"),
        (false, false) => text,
    }
}

fn standing(standing: &Standing<'_>, language: Language) -> Message {
    match standing {
        Standing::Added => message!(zh: "，新增", en: ", added"),
        Standing::Declared(corrections) => {
            let each = corrections.iter().map(|correction| declared(correction, language));
            let each = each.collect::<Vec<_>>().join("; ");
            message!(zh: "，{each}", en: ", {each}")
        }
        Standing::Otherwise(correction) => {
            let (on, was, now) = (correction.on, &correction.was, &correction.now);
            message!(
                zh: "，未声明：{on} 的更正说的是“{was}”改为“{now}”",
                en: ", not declared: the correction of {on} says '{was}' became '{now}'"
            )
        }
        Standing::Undeclared => message!(zh: "，未声明", en: ", not declared"),
    }
}

fn declared(correction: &Correction, language: Language) -> String {
    let (on, why) = (correction.on, one_line(correction.why.text(language.tag())));
    let message = match correction.kind {
        CorrectionKind::Correction => message!(zh: "更正 {on}：{why}", en: "corrected {on}: {why}"),
        CorrectionKind::Revision => message!(zh: "修订 {on}：{why}", en: "revised {on}: {why}"),
    };
    message.in_language(language).to_owned()
}

/// How much differs, and how much of it nothing declares.
fn summary(revision: &Revision<'_>) -> Message {
    if revision.is_empty() {
        return message!(zh: "数字没有变化", en: "no figure differs");
    }
    let (mut figures, mut added, mut removed) = (0, 0, 0);
    for report in &revision.reports {
        match &report.fate {
            Fate::Added(_) => added += 1,
            Fate::Removed(_) => removed += 1,
            Fate::Changed { figures: changed, .. } => figures += changed.len(),
        }
    }
    let undeclared = revision.undeclared();
    message!(
        zh: "不同的数 {figures}，新增报告 {added}，没有了的报告 {removed}；未声明 {undeclared}",
        en: "figures that differ: {figures}, reports added: {added}, reports removed: {removed}; \
             not declared: {undeclared}"
    )
}
