//! Tables that go on over the end of a page.

use super::doubt;
use super::layout::{Sheet, SheetCell, is_numbered, joint};
use super::row::{Content, Parted};
use crate::import::document::Position;
use std::collections::{BTreeMap, BTreeSet};

/// How far edges of columns on two pages may be from each other.
const NEAR: i64 = 4000;

/// A table over one page or several.
#[derive(Debug, Clone)]
pub(super) struct Whole {
    xs: Vec<i64>,
    rows: usize,
    cells: Vec<(SheetCell, Position)>,
    is_ruled: bool,
}

impl Whole {
    /// A table of one page, with the number of the page and of the table on it.
    pub(super) fn new(sheet: Sheet, page: usize, table: usize) -> Self {
        let position =
            |cell: &SheetCell| Position::PageCell { page, table, row: cell.row + 1, column: cell.column + 1 };
        let cells = sheet.cells.into_iter().map(|cell| {
            let position = position(&cell);
            (cell, position)
        });
        Self { xs: sheet.xs, rows: sheet.rows, cells: cells.collect(), is_ruled: sheet.is_ruled }
    }

    /// Its cells.
    pub(super) fn cells(mut self) -> Vec<(SheetCell, Position)> {
        if !self.is_ruled {
            self.doubt_columns();
        }
        self.cells
    }

    /// Without ruled lines, of several columns of figures only those are known that have a head of their own.
    fn doubt_columns(&mut self) {
        let is_figure = |cell: &SheetCell| !cell.text.is_empty() && !cell.has_words();
        let mut first: BTreeMap<usize, usize> = BTreeMap::new();
        for (cell, _) in self.cells.iter().filter(|(cell, _)| is_figure(cell)) {
            first.entry(cell.column).or_insert(cell.row);
        }
        if first.len() < 2 {
            return;
        }
        let mut headed = BTreeSet::new();
        for (cell, _) in self.cells.iter().filter(|(cell, _)| cell.columns == 1 && cell.has_words()) {
            if first.get(&cell.column).is_some_and(|first| cell.row < *first) {
                headed.insert(cell.column);
            }
        }
        let unknown = |cell: &SheetCell| is_figure(cell) && !headed.contains(&cell.column);
        for (cell, _) in self.cells.iter_mut().filter(|(cell, _)| unknown(cell)) {
            cell.doubt.get_or_insert_with(doubt::without_head);
        }
    }

    /// Whether a table at the beginning of the next page goes on with this one.
    pub(super) fn goes_on(&self, next: &Self) -> bool {
        let ends = |table: &Self| table.xs.first().copied().zip(table.xs.last().copied());
        let (Some((left, right)), Some((next_left, next_right))) = (ends(self), ends(next)) else {
            return false;
        };
        let is_as_wide = (left - next_left).abs() < NEAR && (right - next_right).abs() < NEAR;
        let known = next.xs.iter().filter(|edge| self.xs.iter().any(|other| (*other - **edge).abs() < NEAR));
        let is_alike = known.count() * 2 > next.xs.len();
        // Without ruled lines the words of a page alone say where its columns are.
        let is_same = self.is_ruled || self.xs.len() == next.xs.len();
        self.is_ruled == next.is_ruled && is_as_wide && is_alike && is_same
    }

    /// Doubts what is blank in the first row, if that is a label alone: of a table that begins a page and
    /// goes on with none, its figures may stand at the end of the page before.
    pub(super) fn doubt_first_row(&mut self) {
        let first = Content::of(self.cells.iter().map(|(cell, _)| cell).filter(|cell| cell.row == 0));
        let is_figure = |cell: &SheetCell| !cell.text.is_empty() && !cell.has_words();
        let figures = self.cells.iter().map(|(cell, _)| cell).filter(|cell| is_figure(cell));
        let columns: BTreeSet<usize> = figures.map(|cell| cell.column).collect();
        if !first.is_bare_row() || columns.is_empty() {
            return;
        }
        let is_under = |cell: &SheetCell| cell.row == 0 && columns.contains(&cell.column);
        if self.cells.iter().all(|(cell, _)| !is_under(cell) || cell.is_blank()) {
            for (cell, _) in self.cells.iter_mut().filter(|(cell, _)| is_under(cell)) {
                cell.doubt.get_or_insert_with(doubt::parted_row);
            }
        }
    }

