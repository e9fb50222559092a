//! Rows whose cells are parted by tabs, as they are pasted from tables and workbooks.

use super::group::{Cell, Row};
use super::lines::Line;
use std::borrow::Cow;

/// Over how many lines a cell in quotes is followed.
const FOLLOWED: usize = 100;

/// The row that the first lines are, and how many they are; nothing if they are none.
pub(super) fn row(lines: &[Line<'_>]) -> Option<(Row, usize)> {
    let first = lines.first()?;
    if !first.text.contains('\t') && !first.text.starts_with('"') {
        return None;
    }
    let mut cells = Vec::new();
    let mut used = 1;
    let mut rest = first.text;
    loop {
        let (text, after, more) = quoted(rest, lines.get(used..).unwrap_or_default()).unwrap_or_else(|| {
            let (text, after) =
                rest.split_once('\t').map_or((rest, None), |(text, after)| (text, Some(after)));
            (Cow::Borrowed(text), after, 0)
        });
        cells.push(Cell { column: cells.len(), colspan: 1, text: text.into_owned() });
        used += more;
        match after {
            Some(after) => rest = after,
            None => break,
        }
    }
    (cells.len() > 1).then_some((Row { line: first.number, cells }, used))
}

/// A cell in quotes as workbooks write those with line ends or quotes in them; what follows its tab, if one
/// does; and how many more lines it takes.
fn quoted<'a>(rest: &'a str, lines: &[Line<'a>]) -> Option<(Cow<'a, str>, Option<&'a str>, usize)> {
    let mut rest = rest.strip_prefix('"')?;
    let mut text = String::new();
    let mut more = 0;
    let mut had_quote = false;
    loop {
        let Some((before, after)) = rest.split_once('"') else {
            text.push_str(rest);
            text.push('\n');
            rest = lines.get(more).filter(|_| more < FOLLOWED)?.text;
            more += 1;
            continue;
        };
        text.push_str(before);
        if let Some(after) = after.strip_prefix('"') {
            text.push('"');
            had_quote = true;
            rest = after;
        } else if after.is_empty() || after.starts_with('\t') {
            // Others are quotes that someone wrote.
            return (more > 0 || had_quote).then(|| (Cow::Owned(text), after.strip_prefix('\t'), more));
        } else {
            return None;
        }
    }
}

/// Whether rows are a table: some row has two cells with words, unless all are only items of a list with
/// their numbers, as word processors write them.
pub(super) fn is_table(rows: &[Row]) -> bool {
    let words = |row: &Row| row.cells.iter().filter(|cell| !is_blank(&cell.text)).count();
    let is_item = |row: &Row| match &row.cells[..] {
        [number, words] => is_number_of_item(number.text.trim()) && !is_blank(&words.text),
        _ => false,
    };
    rows.iter().any(|row| words(row) > 1) && !rows.iter().all(is_item)
}

/// Whether a cell has nothing in it.
fn is_blank(text: &str) -> bool {
    text.trim_matches(super::is_blank).is_empty()
}

/// Whether words are the number of an item, with its stop: `一、`, `（二）`, `3.`, and marks of lists.
fn is_number_of_item(text: &str) -> bool {
    if matches!(text, "•" | "·" | "●" | "○" | "■" | "-" | "*") {
        return true;
    }
    let number = text.trim_start_matches(['(', '（']).trim_end_matches(['.', '．', '、', ')', '）']);
    let is_digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c);
    number.len() < text.len() && !number.is_empty() && number.chars().all(is_digit)
}
