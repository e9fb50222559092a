//! A table as its form prints it: spans, heads over several lines, row heads over several levels.

use crate::model::form::layout::{self, BlockLayout, ColumnPlace, HeadOf, Layout};
use crate::model::form::{Block, Form};
use crate::model::id::{BlockId, ColumnId, HeadId, Id, List, RowId, TableId};
use crate::model::period::Period;
use serde::Serialize;
use std::collections::BTreeMap;

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

/// A head of rows or columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Head {
    /// Its words.
    pub text: String,
    /// Over how many columns it stands.
    pub colspan: usize,
    /// Over how many rows it stands.
    pub rowspan: usize,
    /// Its id, which the `headers` of cells name: `x-2-14`, counted through the page since it stands in every
    /// cell.
    pub id: String,
    /// The id of the row or column that it names; none of a head over several.
    #[serde(skip)]
    pub leaf: Option<String>,
    /// `col`, `colgroup`, `row` or `rowgroup`.
    pub scope: &'static str,
    /// The numbers of the report's notes on all figures under it.
    pub notes: Vec<usize>,
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
    /// The link to it, on the page or on that of the report that looks back at the figure.
    pub href: String,
    /// What it says; nothing where a figure only has a part in it.
    pub message: Option<String>,
}

/// A row of figures with its names.
pub(crate) struct NamedRow<R> {
    /// Which.
    pub row: R,
    /// Its id in its form, or in its report.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// Where the figures of a table come from.
pub(crate) trait Figures {
    /// How its rows are named: as those of a form, or of a report.
    type Row: Copy;
    /// The rows that stand for a row of the form.
    fn rows_of(&self, block: BlockId, row: RowId, language: &str) -> Vec<NamedRow<Self::Row>>;
    /// The figure at a row and column; id and headers are filled in after.
    fn cell(&self, block: BlockId, row: Self::Row, column: ColumnId) -> TableCell;
}

/// A table of a form with figures; `number` tells it from the other tables of the page.
pub(crate) fn fill<F: Figures>(
    form: &Form,
    (number, table): (usize, TableId),
    blocks: &[BlockId],
    figures: &F,
    period: Option<&Period>,
    language: &str,
) -> OfficialTable {
    let printed = form.table(table);
    let of_block = |&block: &BlockId| {
        let rows = form.block(block).rows.leaves.ids();
        (block, rows.map(|row| figures.rows_of(block, row, language)).collect())
    };
    let rows: BTreeMap<BlockId, Rows<F::Row>> = blocks.iter().map(of_block).collect();
    let layout = Layout::of(form, table, blocks, &|block, row| rows[&block][row].len());
    let page = Page { number, language };
    let filled = layout.blocks.iter().map(|layout| {
        let (block, rows) = (form.block(layout.block), &rows[&layout.block]);
        page.block(block, layout, rows, figures)
    });
    OfficialTable {
        id: printed.id.clone(),
        caption: printed.title.text(language).to_owned(),
        unit: blocks.first().and_then(|&block| unit(form.block(block), period, language)),
        notes: Vec::new(),
        form: form.id.clone(),
        width: layout.width,
        blocks: filled.collect(),
    }
}

/// The rows of a block, for each row of the form those that stand for it.
type Rows<R> = List<RowId, Vec<NamedRow<R>>>;

/// The page that a table is on.
struct Page<'l> {
    /// Which table of the page it is.
    number: usize,
    language: &'l str,
}

impl Page<'_> {
    fn block<F: Figures>(
        &self,
        block: &Block,
        layout: &BlockLayout<'_>,
        rows: &Rows<F::Row>,
        figures: &F,
    ) -> TableBlock {
        let over =
            |columns: &List<ColumnId, ColumnPlace>| columns.iter().map(|c| self.ids(&c.over)).collect();
        let over: Vec<List<ColumnId, String>> = layout.columns.iter().map(over).collect();
        let lines = layout.lines.iter().map(|line| {
            let first = line.rows.first().map(|printed| &rows[printed.row][printed.number]);
            let beside = line.heads.iter().map(|head| {
                let own = first.filter(|_| matches!(head.of, HeadOf::Row(_)));
                let head = self.head(block, head);
                match own {
                    Some(row) => Head { text: row.text.clone(), leaf: Some(row.id.clone()), ..head },
                    None => head,
                }
            });
            let cells = line.rows.iter().flat_map(|printed| {
                let row = &rows[printed.row][printed.number];
                let (beside, columns) = (self.ids(&printed.over), &layout.columns[printed.columns]);
                columns.entries().zip(&over[printed.columns]).map(move |((column, place), over)| TableCell {
                    id: block.address(&row.id, column),
                    span: place.span,
                    headers: [&beside, " ", over].concat(),
                    ..figures.cell(layout.block, row.row, column)
                })
            });
            // Where several rows share a line it is none of them.
            let id = first.filter(|_| !line.heads.is_empty()).map(|row| row.id.clone());
            TableRow { heads: beside.collect(), cells: cells.collect(), id: id.unwrap_or_default() }
        });
        let heads = |line: &Vec<layout::Head<'_>>| line.iter().map(|head| self.head(block, head)).collect();
        TableBlock {
            id: block.id.clone(),
            caption: block.caption.text(self.language).to_owned(),
            heads: layout.heads.iter().map(heads).collect(),
            rows: lines.collect(),
        }
    }

    fn head(&self, block: &Block, head: &layout::Head<'_>) -> Head {
        Head {
            text: head.label.text(self.language).to_owned(),
            colspan: head.colspan,
            rowspan: head.rowspan,
            id: self.id(head.id),
            leaf: match head.of {
                HeadOf::Stub | HeadOf::Columns | HeadOf::Rows => None,
                HeadOf::Column(column) => Some(block.column(column).id.clone()),
                HeadOf::Row(row) | HeadOf::RowAbove(row) => Some(block.row(row).id.clone()),
            },
            scope: match head.of {
                HeadOf::Stub | HeadOf::Column(_) => "col",
                HeadOf::Columns | HeadOf::RowAbove(_) => "colgroup",
                HeadOf::Rows => "rowgroup",
                HeadOf::Row(_) => "row",
            },
            notes: Vec::new(),
        }
    }

    /// The id of a head on the page.
    fn id(&self, head: HeadId) -> String {
        format!("x-{}-{}", self.number, head.index() + 1)
    }

    fn ids(&self, heads: &[HeadId]) -> String {
        heads.iter().map(|&head| self.id(head)).collect::<Vec<_>>().join(" ")
    }
}

/// The one unit of a block whose cells all have the same, where the form does not print it.
fn unit(block: &Block, period: Option<&Period>, language: &str) -> Option<String> {
    let mut cells = block.columns.leaves.iter().map(|leaf| leaf.cell.as_ref().unwrap_or(&block.cell));
    let first = cells.next()?;
    let unit = match period {
        Some(period) => first.unit(period)?,
        None => &first.units.first()?.unit,
    };
    (!first.unit_printed && cells.all(|cell| cell.units == first.units))
        .then(|| unit.label.text(language).to_owned())
}
