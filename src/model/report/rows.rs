//! The rows of a block as one report has them.

use crate::model::form::Block;
use crate::model::id::{DataRowId, Id, List, RowId, ids};
use crate::model::label::Label;

/// The rows of a block in one report.
#[derive(Debug, Clone)]
pub enum Rows {
    /// Exactly those of the form.
    AsForm,
    /// Those of the form, with rows that the report names or adds.
    Named(List<DataRowId, Row>),
}

/// One row of a report.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its words; the form's where the report gives none.
    pub label: Label,
    /// Its words where it is spoken of alone.
    pub name: Label,
    /// The row of the form it stands for; none for a row that the report adds.
    pub of_form: Option<RowId>,
    /// The row that it stands under and is part of.
    pub within: Option<DataRowId>,
}

/// A row that a report names: one where the form leaves them open, or one beside the form's.
#[derive(Debug, Clone)]
pub struct NamedRow {
    /// Its id.
    pub id: String,
    /// Its words.
    pub label: Label,
    /// The form's row that it is printed after; the end of the block if it says none.
    pub after: Option<RowId>,
    /// The id of the row that it stands under and is part of.
    pub within: Option<String>,
}

impl NamedRow {
    /// The row of the form that it stands for; none beside the form's.
    pub fn of_form(&self, block: &Block) -> Option<RowId> {
        match &self.within {
            None => block.rows.open(),
            Some(outer) => block.rows.inner(block.rows.leaf(outer).or(block.rows.open())?),
        }
    }
}

impl Rows {
    /// The rows of a block in a report that names these. Where the form leaves rows open they stand in its
    /// place, else each after the row that it names; those under a row follow it.
    pub fn new(block: &Block, named: &[NamedRow]) -> Self {
        let open = block.rows.open();
        if block.rows.leaves.iter().all(|leaf| !leaf.open) && named.is_empty() {
            return Self::AsForm;
        }
        let mut rows = Placed { block, named, rows: List::default() };
        for (id, leaf) in block.rows.leaves.entries().filter(|(_, leaf)| leaf.within.is_none()) {
            if open == Some(id) {
                let own = named.iter().filter(|row| row.within.is_none());
                own.for_each(|row| rows.named(row, open));
                continue;
            }
            let (label, name) = (leaf.label.clone(), leaf.name.clone());
            rows.push(Row { id: leaf.id.clone(), label, name, of_form: Some(id), within: None });
            let beside = |row: &&NamedRow| open.is_none() && row.within.is_none() && row.after == Some(id);
            named.iter().filter(beside).for_each(|row| rows.named(row, None));
        }
        let last = |row: &&NamedRow| open.is_none() && row.within.is_none() && row.after.is_none();
        named.iter().filter(last).for_each(|row| rows.named(row, None));
        Self::Named(rows.rows)
    }

    pub(super) fn count(&self, block: &Block) -> usize {
        match self {
            Self::AsForm => block.rows.leaves.len(),
            Self::Named(rows) => rows.len(),
        }
    }

    pub(super) fn ids(
        &self,
        block: &Block,
    ) -> impl DoubleEndedIterator<Item = DataRowId> + ExactSizeIterator + use<> {
        ids(self.count(block))
    }

    pub(super) fn id<'s>(&'s self, row: DataRowId, block: &'s Block) -> &'s str {
        match self {
            Self::AsForm => &block.row(same(row)).id,
            Self::Named(rows) => &rows[row].id,
        }
    }

    pub(super) fn label<'s>(&'s self, row: DataRowId, block: &'s Block) -> &'s Label {
        match self {
            Self::AsForm => &block.row(same(row)).label,
            Self::Named(rows) => &rows[row].label,
        }
    }

    pub(super) fn name<'s>(&'s self, row: DataRowId, block: &'s Block) -> &'s Label {
        match self {
            Self::AsForm => &block.row(same(row)).name,
            Self::Named(rows) => &rows[row].name,
        }
    }

    /// The row of the form that a row stands for.
    pub(super) fn of_form(&self, row: DataRowId) -> Option<RowId> {
        match self {
            Self::AsForm => Some(same(row)),
            Self::Named(rows) => rows[row].of_form,
        }
    }

    /// The row that a row stands under and is part of.
    pub(super) fn within(&self, row: DataRowId) -> Option<DataRowId> {
        match self {
            Self::AsForm => None,
            Self::Named(rows) => rows[row].within,
        }
    }

    /// The rows that stand for a row of the form: one, or for an open row as many as the report names.
    pub(super) fn standing_for(&self, row: RowId) -> impl Iterator<Item = DataRowId> {
        let (one, several) = match self {
            Self::AsForm => (Some(same(row)), None),
            Self::Named(rows) => (None, Some(rows)),
        };
        let named = several.into_iter().flat_map(move |rows| {
            rows.entries().filter(move |(_, named)| named.of_form == Some(row)).map(|(id, _)| id)
        });
        one.into_iter().chain(named)
    }

    pub(super) fn find(&self, id: &str, block: &Block) -> Option<DataRowId> {
        match self {
            Self::AsForm => block.rows.leaf(id).map(same),
            Self::Named(rows) => rows.find(|row| row.id == id),
        }
    }
}

/// The rows of a block while they are put in order.
struct Placed<'a> {
    block: &'a Block,
    named: &'a [NamedRow],
    rows: List<DataRowId, Row>,
}

impl Placed<'_> {
    fn named(&mut self, row: &NamedRow, of_form: Option<RowId>) {
        let (label, name) = (row.label.clone(), row.label.clone());
        self.push(Row { id: row.id.clone(), label, name, of_form, within: None });
    }

    /// A row, and those that stand under it.
    fn push(&mut self, row: Row) {
        let inner = row.of_form.and_then(|of_form| self.block.rows.inner(of_form));
        let (id, name) = (row.id.clone(), row.name.clone());
        let within = Some(self.rows.push(row));
        let Some(inner) = inner else { return };
        for under in self.named.iter().filter(|under| under.within.as_ref() == Some(&id)) {
            let (label, name) = (under.label.clone(), name.joined(&under.label));
            self.rows.push(Row { id: under.id.clone(), label, name, of_form: Some(inner), within });
        }
    }
}

/// Where a report has exactly the form's rows, both are counted alike.
fn same<A: Id, B: Id>(row: A) -> B {
    B::at(row.index())
}
