//! Words between gaps: the columns that they stand in, and why they are not sure.

use super::super::doubt;
use super::cell::{drawn, glyphs_doubt};
use super::column::Column;
use super::line::Line;
use crate::text::message::Message;

/// Why a piece is not surely a figure of its column.
pub(super) fn piece_doubt(piece: &Line<'_>, column: Option<&Column>) -> Option<Message> {
    let of_glyphs = glyphs_doubt(piece.glyphs.iter().copied());
    let of_place = || {
        let text = piece.text();
        if piece.has_two_sizes() {
            Some(doubt::two_sizes(&text))
        } else if !piece.glyphs.is_sorted_by_key(|glyph| glyph.order) {
            Some(doubt::other_order(&text, &drawn(piece.glyphs.iter().copied())))
        } else if !column.is_some_and(|column| column.aligns(piece)) {
            Some(doubt::out_of_column(&text))
        } else {
            None
        }
    };
    let of_glyphs = of_glyphs.or_else(|| piece.is_mixed().then(|| doubt::jumbled(&piece.text())));
    of_glyphs.or_else(|| if piece.is_figure() { of_place() } else { None })
}

/// The columns over which words stand, or the one that they are nearest to.
pub(super) fn place(columns: &[Column], piece: &Line<'_>) -> (usize, usize) {
    let over = |column: &Column| column.left < piece.right && piece.left < column.right;
    match columns.iter().position(over) {
        Some(first) => (first, columns.iter().skip(first).take_while(|column| over(column)).count()),
        None => {
            let distance = |column: &Column| (column.left - piece.right).max(piece.left - column.right);
            let nearest = columns.iter().enumerate().min_by_key(|(_, column)| distance(column));
            (nearest.map_or(0, |(index, _)| index), 1)
        }
    }
}
