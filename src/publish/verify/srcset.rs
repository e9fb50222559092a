//! The addresses in a `srcset`.

/// The addresses of the candidates, after the HTML standard: a comma may stand inside an address, and ends
/// one only at its end.
pub(super) fn urls(value: &str) -> Vec<&str> {
    let mut urls = Vec::new();
    let mut rest = value;
    loop {
        rest = rest.trim_start_matches(|c: char| c == ',' || c.is_ascii_whitespace());
        if rest.is_empty() {
            return urls;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let url = rest[..end].trim_end_matches(',');
        urls.push(url);
        rest = &rest[end..];
        if url.len() == end {
            rest = after_descriptors(rest);
        }
    }
}

fn after_descriptors(text: &str) -> &str {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => return &text[at + 1..],
            _ => {}
        }
    }
    ""
}
