//! What a cell of a document says as a figure of a form.

use super::line::Slot;
use super::outcome::CellReading;
use crate::import::legend::Unprinted;
use crate::model::figure::{Figure, Value};
use crate::model::form::CellSpec;
use crate::model::period::Period;
use crate::text::message::{Message, message};

/// What a cell of a document says as a figure of the form's kind.
pub(super) fn reading(slot: &Slot, spec: &CellSpec, period: &Period) -> CellReading {
    let read = match (&slot.doubt, slot.stands_for) {
        (Some(doubt), _) => Err(doubt.clone()),
        (None, Some(Unprinted::NotGiven)) => not_given(spec),
        (None, Some(unprinted)) => Ok(Figure::of(unprinted.value())),
        (None, None) => read(&slot.text, spec, period),
    };
    match read {
        Ok(figure) => CellReading::read(figure, &slot.text, &slot.position),
        Err(why) => CellReading::unread(&slot.text, Some(&slot.position), why),
    }
}

/// A cell of which the document says that it does not give it.
///
/// # Errors
/// If the form asks for it.
fn not_given(spec: &CellSpec) -> Result<Figure, Message> {
    let is_asked = message!(
        zh: "文件说未列此项，而表式要求填写",
        en: "the document says that it does not give this, and the form asks for it"
    );
    if spec.sparse { Ok(Figure::of(Value::NotGiven)) } else { Err(is_asked) }
}

/// Reads the text of a cell, as printed.
///
/// # Errors
/// Why it is no figure of the form's kind, or may be several.
pub(crate) fn read(text: &str, spec: &CellSpec, period: &Period) -> Result<Figure, Message> {
    if text.is_empty() {
        return Ok(Figure::of(Value::Blank));
    }
    // `~` is how a blank is written in a report, and nothing that a document prints.
    if text == "~" {
        return Err(message!(zh: "“~”不是数", en: "'~' is no figure"));
    }
    let refusal = match spec.read(text, period) {
        Ok(figure) => return Ok(figure),
        Err(refusal) => refusal,
    };
    // What can be nothing else is kept as it is printed: `1,234`, digits of full width.
    let grouped = without_separators(text);
    let certain = refusal.replacement.as_ref().or(grouped.as_ref());
    let read = certain.and_then(|certain| spec.read(certain, period).ok());
    // One that would also have to be converted is two steps from what is printed.
    let is_plain = |figure: &Figure| {
        figure.value.number().is_some() && !figure.is_converted() && figure.own_unit().is_none()
    };
    match read.filter(is_plain) {
        Some(figure) => Ok(Figure::of(figure.value).printed_as(text)),
        None => Err(refusal.message),
    }
}

/// The character that one of full width stands for.
fn half_width(c: char) -> Option<char> {
    if ('\u{ff01}'..='\u{ff5e}').contains(&c) { char::from_u32(u32::from(c) - 0xfee0) } else { None }
}

/// The text without what parts its thousands, where nothing else can be meant: `46，079`, `47,000元`. A comma
/// before decimals is not known where these forms come from, and three digits behind each say so too.
fn without_separators(text: &str) -> Option<String> {
    // A raised digit is no digit of the number.
    let plain: String = text.chars().map(|c| half_width(c).unwrap_or(c)).collect();
    let start = plain.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = plain.split_at(start);
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    let mut groups = digits.split(',');
    let first = groups.next()?;
    let is_grouped = digits.contains(',') && (1..=3).contains(&first.len()) && !first.starts_with('0');
    let is_whole = groups.all(|group| group.len() == 3);
    (is_grouped && is_whole).then(|| format!("{before}{}{after}", digits.replace(',', "")))
}
