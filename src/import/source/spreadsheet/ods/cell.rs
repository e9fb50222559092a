//! A cell of an ODS workbook: its value and the words that show it.

use super::super::format::{Shown, disagreement};
use super::super::number::Number;
use super::super::xml::{Broken, Element, Piece, Xml};
use crate::text::message::message;

/// A cell as it is written.
pub(super) struct Raw {
    /// What its value is: `float`, `percentage`, `currency`, `date`, `time`, `boolean`, `string`, or nothing.
    kind: String,
    /// Its value.
    value: Option<String>,
    /// The words that show it.
    words: String,
    /// Its formula.
    formula: Option<String>,
    /// How many comments are on it.
    pub notes: usize,
    /// How many pictures and charts are on it.
    pub frames: usize,
}

impl Raw {
    /// Reads the cell that has just begun.
    pub(super) fn read(xml: &mut Xml<'_>, element: &Element<'_>, end: &str) -> Result<Self, Broken> {
        let value = ["value", "date-value", "time-value", "boolean-value", "string-value"];
        let mut raw = Self {
            kind: element.attribute("value-type").unwrap_or_default(),
            value: value.iter().find_map(|name| element.attribute(name)),
            words: String::new(),
            formula: element.attribute("formula"),
            notes: 0,
            frames: 0,
        };
        let (mut paragraphs, mut is_paragraph) = (0, false);
        while let Some(piece) = xml.next()? {
            match piece {
                Piece::Open(element) => match element.name().as_str() {
                    "annotation" => {
                        raw.notes += 1;
                        xml.skip()?;
                    }
                    "frame" | "custom-shape" | "g" | "line" | "rect" => {
                        raw.frames += 1;
                        xml.skip()?;
                    }
                    "p" => {
                        if paragraphs > 0 {
                            raw.words.push('\n');
                        }
                        (paragraphs, is_paragraph) = (paragraphs + 1, true);
                    }
                    "line-break" => raw.words.push('\n'),
                    "tab" => raw.words.push('\t'),
                    "s" => {
                        let count = element.number("c").unwrap_or(1).min(1000);
                        raw.words.push_str(&" ".repeat(count));
                    }
                    // What explains the sound of characters.
                    "ruby-text" => xml.skip()?,
                    _ => {}
                },
                Piece::Close(name) if name == end => break,
                Piece::Close(name) if name == "p" => is_paragraph = false,
                Piece::Text(words) if is_paragraph => raw.words.push_str(&words),
                _ => {}
            }
        }
        Ok(raw)
    }

    /// Whether nothing is in it.
    pub(super) fn is_blank(&self) -> bool {
        self.kind.is_empty() && self.words.is_empty() && self.formula.is_none()
    }

    /// What it shows. A formula without a result has not been calculated, or its result is an empty text,
    /// where the program that saved the workbook calculates.
    pub(super) fn shown(&self, is_calculated: bool) -> Shown {
        let words = self.words.trim();
        if self.kind.is_empty()
            && !is_calculated
            && words.is_empty()
            && let Some(formula) = &self.formula
        {
            let formula = formula.split_once('=').map_or(formula.as_str(), |(_, formula)| formula);
            return Shown {
                text: format!("={formula}"),
                is_hidden: false,
                doubt: Some(message!(
                    zh: "公式没有保存结果，在表格软件里打开后再保存即可",
                    en: "its formula has no result yet; opening and saving the workbook calculates it"
                )),
            };
        }
        let value = self.value.as_deref().unwrap_or_default();
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => match Number::parse(value) {
                Some(number) => shown(&number, words),
                None => Shown::plain(words.to_owned()),
            },
            "date" => date(value, words),
            "boolean" => Shown::plain(value.to_ascii_uppercase()),
            "time" if words.is_empty() => Shown { text: value.to_owned(), is_hidden: true, doubt: None },
            "string" if words.is_empty() => {
                Shown { text: value.to_owned(), is_hidden: !value.is_empty(), doubt: None }
            }
            _ => Shown::plain(self.words.clone()),
        }
    }
}

