//! Tables on paper, broken where a page ends.

use super::paper::{MARGIN, Paper, width, wrapped};
use crate::import::tests::dice::Dice;
use crate::import::tests::grid::{Cell, Grid, Placed};
use std::collections::BTreeMap;

/// How the cells of a table are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    /// A rectangle for each cell.
    Boxes,
    /// Lines.
    Lines,
    /// Thin surfaces.
    Thin,
    /// Lines, but for those at the left and right of the table.
    Open,
    /// Gaps.
    None,
}

/// How tables are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// How cells are parted.
    pub ruling: Ruling,
    /// Whether the end of a page may part a row.
    pub parts_rows: bool,
    /// Whether columns are so narrow that long numbers are broken.
    pub is_narrow: bool,
}

/// The size of letters.
const SIZE: i64 = 100;
/// Between two lines.
const LEADING: i64 = 130;
/// Between a cell's edge and its text.
const PADDING: i64 = 30;

/// Puts a table on the paper.
pub fn put(paper: &mut Paper, grid: &Grid, manner: Manner, dice: &mut Dice) {
    let ruling = manner.ruling;
    let edges = edges(grid, paper.size().0 - 2 * MARGIN, manner);
    let mut grid = grid.clone();
    let heads = if dice.chance(50) { grid.head_rows() } else { 0 };
    let may_part = dice.chance(50);
    let total: i64 = heights(&grid.placed(), &edges).iter().sum();
    if total < 1500 && paper.top + total > paper.bottom() {
        paper.new_page();
    }
    let mut row = 0;
    while row < grid.rows.len() {
        // As many rows as have room, and at least one.
        let mut heights = heights(&grid.placed(), &edges);
        let mut fits = 0;
        let mut high = 0;
        while let Some(next) = heights.get(row + fits)
            && (paper.top + high + next <= paper.bottom() || (fits == 0 && paper.top == MARGIN))
        {
            high += next;
            fits += 1;
        }
        let room = (paper.bottom() - paper.top - high - 2 * PADDING) / LEADING;
        if manner.parts_rows && row + fits < grid.rows.len() && row + fits > grid.head_rows() && room > 0 {
            let lines = usize::try_from(room).unwrap();
            if let Some(parted) = parted(&grid, row + fits, (&edges, lines), dice.chance(50)) {
                grid = parted;
                heights = self::heights(&grid.placed(), &edges);
                fits += 1;
            }
        }
        if fits == 0 {
            paper.new_page();
            if row > heads && heads > 0 {
                draw(paper, &grid, (&edges, &heights), (0, heads), (ruling, dice.chance(50)));
            }
            continue;
        }
        draw(paper, &grid, (&edges, &heights), (row, row + fits), (ruling, may_part));
        row += fits;
    }
    paper.top += 200;
}

/// The table with a row parted in two, so many lines of each cell above; numbers on one line are there or
/// below.
fn parted(grid: &Grid, row: usize, (edges, most): (&[i64], usize), is_below: bool) -> Option<Grid> {
    let placed = grid.placed();
    let alone: Vec<&Placed<'_>> = placed.get(row)?.iter().filter(|placed| placed.rowspan == 1).collect();
    let is_parted = alone.iter().any(|placed| lines(placed, edges).len() > most);
    if !is_parted {
        return None;
    }
    let mut parted = grid.clone();
    let mut below: BTreeMap<usize, usize> = BTreeMap::new();
    for placed in alone {
        let id = grid.rows[row][placed.column];
        let lines = lines(placed, edges);
        let at = if lines.len() == 1 && is_below { 0 } else { most.min(lines.len()) };
        let (first, rest) = lines.split_at(at);
        parted.cells[id].text = first.join("\n");
        let cell = Cell { text: rest.join("\n"), ..placed.cell.clone() };
        below.insert(id, parted.add(cell));
    }
    let line = grid.rows[row].iter().map(|id| below.get(id).copied().unwrap_or(*id)).collect();
    parted.rows.insert(row + 1, line);
    Some(parted)
}

/// The edges of the columns.
fn edges(grid: &Grid, wide: i64, manner: Manner) -> Vec<i64> {
    let placed = grid.placed();
    let padding = if manner.ruling == Ruling::None { 100 } else { PADDING };
    let wants = |column: usize| {
        let alone = placed.iter().flatten().filter(|placed| placed.column == column && placed.colspan == 1);
        let longest = |text: &str| text.split('\n').map(|line| width(line, SIZE)).max().unwrap_or(0);
        alone.map(|placed| longest(&placed.cell.text)).max().unwrap_or(0).max(200) + 2 * padding
    };
    let narrow = |column: usize| {
        let alone = placed.iter().flatten().filter(|placed| placed.column == column);
        manner.is_narrow && alone.clone().any(|placed| placed.cell.address.is_some())
    };
    let wanted: Vec<i64> = (0..grid.width())
        .map(|column| if narrow(column) { wants(column).min(200 + 2 * padding) } else { wants(column) })
        .collect();
    let most = wide / i64::try_from(grid.width().max(1)).unwrap();
    let small: i64 = wanted.iter().filter(|want| **want <= most).sum();
    let large = wanted.iter().filter(|want| **want > most);
    let share = (wide - small) / i64::try_from(large.count().max(1)).unwrap();
    let mut edges = vec![MARGIN];
    for want in &wanted {
        let width = if *want <= most { *want } else { share.min(*want) };
        edges.push(edges[edges.len() - 1] + width);
    }
    edges
}

