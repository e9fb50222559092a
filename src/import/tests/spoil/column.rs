//! Columns that change places, or stand beside others.

use super::print;
use crate::import::tests::dice::Dice;
use crate::import::tests::grid::{Cell, Grid, What};
use crate::import::tests::manuscript::Manuscript;

/// The figures of two columns change places, their heads stay.
pub(super) fn columns_exchanged(
    manuscript: &mut Manuscript,
    grid: &mut Grid,
    row: usize,
    dice: &mut Dice,
) -> Option<String> {
    let count = grid.figures(row).len();
    if count < 2 {
        return None;
    }
    let (a, b) = (dice.below(count), dice.below(count));
    for row in grid.figure_rows() {
        let figures = grid.figures(row);
        if figures.len() == count {
            let text = std::mem::take(&mut grid.cells[figures[a]].text);
            let text = std::mem::replace(&mut grid.cells[figures[b]].text, text);
            grid.cells[figures[a]].text = text;
            [a, b].iter().for_each(|&at| print(manuscript, &grid.cells[figures[at]]));
        }
    }
    Some(format!("figures of columns {a} and {b} exchanged"))
}

/// Two columns change places with their lowest heads.
pub(super) fn columns_with_heads(grid: &mut Grid, dice: &mut Dice) -> Option<String> {
    let heads = grid.head_rows();
    let row = *grid.figure_rows().first()?;
    let width = grid.width();
    if heads == 0 || row < heads || grid.figures(row).len() < 6 || width > 12 {
        return None;
    }
    let free: Vec<usize> = (1..width)
        .filter(|&column| {
            let id = grid.rows[heads - 1][column];
            grid.cells[id].what == What::ColumnHead
                && (heads < 2 || grid.rows[heads - 2][column] != id)
                && grid.rows[heads - 1].iter().filter(|other| **other == id).count() == 1
        })
        .collect();
    if free.len() < 2 {
        return None;
    }
    let (a, b) = (dice.pick(&free), dice.pick(&free));
    for line in &mut grid.rows[heads - 1..] {
        line.swap(a, b);
    }
    Some(format!("columns {a} and {b} exchanged with their heads"))
}

/// A column of last year's figures beside this year's.
pub(super) fn extra_column(grid: &mut Grid, dice: &mut Dice) -> Option<String> {
    let heads = grid.head_rows();
    let row = *grid.figure_rows().first()?;
    let first = grid.rows[row].iter().position(|&id| grid.cells[id].address.is_some())?;
    if heads == 0 {
        return None;
    }
    let at = if dice.chance(50) { first } else { grid.width() };
    let word = dice.pick(&["上年数", "去年", "同比", "备注", "2018年", "上年同期总计"]);
    for line in 0..grid.rows.len() {
        let figures = grid.rows[line].iter().any(|&id| grid.cells[id].address.is_some());
        let text = match (line + 1 == heads, figures) {
            (true, _) => word.to_owned(),
            (_, true) => (1 + dice.below(500)).to_string(),
            _ => String::new(),
        };
        let inside = at > 0 && at < grid.rows[line].len() && grid.rows[line][at - 1] == grid.rows[line][at];
        let id = if inside { grid.rows[line][at] } else { grid.add(Cell::words(What::Other, text)) };
        grid.rows[line].insert(at, id);
    }
    Some(format!("a column {word} at {at}"))
}
