//! Which cells a term stands for, in one report, at one row or column.

use super::At;
use crate::model::archive::Archive;
use crate::model::figure::Figure;
use crate::model::form::{Check, Each, Pick, Sum, Term};
use crate::model::label::Label;
use crate::model::report::{BlockData, CellRef, Report};

/// One report, with what its checks look at: its own figures and those of the period before.
pub struct Scene<'a> {
    pub archive: &'a Archive,
    pub report: usize,
    previous: Option<usize>,
}

/// The row or column that a check is at.
#[derive(Debug, Clone, Copy)]
pub enum Instance {
    /// A column of the form's block `home`.
    Column { home: usize, column: usize },
    /// A row of the report's data of block `home`.
    Row { home: usize, row: usize },
    /// Not repeated.
    Once,
}

impl<'a> Scene<'a> {
    pub fn new(archive: &'a Archive, report: usize) -> Self {
        Self { archive, report, previous: archive.previous_report(report) }
    }

    fn this(&self) -> &'a Report {
        &self.archive.reports[self.report]
    }

    /// The forms of the report's tables, each once.
    pub fn forms(&self) -> Vec<usize> {
        let mut forms: Vec<usize> = self.this().data.iter().map(|data| data.form).collect();
        forms.sort_unstable();
        forms.dedup();
        forms
    }

    /// The report's data for a block of a form.
    fn data(&self, form: usize, block: usize) -> Option<(usize, &'a BlockData)> {
        self.this().data.iter().enumerate().find(|(_, data)| data.form == form && data.block == block)
    }

    /// Calls `make` for every row or column the check is repeated over.
    pub fn each(&self, form: usize, check: &Check, mut make: impl FnMut(Instance)) {
        let Some((_, data)) = self.data(form, check.home) else { return };
        match check.each {
            Each::Once => make(Instance::Once),
            Each::Column => {
                check.over.iter().for_each(|&column| make(Instance::Column { home: check.home, column }));
            }
            Each::Row => {
                for row in 0..data.row_count() {
                    if data.rows.leaf(row).is_none_or(|leaf| check.over.contains(&leaf)) {
                        make(Instance::Row { home: check.home, row });
                    }
                }
            }
        }
    }

    /// The words of the row or column at hand.
    pub fn at(&self, form: usize, check: &Check, instance: Instance) -> Option<At> {
        let block = &self.archive.forms[form].blocks[check.home];
        match instance {
            Instance::Once => None,
            Instance::Column { column, .. } => {
                let leaf = &block.columns.leaves[column];
                Some(At { id: leaf.id.clone(), label: leaf.name.clone() })
            }
            Instance::Row { row, .. } => {
                let (_, data) = self.data(form, check.home)?;
                let label = data.rows.name(row, block).clone();
                Some(At { id: data.row_id(row, block).to_owned(), label })
            }
        }
    }

    /// The cells a term stands for; `None` where the term does not apply here: a table that the report does not
    /// have, no report for the period before, a row that the other table lacks.
    pub fn cells(&self, form: usize, term: &Term, instance: Instance) -> Option<Vec<CellRef>> {
        if term.last {
            return self.cells_of_last(form, term, instance);
        }
        let block = &self.archive.forms[form].blocks[term.block];
        let (position, data) = self.data(form, term.block)?;
        let cell = |row, column| CellRef { report: self.report, block: position, row, column };
        let exists = |row: &usize, column: usize| {
            data.rows.leaf(*row).is_none_or(|leaf| !block.absent.contains(&(leaf, column)))
        };
        Some(match (&term.pick, instance) {
            (Pick::Rows(leaves), Instance::Column { home, column }) => {
                let column = self.same_column(form, home, column, term.block)?;
                let rows = leaves.iter().flat_map(|&leaf| data.rows.of_leaf(leaf));
                rows.filter(|row| exists(row, column)).map(|row| cell(row, column)).collect()
            }
            (Pick::Columns(columns), Instance::Row { home, row }) => {
                let row = self.same_row(form, home, row, term.block)?;
                columns
                    .iter()
                    .filter(|&&column| exists(&row, column))
                    .map(|&column| cell(row, column))
                    .collect()
            }
            (Pick::Cells(cells), _) => cells
                .iter()
                .flat_map(|&(leaf, column)| data.rows.of_leaf(leaf).map(move |row| (row, column)))
                .map(|(row, column)| cell(row, column))
                .collect(),
            _ => return None,
        })
    }

    fn same_column(&self, form: usize, home: usize, column: usize, block: usize) -> Option<usize> {
        if home == block {
            return Some(column);
        }
        let blocks = &self.archive.forms[form].blocks;
        blocks[block].columns.leaf(&blocks[home].columns.leaves[column].id)
    }

    fn same_row(&self, form: usize, home: usize, row: usize, block: usize) -> Option<usize> {
        if home == block {
            return Some(row);
        }
        let blocks = &self.archive.forms[form].blocks;
        let (_, here) = self.data(form, home)?;
        let (_, there) = self.data(form, block)?;
        there.rows.find(here.row_id(row, &blocks[home]), &blocks[block])
    }

    /// The same cells in the report of the period before, through the crosswalk where the edition changed.
    fn cells_of_last(&self, form: usize, term: &Term, instance: Instance) -> Option<Vec<CellRef>> {
        let previous = self.previous?;
        let now = self.cells(form, &Term { last: false, ..term.clone() }, instance)?;
        let report = &self.archive.reports[previous];
        now.iter()
            .map(|cell| {
                let data = &self.this().data[cell.block];
                let block = data.block(&self.archive.forms);
                let row = data.row_id(cell.row, block);
                let (form, block, row, column) =
                    self.archive.in_last_edition(report, data, row, cell.column)?;
                let (position, there) =
                    report.data.iter().enumerate().find(|(_, d)| d.form == form && d.block == block)?;
                let row = there.rows.find(&row, &self.archive.forms[form].blocks[block])?;
                Some(CellRef { report: previous, block: position, row, column })
            })
            .collect()
    }

    /// The rows of the report's data of a block.
    pub fn rows(&self, form: usize, block: usize) -> std::ops::Range<usize> {
        0..self.data(form, block).map_or(0, |(_, data)| data.row_count())
    }

    /// What a share in a cell's unit is when the part is all.
    pub fn whole(&self, cell: CellRef) -> Option<u32> {
        let report = &self.archive.reports[cell.report];
        let data = &report.data[cell.block];
        let spec = data.block(&self.archive.forms).cell(data.rows.leaf(cell.row)?, cell.column);
        spec.unit(&report.period).map(|unit| unit.whole)
    }

    /// The figure in a cell.
    pub fn figure(&self, cell: CellRef) -> &'a Figure {
        self.archive.reports[cell.report].data[cell.block].figure(cell.row, cell.column)
    }

    /// The words that name a cell within a check at one row or column: those of the other axis.
    pub fn name(&self, cell: CellRef, instance: Instance) -> Label {
        let data = &self.archive.reports[cell.report].data[cell.block];
        let block = data.block(&self.archive.forms);
        let column = &block.columns.leaves[cell.column].name;
        let row = data.rows.name(cell.row, block);
        match instance {
            Instance::Column { .. } => row.clone(),
            Instance::Row { .. } => column.clone(),
            Instance::Once => row.joined(column),
        }
    }

    /// The cells of a whole sum with their signs; `None` where it does not apply here.
    pub fn sum(&self, form: usize, sum: &Sum, instance: Instance) -> Option<Vec<(CellRef, bool)>> {
        let mut cells = Vec::new();
        for term in sum {
            cells.extend(self.cells(form, term, instance)?.into_iter().map(|cell| (cell, term.negative)));
        }
        Some(cells)
    }
}
