//! Tables without ruled lines: words that stand in columns, with gaps between them from line to line.

use super::super::budget::LINES;
use super::super::doubt;
use super::super::page::Rule;
use super::cell::glyphs_doubt;
use super::column::Column;
use super::line::{Line, joint};
use super::piece::{piece_doubt, place};
use super::rows::{self, GAP, Row};
use super::{Part, Sheet, SheetCell, Words, heads, labels};
use crate::text::message::Message;

/// No more lines than these stand between two rows of a table.
const BETWEEN: usize = 2;

/// The parts that lines outside of ruled tables are.
pub(super) fn parts(lines: Vec<Line<'_>>, ruled: &[[i64; 4]], alone: &[Rule]) -> Vec<Part> {
    if lines.len() > LINES {
        return lines.iter().map(|line| Part::Words(Words::of(line))).collect();
    }
    let rows = rows::rows(lines, alone);
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

/// No table without ruled lines has more rows than these on a page.
const ROWS: usize = 300;

/// How many of the first rows may be a table: from one with several pieces to the last of those that follow.
fn length(rows: &[Row<'_>], ruled: &[[i64; 4]]) -> usize {
    if !rows.first().is_some_and(Row::is_parted) {
        return 0;
    }
    let (mut last, mut alone) = (0, 0);
    for (at, two) in rows.windows(2).enumerate().take(ROWS) {
        let [before, row] = two else { break };
        let is_between = |[_, top, _, _]: &&[i64; 4]| (before.bottom..row.top).contains(top);
        if ruled.iter().any(|bounds| is_between(&bounds)) || row.top - before.bottom > 4 * row.lines[0].size {
            break;
        }
        if row.is_parted() {
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
    let tells = |row: &&Row<'_>| row.is_parted() && row.has_figure();
    let has_figures = rows.iter().any(|row| tells(&row));
    let telling = rows.iter().filter(|row| !has_figures || tells(row));
    let columns = Column::of(telling.flat_map(|row| &row.pieces));
    if columns.len() < 2 {
        return None;
    }
    let (rows, columns) = labels::apart(rows, columns);
    let mut by_row: Vec<Vec<SheetCell>> = Vec::new();
    for row in &rows {
        if row.is_parted() && !row.has_figure() {
            by_row.extend(heads::levels(row, by_row.len(), &columns));
        } else {
            by_row.push(row_cells(row, by_row.len(), &columns));
        }
    }
    doubt_broken(&mut by_row);
    doubt_bare_labels(&mut by_row);
    let mut xs: Vec<i64> = columns.iter().map(|column| column.left).collect();
    xs.extend(columns.last().map(|column| column.right));
    Some(Sheet { xs, rows: by_row.len(), cells: by_row.concat(), top: rows.first()?.top, is_ruled: false })
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
fn row_cells(row: &Row<'_>, number: usize, columns: &[Column]) -> Vec<SheetCell> {
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
            // Two pieces are in one column: neither is surely what the column says there.
            Some(cell) => {
                cell.text = format!("{} {text}", cell.text);
                cell.doubt.get_or_insert_with(|| doubt::between_gaps(&cell.text));
            }
            None => cells.push(SheetCell { row: number, column, rows: 1, columns: wide, text, doubt }),
        }
        before.push((column, piece));
    }
    doubt_labels(&mut cells);
    // What is not there may be blank, or stand a little above or below: only left of the figures it is blank.
    // Beside a figure that stands alone there may be no further columns.
    let label = cells.iter().filter(|cell| cell.has_words()).map(|cell| cell.column).max();
    let has_figures = cells.iter().filter(|cell| !cell.has_words()).count() > 1;
    for column in (0..columns.len()).filter(|_| has_figures) {
        if !cells.iter().any(|cell| (cell.column..cell.column + cell.columns).contains(&column)) {
            let is_left = label.is_some_and(|label| column < label);
            let doubt = (!is_left).then(doubt::nothing_in_column);
            cells.push(SheetCell { row: number, column, rows: 1, columns: 1, text: String::new(), doubt });
        }
    }
    cells.sort_by_key(|cell| cell.column);
    cells
}

/// Where one of several labels of a row is in doubt, the others are those of its groups, and not its own.
fn doubt_labels(cells: &mut [SheetCell]) {
    let doubt = cells.iter().filter(|cell| cell.has_words()).find_map(|cell| cell.doubt.clone());
    let Some(doubt) = doubt else { return };
    for cell in cells.iter_mut().filter(|cell| cell.has_words()) {
        cell.doubt.get_or_insert_with(|| doubt.clone());
    }
}
