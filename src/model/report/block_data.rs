//! The figures of one block of a report.

use super::Rows;
use crate::model::figure::Figure;
use crate::model::form::{Block, CellSpec, Form, Forms, Indicator, Leaf, Table};
use crate::model::id::{BlockId, ColumnId, DataId, DataRowId, FormId, Id, RowId};
use crate::model::label::Label;
use crate::text::source::{FileId, Place};
use std::sync::Arc;

/// One cell of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellId {
    /// The block's figures within the report.
    pub data: DataId,
    /// The row.
    pub row: DataRowId,
    /// The column.
    pub column: ColumnId,
}

/// The figures of one block of a report: rows × columns, each cell with its figure and the place where it is
/// written.
#[derive(Debug, Clone)]
pub struct BlockData {
    form_id: FormId,
    form: Arc<Form>,
    block: BlockId,
    rows: Rows,
    // How many columns it has.
    width: usize,
    // Row by row.
    figures: Vec<Figure>,
    // First byte and one past the last, in the front matter's file.
    places: Vec<(u32, u32)>,
    file: FileId,
}

impl BlockData {
    /// The figures of a block, row by row, each with the place where it is written in `file`. There is one
    /// for each row and column.
    pub(super) fn new(
        (form_id, forms): (FormId, &Forms),
        block: BlockId,
        rows: Rows,
        file: FileId,
        cells: Vec<(Figure, Place)>,
    ) -> Self {
        let form = Arc::clone(forms.get(form_id));
        let width = form.block(block).columns.leaves.len();
        debug_assert_eq!(
            cells.len(),
            rows.count(form.block(block)) * width,
            "one cell for each row and column"
        );
        let (figures, places) =
            cells.into_iter().map(|(figure, place)| (figure, (place.start, place.end))).unzip();
        Self { form_id, form, block, rows, width, figures, places, file }
    }

    /// The figures of a block that stand in no file yet, by the id of the row and the column; `place` is told
    /// for each. Where there is none, the cell is one that the form lacks, one that need not be given, or one
    /// that is missing.
    pub fn of(
        (form, forms): (FormId, &Forms),
        block: BlockId,
        rows: Rows,
        place: Place,
        mut figure: impl FnMut(&str, ColumnId) -> Option<Figure>,
    ) -> Self {
        let of_form = forms.get(form).block(block);
        let mut cells = Vec::new();
        for row in rows.ids(of_form) {
            for column in of_form.columns.leaves.ids() {
                let given = figure(rows.id(row, of_form), column);
                let figure = given.unwrap_or_else(|| of_form.without_figure(rows.of_form(row), column));
                cells.push((figure, place));
            }
        }
        Self::new((form, forms), block, rows, place.file, cells)
    }

    /// The form that the table follows, as a position in the archive's forms.
    pub fn form_id(&self) -> FormId {
        self.form_id
    }

    /// The form that the table follows.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// Which of the form's blocks it fills in.
    pub fn block_id(&self) -> BlockId {
        self.block
    }

    /// The form's block that it fills in.
    pub fn block(&self) -> &Block {
        self.form.block(self.block)
    }

    /// The table that it is printed in.
    pub fn table(&self) -> &Table {
        self.form.table_of(self.block)
    }

    /// Whether it fills in a block of a form.
    pub fn is_of(&self, form: FormId, block: BlockId) -> bool {
        self.form_id == form && self.block == block
    }

    /// Whether its rows are those of the form, and the report names none.
    pub fn has_rows_of_form(&self) -> bool {
        matches!(self.rows, Rows::AsForm)
    }

