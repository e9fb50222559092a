//! What a number format makes of a value: `0.0%`, `#,##0.00"万元"`, `yyyy-mm-dd`, `[=0]"/";0`, `;;;`.

mod builtin;
mod code;
mod date;
mod section;

use super::number::Number;
use crate::text::message::{Message, message};
use code::{Code, Digits, Kind, Section};

pub(super) use builtin::builtin;

/// A number format.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Format {
    code: Code,
    /// As it is written.
    written: String,
}

/// What a cell shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Shown {
    /// Its text.
    pub text: String,
    /// Whether the format hides it.
    pub is_hidden: bool,
    /// Where it shows something else than the cell holds: what it shows and what it holds.
    pub doubt: Option<Message>,
}

impl Shown {
    /// A text without more.
    pub(super) fn plain(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// Nothing, though the cell holds something.
    fn nothing(held: String) -> Self {
        let doubt = message!(
            zh: "格式让它什么都不显示，实际是 {held}",
            en: "its number format shows nothing, and it holds {held}"
        );
        Self { text: held, is_hidden: true, doubt: Some(doubt) }
    }
}

impl Format {
    /// Reads a number format.
    pub(super) fn new(written: &str) -> Self {
        Self { code: code(written), written: written.to_owned() }
    }

    /// What a text shows.
    pub(super) fn text(&self, text: String) -> Shown {
        match self.code.for_text() {
            Some(Section { before, after, kind: Kind::Text, .. }) => {
                Shown::plain(format!("{before}{text}{after}"))
            }
            Some(Section { before, after, kind: Kind::Literal, .. }) if !text.is_empty() => {
                let shown = format!("{before}{after}");
                if shown.trim().is_empty() {
                    return Shown::nothing(text);
                }
                let doubt = Some(disagreement(&shown, &text));
                Shown { text, is_hidden: false, doubt }
            }
            _ => Shown::plain(text),
        }
    }

    /// What a number shows; days are counted from 1904 if the workbook says so.
    pub(super) fn number(&self, number: &Number, since_1904: bool) -> Shown {
        let Some((section, is_own)) = self.code.for_number(number) else {
            return Shown::plain(number.to_string());
        };
        match &section.kind {
            Kind::General if section.before.is_empty() && section.after.is_empty() => {
                Shown::plain(number.to_string())
            }
            Kind::General => digits(number, section, Digits::GENERAL, is_own),
            Kind::Digits(shape) => digits(number, section, *shape, is_own),
            Kind::Text => Shown::plain(format!("{}{number}{}", section.before, section.after)),
            Kind::Date(tokens) => {
                if let Some(text) = date::shown(number, tokens, since_1904) {
                    return Shown::plain(text);
                }
                self.unknown(number)
            }
            Kind::Literal => {
                let shown = format!("{}{}", section.before, section.after).trim().to_owned();
                if shown.is_empty() {
                    return Shown::nothing(number.to_string());
                }
                let doubt = Some(disagreement(&shown, &number.to_string()));
                Shown { text: shown, is_hidden: false, doubt }
            }
            Kind::Unknown => self.unknown(number),
        }
    }

    /// A number whose format is not understood.
    fn unknown(&self, number: &Number) -> Shown {
        let written = &self.written;
        let doubt = Some(message!(
            zh: "数字格式“{written}”不认识，取单元格里的数 {number}",
            en: "its number format '{written}' is not understood; it holds {number}"
        ));
        Shown { text: number.to_string(), is_hidden: false, doubt }
    }
}

/// Reads a code, section by section.
fn code(written: &str) -> Code {
    let mut sections = Vec::new();
    let mut characters = written.chars().peekable();
    while sections.len() < 4 {
        sections.push(section::parse(&mut characters));
        if characters.peek().is_none() {
            break;
        }
    }
    // A last separator opens an empty section.
    if written.ends_with(';') && !written.ends_with("\\;") && sections.len() < 4 {
        sections.push(Section::empty());
    }
    Code::of(sections)
}

/// The words for a cell that shows something else than it holds.
pub(super) fn disagreement(shown: &str, held: &str) -> Message {
    message!(zh: "显示为 {shown}，实际是 {held}", en: "shown as {shown}, holds {held}")
}

/// A number in digits, with what the format sets around it.
fn digits(number: &Number, section: &Section, shape: Digits, is_own: bool) -> Shown {
    let Section { before, after, .. } = section;
    let scaled = number.clone().shifted(shape.power());
    let rounded = match shape.most {
        Some(most) => scaled.clone().rounded(most),
        None => scaled.clone(),
    };
    // A section for numbers below zero alone says so in words or brackets.
    let is_said = is_own && !(before.trim().is_empty() && after.trim().is_empty());
    let in_brackets = before.trim_end().ends_with('(') && after.trim_start().starts_with(')');
    let sign = if number.negative && !is_own { "-" } else { "" };
    let print = |sign: &str, number: &Number| {
        format!("{sign}{before}{}{after}", number.text(shape.whole, shape.least)).trim().to_owned()
    };
    if shape.whole == 0 && rounded.is_zero() && shape.most == Some(0) && after.is_empty() && before.is_empty()
    {
        return Shown::nothing(number.to_string());
    }
    let shown = print(sign, &rounded);
    let mut text = if rounded == scaled { shown.clone() } else { print(sign, &scaled) };
    let loses_sign = number.negative && is_own && !is_said;
    if loses_sign || (number.negative && is_own && in_brackets) {
        let (before, after) = if in_brackets {
            (before.replacen('(', "", 1), after.replacen(')', "", 1))
        } else {
            (before.clone(), after.clone())
        };
        text = format!("-{before}{}{after}", scaled.text(shape.whole, shape.least)).trim().to_owned();
    }
    let differs = rounded != scaled || loses_sign;
    let doubt = differs.then(|| disagreement(&shown, &text));
    Shown { text, is_hidden: false, doubt }
}

#[cfg(test)]
mod tests;
