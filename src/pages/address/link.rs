//! Links from one file of the site to another, written and read.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::borrow::Cow;

/// What the path of an address may not hold as it is (RFC 3986, 3.3).
const NOT_IN_PATHS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b'@')
    .remove(b'/');

/// What a value in the query of an address may not hold as it is: also what parts values there.
const NOT_IN_VALUES: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A value as it stands in the query of an address.
pub(crate) fn value(text: &str) -> String {
    utf8_percent_encode(text, NOT_IN_VALUES).to_string()
}

/// The path of a file as it stands in a link.
pub(crate) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NOT_IN_PATHS).to_string()
}

/// The relative link from the page at one path to the file at another.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let folders = from.as_bytes()[..same].iter().rposition(|&byte| byte == b'/').map_or(0, |slash| slash + 1);
    let up = from.as_bytes()[folders..].iter().filter(|&&byte| byte == b'/').count();
    let mut link = String::with_capacity(3 * up + to.len() - folders);
    (0..up).for_each(|_| link.push_str("../"));
    let path = &to[folders..];
    // Nearly every path is made of ids, which stand in a link as they are.
    if path.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'/')) {
        link.push_str(path);
    } else {
        link.extend(utf8_percent_encode(path, NOT_IN_PATHS));
    }
    // An empty link would be the page itself, not its folder.
    if link.is_empty() { "./".to_owned() } else { link }
}

/// A link's path and what stands after its `#`, where it has that.
pub(crate) fn parts(link: &str) -> (&str, Option<&str>) {
    link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor).filter(|a| !a.is_empty())))
}

/// The path that a relative path leads to from a folder, both without percent signs; from the root where it
/// begins with `/`. `None` where it leaves the root.
pub(crate) fn resolve(folder: &str, path: &str) -> Option<String> {
    let start = if path.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in start.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The site path that the path of a link leads to from a page, with a slash at the end if it names a folder.
/// `None` if it leaves the site's folder, or no file can have that name.
pub(crate) fn followed(from: &str, path: &str) -> Option<String> {
    if path.is_empty() {
        return Some(from.to_owned());
    }
    let mut parts: Vec<String> = match path.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from.split('/').map(str::to_owned).collect(),
    };
    // The last part of `from` is the page itself, or the empty end of a folder.
    parts.pop();
    let mut pieces = path.strip_prefix('/').unwrap_or(path).split('/').peekable();
    while let Some(piece) = pieces.next() {
        let piece = decode(piece)?;
        let last = pieces.peek().is_none();
        match piece.as_str() {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            "" if last => {}
            name if name.contains(['/', '\0']) => return None,
            name => {
                parts.push(name.to_owned());
                if last {
                    return Some(parts.join("/"));
                }
            }
        }
    }
    parts.push(String::new());
    Some(parts.join("/"))
}

/// The full address of a file of a site that is published at `base`.
pub(crate) fn url(base: &str, path: &str) -> String {
    format!("{base}{}", path.strip_suffix("index.html").unwrap_or(path))
}

/// A text with its percent signs read; `None` where they make no text.
pub(crate) fn decode(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(Cow::into_owned)
}

/// A text with its percent signs read; as it stands where they make no text.
pub(crate) fn decoded(text: &str) -> String {
    decode(text).unwrap_or_else(|| text.to_owned())
}
