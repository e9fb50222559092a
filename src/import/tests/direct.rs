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
            Block::Paragraph(Paragraph { text: text.trim().into(), role, align, links: Vec::new(), position })
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
        cells.extend(line.into_iter().map(|placed| TableCell {
            row,
            column: placed.column,
            rowspan: placed.rowspan,
            colspan: placed.colspan,
            text: placed.cell.text.trim().into(),
            tables: Vec::new(),
            doubt: None,
            hidden: false,
            position: Position::Cell { table: number, row: row + 1, column: placed.column + 1 },
        }));
    }
    Table { cells, caption: None }
}
