//! Small documents, each with one trap. Whole reports in every format are tried in `import/tests`.

mod namesakes;
mod placed;
mod recognised;

use super::{Reading, State, read};
use crate::import::document::{Block, Document, Paragraph, Position, Table, TableCell};
use crate::model::form::{Forms, builtin};
use crate::model::period::Period;

/// A document from lines: `|` parts the cells of a table, other lines are paragraphs, an empty one ends a
/// table. `>n` behind a cell's text is its span.
fn document(text: &str) -> Document {
    let mut document = Document::default();
    let mut table = Table::default();
    let mut row = 0;
    let end = |table: &mut Table, document: &mut Document| {
        if !table.cells.is_empty() {
            document.blocks.push(Block::Table(std::mem::take(table)));
        }
    };
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.contains('|') {
            let mut column = 0;
            for part in line.split('|') {
                let (text, span) = part
                    .trim()
                    .rsplit_once('>')
                    .map_or((part.trim(), 1), |(text, span)| (text.trim(), span.parse().expect("a span")));
                let position = Position::Cell { table: 1, row: row + 1, column: column + 1 };
                let cell = TableCell::new((row, column), text, position);
                table.cells.push(TableCell { colspan: span, ..cell });
                column += span;
            }
            row += 1;
            continue;
        }
        end(&mut table, &mut document);
        row = 0;
        if !line.is_empty() {
            document.blocks.push(Block::Paragraph(Paragraph::new(line, Position::Line(number + 1))));
        }
    }
    end(&mut table, &mut document);
    document
}

/// The built-in forms.
fn forms() -> Forms {
    Forms::new(builtin::forms(), Vec::new())
}

/// What a text says of the built-in forms.
fn reading(text: &str, year: &str) -> (Reading, Forms) {
    let forms = forms();
    let period = Period::read(year, None).expect("a year");
    let reading = read(&document(text), &forms, None, &period).expect("a table of a form");
    (reading, forms)
}

/// How a cell ended, with what was read.
fn cell(reading: &Reading, forms: &Forms, address: &str) -> (State, String) {
    for table in &reading.tables {
        let form = forms.get(table.form);
        for (at, cell) in &table.cells {
            let block = form.block(at.block);
            if block.address(&block.row(at.row).id, at.column) == address {
                let figure = cell.figure.as_ref().map(ToString::to_string).unwrap_or_default();
                return (cell.state, figure);
            }
        }
    }
    panic!("no cell {address}")
}

/// Asserts how a cell of a text's table ended, and with what.
#[track_caller]
fn is(text: &str, address: &str, expected: (State, &str)) {
    let (reading, forms) = reading(text, "2024");
    let (state, figure) = cell(&reading, &forms, address);
    assert_eq!((state, figure.as_str()), expected, "{address}");
}
