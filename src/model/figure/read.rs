//! Reading a figure as it is printed, by the kind of cell that its form asks for.
//!
//! Nothing is guessed: what is not plainly one of the known ways to print a figure is refused with a remedy.

use super::{CellKind, Decimal, Figure, Value};
use crate::text::diagnostic::Code;
use crate::text::message;
use crate::text::message::Message;
use std::str::FromStr;

/// Why a text is no figure, what to do, and where it is certain, the text to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
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
    /// Whether the replacement of a refused text is certain: the same digits in plain writing. A zero in front or a
    /// sign may be what the document prints, and a space may stand where a comma was forgotten.
    pub fn is_certain(&self, text: &str) -> bool {
        self.code == FULL_WIDTH || self.code == SEPARATOR && is_grouped(&half_width(text))
    }
}

/// Whether thousands are set apart as they should be: `1,015`, never `1,15` or `1 015`.
fn is_grouped(text: &str) -> bool {
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

const NOT_A_NUMBER: Code = Code("figure-not-a-number");
const FULL_WIDTH: Code = Code("figure-full-width");
const SEPARATOR: Code = Code("figure-separator");
const LEADING_ZERO: Code = Code("figure-leading-zero");
const EXPONENT: Code = Code("figure-exponent");
const SIGN: Code = Code("figure-sign");
const NOT_WHOLE: Code = Code("figure-not-whole");
const DECIMALS: Code = Code("figure-decimals");
const TOO_LARGE: Code = Code("figure-too-large");
const NOT_A_DATE: Code = Code("figure-not-a-date");
const BACKWARD_RANGE: Code = Code("figure-backward-range");

/// The most digits a figure may have. With [`super::MOST_DECIMALS`] it keeps every sum of figures exact: a `Decimal`
/// holds 28 digits.
pub const MOST_DIGITS: usize = 18;

/// Words for a unit that agencies print inside the cell (`251000元`).
pub const UNIT_WORDS: [&str; 12] = ["件", "项", "元", "万元", "条", "个", "份", "次", "人", "起", "篇", "天"];

/// Reads a figure as printed.
///
/// # Errors
/// If the text is not one of the ways to print a figure of this kind.
pub fn read(text: &str, kind: CellKind, decimals: u32) -> Result<Figure, Box<Refusal>> {
    // `~` is how a blank is written here; nothing is printed in its cell.
    if text == "~" {
        return Ok(Figure::of(Value::Blank));
    }
    if let Some(value) = word(text) {
        // The author's `~` says that nothing is printed: it is not itself what is printed.
        let printed = if value == Value::Blank { "" } else { text };
        return Ok(Figure::printed(value, printed));
    }
    match kind {
        CellKind::Text => return Ok(Figure::printed(Value::Text, text)),
        CellKind::Date => return date(text),
        _ => {}
    }
    if is_plain(text) {
        return number(text, kind, decimals).map(|n| Figure::of(value_of(n, text, kind)));
    }
    if let Some(bound) = text.strip_prefix(['<', '＜', '﹤']) {
        return part(bound.trim(), text, kind, decimals).map(|n| Figure::printed(Value::Below(n), text));
    }
    if let Some((low, high)) = range(text) {
        let (low, high) = (part(low, text, kind, decimals)?, part(high, text, kind, decimals)?);
        if low >= high {
            return Err(Box::new(backward(text)));
        }
        return Ok(Figure::printed(Value::Range(Box::new((low, high))), text));
    }
    if let Some((sign, digits)) = signed_word(text) {
        return signed(sign, digits, text, kind, decimals);
    }
    if let Some(digits) = annotated(text) {
        return part(digits, text, kind, decimals).map(|n| Figure::printed(Value::Annotated(n), text));
    }
    Err(Box::new(refuse(text, kind)))
}

/// Values that are told by a word or a sign.
pub const WORDS: [(&str, Value); 13] = [
    ("", Value::Blank),
    ("/", Value::NotApplicable),
    ("／", Value::NotApplicable),
    ("-", Value::NotApplicable),
    ("—", Value::NotApplicable),
    ("——", Value::NotApplicable),
    ("N/A", Value::NotApplicable),
    ("n/a", Value::NotApplicable),
    ("不适用", Value::NotApplicable),
    ("not collected", Value::NotCollected),
    ("未统计", Value::NotCollected),
    ("suppressed", Value::Suppressed),
    ("不予公布", Value::Suppressed),
];

fn word(text: &str) -> Option<Value> {
    // Nearly every cell begins with a digit, and no word does.
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    WORDS.iter().find(|(word, _)| *word == text).map(|(_, value)| value.clone())
}

fn value_of(number: Decimal, text: &str, kind: CellKind) -> Value {
    if kind == CellKind::Change && text.starts_with(['+', '-']) {
        Value::Change(number)
    } else {
        Value::Number(number)
    }
}

/// ASCII digits, at most one dot between digits, at most one sign in front.
fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

/// A plain number, checked against what the cell may hold.
fn number(text: &str, kind: CellKind, decimals: u32) -> Result<Decimal, Box<Refusal>> {
    if !is_plain(text) {
        return Err(Box::new(refuse(text, kind)));
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if text.starts_with('+') && kind != CellKind::Change {
        return Err(Box::new(Refusal {
            code: SIGN,
            message: message!(
                zh: "“{text}”带有加号，而此栏填的不是增减数",
                en: "'{text}' has a plus sign, but this cell does not hold a change"
            ),
            remedy: message!(zh: "写作 {digits}", en: "write {digits}"),
            replacement: Some(digits.to_owned()),
        }));
    }
    if whole.len() > 1 && whole.starts_with('0') {
        let sign = &text[..text.len() - digits.len()];
        let kept = whole.trim_start_matches('0');
        let kept = if kept.is_empty() { "0" } else { kept };
        let right = format!("{sign}{kept}{}", &digits[whole.len()..]);
        return Err(Box::new(Refusal {
            code: LEADING_ZERO,
            message: message!(zh: "“{text}”以 0 开头", en: "'{text}' begins with a zero"),
            remedy: message!(
                zh: "写作 {right}；如果原件确实印成 {text}，写作 {{printed: \"{text}\", value: {right}}}",
                en: "write {right}; if the document really prints {text}, write {{printed: \"{text}\", value: {right}}}"
            ),
            replacement: Some(right),
        }));
    }
    if whole.len() + fraction.len() > MOST_DIGITS {
        return Err(Box::new(Refusal {
            code: TOO_LARGE,
            message: message!(
                zh: "“{text}”超过 {MOST_DIGITS} 位数字，无法精确保存",
                en: "'{text}' has more than {MOST_DIGITS} digits and cannot be held exactly"
            ),
            remedy: message!(
                zh: "核对原件；如果确实如此，请换用较大的单位",
                en: "compare with the document; if it is right, use a larger unit"
            ),
            replacement: None,
        }));
    }
    if !fraction.is_empty() && matches!(kind, CellKind::Count | CellKind::Change) {
        return Err(Box::new(Refusal {
            code: NOT_WHOLE,
            message: message!(
                zh: "此栏须填整数，而这里写的是 {text}",
                en: "this cell holds a whole number, and {text} is written"
            ),
            remedy: message!(
                zh: "核对原件；如果原件确实印成小数，写作 {{printed: \"{text}\", kind: text}}",
                en: "compare with the document; if it really prints decimals, write {{printed: \"{text}\", kind: text}}"
            ),
            replacement: None,
        }));
    }
    if fraction.len() > decimals as usize {
        return Err(Box::new(Refusal {
            code: DECIMALS,
            message: message!(
                zh: "“{text}”有 {} 位小数，此栏最多 {decimals} 位",
                en: "'{text}' has {} decimals; this cell has at most {decimals}",
                fraction.len()
            ),
            remedy: message!(
                zh: "核对原件；如果确实如此，请在表式中放宽 decimals",
                en: "compare with the document; if it is right, raise `decimals` in the form"
            ),
            replacement: None,
        }));
    }
    let number = Decimal::from_str(text).map_err(|_| refuse(text, kind))?;
    if number.is_sign_negative() && !number.is_zero() && matches!(kind, CellKind::Count | CellKind::Amount) {
        return Err(Box::new(Refusal {
            code: SIGN,
            message: message!(
                zh: "此栏不能为负数，而这里写的是 {text}",
                en: "this cell cannot be negative, and {text} is written"
            ),
            remedy: message!(
                zh: "核对原件；如果原件确实印成负数，写作 {{printed: \"{text}\", kind: text}}",
                en: "compare with the document; if it really prints a negative number, write {{printed: \"{text}\", kind: text}}"
            ),
            replacement: None,
        }));
    }
    Ok(number)
}

/// A number at the beginning or the end of what is printed. Where it is refused, what would be right keeps the words
/// beside it: `增 013` is to be `增 13`.
fn part(digits: &str, text: &str, kind: CellKind, decimals: u32) -> Result<Decimal, Box<Refusal>> {
    number(digits, kind, decimals).map_err(|mut refusal| {
        if let Some(right) = refusal.replacement.take() {
            let whole = match (text.strip_prefix(digits), text.strip_suffix(digits)) {
                (Some(after), _) => format!("{right}{after}"),
                (None, Some(before)) => format!("{before}{right}"),
                (None, None) => return refusal,
            };
            refusal.remedy = message!(
                zh: "写作 {whole}；如果原件确实印成 {text}，写作 {{printed: \"{text}\", value: {whole}}}",
                en: "write {whole}; if the document really prints {text}, write {{printed: \"{text}\", value: {whole}}}"
            );
            refusal.replacement = Some(whole);
        }
        refusal
    })
}

/// `增 30513`, `减599`: the sign as a word.
fn signed_word(text: &str) -> Option<(char, &str)> {
    let sign = text.chars().next()?;
    let rest = text[sign.len_utf8()..].trim_start_matches([' ', '加', '少', '长']).trim();
    (matches!(sign, '增' | '减') && !rest.is_empty()).then_some((sign, rest))
}

fn signed(
    sign: char,
    digits: &str,
    text: &str,
    kind: CellKind,
    decimals: u32,
) -> Result<Figure, Box<Refusal>> {
    if kind != CellKind::Change {
        return Err(Box::new(Refusal {
            code: SIGN,
            message: message!(
                zh: "“{text}”是增减数，而此栏填的不是",
                en: "'{text}' is a change, and this cell does not hold one"
            ),
            remedy: message!(zh: "核对它所在的栏", en: "check which column it belongs to"),
            replacement: None,
        }));
    }
    let number = part(digits, text, CellKind::Count, decimals)?;
    Ok(Figure::printed(Value::Change(if sign == '减' { -number } else { number }), text))
}

/// `0-249`, `0–249`: two plain numbers.
fn range(text: &str) -> Option<(&str, &str)> {
    let (low, high) = text.split_once(['-', '–', '—', '～', '~'])?;
    let (low, high) = (low.trim(), high.trim());
    (is_plain(low) && is_plain(high) && !high.starts_with(['+', '-'])).then_some((low, high))
}

/// `22（其中修订16件）`, `251000元`: the number in front of the words.
fn annotated(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '+' | '-'))?;
    let (digits, words) = (&text[..end], text[end..].trim());
    let in_brackets = (words.starts_with('（') && words.ends_with('）'))
        || (words.starts_with('(') && words.ends_with(')'))
        || (words.starts_with('[') && words.ends_with(']'));
    (is_plain(digits) && (in_brackets || UNIT_WORDS.contains(&words))).then_some(digits)
}

