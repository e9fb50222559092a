//! A document: front matter and prose.

use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::{FileId, Place};
use std::ops::Range;

const UNCLOSED: Code = Code("document-unclosed");
const NO_FRONT_MATTER: Code = Code("document-no-front-matter");

/// The two parts of a Markdown file, as byte ranges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parts {
    /// Between the two lines of `---`, if it begins with one.
    pub front_matter: Option<Range<usize>>,
    /// What follows.
    pub prose: Range<usize>,
}

/// Splits a Markdown file. A byte order mark and CRLF are fine.
///
/// `None` if the front matter is opened and never closed, which is told.
pub(crate) fn split(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Parts> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let Some(first) = fence(&text[start..]) else {
        return Some(Parts { front_matter: None, prose: start..text.len() });
    };
    let inner = start + first;
    let mut line = inner;
    while line < text.len() {
        if let Some(closing) = fence(&text[line..]) {
            return Some(Parts { front_matter: Some(inner..line), prose: line + closing..text.len() });
        }
        line += text[line..].find('\n').map_or(text.len() - line, |end| end + 1);
    }
    diagnostics.push(
        Diagnostic::error(
            UNCLOSED,
            Place::new(file, start, start + 3),
            message!(
                zh: "头部以 --- 开始，却没有结束它的 ---",
                en: "the front matter begins with --- and has no --- to end it"
            ),
        )
        .remedy(message!(
            zh: "在头部之后、正文之前另起一行写 ---",
            en: "write --- on a line of its own between front matter and prose"
        )),
    );
    None
}

/// The front matter a document must have.
pub(crate) fn require_front_matter(
    file: FileId,
    parts: &Parts,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Range<usize>> {
    if parts.front_matter.is_none() {
        diagnostics.push(
            Diagnostic::error(
                NO_FRONT_MATTER,
                Place::new(file, parts.prose.start, parts.prose.start),
                message!(
                    zh: "文件开头没有头部（两行 --- 之间的 YAML）",
                    en: "the file has no front matter (YAML between two lines of ---)"
                ),
            )
            .remedy(message!(
                zh: "在第一行写 ---，写头部，再写一行 ---；报告的头部也可放在同名的 .yaml 里",
                en: "begin with ---, then the YAML, then --- again; a report's may also lie in a .yaml of \
                     the same name"
            )),
        );
    }
    parts.front_matter.clone()
}

/// The length of a line that is `---` and nothing else, its end included.
fn fence(text: &str) -> Option<usize> {
    let end = text.find('\n').map_or(text.len(), |end| end + 1);
    (text[..end].trim_end() == "---").then_some(end)
}
