//! A table as its form prints it: spans, heads over several lines, row heads over several levels.

use super::grid::{self, Head, HeadIds};
use crate::model::form::{Block, Form};
use crate::model::id::{BlockId, ColumnId, List, RowId, TableId};
use crate::model::period::Period;
use serde::Serialize;

/// A printed table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct OfficialTable {
    /// Its id in its form.
    pub id: String,
    /// Its caption.
    pub caption: String,
    /// The unit of all its cells, where there is one and the form does not print it.
    pub unit: Option<String>,
    /// The numbers of the report's notes on the whole of it.
    pub notes: Vec<usize>,
    /// The id of its form.
    pub form: String,
    /// How many columns the whole table has, heads included.
    pub width: usize,
    /// Its blocks.
    pub blocks: Vec<TableBlock>,
}

/// A block of a printed table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableBlock {
    /// Its address.
    pub id: String,
    /// Words printed over it.
    pub caption: String,
    /// Lines of heads.
    pub heads: Vec<Vec<Head>>,
    /// Lines of figures.
    pub rows: Vec<TableRow>,
}

/// A line of figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableRow {
    /// The id of the row in its form, or in its report.
    pub id: String,
    /// The heads that begin on it.
    pub heads: Vec<Head>,
    /// The figures.
    pub cells: Vec<TableCell>,
}

/// A printed figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableCell {
    /// Its address, which is its anchor.
    pub id: String,
    /// As printed.
    pub text: String,
    /// How many columns of the table it takes.
    pub span: usize,
    /// The name of its kind of value.
    pub kind: &'static str,
    /// Its exact value, where it is a number and printed otherwise.
    pub value: Option<String>,
    /// The ids of all heads of it.
    pub headers: String,
    /// The gravest finding about it.
    pub finding: Option<Mark>,
    /// A note on it.
    pub note: Option<String>,
    /// The numbers of the report's notes on it.
    pub notes: Vec<usize>,
    /// What stood there before a correction.
    pub was: Option<String>,
}

/// The mark of a finding beside a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// `strict`, `notice`, `unassessed` or `acknowledged`.
    pub severity: &'static str,
    /// The finding's anchor on the page.
    pub anchor: String,
    /// What it says.
    pub message: String,
}

/// Where the figures of a table come from.
pub(crate) trait Figures {
    /// How its rows are named: as those of a form, or of a report.
    type Row: Copy;
    /// The rows that stand for a row of the form: position, id, words.
    fn rows_of(&self, block: BlockId, row: RowId, language: &str) -> Vec<(Self::Row, String, String)>;
    /// The figure at a row and column; id and headers are filled in after.
    fn cell(&self, block: BlockId, row: Self::Row, column: ColumnId) -> TableCell;
}

/// Lays out a table of a form; `number` tells it from the other tables of the page.
pub(crate) fn lay_out<F: Figures>(
    form: &Form,
    (number, table): (usize, TableId),
    blocks: &[BlockId],
    figures: &F,
    period: Option<&Period>,
    language: &str,
) -> OfficialTable {
    let printed = form.table(table);
    let caption = printed.title.text(language).to_owned();
    let shown: Vec<&Block> = blocks.iter().map(|&block| form.block(block)).collect();
    let stub = printed.stub.text(language);
    let depth = shown.iter().map(|b| b.rows.depth()).max().unwrap_or(1);
    let counts: Vec<usize> = shown.iter().map(|block| block.columns.leaves.len().max(1)).collect();
    let edges = edges(&counts);
    let mut ids = HeadIds::new(number);
    let laid_out = blocks.iter().zip(&shown).map(|(&position, block)| {
        if printed.across {
            return across(block, position, figures, &mut ids, language);
        }
        down(block, position, (stub, depth), &edges, figures, &mut ids, language)
    });
    let blocks: Vec<TableBlock> = laid_out.collect();
    let width = match shown.first() {
        Some(block) if printed.across => block.rows.leaves.len() * block.columns.leaves.len(),
        _ => depth + edges.len(),
    };
    let unit = shown.first().and_then(|block| unit(block, period, language));
    OfficialTable {
        id: printed.id.clone(),
        caption,
        unit,
        notes: Vec::new(),
        form: form.id.clone(),
        width,
        blocks,
    }
}

