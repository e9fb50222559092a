//! Reading one row of figures: in the form's order or by the names of its columns.

use super::named::{self, Named};
use super::{cell, run_together};
use crate::model::figure::{CellKind, Figure, Value};
use crate::model::form::{Block, CellSpec};
use crate::model::id::{ColumnId, RowId};
use crate::model::label::Label;
use crate::model::period::Period;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Place;
use crate::text::yaml::Node;

pub(super) const MISSING_ROW: Code = Code("report-missing-row");
pub(super) const MISSING_CELL: Code = Code("report-missing-cell");
const WRONG_LENGTH: Code = Code("report-wrong-length");
const ABSENT_CELL: Code = Code("report-absent-cell");

/// Figures read so far, row by row, each with its place.
pub(super) type Cells = Vec<(Figure, Place)>;

/// One row while its cells are read.
pub(super) struct RowReader<'a> {
    pub block: &'a Block,
    /// The row of the form that it stands for; none for one that the report adds.
    pub row: Option<RowId>,
    pub id: &'a str,
    /// The report's period, which says in which unit a cell is.
    pub period: &'a Period,
    pub node: Place,
}

impl RowReader<'_> {
    fn spec(&self, column: ColumnId) -> &CellSpec {
        self.block.spec(self.row, column)
    }

    pub(super) fn column_ids(&self) -> impl Iterator<Item = ColumnId> + Clone + use<> {
        self.block.columns.leaves.ids()
    }

    pub(super) fn is_absent(&self, column: ColumnId) -> bool {
        self.row.is_some_and(|row| !self.block.has(row, column))
    }

    /// Whether none of its figures need be given.
    pub(super) fn all_sparse(&self) -> bool {
        self.column_ids().all(|column| self.is_absent(column) || self.spec(column).sparse)
    }

    /// What a cell is whose figure is missing.
    pub(super) fn lacking(&self, column: ColumnId) -> Figure {
        self.block.without_figure(self.row, column)
    }

    /// The whole row is missing.
    pub(super) fn missing(&self, read: &mut Cells) {
        read.extend(self.column_ids().map(|column| (self.lacking(column), self.node)));
    }

    pub(super) fn read(&self, node: &Node<'_>, read: &mut Cells, diagnostics: &mut Vec<Diagnostic>) {
        if node.is_mapping() {
            self.by_name(node, read, diagnostics);
        } else {
            self.in_order(node, read, diagnostics);
        }
    }

    /// `[0, ~, 3]`: every existing column in the form's order.
    fn in_order(&self, node: &Node<'_>, read: &mut Cells, diagnostics: &mut Vec<Diagnostic>) {
        if let Some(diagnostic) = self.run_together(node) {
            diagnostics.push(diagnostic);
            self.missing(read);
            return;
        }
        let cells = node.items(diagnostics).unwrap_or_default();
        let wanted = self.there().count();
        if node.is_sequence() && cells.is_empty() {
            // Nothing is filled in yet.
            let lacking = |&column: &ColumnId| self.lacking(column).value == Value::Unread;
            let missing: Vec<ColumnId> = self.column_ids().filter(lacking).collect();
            if !missing.is_empty() {
                diagnostics.push(self.missing_cells(&missing, node.place));
            }
            read.extend(self.column_ids().map(|column| (self.lacking(column), node.place)));
            return;
        }
        // With a figure too many or too few nobody knows which is which.
        let fits = cells.len() == wanted;
        if node.is_sequence() && !fits {
            diagnostics.push(self.wrong_length(node, cells.len(), wanted));
        }
        let mut cells = cells.iter();
        for column in self.column_ids() {
            match if self.is_absent(column) { None } else { cells.next() } {
                Some(cell) if fits => read.push((self.figure(cell, column, diagnostics), cell.place)),
                _ => read.push((self.lacking(column), node.place)),
            }
        }
    }

    pub(super) fn missing_cells(&self, missing: &[ColumnId], place: Place) -> Diagnostic {
        let id = self.id;
        let Message { zh, en } =
            named::listed(missing.iter().map(|column| Named::leaf(self.block.column(*column))));
        Diagnostic::error(
            MISSING_CELL,
            place,
            message!(zh: "行“{id}”缺少：{zh}", en: "the row '{id}' lacks: {en}"),
        )
        .remedy(message!(zh: "补上；原件空白的写 ~", en: "add them; what is printed blank is written ~"))
    }

    pub(super) fn missing_row(&self, label: &Label) -> Diagnostic {
        let (block, id) = (&self.block.id, self.id);
        let (zh, en) = (label.text("zh"), label.text("en"));
        Diagnostic::error(
            MISSING_ROW,
            self.node,
            message!(zh: "“{block}”缺少行“{id}”（{zh}）", en: "'{block}' lacks the row '{id}' ({en})"),
        )
        .remedy(message!(zh: "补上这一行；空白的格写 ~", en: "add the row; a blank cell is written ~"))
    }

    /// A row whose cells are set apart by other marks than plain commas, or that is not in plain brackets.
    fn run_together(&self, node: &Node<'_>) -> Option<Diagnostic> {
        let columns: Vec<ColumnId> = self.there().collect();
        if columns.iter().any(|column| self.spec(*column).kind == CellKind::Text) {
            return None;
        }
        let reads = |column: ColumnId, text: &str| {
            // What is only in other digits is mended later.
            let read = self.spec(column).read(text, self.period);
            read.map_or_else(|refusal| refusal.replacement.is_some(), |_| true)
        };
        let somewhere =
            |text: &str| columns.iter().any(|column| self.spec(*column).read(text, self.period).is_ok());
        let has_decimals = columns.iter().map(|column| self.spec(*column)).any(|spec| !spec.kind.is_whole());
        let parted = run_together::parted(node, somewhere)?;
        let wanted = columns.len();
        let readings = parted.with_thousands(wanted);
        if node.is_sequence() && !parted.is_meant(node, wanted, has_decimals) {
            return None;
        }
        let diagnostic = parted.diagnostic(node, self.id);
        let Message { zh, en } = self.columns();
        Some(match parted.certain(&columns, has_decimals, reads) {
            Some(row) => diagnostic
                .remedy(message!(zh: "写作 {row}；依次为：{zh}", en: "write {row}; in order: {en}"))
                .fix(node.place, row),
            None if !readings.is_empty() => diagnostic.remedy(with_thousands(&readings, &zh, &en)),
            None => diagnostic.remedy(message!(
                zh: "写作 […, …]，各格之间用半角逗号，数字里不写千位逗号；依次为：{zh}",
                en: "write […, …] with plain commas between the cells and none in figures; in order: {en}"
            )),
        })
    }

    fn wrong_length(&self, node: &Node<'_>, given: usize, wanted: usize) -> Diagnostic {
        let id = self.id;
        let (some_cells, some_columns) = (counted(given, "cell"), counted(wanted, "column"));
        let Message { zh, en } = self.columns();
        // `[31,393]` is two cells to YAML and one figure to its author.
        let readings =
            run_together::cells(node).map(|cells| cells.with_thousands(wanted)).unwrap_or_default();
        let remedy = if readings.is_empty() {
            message!(zh: "依次为：{zh}；空白的格写 ~", en: "in order: {en}; a blank cell is written ~")
        } else {
            with_thousands(&readings, &zh, &en)
        };
        Diagnostic::error(
            WRONG_LENGTH,
            node.place,
            message!(
                zh: "行“{id}”有 {given} 格，表式有 {wanted} 栏",
                en: "the row '{id}' has {some_cells}, and the form {some_columns}"
            ),
        )
        .remedy(remedy)
    }

    pub(super) fn absent_cell(&self, column: ColumnId, place: Place) -> Diagnostic {
        let address = self.block.address(self.id, column);
        let Message { zh, en } = self.columns();
        Diagnostic::error(
            ABSENT_CELL,
            place,
            message!(zh: "表式没有“{address}”这一格", en: "the form has no cell '{address}'"),
        )
        .remedy(message!(
            zh: "核对数字是否写错了栏；这一行的栏是：{zh}",
            en: "look whether the figure belongs into another column; the row has: {en}"
        ))
    }

    /// The columns in which the row has a cell.
    pub(super) fn there(&self) -> impl Iterator<Item = ColumnId> {
        self.column_ids().filter(|&column| !self.is_absent(column))
    }

    pub(super) fn named(&self) -> Vec<Named<'_>> {
        self.there().map(|column| Named::leaf(self.block.column(column))).collect()
    }

    /// Its columns by label, with their ids.
    pub(super) fn columns(&self) -> Message {
        named::listed(self.named())
    }

    /// One cell: text, or a mapping that says more.
    pub(super) fn figure(
        &self,
        node: &Node<'_>,
        column: ColumnId,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Figure {
        let spec = self.spec(column);
        let asked = (spec, self.period);
        let figure = if node.is_mapping() {
            cell::in_full(node, asked, diagnostics)
        } else {
            cell::typed(node, asked, diagnostics)
        };
        figure.unwrap_or(Figure::of(Value::Unread))
    }
}

/// The rows that a list can mean whose commas may stand between thousands.
fn with_thousands(readings: &[String], zh: &str, en: &str) -> Message {
    let (either_zh, either_en) = (readings.join(" 或 "), readings.join(" or "));
    message!(
        zh: "有的逗号可能是千位分隔符：与原件核对，可能是 {either_zh}（依次为：{zh}）；数字里不写千位逗号",
        en: "some of its commas may stand between thousands: compare with the document, it may be \
             {either_en} (in order: {en}); no commas in figures"
    )
}

fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}
