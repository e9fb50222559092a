//! Addresses on the web, which become links as they are written.

use super::{NOT_WEB_ADDRESS, Node};
use crate::text::diagnostic::Diagnostic;
use crate::text::message;

impl Node<'_> {
    /// An address that begins with `http://` or `https://`; an error if it is something else. A link to
    /// anything else is dead, or worse, a program (`javascript:…`).
    pub fn web_address(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<&str> {
        let text = self.text(diagnostics)?;
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let unfit = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\');
        if host.is_some_and(|host| {
            !host.is_empty() && !host.starts_with(['/', '?', '#']) && !host.contains(unfit)
        }) {
            return Some(text);
        }
        diagnostics.push(
            Diagnostic::error(
                NOT_WEB_ADDRESS,
                self.place,
                message!(zh: "“{text}”不是网址", en: "'{text}' is no web address"),
            )
            .remedy(message!(
                zh: "写完整的网址，如 https://example.org/2020.html，空格写作 %20；没有就不写这一行",
                en: "write the whole address, as in https://example.org/2020.html, with %20 for a space; \
                     if there is none, leave the line out"
            )),
        );
        None
    }
}
