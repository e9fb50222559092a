//! A table as its form prints it, without figures: which head stands where, over how many rows and columns,
//! and which heads are over each cell.
//!
//! The official look follows from the two trees of a block; nothing is drawn by hand.

mod edges;
mod columns;
mod rows;
#[cfg(test)]
mod tests;

use super::{Block, Form};
use crate::model::id::{BlockId, ColumnId, HeadId, Id, List, RowId, TableId};
use crate::model::label::Label;
use edges::Edges;

/// A printed table.
#[derive(Debug)]
pub(crate) struct Layout<'f> {
    /// How many columns the whole table has, those of row heads included.
    pub width: usize,
    /// Its blocks, in the order of printing.
    pub blocks: Vec<BlockLayout<'f>>,
}

/// A block of a printed table.
#[derive(Debug)]
pub(crate) struct BlockLayout<'f> {
    /// The block.
    pub block: BlockId,
    /// The lines of heads over its figures.
    pub heads: Vec<Vec<Head<'f>>>,
    /// Where its columns stand; where rows are printed side by side, once for each of them.
    pub columns: Vec<List<ColumnId, ColumnPlace>>,
    /// Its lines of figures.
    pub lines: Vec<Line<'f>>,
}

/// A head of rows or columns.
#[derive(Debug, Clone)]
pub(crate) struct Head<'f> {
    /// Which of the table's heads it is.
    pub id: HeadId,
    /// What it names.
    pub of: HeadOf,
    /// Its words in the form.
    pub label: &'f Label,
    /// Over how many columns of the table it stands.
    pub colspan: usize,
    /// Over how many lines it stands.
    pub rowspan: usize,
}

/// What a head names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeadOf {
    /// The heads of rows, in the corner of the table.
    Stub,
    /// Several columns.
    Columns,
    /// One column.
    Column(ColumnId),
    /// Several rows.
    Rows,
    /// One row, beside its figures.
    Row(RowId),
    /// One row, over its figures, where rows are printed side by side.
    RowAbove(RowId),
}

/// A line of figures.
#[derive(Debug)]
pub(crate) struct Line<'f> {
    /// The heads that begin on it.
    pub heads: Vec<Head<'f>>,
    /// The rows that it shows: several where rows are printed side by side.
    pub rows: Vec<PrintedRow>,
}

/// A row of figures within a line.
#[derive(Debug)]
pub(crate) struct PrintedRow {
    /// The row of the form.
    pub row: RowId,
    /// Which of the rows that stand for it, counted from 0: a report may have several for an open row.
    pub number: usize,
    /// The heads of the row, from the outermost.
    pub over: Vec<HeadId>,
    /// Which of the block's columns its cells stand in.
    pub columns: usize,
}

/// Where the cells of a column stand.
#[derive(Debug, Default)]
pub(crate) struct ColumnPlace {
    /// How many columns of the table they take.
    pub span: usize,
    /// The heads over them, from the outermost.
    pub over: Vec<HeadId>,
}

impl<'f> Layout<'f> {
    /// Some blocks of a table of a form. `count` says how many printed rows stand for a row of the form: one,
    /// but for what a report adds or leaves out.
    pub(crate) fn of(
        form: &'f Form,
        table: TableId,
        blocks: &[BlockId],
        count: &dyn Fn(BlockId, RowId) -> usize,
    ) -> Self {
        let printed = form.table(table);
        let shown = || blocks.iter().map(|&block| (block, form.block(block)));
        let depth = shown().map(|(_, block)| block.rows.depth()).max().unwrap_or(1);
        let edges = Edges::of(shown().map(|(_, block)| block.columns.leaves.len().max(1)));
        let mut heads = Heads::default();
        let laid_out = shown().map(|(position, block)| {
            let count = |row| count(position, row);
            if printed.across {
                across(position, block, &count, &mut heads)
            } else {
                down((position, block), (&printed.stub, depth), &edges, &count, &mut heads)
            }
        });
        let blocks: Vec<BlockLayout<'f>> = laid_out.collect();
        let width = match shown().next() {
            Some((_, block)) if printed.across => block.rows.leaves.len() * block.columns.leaves.len(),
            _ => depth + edges.count(),
        };
        Self { width, blocks }
    }
}

/// Numbers the heads of a table.
#[derive(Default)]
struct Heads {
    count: usize,
}

impl Heads {
    fn next(&mut self) -> HeadId {
        self.count += 1;
        HeadId::at(self.count - 1)
    }
}

/// Rows under one another, columns side by side.
fn down<'f>(
    (position, block): (BlockId, &'f Block),
    (stub, depth): (&'f Label, usize),
    edges: &Edges,
    count: &dyn Fn(RowId) -> usize,
    heads: &mut Heads,
) -> BlockLayout<'f> {
    let lines = block.columns.depth();
    let spans: List<ColumnId, usize> = edges.widths(block.columns.leaves.len()).into_iter().collect();
    let mut over = columns::lay_out(&block.columns, lines, &|column| spans[column], heads);
    let corner = Head { id: heads.next(), of: HeadOf::Stub, label: stub, colspan: depth, rowspan: lines };
    if let Some(first) = over.lines.first_mut() {
        first.insert(0, corner);
    }
    let place = |(span, over)| ColumnPlace { span, over };
    let columns = spans.iter().copied().zip(over.over).map(place).collect();
    let lines = rows::lay_out(&block.rows, depth, heads, count);
    BlockLayout { block: position, heads: over.lines, columns: vec![columns], lines }
}

/// One printed line: the rows of the form stand side by side, as upper heads of the columns.
fn across<'f>(
    position: BlockId,
    block: &'f Block,
    count: &dyn Fn(RowId) -> usize,
    heads: &mut Heads,
) -> BlockLayout<'f> {
    let (upper, lower) = (block.rows.depth(), block.columns.depth());
    let width = block.columns.leaves.len();
    let over = columns::lay_out(&block.rows, upper, &|_| width, heads);
    let mut lines: Vec<Vec<Head<'f>>> = over.lines;
    lines.resize(upper + lower, Vec::new());
    let (mut shown, mut columns) = (Vec::new(), Vec::new());
    for (row, above) in block.rows.leaves.ids().zip(over.over) {
        let below = columns::lay_out(&block.columns, lower, &|_| 1, heads);
        for (line, heads) in lines[upper..].iter_mut().zip(below.lines) {
            line.extend(heads);
        }
        let over = |number| PrintedRow { row, number, over: above.clone(), columns: columns.len() };
        shown.extend((0..count(row)).map(over));
        columns.push(below.over.into_iter().map(|over| ColumnPlace { span: 1, over }).collect());
    }
    let lines_of_figures = vec![Line { heads: Vec::new(), rows: shown }];
    BlockLayout { block: position, heads: lines, columns, lines: lines_of_figures }
}