/// A date: whole wherever the words show a day.
fn date(value: &str, words: &str) -> Shown {
    if words.is_empty() {
        return Shown { text: value.to_owned(), is_hidden: true, doubt: None };
    }
    let numbers = words.split(|character: char| !character.is_ascii_digit()).filter(|part| !part.is_empty());
    // A year and a month alone are shown as they are.
    if numbers.count() < 3 && words.is_ascii() || words.contains('月') && !words.contains('日') {
        return Shown::plain(words.to_owned());
    }
    let (day, clock) = value.split_once('T').unwrap_or((value, ""));
    let clock = clock.split(['.', 'Z']).next().unwrap_or_default();
    let clock = clock.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(clock);
    let shows_clock = words.contains(':') || words.contains('时');
    let is_day = clock.is_empty() || !shows_clock;
    Shown::plain(if is_day { day.to_owned() } else { format!("{day} {clock}") })
}

/// A number, and the words that show it.
fn shown(number: &Number, words: &str) -> Shown {
    if words.is_empty() {
        return Shown { text: number.to_string(), is_hidden: true, doubt: None };
    }
    // An exponent is never printed: the number is shown in full.
    if words.contains(['E', 'e']) && Number::parse(words).is_some() {
        return Shown::plain(number.to_string());
    }
    if matches!(words, "TRUE" | "FALSE") {
        return Shown::plain(words.to_owned());
    }
    let Some((before, digits, after)) = parted(words) else {
        let doubt = Some(disagreement(words, &number.to_string()));
        return Shown { text: words.to_owned(), is_hidden: false, doubt };
    };
    let percents =
        i32::try_from((before.matches('%').count() + after.matches('%').count()).min(50)).unwrap_or(0);
    let held = number.clone().shifted(2 * percents);
    let is_below = before.trim_end().ends_with(['-', '−', '(']) || before.starts_with(['-', '−']);
    // A comma parts thousands, or in some languages decimals.
    for (thousands, point) in [(',', '.'), ('.', ',')] {
        let plain: String =
            digits.chars().filter(|character| *character != thousands && !is_gap(*character)).collect();
        let plain = plain.replace(point, ".");
        let Some(mut read) = Number::parse(&plain) else { continue };
        read.negative = is_below && !read.is_zero();
        let is_said = !before.trim_matches(['-', '−', ' ']).is_empty();
        let sizes = read.text(1, 0) == held.text(1, 0);
        if read == held || sizes && held.negative && is_said {
            let brackets = before.trim_end().ends_with('(') && after.trim_start().starts_with(')');
            let (before, after) = if brackets {
                (before.replacen('(', "-", 1), after.replacen(')', "", 1))
            } else {
                (before.replace('−', "-"), after.to_owned())
            };
            return Shown::plain(format!("{before}{plain}{after}"));
        }
    }
    let sign = if held.negative { "-" } else { "" };
    let around = (before.trim_start_matches(['-', '−']), after);
    let mut text = format!("{sign}{}{}{}", around.0, held.text(1, 0), around.1);
    // A fraction or a time: the words around its first number are no words.
    if after.contains(|character: char| character.is_ascii_digit()) {
        text = number.to_string();
    }
    let doubt = Some(disagreement(words, &text));
    Shown { text, is_hidden: false, doubt }
}

/// Whether a character parts thousands in some languages.
fn is_gap(character: char) -> bool {
    matches!(character, '\u{A0}' | '\u{202F}' | '\u{2009}' | '\'' | '’')
}

/// The words before the first number, its digits, and the words behind it.
fn parted(words: &str) -> Option<(&str, &str, &str)> {
    let start = words.find(|character: char| character.is_ascii_digit())?;
    let is_inside =
        |character: char| character.is_ascii_digit() || matches!(character, ',' | '.') || is_gap(character);
    let rest = words.get(start..)?;
    let length = rest.find(|character: char| !is_inside(character)).unwrap_or(rest.len());
    let digits = rest.get(..length)?.trim_end_matches(|character: char| !character.is_ascii_digit());
    Some((words.get(..start)?, digits, words.get(start + digits.len()..)?))
}
