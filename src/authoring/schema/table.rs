//! What a report may say of one table, once it is known which edition the table follows.
//!
//! Each definition here is about the whole report: the table's figures in `statistics`, and its rows in
//! `rows`.

use super::block;
use super::scalar::{Object, definition, titled};
use crate::model::form::{Block, Form, Table};
use crate::text::message;
use crate::text::message::Language;
use serde_json::{Value, json};

/// The name of the definition of a table in an edition.
pub(super) fn name(form: &Form, table: &Table) -> String {
    format!("{}:{}", form.id, table.id)
}

/// The definition of a table in an edition; `all` are the blocks that the table has in any edition.
pub(super) fn schema(form: &Form, table: &Table, all: &[&str], language: Language) -> Value {
    let blocks: Vec<&Block> = table.blocks.iter().map(|&block| form.block(block)).collect();
    let own: Vec<&str> = blocks.iter().map(|block| block.id.as_str()).collect();
    let (mut figures, mut rows) = (Object::new(), Object::new());
    for block in &blocks {
        let (title, caption) = words(block, table, language);
        rows.insert(block.id.clone(), titled(named_rows(block, language), title, caption));
    }
    for other in all.iter().filter(|id| !own.contains(*id)) {
        figures.insert((*other).to_owned(), false.into());
        rows.insert((*other).to_owned(), false.into());
    }
    let mut parts: Vec<Value> = blocks.iter().map(|block| filled_in(form, block, table, language)).collect();
    parts.push(omitted_or_given(table, &own));
    json!({"properties": {"statistics": {"properties": figures}, "rows": {"properties": rows}}, "allOf": parts})
}

/// The words over a block: its own caption, else that of its table.
fn words<'f>(block: &'f Block, table: &'f Table, language: Language) -> (&'f str, &'f str) {
    let (caption, title) = (block.caption.text(language.tag()), table.title.text(language.tag()));
    if caption.is_empty() { (title, "") } else { (caption, title) }
}

/// A table that is omitted has no figures; every other that need not be left out has all its blocks.
fn omitted_or_given(table: &Table, blocks: &[&str]) -> Value {
    let needed = if table.optional { &[] } else { blocks };
    let none: Object = blocks.iter().map(|id| ((*id).to_owned(), false.into())).collect();
    json!({
        "if": {"required": ["omitted"], "properties": {"omitted": {"required": [table.id]}}},
        "then": {"properties": {"statistics": {"properties": none}}},
        "else": {"properties": {"statistics": {"required": needed}}},
    })
}

/// The figures of a block. Only where the report names rows of its own may there be more rows than the form
/// has.
fn filled_in(form: &Form, block: &Block, table: &Table, language: Language) -> Value {
    let (title, caption) = words(block, table, language);
    let at = |schema: String| {
        let schema = titled(definition(&schema), title, caption);
        json!({"properties": {"statistics": {"properties": {&block.id: schema}}}})
    };
    if block.rows.open().is_some() {
        return at(block::name(form, block));
    }
    let named =
        json!({"properties": {&block.id: {"type": "object", "minProperties": 1}}, "required": [block.id]});
    json!({
        "if": {"properties": {"rows": named}, "required": ["rows"]},
        "then": at(format!("{}:more", block::name(form, block))),
        "else": at(block::name(form, block)),
    })
}

/// Rows that a report names: labels of the open ones, or rows added to those of the form.
fn named_rows(block: &Block, language: Language) -> Value {
    let taken = block.rows.ids();
    let rows: Vec<&str> = block.rows.leaves.iter().map(|row| row.id.as_str()).collect();
    let after = message!(zh: "印在表式的哪一行之后", en: "the form's row after which it is printed");
    let after = titled(json!({"enum": rows}), "", after.in_language(language));
    let mut said = json!({"label": definition("label"), "after": after});
    let mut in_full = json!({"type": "object", "required": ["label"]});
    if block.rows.nested().next().is_some() {
        let within = message!(zh: "在哪一行之下", en: "the row that it stands under");
        said["in"] = titled(json!({"type": ["string", "number"]}), "", within.in_language(language));
        in_full = json!({"type": "object", "anyOf": [{"required": ["label"]}, {"required": ["in"]}]});
    }
    json!({
        "type": "object",
        "propertyNames": {"pattern": block::ROW_ID, "not": {"enum": taken}},
        "additionalProperties": {
            "if": in_full,
            "then": {"properties": said, "additionalProperties": false},
            "else": definition("label"),
        },
    })
}
