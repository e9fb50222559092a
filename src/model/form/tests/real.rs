//! The built-in Chinese forms have every section, table, row, column, label and unit of the forms as they
//! were transcribed, in the same order and hierarchy, and nothing else.

use crate::model::form::{Axis, Block, Form, Node, builtin};
use crate::model::id::Id;
use crate::testing::real_data;
use crate::text::source::Sources;
use serde_json::Value;
use std::fs;

/// The text of a field; empty where there is none.
fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap_or_default()
}

fn list<'v>(value: &'v Value, field: &str) -> impl Iterator<Item = &'v Value> {
    value[field].as_array().into_iter().flatten()
}

/// A transcribed form, one line for each thing that is printed.
fn transcribed(form: &Value) -> Vec<String> {
    let mut lines = vec![format!("{}《{}》", text(form, "basis"), text(form, "name"))];
    for section in list(form, "sections") {
        lines.push(format!("section {} {}", text(section, "no"), text(section, "title")));
    }
    for table in list(form, "tables") {
        let id = text(table, "id");
        lines.push(format!("table {id} in {}: {}", text(table, "section"), text(table, "title")));
        let blocks: Vec<&Value> = list(table, "blocks").collect();
        for block in if blocks.is_empty() { vec![table] } else { blocks } {
            let name = if block["caption"].is_null() {
                id.to_owned()
            } else {
                format!("{id}.{}", text(block, "id"))
            };
            let stub = format!("{}{}", text(block, "stub"), text(block, "stub_note"));
            lines.push(format!("block {name} {} / {stub}", text(block, "caption")));
            for column in list(block, "columns") {
                let path = [text(block, "column_super"), text(column, "group"), text(column, "label")];
                let unit = [text(column, "unit"), text(table, "unit")].into_iter().find(|u| !u.is_empty());
                let unit = unit.filter(|unit| *unit != "not printed on the form").unwrap_or("-");
                let kind = match text(column, "type") {
                    "signed_int" => "change",
                    "decimal" => "amount",
                    _ => "count",
                };
                lines.push(format!("column {}: {} {kind} {unit}", text(column, "key"), joined(&path)));
            }
            for row in list(block, "rows").chain(list(block, "groups")) {
                let mut path: Vec<&str> = list(row, "path").filter_map(Value::as_str).collect();
                path.push(text(row, "label"));
                lines.push(format!("row {}: {}", text(row, "key"), joined(&path)));
            }
        }
    }
    lines
}

fn joined(path: &[&str]) -> String {
    path.iter().filter(|label| !label.is_empty()).copied().collect::<Vec<_>>().join(" > ")
}

/// A built-in form, one line for each thing that is printed.
fn built_in(form: &Form) -> Vec<String> {
    let mut lines = vec![form.basis.text("zh").to_owned()];
    for section in form.sections() {
        lines.push(format!("section {} {}", section.number, section.title.text("zh")));
    }
    for table in form.tables() {
        let section = table.section.map(|s| form.section(s).number.as_str()).unwrap_or_default();
        lines.push(format!("table {} in {section}: {}", table.id, table.title.text("zh")));
        for block in table.blocks.iter().map(|&block| form.block(block)) {
            let (caption, stub) = (block.caption.text("zh"), table.stub.text("zh"));
            lines.push(format!("block {} {caption} / {stub}", block.id));
            for (leaf, path) in paths(&block.columns) {
                let cell = block.spec(None, leaf);
                let unit = cell.units.first().map_or("-", |span| span.unit.label.text("zh"));
                let id = &block.column(leaf).id;
                lines.push(format!("column {id}: {path} {} {unit}", cell.kind.name()));
            }
            for (leaf, path) in paths(&block.rows) {
                lines.push(format!("row {}: {path}", block.row(leaf).id));
            }
        }
    }
    lines
}

/// The leaves of an axis with the labels on the way to them.
fn paths<I: Id>(axis: &Axis<I>) -> Vec<(I, String)> {
    fn walk<I: Id>(axis: &Axis<I>, nodes: &[Node<I>], above: &[&str], found: &mut Vec<(I, String)>) {
        for node in nodes {
            match node {
                Node::Group { label, nodes, .. } => {
                    walk(axis, nodes, &[above, &[label.text("zh")]].concat(), found);
                }
                Node::Leaf(leaf) => {
                    found.push((*leaf, joined(&[above, &[axis.leaves[*leaf].label.text("zh")]].concat())));
                }
            }
        }
    }
    let mut found = Vec::new();
    walk(axis, &axis.nodes, &[], &mut found);
    found
}

/// How many cells a form has; open rows count once.
fn cell_count(form: &Form) -> usize {
    let cells = |block: &Block| block.rows.leaves.len() * block.columns.leaves.len() - block.absent.len();
    form.blocks().iter().map(cells).sum()
}

#[test]
fn the_chinese_forms_are_as_transcribed() {
    let Some(data) = real_data("the_chinese_forms_are_as_transcribed") else { return };
    let source: Value = serde_json::from_slice(&fs::read(data.join("forms/forms.json")).unwrap()).unwrap();
    let forms = builtin::forms();
    let source = source.as_object().unwrap();
    assert_eq!(source.len(), 2);
    for (id, transcript) in source {
        let form =
            forms.iter().find(|form| form.id == *id).unwrap_or_else(|| panic!("there is no form {id}"));
        let (expected, found) = (transcribed(transcript), built_in(form));
        let lacking: Vec<_> = expected.iter().filter(|line| !found.contains(line)).collect();
        let added: Vec<_> = found.iter().filter(|line| !expected.contains(line)).collect();
        assert!(lacking.is_empty() && added.is_empty(), "{id} lacks {lacking:#?}\nand has {added:#?}");
        assert_eq!(expected, found, "{id} has another order");
        assert_eq!(Some(cell_count(form)), transcript["cell_count"].as_u64().map(|n| n as usize));
    }
}

#[test]
fn the_two_chinese_editions_have_198_and_200_cells() {
    let forms = builtin::forms();
    let count = |id| cell_count(forms.iter().find(|form| form.id == id).unwrap());
    assert_eq!((count("cn-ogi-2019"), count("cn-ogi-2021")), (198, 200));
}

#[test]
fn the_built_in_forms_have_nothing_wrong_with_them() {
    let mut diagnostics = Vec::new();
    builtin::tell(&mut Sources::default(), &mut diagnostics);
    assert_eq!(diagnostics, []);
    assert_eq!(builtin::forms().len(), 4);
}
