//! Addresses: which lead into the site, and to which of its paths.

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
