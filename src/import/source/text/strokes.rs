//! Rows whose cells are parted by strokes, as in Markdown and in tables that are drawn with characters.

use super::group::{Cell, Row};
use super::lines::Line;

/// Characters that part cells.
const STROKES: [char; 5] = ['|', '│', '┃', '║', '｜'];

/// What a line is to a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// A row.
    Row(Row),
    /// What is drawn between rows.
    Rule,
}

/// What a line is to a table with strokes, if anything.
pub(super) fn part(line: &Line<'_>, escapes: bool) -> Option<Part> {
    let text = line.text.trim_matches(super::is_blank);
    if is_rule(text) {
        return Some(Part::Rule);
    }
    let texts = split(text, escapes);
    if texts.len() < 2 {
        return None;
    }
    let cells = texts.into_iter().enumerate();
    let cells = cells.map(|(column, text)| Cell { column, colspan: 1, text }).collect();
    Some(Part::Row(Row { line: line.number, cells }))
}

/// Whether a line has strokes at both ends: then it is a row even alone.
pub(super) fn is_closed(line: &Line<'_>) -> bool {
    let text = line.text.trim_matches(super::is_blank);
    text.starts_with(STROKES) && text.ends_with(STROKES) && text.chars().count() > 2
}

/// Whether a line is drawn between rows: `|---|:-:|`, `+----+`, `├──┼──┤`.
fn is_rule(text: &str) -> bool {
    let joint = |c: char| STROKES.contains(&c) || "+┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝".contains(c);
    let stroke = |c: char| "-=─━═".contains(c);
    text.chars().all(|c| joint(c) || stroke(c) || matches!(c, ':' | ' ' | '\u{3000}'))
        && text.chars().any(joint)
        && text.chars().any(stroke)
}

/// The cells of a row, without the strokes at its ends.
fn split(text: &str, escapes: bool) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_escaped = false;
    for c in text.chars() {
        if STROKES.contains(&c) && !(escapes && is_escaped) {
            cells.push(String::new());
        } else if let Some(cell) = cells.last_mut() {
            if STROKES.contains(&c) && escapes {
                // The stroke takes the mark that was before it.
                cell.pop();
            }
            cell.push(c);
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    if cells.len() > 1 && text.starts_with(STROKES) {
        cells.remove(0);
    }
    if cells.len() > 1 && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}
