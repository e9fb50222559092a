//! Plain text: lines, and tables whose cells are parted by tabs.

use crate::import::document::{Align, Block, Document, Paragraph, Position, Role, Table, TableCell};
use crate::import::source::refusal::Refusal;
use crate::import::source::{encoding, limits};

/// Reads a text.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Box<Refusal>> {
    limits::check_bytes(bytes)?;
    let decoded = encoding::decode(bytes)?;
    let mut blocks = Vec::new();
    let mut table = Table::default();
    let mut row = 0;
    for (index, line) in decoded.text.lines().enumerate() {
        let position = Position::Line(index + 1);
        if line.contains('\t') {
            for (column, cell) in line.split('\t').enumerate() {
                let text = cell.trim().to_owned();
                let position = position.clone();
                table.cells.push(TableCell {
                    row,
                    column,
                    rowspan: 1,
                    colspan: 1,
                    text,
                    tables: Vec::new(),
                    hidden: false,
                    position,
                });
            }
            row += 1;
            continue;
        }
        if row > 0 {
            blocks.push(Block::Table(std::mem::take(&mut table)));
            row = 0;
        }
        let text = line.trim().to_owned();
        if !text.is_empty() {
            let (role, align, links) = (Role::Body, Align::Start, Vec::new());
            blocks.push(Block::Paragraph(Paragraph { text, role, align, links, position }));
        }
    }
    if row > 0 {
        blocks.push(Block::Table(table));
    }
    Ok(Document { blocks, remarks: decoded.remarks, ..Document::default() })
}
