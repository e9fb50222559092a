//! Prose of documents: every word is kept and shown as it is printed; headings, lists and tables.

mod generated;
mod real;
mod shapes;

use crate::import::document::{Block, Document, Paragraph, Position, Role, Table, TableCell};
use crate::import::metadata::Metadata;
use crate::import::taken::Taken;
use crate::model::form::{Form, Forms, builtin};
use std::sync::Arc;

/// The Chinese form of 2021.
fn form() -> Arc<Form> {
    let forms = Forms::new(builtin::forms(), Vec::new());
    let id = forms.find("cn-ogi-2021").unwrap();
    forms.get(id).clone()
}

/// A paragraph on a line.
fn line(number: usize, text: &str, role: Role) -> Block {
    Block::Paragraph(Paragraph { role, ..Paragraph::new(text, Position::Line(number)) })
}

/// A table of rows of cells.
fn table(rows: &[&[&str]]) -> Table {
    let cells = rows.iter().enumerate().flat_map(|(row, cells)| {
        cells.iter().enumerate().map(move |(column, text)| {
            let position = Position::Cell { table: 1, row: row + 1, column: column + 1 };
            TableCell::new((row, column), *text, position)
        })
    });
    Table { cells: cells.collect(), caption: None }
}

/// A document of lines: `# ` begins a heading, `- ` an item.
fn document(lines: &[&str]) -> Document {
    let block = |(number, text): (usize, &&str)| match text.split_once("# ") {
        Some((signs, text)) if signs.chars().all(|c| c == '#') => {
            line(number + 1, text, Role::Heading(u8::try_from(signs.len() + 1).unwrap()))
        }
        _ => match text.strip_prefix("- ") {
            Some(text) => line(number + 1, text, Role::Item),
            None => line(number + 1, text, Role::Body),
        },
    };
    Document { blocks: lines.iter().enumerate().map(block).collect(), ..Document::default() }
}

fn prose(document: &Document) -> String {
    super::markdown(document, &Taken::default(), &form(), &Metadata::default()).markdown
}
