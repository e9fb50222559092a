//! The rows of a block as one report has them.

use crate::model::form::{Block, Leaf};
use crate::model::id::{DataRowId, Id, List, RowId, ids};
use crate::model::label::Label;
use std::collections::BTreeMap;

/// The rows of a block in one report.
#[derive(Debug, Clone)]
pub enum Rows {
    /// Exactly those of the form.
    AsForm,
    /// Those of the form, with rows that the report names or adds.
    Named(NamedRows),
}

/// Rows of a report, in the order in which they are printed.
#[derive(Debug, Clone)]
pub struct NamedRows {
    rows: List<DataRowId, Row>,
    /// The same in the order of their ids: each is looked up for every figure that is compared.
    by_id: Vec<DataRowId>,
    /// The same by the rows of the form that they stand for.
    by_form: Vec<DataRowId>,
}

impl NamedRows {
    fn new(rows: List<DataRowId, Row>) -> Self {
        let mut by_id: Vec<DataRowId> = rows.entries().map(|(id, _)| id).collect();
        // Of two rows with one id the first counts, as a sort that keeps their order leaves it.
        by_id.sort_by(|&one, &other| rows[one].id.cmp(&rows[other].id));
        let mut by_form: Vec<DataRowId> = rows.entries().map(|(id, _)| id).collect();
        by_form.sort_by_key(|&row| rows[row].of_form);
        Self { rows, by_id, by_form }
    }

    fn standing_for(&self, row: RowId) -> &[DataRowId] {
        let begin = self.by_form.partition_point(|&at| self.rows[at].of_form < Some(row));
        let end = self.by_form.partition_point(|&at| self.rows[at].of_form <= Some(row));
        self.by_form.get(begin..end).unwrap_or_default()
    }

    /// The rows under a row. All that stand below it follow it, so that no others are looked at.
    fn under(&self, outer: DataRowId) -> impl Iterator<Item = DataRowId> {
        let below = (outer.index() + 1..self.rows.len()).map(DataRowId::at);
        let below = below.take_while(move |&row| self.rows[row].within.is_some_and(|above| above >= outer));
        below.filter(move |&row| self.rows[row].within == Some(outer))
    }

    fn find(&self, id: &str) -> Option<DataRowId> {
        let at = self.by_id.partition_point(|&row| *self.rows[row].id < *id);
        self.by_id.get(at).copied().filter(|&row| self.rows[row].id == id)
    }
}

/// One row of a report.
#[derive(Debug, Clone)]
pub(super) struct Row {
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
    /// The open row of the form that it stands for, where it says which of several under that row.
    pub of_form: Option<RowId>,
}

impl NamedRow {
    /// Rows by their ids; of two with one id the first counts.
    pub fn by_id(named: &[Self]) -> BTreeMap<&str, &Self> {
        named.iter().rev().map(|row| (&*row.id, row)).collect()
    }

    /// The row of the form that it stands for, among the rows that a report names; none beside the form's.
    pub fn of_form(&self, block: &Block, named: &BTreeMap<&str, &Self>) -> Option<RowId> {
        let Some(outer) = &self.within else { return block.rows.open() };
        if self.of_form.is_some() {
            return self.of_form;
        }
        let of_named = || {
            let outer = named.get(&**outer)?;
            // Rows that codes tell apart may stand under a row that stands under another.
            let alone = || outer.within.as_ref().and_then(|id| block.rows.inner(block.rows.leaf(id)?));
            outer.of_form.or_else(alone).or(block.rows.open())
        };
        let closed = block.rows.leaf(outer).filter(|&row| !block.row(row).open);
        block.rows.inner(closed.or_else(of_named).or(block.rows.open())?)
    }
}

impl Rows {
    /// The rows of a block in a report that names these. Where the form leaves rows open they stand in its
    /// place, else each after the row that it names; those under a row follow it.
    pub fn new(block: &Block, named: &[NamedRow]) -> Self {
        let open = block.rows.open();
        if !block.rows.names_rows() && named.is_empty() {
            return Self::AsForm;
        }
        let mut rows = Placed { block, under: by_outer(block, named), rows: List::default() };
        for (id, leaf) in block.rows.leaves.entries().filter(|(_, leaf)| leaf.within.is_empty()) {
            if open == Some(id) {
                let own = named.iter().filter(|row| row.within.is_none());
                own.for_each(|row| rows.named(row, open));
                continue;
            }
            rows.closed(id, leaf, None);
            let beside = |row: &&NamedRow| open.is_none() && row.within.is_none() && row.after == Some(id);
            named.iter().filter(beside).for_each(|row| rows.named(row, None));
        }
        let last = |row: &&NamedRow| open.is_none() && row.within.is_none() && row.after.is_none();
        named.iter().filter(last).for_each(|row| rows.named(row, None));
        Self::Named(NamedRows::new(rows.rows))
    }

