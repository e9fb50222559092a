//! Addresses: which lead into the site, and to which of its paths.

use super::text::percent_decoded;

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Another machine, by `http:`, `https:` or `//`.
    Elsewhere,
    /// The disk of whoever wrote it.
    Disk,
    /// Nothing that is in a folder or on a server: `mailto:`, `data:`.
    Other,
    /// A place in this site, or outside its folder.
    Inside(Inside),
}

/// An address without scheme and host.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Inside {
    /// Its path as written; empty for the page itself.
    pub(super) path: String,
    /// What stands after `#`, as written.
    pub(super) fragment: Option<String>,
}

impl Inside {
    pub(super) fn is_rooted(&self) -> bool {
        self.path.starts_with('/')
    }
}

/// Takes an address apart as a browser does, which drops line ends and reads `\` as `/`.
pub(super) fn parse(url: &str) -> Target {
    let url = url.trim_matches(|c: char| c <= ' ').replace(['\t', '\n', '\r'], "");
    if let Some(scheme) = scheme(&url) {
        return match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" | "ftp" | "ws" | "wss" => Target::Elsewhere,
            // One letter is a drive.
            "file" => Target::Disk,
            scheme if scheme.len() == 1 => Target::Disk,
            _ => Target::Other,
        };
    }
    let (before, fragment) = match url.split_once('#') {
        Some((before, fragment)) => (before, Some(fragment.to_owned())),
        None => (url.as_str(), None),
    };
    let path = before.split('?').next().unwrap_or_default().replace('\\', "/");
    if path.starts_with("//") { Target::Elsewhere } else { Target::Inside(Inside { path, fragment }) }
}

fn scheme(url: &str) -> Option<&str> {
    let (scheme, _) = url.split_once(':')?;
    let mut letters = scheme.chars();
    let first = letters.next()?.is_ascii_alphabetic();
    (first && letters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))).then_some(scheme)
}

/// The site path that a path leads to from a page, with a slash at the end if it names a folder. `None` if it
/// leaves the site's folder, or no file can have that name.
pub(super) fn resolve(from: &str, path: &str) -> Option<String> {
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
        let piece = percent_decoded(piece)?;
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

/// The relative address of a site path from a page, for a remedy.
pub(super) fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let above = from.len().min(to.len()) - 1;
    let shared = from.iter().zip(&to).take(above).take_while(|(a, b)| a == b).count();
    let mut parts = vec![".."; from.len() - 1 - shared];
    parts.extend(&to[shared..]);
    let relative = parts.join("/");
    if relative.is_empty() { "./".to_owned() } else { relative }
}
