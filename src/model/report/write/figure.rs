//! Writing one figure: a text that is read as it, or a mapping that says what no text can.

use super::{inline, plain, text};
use crate::model::figure::{Figure, Value};
use crate::model::report::{Asked, KINDS_WITHOUT_NUMBER};
use crate::text::yaml::write::Output;

/// A figure in its cell.
pub(super) fn cell(figure: &Figure, asked: Asked<'_>) -> Output {
    read_as(figure, asked).map_or_else(|| in_full(figure, asked), |words| written(&words))
}

/// The text of a figure. What other programs write for nothing is text only in quotes.
fn written(words: &str) -> Output {
    if matches!(words, "null" | "Null" | "NULL") { text(words) } else { plain(words) }
}

/// The text that is read as a figure, if there is one.
fn read_as(figure: &Figure, (spec, period): Asked<'_>) -> Option<String> {
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
        | Value::Date(_)
        | Value::NotGiven
        | Value::Absent
        | Value::Unread => vec![printed],
    };
    ways.retain(|text| spec.read(text, period).is_ok_and(|read| is_same(&read, figure)));
    ways.into_iter().next()
}

/// Whether two figures are the same to the last printed digit: `1.2` and `1.20` are equal numbers.
fn is_same(one: &Figure, other: &Figure) -> bool {
    one == other && one.to_string() == other.to_string()
}

/// A number with the unit that it says itself.
fn with_unit(figure: &Figure) -> Option<String> {
    let (_, words) = figure.own_unit()?.label.iter().next()?;
    Some(format!("{} {words}", figure.value.number()?))
}

/// A number in the colons in which its form prints durations; zero is read without them.
fn in_clock(figure: &Figure, (spec, period): Asked<'_>) -> Option<String> {
    let number = figure.value.number().filter(|number| !number.is_zero())?;
    spec.unit(period)?.in_clock(number)
}

/// `{printed: …, value: …, kind: …, note: …}`, as far as it is needed.
fn in_full(figure: &Figure, asked: Asked<'_>) -> Output {
    let plain_figure = Figure::of(figure.value.clone());
    let bare = figure.clone().without_note();
    let printed = figure.own_words();
    let printed = printed.map(|words| ("printed", if words.is_empty() { plain("~") } else { text(words) }));
    let note = figure.note().map(|words| ("note", text(words)));
    let kind = KINDS_WITHOUT_NUMBER.iter().find(|(_, known)| *known == figure.value);
    let readable = read_as(&bare, asked).filter(|_| kind.is_none());
    let said = match (readable, kind) {
        // The text alone says what it is; only the note does not.
        (Some(words), _) => [None, Some(("value", written(&words))), note],
        (None, Some((name, _))) => [printed, Some(("kind", plain(name))), note],
        (None, None) => {
            let value = with_unit(figure)
                .or_else(|| read_as(&plain_figure, asked))
                .or_else(|| in_clock(figure, asked))
                .unwrap_or_else(|| plain_figure.to_string());
            [printed, Some(("value", written(&value))), note]
        }
    };
    inline(said.into_iter().flatten())
}
