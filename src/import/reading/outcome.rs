//! How each cell of a form was read.

use super::proof::{contradicted, proven};
use crate::import::document::Position;
use crate::import::taken::Seat;
use crate::model::figure::Figure;
use crate::model::form::{Equation, Indicator};
use crate::model::id::{BlockId, ColumnId, FormId, List, RowId, TableId};
use crate::model::label::Label;
use crate::text::message::Message;
use std::collections::{BTreeMap, BTreeSet};

/// How sure a cell's figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum State {
    /// A sum of the form holds through it.
    Proven,
    /// It was read, and no sum that holds is over it.
    Read,
    /// Something is printed for it that was not read, or not for certain.
    Unread,
    /// The document does not print it.
    Absent,
}

/// A cell of the form, and what the document has for it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CellReading {
    /// How sure it is.
    pub state: State,
    /// Its figure, where it was read.
    pub figure: Option<Figure>,
    /// What the document prints.
    pub text: String,
    /// Where.
    pub position: Option<Position>,
    /// Why it was not read, or how one of several readings was chosen.
    pub why: Option<Message>,
}

impl CellReading {
    /// A cell that was read.
    pub(crate) fn read(figure: Figure, text: &str, position: &Position) -> Self {
        let (text, position) = (text.to_owned(), Some(position.clone()));
        Self { state: State::Read, figure: Some(figure), text, position, why: None }
    }

    /// A cell that was not read.
    pub(crate) fn unread(text: &str, position: Option<&Position>, why: Message) -> Self {
        let (text, position) = (text.to_owned(), position.cloned());
        Self { state: State::Unread, figure: None, text, position, why: Some(why) }
    }

    /// A cell that the document does not print.
    pub(crate) fn absent() -> Self {
        Self { state: State::Absent, figure: None, text: String::new(), position: None, why: None }
    }
}

/// A row that the document prints and the form does not have, or leaves open.
#[derive(Debug, Clone)]
pub(crate) struct OwnRow {
    /// The block in which it stands.
    pub block: BlockId,
    /// The row of the form that it follows; none at the beginning.
    pub after: Option<RowId>,
    /// Its words as printed.
    pub label: String,
    /// Its id, where one is known.
    pub id: Option<String>,
    /// The id of the row that it stands under, where that is known and not a part of its words.
    pub within: Option<String>,
    /// The open row of the form that it stands for, where that is known.
    pub of_form: Option<RowId>,
    /// Its cells.
    pub cells: List<ColumnId, CellReading>,
}

/// A table of a form as a document prints it.
#[derive(Debug, Clone)]
pub(crate) struct TableReading {
    /// The edition that its labels are of.
    pub form: FormId,
    /// The table of that edition.
    pub table: TableId,
    /// How many of its rows were found, of how many.
    pub rows: (usize, usize),
    /// How many of its columns are named by heads, of how many.
    pub heads: (usize, usize),
    /// Every cell that the form prints.
    pub cells: BTreeMap<Indicator, CellReading>,
    /// Rows beside the form's.
    pub own_rows: Vec<OwnRow>,
    /// The lines of the document that it takes: block and line.
    pub lines: BTreeSet<(Seat, usize)>,
    /// Labels and heads in other words than the form's, which it was read by all the same.
    pub differing: Vec<Differing>,
    /// Sums that must hold and do not.
    pub contradicted: usize,
}

impl TableReading {
    /// The cells of a table from a source that prints no heads. The sums of its form prove them as they prove
    /// those of a document.
    pub(crate) fn of(
        (form, table): (FormId, TableId),
        mut cells: BTreeMap<Indicator, CellReading>,
        own_rows: Vec<OwnRow>,
        equations: &[Equation],
    ) -> Self {
        let figures = cells.iter().filter_map(|(at, cell)| Some((*at, cell.figure.clone()?))).collect();
        let sure = proven(equations, &figures);
        for (_, cell) in cells.iter_mut().filter(|(at, _)| sure.contains(at)) {
            if cell.state == State::Read {
                cell.state = State::Proven;
            }
        }
        Self {
            form,
            table,
            rows: (0, 0),
            heads: (0, 0),
            contradicted: contradicted(equations, &figures),
            cells,
            own_rows,
            lines: BTreeSet::new(),
            differing: Vec::new(),
        }
    }
}

/// A label that differs from the form's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Differing {
    /// As the document prints it.
    pub printed: String,
    /// Where.
    pub position: Position,
    /// As the form has it.
    pub of_form: Label,
}

/// How many cells ended in which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Count {
    /// Proven by a sum.
    pub proven: usize,
    /// Read.
    pub read: usize,
    /// Not read.
    pub unread: usize,
    /// Not printed.
    pub absent: usize,
}

impl Count {
    /// The count of some cells.
    pub(crate) fn of<'c>(cells: impl Iterator<Item = &'c CellReading>) -> Self {
        let mut count = Self::default();
        for cell in cells {
            match cell.state {
                State::Proven => count.proven += 1,
                State::Read => count.read += 1,
                State::Unread => count.unread += 1,
                State::Absent => count.absent += 1,
            }
        }
        count
    }

    /// All of them.
    pub(crate) fn all(&self) -> usize {
        self.proven + self.read + self.unread + self.absent
    }
}

impl TableReading {
    /// All its cells, those of its own rows included.
    pub(crate) fn every_cell(&self) -> impl Iterator<Item = &CellReading> {
        self.cells.values().chain(self.own_rows.iter().flat_map(|row| row.cells.iter()))
    }
}
