//! Prose in which nothing can be wrong, as most of it is. It is parsed once, when its page is made, and not
//! before.

/// Whether prose holds no citation, no HTML, no picture, and no links but such as lead to the web. It may
/// hold less than it seems to, since what looks like a link may stand in code; never more.
pub(super) fn is_plain(text: &str) -> bool {
    let to_the_web = |after: &str| match after.as_bytes().first() {
        // What a name in brackets elsewhere in the text leads to.
        Some(b':') => false,
        Some(b'(') => ["https://", "http://"].iter().any(|scheme| after[1..].starts_with(scheme)),
        _ => true,
    };
    !text.contains('<')
        && !text.contains("{{")
        && text.match_indices('[').all(|(at, _)| !text[..at].ends_with('!'))
        && text.match_indices(']').all(|(at, _)| to_the_web(&text[at + 1..]))
}
