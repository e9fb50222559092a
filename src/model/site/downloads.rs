//! The formats in which reports are published beside their pages: `downloads` in `annals.yaml`.

use crate::model::format::Format;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::yaml::Node;

const BAD_DOWNLOAD: Code = Code("site-bad-download");

/// Reads `downloads`.
pub(super) fn read(node: Option<&Node<'_>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Format> {
    let mut formats = Vec::new();
    let items = node.and_then(|node| node.items(diagnostics)).unwrap_or_default();
    for item in items {
        let Some(name) = item.text(diagnostics) else { continue };
        match name.parse() {
            Ok(format) if Format::PUBLISHED.contains(&format) && !formats.contains(&format) => {
                formats.push(format);
            }
            Ok(_) | Err(_) => diagnostics.push(refused(name, item)),
        }
    }
    formats
}

fn refused(name: &str, node: &Node<'_>) -> Diagnostic {
    let known = Format::PUBLISHED.map(Format::name).join(", ");
    Diagnostic::error(
        BAD_DOWNLOAD,
        node.place,
        message!(zh: "downloads 里的“{name}”不可用", en: "'{name}' cannot be used in `downloads`"),
    )
    .remedy(message!(
        zh: "从 {known} 中选一种或几种，每种一次，如 [docx, xlsx]",
        en: "write one or several of {known}, each once, as in [docx, xlsx]"
    ))
}
