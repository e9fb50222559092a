//! The best explanation of why a text is no number.

use super::characters::named;
use super::plain::{half_width, is_plain};
use super::readings::{is_grouped, readings, side_by_side};
use super::refusal::{EXPONENT, FULL_WIDTH, NOT_A_NUMBER, Refusal, SEPARATOR};
use super::{CellKind, look_alike};
use crate::text::message;
use crate::text::message::Message;

/// The best explanation of why a text is no number.
pub(super) fn refuse(text: &str, kind: CellKind, decimals: u32) -> Refusal {
    if let Some(refusal) = look_alike::refuse(text) {
        return refusal;
    }
    let half = half_width(text.trim());
    if half != text && is_plain(&half) {
        return other_characters(text, half);
    }
    let readings = readings(text);
    if !readings.is_empty() {
        // A comma stands between thousands where the cell cannot hold the decimals after it.
        let held = if kind.is_whole() { 0 } else { decimals as usize };
        let fits = |reading: &String| reading.split_once('.').is_none_or(|(_, after)| after.len() <= held);
        let is_certain = is_grouped(&half) && !readings.iter().skip(1).any(fits);
        return separated(text, readings, is_certain);
    }
    if let Some((mantissa, exponent)) = half.split_once(['e', 'E'])
        && is_plain(mantissa)
        && is_plain(exponent)
    {
        return Refusal {
            code: EXPONENT,
            message: message!(zh: "“{text}”是科学记数法", en: "'{text}' is in exponent notation"),
            remedy: message!(zh: "把数字完整写出", en: "write the number out in full"),
            replacement: None,
        };
    }
    let what = match kind {
        CellKind::Count => message!(zh: "整数", en: "a whole number"),
        CellKind::Change => message!(zh: "增减数（如 +19、-2、增 30513）", en: "a change (as +19 or -2)"),
        CellKind::Amount | CellKind::Number | CellKind::Text | CellKind::Date => {
            message!(zh: "数字", en: "a number")
        }
    };
    Refusal {
        code: NOT_A_NUMBER,
        message: Message {
            zh: format!("“{text}”不是{}", what.zh),
            en: format!("'{text}' is not {}", what.en),
        },
        remedy: message!(
            zh: "空白写 ~，不适用写 /，区间写 0-249，界限写 <1、≥5，带说明写 22（其中修订16件）；\
                 其他印法写 {{printed: …, value: …, note: …}}",
            en: "write ~ for a blank, / for not applicable, 0-249 for a range, <1 or ≥5 for a bound, \
                 22 (16 of them amended) for a number with words; anything else as \
                 {{printed: …, value: …, note: …}}"
        ),
        replacement: None,
    }
}

/// The same digits in characters that are no plain ones, or with spaces around them.
fn other_characters(text: &str, half: String) -> Refusal {
    let space = text.chars().find(|c| c.is_whitespace()).map(named);
    Refusal {
        code: FULL_WIDTH,
        message: match space {
            Some(Message { zh, en }) => {
                message!(zh: "“{}”的前后有{zh}", en: "there is {en} around '{}'", text.trim())
            }
            None => message!(
                zh: "“{text}”里有全角字符",
                en: "'{text}' is written with full-width characters"
            ),
        },
        remedy: message!(zh: "写作 {half}", en: "write {half}"),
        replacement: Some(half),
    }
}

/// Digits with something between them.
fn separated(text: &str, mut readings: Vec<String>, is_certain: bool) -> Refusal {
    let space = text.trim().chars().find(|c| c.is_whitespace() && *c != ' ').map(named);
    if is_certain {
        let joined = readings.swap_remove(0);
        return Refusal {
            code: SEPARATOR,
            message: match space {
                Some(Message { zh, en }) => message!(
                    zh: "“{text}”的数字之间有{zh}，当作千位分隔符",
                    en: "'{text}' has {en} between its digits, as a thousands separator"
                ),
                None => message!(zh: "“{text}”里有千位分隔符", en: "'{text}' has thousands separators"),
            },
            remedy: message!(zh: "写作 {joined}", en: "write {joined}"),
            replacement: Some(joined),
        };
    }
    let (mut zh, mut en) = (readings.join(" 或 "), readings.join(" or "));
    if let Some(parts) = side_by_side(text) {
        zh.push_str(&format!("，也可能是几格：{}", parts.join("、")));
        en.push_str(&format!(", or several cells: {}", parts.join(" and ")));
    }
    if let Some(space) = space {
        zh.push_str(&format!("；数字之间是{}", space.zh));
        en.push_str(&format!("; between its digits is {}", space.en));
    }
    Refusal {
        code: SEPARATOR,
        message: message!(zh: "“{text}”可以读作 {zh}", en: "'{text}' can be read as {en}"),
        remedy: message!(
            zh: "与原件核对，写成其中一种；原件就印成“{text}”的，写作 {{printed: \"{text}\", value: …}}",
            en: "compare with the document and write the one that is meant; if it prints '{text}', write \
                 {{printed: \"{text}\", value: …}}"
        ),
        replacement: None,
    }
}
