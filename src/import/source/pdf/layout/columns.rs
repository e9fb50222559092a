//! Tables without ruled lines: words that stand in columns, with gaps between them from line to line.

use super::super::budget::LINES;
use super::super::doubt;
use super::cell::{drawn, glyphs_doubt};
use super::column::Column;
use super::line::{Line, joint};
use super::{Part, Sheet, SheetCell, Words};
use crate::text::message::Message;

/// A gap in tenths of the size that parts words of two columns.
const GAP: i64 = 12;
/// No more lines than these stand between two rows of a table.
const BETWEEN: usize = 2;

/// Lines that are a row together, and their words between gaps.
struct Row<'p> {
    lines: Vec<Line<'p>>,
    pieces: Vec<Line<'p>>,
    top: i64,
    bottom: i64,
}

impl Row<'_> {
    /// Whether its words stand in columns, and those of the row below directly under them.
    fn goes_on(&self, below: &Self) -> bool {
        let size = self.lines.iter().map(|line| line.size).max().unwrap_or(0);
        self.pieces.len() > 1 && below.top - self.bottom < size
    }
}

/// The parts that lines outside of ruled tables are.
pub(super) fn parts(lines: Vec<Line<'_>>, ruled: &[[i64; 4]]) -> Vec<Part> {
    if lines.len() > LINES {
        return lines.iter().map(|line| Part::Words(Words::of(line))).collect();
    }
    let rows = rows(lines);
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        let count = length(rows.get(at..).unwrap_or_default(), ruled);
        let table = rows.get(at..at + count).filter(|_| count > 1).and_then(sheet);
        match table {
            Some(mut table) => {
                if at.checked_sub(1).and_then(|before| rows.get(before)).is_some_and(|it| it.goes_on(row)) {
                    doubt_heads(&mut table);
                }
                parts.push(Part::Sheet(table));
                at += count;
            }
            None => {
                parts.extend(row.lines.iter().map(|line| Part::Words(Words::of(line))));
                at += 1;
            }
        }
    }
    parts
}

/// What a line says that is in no table, and why its figures are not sure. Figures beside gaps may be cells
/// all the same: two of them between two gaps are no two cells.
pub(super) fn words(line: &Line<'_>) -> (String, Option<Message>) {
    let doubt = glyphs_doubt(line.glyphs.iter().copied());
    let doubt = doubt.or_else(|| line.is_mixed().then(|| doubt::jumbled(&line.text())));
    let pieces = line.pieces(GAP);
    if pieces.len() < 2 {
        return (line.text(), doubt);
    }
    let texts: Vec<String> = pieces.iter().map(Line::text).collect();
    let figures = pieces.iter().zip(&texts).filter(|(piece, _)| piece.is_figure());
    let several = figures.clone().find(|(_, text)| text.contains(' '));
    let several = several.map(|(_, text)| doubt::between_gaps(text));
    let beside = (figures.count() > 1).then(doubt::in_no_column);
    (texts.join(" "), doubt.or(several).or(beside))
}

/// Lines that overlap in height are a row: a label over two lines with its figures in the middle.
fn rows(lines: Vec<Line<'_>>) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for line in lines {
        let (top, bottom) = (line.top, line.bottom);
        let pieces = line.pieces(GAP);
        match rows.last_mut().filter(|row| (row.bottom - top) * 10 > line.size) {
            Some(row) => {
                row.bottom = row.bottom.max(bottom);
                row.pieces.extend(pieces);
                row.lines.push(line);
            }
            None => rows.push(Row { lines: vec![line], pieces, top, bottom }),
        }
    }
    rows
}

/// No table without ruled lines has more rows than these on a page.
const ROWS: usize = 300;

