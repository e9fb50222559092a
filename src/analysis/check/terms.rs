//! Which cells a term stands for, in one report, at one row or column.

use super::at::{Along, At};
use super::reason::Reason;
use crate::model::archive::{Archive, ArchivedReport, Cell};
use crate::model::figure::{Figure, Interval};
use crate::model::form::{Check, Form, Pick, Reported, Sum, Term};
use crate::model::id::{BlockId, ColumnId, DataId, DataRowId, FormId};
use crate::model::label::Label;
use crate::model::report::{BlockData, CellId, CellRef};

/// Finds the cells of checks in one report: its own, and those of the period before.
pub(super) struct Evaluation<'a> {
    pub archive: &'a Archive,
    pub report: &'a ArchivedReport,
}

/// The row or column that a check is at.
#[derive(Debug, Clone, Copy)]
pub(super) enum Instance {
    /// A column of the form's block `home`.
    Column { home: BlockId, column: ColumnId },
    /// A row of the report's data of block `home`.
    Row { home: BlockId, row: DataRowId },
    /// Not repeated.
    Once,
}

impl<'a> Evaluation<'a> {
    /// The forms of the report's tables, each once.
    pub(super) fn forms(&self) -> impl Iterator<Item = (FormId, &'a Form)> + use<'a> {
        let archive = self.archive;
        self.report.data.editions().into_iter().map(move |form| (form, archive.form(form)))
    }

    /// Whether a cell is of this report, and not of the period before.
    pub(super) fn is_own(&self, cell: CellRef) -> bool {
        cell.report == self.report.position()
    }

    /// The report's data for a block of a form.
    pub(super) fn data(&self, form: FormId, block: BlockId) -> Option<(DataId, &'a BlockData)> {
        self.report.data.of_block(form, block)
    }

    /// The words of the row or column at hand.
    pub(super) fn at(&self, form: FormId, check: &Check, instance: Instance) -> Option<At> {
        match instance {
            Instance::Once => None,
            Instance::Column { column, .. } => {
                let column = self.archive.form(form).block(check.home).column(column);
                Some(At { axis: Along::Columns, id: column.id.clone(), label: column.name.clone() })
            }
            Instance::Row { row, .. } => {
                let (_, data) = self.data(form, check.home)?;
                Some(At {
                    axis: Along::Rows,
                    id: data.row_id(row).to_owned(),
                    label: data.row_name(row).clone(),
                })
            }
        }
    }

    /// The cells a term stands for, or why it stands for none: a table that the report does not have, no
    /// report for the period before, a row that the other table lacks.
    pub(super) fn cells(
        &self,
        form: FormId,
        term: &Term,
        instance: Instance,
    ) -> Result<Vec<CellRef>, Reason> {
        match term.reported {
            Reported::Here => self.own_cells(form, term, instance),
            Reported::Before => self.cells_of_last(form, term, instance),
            Reported::Parts => self.cells_of_parts(form, term, instance),
        }
    }

    /// The one cell that a term stands for.
    pub(super) fn one(&self, form: FormId, term: &Term, at: Instance) -> Result<CellRef, Reason> {
        match self.cells(form, term, at)?[..] {
            [cell] => Ok(cell),
            _ => Err(Reason::TooFew),
        }
    }

    fn own_cells(&self, form: FormId, term: &Term, instance: Instance) -> Result<Vec<CellRef>, Reason> {
        let (id, data) = self.data(form, term.block).ok_or(Reason::NoTable)?;
        let report = self.report.position();
        let cell = |(row, column)| CellRef { report, cell: CellId { data: id, row, column } };
        let exists = |&(row, column): &(DataRowId, ColumnId)| data.has(row, column);
        Ok(match (&term.pick, instance) {
            (Pick::Rows(rows), Instance::Column { home, column }) => {
                let column = self.same_column(form, home, column, term.block).ok_or(Reason::Lacking)?;
                let rows = rows.iter().flat_map(|&row| data.rows_of(row)).map(|row| (row, column));
                rows.filter(exists).map(cell).collect()
            }
            (Pick::Columns(columns), Instance::Row { home, row }) => {
                let row = self.same_row(form, home, row, term.block)?;
                columns.iter().map(|&column| (row, column)).filter(exists).map(cell).collect()
            }
            (&Pick::Inner(inner, column), Instance::Row { home, row }) => {
                let outer = self.same_row(form, home, row, term.block)?;
                let rows = data.under(outer).filter(|&row| data.form_row(row) == Some(inner));
                rows.map(|row| (row, column)).filter(exists).map(cell).collect()
            }
            (&Pick::Parts(column), Instance::Row { home, row }) => {
                let whole = self.same_row(form, home, row, term.block)?;
                let parts = data.parts_of(whole).into_iter();
                parts.map(|row| (row, column)).filter(exists).map(cell).collect()
            }
            (Pick::Cells(cells), _) => {
                let rows = |&(row, column)| data.rows_of(row).map(move |row| (row, column));
                cells.iter().flat_map(rows).map(cell).collect()
            }
            (Pick::Rows(_), Instance::Row { .. } | Instance::Once)
            | (
                Pick::Columns(_) | Pick::Inner(..) | Pick::Parts(_),
                Instance::Column { .. } | Instance::Once,
            ) => Vec::new(),
        })
    }

    fn same_column(&self, form: FormId, home: BlockId, column: ColumnId, block: BlockId) -> Option<ColumnId> {
        if home == block {
            return Some(column);
        }
        let form = self.archive.form(form);
        form.block(block).columns.leaf(&form.block(home).column(column).id)
    }

    fn same_row(
        &self,
        form: FormId,
        home: BlockId,
        row: DataRowId,
        block: BlockId,
    ) -> Result<DataRowId, Reason> {
        if home == block {
            return Ok(row);
        }
        let data = |block| self.data(form, block).map(|(_, data)| data).ok_or(Reason::NoTable);
        data(block)?.find_row(data(home)?.row_id(row)).ok_or(Reason::Lacking)
    }

    /// Why the report has no others beside it, if it was superseded or withdrawn.
    fn alone(&self) -> Option<Reason> {
        let is_alone = self.report.is_superseded() || self.report.withdrawn.is_some();
        is_alone.then_some(Reason::StandsAlone)
    }

    /// The same cells in the report of the period before, through the crosswalk where the edition changed. A
    /// figure of a period of another length, or in another unit, is not the same figure.
    fn cells_of_last(&self, form: FormId, term: &Term, instance: Instance) -> Result<Vec<CellRef>, Reason> {
        let previous = self.report.previous().ok_or(self.alone().unwrap_or(Reason::NoPeriodBefore))?;
        let previous = self.archive.report(previous);
        let now = self.own_cells(form, term, instance)?;
        let before = |&cell: &CellRef| {
            self.archive.continued(previous, &self.archive.cell(cell).in_edition())?.find_in(previous)
        };
        let found =
            now.iter().map(before).collect::<Option<Vec<CellRef>>>().ok_or(Reason::NotInPeriodBefore)?;
        let joins = !self.archive.form(form).unlike_periods.is_empty();
        if !joins && self.report.period.unlike_earlier(&previous.period).is_some() {
            return Err(Reason::UnlikePeriods);
        }
        let stated =
            |&(now, last): &(CellRef, CellRef)| self.size(now).is_some() && self.size(last).is_some();
        let same = |(now, last)| match (self.cell(now).unit(), self.cell(last).unit()) {
            (Some(now), Some(last)) => now.is_same(last),
            (now, last) => now.is_none() && last.is_none(),
        };
        let alike = now.into_iter().zip(found.iter().copied()).filter(stated).all(same);
        if alike { Ok(found) } else { Err(Reason::OtherUnitBefore) }
    }

    /// The same cells in the reports on the shorter periods that make up this one. Where one of them states
    /// no number their sum is not that of the whole.
    fn cells_of_parts(&self, form: FormId, term: &Term, instance: Instance) -> Result<Vec<CellRef>, Reason> {
        let whole = self.own_cells(form, term, instance)?;
        let parts = self.archive.parts(self.report);
        if parts.is_empty() {
            return Err(self.alone().unwrap_or(Reason::NoParts));
        }
        let mut cells = Vec::new();
        for part in parts.into_iter().map(|part| self.archive.report(part)) {
            for &cell in &whole {
                let found = part.data.find(&self.cell(cell).address()).ok_or(Reason::NoParts)?;
                let found = CellRef { report: part.position(), cell: found };
                if self.size(found).is_none() {
                    return Err(Reason::of(&self.figure(found).value).unwrap_or(Reason::NothingStated));
                }
                cells.push(found);
            }
        }
        Ok(cells)
    }

    /// Whether a term is of rows that each report names, and this one names none.
    fn lacks_rows(&self, form: FormId, term: &Term) -> bool {
        let Some((_, data)) = self.data(form, term.block) else { return false };
        match &term.pick {
            Pick::Rows(rows) => {
                !rows.is_empty() && rows.iter().all(|&row| data.rows_of(row).next().is_none())
            }
            Pick::Cells(cells) => {
                !cells.is_empty() && cells.iter().all(|&(row, _)| data.rows_of(row).next().is_none())
            }
            Pick::Inner(inner, _) => data.rows_of(*inner).next().is_none(),
            Pick::Columns(_) | Pick::Parts(_) => false,
        }
    }

    /// Whether a term is of a table that a report need not have, and this one lacks.
    fn lacks_table(&self, form: FormId, term: &Term) -> bool {
        let is_optional = self.archive.form(form).table_of(term.block).optional;
        is_optional && self.data(form, term.block).is_none()
    }

    /// The rows of the report's data of a block.
    pub(super) fn rows(&self, form: FormId, block: BlockId) -> impl Iterator<Item = DataRowId> + use<'a> {
        self.data(form, block).into_iter().flat_map(|(_, data)| data.rows())
    }

