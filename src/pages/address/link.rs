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

/// The relative link from the page at one path to the file at another.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let folders = from.as_bytes()[..same].iter().rposition(|&byte| byte == b'/').map_or(0, |slash| slash + 1);
    let up = from.as_bytes()[folders..].iter().filter(|&&byte| byte == b'/').count();
    let mut link = String::with_capacity(3 * up + to.len() - folders);
    (0..up).for_each(|_| link.push_str("../"));
    link.extend(utf8_percent_encode(&to[folders..], NOT_IN_PATHS));
    link
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

/// The full address of a file of a site that is published at `base`.
pub(crate) fn url(base: &str, path: &str) -> String {
    format!("{base}{}", path.strip_suffix("index.html").unwrap_or(path))
}

/// A text with its percent signs read; as it stands where they make no text.
pub(crate) fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Cow::into_owned)
}
