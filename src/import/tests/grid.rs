//! A printed table: cells on a grid, each known for what it is.

/// What a cell is to whoever prints the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Words over a part of the table.
    Caption,
    /// The head of the heads of rows.
    Corner,
    /// The head of columns.
    ColumnHead,
    /// The head of rows.
    RowHead,
    /// A figure.
    Figure,
    /// Nothing that the form knows.
    Other,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What is printed in it.
    pub text: String,
    /// What it is.
    pub what: What,
    /// The address of its figure in the form.
    pub address: Option<String>,
}

impl Cell {
    /// A cell that is no figure of the form.
    pub fn words(what: What, text: impl Into<String>) -> Self {
        Self { text: text.into(), what, address: None }
    }

    /// A figure of the form.
    pub fn figure(address: &str, text: &str) -> Self {
        Self { text: text.into(), what: What::Figure, address: Some(address.into()) }
    }
}

/// A cell and the rectangle it stands on.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'g> {
    /// The cell.
    pub cell: &'g Cell,
    /// Its first column.
    pub column: usize,
    /// Over how many columns it stands.
    pub colspan: usize,
    /// Over how many rows it stands.
    pub rowspan: usize,
}

/// A table: for each place of each row the number of the cell that stands there.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// The cells.
    pub cells: Vec<Cell>,
    /// The rows; all of one length.
    pub rows: Vec<Vec<usize>>,
}

impl Grid {
    /// A table without merged cells.
    pub fn plain(rows: Vec<Vec<Cell>>) -> Self {
        let mut grid = Self::default();
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in rows {
            let mut places: Vec<usize> = row.into_iter().map(|cell| grid.add(cell)).collect();
            while places.len() < width {
                places.push(grid.add(Cell::words(What::Other, "")));
            }
            grid.rows.push(places);
        }
        grid
    }

    /// Adds a cell that stands nowhere yet.
    pub fn add(&mut self, cell: Cell) -> usize {
        self.cells.push(cell);
        self.cells.len() - 1
    }

    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    /// The cell at a place.
    pub fn at(&self, row: usize, column: usize) -> &Cell {
        &self.cells[self.rows[row][column]]
    }

    /// The cells that begin on each row, with their spans.
    pub fn placed(&self) -> Vec<Vec<Placed<'_>>> {
        let begins = |row: usize, column: usize| {
            let id = self.rows[row][column];
            (row == 0 || self.rows[row - 1][column] != id)
                && (column == 0 || self.rows[row][column - 1] != id)
        };
        let mut lines = Vec::new();
        for row in 0..self.rows.len() {
            let mut line = Vec::new();
            for column in (0..self.width()).filter(|&column| begins(row, column)) {
                let id = self.rows[row][column];
                let colspan = self.rows[row][column..].iter().take_while(|&&other| other == id).count();
                let rowspan = self.rows[row..].iter().take_while(|line| line[column] == id).count();
                line.push(Placed { cell: &self.cells[id], column, colspan, rowspan });
            }
            lines.push(line);
        }
        lines
    }

    /// The rows that hold figures of the form.
    pub fn figure_rows(&self) -> Vec<usize> {
        let holds = |row: &usize| self.rows[*row].iter().any(|&id| self.cells[id].address.is_some());
        (0..self.rows.len()).filter(holds).collect()
    }

    /// The addresses of the figures of a row, from left to right.
    pub fn addresses(&self, row: usize) -> Vec<String> {
        let mut ids = self.rows[row].clone();
        ids.dedup();
        ids.iter().filter_map(|&id| self.cells[id].address.clone()).collect()
    }

    /// The cells of figures in a row, from left to right.
    pub fn figures(&self, row: usize) -> Vec<usize> {
        let mut ids = self.rows[row].clone();
        ids.dedup();
        ids.retain(|&id| self.cells[id].address.is_some());
        ids
    }

    /// How many rows at the top hold only heads of columns, and captions over them.
    pub fn head_rows(&self) -> usize {
        let heads = |row: &&Vec<usize>| {
            let is = |what| row.iter().any(|&id| self.cells[id].what == what);
            !is(What::RowHead) && !is(What::Figure) && !is(What::Other)
        };
        self.rows.iter().take_while(heads).count()
    }

    /// Puts a copy of some rows before a row: cells of their own with the same words.
    pub fn insert_copy(&mut self, rows: std::ops::Range<usize>, before: usize) {
        let mut copies = std::collections::BTreeMap::new();
        let mut lines = Vec::new();
        let copied = self.rows[rows].to_vec();
        for row in copied {
            let mut line = Vec::new();
            for id in row {
                let copy = *copies.entry(id).or_insert_with(|| {
                    self.cells.push(self.cells[id].clone());
                    self.cells.len() - 1
                });
                line.push(copy);
            }
            lines.push(line);
        }
        self.rows.splice(before..before, lines);
    }

    /// Gives the rows from `row` on cells of their own where a cell reaches into them from above.
    pub fn cut(&mut self, row: usize, repeat: bool) {
        if row == 0 || row >= self.rows.len() {
            return;
        }
        let above = self.rows[row - 1].clone();
        let mut cut: Vec<usize> = above.into_iter().filter(|id| self.rows[row].contains(id)).collect();
        cut.dedup();
        for id in cut {
            let mut copy = self.cells[id].clone();
            if !repeat {
                copy.text.clear();
            }
            let copy = self.add(copy);
            for line in &mut self.rows[row..] {
                line.iter_mut().filter(|place| **place == id).for_each(|place| *place = copy);
            }
        }
    }
}

/// A part of a document.
#[derive(Debug, Clone)]
pub enum Piece {
    /// A heading of this level.
    Heading(u8, String),
    /// A paragraph.
    Words(String),
    /// A paragraph in the middle.
    Middle(String),
    /// A paragraph at the end of the line.
    End(String),
    /// A table, and whether it has figures of the report.
    Table(Grid),
}