fn date(text: &str) -> Result<Figure, Box<Refusal>> {
    match jiff::civil::Date::from_str(text) {
        Ok(date) if date.to_string() == text => Ok(Figure::printed(Value::Date, text)),
        _ => Err(Box::new(Refusal {
            code: NOT_A_DATE,
            message: message!(zh: "“{text}”不是日期", en: "'{text}' is not a date"),
            remedy: message!(
                zh: "写作 年-月-日，如 2021-01-29",
                en: "write year-month-day, as in 2021-01-29"
            ),
            replacement: None,
        })),
    }
}

fn backward(text: &str) -> Refusal {
    Refusal {
        code: BACKWARD_RANGE,
        message: message!(
            zh: "区间“{text}”的起点不小于终点",
            en: "the range '{text}' does not begin below its end"
        ),
        remedy: message!(zh: "小数在前，如 0-249", en: "write the smaller number first, as in 0-249"),
        replacement: None,
    }
}

/// The best explanation of why a text is no number.
fn refuse(text: &str, kind: CellKind) -> Refusal {
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
        _ => message!(zh: "数字", en: "a number"),
    };
    Refusal {
        code: NOT_A_NUMBER,
        message: Message {
            zh: format!("“{text}”不是{}", what.zh),
            en: format!("'{text}' is not {}", what.en),
        },
        remedy: message!(
            zh: "空白写 ~，不适用写 /，区间写 0-249，上限写 <1，带说明写 22（其中修订16件）；\
                 其他印法写 {{printed: …, value: …, note: …}}",
            en: "write ~ for a blank, / for not applicable, 0-249 for a range, <1 for an upper bound, \
                 22 (16 of them amended) for a number with words; anything else as \
                 {{printed: …, value: …, note: …}}"
        ),
        replacement: None,
    }
}

/// Full-width digits and signs as their ASCII counterparts.
fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '０'..='９' | '＋' | '－' | '．' | '，' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '−' | '﹣' => '-',
            c => c,
        })
        .collect()
}
