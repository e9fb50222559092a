//! Labels in columns of their own, without ruled lines: the label of a group stands beside those of its rows,
//! and some labels go over both columns.

use super::column::Column;
use super::line::Line;
use super::rows::{CLOSE, Row};

/// Labels that begin within this are in one column.
const NEAR: i64 = 2500;
/// So many labels begin below one another where a column begins.
const FEWEST: usize = 2;

/// The rows of a table with their labels apart, and its columns: what stands in a column of words is two
/// labels if the second begins where others do.
pub(super) fn apart<'p>(rows: &[Row<'p>], columns: Vec<Column>) -> (Vec<Row<'p>>, Vec<Column>) {
    let edges = edges(rows, &columns);
    let parted = |row: &Row<'p>| {
        if !row.has_figure() {
            return row.clone();
        }
        let pieces = row.pieces.iter().flat_map(|piece| parted(piece, &edges)).collect();
        row.with(pieces)
    };
    let rows = rows.iter().map(parted).collect();
    let columns = columns.into_iter().flat_map(|column| column.parted(&edges)).collect();
    (rows, columns)
}

/// Where further columns of labels begin.
fn edges(rows: &[Row<'_>], columns: &[Column]) -> Vec<i64> {
    let is_label = |piece: &Line<'_>| {
        let over = |column: &&Column| column.left <= piece.left && piece.left < column.right;
        !piece.is_figure() && columns.iter().find(over).is_some_and(|column| !column.has_figures())
    };
    let labels = |row: &Row<'_>| -> Vec<i64> {
        let pieces = row.pieces.iter().filter(|piece| is_label(piece));
        let mut begins: Vec<i64> =
            pieces.flat_map(|piece| piece.pieces(CLOSE)).map(|piece| piece.left).collect();
        begins.sort_unstable();
        begins
    };
    let of_rows: Vec<Vec<i64>> = rows.iter().filter(|row| row.has_figure()).map(labels).collect();
    let begins: Vec<i64> = of_rows.concat();
    let mut second: Vec<i64> = of_rows.iter().flat_map(|of_row| of_row.iter().skip(1)).copied().collect();
    second.sort_unstable();
    let mut edges: Vec<i64> = Vec::new();
    for &at in &second {
        let beside = |other: &&i64| (**other - at).abs() < NEAR;
        if begins.iter().filter(beside).count() >= FEWEST && edges.last().is_none_or(|last| at - last > NEAR)
        {
            edges.push(at);
        }
    }
    edges
}

/// The labels that a piece is.
fn parted<'p>(piece: &Line<'p>, edges: &[i64]) -> Vec<Line<'p>> {
    let mut parts: Vec<Line<'p>> = Vec::new();
    for part in piece.pieces(CLOSE) {
        let begins = edges.iter().any(|edge| (part.left - edge).abs() < NEAR);
        match parts.last_mut().filter(|_| !begins) {
            Some(last) => {
                let glyphs = last.glyphs.iter().chain(&part.glyphs).copied().collect();
                *last = Line::of(glyphs).unwrap_or(part);
            }
            None => parts.push(part),
        }
    }
    parts
}
