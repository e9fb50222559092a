//! The persistent identifier of the archive: what it is cited by, wherever it is published.

use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::yaml::Node;

const BAD_IDENTIFIER: Code = Code("site-bad-identifier");

/// What an identifier may begin with: addresses, among them those of DOIs, and names that are registered.
const BEGINNINGS: [&str; 6] = ["https://", "http://", "doi:", "ark:", "hdl:", "urn:"];

/// The identifier, if it is one.
pub(super) fn read(node: Option<&Node<'_>>, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let node = node?;
    let text = node.text(diagnostics)?;
    let is_one = |beginning: &&str| text.strip_prefix(*beginning).is_some_and(|rest| !rest.is_empty());
    if BEGINNINGS.iter().any(is_one) && is_plain(text) {
        return Some(text.to_owned());
    }
    let known = BEGINNINGS.join(", ");
    diagnostics.push(
        Diagnostic::error(
            BAD_IDENTIFIER,
            node.place,
            message!(zh: "identifier“{text}”不是标识符", en: "the identifier '{text}' is none"),
        )
        .remedy(message!(
            zh: "写全，如 https://doi.org/10.1000/182，以 {known} 之一开头，不含空格",
            en: "write it in full, as https://doi.org/10.1000/182, with one of {known} in front and no spaces"
        )),
    );
    None
}

/// Whether a text has only characters that an address may have as they are (RFC 3986).
pub(super) fn is_plain(text: &str) -> bool {
    let is_plain =
        |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\' | '^' | '`' | '{' | '}');
    text.chars().all(is_plain)
}
