//! Ordinary pages.

use super::names::Addresses;
use crate::model::id::{List, PageId};
use crate::model::label::Label;
use crate::model::publisher;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::document;
use crate::text::message;
use crate::text::source::{FileId, Place, Sources};
use crate::text::yaml::{self, Fields};

const BAD_PAGE_NAME: Code = Code("page-bad-name");

/// An ordinary page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its id, which is its address.
    pub id: String,
    /// Its title.
    pub title: Label,
    /// The language of its prose.
    pub language: Option<String>,
    /// Its prose.
    pub prose: Place,
}

/// Reads the pages; `documents` gives each with its name. Titles without a language are in `first`.
pub fn read(
    documents: &[(FileId, &str)],
    sources: &Sources,
    first: &str,
    addresses: &mut Addresses,
    diagnostics: &mut Vec<Diagnostic>,
) -> List<PageId, Page> {
    let mut pages = List::default();
    for &(file, name) in documents {
        let text = &sources.file(file).text;
        let Some(parts) = document::split(file, text, diagnostics) else { continue };
        let Some(front) = document::require_front_matter(file, &parts, diagnostics) else { continue };
        let Some(node) = yaml::parse(file, text, front, diagnostics) else { continue };
        let Some(mut fields) = Fields::of(&node, diagnostics) else { continue };
        let title = fields.require("title", diagnostics);
        let title = title.and_then(|n| Label::read(n, first, diagnostics)).unwrap_or_default();
        let language = fields.get("language").and_then(|n| n.text(diagnostics)).map(str::to_owned);
        fields.finish(diagnostics);
        let start = Place::new(file, 0, 0);
        if !publisher::is_id(name) {
            diagnostics.push(
                Diagnostic::error(
                    BAD_PAGE_NAME,
                    start,
                    message!(
                        zh: "文件名“{name}”不能作网址",
                        en: "the file name '{name}' cannot be an address"
                    ),
                )
                .remedy(message!(
                    zh: "只用小写英文字母、数字和连字符，如 about.md",
                    en: "use lower-case ASCII letters, digits and hyphens, as in about.md"
                )),
            );
        } else if addresses.claim(name, start, diagnostics) {
            let prose = Place::new(file, parts.prose.start, parts.prose.end);
            pages.push(Page { id: name.to_owned(), title, language, prose });
        }
    }
    pages
}
