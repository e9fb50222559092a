//! `annals check --by-check`: how each check of the forms ended.

use crate::analysis::check::Tally;
use crate::model::archive::Archive;
use crate::model::id::{CheckId, FormId};
use crate::text::facts::{Fact, Facts};
use crate::text::message;
use crate::text::message::Language;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How each check ended, by form and check.
pub(super) type ByCheck = BTreeMap<(FormId, CheckId), Tally>;

/// How each check ended as text: a line each, under its form.
pub(super) fn text(archive: &Archive, counted: &ByCheck, language: Language) -> String {
    if counted.is_empty() {
        return String::new();
    }
    let mut text = String::new();
    let columns = message!(
        zh: "各列依次是：成立、数字不符、存疑、无法核对的次数，勾稽，规则",
        en: "how often it held, contradicted, raised a question, could not be assessed; the check; its rule"
    );
    _ = writeln!(text, "\n{}", columns.in_language(language));
    let mut of = None;
    for (&(form, check), tally) in counted {
        let tag = language.tag();
        let form_at_hand = archive.form(form);
        if of.replace(form) != Some(form) {
            _ = writeln!(text, "\n{} · {}", form_at_hand.id, form_at_hand.title.text(tag));
        }
        let check = form_at_hand.check(check);
        let Tally { held, contradictions, questions, .. } = tally;
        _ = writeln!(
            text,
            "{held:>9} {contradictions:>7} {questions:>7} {:>7}  {}  {}",
            tally.unassessed(),
            check.id,
            check.says.text(tag)
        );
    }
    text
}

/// The same as fields.
fn facts(archive: &Archive, counted: &ByCheck) -> Vec<Facts> {
    let counted = counted.iter().map(|(&(form, check), tally)| {
        let form = archive.form(form);
        let own = Facts::default()
            .with("form", form.id.as_str())
            .with("check", form.check(check).id.as_str())
            .with("strictness", form.check(check).strictness.name());
        Facts(own.0.into_iter().chain(tally.facts().0).collect())
    });
    counted.collect()
}

/// The count of all checks with that of each.
pub(super) fn within(all: Facts, archive: &Archive, counted: &ByCheck) -> Facts {
    let each: Vec<Fact> = facts(archive, counted).into_iter().map(Fact::Fields).collect();
    all.with("by_check", Fact::List(each))
}
