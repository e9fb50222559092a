//! Writing one figure: a text that is read as it, or a mapping that says what no text can.

use super::{inline, plain, text};
use crate::model::figure::{self, Figure, Value};
use crate::model::form::CellSpec;
use crate::model::report::KINDS_WITHOUT_NUMBER;
use crate::text::yaml::write::Output;

/// A figure in its cell.
pub(super) fn cell(figure: &Figure, spec: &CellSpec) -> Output {
    read_as(figure, spec).map_or_else(|| in_full(figure, spec), |words| plain(&words))
}

/// A figure where only a text can stand.
pub(super) fn in_words(figure: &Figure, spec: &CellSpec) -> Output {
    plain(&read_as(figure, spec).unwrap_or_else(|| figure.to_string()))
}

/// The text that is read as a figure, if there is one.
fn read_as(figure: &Figure, spec: &CellSpec) -> Option<String> {
    let printed = figure.to_string();
    let mut ways = match &figure.value {
        Value::Blank if printed.is_empty() => vec!["~".to_owned()],
        Value::Number(_)
        | Value::Change(_)
        | Value::Annotated(_)
        | Value::Bound(_)
        | Value::Range(_)
        | Value::Blank
        | Value::NotApplicable
        | Value::NotCollected
        | Value::Suppressed
        | Value::Text
        | Value::Date
        | Value::NotGiven
        | Value::Absent
        | Value::Unread => vec![printed],
    };
    ways.retain(|text| figure::read(text, spec.kind, spec.decimals).is_ok_and(|read| is_same(&read, figure)));
    ways.into_iter().next()
}

/// Whether two figures are the same to the last printed digit: `1.2` and `1.20` are equal numbers.
fn is_same(one: &Figure, other: &Figure) -> bool {
    one == other && one.to_string() == other.to_string()
}

/// `{printed: …, value: …, kind: …, note: …}`, as far as it is needed.
fn in_full(figure: &Figure, spec: &CellSpec) -> Output {
    let plain_figure = Figure::of(figure.value.clone());
    let bare =
        figure.own_words().map_or(plain_figure.clone(), |words| Figure::printed(figure.value.clone(), words));
    let printed = figure.own_words().map(|words| ("printed", text(words)));
    let note = figure.note().map(|words| ("note", text(words)));
    // Of a date that is printed in other words, these are all that is known.
    let value = if figure.value == Value::Date { &Value::Text } else { &figure.value };
    let kind = KINDS_WITHOUT_NUMBER.iter().find(|(_, known)| known == value);
    let readable = read_as(&bare, spec).filter(|_| kind.is_none() || figure.value == Value::Date);
    let said = match (readable, kind) {
        // The text alone says what it is; only the note does not.
        (Some(words), _) => [None, Some(("value", plain(&words))), note],
        (None, Some((name, _))) => [printed, Some(("kind", plain(name))), note],
        (None, None) => {
            let value = read_as(&plain_figure, spec).unwrap_or_else(|| plain_figure.to_string());
            [printed, Some(("value", plain(&value))), note]
        }
    };
    inline(said.into_iter().flatten())
}
