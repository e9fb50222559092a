//! Reading one row of figures: in the form's order or by the names of its columns.

use super::cell;
use crate::model::figure::{Figure, Value};
use crate::model::form::{Block, CellSpec};
use crate::model::id::{ColumnId, RowId};
use crate::model::label::Label;
use crate::model::period::Period;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::Node;

pub(super) const MISSING_ROW: Code = Code("report-missing-row");
pub(super) const MISSING_CELL: Code = Code("report-missing-cell");
const UNKNOWN_COLUMN: Code = Code("report-unknown-column");
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

    fn column_ids(&self) -> impl Iterator<Item = ColumnId> + Clone + use<> {
        self.block.columns.leaves.ids()
    }

    fn is_absent(&self, column: ColumnId) -> bool {
        self.row.is_some_and(|row| !self.block.has(row, column))
    }

    /// Whether none of its figures need be given.
    pub(super) fn all_sparse(&self) -> bool {
        self.column_ids().all(|column| self.is_absent(column) || self.spec(column).sparse)
    }

    /// What a cell is whose figure is missing.
    fn lacking(&self, column: ColumnId) -> Figure {
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
        let cells = node.items(diagnostics).unwrap_or_default();
        let wanted = self.column_ids().filter(|&column| !self.is_absent(column)).count();
        if node.is_sequence() && cells.is_empty() {
            // Nothing is filled in yet.
            let lacking = |&column: &ColumnId| self.lacking(column).value == Value::Unread;
            let missing: Vec<&str> = self
                .column_ids()
                .filter(lacking)
                .map(|column| self.block.column(column).id.as_str())
                .collect();
            if !missing.is_empty() {
                diagnostics.push(self.missing_cells(&missing, node.place));
            }
            read.extend(self.column_ids().map(|column| (self.lacking(column), node.place)));
            return;
        }
        // With a figure too many or too few nobody knows which is which.
        let fits = cells.len() == wanted;
        if node.is_sequence() && !fits {
            diagnostics.push(self.wrong_length(cells, wanted, node.place));
        }
        let mut cells = cells.iter();
        for column in self.column_ids() {
            match if self.is_absent(column) { None } else { cells.next() } {
                Some(cell) if fits => read.push((self.figure(cell, column, diagnostics), cell.place)),
                _ => read.push((self.lacking(column), node.place)),
            }
        }
    }

    /// `{total: 3, natural_person: 3}`: by name.
    fn by_name(&self, node: &Node<'_>, read: &mut Cells, diagnostics: &mut Vec<Diagnostic>) {
        let given = node.entries(diagnostics).unwrap_or_default();
        let mut missing = Vec::new();
        for column in self.column_ids() {
            let name = &self.block.column(column).id;
            let found = given.iter().find(|(key, _)| key.plain_text() == Some(name));
            match found {
                Some((key, _)) if self.is_absent(column) => {
                    diagnostics.push(self.absent_cell(column, key.place));
                    read.push((Figure::of(Value::Absent), key.place));
                }
                Some((_, cell)) => read.push((self.figure(cell, column, diagnostics), cell.place)),
                None => {
                    let figure = self.lacking(column);
                    if figure.value == Value::Unread {
                        missing.push(name.as_str());
                    }
                    read.push((figure, node.place_of_start()));
                }
            }
        }
        if !missing.is_empty() {
            diagnostics.push(self.missing_cells(&missing, node.place));
        }
        for (key, _) in given {
            if !self.block.columns.leaves.iter().any(|column| key.plain_text() == Some(&column.id)) {
                let name = key.text(diagnostics).unwrap_or_default();
                let columns = self.columns().join(", ");
                diagnostics.push(
                    Diagnostic::error(
                        UNKNOWN_COLUMN,
                        key.place,
                        message!(zh: "“{}”没有栏“{name}”", en: "'{}' has no column '{name}'", self.block.id),
                    )
                    .remedy(message!(zh: "它的栏是：{columns}", en: "its columns are: {columns}")),
                );
            }
        }
    }

    fn missing_cells(&self, missing: &[&str], place: Place) -> Diagnostic {
        let (id, missing) = (self.id, missing.join(", "));
        Diagnostic::error(
            MISSING_CELL,
            place,
            message!(zh: "行“{id}”缺少：{missing}", en: "the row '{id}' lacks: {missing}"),
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

    fn wrong_length(&self, cells: &[Node<'_>], wanted: usize, place: Place) -> Diagnostic {
        let (id, given) = (self.id, cells.len());
        let (some_cells, some_columns) = (counted(given, "cell"), counted(wanted, "column"));
        let columns = self.columns().join(", ");
        // `[31,393]` is two cells to YAML and one figure to its author.
        let thousands =
            given > wanted && cells.iter().any(|c| c.plain_text().is_some_and(|text| text.len() == 3));
        let remedy = if thousands {
            message!(
                zh: "依次为：{columns}；数字里不要写千位逗号：31,393 写作 31393",
                en: "in order: {columns}; no thousands commas in figures: 31,393 is written 31393"
            )
        } else {
            message!(
                zh: "依次为：{columns}；空白的格写 ~",
                en: "in order: {columns}; a blank cell is written ~"
            )
        };
        Diagnostic::error(
            WRONG_LENGTH,
            place,
            message!(
                zh: "行“{id}”有 {given} 格，表式有 {wanted} 栏",
                en: "the row '{id}' has {some_cells}, and the form {some_columns}"
            ),
        )
        .remedy(remedy)
    }

    fn absent_cell(&self, column: ColumnId, place: Place) -> Diagnostic {
        let (address, columns) = (self.block.address(self.id, column), self.columns().join(", "));
        Diagnostic::error(
            ABSENT_CELL,
            place,
            message!(zh: "表式没有“{address}”这一格", en: "the form has no cell '{address}'"),
        )
        .remedy(message!(
            zh: "核对数字是否写错了栏；这一行的栏是：{columns}",
            en: "look whether the figure belongs into another column; the row has: {columns}"
        ))
    }

    fn columns(&self) -> Vec<&str> {
        let leaves = self.block.columns.leaves.entries();
        leaves.filter(|(column, _)| !self.is_absent(*column)).map(|(_, leaf)| leaf.id.as_str()).collect()
    }

    /// One cell: text, or a mapping that says more.
    fn figure(&self, node: &Node<'_>, column: ColumnId, diagnostics: &mut Vec<Diagnostic>) -> Figure {
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

fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}
