//! Figures that are lost, written otherwise, joined with others or moved.

use super::{on_rows, print};
use crate::import::tests::dice::Dice;
use crate::import::tests::grid::{Cell, Grid};
use crate::import::tests::judge::bare;
use crate::import::tests::manuscript::Manuscript;

pub(super) fn digit_lost(manuscript: &mut Manuscript, grid: &mut Grid, dice: &mut Dice) -> Option<String> {
    let long = |cell: &Cell| {
        cell.address.is_some() && cell.text.len() > 1 && cell.text.is_ascii() && !cell.text.contains(',')
    };
    let ids: Vec<usize> = on_rows(grid).filter(|&id| long(&grid.cells[id])).collect();
    if ids.is_empty() {
        return None;
    }
    let cell = &mut grid.cells[dice.pick(&ids)];
    let at = 1 + dice.below(cell.text.len() - 1);
    let before = cell.text.clone();
    cell.text.remove(at);
    print(manuscript, cell);
    Some(format!("{:?}: {before} became {}", cell.address, cell.text))
}

pub(super) fn letter(manuscript: &mut Manuscript, grid: &mut Grid, dice: &mut Dice) -> Option<String> {
    let pairs = [
        ('0', 'O'),
        ('1', 'l'),
        ('0', 'o'),
        ('1', 'I'),
        ('5', 'S'),
        ('2', 'Z'),
        ('8', 'B'),
        ('0', '〇'),
        ('1', '一'),
    ];
    let (digit, letter) = dice.pick(&pairs);
    let has = |cell: &Cell| cell.address.is_some() && cell.text.contains(digit);
    let ids: Vec<usize> = on_rows(grid).filter(|&id| has(&grid.cells[id])).collect();
    if ids.is_empty() {
        return None;
    }
    let cell = &mut grid.cells[dice.pick(&ids)];
    cell.text = cell.text.replacen(digit, &letter.to_string(), 1);
    print(manuscript, cell);
    Some(format!("{:?}: a letter, {}", cell.address, cell.text))
}

/// Two neighbouring figures stand in one cell: over both columns, or the row is short of one.
pub(super) fn joined(
    manuscript: &mut Manuscript,
    grid: &mut Grid,
    row: usize,
    short: bool,
    dice: &mut Dice,
) -> Option<String> {
    let figures = grid.figures(row);
    if figures.len() < 2 {
        return None;
    }
    let at = dice.below(figures.len() - 1);
    let (first, second) = (figures[at], figures[at + 1]);
    let texts = [grid.cells[first].text.clone(), grid.cells[second].text.clone()];
    if texts.iter().all(|text| bare(text).is_empty()) {
        return None;
    }
    let text = texts.join(dice.pick(&["", " ", "\n", "/"]));
    if !short {
        for (id, printed) in [(first, text.as_str()), (second, "")] {
            let address = grid.cells[id].address.clone().unwrap();
            // Where no sum is over them, whoever reads the page sees one figure and a blank.
            if address.starts_with("proactive.") && !text.contains([' ', '\n', '/']) {
                manuscript.expected.exactly(&address, printed);
            } else {
                manuscript.expected.nothing(&address);
            }
        }
        grid.cells[first].text = text;
        grid.rows[row].iter_mut().filter(|id| **id == second).for_each(|id| *id = first);
        return Some(format!("cells {at} and {} of row {row} joined", at + 1));
    }
    // The row goes on one place earlier: what is printed at a place may come back, and what was.
    let mut printed: Vec<String> = figures[at + 1..].iter().map(|&id| grid.cells[id].text.clone()).collect();
    printed[0] = text;
    printed.push(String::new());
    for (&id, text) in figures[at..].iter().zip(printed) {
        let allowed = manuscript.expected.cells.get_mut(grid.cells[id].address.as_ref().unwrap());
        allowed.filter(|allowed| !allowed.is_empty())?.insert(bare(&text));
        grid.cells[id].text = text;
    }
    Some(format!("cells {at} and {} of row {row} joined, the rest moved up", at + 1))
}

pub(super) fn text_moved(
    manuscript: &mut Manuscript,
    grid: &mut Grid,
    row: usize,
    dice: &mut Dice,
) -> Option<String> {
    let figures = grid.figures(row);
    let blank = |text: &str| matches!(bare(text).as_str(), "" | "0" | "/" | "-");
    let pairs: Vec<usize> = (1..figures.len())
        .filter(|&at| blank(&grid.cells[figures[at]].text) && !blank(&grid.cells[figures[at - 1]].text))
        .collect();
    if pairs.is_empty() {
        return None;
    }
    let at = dice.pick(&pairs);
    let text = std::mem::take(&mut grid.cells[figures[at - 1]].text);
    grid.cells[figures[at]].text = text;
    [at - 1, at].iter().for_each(|&at| print(manuscript, &grid.cells[figures[at]]));
    Some(format!("text moved to cell {at} of row {row}"))
}

/// All figures of a row stand one place further, and the last is lost.
pub(super) fn shifted(
    manuscript: &mut Manuscript,
    grid: &mut Grid,
    row: usize,
    _: &mut Dice,
) -> Option<String> {
    let figures = grid.figures(row);
    if figures.len() < 3 {
        return None;
    }
    for at in (1..figures.len()).rev() {
        grid.cells[figures[at]].text = grid.cells[figures[at - 1]].text.clone();
    }
    grid.cells[figures[0]].text.clear();
    figures.iter().for_each(|&id| print(manuscript, &grid.cells[id]));
    Some(format!("figures of row {row} shifted"))
}
