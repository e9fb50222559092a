//! PDF: pages with tables that are ruled in several ways or not at all, broken over pages, in the fonts of
//! Chinese office programs.

pub(crate) mod file;
mod font;
mod paper;
mod table;
mod trick;

use super::dice::Dice;
use super::grid::Piece;
use super::manuscript::Manuscript;
use font::Font;
use paper::{Paper, Pen, Turn};
use table::{Manner, Ruling};
use trick::TRICKS;

/// Writes a PDF: its ending and its bytes.
pub fn write(manuscript: &mut Manuscript, others: &[Manuscript], dice: &mut Dice) -> (&'static str, Vec<u8>) {
    let mut pieces = manuscript.pieces.clone();
    if let Some(other) = others.first().filter(|_| dice.chance(25)) {
        let (first, is_first) = (other.pieces.iter().cloned(), dice.chance(50));
        pieces.splice(if is_first { 0..0 } else { pieces.len()..pieces.len() }, first);
        manuscript.note(&format!("pdf: the report on {} as well, first {is_first}", other.year));
    }
    let words: String = pieces.iter().map(text).collect();
    let font = Font::of(&words, dice);
    let is_wide = pieces.iter().any(|piece| matches!(piece, Piece::Table(grid) if grid.width() > 12));
    let turn = if is_wide || dice.chance(20) {
        dice.pick(&[Turn::Right, Turn::Right, Turn::Wide, Turn::Left, Turn::Sideways])
    } else {
        dice.pick(&[Turn::None, Turn::None, Turn::None, Turn::Half])
    };
    let mut paper = Paper {
        font,
        pen: dice.pick(&[
            Pen::Whole,
            Pen::Whole,
            Pen::Single,
            Pen::Kerned,
            Pen::Moved,
            Pen::Pairs,
            Pen::Backwards,
        ]),
        turn,
        is_shuffled: dice.chance(25),
        is_form: dice.chance(25),
        is_packed: dice.chance(30),
        is_locked: dice.chance(10),
        watermark: dice.chance(20).then(|| "内部资料 2020".to_owned()),
        is_level: dice.chance(30),
        trick: dice.chance(40).then(|| dice.pick(&TRICKS)),
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
    let manner = Manner { ruling, parts_rows: dice.chance(30), is_narrow: dice.chance(20) };
    manuscript.note(&format!(
        "pdf: {:?} {:?} {manner:?} {:?}, turned {:?}, shuffled {}, form {}, packed {}, locked {}, \
         watermark {:?} {}",
        paper.font.kind,
        paper.pen,
        paper.trick,
        paper.turn,
        paper.is_shuffled,
        paper.is_form,
        paper.is_packed,
        paper.is_locked,
        paper.watermark,
        paper.is_level
    ));
    paper.new_page();
    for piece in &pieces {
        match piece {
            Piece::Heading(1, words) => paper.paragraph(words, 160, paper::Place::Middle),
            Piece::Heading(_, words) | Piece::Words(words) => {
                paper.paragraph(words, 120, paper::Place::Start);
            }
            Piece::Middle(words) => paper.paragraph(words, 120, paper::Place::Middle),
            Piece::End(words) => paper.paragraph(words, 120, paper::Place::End),
            Piece::Table(grid) => {
                table::put(&mut paper, grid, manner, dice);
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
