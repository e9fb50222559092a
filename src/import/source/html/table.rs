//! A table as its tags give it, and the grid that HTML makes of it.

use crate::import::document::{Block, Position, Span, Table, TableCell, picture};
use crate::import::source::limits::COLUMNS;
use crate::text::message::Message;
use scraper::node::Element;
use std::ops::Range;

/// A table whose tags are read.
#[derive(Debug, Default)]
pub(super) struct Tagged {
    /// Its parts in the order of the source.
    pub(super) parts: Vec<Part>,
    /// What it is called.
    pub(super) caption: Option<String>,
    /// Whether rows are read that Word adds for old browsers, without words.
    pub(super) is_filler: bool,
}

/// A head, a body or a foot.
#[derive(Debug)]
pub(super) struct Part {
    /// Which of them.
    pub(super) kind: Kind,
    /// Its rows.
    pub(super) rows: Vec<Row>,
}

/// Where a part of a table is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Above the others.
    Head,
    /// Where it stands.
    Body,
    /// Below the others.
    Foot,
}

/// A row of a table.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Its cells.
    pub(super) cells: Vec<Cell>,
    /// Whether Word added it for old browsers.
    pub(super) is_filler: bool,
}

/// A cell of a row.
#[derive(Debug)]
pub(super) struct Cell {
    /// Over how many rows it is to stand; none is all that follow in its part.
    pub(super) rowspan: usize,
    /// Over how many columns it is to stand.
    pub(super) colspan: usize,
    /// Whether it is hidden.
    pub(super) is_hidden: bool,
    /// Whether a picture or a field of a form stands in it.
    pub(super) has_picture: bool,
    /// Why its words may not be what a reader sees.
    pub(super) doubt: Option<Message>,
    /// What it holds.
    pub(super) blocks: Vec<Block>,
}

impl Cell {
    /// A cell with the spans of its tag.
    pub(super) fn of(element: &Element, is_hidden: bool) -> Self {
        let span = |name: &str, most: usize| element.attr(name).and_then(span).map(|span| span.min(most));
        Self {
            rowspan: span("rowspan", 65534).unwrap_or(1),
            colspan: span("colspan", 1000).filter(|span| *span > 0).unwrap_or(1),
            is_hidden,
            has_picture: false,
            doubt: None,
            blocks: Vec::new(),
        }
    }
}

impl Cell {
    /// How many tables it holds.
    fn tables(&self) -> usize {
        self.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count()
    }
}

/// The number that the attribute of a span begins with.
fn span(text: &str) -> Option<usize> {
    super::list::integer(text).and_then(|number| usize::try_from(number).ok())
}

/// A table is wider than any that people make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooWide;

impl Tagged {
    /// Begins a part.
    pub(super) fn add_part(&mut self, kind: Kind) {
        self.parts.push(Part { kind, rows: Vec::new() });
    }

    /// Begins a row.
    pub(super) fn add_row(&mut self) {
        if self.parts.is_empty() {
            self.add_part(Kind::Body);
        }
        let row = Row { cells: Vec::new(), is_filler: self.is_filler };
        if let Some(part) = self.parts.last_mut() {
            part.rows.push(row);
        }
    }

    /// Adds a cell to the last row.
    pub(super) fn add_cell(&mut self, cell: Cell) {
        if self.parts.last().is_none_or(|part| part.rows.is_empty()) {
            self.add_row();
        }
        if let Some(row) = self.parts.last_mut().and_then(|part| part.rows.last_mut()) {
            row.cells.push(cell);
        }
    }

    /// What the table is to a reader: a table, or what it holds where it only lays out a page.
    pub(super) fn into_blocks(mut self) -> Result<Vec<Block>, TooWide> {
        for part in &mut self.parts {
            part.rows.retain(|row| !row.is_filler || row.cells.iter().any(|cell| !cell.blocks.is_empty()));
        }
        if self.lays_out() {
            let cells = self.parts.into_iter().flat_map(|part| part.rows).flat_map(|row| row.cells);
            return Ok(cells.flat_map(|cell| cell.blocks).collect());
        }
        Ok(vec![Block::Table(self.into_table()?)])
    }

