//! An official table on a grid: its heads and figures as its form prints them, each in its place, and what a
//! file prints in each cell.

use crate::import::legend::{self, Unprinted};
use crate::pages::view::{Head, OfficialTable, ReportView, TableCell};
use crate::text::strings::Strings;
use std::collections::{BTreeMap, BTreeSet};

/// How a report prints cells in which nothing is printed.
pub(super) struct Signs {
    strings: Strings,
    /// What stands for each of the cells in which nothing is printed.
    signs: BTreeMap<Unprinted, String>,
}

/// A table on a grid.
pub(super) struct Grid<'t> {
    /// Its cells, line by line and from left to right; none stands upon another.
    pub cells: Vec<Placed<'t>>,
    /// How many lines of heads stand over all its figures; none where it has several parts.
    pub heads: usize,
    /// The lines at which its parts begin; none where it has only one.
    pub parts: Vec<usize>,
    /// How many lines it has.
    pub rows: usize,
    taken: BTreeSet<(usize, usize)>,
}

/// A cell in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'t> {
    pub row: usize,
    pub column: usize,
    pub rowspan: usize,
    pub colspan: usize,
    pub what: What<'t>,
}

/// What a cell is.
#[derive(Debug, Clone, Copy)]
pub(super) enum What<'t> {
    /// The title of a part of the table, over all its columns.
    Part(&'t str),
    /// A head over columns.
    Over(&'t Head),
    /// A head beside a line.
    Beside(&'t Head),
    /// A figure.
    Figure(&'t TableCell),
}

impl Signs {
    /// Those of a report.
    pub(super) fn of(report: &ReportView, strings: Strings) -> Self {
        let cells = || report.sections.iter().flat_map(|section| &section.tables).flat_map(cells);
        let unprinted = cells().filter_map(unprinted).collect();
        Self { strings, signs: legend::signs(cells().map(|cell| cell.text.as_str()), unprinted) }
    }

    /// What stands in a cell: as printed, or a sign where nothing is. A blank stays blank.
    pub(super) fn text<'c>(&'c self, cell: &'c TableCell) -> &'c str {
        match unprinted(cell).and_then(|unprinted| self.signs.get(&unprinted)) {
            Some(sign) => sign,
            None if cell.kind == "absent" => "",
            None => &cell.text,
        }
    }

    /// What the signs of a table mean, to be said under it.
    pub(super) fn meaning(&self, table: &OfficialTable) -> Vec<String> {
        let used: BTreeSet<Unprinted> = cells(table).filter_map(unprinted).collect();
        let signs = self.signs.iter().filter(|(unprinted, _)| used.contains(unprinted));
        signs.map(|(unprinted, sign)| legend::line(sign, *unprinted, self.strings)).collect()
    }
}

/// What a cell is in which nothing is printed; a draft may still lack some that its form asks for.
fn unprinted(cell: &TableCell) -> Option<Unprinted> {
    let kind = if cell.kind == "unread" { "not_given" } else { cell.kind };
    Unprinted::of(kind).filter(|_| cell.text.is_empty())
}

fn cells(table: &OfficialTable) -> impl Iterator<Item = &TableCell> {
    table.blocks.iter().flat_map(|block| &block.rows).flat_map(|row| &row.cells)
}

impl<'t> Grid<'t> {
    /// A table on a grid.
    pub(super) fn of(table: &'t OfficialTable) -> Self {
        let mut grid =
            Self { cells: Vec::new(), heads: 0, parts: Vec::new(), rows: 0, taken: BTreeSet::new() };
        let is_parted = table.blocks.len() > 1;
        for block in &table.blocks {
            grid.parts.extend(is_parted.then_some(grid.rows));
            if is_parted && !block.caption.is_empty() {
                grid.put((1, table.width), What::Part(&block.caption));
                grid.rows += 1;
            }
            for line in &block.heads {
                line.iter().for_each(|head| grid.put((head.rowspan, head.colspan), What::Over(head)));
                grid.rows += 1;
            }
            grid.heads = if is_parted { 0 } else { grid.rows };
            for row in &block.rows {
                row.heads.iter().for_each(|head| grid.put((head.rowspan, head.colspan), What::Beside(head)));
                row.cells.iter().for_each(|cell| grid.put((1, cell.span), What::Figure(cell)));
                grid.rows += 1;
            }
        }
        grid
    }

    /// Puts a cell where those of lines above leave room.
    fn put(&mut self, (rowspan, colspan): (usize, usize), what: What<'t>) {
        let row = self.rows;
        let column = (0..).find(|column| !self.taken.contains(&(row, *column))).unwrap_or(0);
        let columns = column..column + colspan;
        let rows = row..row + rowspan;
        self.taken.extend(rows.flat_map(|row| columns.clone().map(move |column| (row, column))));
        self.cells.push(Placed { row, column, rowspan, colspan, what });
    }
}