/// How many of the first rows may be a table: from one with several pieces to the last of those that follow.
fn length(rows: &[Row<'_>], ruled: &[[i64; 4]]) -> usize {
    let is_parted = |row: &Row<'_>| row.pieces.len() > 1;
    if !rows.first().is_some_and(is_parted) {
        return 0;
    }
    let (mut last, mut alone) = (0, 0);
    for (at, two) in rows.windows(2).enumerate().take(ROWS) {
        let [before, row] = two else { break };
        let is_between = |[_, top, _, _]: &&[i64; 4]| (before.bottom..row.top).contains(top);
        if ruled.iter().any(|bounds| is_between(&bounds)) || row.top - before.bottom > 4 * row.lines[0].size {
            break;
        }
        if is_parted(row) {
            (last, alone) = (at + 1, 0);
        } else {
            alone += 1;
            if alone > BETWEEN {
                break;
            }
        }
    }
    last + 1
}

/// The table that rows are, if their words stand in columns.
fn sheet(rows: &[Row<'_>]) -> Option<Sheet> {
    let has_figure = |row: &&Row<'_>| row.pieces.len() > 1 && row.pieces.iter().any(Line::is_figure);
    let has_figures = rows.iter().any(|row| has_figure(&row));
    let telling = rows.iter().filter(|row| !has_figures || has_figure(row));
    let columns = Column::of(telling.flat_map(|row| &row.pieces));
    if columns.len() < 2 {
        return None;
    }
    let mut by_row = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        by_row.push(row_cells(row, number, &columns)?);
    }
    doubt_broken(&mut by_row);
    doubt_bare_labels(&mut by_row);
    let cells = by_row.concat();
    let mut xs: Vec<i64> = columns.iter().map(|column| column.left).collect();
    xs.extend(columns.last().map(|column| column.right));
    Some(Sheet { xs, rows: rows.len(), cells, top: rows.first()?.top, is_ruled: false })
}

/// Where a part of the heads is in no columns, what stands over a column is not all of its head.
fn doubt_heads(table: &mut Sheet) {
    for cell in table.cells.iter_mut().filter(|cell| !cell.text.is_empty() && !cell.has_words()) {
        cell.doubt.get_or_insert_with(doubt::without_head);
    }
}

/// A label whose figures are not beside it may have them on the line above or below, or on another page.
fn doubt_bare_labels(rows: &mut [Vec<SheetCell>]) {
    let is_figure = |cell: &SheetCell| !cell.text.is_empty() && !cell.has_words();
    let figures = || rows.iter().flatten().filter(|cell| is_figure(cell)).map(|cell| cell.column);
    let (Some(first), Some(last)) = (figures().min(), figures().max()) else { return };
    let is_over = |cell: &SheetCell| cell.has_words() && cell.column + cell.columns > first;
    let begin = rows.iter().position(|row| row.iter().any(is_figure)).unwrap_or(0);
    let has_heads = rows.iter().take(begin).flatten().any(is_over);
    let is_bare =
        |row: &[SheetCell]| !row.is_empty() && !row.iter().any(|cell| is_figure(cell) || is_over(cell));
    let bare: Vec<bool> = rows.iter().map(|row| is_bare(row)).collect();
    let heads: Vec<bool> =
        rows.iter().map(|row| row.iter().any(is_over) && !row.iter().any(is_figure)).collect();
    // What stands over heads is a title.
    let is_title = |number: usize| {
        let below = bare.iter().zip(&heads).skip(number).find(|(is_bare, _)| !**is_bare);
        below.is_some_and(|(_, is_head)| *is_head)
    };
    for (number, row) in rows.iter_mut().enumerate().skip(if has_heads { begin } else { 0 }) {
        if !bare.get(number).is_some_and(|is_bare| *is_bare) || is_title(number) {
            continue;
        }
        for column in first..=last {
            let doubt = Some(doubt::nothing_in_column());
            row.push(SheetCell { row: number, column, rows: 1, columns: 1, text: String::new(), doubt });
        }
        row.sort_by_key(|cell| cell.column);
    }
}

/// A number over two lines may be one or two: where a line has no label, or fewer figures than the one above
/// it, figures that stand under others are not known, and neither are those.
fn doubt_broken(rows: &mut [Vec<SheetCell>]) {
    let is_figure = |cell: &SheetCell| !cell.text.is_empty() && !cell.has_words();
    let count = |row: &[SheetCell]| row.iter().filter(|cell| is_figure(cell)).count();
    for at in 1..rows.len() {
        let Some([above, below]) = rows.get_mut(at - 1..=at) else { continue };
        let has_label = below.iter().any(SheetCell::has_words);
        let is_less = count(below) < count(above);
        for cell in below.iter_mut().filter(|cell| is_figure(cell)) {
            let over = above.iter_mut().find(|over| over.column == cell.column && is_figure(over));
            let Some(over) = over else { continue };
            if !has_label || is_less {
                let doubt = doubt::over_two_lines(&over.text, &cell.text);
                [over, cell].into_iter().for_each(|cell| _ = cell.doubt.get_or_insert(doubt.clone()));
            }
        }
    }
}

/// The cells of a row.
fn row_cells(row: &Row<'_>, number: usize, columns: &[Column]) -> Option<Vec<SheetCell>> {
    let mut cells: Vec<SheetCell> = Vec::new();
    let mut pieces: Vec<&Line<'_>> = row.pieces.iter().collect();
    pieces.sort_by_key(|piece| (piece.top, piece.left));
    let mut before: Vec<(usize, &Line<'_>)> = Vec::new();
    for piece in pieces {
        let (column, wide) = place(columns, piece);
        let (text, doubt) = (piece.text(), piece_doubt(piece, columns.get(column).filter(|_| wide == 1)));
        let stands =
            |cell: &&mut SheetCell| column < cell.column + cell.columns && cell.column < column + wide;
        match cells.iter_mut().find(stands) {
            // Words go on below; two pieces side by side are in no column.
            Some(cell) if row.lines.len() > 1 && (cell.column, cell.columns) == (column, wide) => {
                // What stands beside the words above, and not under them, may be of another column.
                let is_under = |other: &Line<'_>| other.left < piece.right && piece.left < other.right;
                if !before.iter().any(|(at, other)| *at == column && is_under(other)) {
                    cell.doubt.get_or_insert_with(|| doubt::between_gaps(&format!("{} {text}", cell.text)));
                }
                let joint = if piece.is_figure() { "\n" } else { joint(&cell.text, &text) };
                cell.text.push_str(joint);
                cell.text.push_str(&text);
                cell.doubt = cell.doubt.take().or(doubt);
            }
            Some(_) => return None,
            None => cells.push(SheetCell { row: number, column, rows: 1, columns: wide, text, doubt }),
        }
        before.push((column, piece));
    }
    // What is not there may be blank, or stand a little above or below: only left of the figures it is blank.
    let label = cells.iter().filter(|cell| cell.has_words()).map(|cell| cell.column).max();
    let has_figures = cells.iter().any(|cell| !cell.has_words());
    for column in (0..columns.len()).filter(|_| has_figures) {
        if !cells.iter().any(|cell| (cell.column..cell.column + cell.columns).contains(&column)) {
            let is_left = label.is_some_and(|label| column < label);
            let doubt = (!is_left).then(doubt::nothing_in_column);
            cells.push(SheetCell { row: number, column, rows: 1, columns: 1, text: String::new(), doubt });
        }
    }
    cells.sort_by_key(|cell| cell.column);
    Some(cells)
}

/// Why a piece is not surely a figure of its column.
fn piece_doubt(piece: &Line<'_>, column: Option<&Column>) -> Option<Message> {
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
fn place(columns: &[Column], piece: &Line<'_>) -> (usize, usize) {
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
