//! A table as Markdown, made flat.

use super::line;
use crate::export::printed::document::{Cell, Kind, Table, words};
use crate::text::markdown::write::Context;
use crate::text::strings::Strings;
use std::ops::Range;

/// What stands where the form has no cell.
const ABSENT: &str = "×";

/// What joins heads that stand over one another.
const JOINS: &str = " · ";

/// A table, parted where heads begin anew, and what its sign means.
pub(super) fn write(table: &Table, strings: Strings) -> String {
    let mut flat = Flat { rows: rows(table), parts: &table.parts, absent: absent(table), is_used: false };
    let mut markdown = String::new();
    let mut at = 0;
    while at < flat.rows.len() {
        if !markdown.is_empty() {
            markdown.push('\n');
        }
        let (part, end) = flat.part(at);
        markdown.push_str(&part);
        at = end;
    }
    if flat.is_used {
        let said =
            [("key", &flat.absent as &dyn std::fmt::Display), ("words", &strings.word("export.absent"))];
        markdown.push_str(&format!("\n{}\n", strings.say("export.said", &said)));
    }
    markdown
}

/// A line of a table: the cell that each of its columns belongs to.
type Row<'t> = Vec<Option<&'t Cell>>;

/// A table of which each cell knows what stands in it without the others.
struct Flat<'t> {
    rows: Vec<Row<'t>>,
    /// The lines at which its parts begin.
    parts: &'t [usize],
    absent: String,
    /// Whether the sign for no cell was written.
    is_used: bool,
}

impl Flat<'_> {
    /// What begins at a line: the title of a part, or heads with the lines under them; and where it ends.
    fn part(&mut self, at: usize) -> (String, usize) {
        let title =
            self.rows.get(at).and_then(|row| row.iter().flatten().find(|cell| cell.kind == Kind::Part));
        if let Some(title) = title {
            return (format!("**{}**\n", text(title)), at + 1);
        }
        let limit = self.parts.iter().copied().find(|&part| part > at).unwrap_or(self.rows.len());
        let count = |from: usize, is: fn(&Row<'_>) -> bool| {
            let rows = self.rows.get(from..limit).unwrap_or_default();
            from + rows.iter().take_while(|row| is(row)).count()
        };
        let body = count(at, is_head);
        let end = count(body, is_line);
        // Columns of their own: in others all cells of this part go on. A part without lines has its heads.
        let own = if body < end { body..end } else { at..body };
        let columns = (0..self.width()).filter(|&column| self.begins(own.clone(), column));
        let columns: Vec<usize> = columns.collect();
        let heads: Vec<String> =
            columns.iter().map(|&column| self.head(at..body, body..end, column)).collect();
        let rules = columns.iter().map(|&column| if self.counts(body..end, column) { "---:" } else { "---" });
        let rules: Vec<&str> = rules.collect();
        let mut markdown = format!("| {} |\n| {} |\n", heads.join(" | "), rules.join(" | "));
        for row in body..end {
            let cells: Vec<String> = columns.iter().map(|&column| self.cell(row, column)).collect();
            markdown.push_str(&format!("| {} |\n", cells.join(" | ")));
        }
        (markdown, end)
    }

    /// Whether a cell of some lines begins in a column.
    fn begins(&self, mut rows: Range<usize>, column: usize) -> bool {
        rows.any(|row| self.at(row, column).is_some_and(|cell| cell.column == column))
    }

    /// Whether some lines have figures in a column, or cells that the form leaves out.
    fn counts(&self, mut rows: Range<usize>, column: usize) -> bool {
        rows.any(|row| {
            self.at(row, column).is_some_and(|cell| matches!(cell.kind, Kind::Figure | Kind::Absent))
        })
    }

    fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    fn at(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.get(column).copied().flatten()
    }

    /// The heads over a column, each once; one over the heads of lines stands over the first of them.
    fn head(&self, rows: Range<usize>, body: Range<usize>, column: usize) -> String {
        let (first, counts) = (rows.start, self.counts(body, column));
        let begins =
            |row: usize, cell: &&Cell| (cell.row == row || row == first) && (counts || cell.column == column);
        let heads = rows.filter_map(|row| self.at(row, column).filter(|cell| begins(row, cell)));
        let words: Vec<String> = heads.map(text).filter(|words| !words.is_empty()).collect();
        words.join(JOINS)
    }

    /// What stands in a column of a line. A head stands in all lines that it is of; a figure stands once.
    fn cell(&mut self, row: usize, column: usize) -> String {
        let Some(cell) = self.at(row, column) else { return String::new() };
        let is_first = cell.column == column;
        match cell.kind {
            Kind::Absent => self.none(),
            Kind::Figure if !is_first => self.none(),
            Kind::Head(_) | Kind::Words | Kind::Part if !is_first => String::new(),
            Kind::Head(_) | Kind::Words | Kind::Part | Kind::Figure => text(cell),
        }
    }

    fn none(&mut self) -> String {
        self.is_used = true;
        self.absent.clone()
    }
}

/// The lines of a table.
fn rows(table: &Table) -> Vec<Row<'_>> {
    let mut rows = vec![vec![None; table.columns]; table.rows()];
    for cell in &table.cells {
        for row in rows.iter_mut().skip(cell.row).take(cell.rowspan) {
            row.iter_mut().skip(cell.column).take(cell.colspan).for_each(|place| *place = Some(cell));
        }
    }
    rows
}

/// Whether a line has heads of columns alone, and a corner without words.
fn is_head(row: &Row<'_>) -> bool {
    let is_over = |cell: &Cell| matches!(cell.kind, Kind::Head("col" | "colgroup"));
    let is_corner = |cell: &Cell| cell.kind == Kind::Words && cell.runs.is_empty();
    let cells: Vec<&Cell> = row.iter().flatten().copied().collect();
    cells.iter().any(|cell| is_over(cell)) && cells.iter().all(|cell| is_over(cell) || is_corner(cell))
}

/// Whether a line has figures or words, and neither heads alone nor the title of a part.
fn is_line(row: &Row<'_>) -> bool {
    !is_head(row) && !row.iter().flatten().any(|cell| cell.kind == Kind::Part)
}

/// A sign that no cell prints.
fn absent(table: &Table) -> String {
    let mut sign = ABSENT.to_owned();
    while table.cells.iter().any(|cell| words(&cell.runs) == sign) {
        sign.push_str(ABSENT);
    }
    sign
}

fn text(cell: &Cell) -> String {
    line::write(&cell.runs, Context::Cell).join("<br>")
}
