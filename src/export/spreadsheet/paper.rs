//! A sheet in the making: lines from top to bottom.

use super::book::{Cell, Content, Place, Sheet};
use super::look::Look;
use super::size;

/// A sheet in the making.
#[derive(Debug, Default)]
pub(super) struct Paper {
    cells: Vec<Cell>,
    /// The row of the next line.
    pub row: usize,
    /// Over how many columns a line of words stands.
    pub width: usize,
    frozen: (usize, usize),
}

impl Paper {
    /// A sheet whose lines stand over so many columns.
    pub(super) fn of(width: usize) -> Self {
        Self { width: width.max(1), ..Self::default() }
    }

    /// A line of words over the whole width; none where there are no words.
    pub(super) fn line(&mut self, look: Look, words: &str) {
        if !words.is_empty() {
            self.put((0, self.width), look, Content::text(words));
            self.row += 1;
        }
    }

    /// A key with what is said of it, in two columns; none where nothing is.
    pub(super) fn said(&mut self, key: &str, words: &str) {
        if !words.is_empty() {
            self.put((0, 1), Look::Key, Content::text(key));
            self.put((1, 1), Look::Words, Content::text(words));
            self.row += 1;
        }
    }

    /// A cell in the row at hand, from a column on over so many.
    pub(super) fn put(&mut self, (column, colspan): (usize, usize), look: Look, content: Content) {
        self.cell(Cell { place: Place { row: self.row, column, rowspan: 1, colspan }, look, content });
    }

    /// A cell where it says.
    pub(super) fn cell(&mut self, cell: Cell) {
        self.cells.push(cell);
    }

    /// Keeps all rows so far in sight, and so many columns.
    pub(super) fn freeze(&mut self, columns: usize) {
        self.frozen = (self.row, columns);
    }

    /// The sheet, with a name.
    pub(super) fn finish(mut self, name: String) -> Sheet {
        self.cells.sort_by_key(|cell| (cell.place.row, cell.place.column));
        let columns = size::columns(&self.cells);
        let rows = size::rows(&self.cells, &columns);
        Sheet { name, cells: self.cells, columns, rows, frozen: self.frozen }
    }
}
