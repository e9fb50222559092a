//! What becomes of a printed table on its way to the public: page breaks, lost spans, parted tables.

use super::dice::Dice;
use super::grid::{Cell, Grid, What};

/// Loses the spans over rows, or over columns: what they left is blank, or says the same again.
pub fn lose_spans(grid: &mut Grid, rows: bool, repeat: bool) {
    let mut spans = Vec::new();
    for (row, line) in grid.placed().into_iter().enumerate() {
        let wide = line.iter().filter(|placed| if rows { placed.rowspan > 1 } else { placed.colspan > 1 });
        spans.extend(wide.map(|placed| (row, placed.column, placed.colspan, placed.rowspan)));
    }
    for (row, column, colspan, rowspan) in spans {
        let mut copy = grid.cells[grid.rows[row][column]].clone();
        if !repeat || copy.what == What::Figure {
            copy.text.clear();
        }
        copy.address = None;
        for further in 1..if rows { rowspan } else { colspan } {
            let id = grid.add(copy.clone());
            if rows {
                grid.rows[row + further][column..column + colspan].fill(id);
            } else {
                grid.rows[row..row + rowspan].iter_mut().for_each(|line| line[column + further] = id);
            }
        }
    }
}

/// A page ends before a row: the heads stand there again.
pub fn repeat_heads(grid: &mut Grid, dice: &mut Dice) {
    let heads = grid.head_rows();
    if heads == 0 || grid.rows.len() < heads + 3 {
        return;
    }
    let at = heads + 1 + dice.below(grid.rows.len() - heads - 1);
    grid.cut(at, dice.chance(50));
    grid.insert_copy(0..heads, at);
}

/// Parts a table in two before one of its rows.
pub fn part(mut grid: Grid, with_heads: bool, dice: &mut Dice) -> Vec<Grid> {
    let heads = grid.head_rows();
    if grid.rows.len() < heads + 4 {
        return vec![grid];
    }
    let at = heads + 1 + dice.below(grid.rows.len() - heads - 2);
    grid.cut(at, dice.chance(50));
    let mut second = grid.clone();
    grid.rows.truncate(at);
    second.rows.drain(..at);
    if with_heads {
        let lines = grid.rows[..heads].to_vec();
        second.rows.splice(0..0, lines);
    }
    vec![grid, second]
}

/// Puts a row of one cell over the table.
pub fn caption(grid: &mut Grid, text: &str) {
    let id = grid.add(Cell::words(What::Caption, text));
    let row = vec![id; grid.width()];
    grid.rows.insert(0, row);
}

/// Puts an empty row somewhere below the heads.
pub fn empty_row(grid: &mut Grid, dice: &mut Dice) {
    let at = grid.head_rows() + dice.below(grid.rows.len() - grid.head_rows() + 1);
    grid.cut(at, dice.chance(50));
    let row = (0..grid.width()).map(|_| grid.add(Cell::words(What::Other, ""))).collect();
    grid.rows.insert(at, row);
}

/// Puts an empty column at an end of the table.
pub fn empty_column(grid: &mut Grid, left: bool) {
    for row in 0..grid.rows.len() {
        let id = grid.add(Cell::words(What::Other, ""));
        let at = if left { 0 } else { grid.rows[row].len() };
        grid.rows[row].insert(at, id);
    }
}

/// The figures of table two of 2019 take their places otherwise than their heads, as Word leaves them.
pub fn shift_spans(grid: &mut Grid) {
    for row in grid.figure_rows() {
        if let [stub, a, b, again, c] = grid.rows[row][..]
            && b == again
            && a != b
        {
            grid.rows[row] = vec![stub, a, a, b, c];
        }
    }
}

/// The table of remedies as three tables of five columns, each with its caption.
pub fn three_tables(grid: &Grid) -> Vec<(String, Grid)> {
    let words = ["行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"];
    let row = *grid.figure_rows().first().unwrap();
    let part = |(at, caption): (usize, &str)| {
        let columns = at * 5..at * 5 + 5;
        let heads = columns.clone().map(|column| grid.at(row - 1, column).clone()).collect();
        let figures = columns.map(|column| grid.at(row, column).clone()).collect();
        (caption.to_owned(), Grid::plain(vec![heads, figures]))
    };
    words.into_iter().enumerate().map(part).collect()
}

/// The table of remedies as three rows of five columns.
pub fn three_rows(grid: &Grid, corner: &str) -> Grid {
    let row = *grid.figure_rows().first().unwrap();
    let mut first = vec![Cell::words(What::Corner, corner)];
    first.extend((0..5).map(|column| grid.at(row - 1, column).clone()));
    let mut rows = vec![first];
    for (at, label) in
        ["行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"].iter().enumerate()
    {
        let mut line = vec![Cell::words(What::RowHead, *label)];
        line.extend((0..5).map(|column| grid.at(row, at * 5 + column).clone()));
        rows.push(line);
    }
    Grid::plain(rows)
}

/// The table of requests torn into small ones, a group each, whose heads say nothing.
pub fn torn(grid: &Grid) -> Vec<(String, Grid)> {
    let mut parts: Vec<(String, Grid)> = Vec::new();
    let mut group = String::new();
    let head = || {
        let words = ["类别", "数据1", "数据2", "数据3", "数据4", "数据5", "数据6", "总计"];
        words.map(|word| Cell::words(What::ColumnHead, word)).to_vec()
    };
    for row in grid.figure_rows() {
        let heads: Vec<&Cell> = {
            let mut ids = grid.rows[row][..3].to_vec();
            ids.dedup();
            ids.iter().map(|&id| &grid.cells[id]).collect()
        };
        let own = heads.last().unwrap().text.clone();
        let over = if heads.len() > 2 { heads[1].text.clone() } else { own.clone() };
        let mut line = vec![Cell::words(What::RowHead, own)];
        line.extend((3..grid.width()).map(|column| grid.at(row, column).clone()));
        if over != group || parts.is_empty() {
            group.clone_from(&over);
            parts.push((over, Grid::plain(vec![head()])));
        }
        let (_, last) = parts.last_mut().unwrap();
        let places = line.into_iter().map(|cell| last.add(cell)).collect();
        last.rows.push(places);
    }
    parts
}
