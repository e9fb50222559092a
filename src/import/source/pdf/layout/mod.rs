//! Tables and lines of a page, by the places of its characters and ruled lines.

mod line;
mod rules;
mod grid;
mod cell;
mod column;
mod piece;
mod rows;
mod heads;
mod labels;
mod columns;

use super::page::{Glyph, Page, Rule};
use crate::text::message::Message;
use grid::Grid;
use line::{Line, lines};
pub(super) use line::{is_numbered, joint};
pub(super) use rules::merged;

/// A part of a page.
#[derive(Debug, Clone)]
pub(super) enum Part {
    /// A line of words.
    Words(Words),
    /// A table, as far as it is on the page.
    Sheet(Sheet),
}

/// A line of words.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) left: i64,
    pub(super) right: i64,
    pub(super) top: i64,
    pub(super) bottom: i64,
    pub(super) size: i64,
    /// Why its figures are not sure.
    pub(super) doubt: Option<Message>,
}

/// A table, as far as it is on a page.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    /// The edges of its columns.
    pub(super) xs: Vec<i64>,
    /// How many rows it has.
    pub(super) rows: usize,
    /// Its cells, from left to right and from top to bottom.
    pub(super) cells: Vec<SheetCell>,
    pub(super) top: i64,
    /// Whether lines are drawn around its cells.
    pub(super) is_ruled: bool,
}

/// A cell of a table on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetCell {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) text: String,
    /// Why its text is not sure.
    pub(super) doubt: Option<Message>,
}

impl SheetCell {
    /// Whether nothing stands in it for certain.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.doubt.is_none()
    }

    /// Whether it has letters.
    pub(super) fn has_words(&self) -> bool {
        self.text.chars().any(char::is_alphabetic)
    }
}

impl Part {
    /// Its upper edge.
    pub(super) fn top(&self) -> i64 {
        match self {
            Self::Words(words) => words.top,
            Self::Sheet(sheet) => sheet.top,
        }
    }
}

/// The parts of a page, from top to bottom.
pub(super) fn parts(page: &Page) -> Vec<Part> {
    let frames = rules::frames(&page.rules);
    let alone: Vec<Rule> = frames
        .iter()
        .filter(|frame| frame.upright.is_empty())
        .flat_map(|frame| frame.level.clone())
        .collect();
    let mut grids: Vec<Grid> = frames.iter().filter_map(Grid::of).collect();
    // A table within a cell is a table of its own.
    let surface = |grid: &Grid| {
        let [left, top, right, bottom] = grid.bounds();
        i128::from(right - left) * i128::from(bottom - top)
    };
    grids.sort_by_key(surface);
    let mut within: Vec<Vec<&Glyph>> = vec![Vec::new(); grids.len()];
    let mut outside = Vec::new();
    for glyph in &page.glyphs {
        let (x, y) = glyph.centre();
        let holds = |grid: &Grid| {
            let [left, top, right, bottom] = grid.bounds();
            (left..right).contains(&x) && (top..bottom).contains(&y)
        };
        match grids.iter().position(holds).and_then(|at| within.get_mut(at)) {
            Some(glyphs) => glyphs.push(glyph),
            None => outside.push(glyph),
        }
    }
    let sheets = grids.iter().zip(&within).filter(|(_, glyphs)| glyphs.iter().any(|glyph| !glyph.is_blank()));
    let mut parts: Vec<Part> = sheets.map(|(grid, glyphs)| Part::Sheet(sheet(grid, glyphs))).collect();
    let bounds: Vec<[i64; 4]> = grids.iter().map(Grid::bounds).collect();
    parts.extend(columns::parts(lines(outside.into_iter()), &bounds, &alone));
    parts.sort_by_key(Part::top);
    parts
}

/// A table with ruled lines.
fn sheet(grid: &Grid, glyphs: &[&Glyph]) -> Sheet {
    let texts = cell::texts(grid, glyphs);
    let cells = grid.cells.iter().zip(texts).map(|(span, (text, doubt))| SheetCell {
        row: span.row,
        column: span.column,
        rows: span.rows,
        columns: span.columns,
        text,
        doubt,
    });
    let [_, top, _, _] = grid.bounds();
    let rows = grid.ys.len().saturating_sub(1);
    Sheet { xs: grid.xs.clone(), rows, cells: cells.collect(), top, is_ruled: true }
}

impl Words {
    fn of(line: &Line<'_>) -> Self {
        let Line { left, right, top, bottom, size, .. } = *line;
        let (text, doubt) = columns::words(line);
        Self { text, left, right, top, bottom, size, doubt }
    }
}
