//! Tables in HTML that stand in a text.

use super::lines::Line;
use crate::import::document::{Block, Position, Table};
use crate::import::source::html;
use crate::import::source::refusal::Refusal;

/// How many of the first lines are a table in tags, if they are: up to its end, or all.
pub(super) fn length(lines: &[Line<'_>]) -> Option<usize> {
    let is_begun = lines.first().is_some_and(|line| tags(line, "<table") > 0 && starts(line));
    if !is_begun {
        return None;
    }
    let mut open = 0;
    for (index, line) in lines.iter().enumerate() {
        open += tags(line, "<table");
        open = open.saturating_sub(tags(line, "</table"));
        if open == 0 {
            return Some(index + 1);
        }
    }
    Some(lines.len())
}

/// The blocks of lines in tags, each with the place of the first.
pub(super) fn blocks(lines: &[Line<'_>]) -> Result<Vec<Block>, Box<Refusal>> {
    let line = lines.first().map_or(1, |line| line.number);
    let texts: Vec<&str> = lines.iter().map(|line| line.text).collect();
    let mut blocks = html::blocks(&texts.join("\n"))?;
    for block in &mut blocks {
        match block {
            Block::Paragraph(paragraph) => paragraph.position = Position::Line(line),
            Block::Table(table) => place(table, line),
        }
    }
    Ok(blocks)
}

/// Gives all cells of a table their place.
fn place(table: &mut Table, line: usize) {
    for cell in &mut table.cells {
        cell.position = Position::Line(line);
        cell.tables.iter_mut().for_each(|table| place(table, line));
    }
}

/// Whether a line begins with a tag.
fn starts(line: &Line<'_>) -> bool {
    line.text.trim_start().starts_with('<')
}

/// How often a tag begins on a line.
fn tags(line: &Line<'_>, tag: &str) -> usize {
    line.text.to_ascii_lowercase().matches(tag).count()
}
