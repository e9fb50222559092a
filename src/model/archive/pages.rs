//! Ordinary pages.

use super::names::Addresses;
use super::{Archive, Page};
use crate::model::label::Label;
use crate::model::publisher;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::document;
use crate::text::message;
use crate::text::source::{FileId, Place, Sources};
use crate::text::yaml::{self, Fields};

const BAD_PAGE_NAME: Code = Code("page-bad-name");

/// Reads the pages into the archive; `documents` gives each with its name.
pub fn pages(
    documents: &[(FileId, &str)],
    sources: &Sources,
    archive: &mut Archive,
    addresses: &mut Addresses,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for &(file, name) in documents {
        let text = &sources.file(file).text;
        let Some(parts) = document::split(file, text, diagnostics) else { continue };
        let Some(front) = document::require_front_matter(file, &parts, diagnostics) else { continue };
        let Some(node) = yaml::parse(file, text, front, diagnostics) else { continue };
        let Some(mut fields) = Fields::of(&node, diagnostics) else { continue };
        let first = archive.site.first_language();
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
            archive.pages.push(Page { id: name.to_owned(), title, language, prose });
        }
    }
}
