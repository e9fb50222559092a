//! The summary of a check, and numbers with their nouns.

use crate::analysis::check::Tally;
use crate::publish::pipeline::Checked;
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::message::{Language, Message};

/// How much was read, and how much of it is wrong.
pub(super) fn summary(checked: &Checked, diagnostics: &[Diagnostic]) -> Message {
    let archive = &checked.archive;
    let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let (errors, warnings, notices) =
        (count(Severity::Error), count(Severity::Warning), count(Severity::Notice));
    let (reports, publishers) = (archive.reports.len(), archive.publishers.len());
    let counts = [
        (reports, "report"),
        (publishers, "publisher"),
        (errors, "error"),
        (warnings, "warning"),
        (notices, "notice"),
    ];
    let [r, p, e, w, n] = counts.map(|(n, noun)| counted(n, noun));
    let mut summary = Message {
        zh: format!("{reports} 份报告，{publishers} 个机关：错误 {errors}，警告 {warnings}，提示 {notices}"),
        en: format!("{r} by {p}: {e}, {w}, {n}"),
    };
    if archive.reports.drafts() > 0 {
        summary.zh.push_str(&format!("；另有草稿 {} 份，未计入（--drafts 计入）", archive.reports.drafts()));
        summary.en.push_str(&format!(
            "; {} left out (--drafts takes them in)",
            counted(archive.reports.drafts(), "draft")
        ));
    }
    summary
}

/// How many checks were made, and how they ended.
pub(super) fn in_words(tally: &Tally) -> Message {
    let [zh, en] = [Language::Zh, Language::En].map(|language| tally.sentence(language.tag()));
    Message { zh, en }
}

/// `1 file`, `2 files`.
pub(super) fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}
