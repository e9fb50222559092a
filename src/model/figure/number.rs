//! Reading a number in plain writing, checked against what its cell may hold.

use super::plain::is_plain;
use super::refusal::{Refusal, SIGN};
use super::unreadable::refuse;
use super::{CellKind, Decimal, signs};
use crate::text::diagnostic::Code;
use crate::text::limits;
use crate::text::message;
use std::str::FromStr;

const LEADING_ZERO: Code = Code("figure-leading-zero");
pub(super) const NOT_WHOLE: Code = Code("figure-not-whole");
const DECIMALS: Code = Code("figure-decimals");
const TOO_LARGE: Code = Code("figure-too-large");

/// The most digits a figure may have. A `Decimal` holds 28, so that any sum has room for what was added up;
/// where figures with very many decimals and very large ones meet, [`super::add`] says that it has none.
pub(crate) const MOST_DIGITS: usize = limits::FIGURE_DIGITS.most;

/// A plain number, checked against what the cell may hold.
pub(super) fn number(text: &str, kind: CellKind, decimals: u32) -> Result<Decimal, Box<Refusal>> {
    if !is_plain(text) {
        return Err(Box::new(refuse(text, kind, decimals)));
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
            remedy: message!(
                zh: "是增减数的，核对它所在的栏；原件确实印成 {text} 的，\
                     写作 {{printed: \"{text}\", value: {digits}}}",
                en: "if it is a change, look which column it belongs to; if the document really prints \
                     {text}, write {{printed: \"{text}\", value: {digits}}}"
            ),
            replacement: None,
        }));
    }
    if whole.len() > 1 && whole.starts_with('0') {
        let sign = &text[..text.len() - digits.len()];
        let kept = whole.trim_start_matches('0');
        let kept = if kept.is_empty() { "0" } else { kept };
        let right = format!("{sign}{kept}{}", &digits[whole.len()..]);
        return Err(Box::new(leading_zero(text, &right)));
    }
    if whole.len() + fraction.len() > MOST_DIGITS {
        let remedy = if fraction.is_empty() {
            message!(
                zh: "核对原件；如果确实如此，请换用较大的单位",
                en: "compare with the document; if it is right, use a larger unit"
            )
        } else {
            message!(
                zh: "核对原件；如果原件确实印了这么多位小数，写作 {{printed: \"{text}\", kind: text}}",
                en: "compare with the document; if it really prints so many decimals, write \
                     {{printed: \"{text}\", kind: text}}"
            )
        };
        return Err(Box::new(Refusal {
            code: TOO_LARGE,
            message: message!(
                zh: "“{text}”超过 {MOST_DIGITS} 位数字，无法精确保存",
                en: "'{text}' has more than {MOST_DIGITS} digits and cannot be held exactly"
            ),
            remedy,
            replacement: None,
        }));
    }
    if !fraction.is_empty() && kind.is_whole() {
        return Err(Box::new(Refusal {
            code: NOT_WHOLE,
            message: message!(
                zh: "此栏须填整数，而这里写的是 {text}",
                en: "this cell holds a whole number, and {text} is written"
            ),
            remedy: message!(
                zh: "核对原件；如果原件确实印成小数，写作 {{printed: \"{text}\", kind: text}}",
                en: "compare with the document; if it really prints decimals, write {{printed: \"{text}\", \
                     kind: text}}"
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
                zh: "核对原件；如果确实如此，请在表式中放宽 decimals，或写 decimals: any（位数不限）",
                en: "compare with the document; if it is right, raise `decimals` in the form, or leave them \
                     open (`decimals: any`)"
            ),
            replacement: None,
        }));
    }
    let number = Decimal::from_str(text).map_err(|_| refuse(text, kind, decimals))?;
    if number.is_sign_negative() && !number.is_zero() && !kind.is_signed() {
        return Err(Box::new(Refusal {
            code: SIGN,
            message: message!(
                zh: "此栏不能为负数，而这里写的是 {text}",
                en: "this cell cannot be negative, and {text} is written"
            ),
            remedy: message!(
                zh: "核对原件；如果原件确实印成负数，写作 {{printed: \"{text}\", kind: text}}",
                en: "compare with the document; if it really prints a negative number, write \
                     {{printed: \"{text}\", kind: text}}"
            ),
            replacement: None,
        }));
    }
    Ok(number)
}

fn leading_zero(text: &str, right: &str) -> Refusal {
    Refusal {
        code: LEADING_ZERO,
        message: message!(zh: "“{text}”以 0 开头", en: "'{text}' begins with a zero"),
        remedy: message!(
            zh: "与原件核对：原件确实印成 {text} 的，写作 {{printed: \"{text}\", value: {right}}}；否则写作 {right}",
            en: "compare with the document: if it really prints {text}, write {{printed: \"{text}\", value: \
                 {right}}}; otherwise write {right}"
        ),
        replacement: None,
    }
}

/// A number at the beginning or the end of what is printed. Where it is refused, what would be right keeps
/// the words beside it: `增 １３` is to be `增 13`.
pub(super) fn part(digits: &str, text: &str, kind: CellKind, decimals: u32) -> Result<Decimal, Box<Refusal>> {
    let ascii = signs::in_ascii(digits);
    number(ascii.as_deref().unwrap_or(digits), kind, decimals).map_err(|mut refusal| {
        if let Some(right) = refusal.replacement.take() {
            let whole = match (text.strip_prefix(digits), text.strip_suffix(digits)) {
                (Some(after), _) => format!("{right}{after}"),
                (None, Some(before)) => format!("{before}{right}"),
                (None, None) => return refusal,
            };
            refusal.remedy = message!(zh: "写作 {whole}", en: "write {whole}");
            refusal.replacement = Some(whole);
        }
        refusal
    })
}
