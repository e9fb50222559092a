//! Spoils a report, and says what may come back of it.

mod again;
mod column;
mod figure;
mod label;

use super::dice::Dice;
use super::grid::{Cell, Grid, Piece, What};
use super::manuscript::Manuscript;

/// How many ways there are.
const WAYS: usize = 18;

/// Spoils a report in one way or several.
pub fn spoil(manuscript: &mut Manuscript, other: &Manuscript, dice: &mut Dice) {
    let mut done = 0;
    let wanted = 1 + usize::from(dice.chance(25));
    for _ in 0..40 {
        let tables: Vec<usize> = (0..manuscript.pieces.len())
            .filter(
                |&at| matches!(&manuscript.pieces[at], Piece::Table(grid) if !grid.figure_rows().is_empty()),
            )
            .collect();
        if tables.is_empty() || done == wanted {
            return;
        }
        let at = dice.pick(&tables);
        let way = dice.below(WAYS);
        if let Some(what) = one(manuscript, at, way, other, dice) {
            manuscript.note(&format!("spoilt: {what}"));
            done += 1;
        }
    }
}

/// Spoils a table in one way, if it can be.
fn one(
    manuscript: &mut Manuscript,
    at: usize,
    way: usize,
    other: &Manuscript,
    dice: &mut Dice,
) -> Option<String> {
    let Piece::Table(mut grid) = manuscript.pieces[at].clone() else { return None };
    let row = dice.pick(&grid.figure_rows());
    let figures = grid.figures(row);
    let told = match way {
        0 => figure::digit_lost(manuscript, &mut grid, dice),
        1 => figure::letter(manuscript, &mut grid, dice),
        2 => {
            let to = dice.pick(&grid.figure_rows());
            grid.cut(row, true);
            grid.cut(row + 1, true);
            let line = grid.rows.remove(row);
            grid.cut(to, true);
            grid.rows.insert(to.min(grid.rows.len()), line);
            Some(format!("row {row} moved to {to}"))
        }
        3 => figure::joined(manuscript, &mut grid, row, false, dice),
        4 => figure::joined(manuscript, &mut grid, row, true, dice),
        5 => {
            every(&grid).for_each(|address| manuscript.expected.nothing(&address));
            manuscript.pieces.remove(at);
            return Some("table dropped".into());
        }
        // Of a row that stands there twice, the one that is left is the report's.
        6 if manuscript.story.iter().any(|told| told.ends_with("twice")) => None,
        6 => {
            grid.addresses(row).iter().for_each(|address| manuscript.expected.nothing(address));
            grid.cut(row, true);
            grid.cut(row + 1, true);
            grid.rows.remove(row);
            Some(format!("row {row} dropped"))
        }
        7 => column::columns_exchanged(manuscript, &mut grid, row, dice),
        8 => label::label_replaced(manuscript, &mut grid, row, dice),
        9 => label::labels_exchanged(manuscript, &mut grid, row, dice),
        10 => figure::text_moved(manuscript, &mut grid, row, dice),
        11 => {
            let heads: Vec<usize> = (0..grid.rows.len())
                .filter(|&row| grid.rows[row].iter().any(|&id| grid.cells[id].what == What::ColumnHead))
                .collect();
            if heads.is_empty() || grid.rows.len() == 1 {
                return None;
            }
            let head = dice.pick(&heads);
            grid.rows.remove(head);
            Some(format!("row of heads {head} dropped"))
        }
        12 => return again::again(manuscript, at, &grid, other, dice),
        13 => column::extra_column(&mut grid, dice),
        14 => {
            let id = dice.pick(&figures);
            grid.cells[id].text =
                dice.pick(&["见附件", "无", "？", "*", "约30", "3或4", "#REF!", "待核"]).into();
            print(manuscript, &grid.cells[id]);
            Some("words for a figure".into())
        }
        15 => figure::shifted(manuscript, &mut grid, row, dice),
        16 => again::twice(manuscript, &mut grid, row, dice),
        _ => column::columns_with_heads(&mut grid, dice),
    }?;
    manuscript.pieces[at] = Piece::Table(grid);
    Some(told)
}

/// The addresses of all figures of a table.
fn every(grid: &Grid) -> impl Iterator<Item = String> {
    grid.figure_rows().into_iter().flat_map(|row| grid.addresses(row)).collect::<Vec<_>>().into_iter()
}

/// The figures that a part of a table prints: what stands on its rows.
fn on_rows(grid: &Grid) -> impl Iterator<Item = usize> {
    grid.figure_rows().into_iter().flat_map(|row| grid.figures(row))
}

/// What a cell prints now is what must come back, unless something else has made it unknowable.
fn print(manuscript: &mut Manuscript, cell: &Cell) {
    if let Some(address) = &cell.address
        && manuscript.expected.cells.get(address).is_some_and(|allowed| !allowed.is_empty())
    {
        manuscript.expected.exactly(address, &cell.text);
    }
}