    /// Adds the rows of the next page.
    pub(super) fn append(&mut self, mut next: Self) {
        let mut xs: Vec<i64> = self.xs.iter().chain(&next.xs).copied().collect();
        xs.sort_unstable();
        xs.dedup_by(|edge, last| *edge - *last < NEAR);
        self.move_to(&xs);
        next.move_to(&xs);
        let without_heads = next.without_rows(self.heads_again(&next));
        if let Some(parted) = self.parted(&without_heads) {
            next = without_heads;
            self.join_row(&mut next, parted);
        }
        let before = self.rows;
        let mut added = Vec::new();
        for (mut cell, position) in next.cells {
            if cell.row == 0 && self.reach_down(&cell) {
                continue;
            }
            cell.row += before;
            added.push((cell, position));
        }
        self.rows += next.rows;
        self.cells.extend(added);
        self.cells.sort_by_key(|(cell, _)| (cell.row, cell.column));
    }

    /// Counts columns by other edges.
    fn move_to(&mut self, xs: &[i64]) {
        let place = |edge: i64| {
            let nearest = xs.iter().enumerate().min_by_key(|(_, other)| (**other - edge).abs());
            nearest.map_or(0, |(place, _)| place)
        };
        if self.xs == xs {
            return;
        }
        let places: Vec<usize> = self.xs.iter().map(|edge| place(*edge)).collect();
        let place = |at: usize| places.get(at).or(places.last()).copied().unwrap_or(0);
        for (cell, _) in &mut self.cells {
            let end = place(cell.column + cell.columns);
            cell.column = place(cell.column);
            cell.columns = end.saturating_sub(cell.column).max(1);
        }
        self.xs = xs.to_vec();
    }

    /// Makes a label that reaches to the end of the page reach down over the blank cell below it.
    fn reach_down(&mut self, below: &SheetCell) -> bool {
        let rows = self.rows;
        let above = self.cells.iter_mut().map(|(cell, _)| cell).find(|cell| {
            (cell.column, cell.columns, cell.row + cell.rows) == (below.column, below.columns, rows)
        });
        let Some(above) = above else { return false };
        let is_label = above.has_words() && (above.rows > 1 || below.rows > 1);
        let is_same = below.is_blank() || (below.text == above.text && below.rows > 1);
        if is_label && is_same {
            above.rows += below.rows;
        }
        is_label && is_same
    }

    /// How many rows of heads the next page prints again.
    fn heads_again(&self, next: &Self) -> usize {
        const MOST: usize = 6;
        let rows = |table: &Self, count: usize| -> Vec<SheetCell> {
            table.cells.iter().map(|(cell, _)| cell).filter(|cell| cell.row < count).cloned().collect()
        };
        let is_again = |count: &usize| {
            let heads = rows(self, *count);
            heads == rows(next, *count) && !Content::of(heads.iter()).has_figures
        };
        (1..=MOST.min(next.rows.saturating_sub(1))).rev().find(is_again).unwrap_or(0)
    }

    /// The same without its first rows.
    fn without_rows(&self, count: usize) -> Self {
        let cells = self.cells.iter().filter(|(cell, _)| cell.row >= count);
        let cells = cells
            .map(|(cell, position)| (SheetCell { row: cell.row - count, ..cell.clone() }, position.clone()));
        Self { xs: self.xs.clone(), rows: self.rows - count, cells: cells.collect(), is_ruled: self.is_ruled }
    }

    /// The cell at the end of this page that stands just as one at the beginning of the next.
    fn above(&self, below: &SheetCell) -> Option<&SheetCell> {
        let is_above = |cell: &&SheetCell| {
            (cell.column, cell.columns, cell.row + cell.rows) == (below.column, below.columns, self.rows)
        };
        self.cells.iter().map(|(cell, _)| cell).find(is_above)
    }

