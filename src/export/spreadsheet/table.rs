//! An official table on a sheet: its title and its unit over it, its heads and figures as its form prints
//! them, and the notes on them under it.

use super::book::{Cell, Content, Place, Sheet};
use super::look::Look;
use super::paper::Paper;
use crate::export::notes::{self as said, shown};
use crate::pages::view::{Head, NoteView, OfficialTable, TableCell};
use crate::text::strings::Strings;
use std::collections::BTreeSet;

/// The widest part of a table, in columns, that may stay in sight while the rest moves.
const BESIDE: usize = 3;

/// A table as a sheet of a name; `about` says whose figures they are.
pub(super) fn sheet(
    table: &OfficialTable,
    (name, about): (String, &str),
    notes: &[&NoteView],
    strings: Strings,
) -> Sheet {
    let mut paper = Paper::of(table.width);
    paper.line(Look::Title, &table.caption);
    let unit = table.unit.as_ref().map(|unit| strings.say("export.unit", &[("unit", unit)]));
    let about: Vec<&str> = [about].into_iter().chain(unit.as_deref()).collect();
    paper.line(Look::About, &about.join(" · "));
    let mut grid = Grid { paper: &mut paper, strings, taken: BTreeSet::new() };
    for block in &table.blocks {
        if table.blocks.len() > 1 {
            grid.paper.line(Look::Caption, &block.caption);
        }
        for line in &block.heads {
            line.iter().for_each(|head| grid.head(head, Look::ColumnHead));
            grid.paper.row += 1;
        }
        if table.blocks.len() == 1 {
            let across =
                block.rows.iter().map(|row| row.heads.iter().map(|head| head.colspan).sum::<usize>());
            grid.paper.freeze(across.max().filter(|&columns| columns <= BESIDE).unwrap_or(0));
        }
        for row in &block.rows {
            row.heads.iter().for_each(|head| grid.head(head, Look::RowHead(0)));
            row.cells.iter().for_each(|cell| grid.figure(cell));
            grid.paper.row += 1;
        }
    }
    let said = said::on(table, notes);
    if !said.is_empty() {
        paper.row += 1;
        paper.line(Look::Key, strings.word("export.notes"));
        said.iter().for_each(|words| paper.line(Look::Words, words));
    }
    paper.finish(name)
}

/// Cells put on a sheet from left to right, where those of rows above leave room.
struct Grid<'p> {
    paper: &'p mut Paper,
    strings: Strings,
    taken: BTreeSet<(usize, usize)>,
}

impl Grid<'_> {
    fn head(&mut self, head: &Head, look: Look) {
        self.put((head.rowspan, head.colspan), look, Content::text(&head.text));
    }

    fn figure(&mut self, cell: &TableCell) {
        let look = if cell.kind == "absent" { Look::Absent } else { Look::Figure };
        self.put((1, cell.span), look, figure(cell, self.strings));
    }

    fn put(&mut self, (rowspan, colspan): (usize, usize), look: Look, content: Content) {
        let row = self.paper.row;
        let column = (0..).find(|column| !self.taken.contains(&(row, *column))).unwrap_or(0);
        let columns = column..column + colspan;
        self.taken
            .extend((row..row + rowspan).flat_map(|row| columns.clone().map(move |column| (row, column))));
        self.paper.cell(Cell { place: Place { row, column, rowspan, colspan }, look, content });
    }
}

/// What stands in the cell of a figure: a number only where it is one and nothing besides. A blank stays
/// blank.
fn figure(cell: &TableCell, strings: Strings) -> Content {
    match cell.kind {
        "number" | "zero" | "change" => Content::figure(&cell.text),
        kind @ ("not_collected" | "suppressed") => Content::text(shown(kind, &cell.text, strings)),
        _ => Content::text(&cell.text),
    }
}
