//! Words under which figures were published, and that are others now: each change told once, however many
//! reports it is in.

use super::find;
use crate::analysis::revision::{Fate, Revision, What, WordsRevision};
use crate::authoring::remedy::correction::{self, OPEN};
use crate::publish::pipeline::Checked;
use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Place;
use std::collections::BTreeMap;

const WORDS: Code = Code("published-words-changed");

/// The first place of a change of words, and in how many reports it is.
struct Told<'a> {
    report: String,
    first: &'a WordsRevision,
    place: Option<Place>,
    reports: usize,
}

/// What is to be told of words.
pub(super) fn told(revision: &Revision, checked: &Checked) -> Vec<Diagnostic> {
    let mut found: BTreeMap<(What, &str, &str), Told<'_>> = BTreeMap::new();
    for report in &revision.reports {
        let Fate::Changed(changes) = &report.fate else { continue };
        for words in changes.words.iter().filter(|words| words.is_undeclared()) {
            let key = (words.what, words.was.as_str(), words.now.as_str());
            let place = || {
                let report = find(&checked.archive, &report.report)?;
                let cell = report.data.matching(words.place()).first().copied();
                Some(cell.map_or(report.place, |cell| report.data.place(cell)))
            };
            found
                .entry(key)
                .or_insert_with(|| Told {
                    report: report.address(),
                    first: words,
                    place: place(),
                    reports: 0,
                })
                .reports += 1;
        }
    }
    found.into_values().map(|told| told.diagnostic()).collect()
}

impl Told<'_> {
    fn diagnostic(&self) -> Diagnostic {
        let WordsRevision { what, on, was, now, .. } = self.first;
        let kind = match what {
            What::Row => message!(zh: "行名", en: "the label of the row"),
            What::Column => message!(zh: "栏名", en: "the label of the column"),
            What::Label => message!(zh: "标题文字", en: "the label"),
            What::Unit => message!(zh: "单位", en: "the unit"),
            What::Note => message!(zh: "注释", en: "the note"),
        };
        let shown = |words: &str| match words {
            "" => message!(zh: "（无）", en: "nothing"),
            words => message!(zh: "“{words}”", en: "'{words}'"),
        };
        let (was_shown, now_shown) = (shown(was), shown(now));
        let at = if on.is_empty() { self.report.clone() } else { format!("{} {on}", self.report) };
        let more = match self.reports {
            1 => Message::default(),
            reports => message!(zh: "，共 {reports} 份报告", en: ", in {reports} reports"),
        };
        let message = Message {
            zh: format!("{at}：公布时{}是{}，现在是{}{}", kind.zh, was_shown.zh, now_shown.zh, more.zh),
            en: format!(
                "{at}: {} was published as {} and is {} now{}",
                kind.en, was_shown.en, now_shown.en, more.en
            ),
        };
        let entry = correction::of_words(was, now, OPEN);
        Diagnostic::new(Severity::Error, WORDS, self.place, message).remedy(message!(
            zh: "写错了就改回去；确实要改，在 annals.yaml 的 reworded 下写：- {entry}，why 写原因",
            en: "if it is a slip, put back what was published; if it is meant, write under `reworded` in \
                 annals.yaml: - {entry} with the reason"
        ))
    }
}
