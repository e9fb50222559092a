//! What a cell may hold, by kind of cell.

use super::scalar::{Object, text, titled};
use super::unit_spelling;
use crate::model::figure::{ANY_DECIMALS, CellKind, MOST_DIGITS};
use crate::model::form::CellSpec;
use crate::model::report::KINDS_WITHOUT_NUMBER;
use crate::text::message;
use crate::text::message::{Language, Message};
use serde_json::{Value, json};

/// The name of the definition of a kind of cell: `count`, `amount-2`, `amount-2-EUR`.
pub(super) fn name(cell: &CellSpec) -> String {
    let kind = match cell.kind {
        CellKind::Amount | CellKind::Number if cell.decimals == ANY_DECIMALS => cell.kind.name().to_owned(),
        CellKind::Amount | CellKind::Number => format!("{}-{}", cell.kind.name(), cell.decimals),
        CellKind::Text | CellKind::Date => return cell.kind.name().to_owned(),
        CellKind::Count | CellKind::Change => cell.kind.name().to_owned(),
    };
    let units = cell.units.iter().flat_map(|span| span.unit.label.iter());
    units.fold(kind, |name, (_, words)| name + "-" + &plain(words))
}

/// Words in the letters of an address.
fn plain(words: &str) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("_{:x}", c as u32) };
    words.chars().map(letter).collect()
}

/// A figure as printed: what a plain cell holds, and what `value` of a cell written in full does.
pub(super) fn printed(cell: &CellSpec, language: Language) -> Value {
    let mut schema = Object::new();
    let types: &[&str] = match cell.kind {
        CellKind::Count | CellKind::Change => &["integer", "string", "null"],
        CellKind::Amount | CellKind::Number if cell.decimals == 0 => &["integer", "string", "null"],
        CellKind::Amount | CellKind::Number => &["number", "string", "null"],
        CellKind::Text | CellKind::Date => &["string", "number", "boolean", "null"],
    };
    schema.insert("type".to_owned(), types.into());
    if types.contains(&"integer") || types[0] == "number" {
        let most: i64 = 10_i64.pow(MOST_DIGITS as u32) - 1;
        let least = if matches!(cell.kind, CellKind::Count | CellKind::Amount) { 0 } else { -most };
        schema.insert("minimum".to_owned(), least.into());
        schema.insert("maximum".to_owned(), most.into());
    }
    schema.insert("pattern".to_owned(), unit_spelling::of(cell).into());
    // Known to the language servers of VS Code and Neovim; to others an annotation like any.
    schema.insert("patternErrorMessage".to_owned(), remedy(cell.kind).in_language(language).into());
    Value::Object(schema)
}

/// A cell: a figure as printed, or a mapping that says more of it.
pub(super) fn schema(cell: &CellSpec, language: Language) -> Value {
    let Value::Object(mut schema) = printed(cell, language) else { return Value::Null };
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.push("object".into());
    }
    let kinds: Vec<&str> = KINDS_WITHOUT_NUMBER.iter().map(|(name, _)| *name).collect();
    let say = |schema: Value, words: Message| titled(schema, "", words.in_language(language));
    let own = super::scalar::definition(&format!("{}:printed", name(cell)));
    schema.insert(
        "properties".to_owned(),
        json!({
            "printed": say(text(), message!(zh: "原件印的文字", en: "what is printed")),
            "value": say(own.clone(), message!(zh: "它的数值", en: "the number it means")),
            "kind": say(
                json!({"enum": kinds}),
                message!(zh: "没有数值时，它是什么", en: "what it is, where it is no number"),
            ),
            "note": say(text(), message!(zh: "印在格内的说明", en: "words printed in the cell")),
        }),
    );
    schema.insert("additionalProperties".to_owned(), false.into());
    // A figure has a value or a kind; what is printed alone must itself be a figure.
    schema.insert("not".to_owned(), json!({"type": "object", "required": ["value", "kind"]}));
    schema.insert(
        "anyOf".to_owned(),
        json!([
            {"required": ["value"]},
            {"required": ["kind"]},
            {"required": ["printed"], "properties": {"printed": own}},
        ]),
    );
    Value::Object(schema)
}

/// What such a cell holds, in a few words.
pub(super) fn words(cell: &CellSpec) -> Message {
    let decimals = cell.decimals;
    match cell.kind {
        CellKind::Count => message!(zh: "整数", en: "a whole number"),
        CellKind::Change => message!(zh: "增减数，如 +19", en: "a change, as +19"),
        CellKind::Amount | CellKind::Number if decimals == 0 => {
            message!(zh: "整数", en: "a whole number")
        }
        CellKind::Amount | CellKind::Number if decimals == ANY_DECIMALS => {
            message!(zh: "数字", en: "a number")
        }
        CellKind::Amount | CellKind::Number => {
            message!(zh: "数字，最多 {decimals} 位小数", en: "a number with at most {decimals} decimals")
        }
        CellKind::Text => message!(zh: "文字", en: "words"),
        CellKind::Date => message!(zh: "日期", en: "a date"),
    }
}

fn remedy(kind: CellKind) -> Message {
    match kind {
        CellKind::Date => message!(
            zh: "写作 年-月-日，如 2021-01-29；原件印的不是日期的，照印的填；空白写 ~，不适用写 /",
            en: "write year-month-day, as in 2021-01-29, and what is no date as it is printed; ~ for a \
                 blank, / for not applicable"
        ),
        CellKind::Text => message!(zh: "写文字；空白写 ~", en: "write words; ~ for a blank"),
        CellKind::Change => message!(
            zh: "写增减数，如 +19、-2、增 30513；空白写 ~，不适用写 /；其他印法写 {{printed: …, value: …}}",
            en: "write a change, as +19 or -2; ~ for a blank, / for not applicable; anything else as \
                 {{printed: …, value: …}}"
        ),
        CellKind::Count | CellKind::Amount | CellKind::Number => message!(
            zh: "写数字，不带千位逗号；空白写 ~，不适用写 /，区间写 0-249，界限写 <1、≥5；其他印法写 {{printed: …, value: …}}",
            en: "write a number without thousands commas; ~ for a blank, / for not applicable, 0-249 for a \
                 range, <1 or ≥5 for a bound; anything else as {{printed: …, value: …}}"
        ),
    }
}
