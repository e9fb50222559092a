//! What became of figures, words, corrections and addresses, in words.

use crate::analysis::publication::{Declared, Printed};
use crate::analysis::revision::{
    AddressRevision, CorrectionRevision, EditionRevision, FigureRevision, Moved, Standing, VersionRevision,
    What, WithdrawalRevision, WordsRevision,
};
use crate::authoring::format::encode::one_line;
use crate::text::message;
use crate::text::message::{Language, Message};

/// A page or a file that came, went or has other bytes.
pub(super) fn address(address: &AddressRevision) -> Message {
    match (address.moved, address.is_page) {
        (Moved::Came, true) => message!(zh: "新增页面", en: "page added"),
        (Moved::Came, false) => message!(zh: "新增附件", en: "attachment added"),
        (Moved::Went, true) => message!(zh: "页面没有了，未声明", en: "page removed, not declared"),
        (Moved::Went, false) => message!(zh: "附件没有了，未声明", en: "attachment removed, not declared"),
        (Moved::Changed, _) => message!(zh: "附件内容有改动", en: "the bytes of the attachment differ"),
    }
}

/// A report that was taken back, or counts again.
pub(super) fn withdrawal(withdrawal: &WithdrawalRevision) -> Message {
    match withdrawal {
        WithdrawalRevision::Withdrawn([on, why, _]) => {
            let why = one_line(why);
            message!(zh: "报告已撤回 {on}：{why}", en: "report withdrawn {on}: {why}")
        }
        WithdrawalRevision::Restored => {
            message!(zh: "撤回的报告有了新版", en: "the withdrawn report has a new version")
        }
        WithdrawalRevision::Forgotten => {
            message!(zh: "报告不再是撤回的，未声明", en: "the report is not withdrawn any more, not declared")
        }
    }
}

/// A version that is kept and does not say what it said, or that is gone.
pub(super) fn version(version: &VersionRevision) -> Message {
    let number = version.number;
    match &version.changes {
        Some(changes) => {
            let figures = changes.figures.len();
            message!(
                zh: "第 {number} 版与公布时不同，其中 {figures} 个数，未声明",
                en: "version {number} is not what was published, figures that differ: {figures}, not declared"
            )
        }
        None => message!(zh: "第 {number} 版没有了，未声明", en: "version {number} removed, not declared"),
    }
}

/// A table that follows another edition.
pub(super) fn edition(edition: &EditionRevision) -> Message {
    let (table, was, now) = (&edition.table, &edition.was, &edition.now);
    message!(zh: "表 {table} 改用表式：{was} → {now}", en: "table {table} follows another form: {was} → {now}")
}

/// What a figure was and is: as printed, with its kind where that is blank or the same as the other.
pub(super) fn both(figure: &FigureRevision, language: Language) -> [String; 2] {
    let text = |printed: &Option<Printed>| printed.as_ref().map(|printed| printed.text.clone());
    let alike = text(&figure.was) == text(&figure.now);
    [&figure.was, &figure.now].map(|figure| printed(figure.as_ref(), alike, language))
}

fn printed(figure: Option<&Printed>, with_kind: bool, language: Language) -> String {
    let Some(figure) = figure else {
        return message!(zh: "（无此数）", en: "(none)").in_language(language).to_owned();
    };
    let text = one_line(&figure.text);
    let kind = &*figure.kind;
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

/// Whether a change of a figure is declared, and by what.
pub(super) fn standing(standing: &Standing, language: Language) -> Message {
    match standing {
        Standing::Added => message!(zh: "，新增", en: ", added"),
        Standing::Kept => message!(zh: "，旧版留着", en: ", the version before is kept"),
        Standing::Withdrawn => message!(zh: "，随报告撤回", en: ", withdrawn with the report"),
        Standing::Declared(corrections) => {
            let each = corrections.iter().map(|correction| declared(correction, language));
            let each = each.collect::<Vec<_>>().join("; ");
            message!(zh: "，{each}", en: ", {each}")
        }
        Standing::Otherwise(correction) => {
            let (on, was, now) = (&correction.on, &correction.was.text, &correction.now.text);
            message!(
                zh: "，未声明：{on} 的更正说的是“{was}”改为“{now}”",
                en: ", not declared: the correction of {on} says '{was}' became '{now}'"
            )
        }
        Standing::Undeclared => message!(zh: "，未声明", en: ", not declared"),
    }
}

fn declared(correction: &Declared, language: Language) -> String {
    let (on, why) = (&correction.on, one_line(correction.why.text(language.tag())));
    let message = match correction.kind.as_str() {
        "revision" => message!(zh: "修订 {on}：{why}", en: "revised {on}: {why}"),
        _ => message!(zh: "更正 {on}：{why}", en: "corrected {on}: {why}"),
    };
    message.in_language(language).to_owned()
}

/// Words beside figures that are others.
pub(super) fn words(words: &WordsRevision) -> Message {
    let (was, now) = (one_line(&words.was), one_line(&words.now));
    let change = match (was.is_empty(), now.is_empty()) {
        (true, _) => message!(zh: "新增“{now}”", en: "'{now}' is new"),
        (false, true) => message!(zh: "“{was}”没有了", en: "'{was}' is gone"),
        (false, false) => message!(zh: "“{was}” → “{now}”", en: "'{was}' → '{now}'"),
    };
    let kind = match words.what {
        What::Row => message!(zh: "行名", en: "label"),
        What::Column => message!(zh: "栏名", en: "label"),
        What::Label => message!(zh: "标题文字", en: "label"),
        What::Unit => message!(zh: "单位", en: "unit"),
        What::Note => message!(zh: "注释", en: "note"),
    };
    let standing = match (words.is_declared, words.is_undeclared()) {
        (true, _) => message!(zh: "，已声明", en: ", declared"),
        (false, true) => message!(zh: "，未声明", en: ", not declared"),
        (false, false) => Message::default(),
    };
    let (on, more) = (one_line(&words.on), words.others);
    let more = match more {
        0 => Message::default(),
        _ => message!(zh: "，另有 {more} 个数", en: ", and {more} more figures"),
    };
    let [zh, en] = [(&kind.zh, "："), (&kind.en, ": ")].map(|(kind, colon)| match on.is_empty() {
        true => format!("{kind}{colon}"),
        false => format!("{on} {kind}{colon}"),
    });
    Message { zh: zh + &change.zh + &more.zh + &standing.zh, en: en + &change.en + &more.en + &standing.en }
}

/// A correction that is gone, or that says otherwise when it was made and of what kind.
pub(super) fn correction(correction: &CorrectionRevision) -> Message {
    let Declared { figure, was, now, on, kind, .. } = &correction.was;
    let (was, now) = (one_line(&was.text), one_line(&now.text));
    match &correction.now {
        None => message!(
            zh: "{figure}：{on} 的更正（“{was}”改为“{now}”）没有了，未声明",
            en: "{figure}: the correction of {on} ('{was}' became '{now}') is gone, not declared"
        ),
        Some(other) => {
            let (other_on, other_kind) = (&other.on, &other.kind);
            message!(
                zh: "{figure}：更正由 {on}（{kind}）改为 {other_on}（{other_kind}）",
                en: "{figure}: the correction of {on} ({kind}) is now of {other_on} ({other_kind})"
            )
        }
    }
}
