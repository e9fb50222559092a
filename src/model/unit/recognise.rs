//! Words for a unit, read: a power of ten, a known unit, or a power of ten of something.

use super::measure::{Dimension, Measure};
use super::ratio::Ratio;
use super::words::{CHINESE_POWERS, ENGLISH_POWERS, Known, MONEY, POWERS_OF_MONEY, known, money};

/// What words say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Spoken {
    /// A power of ten and nothing else: 万, `million`.
    Power(u32),
    /// A unit.
    Unit(Measure),
}

/// What words for a unit say; `None` where they are no known ones.
pub(crate) fn recognise(words: &str) -> Option<Spoken> {
    let words = folded(words);
    if let Some(known) = known(&words) {
        return Some(Spoken::Unit(measure(known, &words)));
    }
    power(&words).map(Spoken::Power).or_else(|| powered(&words).map(Spoken::Unit))
}

/// One spelling of words: small letters, no space around, one space between, half-width signs. A single
/// letter stays as it is, for `m` is not `M`.
pub(super) fn folded(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let words: String = words.join(" ").chars().map(half_width).collect();
    if words.chars().filter(char::is_ascii_alphabetic).count() > 1 {
        words.to_ascii_lowercase()
    } else {
        words
    }
}

fn half_width(sign: char) -> char {
    match sign {
        '％' | '﹪' => '%',
        '￥' => '¥',
        '￡' => '£',
        '＄' | '﹩' => '$',
        other => other,
    }
}

fn power(words: &str) -> Option<u32> {
    let all = CHINESE_POWERS.iter().chain(ENGLISH_POWERS);
    all.into_iter().find(|(word, _)| *word == words).map(|(_, power)| *power)
}

/// A power of ten before or behind a unit.
fn powered(words: &str) -> Option<Measure> {
    behind_money(words).or_else(|| in_english(words)).or_else(|| in_chinese(words))
}

/// `EUR thousand`, `€m`, `£ million`, 人民币万元.
fn behind_money(words: &str) -> Option<Measure> {
    MONEY.iter().find_map(|(word, currencies)| {
        let rest = words.strip_prefix(word)?.trim_start();
        if let Some(Spoken::Unit(unit)) = Some(rest).filter(|rest| !rest.is_empty()).and_then(recognise)
            && let Dimension::Money(narrower) = unit.dimension
            && narrower.iter().all(|currency| currencies.contains(currency))
        {
            return Some(unit);
        }
        let short = || POWERS_OF_MONEY.iter().find(|(word, _)| *word == rest).map(|(_, power)| *power);
        let power = power(rest).or_else(short)?;
        Some(Measure::of(Dimension::Money(currencies)).with_power(power))
    })
}

/// `thousand volumes`, `10,000 yuan`, `millions of euros`.
fn in_english(words: &str) -> Option<Measure> {
    ENGLISH_POWERS.iter().filter_map(|(word, power)| Some((words.strip_prefix(word)?, *power))).find_map(
        |(rest, power)| {
            let rest = rest.strip_prefix(' ')?;
            let rest = rest.strip_prefix("of ").unwrap_or(rest);
            let unit = under_power(rest, recognise(rest).is_none())?;
            Some(unit.with_power(power))
        },
    )
}

/// 万元, 千册, 万吨. 千瓦 and 百分点 are units of their own: only 万 and 亿 are powers before any word.
fn in_chinese(words: &str) -> Option<Measure> {
    CHINESE_POWERS.iter().find_map(|(word, power)| {
        let rest = words.strip_prefix(word)?.trim_start();
        let unit = under_power(rest, word.ends_with(['万', '亿']))?;
        Some(unit.with_power(*power))
    })
}

/// A unit that a power of ten may stand before: a known one, or else whatever a word names. A thousand per
/// cent is no unit.
fn under_power(words: &str, or_else: bool) -> Option<Measure> {
    match known(words) {
        Some(known) => (!matches!(known, Known::Share(_))).then(|| measure(known, words)),
        None => (or_else && is_noun(words)).then(|| Measure::of(Dimension::Free(words.into()))),
    }
}

/// Whether words can name what is counted: nothing in brackets, no sign.
fn is_noun(words: &str) -> bool {
    !words.is_empty() && words.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'))
}

fn measure(known: Known, word: &str) -> Measure {
    let sized = |dimension, base| Measure { dimension, base, power: 0 };
    match known {
        Known::Count => Measure::of(Dimension::Count(word.into())),
        Known::Money(currencies) => Measure::of(Dimension::Money(currencies)),
        Known::Seconds(seconds) => sized(Dimension::Time, Ratio::of(seconds, 1)),
        Known::Months(months) => sized(Dimension::Months, Ratio::of(months, 1)),
        Known::WorkingDays(days) => sized(Dimension::WorkingDays, Ratio::of(days, 1)),
        Known::Share(parts) => sized(Dimension::Share, Ratio::of(1, parts)),
    }
}

/// The currencies that words before a figure name, and nothing but they.
pub(crate) fn is_money(words: &str) -> bool {
    money(&folded(words)).is_some()
}

/// Whether two words for a thing are the same, one perhaps in the plural.
pub(crate) fn same_noun(one: &str, other: &str) -> bool {
    // Most are spelt alike, and folding takes far longer than to see that.
    if one == other {
        return true;
    }
    let (one, other) = (folded(one), folded(other));
    one == other || is_plural(&one, &other) || is_plural(&other, &one)
}

fn is_plural(plural: &str, singular: &str) -> bool {
    let english = singular.len() > 2 && singular.ends_with(|last: char| last.is_ascii_lowercase());
    let end = |ending: &str| plural.strip_suffix(ending).is_some_and(|stem| stem == singular);
    let sibilant = || ["s", "x", "z", "ch", "sh"].iter().any(|ending| singular.ends_with(ending));
    let in_ies = || plural.strip_suffix("ies").zip(singular.strip_suffix('y')).is_some_and(|(a, b)| a == b);
    english
        && (end("s") || (sibilant() && end("es")) || in_ies() || (plural, singular) == ("people", "person"))
}
