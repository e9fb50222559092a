//! Markdown, as programs that convert documents write it.

use super::csv::rows;
use super::dice::Dice;
use super::grid::Piece;
use super::manuscript::Manuscript;

/// Writes Markdown: its ending and its bytes.
pub fn write(manuscript: &mut Manuscript, dice: &mut Dice) -> (&'static str, Vec<u8>) {
    let repeated = dice.chance(25);
    let headless = dice.chance(25);
    let padded = dice.chance(50);
    let mut text = String::new();
    for piece in &manuscript.pieces {
        match piece {
            Piece::Heading(level, words) => {
                text.push_str(&format!("{} {}\n\n", "#".repeat((*level).into()), words.replace('\n', " ")));
            }
            Piece::Words(words) | Piece::Middle(words) | Piece::End(words) => {
                text.push_str(&format!("{}\n\n", escape(words)));
            }
            Piece::Table(grid) => {
                let mut lines: Vec<Vec<String>> = rows(grid, repeated);
                if headless {
                    lines.insert(0, vec![String::new(); grid.width()]);
                }
                for (at, line) in lines.iter().enumerate() {
                    let cells: Vec<String> = line.iter().map(|cell| escape(cell)).collect();
                    let mark = if padded { " | " } else { "|" };
                    text.push_str(&format!("|{}{}|\n", if padded { " " } else { "" }, cells.join(mark)));
                    if at == 0 {
                        text.push_str(&format!("|{}\n", "---|".repeat(grid.width())));
                    }
                }
                text.push('\n');
            }
        }
    }
    manuscript.note(&format!("markdown: repeated {repeated}, headless {headless}"));
    ("md", text.into_bytes())
}

fn escape(text: &str) -> String {
    text.trim().replace('|', "\\|").replace('\n', "<br>").replace('*', "\\*")
}
