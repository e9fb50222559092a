//! YAML: the two readers agree, what is wrong is told in its place, and fields are read by name.

mod agreement;
mod fields;
mod generated;
mod places;
mod slips;

use crate::text::diagnostic::Diagnostic;
use crate::text::source::{FileId, Sources};
use crate::text::yaml::{self, Node, Value};

const FILE: FileId = FileId(0);

/// Reads a text that must be right.
fn read(text: &str) -> Node<'_> {
    let mut diagnostics = Vec::new();
    let node = yaml::parse(FILE, text, 0..text.len(), &mut diagnostics);
    assert_eq!(diagnostics, [], "{text}");
    node.unwrap()
}

/// The tree with the text of every place: `key=value` with `«…»` around what the places cover.
fn shown(node: &Node<'_>, text: &str) -> String {
    let place = format!("«{}»", &text[node.place.range()]);
    match &node.value {
        Value::Scalar { text, plain } => format!("{}{text}{place}", if *plain { "" } else { "quoted " }),
        Value::Sequence(items) => {
            format!("[{}]{place}", items.iter().map(|n| shown(n, text)).collect::<Vec<_>>().join(", "))
        }
        Value::Mapping(entries) => {
            let entries = entries.iter().map(|(k, v)| format!("{}={}", shown(k, text), shown(v, text)));
            format!("{{{}}}{place}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// What is told of a text: `code line:column-line:column`, in order, with the English message.
fn told(text: &str) -> Vec<String> {
    told_with(text, |node, diagnostics| {
        let _ = (node, diagnostics);
    })
}

fn told_with(text: &str, reading: impl Fn(&Node<'_>, &mut Vec<Diagnostic>)) -> Vec<String> {
    let mut diagnostics = Vec::new();
    if let Some(node) = yaml::parse(FILE, text, 0..text.len(), &mut diagnostics) {
        reading(&node, &mut diagnostics);
    }
    let mut sources = Sources::default();
    let file = sources.put("a.yaml", text);
    let at = |offset| sources.file(file).line_and_column(offset);
    diagnostics
        .iter()
        .map(|d| {
            assert!(!d.message.zh.is_empty() && d.remedy.as_ref().is_none_or(|r| !r.zh.is_empty()));
            let place = d.place.unwrap();
            let ((l, c), (m, e)) = (at(place.start), at(place.end));
            let fix = d.fix.as_ref().map(|f| format!(" → {:?}", f.replacement)).unwrap_or_default();
            format!("{} {l}:{c}-{m}:{e} {}{fix}", d.code.0, d.message.en)
        })
        .collect()
}