/// The one unit of a block whose cells all have the same, where the form does not print it.
fn unit(block: &Block, period: Option<&Period>, language: &str) -> Option<String> {
    let mut cells = block.columns.leaves.iter().map(|leaf| leaf.cell.as_ref().unwrap_or(&block.cell));
    let first = cells.next()?;
    let unit = match period {
        Some(period) => first.unit(period)?,
        None => first.units.first()?,
    };
    (!first.unit_printed && cells.all(|cell| cell.units == first.units))
        .then(|| unit.label.text(language).to_owned())
}

/// Rows under one another, columns side by side.
fn down<F: Figures>(
    block: &Block,
    position: BlockId,
    (stub, depth): (&str, usize),
    edges: &[Edge],
    figures: &F,
    ids: &mut HeadIds,
    language: &str,
) -> TableBlock {
    let lines = block.columns.depth();
    let count = block.columns.leaves.len();
    let widths: List<ColumnId, usize> = (0..count).map(|column| width(column, count, edges)).collect();
    let mut heads = grid::columns(&block.columns, lines, &|column| widths[column], ids, language);
    let corner = Head {
        text: stub.to_owned(),
        colspan: depth,
        rowspan: lines,
        id: ids.next(),
        leaf: None,
        scope: "col",
        notes: Vec::new(),
    };
    if let Some(first) = heads.lines.first_mut() {
        first.insert(0, corner);
    }
    let rows_of = |leaf| figures.rows_of(position, leaf, language);
    let rows = grid::rows(&block.rows, depth, ids, language, &rows_of);
    let rows = rows
        .into_iter()
        .map(|line| {
            let id = line.id;
            let cells = block.columns.leaves.ids().map(|column| {
                let mut cell = figures.cell(position, line.row, column);
                cell.id = block.address(&id, column);
                cell.span = widths[column];
                cell.headers = [&line.over, " ", &heads.over[column]].concat();
                cell
            });
            TableRow { cells: cells.collect(), heads: line.heads, id }
        })
        .collect();
    let caption = block.caption.text(language).to_owned();
    TableBlock { id: block.id.clone(), caption, heads: heads.lines, rows }
}

/// One printed line: the rows of the form stand side by side, as upper heads of the columns.
fn across<F: Figures>(
    block: &Block,
    position: BlockId,
    figures: &F,
    ids: &mut HeadIds,
    language: &str,
) -> TableBlock {
    let (upper, lower) = (block.rows.depth(), block.columns.depth());
    let width = block.columns.leaves.len();
    let mut over = grid::columns(&block.rows, upper, &|_| width, ids, language);
    for head in over.lines.iter_mut().flatten() {
        head.scope = "colgroup";
    }
    let mut lines = over.lines;
    lines.resize(upper + lower, Vec::new());
    let mut cells = Vec::new();
    for leaf in block.rows.leaves.ids() {
        let columns = grid::columns(&block.columns, lower, &|_| 1, ids, language);
        for (line, heads) in columns.lines.into_iter().enumerate() {
            lines[upper + line].extend(heads);
        }
        for (shown, id, _) in figures.rows_of(position, leaf, language) {
            cells.extend(block.columns.leaves.ids().map(|column| {
                let mut cell = figures.cell(position, shown, column);
                cell.id = block.address(&id, column);
                cell.headers = [&over.over[leaf], " ", &columns.over[column]].concat();
                cell
            }));
        }
    }
    let rows = vec![TableRow { id: String::new(), heads: Vec::new(), cells }];
    let caption = block.caption.text(language).to_owned();
    TableBlock { id: block.id.clone(), caption, heads: lines, rows }
}

/// Where a column may end: a part of the whole width, as numerator and denominator.
type Edge = (usize, usize);

/// The right edges of all columns of blocks with so many columns each, from left to right: the columns of a
/// table whose blocks divide its width differently, and no more than that.
fn edges(counts: &[usize]) -> Vec<Edge> {
    let mut edges: Vec<Edge> =
        counts.iter().flat_map(|&count| (1..=count).map(move |i| (i, count))).collect();
    edges.sort_by(|a, b| (a.0 * b.1).cmp(&(b.0 * a.1)));
    edges.dedup_by(|a, b| a.0 * b.1 == b.0 * a.1);
    edges
}

/// Over how many of the edges one of so many columns reaches.
fn width(column: usize, count: usize, edges: &[Edge]) -> usize {
    let within = |edge: &&Edge| edge.0 * count > column * edge.1 && edge.0 * count <= (column + 1) * edge.1;
    edges.iter().filter(within).count()
}
