//! Links from one file of the site to another, written and read.

/// The relative link from the page at one path to the file at another.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let folders = from.as_bytes()[..same].iter().rposition(|&byte| byte == b'/').map_or(0, |slash| slash + 1);
    let up = from.as_bytes()[folders..].iter().filter(|&&byte| byte == b'/').count();
    let mut link = String::with_capacity(3 * up + to.len() - folders);
    (0..up).for_each(|_| link.push_str("../"));
    encode(&to[folders..], &mut link);
    link
}

/// Percent-encodes what the path of an address may not hold (RFC 3986, 3.3).
fn encode(path: &str, link: &mut String) {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=@/".contains(&byte);
    if path.bytes().all(plain) {
        link.push_str(path);
        return;
    }
    for byte in path.bytes() {
        if plain(byte) {
            link.push(char::from(byte));
        } else {
            link.push_str(&format!("%{byte:02X}"));
        }
    }
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
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = |b: &[u8]| u8::from_str_radix(std::str::from_utf8(b).ok()?, 16).ok();
        match after.get(..2).filter(|_| byte == b'%').and_then(hex) {
            Some(decoded) => {
                bytes.push(decoded);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
