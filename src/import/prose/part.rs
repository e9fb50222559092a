//! The parts of a document that are its prose: lines of text and tables that are not the form's.

use super::{LeftOut, Why};
use crate::import::document::{Block, Document, Position, Role, Table, TableCell};
use crate::import::line::{self, Line, Spot};
use crate::import::metadata::Metadata;
use crate::import::taken::{Seat, Taken};

/// A part of the prose.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part<'d> {
    /// Words.
    Line(Line<'d>),
    /// A table, and where it stands.
    Table(Seat, &'d Table),
}

impl<'d> Part<'d> {
    /// The line that it is.
    pub(super) fn line(&self) -> Option<&Line<'d>> {
        match self {
            Self::Line(line) => Some(line),
            Self::Table(..) => None,
        }
    }
}

/// The parts of a document that were not taken as figures, in their order.
pub(super) fn parts<'d>(
    document: &'d Document,
    taken: &Taken,
    metadata: &Metadata,
    left_out: &mut Vec<LeftOut>,
) -> Vec<Part<'d>> {
    let mut parts = Vec::new();
    for (number, block) in document.blocks.iter().enumerate() {
        let seat = Seat::from(number);
        match block {
            _ if taken.holds(&seat) => {}
            Block::Table(table) => of_table(table, &seat, taken, &mut parts, left_out),
            Block::Paragraph(paragraph) => {
                for line in line::of_paragraph(number, paragraph) {
                    let why = match line.role {
                        Role::Furniture if matches!(line.position, Position::PageLine { .. }) => {
                            Some(Why::RunningHead)
                        }
                        Role::Furniture => Some(Why::Furniture),
                        _ => metadata.lines.contains(&line.spot).then_some(Why::Metadata),
                    };
                    match why {
                        Some(why) => {
                            let position = line.position.clone();
                            left_out.push(LeftOut { text: line.text, position, why });
                        }
                        None => parts.push(Part::Line(line)),
                    }
                }
            }
        }
    }
    parts
}

/// Whether the cells of a table only arrange what stands in them, so that it is read as text: it holds other
/// tables, or has a single cell.
pub(super) fn is_layout(table: &Table) -> bool {
    table.cells.len() == 1 || table.cells.iter().any(|cell| !cell.tables.is_empty())
}

fn of_table<'d>(
    table: &'d Table,
    seat: &Seat,
    taken: &Taken,
    parts: &mut Vec<Part<'d>>,
    left_out: &mut Vec<LeftOut>,
) {
    if taken.holds(seat) {
        return;
    }
    if !taken.holds_some(seat) {
        parts.extend(caption(table, seat.block));
    }
    if !is_layout(table) {
        return parts.push(Part::Table(seat.clone(), table));
    }
    for (number, cell) in table.cells.iter().enumerate() {
        if !taken.holds_row(seat, cell.row) {
            of_cell(cell, seat.block, parts, left_out);
        }
        for (inner, table) in cell.tables.iter().enumerate() {
            of_table(table, &seat.inner(number, inner), taken, parts, left_out);
        }
    }
}

/// What a file calls a table, as a line above it.
fn caption(table: &Table, block: usize) -> Option<Part<'_>> {
    let text = line::shown(table.caption.as_deref()?.trim());
    let position = &table.cells.first().filter(|_| !text.trim().is_empty())?.position;
    Some(Part::Line(Line::plain(Spot { block, line: 0 }, text.trim().to_owned(), position)))
}

fn of_cell<'d>(cell: &'d TableCell, block: usize, parts: &mut Vec<Part<'d>>, left_out: &mut Vec<LeftOut>) {
    for (number, _, words) in line::lines(&cell.text) {
        let text = line::shown(words);
        if cell.hidden {
            left_out.push(LeftOut { text, position: cell.position.clone(), why: Why::Hidden });
            continue;
        }
        parts.push(Part::Line(Line::plain(Spot { block, line: number }, text, &cell.position)));
    }
}
