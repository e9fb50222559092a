//! Plain text: as copied from Word, from a viewer, or typed with spaces.

use super::dice::Dice;
use super::grid::{Grid, Piece, Placed};
use super::manuscript::Manuscript;
use encoding_rs::GB18030;

/// How tables look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Style {
    /// A tab for each place of the grid.
    Tabs,
    /// A tab for each cell, as Word copies: what spans columns is one cell, what comes from above is blank.
    Word,
    /// As Word copies, blank cells at the beginning of a line lost.
    Stripped,
    /// A line for each cell; blanks vanish.
    Lines,
    /// Spaces between cells.
    Spaces,
    /// Marks between cells.
    Bars,
}

/// Writes a text: its ending and its bytes.
pub fn write(manuscript: &mut Manuscript, dice: &mut Dice) -> (&'static str, Vec<u8>) {
    use Style::*;
    let style = dice.pick(&[Tabs, Tabs, Word, Word, Word, Stripped, Lines, Spaces, Bars]);
    manuscript.note(&format!("text: {style:?}"));
    let mut text = String::new();
    let spaced = dice.chance(60);
    for piece in &manuscript.pieces {
        match piece {
            Piece::Heading(_, words) | Piece::Words(words) => text.push_str(words),
            Piece::Middle(words) => text.push_str(&format!("          {words}")),
            Piece::End(words) => text.push_str(&format!("                    {words}")),
            Piece::Table(grid) => text.push_str(&table(grid, style, dice)),
        }
        text.push_str(if spaced { "\n\n" } else { "\n" });
    }
    if dice.chance(30) {
        text = text.replace('\n', "\r\n");
    }
    let encoding = dice.below(6);
    manuscript.note(&format!("text: encoding {encoding}"));
    let bytes = match encoding {
        0 => GB18030.encode(&text).0.into_owned(),
        1 => [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        2 => [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect(),
        3 => ["\u{FEFF}".as_bytes(), text.as_bytes()].concat(),
        _ => text.into_bytes(),
    };
    ("txt", bytes)
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\t'], "")
}

fn table(grid: &Grid, style: Style, dice: &mut Dice) -> String {
    let mut lines = Vec::new();
    let placed = grid.placed();
    let from_above =
        |row: usize, column: usize| row > 0 && grid.rows[row - 1][column] == grid.rows[row][column];
    let widths: Vec<usize> = (0..grid.width())
        .map(|column| {
            placed
                .iter()
                .flatten()
                .filter(|p| p.column == column && p.colspan == 1)
                .map(wide)
                .max()
                .unwrap_or(2)
        })
        .collect();
    for (row, line) in placed.iter().enumerate() {
        let begins = |column: usize| line.iter().find(|placed| placed.column == column);
        let mut cells = Vec::new();
        for column in 0..grid.width() {
            match begins(column) {
                Some(placed) => cells.push(one_line(&placed.cell.text)),
                None if style == Style::Tabs || style == Style::Spaces || style == Style::Bars => {
                    cells.push(String::new());
                }
                // What comes from above keeps one blank cell.
                None if from_above(row, column)
                    && (column == 0 || grid.rows[row][column - 1] != grid.rows[row][column]) =>
                {
                    cells.push(String::new());
                }
                None => {}
            }
        }
        lines.push(match style {
            Style::Tabs | Style::Word => cells.join("\t"),
            Style::Stripped => cells.join("\t").trim().to_owned(),
            Style::Lines => cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("\n"),
            Style::Bars => cells.join(" | "),
            Style::Spaces => {
                let mut text = String::new();
                for (at, cell) in cells.iter().enumerate() {
                    text.push_str(cell);
                    let length: usize = cell.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
                    let gap = (widths[at] + 2).saturating_sub(length).max(2);
                    text.push_str(&" ".repeat(gap));
                }
                text.trim_end().to_owned()
            }
        });
        if dice.chance(1) && style != Style::Lines {
            lines.push(String::new());
        }
    }
    lines.join("\n")
}

fn wide(placed: &Placed<'_>) -> usize {
    placed.cell.text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