    /// Whether the table is a frame around a page: it has a column for all, with much in it or with tables,
    /// or it puts tables and text beside something else.
    fn lays_out(&self) -> bool {
        let rows = || self.parts.iter().flat_map(|part| &part.rows);
        let cells = || rows().flat_map(|row| &row.cells);
        let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.blocks.is_empty()).count();
        if self.caption.is_some() || cells().any(|cell| cell.is_hidden && !cell.blocks.is_empty()) {
            return false;
        }
        (rows().all(|row| row.cells.len() <= 1) && cells().any(|cell| cell.blocks.len() > 2))
            || (rows().all(|row| filled(row) <= 1) && cells().any(|cell| cell.tables() > 0))
            || cells().any(|cell| cell.tables() > 0 && cell.blocks.len() > cell.tables() + 2)
    }

    /// The grid: the head above, the foot below, and hidden cells, which take no room, below them all.
    fn into_table(self) -> Result<Table, TooWide> {
        let (mut heads, mut feet) = (0_usize, 0_usize);
        let mut parts = self.parts;
        for part in &mut parts {
            // A second head or foot stands where it is.
            let seen = match part.kind {
                Kind::Head => &mut heads,
                Kind::Foot => &mut feet,
                Kind::Body => continue,
            };
            *seen += 1;
            if *seen > 1 {
                part.kind = Kind::Body;
            }
        }
        parts.sort_by_key(|part| part.kind);
        let mut grid = Grid::default();
        let mut hidden = Vec::new();
        for part in parts {
            grid.part(part, &mut hidden)?;
        }
        let mut cells = grid.cells;
        for (offset, row) in hidden.into_iter().enumerate() {
            let cell = |(column, cell): (usize, Cell)| placed(cell, (grid.row + offset, column), (1, 1));
            cells.extend(row.into_iter().enumerate().map(cell));
        }
        Ok(Table { cells, caption: self.caption })
    }
}

/// A grid that grows row by row. Of each column it knows only where it is free again.
#[derive(Debug, Default)]
struct Grid {
    /// The next row.
    row: usize,
    /// The row from which each column is free.
    free: Vec<usize>,
    cells: Vec<TableCell>,
}

impl Grid {
    /// Adds the rows of a part: no cell stands beyond its end. Rows of hidden cells are put aside.
    fn part(&mut self, part: Part, hidden: &mut Vec<Vec<Cell>>) -> Result<(), TooWide> {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for row in part.rows {
            let had_cells = !row.cells.is_empty();
            let (gone, shown): (Vec<Cell>, Vec<Cell>) =
                row.cells.into_iter().partition(|cell| cell.is_hidden);
            if gone.iter().any(|cell| !cell.blocks.is_empty()) {
                hidden.push(gone);
            }
            if !shown.is_empty() || !had_cells {
                rows.push(shown);
            }
        }
        let end = self.row + rows.len();
        for row in rows {
            self.line(row, end)?;
            self.row += 1;
        }
        self.row = end;
        Ok(())
    }

    /// Adds a row of a part that ends before `end`.
    fn line(&mut self, cells: Vec<Cell>, end: usize) -> Result<(), TooWide> {
        let mut column = 0;
        for cell in cells {
            while self.free.get(column).is_some_and(|free| *free > self.row) {
                column += 1;
            }
            let next = column + cell.colspan;
            if next > COLUMNS {
                return Err(TooWide);
            }
            if self.free.len() < next {
                self.free.resize(next, 0);
            }
            let below = end - self.row;
            let rowspan = if cell.rowspan == 0 { below } else { cell.rowspan.min(below) };
            let mut width = 0;
            for (offset, free) in self.free.iter_mut().skip(column).take(cell.colspan).enumerate() {
                // A cell from above keeps its place; this one ends before it.
                if *free <= self.row && width == offset {
                    width += 1;
                }
                *free = (*free).max(self.row + rowspan);
            }
            self.cells.push(placed(cell, (self.row, column), (rowspan, width)));
            column = next;
        }
        Ok(())
    }
}

/// A cell in its place.
fn placed(cell: Cell, (row, column): (usize, usize), (rowspan, colspan): (usize, usize)) -> TableCell {
    let mut text = String::new();
    let (mut spans, mut tables) = (Vec::new(), Vec::new());
    for block in cell.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                if !text.is_empty() {
                    text.push('\n');
                }
                let moved = |(part, span): (Range<usize>, Span)| {
                    (part.start + text.len()..part.end + text.len(), span)
                };
                spans.extend(paragraph.spans.into_iter().map(moved));
                text.push_str(&paragraph.text);
            }
            Block::Table(table) => tables.push(table),
        }
    }
    let position = Position::Cell { table: 0, row: row + 1, column: column + 1 };
    let doubt = cell.doubt.or_else(|| (cell.has_picture && text.is_empty()).then(picture));
    let hidden = cell.is_hidden;
    let words = TableCell::new((row, column), text, position);
    TableCell { rowspan, colspan, spans, tables, doubt, hidden, ..words }
}