/// The lines of a cell.
fn lines(placed: &Placed<'_>, edges: &[i64]) -> Vec<String> {
    let wide = edges[placed.column + placed.colspan] - edges[placed.column];
    let lines = wrapped(&placed.cell.text, SIZE, wide - 2 * PADDING);
    lines.into_iter().map(|line| line.trim().to_owned()).collect()
}

/// The heights of the rows: of what stands on one of them alone, and for what stands over several the last.
fn heights(placed: &[Vec<Placed<'_>>], edges: &[i64]) -> Vec<i64> {
    let high =
        |placed: &Placed<'_>| i64::try_from(lines(placed, edges).len()).unwrap() * LEADING + 2 * PADDING;
    let of_row = |line: &Vec<Placed<'_>>| {
        line.iter().filter(|placed| placed.rowspan == 1).map(high).max().unwrap_or(LEADING + 2 * PADDING)
    };
    let mut heights: Vec<i64> = placed.iter().map(of_row).collect();
    for (row, line) in placed.iter().enumerate() {
        for placed in line.iter().filter(|placed| placed.rowspan > 1) {
            let over = row..row + placed.rowspan;
            let lacking = high(placed) - heights[over.clone()].iter().sum::<i64>();
            heights[over.end - 1] += lacking.max(0);
        }
    }
    heights
}

/// Draws some rows of a table.
fn draw(
    paper: &mut Paper,
    grid: &Grid,
    (edges, heights): (&[i64], &[i64]),
    (from, to): (usize, usize),
    (ruling, in_middle): (Ruling, bool),
) {
    let top = paper.top;
    let y = |row: usize| top + heights[from..row].iter().sum::<i64>();
    for (row, line) in grid.placed().iter().enumerate().take(to) {
        for cell in line.iter().filter(|cell| row + cell.rowspan > from) {
            let (first, last) = (row.max(from), (row + cell.rowspan).min(to));
            let area = [edges[cell.column], y(first), edges[cell.column + cell.colspan], y(last)];
            let at_side = (cell.column == 0, cell.column + cell.colspan == grid.width());
            frame(paper, area, ruling, at_side);
            if row >= from {
                let is_figure = cell.cell.address.is_some() && cell.column % 3 == 1;
                words(paper, &lines(cell, edges), area, (in_middle, is_figure));
            }
        }
    }
    paper.top = y(to);
}

/// The lines around a cell.
fn frame(paper: &mut Paper, [left, top, right, bottom]: [i64; 4], ruling: Ruling, at_side: (bool, bool)) {
    let sides = [
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    ];
    match ruling {
        Ruling::Boxes => paper.rule([left, top, right, bottom], "box"),
        Ruling::None => {}
        Ruling::Lines | Ruling::Open | Ruling::Thin => {
            for (at, (x, y, to_x, to_y)) in sides.into_iter().enumerate() {
                let is_open = ruling == Ruling::Open && ((at == 2 && at_side.0) || (at == 3 && at_side.1));
                if is_open {
                    continue;
                }
                if ruling == Ruling::Thin {
                    paper.rule([x - 3, y - 3, to_x + 3, to_y + 3], "f");
                } else {
                    paper.rule([x, y, to_x, to_y], "l");
                }
            }
        }
    }
}

/// The words of a cell, in the middle of it or at its upper left, or a figure with the paper's trick.
fn words(
    paper: &mut Paper,
    lines: &[String],
    [left, top, right, bottom]: [i64; 4],
    (in_middle, is_figure): (bool, bool),
) {
    let high = i64::try_from(lines.len()).unwrap() * LEADING;
    let mut y = if in_middle { top + (bottom - top - high) / 2 } else { top + PADDING };
    for line in lines {
        let x = if in_middle { left + (right - left - width(line, SIZE)) / 2 } else { left + PADDING };
        if is_figure && !line.is_empty() {
            paper.figure(x, y + SIZE, SIZE, line);
        } else if !line.is_empty() {
            paper.text(x, y + SIZE, SIZE, line);
        }
        y += LEADING;
    }
}
