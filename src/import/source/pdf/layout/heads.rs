//! Heads over one another, without ruled lines.

use super::super::doubt;
use super::SheetCell;
use super::column::Column;
use super::line::{Line, joint};
use super::piece::{piece_doubt, place};
use super::rows::{CLOSE, Row};
use crate::text::message::Message;

/// Words of one head, as they are gathered.
struct Head {
    level: usize,
    column: usize,
    columns: usize,
    left: i64,
    right: i64,
    bottom: i64,
    text: String,
    doubt: Option<Message>,
}

/// The rows of heads that overlap in height, since those over fewer rows stand in the middle: what stands
/// below words over other columns is a head of the next level. `first` is the number of the first row.
pub(super) fn levels(row: &Row<'_>, first: usize, columns: &[Column]) -> Vec<Vec<SheetCell>> {
    // Heads stand close beside one another. One whose letters are set apart is put together again below.
    let mut pieces: Vec<Line<'_>> = row.lines.iter().flat_map(|line| line.pieces(CLOSE)).collect();
    pieces.sort_by_key(|piece| (piece.top, piece.left));
    let mut heads: Vec<Head> = Vec::new();
    for piece in &pieces {
        let (column, wide) = place(columns, piece);
        let is_over = |head: &Head| column < head.column + head.columns && head.column < column + wide;
        let level = heads.iter().filter(|head| is_over(head)).map(|head| head.level + 1).max().unwrap_or(0);
        let goes_on = |head: &&mut Head| {
            (head.column, head.columns, head.level + 1) == (column, wide, level)
                && (piece.top - head.bottom) * 10 < piece.size * 8
        };
        let (text, doubt) = (piece.text(), piece_doubt(piece, None));
        // Two heads side by side over one column: the other's column has no figures. Letters of one head that
        // are set apart stand over the column both.
        let stands_over = |left: i64, right: i64| {
            columns.get(column).is_some_and(|column| left < column.right && column.left < right)
        };
        let is_beside = |head: &&mut Head| {
            let is_one = stands_over(head.left, head.right) && stands_over(piece.left, piece.right);
            is_over(head)
                && piece.top < head.bottom
                && (piece.right <= head.left || head.right <= piece.left)
                && !is_one
        };
        if let Some(head) = heads.iter_mut().find(is_beside) {
            head.text = format!("{} {text}", head.text);
            head.doubt.get_or_insert_with(|| doubt::between_gaps(&head.text));
            (head.left, head.right) = (head.left.min(piece.left), head.right.max(piece.right));
            continue;
        }
        match heads.iter_mut().find(goes_on) {
            Some(head) => {
                head.text.push_str(joint(&head.text, &text));
                head.text.push_str(&text);
                head.bottom = piece.bottom;
                (head.left, head.right) = (head.left.min(piece.left), head.right.max(piece.right));
                head.doubt = head.doubt.take().or(doubt);
            }
            None => {
                let &Line { left, right, bottom, .. } = piece;
                heads.push(Head { level, column, columns: wide, left, right, bottom, text, doubt });
            }
        }
    }
    let count = heads.iter().map(|head| head.level + 1).max().unwrap_or(0);
    let below = |head: &Head| {
        let is_over = |other: &&Head| {
            other.level > head.level
                && other.column < head.column + head.columns
                && head.column < other.column + other.columns
        };
        heads.iter().filter(is_over).map(|other| other.level).min().unwrap_or(count)
    };
    let cell = |head: &Head| SheetCell {
        row: first + head.level,
        column: head.column,
        rows: below(head) - head.level,
        columns: head.columns,
        text: head.text.clone(),
        doubt: head.doubt.clone(),
    };
    let level = |level: usize| {
        let mut cells: Vec<SheetCell> = heads.iter().filter(|head| head.level == level).map(cell).collect();
        cells.sort_by_key(|cell| cell.column);
        cells
    };
    (0..count).map(level).collect()
}
