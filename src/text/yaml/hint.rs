//! Slips of typing that turn a `key: value` into plain text, as they come from Chinese keyboards and from
//! copying.

use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Place;
use crate::text::space::name_of_space;
use std::ops::Range;

/// A slip in a line.
pub(super) struct Slip {
    /// The bytes in the line.
    pub range: Range<usize>,
    /// What it is.
    pub message: Message,
    /// What to do.
    pub remedy: Message,
    /// What to write instead, where that is certain.
    pub replacement: Option<&'static str>,
}

/// The slip in a line that should be a `key: value` and is none.
pub(super) fn slip(line: &str) -> Option<Slip> {
    let content = line.trim_start_matches(char::is_whitespace);
    let indent = line.len() - content.len();
    if let Some((at, space)) = line[..indent].char_indices().find(|&(_, c)| c != ' ') {
        let (zh, en) = name_of_space(space);
        return Some(Slip {
            range: at..indent,
            message: message!(zh: "缩进里有{zh}", en: "there is {en} in the indentation"),
            remedy: message!(zh: "缩进只用半角空格", en: "indent with plain spaces only"),
            replacement: None,
        });
    }
    let key = content.trim_start_matches("- ").trim_start_matches(' ');
    in_key(key, line.len() - key.len())
}

/// The slip after a key; `offset` is where the key begins in its line.
fn in_key(key: &str, offset: usize) -> Option<Slip> {
    if key.starts_with(['"', '\'', '#', '[', '{', '|', '>']) {
        return None;
    }
    let (at, colon) = key.char_indices().find(|&(_, c)| matches!(c, ':' | '：'))?;
    let after = at + colon.len_utf8();
    let rest = &key[after..];
    let range = offset + at..offset + after;
    if colon == '：' {
        let spaced = rest.is_empty() || rest.starts_with(' ');
        return Some(Slip {
            range,
            message: message!(zh: "键后面是全角冒号“：”", en: "a full-width colon '：' stands after the key"),
            remedy: message!(zh: "改为半角冒号加空格“: ”", en: "write a plain colon and a space: ': '"),
            replacement: Some(if spaced { ":" } else { ": " }),
        });
    }
    let value = rest.trim_start_matches(char::is_whitespace);
    let spaces = &rest[..rest.len() - value.len()];
    if let Some(space) = spaces.chars().find(|&c| c != ' ' && c != '\t') {
        let (zh, en) = name_of_space(space);
        return Some(Slip {
            range: offset + after..offset + after + spaces.len(),
            message: message!(zh: "冒号后面是{zh}", en: "there is {en} after the colon"),
            remedy: message!(zh: "改为半角空格", en: "write a plain space"),
            replacement: Some(if value.is_empty() { "" } else { " " }),
        });
    }
    let is_address = value.starts_with("//");
    let is_time = key[..at].bytes().all(|b| b.is_ascii_digit());
    if spaces.is_empty() && !value.is_empty() && !is_address && !is_time && !key[..at].contains(' ') {
        return Some(Slip {
            range,
            message: message!(zh: "冒号后面没有空格", en: "there is no space after the colon"),
            remedy: message!(zh: "冒号后面空一格", en: "write a space after the colon"),
            replacement: Some(": "),
        });
    }
    None
}

/// Adds the slip that may have turned a mapping into this one plain scalar.
pub(super) fn at_scalar(diagnostic: Diagnostic, text: &str, place: Place) -> Diagnostic {
    let Some(slip) = in_key(text, 0) else { return diagnostic };
    let mut diagnostic = diagnostic.remedy(Message {
        zh: format!("{}：{}", slip.message.zh, slip.remedy.zh),
        en: format!("{}: {}", slip.message.en, slip.remedy.en),
    });
    // Text on one line is what stands in the file, and so is all that comes before the first space: the
    // slip's place is known.
    let stands = |end: usize| text.get(..end).is_some_and(|start| !start.contains(' '));
    if let Some(replacement) = slip.replacement
        && (place.range().len() == text.len() || stands(slip.range.end))
        && slip.range.end <= text.len()
    {
        let start = place.range().start;
        let at = Place::new(place.file, start + slip.range.start, start + slip.range.end);
        diagnostic = diagnostic.fix(at, replacement);
    }
    diagnostic
}
