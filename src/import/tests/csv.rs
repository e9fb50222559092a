//! Tables as values parted by commas, one under another.

use super::dice::Dice;
use super::grid::{Grid, Piece};
use super::manuscript::Manuscript;
use encoding_rs::GBK;

/// Writes a file of values: its ending and its bytes.
pub fn write(manuscript: &mut Manuscript, dice: &mut Dice) -> (&'static str, Vec<u8>) {
    let (ending, mark) = dice.pick(&[("csv", ','), ("csv", ','), ("tsv", '\t'), ("csv", ';')]);
    let prose = dice.chance(40);
    let width = manuscript
        .pieces
        .iter()
        .map(|piece| if let Piece::Table(grid) = piece { grid.width() } else { 1 })
        .max();
    let even = dice.chance(50).then_some(width.unwrap_or(1));
    let repeated = dice.chance(20);
    let mut text = String::new();
    let mut line = |cells: &[String]| {
        let count = even.unwrap_or(cells.len()).max(cells.len());
        let blank = String::new();
        let quoted: Vec<String> = (0..count).map(|at| quote(cells.get(at).unwrap_or(&blank), mark)).collect();
        text.push_str(&quoted.join(&mark.to_string()));
        text.push_str("\r\n");
    };
    for piece in &manuscript.pieces {
        match piece {
            Piece::Table(grid) => {
                rows(grid, repeated).iter().for_each(|row| line(row));
                line(&[]);
            }
            Piece::Heading(_, words) => line(std::slice::from_ref(words)),
            Piece::Words(words) | Piece::Middle(words) | Piece::End(words) => {
                if prose || words.starts_with('第') {
                    line(std::slice::from_ref(words));
                }
            }
        }
    }
    manuscript.note(&format!("csv: mark {mark:?}, repeated {repeated}"));
    let bytes = match dice.below(3) {
        0 if !text.contains(|c: char| matches!(c, '\u{200B}' | '\u{2F00}'..='\u{2FFF}' | '\u{A0}')) => {
            GBK.encode(&text).0.into_owned()
        }
        1 => ["\u{FEFF}".as_bytes(), text.as_bytes()].concat(),
        _ => text.into_bytes(),
    };
    (ending, bytes)
}

fn quote(text: &str, mark: char) -> String {
    if text.contains(['"', '\n', '\r', mark]) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.into()
    }
}

/// The rows of a table, what spans written once or at every place.
pub fn rows(grid: &Grid, repeated: bool) -> Vec<Vec<String>> {
    let placed = grid.placed();
    let row = |(row, line): (usize, &Vec<_>)| {
        let begins = |column: usize| line.iter().any(|p: &super::grid::Placed<'_>| p.column == column);
        let text = |column: usize| {
            let cell = grid.at(row, column);
            let again = repeated && cell.address.is_none();
            if begins(column) || again { cell.text.clone() } else { String::new() }
        };
        (0..grid.width()).map(text).collect()
    };
    placed.iter().enumerate().map(row).collect()
}