    /// Its rows.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = DataRowId> + ExactSizeIterator + use<> {
        self.rows.ids(self.block())
    }

    /// Its columns, which are always those of the form.
    pub fn columns(&self) -> impl DoubleEndedIterator<Item = ColumnId> + ExactSizeIterator + Clone + use<> {
        self.block().columns.leaves.ids()
    }

    /// Every row with every column, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (DataRowId, ColumnId)> + use<> {
        let columns = self.columns();
        self.rows().flat_map(move |row| columns.clone().map(move |column| (row, column)))
    }

    fn position(&self, row: DataRowId, column: ColumnId) -> usize {
        row.index() * self.width + column.index()
    }

    /// The figure at a row and a column.
    pub fn figure(&self, row: DataRowId, column: ColumnId) -> &Figure {
        &self.figures[self.position(row, column)]
    }

    /// Puts another figure in a cell.
    pub(super) fn put(&mut self, row: DataRowId, column: ColumnId, figure: Figure) {
        let position = self.position(row, column);
        self.figures[position] = figure;
    }

    /// Where it is written.
    pub fn place(&self, row: DataRowId, column: ColumnId) -> Place {
        let (start, end) = self.places[self.position(row, column)];
        Place { file: self.file, start, end }
    }

    /// What a cell holds.
    pub fn spec(&self, row: DataRowId, column: ColumnId) -> &CellSpec {
        self.block().spec(self.form_row(row), column)
    }

    /// Whether the form prints a cell there. A row that the report adds has every column.
    pub fn has(&self, row: DataRowId, column: ColumnId) -> bool {
        self.form_row(row).is_none_or(|row| self.block().has(row, column))
    }

    /// A column of the form.
    pub fn column(&self, column: ColumnId) -> &Leaf {
        self.block().column(column)
    }

    /// The id of a row.
    pub fn row_id(&self, row: DataRowId) -> &str {
        self.rows.id(row, self.block())
    }

    /// The words of a row, as printed in its place.
    pub fn row_label(&self, row: DataRowId) -> &Label {
        self.rows.label(row, self.block())
    }

    /// The words of a row where it is spoken of alone.
    pub fn row_name(&self, row: DataRowId) -> &Label {
        self.rows.name(row, self.block())
    }

    /// The row of the form that a row stands for; none for one that the report adds.
    pub fn form_row(&self, row: DataRowId) -> Option<RowId> {
        self.rows.of_form(row)
    }

    /// The row that a row stands under and is part of.
    pub fn within(&self, row: DataRowId) -> Option<DataRowId> {
        self.rows.within(row, self.block())
    }

    /// The words of a row where it is printed: with those of the row it stands under.
    pub fn row_heading(&self, row: DataRowId) -> &Label {
        if self.within(row).is_some() { self.row_name(row) } else { self.row_label(row) }
    }

    /// The rows that are printed where the form has a row: those that stand for it, each with the rows under
    /// it.
    pub fn printed_rows_of(&self, row: RowId) -> impl Iterator<Item = DataRowId> {
        self.rows().filter(move |&at| {
            let top = std::iter::successors(Some(at), |&at| self.within(at)).last();
            top.and_then(|top| self.form_row(top)) == Some(row)
        })
    }

    /// Whether a code of the form's tells a row apart from others under the same row.
    pub fn is_coded(&self, row: DataRowId) -> bool {
        self.form_row(row).is_some_and(|row| !self.block().row(row).codes.is_empty())
    }

    /// What tells a row with a code apart: its id behind that of the row that it stands under.
    pub fn code(&self, row: DataRowId) -> &str {
        let id = self.row_id(row);
        let outer = self.within(row).map_or("", |outer| self.row_id(outer));
        id.strip_prefix(outer).and_then(|rest| rest.strip_prefix('_')).unwrap_or(id)
    }

    /// The rows that make up a row: those under it but for such as codes tell apart, and of a total the rows
    /// beside it. The parts of a row with a code are those of the row that it stands under, with this code.
    pub fn parts_of(&self, row: DataRowId) -> Vec<DataRowId> {
        let (whole, code) = match self.within(row).filter(|_| self.is_coded(row)) {
            Some(outer) => (outer, Some(self.code(row))),
            None => (row, None),
        };
        let Some(of_form) = self.form_row(whole) else { return Vec::new() };
        let adds = |part: &DataRowId| self.form_row(*part).is_none_or(|part| self.block().row(part).adds);
        let mut parts: Vec<DataRowId> = match self.block().row(of_form).total {
            true => {
                self.block().rows.parts(of_form).into_iter().flat_map(|part| self.rows_of(part)).collect()
            }
            false => self.under(whole).filter(|&part| !self.is_coded(part)).collect(),
        };
        if let Some(code) = code {
            parts = parts.into_iter().flat_map(|part| self.with_code(part, code)).collect();
        }
        parts.retain(adds);
        parts.sort_unstable();
        parts
    }

    /// The rows that stand under a row, in their order.
    pub fn under(&self, outer: DataRowId) -> impl Iterator<Item = DataRowId> {
        self.rows.under(outer, self.block())
    }

    /// The row under another that a code tells apart: its id is the code, or the code behind the other's id.
    fn with_code(&self, outer: DataRowId, code: &str) -> Vec<DataRowId> {
        let joined = format!("{}_{code}", self.row_id(outer));
        let named = [&*joined, code].into_iter().filter_map(|id| self.find_row(id));
        named
            .filter(|&row| self.within(row) == Some(outer) && self.is_coded(row) && self.code(row) == code)
            .collect()
    }

    /// The rows that stand for a row of the form: one, or for an open row as many as the report names.
    pub fn rows_of(&self, row: RowId) -> impl Iterator<Item = DataRowId> {
        self.rows.standing_for(row)
    }

    /// The row with an id.
    pub fn find_row(&self, id: &str) -> Option<DataRowId> {
        self.rows.find(id, self.block())
    }

    /// The address of a cell: `requests.granted.total`.
    pub fn address(&self, row: DataRowId, column: ColumnId) -> String {
        self.block().address(self.row_id(row), column)
    }

    /// The cell of the form that a cell fills in; none in a row that the report adds.
    pub fn indicator(&self, row: DataRowId, column: ColumnId) -> Option<Indicator> {
        self.form_row(row).map(|row| Indicator { block: self.block, row, column })
    }

    /// How many figures it holds: cells that exist and are given.
    pub fn figure_count(&self) -> usize {
        self.figures.iter().filter(|figure| figure.value.is_given()).count()
    }

    /// Whether a figure is given that its form compares over the years.
    pub fn is_compared(&self, row: DataRowId, column: ColumnId) -> bool {
        self.figure(row, column).value.is_given() && self.form().compares(|| self.indicator(row, column))
    }

    /// How many figures it holds that its form compares over the years.
    pub fn compared_count(&self) -> usize {
        self.cells().filter(|&(row, column)| self.is_compared(row, column)).count()
    }
}
