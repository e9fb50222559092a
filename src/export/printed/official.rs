//! An official table on a grid: its heads and figures as its form prints them, and the notes on them.

use super::document::{Cell, Kind, Run, Table};
use crate::export::notes::shown;
use crate::pages::view::{Head, OfficialTable, TableBlock, TableCell};
use crate::text::strings::Strings;
use std::collections::BTreeSet;

/// A table on a grid.
pub(super) fn table(table: &OfficialTable, strings: Strings) -> Table {
    let mut grid = Grid { table: Table::default(), taken: BTreeSet::new(), row: 0, strings };
    let several = table.blocks.len() > 1;
    for block in &table.blocks {
        if several && !block.caption.is_empty() {
            grid.put((1, table.width), Kind::Part, &block.caption);
            grid.row += 1;
        }
        grid.block(block);
        if !several {
            grid.table.repeated = block.heads.len();
        }
    }
    grid.table
}

struct Grid {
    table: Table,
    taken: BTreeSet<(usize, usize)>,
    row: usize,
    strings: Strings,
}

impl Grid {
    fn block(&mut self, block: &TableBlock) {
        for line in &block.heads {
            line.iter().for_each(|head| self.head(head));
            self.row += 1;
        }
        for row in &block.rows {
            row.heads.iter().for_each(|head| self.head(head));
            row.cells.iter().for_each(|cell| self.figure(cell));
            self.row += 1;
        }
    }

    fn head(&mut self, head: &Head) {
        // A corner without words is no head of anything.
        let kind = if head.text.is_empty() { Kind::Words } else { Kind::Head(head.scope) };
        self.put((head.rowspan, head.colspan), kind, &head.text);
    }

    fn figure(&mut self, cell: &TableCell) {
        let (kind, words) = match cell.kind {
            "absent" => (Kind::Absent, ""),
            "not_collected" | "suppressed" => (Kind::Figure, shown(cell.kind, &cell.text, self.strings)),
            _ => (Kind::Figure, cell.text.as_str()),
        };
        self.put((1, cell.span), kind, words);
    }

    fn put(&mut self, (rowspan, colspan): (usize, usize), kind: Kind, words: &str) {
        let runs = if words.is_empty() { Vec::new() } else { vec![Run::plain(words)] };
        let cell = Cell { row: self.row, column: 0, rowspan, colspan, kind, runs };
        self.table.put(cell, &mut self.taken);
    }
}
