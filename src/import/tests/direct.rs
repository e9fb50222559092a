//! A manuscript as a reader of its format would give it, without any format: cells and paragraphs.

use super::grid::{Grid, Piece};
use super::manuscript::Manuscript;
use crate::import::document::{Align, Block, Document, Paragraph, Position, Role, Table, TableCell};

/// The document.
pub fn document(manuscript: &Manuscript) -> Document {
    let mut blocks = Vec::new();
    let mut tables = 0;
    for (number, piece) in manuscript.pieces.iter().enumerate() {
        let paragraph = |text: &str, role, align| {
            let position = Position::Paragraph(number + 1);
            Block::Paragraph(Paragraph { role, align, ..Paragraph::new(text.trim(), position) })
        };
        blocks.push(match piece {
            Piece::Heading(level, text) => paragraph(text, Role::Heading(*level), Align::Start),
            Piece::Words(text) => paragraph(text, Role::Body, Align::Start),
            Piece::Middle(text) => paragraph(text, Role::Body, Align::Centre),
            Piece::End(text) => paragraph(text, Role::Body, Align::End),
            Piece::Table(grid) => {
                tables += 1;
                Block::Table(table(grid, tables))
            }
        });
    }
    Document { title: Some(manuscript.title.clone()), blocks, ..Document::default() }
}

fn table(grid: &Grid, number: usize) -> Table {
    let mut cells = Vec::new();
    for (row, line) in grid.placed().into_iter().enumerate() {
        cells.extend(line.into_iter().map(|placed| {
            let position = Position::Cell { table: number, row: row + 1, column: placed.column + 1 };
            let cell = TableCell::new((row, placed.column), placed.cell.text.trim(), position);
            TableCell { rowspan: placed.rowspan, colspan: placed.colspan, ..cell }
        }));
    }
    Table { cells, caption: None }
}
