//! The beginning of a publisher.

use super::File;
use crate::text::message::Language;
use crate::text::yaml::write::scalar;

/// A publisher's `index.md`, with its name and its kind where they are known.
pub(crate) fn publisher(id: &str, name: Option<&str>, kind: Option<&str>, language: Language) -> File {
    let name = scalar(name.unwrap_or(id));
    let kind = kind.map(|kind| format!("kind: {kind}\n"));
    let text = match language {
        Language::Zh => format!(
            "---\n\
             # 机关全称；有两种语言的写 {{zh: …, en: …}}。\n\
             name: {name}\n\
             {}\
             # short: …                    # 表格和列表中的简称\n\
             # existed: {{from: 2003}}       # 何年成立；此前没有报告不算缺\n\
             # order: 10                   # 在同类机关中的次序，小的在前\n\
             # website: https://…\n\
             ---\n",
            kind.unwrap_or_else(
                || "# kind: …                     # annals.yaml 的 kinds 中的一种\n".to_owned()
            )
        ),
        Language::En => format!(
            "---\n\
             # The full name; in two languages: {{zh: …, en: …}}.\n\
             name: {name}\n\
             {}\
             # short: …                    # the name in tables and lists\n\
             # existed: {{from: 2003}}       # before that no report is missed\n\
             # order: 10                   # its place among its kind, smaller ones first\n\
             # website: https://…\n\
             ---\n",
            kind.unwrap_or_else(
                || "# kind: …                     # one of the kinds in annals.yaml\n".to_owned()
            )
        ),
    };
    File { path: format!("content/{id}/index.md"), text, runs: false }
}
