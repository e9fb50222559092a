//! Plain writing of a number: ASCII digits, a dot, a sign.

/// ASCII digits, at most one dot between digits, at most one sign in front.
pub(super) fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

/// Full-width digits and signs as their ASCII counterparts.
pub(super) fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '０'..='９' | '＋' | '－' | '．' | '，' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '−' | '﹣' => '-',
            c => c,
        })
        .collect()
}

/// Whether thousands are set apart as they should be: `1,015`, never `1,15` or `1 015`.
pub(super) fn is_grouped(text: &str) -> bool {
    let Some(separator) = text.chars().find(|c| matches!(c, ',' | '\'' | '\u{a0}')) else { return false };
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or_default();
    is_digits(first)
        && first.len() <= 3
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && is_digits(group))
        && is_digits(fraction)
}
