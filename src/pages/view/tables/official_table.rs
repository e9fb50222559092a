//! A table as its form prints it: spans, heads over several lines, row heads over several levels.

use crate::model::figure::Figure;
use crate::model::form::layout::{self, BlockLayout, ColumnPlace, HeadOf, Layout};
use crate::model::form::{Block, Form};
use crate::model::id::{BlockId, ColumnId, HeadId, Id, List, RowId, TableId};
use crate::model::period::Period;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

/// A printed table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OfficialTable {
    /// Its id in its form.
    pub id: String,
    /// Its caption.
    pub caption: String,
    /// The unit of all its numbers, where there is one and the form does not print it.
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
    /// Its id, which the `headers` of cells name: `x-c14`, counted through the page since it stands in every
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// The id of the row in its form, or in its report.
    pub id: String,
    /// The heads that begin on it.
    pub heads: Vec<Head>,
    /// The figures.
    pub cells: Vec<TableCell>,
}

/// A printed figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCell {
    /// Where it stands.
    pub place: CellPlace,
    /// As printed.
    pub text: String,
    /// How many columns of the table it takes.
    pub span: usize,
    /// The name of its kind of value.
    pub kind: &'static str,
    /// Its exact value, where it is a number and printed otherwise.
    pub value: Option<String>,
    /// The gravest finding about it.
    pub finding: Option<Mark>,
    /// A note on it.
    pub note: Option<String>,
    /// The numbers of the report's notes on it.
    pub notes: Vec<usize>,
    /// What stood there before a correction.
    pub was: Option<String>,
}

impl TableCell {
    /// A figure without marks.
    pub(crate) fn of(figure: &Figure, place: CellPlace, span: usize) -> Self {
        Self {
            place,
            text: figure.to_string(),
            span,
            kind: figure.value.kind(),
            value: figure.number_otherwise().map(|number| number.to_string()),
            finding: None,
            note: None,
            notes: Vec::new(),
            was: None,
        }
    }
}

/// Where a figure stands: in which row and under which column of a block. What is the same for a whole row or
/// column is held once, and most themes ask for neither address nor heads: these are made where they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellPlace {
    row: Arc<Along>,
    column: Arc<Along>,
}

/// What the figures of a row, or of a column, have in common.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Along {
    /// Its id; of a row with that of its block: `table.block.row`.
    id: String,
    /// The ids of its heads, with spaces between them.
    heads: String,
}

impl CellPlace {
    /// The address of the figure, which is its anchor.
    pub fn address(&self) -> String {
        [&self.row.id, ".", &self.column.id].concat()
    }

    /// The ids of all its heads, with spaces between them.
    pub fn headers(&self) -> String {
        [&self.row.heads, " ", &self.column.heads].concat()
    }

    /// Writes the address.
    pub(crate) fn write_address(&self, text: &mut String) {
        [&self.row.id, ".", &self.column.id].into_iter().for_each(|part| text.push_str(part));
    }

    /// Writes the ids of all heads.
    pub(crate) fn write_headers(&self, text: &mut String) {
        [&self.row.heads, " ", &self.column.heads].into_iter().for_each(|part| text.push_str(part));
    }

    /// Whether it is in one of some rows of its block and under one of some columns.
    pub(super) fn is_among(&self, block: &str, rows: &[&str], columns: &[&str]) -> bool {
        let row = self.row.id.strip_prefix(block).and_then(|rest| rest.strip_prefix('.'));
        columns.contains(&self.column.id.as_str()) && row.is_some_and(|row| rows.contains(&row))
    }
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
    /// The figure at a row and column, which takes so many columns of the table at a place.
    fn cell(&self, at: (BlockId, Self::Row, ColumnId), place: CellPlace, span: usize) -> TableCell;
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
    let page = Page { prefix: format!("x-{}", letters(number)), language };
    let filled = layout.blocks.iter().map(|layout| {
        let (block, rows) = (form.block(layout.block), &rows[&layout.block]);
        page.block(block, layout, rows, figures)
    });
    OfficialTable {
        id: printed.id.clone(),
        caption: printed.title.text(language).to_owned(),
        unit: form.unprinted_unit(blocks, period).map(|unit| unit.label.text(language).to_owned()),
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
    /// What the ids of its heads begin with, which tells it from the other tables of the page.
    prefix: String,
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
        let along = |(column, place): (ColumnId, &ColumnPlace)| {
            Arc::new(Along { id: block.column(column).id.clone(), heads: self.ids(&place.over) })
        };
        let columns = |columns: &List<ColumnId, ColumnPlace>| columns.entries().map(along).collect();
        let columns: Vec<List<ColumnId, Arc<Along>>> = layout.columns.iter().map(columns).collect();
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
                let id = [&block.id, ".", &row.id].concat();
                let along = Arc::new(Along { id, heads: self.ids(&printed.over) });
                let places = layout.columns[printed.columns].entries().zip(&columns[printed.columns]);
                places.map(move |((column, spanned), over)| {
                    let place = CellPlace { row: Arc::clone(&along), column: Arc::clone(over) };
                    figures.cell((layout.block, row.row, column), place, spanned.span)
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
        self.ids(&[head])
    }

    fn ids(&self, heads: &[HeadId]) -> String {
        let mut ids = String::with_capacity(heads.len() * 8);
        for head in heads {
            if !ids.is_empty() {
                ids.push(' ');
            }
            ids.push_str(&self.prefix);
            // Writing into a text cannot fail.
            let _ = write!(ids, "{}", head.index() + 1);
        }
        ids
    }
}

/// A number in letters, from `a`.
fn letters(number: usize) -> String {
    let mut text = if number < 26 { String::new() } else { letters(number / 26 - 1) };
    text.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or_default()));
    text
}
