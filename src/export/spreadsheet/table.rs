//! An official table on a sheet: its title and its unit over it, its heads and figures as its form prints
//! them, and the notes on them under it.

use super::book::{Cell, Content, Place, Sheet};
use super::look::Look;
use super::paper::Paper;
use crate::export::grid::{Grid, Placed, Signs, What};
use crate::export::notes as said;
use crate::pages::view::{NoteView, OfficialTable, TableCell};
use crate::text::strings::Strings;

/// The widest part of a table, in columns, that may stay in sight while the rest moves.
const BESIDE: usize = 3;

/// A table as a sheet of a name; `about` says whose figures they are.
pub(super) fn sheet(
    table: &OfficialTable,
    (name, about): (String, &str),
    notes: &[&NoteView],
    (strings, signs): (Strings, &Signs),
) -> Sheet {
    let mut paper = Paper::of(table.width);
    paper.line(Look::Title, &table.caption);
    let unit = table.unit.as_ref().map(|unit| strings.say("export.unit", &[("unit", unit)]));
    let about: Vec<&str> = [about].into_iter().chain(unit.as_deref()).collect();
    paper.line(Look::About, &about.join(" · "));
    let grid = Grid::of(table);
    let top = paper.row;
    grid.cells.iter().for_each(|cell| paper.cell(self::cell(cell, top, signs)));
    if grid.heads > 0 {
        paper.row = top + grid.heads;
        paper.freeze(beside(table).filter(|&columns| columns <= BESIDE).unwrap_or(0));
    }
    paper.row = top + grid.rows;
    signs.meaning(table).iter().for_each(|words| paper.line(Look::About, words));
    let said = said::on(table, notes);
    if !said.is_empty() {
        paper.row += 1;
        paper.line(Look::Key, strings.word("export.notes"));
        said.iter().for_each(|words| paper.line(Look::Words, words));
    }
    paper.finish(name)
}

/// How many columns the heads beside its lines take.
fn beside(table: &OfficialTable) -> Option<usize> {
    let rows = table.blocks.iter().flat_map(|block| &block.rows);
    rows.map(|row| row.heads.iter().map(|head| head.colspan).sum()).max()
}

fn cell(placed: &Placed<'_>, top: usize, signs: &Signs) -> Cell {
    let (look, content) = match placed.what {
        What::Part(words) => (Look::Caption, Content::text(words)),
        What::Over(head) => (Look::ColumnHead, Content::text(&head.text)),
        What::Beside(head) => (Look::RowHead(0), Content::text(&head.text)),
        What::Figure(cell) if cell.kind == "absent" => (Look::Absent, Content::Empty),
        What::Figure(cell) => (Look::Figure, figure(cell, signs)),
    };
    let Placed { row, column, rowspan, colspan, .. } = *placed;
    Cell { place: Place { row: top + row, column, rowspan, colspan }, look, content }
}

/// What stands in the cell of a figure: a number only where it is one and nothing besides.
fn figure(cell: &TableCell, signs: &Signs) -> Content {
    match cell.kind {
        "number" | "zero" | "change" => Content::figure(&cell.text),
        _ => Content::text(signs.text(cell)),
    }
}
