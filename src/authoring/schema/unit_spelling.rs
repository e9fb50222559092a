//! The ways to print a figure with the words for its unit, as regular expressions. They see which words there
//! are, and not whether the digits beside them are a figure that can be converted.

use super::spelling::{self, SPACE, escaped};
use crate::model::form::CellSpec;
use crate::model::unit::Spellings;
use std::collections::BTreeSet;

/// Signs and digits of a figure, whatever they make.
const DIGITS: &str = "[0-9.,+\\-<＜﹤>＞﹥≤≥≦≧⩽⩾=＋﹢－−﹣‐‑‒–—―─～~〜增减加少长\\t-\\r \\u0085\\u00a0\\u1680\
     \\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*";

/// Every way to print a figure in a cell.
pub(super) fn of(cell: &CellSpec) -> String {
    spelling::of(cell.kind, cell.decimals, in_units(cell))
}

fn in_units(cell: &CellSpec) -> Vec<String> {
    let mut ways = BTreeSet::new();
    let named = cell.units.iter().map(|span| span.unit.spellings());
    for words in named.chain(cell.units.is_empty().then(Spellings::of_any)) {
        let (unit, power) = (any(&words.words), any(&words.powers));
        let mut behind = format!("(?:{power}{SPACE}(?:of{SPACE})?)?{unit}");
        if words.power_alone {
            behind = format!("{behind}|{power}");
        }
        if !words.of_money.is_empty() {
            behind = format!("{behind}|{}{SPACE}{}", any(&words.before), any(&words.of_money));
        }
        let note = format!(r"(?:{SPACE}(?:（[\s\S]*）|\([\s\S]*\)|\[[\s\S]*\]))?{SPACE}");
        let digits = format!("{DIGITS}(?:(?:{behind}){DIGITS})?[0-9]");
        ways.insert(format!("{digits}{SPACE}(?:{behind}){note}"));
        if !words.before.is_empty() {
            let before = any(&words.before);
            let behind = format!("(?:{behind}|{})?", any(&words.of_money));
            ways.insert(format!("{DIGITS}{before}{DIGITS}(?:{before}{DIGITS})?[0-9]{SPACE}{behind}{note}"));
        }
        if !words.in_parts.is_empty() {
            ways.insert(format!("{SPACE}(?:[0-9]+{SPACE}{}{SPACE}){{2,}}", any(&words.in_parts)));
        }
        if words.colons {
            ways.insert(format!("{SPACE}[0-9]+(?:[:：][0-9]{{2}}){{1,2}}{SPACE}"));
        }
    }
    ways.into_iter().collect()
}

/// Any of some words.
fn any(words: &BTreeSet<String>) -> String {
    let words: Vec<String> = words.iter().map(|word| written(word)).collect();
    format!("(?:{})", words.join("|"))
}

/// A word in letters of either case, its signs in either width; a single letter is as it is.
fn written(word: &str) -> String {
    let caseless = word.chars().filter(char::is_ascii_alphabetic).count() > 1;
    word.chars()
        .map(|c| match c {
            '%' => "[%％﹪]".to_owned(),
            '¥' => "[¥￥]".to_owned(),
            '£' => "[£￡]".to_owned(),
            '$' => "[$＄﹩]".to_owned(),
            ' ' => SPACE.replace("]*", "]+"),
            c if caseless && c.is_ascii_alphabetic() => {
                format!("[{}{}]", c.to_ascii_uppercase(), c.to_ascii_lowercase())
            }
            c => escaped(c.encode_utf8(&mut [0; 4])),
        })
        .collect()
}
