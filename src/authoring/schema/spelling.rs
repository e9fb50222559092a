//! The ways to print a figure as regular expressions (ECMA 262), for validators that know no form.
//!
//! They say what [`figure::read`](crate::model::figure::read) says, but for what no regular expression can:
//! that a range begins below its end, whether a figure in another unit can be converted exactly, and in which
//! way a refused text is to be mended. A test holds both against each other.

use crate::model::figure::{
    BETWEEN, CellKind, DASHES, MINUS, MOST_DASHES, MOST_DIGITS, PLUS, SIGNS, SLASHES, WORDS,
};

/// Space of any kind, as Unicode counts it.
pub(super) const SPACE: &str = r"[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*";

/// What cannot be seen: space, controls, and characters without width. Those beyond U+FFFF are left out,
/// since some editors read patterns in halves of such characters.
const UNSEEN: &str = concat!(
    r"\s\u0000-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e",
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
);

/// A day of the calendar, leap years included.
pub(super) const DATE: &str = "[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)\
     |02-(?:0[1-9]|1[0-9]|2[0-8]))\
     |(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29";

/// A pattern that a whole text must match.
pub(super) fn whole(pattern: &str) -> String {
    format!("^(?:{pattern})$")
}

/// Every way to print a figure of a kind, those with the words for a unit given. Words are any in which there
/// is something to see.
pub(super) fn of(kind: CellKind, decimals: u32, with_units: Vec<String>) -> String {
    let words = WORDS.iter().map(|(word, _)| *word);
    let mut ways: Vec<String> = std::iter::once("~").chain(words).map(escaped).collect();
    let (dashes, slashes) = (one_of(DASHES), one_of(SLASHES));
    ways.push(format!("{dashes}{{1,{MOST_DASHES}}}|{slashes}|[NＮ]{slashes}[AＡ]|[nｎ]{slashes}[aａ]"));
    match kind {
        // What is no date is a finding of the form's, and no slip of writing.
        CellKind::Text | CellKind::Date => return format!("[^{UNSEEN}]"),
        CellKind::Count | CellKind::Change | CellKind::Amount | CellKind::Number => {
            ways.extend(numbers(kind, decimals));
            ways.extend(with_units);
        }
    }
    whole(&ways.join("|"))
}

/// Numbers, bounds, ranges, changes in words, numbers with words beside them.
fn numbers(kind: CellKind, decimals: u32) -> Vec<String> {
    let number = number(kind, decimals);
    let high = unsigned(kind, decimals);
    let low = if kind == CellKind::Change { format!("{}?{high}", one_of(PLUS)) } else { high.clone() };
    let between = one_of(BETWEEN);
    let signs = SIGNS.map(|(sign, _)| sign).join("|");
    let mut ways = vec![
        number.clone(),
        format!("(?:{signs}){SPACE}{number}{SPACE}"),
        format!("{SPACE}{low}{SPACE}{between}{SPACE}{high}{SPACE}"),
        format!(r"{number}{SPACE}(?:（[\s\S]*）|\([\s\S]*\)|\[[\s\S]*\]){SPACE}"),
    ];
    if kind == CellKind::Change {
        let count = self::number(CellKind::Count, 0);
        ways.push(format!("[增减][ 加少长]*{SPACE}{count}{SPACE}"));
    }
    ways
}

/// A plain number with the signs that its kind allows; zero may have a minus everywhere.
fn number(kind: CellKind, decimals: u32) -> String {
    let (unsigned, minus) = (unsigned(kind, decimals), one_of(MINUS));
    match kind {
        CellKind::Change => format!("(?:{}|{minus})?{unsigned}", one_of(PLUS)),
        CellKind::Number => format!("{minus}?{unsigned}"),
        CellKind::Amount if decimals > 0 => format!(r"(?:{unsigned}|{minus}0(?:\.0{{1,{decimals}}})?)"),
        CellKind::Count | CellKind::Amount | CellKind::Text | CellKind::Date => {
            format!("(?:{unsigned}|{minus}0)")
        }
    }
}

/// Digits without a needless zero in front, not too many of them.
fn unsigned(kind: CellKind, decimals: u32) -> String {
    let more = MOST_DIGITS - 1;
    if decimals == 0 || matches!(kind, CellKind::Count | CellKind::Change) {
        return format!("(?:0|[1-9][0-9]{{0,{more}}})");
    }
    let too_many = MOST_DIGITS + 1;
    format!(r"(?!(?:\.?[0-9]){{{too_many}}})(?:0|[1-9][0-9]*)(?:\.[0-9]{{1,{decimals}}})?")
}

/// Any one of some characters.
fn one_of(characters: &str) -> String {
    format!(
        "[{}]",
        characters.chars().map(|c| escaped(&c.to_string()).replace('-', r"\-")).collect::<String>()
    )
}

/// A text as a pattern that matches it alone.
pub(super) fn escaped(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for c in text.chars() {
        if r"\^$.|?*+()[]{}/".contains(c) {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}
