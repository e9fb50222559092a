//! `annals forms`: a list of the forms, or one form explained.

use super::console::Console;
use super::load;
use super::result::{CommandResult, Failure, Status};
use crate::model::form::{Axis, Block, Check, Form, Node, Strictness, formula};
use crate::model::id::Id;
use crate::text::message;
use crate::text::message::Language;
use crate::text::strings::strings;
use std::fmt::Write;
use std::path::Path;

pub(super) fn run(console: &Console, root: &Path, id: Option<&str>) -> CommandResult {
    // The built-in forms are there without an archive.
    let checked = load::archive(root)?;
    let forms = &checked.archive.forms;
    let language = console.language;
    let Some(id) = id else {
        let mut list = String::new();
        for form in forms.iter() {
            let title = form.title.text(language.tag());
            let _ = writeln!(list, "{:<16} {title}\n{:16} {}", form.id, "", form.basis.text(language.tag()));
        }
        console.print(&list)?;
        return Ok(Status::Success);
    };
    match forms.iter().find(|form| form.id == id) {
        Some(form) => {
            console.print(&explained(form, language))?;
            Ok(Status::Success)
        }
        None => {
            let known = forms.iter().map(|form| form.id.as_str()).collect::<Vec<_>>().join(", ");
            Err(Failure::WithRemedy(
                message!(zh: "没有表式“{id}”", en: "there is no form '{id}'"),
                message!(zh: "有：{known}", en: "there are: {known}"),
            ))
        }
    }
}

/// A form as text: its tables with the ids that reports use, its checks, what it leaves unguarded.
fn explained(form: &Form, language: Language) -> String {
    let tag = language.tag();
    let words = |zh: &'static str, en: &'static str| if language == Language::Zh { zh } else { en };
    let mut text = String::new();
    let _ = writeln!(text, "{}", form.title.text(tag));
    if !form.basis.is_empty() {
        let _ = writeln!(text, "{}", form.basis.text(tag));
    }
    let periods = strings(tag).one_of("periods", form.used.kind.name());
    let used = match (&form.used.from, &form.used.to) {
        (None, None) => message!(zh: "", en: ""),
        (Some(from), None) => message!(zh: "，{from} 起", en: ", from {from}"),
        (None, Some(to)) => message!(zh: "，到 {to} 为止", en: ", to {to}"),
        (Some(from), Some(to)) => message!(zh: "，{from} 至 {to}", en: ", {from} to {to}"),
    };
    let _ = writeln!(text, "{}{}{periods}{}", form.id, words("：", ": "), used.in_language(language));
    if form.unofficial.iter().any(|l| l == tag) {
        let _ = writeln!(
            text,
            "{}",
            words(
                "（本语言的名称是译名，不是原表式的用语）",
                "(labels in this language are our translation, not the issuer's)"
            )
        );
    }
    if !form.notes.is_empty() {
        let _ = writeln!(text, "\n{}", form.notes.text(tag));
    }
    for table in form.tables() {
        let _ = writeln!(text, "\n{}", table.title.text(tag));
        let _ = writeln!(text, "{}", "─".repeat(60));
        for position in table.blocks.clone() {
            block(form.block(position), tag, words, &mut text);
            let own = |check: &&Check| {
                let prefix = &form.block(position).id;
                check.home == position
                    && check.id.strip_prefix(&**prefix).is_some_and(|rest| rest.starts_with('.'))
            };
            form.checks.iter().filter(own).for_each(|c| check(form, c, tag, words, &mut text));
        }
    }
    let over_several: Vec<&Check> = form
        .checks
        .iter()
        .filter(|c| !c.id.strip_prefix(&*form.block(c.home).id).is_some_and(|rest| rest.starts_with('.')))
        .collect();
    if !over_several.is_empty() {
        let _ = writeln!(
            text,
            "\n{}\n{}",
            words("跨表、跨年的勾稽", "Checks over several tables or periods"),
            "─".repeat(60)
        );
        over_several.iter().for_each(|c| check(form, c, tag, words, &mut text));
    }
    for reading in &form.readings {
        let (says, holds, otherwise) =
            (reading.says.text(tag), reading.holds.text(tag), reading.otherwise.text(tag));
        let _ = writeln!(text, "\n{says}\n  {holds}\n  {otherwise}");
    }
    for crosswalk in &form.crosswalks {
        let _ = writeln!(
            text,
            "\n{} {}\n{}",
            words("与上一版的对照：", "What continues from"),
            crosswalk.from,
            "─".repeat(60)
        );
        for entry in &crosswalk.entries {
            let join =
                |side: &[(String, _)]| side.iter().map(|(a, _)| a.as_str()).collect::<Vec<_>>().join(", ");
            let _ = writeln!(text, "  {:<15} {} → {}", entry.link.name(), join(&entry.from), join(&entry.to));
            if !entry.why.is_empty() {
                let _ = writeln!(text, "  {:15} {}", "", entry.why.text(tag));
            }
        }
    }
    if !form.unguarded.is_empty() {
        let _ = writeln!(
            text,
            "\n{}\n{}",
            words("没有勾稽关系保护的格", "Cells that no check guards"),
            "─".repeat(60)
        );
        for unguarded in &form.unguarded {
            for cell in &unguarded.cells {
                let _ = writeln!(text, "  {}", cell.address(form));
            }
            let _ = writeln!(text, "    {}", unguarded.why.text(tag));
        }
    }
    text
}

fn block(
    block: &Block,
    tag: &str,
    words: impl Fn(&'static str, &'static str) -> &'static str,
    text: &mut String,
) {
    let caption = block.caption.text(tag);
    let _ = writeln!(text, "{}{}{caption}", block.id, if caption.is_empty() { "" } else { "  " });
    let _ = writeln!(text, "  {}", words("栏", "columns"));
    axis(&block.columns, &block.columns.nodes, 2, tag, text);
    let _ = writeln!(text, "  {}", words("行", "rows"));
    axis(&block.rows, &block.rows.nodes, 2, tag, text);
}

fn axis<I: Id + PartialEq>(axis_of: &Axis<I>, nodes: &[Node<I>], level: usize, tag: &str, text: &mut String) {
    for node in nodes {
        match node {
            Node::Group { label, nodes, .. } => {
                let _ = writeln!(text, "{}{}", "  ".repeat(level), label.text(tag));
                axis(axis_of, nodes, level + 1, tag, text);
            }
            Node::Leaf(leaf) => {
                let leaf = axis_of.one(*leaf);
                let sign = if leaf.total {
                    " Σ"
                } else if leaf.open {
                    " …"
                } else {
                    ""
                };
                let _ =
                    writeln!(text, "{}{:<28} {}{sign}", "  ".repeat(level), leaf.id, leaf.label.text(tag));
            }
        }
    }
}

fn check(
    form: &Form,
    check: &Check,
    tag: &str,
    words: impl Fn(&'static str, &'static str) -> &'static str,
    text: &mut String,
) {
    let sign = match check.strictness {
        Strictness::Strict => words("勾稽", "check"),
        Strictness::Notice => words("提示", "notice"),
    };
    let _ = writeln!(
        text,
        "  {sign} {}: {}\n       {}",
        check.id,
        check.says.text(tag),
        formula(form, check, tag)
    );
}
