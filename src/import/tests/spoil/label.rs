//! Labels that say something else.

use super::print;
use crate::import::tests::dice::Dice;
use crate::import::tests::grid::{Grid, Piece, What};
use crate::import::tests::judge::bare;
use crate::import::tests::manuscript::Manuscript;

pub(super) fn label_replaced(
    manuscript: &mut Manuscript,
    grid: &mut Grid,
    row: usize,
    dice: &mut Dice,
) -> Option<String> {
    let id = label(grid, row)?;
    let named = bare(&grid.cells[id].text);
    let named = |piece: &Piece| matches!(piece, Piece::Heading(3, text) if bare(text) == named);
    if manuscript.pieces.iter().any(named) {
        return None;
    }
    let words =
        ["其他主动公开文件", "不动产登记查询", "（八）合计", "其中：网上申请", "备注", "内部管理文件"];
    grid.cells[id].text = (dice.pick(&words)).into();
    grid.addresses(row).iter().for_each(|address| manuscript.expected.nothing(address));
    Some(format!("label of row {row} became {}", grid.cells[id].text))
}

pub(super) fn labels_exchanged(
    manuscript: &mut Manuscript,
    grid: &mut Grid,
    row: usize,
    dice: &mut Dice,
) -> Option<String> {
    let other = dice.pick(&grid.figure_rows());
    let (a, b) = (label(grid, row)?, label(grid, other)?);
    let (mine, theirs) = (grid.figures(row), grid.figures(other));
    if row == other || mine.len() != theirs.len() || grid.cells[a].text == grid.cells[b].text {
        return None;
    }
    let block =
        |id: usize| grid.cells[id].address.as_ref().unwrap().rsplitn(3, '.').last().unwrap().to_owned();
    if block(mine[0]) != block(theirs[0]) {
        return None;
    }
    let text = std::mem::take(&mut grid.cells[a].text);
    grid.cells[a].text = std::mem::replace(&mut grid.cells[b].text, text);
    // The figures of a row belong to the other label now.
    for (mine, theirs) in mine.into_iter().zip(theirs) {
        let address = grid.cells[mine].address.clone();
        grid.cells[mine].address = std::mem::replace(&mut grid.cells[theirs].address, address);
        [mine, theirs].iter().for_each(|&id| print(manuscript, &grid.cells[id]));
    }
    Some(format!("labels of rows {row} and {other} exchanged"))
}

/// The number of the cell that names a row alone.
fn label(grid: &Grid, row: usize) -> Option<usize> {
    let first = grid.rows[row].iter().position(|&id| grid.cells[id].address.is_some())?;
    let alone = |id: usize| grid.rows.iter().filter(|line| line.contains(&id)).count() == 1;
    let id = *grid.rows[row][..first].iter().rev().find(|&&id| !grid.cells[id].text.is_empty())?;
    (grid.cells[id].what == What::RowHead && alone(id)).then_some(id)
}