    /// Whether all that the first row of the next page prints stands under other words.
    fn is_under(&self, next: &Self) -> bool {
        let mut first =
            next.cells.iter().map(|(cell, _)| cell).filter(|cell| cell.row == 0 && !cell.is_blank());
        first
            .all(|below| self.above(below).is_some_and(|above| !above.is_blank() && above.text != below.text))
    }

    /// Whether the last row has nothing where the first row of the next page has its label: the figures of a
    /// row had room on the page, and its label had not.
    fn lacks_label(&self, next: &Self) -> bool {
        let first = next.cells.iter().map(|(cell, _)| cell).filter(|cell| cell.row == 0);
        let mut labels = first.filter(|cell| cell.has_words()).peekable();
        let is_lacking = |above: &SheetCell| above.is_blank() && above.row + 1 == self.rows;
        labels.peek().is_some() && labels.all(|below| self.above(below).is_some_and(is_lacking))
    }

    /// Cells of the row that the end of the page parts, if it does: one part has all the figures of the row.
    fn parted(&self, next: &Self) -> Option<Parted> {
        let last = |(cell, _): &&(SheetCell, Position)| cell.row + cell.rows == self.rows;
        let first = |(cell, _): &&(SheetCell, Position)| cell.row == 0;
        let above = Content::of(self.cells.iter().filter(last).map(|(cell, _)| cell));
        let below = Content::of(next.cells.iter().filter(first).map(|(cell, _)| cell));
        let is_one = above.has_words && below.has_words && above.has_figures != below.has_figures;
        if above.is_of_short_words(below) && self.is_under(next) {
            return Some(Parted::Certainly);
        }
        if above.has_figures && below.is_bare_row() && self.lacks_label(next) {
            return Some(Parted::Certainly);
        }
        if !is_one || !(if above.has_figures { &below } else { &above }).is_bare_row() {
            return None;
        }
        // What begins with a number is a row of its own, and what follows a number without one goes on.
        let label = |cells: &[(SheetCell, Position)], is_here: &dyn Fn(&SheetCell) -> bool| {
            let here = cells.iter().map(|(cell, _)| cell).filter(|cell| is_here(cell));
            let mut labels = here.filter(|cell| cell.has_words());
            labels.next_back().is_some_and(|cell| is_numbered(&cell.text))
        };
        let above = label(&self.cells, &|cell| cell.row + 1 == self.rows);
        match (above, label(&next.cells, &|cell| cell.row == 0)) {
            (_, true) => None,
            (true, false) => Some(Parted::Certainly),
            (false, false) => Some(Parted::Perhaps),
        }
    }

    /// Joins the first row of the next page to the last, or leaves both in doubt.
    fn join_row(&mut self, next: &mut Self, parted: Parted) {
        let rows = self.rows;
        let mut first = next.cells.iter().map(|(cell, _)| cell).filter(|cell| cell.row == 0);
        let is_whole = first.all(|below| self.above(below).is_some());
        if parted == Parted::Perhaps || !is_whole {
            let leave = |cell: &mut SheetCell| {
                if cell.text.is_empty() {
                    cell.doubt.get_or_insert_with(doubt::parted_row);
                }
            };
            let last = self.cells.iter_mut().filter(|(cell, _)| cell.row + cell.rows == rows);
            last.for_each(|(cell, _)| leave(cell));
            next.cells.iter_mut().filter(|(cell, _)| cell.row == 0).for_each(|(cell, _)| leave(cell));
            return;
        }
        let below = std::mem::take(&mut next.cells);
        for (mut below, position) in below {
            let above = self.cells.iter_mut().map(|(cell, _)| cell).find(|above| {
                below.row == 0
                    && (above.column, above.columns, above.row + above.rows)
                        == (below.column, below.columns, rows)
            });
            if let Some(above) = above {
                let joint = joint(&above.text, &below.text);
                above.text = format!("{}{joint}{}", above.text, below.text).trim().to_owned();
                above.doubt = above.doubt.take().or(below.doubt);
                above.rows += below.rows - 1;
            } else {
                below.row = below.row.saturating_sub(1);
                next.cells.push((below, position));
            }
        }
        next.rows = next.rows.saturating_sub(1);
    }
}
