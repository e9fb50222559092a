//! PDF: pages with tables that are ruled in several ways or not at all, broken over pages, in the fonts of
//! Chinese office programs.

mod font;
mod paper;
mod table;

use super::dice::Dice;
use super::grid::Piece;
use super::manuscript::Manuscript;
use font::Font;
use paper::{Paper, Pen};
use table::Ruling;

/// Writes a PDF: its ending and its bytes.
pub fn write(manuscript: &mut Manuscript, dice: &mut Dice) -> (&'static str, Vec<u8>) {
    let words: String = manuscript.pieces.iter().map(text).collect();
    let font = Font::of(&words, dice);
    let is_wide =
        manuscript.pieces.iter().any(|piece| matches!(piece, Piece::Table(grid) if grid.width() > 12));
    let mut paper = Paper {
        font,
        pen: dice.pick(&[Pen::Whole, Pen::Whole, Pen::Single, Pen::Kerned, Pen::Moved, Pen::Backwards]),
        is_turned: is_wide || dice.chance(20),
        is_shuffled: dice.chance(25),
        is_form: dice.chance(25),
        is_packed: dice.chance(30),
        watermark: dice.chance(20).then(|| "内部资料 2020".to_owned()),
        head: dice.chance(40).then(|| manuscript.agency.clone()),
        pages: Vec::new(),
        top: 0,
    };
    let ruling = dice.pick(&[
        Ruling::Boxes,
        Ruling::Boxes,
        Ruling::Lines,
        Ruling::Lines,
        Ruling::Thin,
        Ruling::Open,
        Ruling::None,
    ]);
    manuscript.note(&format!(
        "pdf: {:?} {:?} {ruling:?}, turned {}, shuffled {}, form {}, packed {}",
        paper.font.kind, paper.pen, paper.is_turned, paper.is_shuffled, paper.is_form, paper.is_packed
    ));
    paper.new_page();
    for piece in manuscript.pieces.clone() {
        match &piece {
            Piece::Heading(1, words) => paper.paragraph(words, 160, paper::Place::Middle),
            Piece::Heading(_, words) | Piece::Words(words) => {
                paper.paragraph(words, 120, paper::Place::Start);
            }
            Piece::Middle(words) => paper.paragraph(words, 120, paper::Place::Middle),
            Piece::End(words) => paper.paragraph(words, 120, paper::Place::End),
            Piece::Table(grid) => {
                table::put(&mut paper, grid, ruling, dice);
            }
        }
    }
    ("pdf", paper.bytes(dice))
}

/// All words of a piece.
fn text(piece: &Piece) -> String {
    match piece {
        Piece::Heading(_, words) | Piece::Words(words) | Piece::Middle(words) | Piece::End(words) => {
            words.clone()
        }
        Piece::Table(grid) => grid.cells.iter().map(|cell| cell.text.as_str()).collect(),
    }
}
