//! Rows whose cells are parted by blanks, where these line up from row to row.

use super::group::{Cell, Row};
use super::lines::Line;
use std::ops::Range;

/// Words of a line between wide gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece<'a> {
    /// What part of the line they take up on a screen.
    place: Range<usize>,
    text: &'a str,
}

/// Whether a line has words on both sides of a wide gap.
pub(super) fn has_gap(line: &Line<'_>) -> bool {
    pieces(line).len() > 1
}

/// The words of a line between gaps of two blanks or more.
fn pieces<'a>(line: &Line<'a>) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    // Where the piece that is open begins and ends, in the text and on the screen.
    let mut open: Option<(Range<usize>, Range<usize>)> = None;
    let (mut column, mut gap) = (0, 0);
    for (at, c) in line.text.char_indices() {
        let width = if is_wide(c) { 2 } else { 1 };
        if super::is_blank(c) {
            gap += 1;
        } else {
            let here = (at..at + c.len_utf8(), column..column + width);
            open = match open {
                Some((text, place)) if gap < 2 => Some((text.start..here.0.end, place.start..here.1.end)),
                closed => {
                    pieces.extend(piece(line, closed));
                    Some(here)
                }
            };
            gap = 0;
        }
        column += width;
    }
    pieces.extend(piece(line, open));
    pieces
}

/// A piece that is closed.
fn piece<'a>(line: &Line<'a>, closed: Option<(Range<usize>, Range<usize>)>) -> Option<Piece<'a>> {
    let (text, place) = closed?;
    Some(Piece { place, text: line.text.get(text)? })
}

/// The rows of lines that stand in columns; nothing if they do not line up.
pub(super) fn rows(lines: &[Line<'_>]) -> Option<Vec<Row>> {
    let pieces: Vec<Vec<Piece<'_>>> = lines.iter().map(pieces).collect();
    let most = pieces.iter().map(Vec::len).max().filter(|most| *most > 1 && lines.len() > 1)?;
    let all_full = pieces.iter().all(|row| row.len() == most);
    let mut columns: Vec<Range<usize>> = Vec::new();
    for row in pieces.iter().filter(|row| row.len() == most) {
        if columns.is_empty() {
            columns = row.iter().map(|piece| piece.place.clone()).collect();
        }
        for (column, piece) in columns.iter_mut().zip(row) {
            *column = column.start.min(piece.place.start)..column.end.max(piece.place.end);
        }
    }
    let is_even = columns.windows(2).all(|two| matches!(two, [left, right] if left.end <= right.start));
    if !is_even && !(all_full && most > 2) {
        return None;
    }
    let mut rows = Vec::new();
    for (line, row) in lines.iter().zip(pieces) {
        let mut cells: Vec<Cell> = Vec::new();
        for (index, piece) in row.iter().enumerate() {
            let (column, colspan) =
                if row.len() == most { (index, 1) } else { place(&columns, &piece.place) };
            if cells.last().is_some_and(|last| last.column + last.colspan > column) {
                return None;
            }
            cells.push(Cell { column, colspan, text: piece.text.to_owned() });
        }
        rows.push(Row { line: line.number, cells });
    }
    Some(rows)
}

/// The columns over which words stand, or the one that they are nearest to.
fn place(columns: &[Range<usize>], piece: &Range<usize>) -> (usize, usize) {
    let over = |column: &Range<usize>| column.start < piece.end && piece.start < column.end;
    let first = columns.iter().position(over);
    match first {
        Some(first) => (first, columns.iter().skip(first).take_while(|column| over(column)).count()),
        None => {
            let distance = |column: &Range<usize>| {
                column.start.saturating_sub(piece.end).max(piece.start.saturating_sub(column.end))
            };
            let nearest = columns.iter().enumerate().min_by_key(|(_, column)| distance(column));
            (nearest.map_or(0, |(index, _)| index), 1)
        }
    }
}

/// Whether a character takes up two columns of a screen.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}')
}
