//! Under which terms the archive may be used: what readers and catalogues of data ask first.

use super::identifier::is_plain;
use crate::model::label::Label;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::yaml::{Fields, Node};

const BAD_LICENSE: Code = Code("site-bad-license");

/// A licence, or other terms of use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct License {
    /// What it is called.
    pub title: Label,
    /// Where it can be read: an address of the web.
    pub url: String,
    /// Its short name in lists of licences (SPDX, Open Definition), as CC-BY-4.0.
    pub id: Option<String>,
}

/// The licence, if it has a title and an address.
pub(super) fn read(
    node: Option<&Node<'_>>,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<License> {
    let mut fields = Fields::of(node?, diagnostics)?;
    let title = fields.require("title", diagnostics).cloned();
    let title = title.and_then(|node| Label::read(&node, language, diagnostics));
    let url = fields.require("url", diagnostics).and_then(|node| address(node, diagnostics));
    let id = fields.get("id").and_then(|node| short_name(node, diagnostics));
    fields.finish(diagnostics);
    Some(License { title: title?, url: url?, id })
}

fn address(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let text = node.text(diagnostics)?;
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    if rest.is_some_and(|rest| !rest.is_empty()) && is_plain(text) {
        return Some(text.to_owned());
    }
    diagnostics.push(
        Diagnostic::error(
            BAD_LICENSE,
            node.place,
            message!(zh: "“{text}”不是网址", en: "'{text}' is no address of the web"),
        )
        .remedy(message!(
            zh: "写可以读到许可全文的完整网址，如 https://creativecommons.org/licenses/by/4.0/",
            en: "write in full where the licence can be read, as https://creativecommons.org/licenses/by/4.0/"
        )),
    );
    None
}

fn short_name(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let text = node.text(diagnostics)?;
    let is_one = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+');
    if !text.is_empty() && text.chars().all(is_one) {
        return Some(text.to_owned());
    }
    diagnostics.push(
        Diagnostic::error(
            BAD_LICENSE,
            node.place,
            message!(zh: "“{text}”不是许可的简称", en: "'{text}' is no short name of a licence"),
        )
        .remedy(message!(
            zh: "照许可列表（SPDX）写，如 CC-BY-4.0；没有简称就不写 id",
            en: "write it as lists of licences (SPDX) have it, as CC-BY-4.0, or leave `id` out"
        )),
    );
    None
}