    pub(super) fn count(&self, block: &Block) -> usize {
        match self {
            Self::AsForm => block.rows.leaves.len(),
            Self::Named(named) => named.rows.len(),
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
            Self::Named(named) => &named.rows[row].id,
        }
    }

    pub(super) fn label<'s>(&'s self, row: DataRowId, block: &'s Block) -> &'s Label {
        match self {
            Self::AsForm => &block.row(same(row)).label,
            Self::Named(named) => &named.rows[row].label,
        }
    }

    pub(super) fn name<'s>(&'s self, row: DataRowId, block: &'s Block) -> &'s Label {
        match self {
            Self::AsForm => &block.row(same(row)).name,
            Self::Named(named) => &named.rows[row].name,
        }
    }

    /// The row of the form that a row stands for.
    pub(super) fn of_form(&self, row: DataRowId) -> Option<RowId> {
        match self {
            Self::AsForm => Some(same(row)),
            Self::Named(named) => named.rows[row].of_form,
        }
    }

    /// The row that a row stands under and is part of.
    pub(super) fn within(&self, row: DataRowId, block: &Block) -> Option<DataRowId> {
        match self {
            Self::AsForm => {
                let outer = block.row(same(row)).within.first()?;
                block.rows.leaf(outer).map(same)
            }
            Self::Named(named) => named.rows[row].within,
        }
    }

    /// The rows that stand for a row of the form: one, or for an open row as many as the report names.
    pub(super) fn standing_for(&self, row: RowId) -> impl Iterator<Item = DataRowId> {
        let (one, several) = match self {
            Self::AsForm => (Some(same(row)), &[][..]),
            Self::Named(named) => (None, named.standing_for(row)),
        };
        one.into_iter().chain(several.iter().copied())
    }

    /// The rows that stand under a row.
    pub(super) fn under(&self, outer: DataRowId, block: &Block) -> impl Iterator<Item = DataRowId> {
        let (of_form, several) = match self {
            Self::AsForm => {
                let inners = block.rows.inners(same(outer)).map(same);
                let is_under = move |&row: &DataRowId| self.within(row, block) == Some(outer);
                (Some(inners.filter(is_under)), None)
            }
            Self::Named(named) => (None, Some(named.under(outer))),
        };
        of_form.into_iter().flatten().chain(several.into_iter().flatten())
    }

    pub(super) fn find(&self, id: &str, block: &Block) -> Option<DataRowId> {
        match self {
            Self::AsForm => block.rows.leaf(id).map(same),
            Self::Named(named) => named.find(id),
        }
    }
}

/// The rows of a block while they are put in order.
struct Placed<'a> {
    block: &'a Block,
    under: ByOuter<'a>,
    rows: List<DataRowId, Row>,
}

/// The rows that a report names under others, by the id of these and the row of the form that they stand for.
type ByOuter<'a> = BTreeMap<(&'a str, RowId), Vec<&'a NamedRow>>;

fn by_outer<'a>(block: &Block, named: &'a [NamedRow]) -> ByOuter<'a> {
    let by_id = NamedRow::by_id(named);
    let mut found = ByOuter::new();
    for row in named {
        if let (Some(outer), Some(of_form)) = (&row.within, row.of_form(block, &by_id)) {
            found.entry((outer, of_form)).or_default().push(row);
        }
    }
    found
}

impl Placed<'_> {
    fn named(&mut self, row: &NamedRow, of_form: Option<RowId>) {
        let (label, name) = (row.label.clone(), row.label.clone());
        self.push(Row { id: row.id.clone(), label, name, of_form, within: None });
    }

    fn closed(&mut self, of_form: RowId, leaf: &Leaf, within: Option<DataRowId>) {
        let (label, name) = (leaf.label.clone(), leaf.name.clone());
        self.push(Row { id: leaf.id.clone(), label, name, of_form: Some(of_form), within });
    }

    /// A row, and those that stand under it. These stand under few others, so that this ends soon.
    fn push(&mut self, row: Row) {
        let inners: Vec<RowId> =
            row.of_form.map(|of_form| self.block.rows.inners(of_form).collect()).unwrap_or_default();
        let (id, name) = (row.id.clone(), row.name.clone());
        let outer = self.rows.push(row);
        for inner in inners {
            let leaf = self.block.row(inner);
            if !leaf.open {
                self.closed(inner, leaf, Some(outer));
                continue;
            }
            // Of two rows with one id both have what stands under it.
            for under in self.under.get(&(&*id, inner)).cloned().unwrap_or_default() {
                let (label, name) = (under.label.clone(), name.joined(&under.label));
                let (id, of_form) = (under.id.clone(), Some(inner));
                self.push(Row { id, label, name, of_form, within: Some(outer) });
            }
        }
    }
}

/// Where a report has exactly the form's rows, both are counted alike.
fn same<A: Id, B: Id>(row: A) -> B {
    B::at(row.index())
}
