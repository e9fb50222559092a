//! Whether what a report says of a figure is what the figure is printed as.

use crate::model::figure::{self, CellKind, Figure, Value};
use crate::model::report::Asked;

/// Holds what is printed against what is said to be its value, or its kind. Words that have no reading may
/// mean anything; and a sign without words, or an empty cell, may stand for any kind that is no number.
///
/// # Errors
/// What the printed text is read as.
pub(super) fn of(
    printed: &str,
    said: &Figure,
    is_kind: bool,
    (spec, period): Asked<'_>,
) -> Result<(), Vec<String>> {
    let as_number = said.value.number();
    let written = if printed.is_empty() { "~" } else { printed };
    match spec.read(written, period) {
        Ok(read) => {
            let agree = match read.value {
                Value::Number(_) | Value::Change(_) | Value::Annotated(_) => read.value.number() == as_number,
                Value::Bound(_) | Value::Range(_) => read.value == said.value,
                // Words may tell of a day in any way.
                Value::Text => is_kind || read == *said || spec.kind == CellKind::Date,
                Value::Date(_) => is_kind || read == *said,
                Value::Blank => is_kind,
                Value::NotApplicable | Value::NotCollected | Value::Suppressed => {
                    read.value == said.value || is_kind && !printed.chars().any(char::is_alphanumeric)
                }
                // No text is read as one of these.
                Value::NotGiven | Value::Absent | Value::Unread => true,
            };
            if agree { Ok(()) } else { Err(vec![in_words(&read)]) }
        }
        Err(_) => {
            let readings = figure::readings(printed);
            let is_one = |reading: &String| reading.parse().ok() == as_number;
            let agree = readings.is_empty()
                || if is_kind { said.value == Value::Text } else { readings.iter().any(is_one) };
            if agree { Ok(()) } else { Err(readings) }
        }
    }
}

/// A figure as it would be written alone.
fn in_words(figure: &Figure) -> String {
    match figure.value {
        Value::Number(number) | Value::Change(number) | Value::Annotated(number) => number.to_string(),
        Value::Blank => "~".to_owned(),
        Value::NotApplicable => "not_applicable".to_owned(),
        Value::NotCollected => "not_collected".to_owned(),
        Value::Suppressed => "suppressed".to_owned(),
        Value::Bound(_)
        | Value::Range(_)
        | Value::Text
        | Value::Date(_)
        | Value::NotGiven
        | Value::Absent
        | Value::Unread => figure.to_string(),
    }
}
