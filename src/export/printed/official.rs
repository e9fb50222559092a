//! An official table of a document.

use super::document::{Cell, Kind, Run, Table};
use crate::export::grid::{Grid, Placed, Signs, What};
use crate::pages::view::OfficialTable;

/// A table as its form prints it.
pub(super) fn table(table: &OfficialTable, signs: &Signs) -> Table {
    let grid = Grid::of(table);
    let cells = grid.cells.iter().map(|cell| self::cell(cell, signs));
    Table { columns: table.width, cells: cells.collect(), repeated: grid.heads, parts: grid.parts.clone() }
}

fn cell(placed: &Placed<'_>, signs: &Signs) -> Cell {
    let (kind, words) = match placed.what {
        What::Part(words) => (Kind::Part, words),
        // A corner without words is no head of anything.
        What::Over(head) | What::Beside(head) if head.text.is_empty() => (Kind::Words, ""),
        What::Over(head) | What::Beside(head) => (Kind::Head(head.scope), head.text.as_str()),
        What::Figure(cell) if cell.kind == "absent" => (Kind::Absent, ""),
        What::Figure(cell) => (Kind::Figure, signs.text(cell)),
    };
    let Placed { row, column, rowspan, colspan, .. } = *placed;
    let runs = if words.is_empty() { Vec::new() } else { vec![Run::plain(words)] };
    Cell { row, column, rowspan, colspan, kind, runs }
}
