//! A built-in form has all its words in Chinese and in English, whichever page shows it.

use crate::model::form::{Axis, Form, Node, UnitSpan, builtin};
use crate::model::id::Id;
use crate::model::label::Label;

/// The labels of a form, each with what it is of.
fn labels(form: &Form) -> Vec<(String, &Label)> {
    let mut found = vec![("title".to_owned(), &form.title)];
    found.extend(form.sections().iter().map(|section| (format!("section {}", section.id), &section.title)));
    for table in form.tables().iter() {
        found.push((format!("table {}", table.id), &table.title));
        found.push((format!("stub of {}", table.id), &table.stub));
    }
    for block in form.blocks().iter() {
        found.push((format!("caption of {}", block.id), &block.caption));
        found.extend(units(&block.id, &block.own_spec().units));
        of_axis(&block.id, &block.rows, &mut found);
        of_axis(&block.id, &block.columns, &mut found);
    }
    found.extend(form.checks.iter().map(|check| (format!("check {}", check.id), &check.says)));
    found
}

fn units<'f>(of: &str, spans: &'f [UnitSpan]) -> Vec<(String, &'f Label)> {
    spans.iter().map(|span| (format!("unit of {of}"), &span.unit.label)).collect()
}

fn of_axis<'f, I: Id>(block: &str, axis: &'f Axis<I>, found: &mut Vec<(String, &'f Label)>) {
    let mut nodes: Vec<&Node<I>> = axis.nodes.iter().collect();
    while let Some(node) = nodes.pop() {
        if let Node::Group { label, nodes: under, .. } = node {
            found.push((format!("group of {block}"), label));
            nodes.extend(under);
        }
    }
    for leaf in axis.leaves.iter() {
        let of = format!("{block}.{}", leaf.id);
        found.extend([(of.clone(), &leaf.label), (format!("name of {of}"), &leaf.name)]);
        found.extend(leaf.codes.iter().map(|code| (format!("{of} {}", code.id), &code.label)));
        found.extend(units(&of, leaf.declared.units.as_deref().unwrap_or_default()));
    }
}

#[test]
fn every_word_of_a_built_in_form_is_there_in_both_languages() {
    for form in builtin::forms() {
        let labels = labels(&form);
        assert!(labels.len() > 100, "{}", form.id);
        let said = labels.iter().filter(|(_, label)| !label.is_empty());
        let lacking: Vec<_> = said
            .flat_map(|(of, label)| ["zh", "en"].map(|language| (of, language, label.exactly(language))))
            .filter(|(.., words)| words.is_none_or(|words| words.trim().is_empty()))
            .collect();
        assert!(lacking.is_empty(), "{}: {lacking:#?}", form.id);
    }
}
