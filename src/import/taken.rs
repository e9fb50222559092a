//! What of a document was read as figures of its form.

use std::collections::BTreeMap;
use std::ops::Range;

/// A block of a document, or a table within the cells of one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Seat {
    /// The block.
    pub block: usize,
    /// From the outermost to the innermost: a cell, counted in its table, and a table, counted in the cell.
    pub within: Vec<(usize, usize)>,
}

impl From<usize> for Seat {
    fn from(block: usize) -> Self {
        Self { block, within: Vec::new() }
    }
}

impl Seat {
    /// A table within a cell of this one.
    pub(crate) fn inner(&self, cell: usize, table: usize) -> Self {
        let mut within = self.within.clone();
        within.push((cell, table));
        Self { block: self.block, within }
    }
}

/// What of a document was read as figures of its form: tables, rows of tables, headings and captions that
/// belong to them. It is not repeated in the prose.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Taken {
    parts: BTreeMap<Seat, Part>,
}

/// How much of a block was read.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    /// All of it.
    Whole,
    /// These lines of its grid.
    Rows(Vec<Range<usize>>),
}

impl Taken {
    /// Takes a whole paragraph or table.
    pub(crate) fn take(&mut self, seat: impl Into<Seat>) {
        self.parts.insert(seat.into(), Part::Whole);
    }

    /// Takes some lines of a table's grid.
    pub(crate) fn take_rows(&mut self, seat: impl Into<Seat>, rows: Range<usize>) {
        match self.parts.entry(seat.into()).or_insert_with(|| Part::Rows(Vec::new())) {
            Part::Whole => {}
            Part::Rows(taken) => match taken.last_mut() {
                Some(last) if last.end == rows.start => last.end = rows.end,
                _ => taken.push(rows),
            },
        }
    }

    /// Whether all of a paragraph or table was read.
    pub(crate) fn holds(&self, seat: &Seat) -> bool {
        self.parts.get(seat) == Some(&Part::Whole)
    }

    /// Whether a paragraph or table was read, or anything of it.
    pub(crate) fn holds_some(&self, seat: &Seat) -> bool {
        self.parts.contains_key(seat)
    }

    /// Whether a line of a table's grid was read.
    pub(crate) fn holds_row(&self, seat: &Seat, row: usize) -> bool {
        match self.parts.get(seat) {
            Some(Part::Whole) => true,
            Some(Part::Rows(taken)) => taken.iter().any(|rows| rows.contains(&row)),
            None => false,
        }
    }
}
