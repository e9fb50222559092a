//! The rows of a block as one report has them.

use crate::model::form::Block;
use crate::model::label::Label;

/// The rows of a block in one report.
#[derive(Debug, Clone)]
pub enum Rows {
    /// Exactly those of the form.
    AsForm,
    /// Those of the form, with rows that the report names.
    Named(Vec<Row>),
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
    /// The leaf of the form it stands for; none for an extension row.
    pub leaf: Option<usize>,
}

impl Rows {
    /// The id of a row.
    pub fn id<'s>(&'s self, row: usize, block: &'s Block) -> &'s str {
        match self {
            Self::AsForm => &block.rows.leaves[row].id,
            Self::Named(rows) => &rows[row].id,
        }
    }

    /// The words of a row.
    pub fn label<'s>(&'s self, row: usize, block: &'s Block) -> &'s Label {
        match self {
            Self::AsForm => &block.rows.leaves[row].label,
            Self::Named(rows) => &rows[row].label,
        }
    }

    /// The words of a row where it is spoken of alone.
    pub fn name<'s>(&'s self, row: usize, block: &'s Block) -> &'s Label {
        match self {
            Self::AsForm => &block.rows.leaves[row].name,
            Self::Named(rows) => &rows[row].name,
        }
    }

    /// The leaf of the form that a row stands for.
    pub fn leaf(&self, row: usize) -> Option<usize> {
        match self {
            Self::AsForm => Some(row),
            Self::Named(rows) => rows[row].leaf,
        }
    }

    /// The rows that stand for a leaf of the form: one, or for an open leaf as many as the report names.
    pub fn of_leaf(&self, leaf: usize) -> impl Iterator<Item = usize> {
        let (one, several) = match self {
            Self::AsForm => (Some(leaf), None),
            Self::Named(rows) => (None, Some(rows)),
        };
        let named = several.into_iter().flat_map(move |rows| {
            rows.iter().enumerate().filter(move |(_, row)| row.leaf == Some(leaf)).map(|(i, _)| i)
        });
        one.into_iter().chain(named)
    }

    /// The row with an id.
    pub fn find(&self, id: &str, block: &Block) -> Option<usize> {
        match self {
            Self::AsForm => block.rows.leaf(id),
            Self::Named(rows) => rows.iter().position(|row| row.id == id),
        }
    }
}
