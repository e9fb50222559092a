//! A printed figure parted into its digits and the words of its unit, before and behind.

use super::recognise::is_money;

/// Signs that may stand before a figure and are no unit.
const SIGNS: &[char] = &[
    '<', '＜', '﹤', '>', '＞', '﹥', '≤', '≥', '≦', '≧', '⩽', '⩾', '=', '+', '＋', '-', '－', '−', '﹣',
    '‐', '‑', '‒', '–', '—', '﹢', '~', '～', '增', '减', '加', '少', '长', ' ', '\u{a0}', '\u{202f}',
    '\u{3000}',
];

/// What may stand between the two ends of a range.
const BETWEEN: &[char] = &['-', '–', '—', '～', '~', '−', '－'];

/// A printed figure, its unit apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Printed<'t> {
    /// The figure without words for its unit.
    pub bare: String,
    /// The words before its digits: `€`, 人民币.
    pub before: &'t str,
    /// The words behind its digits: 万元, `hours`.
    pub behind: &'t str,
}

/// Parts a figure from the words for a unit before and behind it; `None` where there are none. In a range
/// the words may stand at both ends.
pub(crate) fn part(text: &str) -> Option<Printed<'_>> {
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let first = text.find(is_digit)?;
    let last = text.rfind(is_digit)?;
    let end = last + text[last..].chars().next().map_or(1, char::len_utf8);
    let behind = text[end..].trim();
    let lead = &text[..first];
    let signs = lead.trim_start_matches(SIGNS);
    let before = signs.trim_end_matches(SIGNS);
    if before.is_empty() && behind.is_empty() {
        return None;
    }
    let front = &lead[..lead.len() - signs.len()];
    let inner = signs[before.len()..].trim();
    let digits = one_unit(&text[first..end], before, behind);
    Some(Printed { bare: format!("{}{inner}{digits}", front.trim_end_matches(' ')), before, behind })
}

/// The digits of a range without the words that are repeated within it: `5%-10`, `5-€10`.
fn one_unit(digits: &str, before: &str, behind: &str) -> String {
    let parted = digits.char_indices().skip(1).find(|(_, c)| BETWEEN.contains(c));
    let Some((at, between)) = parted else { return digits.to_owned() };
    let (low, high) = (digits[..at].trim_end(), digits[at + between.len_utf8()..].trim_start());
    let low = low.strip_suffix(behind).map_or(low, str::trim_end);
    let high = high.strip_prefix(before).map_or(high, str::trim_start);
    if low.len() + high.len() + between.len_utf8() == digits.len() {
        return digits.to_owned();
    }
    format!("{low}{between}{high}")
}

/// Parts words in brackets from a figure: `22（其中修订16件）`.
pub(crate) fn note(text: &str) -> Option<(&str, &str)> {
    let (open, close) =
        [('（', '）'), ('(', ')'), ('[', ']')].into_iter().find(|(_, c)| text.ends_with(*c))?;
    let start = text.find(open)?;
    let (figure, note) = (text[..start].trim_end(), &text[start + open.len_utf8()..]);
    Some((figure, note.strip_suffix(close)?.trim()))
}

/// Whether words before a figure can be a unit there: a currency, or a part of a hundred.
pub(crate) fn can_stand_before(words: &str) -> bool {
    is_money(words) || matches!(words, "百分之" | "千分之")
}
