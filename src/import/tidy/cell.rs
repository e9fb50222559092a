//! Which cell of a form a line means: one, or none.

use super::names::Names;
use crate::model::form::Axis;
use crate::model::form::{Block, Form};
use crate::model::id::{BlockId, ColumnId, Id, RowId};
use crate::text::message;
use crate::text::message::Message;
use std::sync::Arc;

/// A cell of a report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Slot {
    /// The block.
    pub block: BlockId,
    /// The row.
    pub row: Row,
    /// The column.
    pub column: ColumnId,
}

/// A row of a report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Row {
    /// One of the form's.
    OfForm(RowId),
    /// One that the report names, where the form leaves rows open: by its words.
    Named(Arc<str>),
}

/// What a line says of its cell.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said<'s> {
    pub table: Option<&'s str>,
    pub row: Option<&'s str>,
    pub column: Option<&'s str>,
}

/// The cell that a line means.
///
/// # Errors
/// If the form has none, or several.
pub(super) fn find(form: &Form, said: Said<'_>) -> Result<Slot, Message> {
    let is_said = |block: &Block| {
        let table = form.table(block.table);
        said.table.is_none_or(|text| {
            block.id == text || table.id == text || table.title.iter().any(|(_, words)| words == text)
        })
    };
    let blocks: Vec<BlockId> =
        form.blocks().entries().filter(|(_, block)| is_said(block)).map(|(id, _)| id).collect();
    if blocks.is_empty() {
        let (id, table) = (&form.id, said.table.unwrap_or_default());
        return Err(message!(zh: "{id} 没有表“{table}”", en: "{id} has no table '{table}'"));
    }
    let mut slots = Vec::new();
    let mut named = Vec::new();
    for &id in &blocks {
        let block = form.block(id);
        let Some(column) = one(&block.columns, said.column) else { continue };
        match (one(&block.rows, said.row), said.row) {
            (Some(row), _) if !block.row(row).open && block.has(row, column) => {
                slots.push(Slot { block: id, row: Row::OfForm(row), column });
            }
            (None, Some(text)) if block.rows.open().is_some() && Names::can_be(text) => {
                named.push(Slot { block: id, row: Row::Named(text.into()), column });
            }
            _ => {}
        }
    }
    // Words that no row has name an open row; but a row that has them is meant before.
    if slots.is_empty() {
        slots = named;
    }
    match (slots.len(), slots.pop()) {
        (1, Some(slot)) => Ok(slot),
        (0, _) => Err(none(form, said)),
        (_, _) => {
            let cell = shown(said);
            Err(message!(
                zh: "{} 有几格都是“{cell}”", en: "{} has several cells '{cell}'", form.id
            ))
        }
    }
}

/// The one row or column with an id or with words; the only one where nothing is said.
fn one<I: Id + PartialEq>(axis: &Axis<I>, said: Option<&str>) -> Option<I> {
    let Some(text) = said else {
        return axis.leaves.ids().next().filter(|_| axis.leaves.len() == 1);
    };
    if let Some(leaf) = axis.leaf(text) {
        return Some(leaf);
    }
    let has_words = |label: &crate::model::label::Label| label.iter().any(|(_, words)| words == text);
    let mut named = axis.leaves.entries().filter(|(_, leaf)| has_words(&leaf.label) || has_words(&leaf.name));
    let (first, _) = named.next()?;
    named.next().is_none().then_some(first)
}

fn none(form: &Form, said: Said<'_>) -> Message {
    let (id, cell) = (&form.id, shown(said));
    message!(zh: "{id} 没有格“{cell}”", en: "{id} has no cell '{cell}'")
}

/// What is said of a cell, as an address.
fn shown(said: Said<'_>) -> String {
    [said.table, said.row, said.column].map(|part| part.unwrap_or("*")).join(".")
}
