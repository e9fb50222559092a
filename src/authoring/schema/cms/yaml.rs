//! A value as block YAML that people can go on editing.

use serde_json::Value;
use std::fmt::Write;

/// Mappings and lists on lines of their own, so many levels in; scalars as JSON writes them, which YAML reads
/// the same.
pub(super) fn write(value: &Value, level: usize) -> String {
    let mut text = String::new();
    block(value, level, &mut text);
    text
}

fn block(value: &Value, level: usize, text: &mut String) {
    match value {
        Value::Object(entries) => {
            for (at, (key, value)) in entries.iter().enumerate() {
                // The first key of a list's item stands behind its dash.
                if at > 0 || !text.ends_with("- ") {
                    indent(level, text);
                }
                let _ = write!(text, "{key}:");
                below(value, level, text);
            }
        }
        Value::Array(items) => {
            for item in items {
                indent(level, text);
                text.push_str("- ");
                if is_leaf(item) {
                    let _ = writeln!(text, "{item}");
                } else {
                    block(item, level + 1, text);
                }
            }
        }
        leaf => {
            let _ = writeln!(text, "{leaf}");
        }
    }
}

fn below(value: &Value, level: usize, text: &mut String) {
    if is_leaf(value) {
        let _ = writeln!(text, " {value}");
    } else {
        text.push('\n');
        block(value, level + 1, text);
    }
}

/// Scalars, and lists of scalars, stand on one line.
fn is_leaf(value: &Value) -> bool {
    match value {
        Value::Object(entries) => entries.is_empty(),
        Value::Array(items) => items.iter().all(|item| !item.is_object() && !item.is_array()),
        _ => true,
    }
}

fn indent(level: usize, text: &mut String) {
    text.extend(std::iter::repeat_n("  ", level));
}
