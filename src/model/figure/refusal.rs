//! Why a text is no figure, and what to write instead.

use super::CellKind;
use super::plain::{half_width, is_grouped, is_plain};
use crate::text::diagnostic::Code;
use crate::text::message;
use crate::text::message::Message;

pub(super) const NOT_A_NUMBER: Code = Code("figure-not-a-number");
const FULL_WIDTH: Code = Code("figure-full-width");
const SEPARATOR: Code = Code("figure-separator");
const EXPONENT: Code = Code("figure-exponent");

/// Why a text is no figure, what to do, and where it is certain, the text to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// Which rule it breaks.
    pub code: Code,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub remedy: Message,
    /// The text that would be right.
    pub replacement: Option<String>,
}

impl Refusal {
    /// Whether the replacement of a refused text is certain: the same digits in plain writing. A zero in
    /// front or a sign may be what the document prints, and a space may stand where a comma was forgotten.
    pub(crate) fn is_certain(&self, text: &str) -> bool {
        self.code == FULL_WIDTH || self.code == SEPARATOR && is_grouped(&half_width(text))
    }
}

/// The best explanation of why a text is no number.
pub(super) fn refuse(text: &str, kind: CellKind) -> Refusal {
    let half = half_width(text);
    if half != text && is_plain(&half) {
        return Refusal {
            code: FULL_WIDTH,
            message: message!(
                zh: "“{text}”里有全角字符",
                en: "'{text}' is written with full-width characters"
            ),
            remedy: message!(zh: "写作 {half}", en: "write {half}"),
            replacement: Some(half),
        };
    }
    let joined: String = half.chars().filter(|c| !matches!(c, ',' | '_' | ' ' | '\'' | '\u{a0}')).collect();
    if joined != half && is_plain(&joined) {
        return Refusal {
            code: SEPARATOR,
            message: message!(zh: "“{text}”里有千位分隔符", en: "'{text}' has thousands separators"),
            remedy: message!(zh: "写作 {joined}", en: "write {joined}"),
            replacement: Some(joined),
        };
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
