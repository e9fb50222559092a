//! How wide columns and how high rows are, so that all words are seen.

use super::grid::{Grid, Is, Words};

/// The width of a text in halves of a Chinese character.
fn width(text: &str) -> usize {
    text.chars().map(|character| if character < '\u{1100}' { 1 } else { 2 }).sum()
}

/// The widths of the columns of a table, in characters.
pub(super) fn columns(grid: &Grid) -> Vec<usize> {
    let mut widths = vec![0; grid.width];
    for words in &grid.words {
        let of_rows = matches!(words.is, Is::RowHead | Is::Group | Is::Empty);
        // The words of heads of rows may take several lines, those of columns some more.
        let (least, most, lines) = match words.is {
            Is::Group => (6, 16, 2),
            Is::RowHead | Is::Empty => (16, 34, 1),
            Is::ColumnHead => (9, 18, 3),
            Is::Corner | Is::Caption => continue,
        };
        let wanted = width(&words.text).div_ceil(lines).clamp(least, most) + 2;
        let place = words.place;
        let has: usize = widths.iter().skip(place.column).take(place.colspan).sum();
        // A head over several columns widens the last of them.
        let last = place.column + place.colspan - 1;
        if has < wanted
            && (place.colspan == 1 || of_rows)
            && let Some(width) = widths.get_mut(last)
        {
            *width += wanted - has;
        }
    }
    let figures = widths.iter_mut().skip(grid.figures_from);
    figures.for_each(|width| *width = (*width).max(9));
    // Blocks that divide a table differently have columns between columns.
    widths.into_iter().map(|width| width.max(4)).collect()
}

/// How many lines the words of a head take in columns of these widths.
fn lines(words: &Words, widths: &[usize]) -> usize {
    let room: usize = widths.iter().skip(words.place.column).take(words.place.colspan).sum();
    let room = room.saturating_sub(1).max(2);
    words.text.lines().map(|line| width(line).div_ceil(room).max(1)).sum::<usize>().max(1)
}

/// The heights of the rows of a sheet, in lines of text.
pub(super) fn rows(grid: &Grid, widths: &[usize]) -> Vec<usize> {
    let mut heights = vec![1; grid.end];
    let mut words: Vec<&Words> = grid.words.iter().collect();
    words.sort_by_key(|words| words.place.rowspan);
    for words in words {
        let (place, wanted) = (words.place, lines(words, widths));
        let has: usize = heights.iter().skip(place.row).take(place.rowspan).sum();
        if has < wanted
            && let Some(height) = heights.get_mut(place.row + place.rowspan - 1)
        {
            *height += wanted - has;
        }
    }
    heights
}
