//! Texts, labels, dates, addresses: the small things that front matter is made of.
//!
//! A validator sees what a YAML editor sees: `2024` is a number to it and `~` is nothing, where Annals reads
//! text. So whatever may be any text may be any scalar here.

use super::spelling::{DATE, whole};
use crate::text::message::{Language, Message};
use serde_json::{Map, Value, json};

/// A schema, or a part of one.
pub(super) type Object = Map<String, Value>;

/// A reference to a definition.
pub(super) fn definition(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

/// The same schema under a title, and with a description if there is one.
pub(super) fn titled(schema: Value, title: &str, description: &str) -> Value {
    let mut titled = Object::new();
    for (key, words) in [("title", title), ("description", description)] {
        if !words.is_empty() {
            titled.insert(key.to_owned(), words.into());
        }
    }
    if let Value::Object(schema) = schema {
        titled.extend(schema);
    }
    Value::Object(titled)
}

/// The same schema with words that say what it is.
pub(super) fn described(schema: Value, words: &Message, language: Language) -> Value {
    titled(schema, "", words.in_language(language))
}

/// Any text: whatever stands in one place.
pub(super) fn text() -> Value {
    json!({"type": ["string", "number", "boolean", "null"]})
}

/// A day.
pub(super) fn date(language: Language) -> Value {
    let remedy = crate::text::message!(
        zh: "写作 年-月-日，如 2021-01-29", en: "write year-month-day, as in 2021-01-29"
    );
    json!({"type": "string", "pattern": whole(DATE), "patternErrorMessage": remedy.in_language(language)})
}

/// A day, and perhaps the time of day.
pub(super) fn moment(language: Language) -> Value {
    let remedy = crate::text::message!(
        zh: "写作 年-月-日，如 2021-01-29；知道时间就写 2021-01-29 10:19",
        en: "write year-month-day, as in 2021-01-29, or with the time, 2021-01-29 10:19"
    );
    let moment = whole(&format!("(?:{DATE})(?: (?:[01][0-9]|2[0-3]):[0-5][0-9])?"));
    json!({"type": "string", "pattern": moment, "patternErrorMessage": remedy.in_language(language)})
}

/// A year or a day.
pub(super) fn year_or_date() -> Value {
    json!({
        "type": ["integer", "string"],
        "minimum": 0,
        "maximum": 9999,
        "pattern": whole(&format!("[0-9]{{4}}|{DATE}")),
    })
}

/// An address on the web.
pub(super) fn web_address() -> Value {
    let space = r"\s\u0085\u0000-\u001f\u007f-\u009f";
    json!({"type": "string", "pattern": format!(r#"^https?:\/\/[^\/?#<>"\\{space}][^<>"\\{space}]*$"#)})
}

/// Files that are published with a page: a path, or a list of them.
pub(super) fn files() -> Value {
    json!({"if": {"type": "array"}, "then": {"items": text()}, "else": text()})
}

/// A list of mappings with these keys.
pub(super) fn list_of(item: &Value) -> Value {
    json!({"type": "array", "items": item})
}

/// A mapping with these keys and no other.
pub(super) fn mapping(keys: Vec<(&str, Value)>, required: &[&str]) -> Value {
    let properties: Object = keys.into_iter().map(|(key, schema)| (key.to_owned(), schema)).collect();
    let mut schema = Object::new();
    schema.insert("type".to_owned(), "object".into());
    schema.insert("properties".to_owned(), properties.into());
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
    schema.insert("additionalProperties".to_owned(), false.into());
    Value::Object(schema)
}

/// The definition `label`: a text, or a text for each language.
pub(super) fn label(language: Language) -> Value {
    let words = crate::text::message!(
        zh: "一段文字，或每种语言一段：{{zh: …, en: …}}",
        en: "a text, or one for each language: {{zh: …, en: …}}"
    );
    let label = json!({
        "type": ["string", "number", "boolean", "null", "object"],
        "properties": {"zh": text(), "en": text()},
        "propertyNames": {"pattern": "^[A-Za-z0-9]{2,3}(?:-[A-Za-z0-9-]*)?$"},
        "additionalProperties": text(),
    });
    described(label, &words, language)
}
