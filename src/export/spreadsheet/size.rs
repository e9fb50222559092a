//! How wide columns and how high rows are, so that all words are seen.

use super::book::Cell;
use super::look::Look;

/// The width of a text in halves of a Chinese character.
fn width(text: &str) -> usize {
    text.chars().map(|character| if character < '\u{1100}' { 1 } else { 2 }).sum()
}

/// The widths of a sheet's columns, in characters.
pub(super) fn columns(cells: &[Cell]) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    let mut in_order: Vec<&Cell> = cells.iter().collect();
    in_order.sort_by_key(|cell| cell.place.colspan);
    for cell in in_order {
        let (place, words) = (cell.place, cell.content.words());
        let last = place.column + place.colspan - 1;
        if widths.len() <= last {
            widths.resize(last + 1, 0);
        }
        // Words of heads may take several lines, those of rows fewer than those of columns.
        let (least, most, lines) = match cell.look {
            Look::ColumnHead => (9, 16, 4),
            Look::RowHead(_) => (10, 34, 1),
            Look::Figure | Look::Broken | Look::Absent => (7, 28, 1),
            Look::Key => (14, 18, 1),
            Look::Unit => (6, 18, 1),
            Look::Mark => (7, 40, 1),
            // A line of words takes the width of what it stands beside or over, and more lines.
            Look::Words if place.colspan == 1 => (30, 90, 1),
            Look::Title | Look::About | Look::Caption | Look::Group | Look::Words => continue,
        };
        let longest = words.lines().map(width).max().unwrap_or(0);
        let word = words.split(|c: char| c.is_whitespace() || c >= '\u{1100}').map(width).max().unwrap_or(0);
        let wanted = longest.div_ceil(lines).max(word).clamp(least, most) + 2;
        let has: usize = widths.iter().skip(place.column).take(place.colspan).sum();
        let may_widen =
            place.colspan == 1 || matches!(cell.look, Look::RowHead(_) | Look::Figure | Look::Broken);
        if has < wanted
            && may_widen
            && let Some(last) = widths.get_mut(last)
        {
            *last += wanted - has;
        }
    }
    // Blocks that divide a table differently have columns between columns.
    widths.into_iter().map(|width| width.max(4)).collect()
}

/// How high a line of text is, in points.
const LINE: u32 = 16;

/// The highest that rows can be in every format, in points.
const HIGHEST: u32 = 400;

/// The heights of a sheet's rows, in points.
pub(super) fn rows(cells: &[Cell], widths: &[usize]) -> Vec<u32> {
    let end = cells.iter().map(|cell| cell.place.row + cell.place.rowspan).max().unwrap_or(0);
    let mut heights = vec![LINE + 4; end];
    let mut in_order: Vec<&Cell> = cells.iter().collect();
    in_order.sort_by_key(|cell| cell.place.rowspan);
    for cell in in_order {
        let place = cell.place;
        let room: usize = widths.iter().skip(place.column).take(place.colspan).sum();
        let room = room.saturating_sub(1).max(2);
        let (room, line) = if cell.look == Look::Title { (room * 2 / 3, LINE + 6) } else { (room, LINE) };
        let words = cell.content.words();
        let lines: usize = words.lines().map(|line| width(line).div_ceil(room.max(1)).max(1)).sum();
        let wanted = u32::try_from(lines).unwrap_or(u32::MAX).saturating_mul(line).saturating_add(4);
        let has: u32 = heights.iter().skip(place.row).take(place.rowspan).sum();
        if has < wanted
            && let Some(last) = heights.get_mut(place.row + place.rowspan - 1)
        {
            *last = last.saturating_add(wanted - has).min(HIGHEST);
        }
    }
    heights
}

/// How many characters a page stands upright for.
const UPRIGHT: usize = 92;

/// Whether columns are wider than an upright page shows them well.
pub(super) fn is_wide(widths: &[usize]) -> bool {
    widths.iter().sum::<usize>() > UPRIGHT
}
