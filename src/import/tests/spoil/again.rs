//! What stands there a second time with other figures.

use crate::import::tests::dice::Dice;
use crate::import::tests::grid::{Grid, Piece, What};
use crate::import::tests::judge::bare;
use crate::import::tests::manuscript::Manuscript;

/// A row stands twice, with other figures the second time.
pub(super) fn twice(
    manuscript: &mut Manuscript,
    grid: &mut Grid,
    row: usize,
    dice: &mut Dice,
) -> Option<String> {
    grid.cut(row + 1, true);
    grid.insert_copy(row..row + 1, row + 1);
    for id in grid.figures(row + 1) {
        let address = grid.cells[id].address.take().unwrap();
        let text = (1 + dice.below(999)).to_string();
        if bare(&grid.cells[id].text) != text {
            manuscript.expected.nothing(&address);
        }
        grid.cells[id].text = text;
    }
    Some(format!("row {row} twice"))
}

/// The table of another year stands in the document as well.
pub(super) fn again(
    manuscript: &mut Manuscript,
    at: usize,
    grid: &Grid,
    other: &Manuscript,
    dice: &mut Dice,
) -> Option<String> {
    let told = dice.chance(60);
    let mut copy = grid.clone();
    for cell in copy.cells.iter_mut().filter(|cell| cell.address.is_some()) {
        let address = cell.address.take().unwrap();
        let known = other.expected.cells.get(&address).and_then(|allowed| allowed.first());
        let text = known.cloned().unwrap_or_else(|| dice.below(99).to_string());
        let allowed = manuscript.expected.cells.get(&address).cloned().unwrap_or_default();
        if !told && !allowed.contains(&text) {
            manuscript.expected.nothing(&address);
        }
        cell.text = text;
    }
    let (last, this) = ((manuscript.year - 1).to_string(), manuscript.year.to_string());
    for cell in copy.cells.iter_mut().filter(|cell| cell.what == What::Caption) {
        cell.text = cell.text.replace(&this, &last);
    }
    let before = dice.chance(50);
    let years = [manuscript.year - 1, manuscript.year];
    let mut pieces = Vec::new();
    let mut caption = |year: usize| {
        if told {
            pieces.push(Piece::Words(format!("{year}年统计数据")));
        }
        pieces.push(Piece::Table(if year == years[0] { copy.clone() } else { grid.clone() }));
    };
    if before {
        caption(years[0]);
        caption(years[1]);
    } else {
        caption(years[1]);
        caption(years[0]);
    }
    manuscript.pieces.splice(at..=at, pieces);
    Some(format!("the table of the year before as well, years named {told}, before {before}"))
}
