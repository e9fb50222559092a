//! Escaping for HTML, the one place of it.

use std::fmt;

/// Appends `text`, escaped for HTML: for text and for attributes in either kind of quotes.
pub(crate) fn escape(text: &str, html: &mut String) {
    escape_bytes(text, html, in_attribute);
}

/// Writes `text`, escaped for HTML, as [`escape`] does.
///
/// # Errors
/// If `out` cannot be written to.
pub(crate) fn write_escaped(text: &str, out: &mut dyn fmt::Write) -> fmt::Result {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(entity) = in_attribute(byte) {
            out.write_str(&text[done..at])?;
            out.write_str(entity)?;
            done = at + 1;
        }
    }
    out.write_str(&text[done..])
}

/// Appends `text`, escaped for the text of an element, where quotes need no escape.
pub(super) fn escape_text(text: &str, html: &mut String) {
    escape_bytes(text, html, in_text);
}

fn in_attribute(byte: u8) -> Option<&'static str> {
    match byte {
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        byte => in_text(byte),
    }
}

fn in_text(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        _ => None,
    }
}

// Only ASCII is ever escaped, so the cuts fall between characters.
#[inline]
fn escape_bytes(text: &str, html: &mut String, entity: impl Fn(u8) -> Option<&'static str>) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(entity) = entity(byte) {
            html.push_str(&text[done..at]);
            html.push_str(entity);
            done = at + 1;
        }
    }
    html.push_str(&text[done..]);
}

/// Undoes [`escape`], and the escapes that the sanitiser writes.
pub(super) fn unescape(html: &str, text: &mut String) {
    const ENTITIES: [(&str, &str); 6] = [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", "\u{a0}"),
    ];
    let mut rest = html;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity));
        let (entity, character) = known.unwrap_or(&("&", "&"));
        text.push_str(character);
        rest = &rest[entity.len()..];
    }
    text.push_str(rest);
}
