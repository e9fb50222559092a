//! The beginning of a publisher.

use super::File;
use crate::text::message::Language;
use crate::text::yaml::write::scalar;

/// What is known of a publisher that begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NewPublisher<'t> {
    /// Its id.
    pub id: &'t str,
    /// Its full name.
    pub name: Option<&'t str>,
    /// Its kind.
    pub kind: Option<&'t str>,
    /// Its name in tables and lists.
    pub short: Option<&'t str>,
    /// Its own site.
    pub website: Option<&'t str>,
}

impl<'t> NewPublisher<'t> {
    /// One of which nothing is known but its id.
    pub(crate) fn of(id: &'t str) -> Self {
        Self { id, name: None, kind: None, short: None, website: None }
    }
}

/// A publisher's `index.md`, with what is known of it, and comments on what else can be said.
pub(crate) fn publisher(new: &NewPublisher<'_>, language: Language) -> File {
    let id = new.id;
    let name = scalar(new.name.unwrap_or(id));
    let line = |key: &str, said: Option<&str>, example: &str, comment: &str| match said {
        Some(text) => format!("{key}: {}\n", scalar(text)),
        None => format!("{:<30}{comment}", format!("# {key}: {example}")).trim_end().to_owned() + "\n",
    };
    let words = |zh: &'static str, en: &'static str| match language {
        Language::Zh => zh,
        Language::En => en,
    };
    let text = [
        "---\n".to_owned(),
        words(
            "# 机关全称；有两种语言的写 {zh: …, en: …}。\n",
            "# The full name; in two languages: {zh: …, en: …}.\n",
        )
        .to_owned(),
        format!("name: {name}\n"),
        line(
            "kind",
            new.kind,
            "…",
            words("# annals.yaml 的 kinds 中的一种", "# one of the kinds in annals.yaml"),
        ),
        line("short", new.short, "…", words("# 表格和列表中的简称", "# the name in tables and lists")),
        line(
            "existed",
            None,
            "{from: 2003}",
            words("# 何年成立；此前没有报告不算缺", "# before that no report is missed"),
        ),
        line(
            "order",
            None,
            "10",
            words("# 在同类机关中的次序，小的在前", "# its place among its kind, smaller ones first"),
        ),
        line("website", new.website, "https://…", ""),
        "---\n".to_owned(),
    ];
    File { path: format!("content/{id}/index.md"), text: text.concat(), runs: false }
}
