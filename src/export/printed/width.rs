//! How wide the columns of a table are, and which page they need.

use super::document::{Cell, Kind, Table, words};
use crate::text::character::is_wide;

/// A page for a table: how large its characters are, in half points, and whether it lies on its side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fit {
    /// The size of characters, in half points.
    pub size: usize,
    /// Whether the page lies on its side.
    pub is_wide: bool,
}

/// The sizes that are tried, in half points: 10.5, 9 and 7.5 points.
const SIZES: [usize; 3] = [21, 18, 15];

/// What stands on both sides of the words of a cell, in twentieths of a point.
pub(super) const PADDING: usize = 160;

/// What a column needs, in tenths of a Chinese character.
#[derive(Debug, Clone, Copy, Default)]
struct Need {
    /// Without breaking a figure or a word.
    least: usize,
    /// To be read well.
    good: usize,
}

/// How a table fits on an upright page of a width, or on one that lies on its side, and how wide its columns
/// are then, all in twentieths of a point.
pub(super) fn fit(table: &Table, upright: usize, lying: usize) -> (Fit, Vec<usize>) {
    let needs = needs(table);
    let good = |size: usize| needs.iter().map(|need| twips(need.good, size)).sum::<usize>();
    let least = |size: usize| needs.iter().map(|need| twips(need.least, size)).sum::<usize>();
    let [large, middle, small] = SIZES;
    let tries = [
        (large, false, good(large) <= upright),
        // Rather an upright page with labels of several lines than one that is to be turned.
        (middle, false, least(middle) * 9 / 8 <= upright),
        (large, true, good(large) <= lying),
        (middle, true, least(middle) <= lying),
        (small, true, true),
    ];
    let chosen = tries.into_iter().find(|(.., fits)| *fits).unwrap_or((small, true, true));
    let (size, is_wide, _) = chosen;
    (Fit { size, is_wide }, shared(&needs, size, if is_wide { lying } else { upright }))
}

/// The width of a page, shared out among columns.
fn shared(needs: &[Need], size: usize, page: usize) -> Vec<usize> {
    let (least, good): (Vec<usize>, Vec<usize>) =
        needs.iter().map(|need| (twips(need.least, size), twips(need.good, size))).unzip();
    let (of_least, of_good): (usize, usize) = (least.iter().sum(), good.iter().sum());
    let mut widths: Vec<usize> = if of_good <= page || of_least > page {
        let (from, of) = if of_good <= page { (&good, of_good) } else { (&least, of_least) };
        from.iter().map(|width| width * page / of.max(1)).collect()
    } else {
        let more = |(least, good): (&usize, &usize)| {
            least + (good - least) * (page - of_least) / (of_good - of_least)
        };
        least.iter().zip(&good).map(more).collect()
    };
    let rest = page.saturating_sub(widths.iter().sum());
    widths.first_mut().into_iter().for_each(|first| *first += rest);
    widths
}

fn twips(tenths: usize, size: usize) -> usize {
    tenths * size + PADDING
}

fn needs(table: &Table) -> Vec<Need> {
    let mut needs = vec![Need { least: 10, good: 15 }; table.columns];
    let mut cells: Vec<&Cell> = table.cells.iter().filter(|cell| cell.kind != Kind::Part).collect();
    cells.sort_by_key(|cell| cell.colspan);
    for cell in cells {
        let need = need(cell);
        let Some(columns) = needs.get_mut(cell.column..cell.column + cell.colspan) else { continue };
        // A cell over several columns has the room between their words as well.
        let spared = 10 * (cell.colspan - 1);
        let has: Need = columns.iter().fold(Need { least: spared, good: spared }, |sum, column| Need {
            least: sum.least + column.least,
            good: sum.good + column.good,
        });
        let each = |wanted: usize, has: usize| wanted.saturating_sub(has).div_ceil(cell.colspan);
        let (least, good) = (each(need.least, has.least), each(need.good, has.good));
        for column in columns {
            column.least += least;
            column.good += good;
        }
    }
    needs.into_iter().map(|need| Need { good: need.good.max(need.least), ..need }).collect()
}

fn need(cell: &Cell) -> Need {
    let words = words(&cell.runs);
    let longest = words.lines().map(width).max().unwrap_or(0);
    let piece =
        words.split(|c: char| c.is_whitespace() || matches!(c, '/' | '-')).map(unbroken).max().unwrap_or(0);
    match cell.kind {
        Kind::Figure | Kind::Absent => Need { least: longest.min(100), good: longest.min(160) },
        Kind::Head("row" | "rowgroup") => Need { least: piece.max(longest.min(40)), good: longest.min(120) },
        Kind::Head(_) => {
            Need { least: piece.max(longest.min(20)), good: longest.div_ceil(3).max(piece).min(100) }
        }
        Kind::Words => Need { least: piece.min(100), good: longest.min(160) },
        Kind::Part => Need::default(),
    }
}

/// The width of a text in tenths of a Chinese character. Letters and digits of some faces are narrower.
fn width(text: &str) -> usize {
    text.chars().map(|character| if is_wide(character) { 10 } else { 6 }).sum()
}

/// The widest part of a word that no line end parts: between Chinese characters there may be one.
fn unbroken(word: &str) -> usize {
    word.split(is_wide).map(width).max().unwrap_or(0).min(130)
}
