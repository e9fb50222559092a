//! The figures of one block: its rows, and the shapes that these have.

use super::cell;
use super::row::{Shape, groups_over};
use super::scalar::{Object, definition, titled};
use crate::model::form::{Block, Form};
use crate::text::message::Language;
use serde_json::{Value, json};

/// Ids of rows that a report names.
pub(super) const ROW_ID: &str = "^[A-Za-z0-9_-]+$";

/// The name of the definition of a block's figures. With `:more` behind it there may be rows that the form
/// has not.
pub(super) fn name(form: &Form, block: &Block) -> String {
    format!("{}:{}:figures", form.id, block.id)
}

/// Adds the definitions of a block, of its rows and of the cells in them.
pub(super) fn define(form: &Form, block: &Block, language: Language, definitions: &mut Object) {
    let mut shapes = Shapes { form, block, language, known: Vec::new() };
    let open = block.rows.open();
    let mut properties = Object::new();
    let mut required = Vec::new();
    // The rows that a report names: those that stand for an open row, and those under rows.
    let (mut others, mut under) = (Value::Bool(false), Vec::new());
    for (row, leaf) in block.rows.leaves.entries() {
        let shape = Shape::of(block, row);
        let is_required = shape.is_required();
        let (title, over) = (leaf.label.text(language.tag()), groups_over(block, row, language));
        let reference = titled(shapes.reference(shape, &leaf.id, definitions), title, &over);
        if Some(row) == open {
            // It stands for the rows that the report names, and is itself none.
            properties.insert(leaf.id.clone(), false.into());
            others = reference;
            continue;
        }
        if leaf.open {
            properties.insert(leaf.id.clone(), false.into());
            under.push(reference);
            continue;
        }
        if is_required {
            required.push(leaf.id.as_str());
        }
        properties.insert(leaf.id.clone(), reference);
    }
    if open.is_some() {
        others = either(others, &under);
    }
    definitions.insert(name(form, block), schema(&properties, &required, &others));
    if open.is_none() {
        let added = either(shapes.reference(Shape::added(block), "added", definitions), &under);
        // A group's id cannot be that of a row.
        let ids = block.rows.ids();
        let groups = ids.iter().filter(|id| block.rows.leaf(id).is_none());
        properties.extend(groups.map(|id| ((*id).to_owned(), false.into())));
        definitions.insert(format!("{}:more", name(form, block)), schema(&properties, &required, &added));
    }
}

/// A row of one shape, or of one of others: which of them only its place among the report's rows says.
fn either(row: Value, under: &[Value]) -> Value {
    let shapes = [&[row][..], under].concat();
    if let [only] = &shapes[..] { only.clone() } else { json!({"anyOf": shapes}) }
}

fn schema(rows: &Object, required: &[&str], others: &Value) -> Value {
    json!({
        "type": "object",
        "properties": rows,
        "required": required,
        "propertyNames": {"pattern": ROW_ID},
        "additionalProperties": others,
    })
}

/// The shapes of a block's rows; most blocks have one.
struct Shapes<'f> {
    form: &'f Form,
    block: &'f Block,
    language: Language,
    known: Vec<(String, Shape<'f>)>,
}

impl<'f> Shapes<'f> {
    /// A reference to the definition of a shape, which is added if it is new.
    fn reference(&mut self, shape: Shape<'f>, id: &str, definitions: &mut Object) -> Value {
        if let Some((known, _)) = self.known.iter().find(|(_, other)| *other == shape) {
            return definition(known);
        }
        for cell in shape.cells() {
            let name = cell::name(cell);
            if !definitions.contains_key(&name) {
                definitions.insert(name.clone(), cell::schema(cell, self.language));
                definitions.insert(format!("{name}:printed"), cell::printed(cell, self.language));
            }
        }
        let name = format!("{}:{}:row:{id}", self.form.id, self.block.id);
        definitions.insert(name.clone(), shape.schema(self.block, self.language));
        self.known.push((name.clone(), shape));
        definition(&name)
    }
}