    /// What is known of a cell.
    pub(super) fn cell(&self, cell: CellRef) -> Cell<'a> {
        self.archive.cell(cell)
    }

    /// The figure in a cell.
    pub(super) fn figure(&self, cell: CellRef) -> &'a Figure {
        self.cell(cell).figure()
    }

    /// What is known of the size of the figure in a cell.
    pub(super) fn size(&self, cell: CellRef) -> Option<Interval> {
        Interval::of(&self.figure(cell).value, self.cell(cell).spec().kind)
    }

    /// The words that name a cell within a check at one row or column: those of the other axis.
    pub(super) fn name(&self, cell: CellRef, instance: Instance) -> Label {
        let cell = self.cell(cell);
        match instance {
            Instance::Column { .. } => cell.row_name().clone(),
            // Of rows under the row at hand it is their own words that tell them apart.
            Instance::Row { row, .. } if cell.is_under_another_than(row) => cell.row_name().clone(),
            Instance::Row { .. } => cell.column().name.clone(),
            Instance::Once => cell.row_name().joined(&cell.column().name),
        }
    }

    /// The cells of a whole sum with their signs, or why there are none.
    pub(super) fn sum(
        &self,
        form: FormId,
        sum: &Sum,
        instance: Instance,
    ) -> Result<Vec<(CellRef, bool)>, Reason> {
        let mut cells = Vec::new();
        for term in &sum.terms {
            cells.extend(self.cells(form, term, instance)?.into_iter().map(|cell| (cell, term.negative)));
        }
        Ok(cells)
    }
}

/// Whether a check applies to a report: it is meant for the kind of publisher, the report has the tables of
/// its terms, and there are rows for each of these, save those of a list that has to be there. An agency of
/// one office names no components, and nothing is said of a sum over none of them.
pub(super) fn applies(evaluation: &Evaluation<'_>, form: FormId, check: &Check) -> bool {
    let kind = evaluation.archive.publisher(evaluation.report.publisher()).kind.as_deref();
    let relation = &check.relation;
    check.kinds.include(kind)
        && !relation.needed().into_iter().any(|term| evaluation.lacks_rows(form, term))
        && !relation.terms().any(|term| evaluation.lacks_table(form, term))
}
