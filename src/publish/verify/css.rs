//! The addresses in a style sheet: `url(…)` and `@import "…"`.

use std::ops::Range;

/// The statement that is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// One whose strings are addresses.
    Import,
    /// One whose address names something and is never fetched.
    Namespace,
    Other,
}

/// Where in the text the addresses stand, without quotes.
pub(super) fn urls(css: &str) -> Vec<Range<usize>> {
    let bytes = css.as_bytes();
    let mut found = Vec::new();
    let mut statement = At::Other;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'/' if bytes[at..].starts_with(b"/*") => {
                at = css[at + 2..].find("*/").map_or(bytes.len(), |end| at + 2 + end + 2);
            }
            b'"' | b'\'' => {
                let end = string_end(bytes, at);
                if statement == At::Import {
                    found.push(at + 1..end);
                }
                at = end + 1;
            }
            b'\\' => at += 2,
            b';' | b'{' | b'}' => {
                statement = At::Other;
                at += 1;
            }
            b'@' => {
                let end = word_end(bytes, at + 1);
                statement = match bytes[at + 1..end].to_ascii_lowercase().as_slice() {
                    b"import" => At::Import,
                    b"namespace" => At::Namespace,
                    _ => At::Other,
                };
                at = end;
            }
            _ if in_word(byte) => {
                let end = word_end(bytes, at);
                let opens = bytes.get(end) == Some(&b'(') && bytes[at..end].eq_ignore_ascii_case(b"url");
                at = end;
                if opens {
                    let (url, after) = url_at(bytes, end + 1);
                    at = after;
                    if statement != At::Namespace {
                        found.push(url);
                    }
                }
            }
            _ => at += 1,
        }
    }
    found.retain(|range| css.get(range.clone()).is_some());
    found
}

/// The address after `url(`, and where to go on.
fn url_at(bytes: &[u8], from: usize) -> (Range<usize>, usize) {
    let start = from + bytes[from..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    if let Some(b'"' | b'\'') = bytes.get(start) {
        let end = string_end(bytes, start);
        return (start + 1..end, end + 1);
    }
    let length =
        bytes[start..].iter().take_while(|&&byte| byte != b')' && !byte.is_ascii_whitespace()).count();
    (start..start + length, start + length)
}

/// Where the string that begins here ends; at the end of the text if it never does.
fn string_end(bytes: &[u8], quote_at: usize) -> usize {
    let mut at = quote_at + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            _ if byte == bytes[quote_at] || byte == b'\n' => return at,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn word_end(bytes: &[u8], from: usize) -> usize {
    from + bytes[from..].iter().take_while(|&&byte| in_word(byte)).count()
}

fn in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' || !byte.is_ascii()
}
