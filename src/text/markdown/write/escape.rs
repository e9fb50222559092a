//! Text as Markdown that shows the same text.

use std::ops::Range;

/// Where a text is to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Context {
    /// It begins a paragraph or an item of a list.
    Block,
    /// It is the text of a heading.
    Heading,
    /// It is the text of a cell of a table.
    Cell,
}

/// Who reads what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    /// An archive, to which a single `~` is a range.
    Archive,
    /// Any program that knows Markdown; to some a single `~` strikes words out.
    Any,
}

/// Appends a part of a text that may begin it. The text must be one line, without blanks around it.
pub(crate) fn push(
    text: &str,
    part: Range<usize>,
    (context, reader): (Context, Reader),
    markdown: &mut String,
) {
    let mut start = part.start;
    if start == 0 && context == Context::Block {
        let (length, written) = beginning(text);
        if length <= part.end {
            markdown.push_str(&written);
            start = length;
        }
    }
    push_words(text, start..part.end, (context, reader), markdown);
}

/// Appends a part of a text that does not begin a block.
fn push_words(text: &str, part: Range<usize>, (context, reader): (Context, Reader), markdown: &mut String) {
    let mut before = text.get(..part.start).and_then(|before| before.chars().next_back());
    let mut rest = text.get(part.start..).unwrap_or("").char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        if part.start + at >= part.end {
            return;
        }
        let is_any = c == '~' && reader == Reader::Any;
        if is_any || is_special(c, before, rest.peek().map(|(_, after)| *after), context) {
            markdown.push('\\');
        }
        markdown.push(c);
        before = Some(c);
    }
}

/// Whether a character needs a backslash wherever it stands in a line.
fn is_special(c: char, before: Option<char>, after: Option<char>, context: Context) -> bool {
    let is = |beside: Option<char>, test: fn(char) -> bool| beside.is_some_and(test);
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' => true,
        '_' => !(is(before, |c| c.is_ascii_alphanumeric()) && is(after, |c| c.is_ascii_alphanumeric())),
        '&' => is(after, |c| c == '#' || c.is_ascii_alphabetic()),
        '~' => !(is(before, char::is_alphanumeric) && is(after, char::is_alphanumeric)),
        '{' => before == Some('{') || after == Some('{') || context == Context::Heading,
        '}' | '#' => context == Context::Heading,
        '|' => context == Context::Cell,
        _ => false,
    }
}

/// What a paragraph begins with, where it would be markup: how many bytes of the text it is, and as Markdown.
fn beginning(text: &str) -> (usize, String) {
    let nothing = (0, String::new());
    let Some(first) = text.chars().next() else { return nothing };
    let after = text.get(first.len_utf8()..).unwrap_or("");
    let parted = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    let escapes = match first {
        '#' | '>' | '|' => true,
        '-' | '+' => parted(after) || is_drawn(text),
        '=' | ':' => is_drawn(text),
        _ => false,
    };
    if escapes {
        return (first.len_utf8(), format!("\\{first}"));
    }
    // It only looks like a sign of Markdown, and whoever checks the report should not take it for one.
    if first == '＃' || (!first.is_ascii() && is_drawn(text)) {
        return (first.len_utf8(), format!("&#{};", u32::from(first)));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    match rest.chars().next() {
        Some(sign @ ('.' | ')')) if digits > 0 && parted(rest.get(1..).unwrap_or("")) => {
            (digits + 1, format!("{number}\\{sign}"))
        }
        _ => nothing,
    }
}

/// Whether a line is made of the signs that rules and tables are drawn with.
fn is_drawn(line: &str) -> bool {
    line.chars().all(|c| matches!(c, '-' | '=' | ':' | '|' | ' ' | '+' | '—' | '－' | '：' | '｜'))
}

/// An address as Markdown writes it between brackets; none for what leads nowhere out of its own site.
pub(crate) fn target(address: &str) -> Option<String> {
    let address = address.trim();
    let (scheme, rest) = address.split_once(':')?;
    let known = ["http", "https", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let is_web = scheme.to_ascii_lowercase().starts_with("http");
    if !known || rest.trim_matches('/').is_empty() || (is_web && !rest.starts_with("//")) {
        return None;
    }
    let mut target = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '&' => target.push_str("&amp;"),
            c if c.is_control() => return None,
            '(' | ')' | '<' | '>' | '\\' | '"' | '\'' | '`' | '|' | '{' | '}' | '[' | ']' | '*' | ' ' => {
                target.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c if c.is_whitespace() => return None,
            c => target.push(c),
        }
    }
    Some(target)
}
