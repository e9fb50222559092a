//! What a cell of a document says as a figure of a form.

use crate::model::figure::{Figure, Value};
use crate::model::form::CellSpec;
use crate::model::period::Period;
use crate::text::message::Message;

/// Reads the text of a cell, as printed.
///
/// # Errors
/// Why it is no figure of the form's kind, or may be several.
pub(super) fn read(text: &str, spec: &CellSpec, period: &Period) -> Result<Figure, Message> {
    if text.is_empty() {
        return Ok(Figure::of(Value::Blank));
    }
    // `~` is how a blank is written in a report, and nothing that a document prints.
    if text == "~" {
        return Err(crate::text::message!(zh: "“~”不是数", en: "'~' is no figure"));
    }
    let refusal = match spec.read(text, period) {
        Ok(figure) => return Ok(figure),
        Err(refusal) => refusal,
    };
    // What can be nothing else is kept as it is printed: `1,234`, digits of full width.
    let read = refusal.replacement.as_ref().and_then(|certain| spec.read(certain, period).ok());
    match read {
        Some(figure) if figure.value.number().is_some() => Ok(Figure::of(figure.value).printed_as(text)),
        Some(_) | None => Err(refusal.message),
    }
}
