//! One cell of an archive, with all that is known of it.

use super::{ArchivedReport, EditionCell};
use crate::model::figure::Figure;
use crate::model::form::{CellSpec, Coded, Indicator, Leaf, UnitSpan};
use crate::model::id::DataRowId;
use crate::model::label::Label;
use crate::model::report::{BlockData, CellRef};
use crate::model::unit::Unit;
use crate::text::source::Place;

/// One cell of a report.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    at: CellRef,
    report: &'a ArchivedReport,
    data: &'a BlockData,
}

impl<'a> Cell<'a> {
    pub(super) fn new(report: &'a ArchivedReport, at: CellRef) -> Self {
        Self { at, report, data: report.data.block(at.cell.data) }
    }

    /// The report that it is a cell of.
    pub fn report(self) -> &'a ArchivedReport {
        self.report
    }

    /// The figures that it stands among: those of its block.
    pub fn data(self) -> &'a BlockData {
        self.data
    }

    /// The figure that is printed in it.
    pub fn figure(self) -> &'a Figure {
        self.data.figure(self.at.cell.row, self.at.cell.column)
    }

    /// Whether the report says anything here, be it that the cell is blank.
    pub fn is_given(self) -> bool {
        self.figure().value.is_given()
    }

    /// What the form asks for here.
    pub fn spec(self) -> &'a CellSpec {
        self.data.spec(self.at.cell.row, self.at.cell.column)
    }

    /// Its unit in the report's period, or the one that its figure says itself, where it has one.
    pub fn unit(self) -> Option<&'a Unit> {
        self.spec().unit(&self.report.period).or_else(|| self.figure().own_unit())
    }

    /// Its unit, with all the periods that use it.
    pub fn unit_span(self) -> Option<&'a UnitSpan> {
        self.spec().unit_span(&self.report.period)
    }

    /// The words of its row where it is spoken of alone.
    pub fn row_name(self) -> &'a Label {
        self.data.row_name(self.at.cell.row)
    }

    /// The words of its row, as printed in its place.
    pub fn row_label(self) -> &'a Label {
        self.data.row_label(self.at.cell.row)
    }

    /// Whether its row stands under another, and is not this one.
    pub fn is_under_another_than(self, row: DataRowId) -> bool {
        self.at.cell.row != row && self.data.within(self.at.cell.row).is_some()
    }

    /// The list that the words of its row must be of; empty where there is none.
    pub fn codes(self) -> &'a [Coded] {
        let of_form = self.data.form_row(self.at.cell.row);
        of_form.map_or(&[], |row| &self.data.block().row(row).codes)
    }

    /// The id of its row.
    pub fn row_id(self) -> &'a str {
        self.data.row_id(self.at.cell.row)
    }

    /// Its column.
    pub fn column(self) -> &'a Leaf {
        self.data.column(self.at.cell.column)
    }

    /// Its address: `requests.granted.total`.
    pub fn address(self) -> String {
        self.data.address(self.at.cell.row, self.at.cell.column)
    }

    /// The cell of the form that it fills in; none in a row that the report adds.
    pub fn indicator(self) -> Option<Indicator> {
        self.data.indicator(self.at.cell.row, self.at.cell.column)
    }

    /// The cell of its edition, by the id of its row.
    pub fn in_edition(self) -> EditionCell {
        EditionCell {
            form: self.data.form_id(),
            block: self.data.block_id(),
            row: self.data.row_id(self.at.cell.row).to_owned(),
            column: self.at.cell.column,
        }
    }

    /// Where its figure is written.
    pub fn place(self) -> Place {
        self.data.place(self.at.cell.row, self.at.cell.column)
    }
}
