//! Editions of the archive's forms: how the cells of one continue those of another.

use super::ArchivedReport;
use super::Publishers;
use crate::model::form::{Continuations, Form, Forms, Indicator};
use crate::model::id::{BlockId, ColumnId, FormId, PublisherId};
use crate::model::publisher::Override;
use crate::model::report::{CellId, CellRef};
use std::collections::{BTreeMap, BTreeSet};

/// Every pair of a newer and an older edition, resolved; a publisher may have its own.
#[derive(Debug, Default)]
pub struct Editions {
    between: BTreeMap<(FormId, FormId), Continuations>,
    own: BTreeMap<(PublisherId, FormId, FormId), Continuations>,
}

impl Editions {
    /// Resolves the crosswalks of all forms, and what publishers say against them.
    pub fn resolve(forms: &Forms, publishers: &Publishers) -> Self {
        let mut between = BTreeMap::new();
        let declared = |newer: &Form, older: &Form| newer.crosswalks.iter().any(|c| c.from == older.id);
        let follows =
            |newer: &Form, older: &Form| newer.family == older.family && newer.used.from > older.used.from;
        // From the nearest edition to the farthest, so that what lies between is there already.
        for (n, newer) in forms.entries() {
            let mut older: Vec<(FormId, &Form)> = forms
                .entries()
                .filter(|&(o, older)| o != n && (declared(newer, older) || follows(newer, older)))
                .collect();
            older.sort_by(|(_, a), (_, b)| b.used.from.cmp(&a.used.from));
            for (o, older) in older {
                between.insert((n, o), Continuations::between(newer, older));
            }
        }
        let direct = between.clone();
        for (&(n, o), found) in &mut between {
            let middle = forms.ids().find(|&m| {
                !declared(forms.get(n), forms.get(o))
                    && direct.contains_key(&(n, m))
                    && direct.contains_key(&(m, o))
            });
            if let Some(middle) = middle {
                *found = direct[&(n, middle)].after(&direct[&(middle, o)]);
            }
        }
        let mut editions = Self { between, own: BTreeMap::new() };
        for publisher in publishers.iter() {
            editions.override_for(publisher.position(), &publisher.crosswalk, forms);
        }
        editions
    }

    fn override_for(&mut self, publisher: PublisherId, overrides: &[Override], forms: &Forms) {
        for own in overrides {
            let Some((newer, older)) = forms.find(&own.newer).zip(forms.find(&own.older)) else { continue };
            let Some(base) = self.between.get(&(newer, older)) else { continue };
            let continuations = self.own.entry((publisher, newer, older)).or_insert_with(|| base.clone());
            continuations.add(&own.entry, forms.get(newer), forms.get(older), &mut BTreeSet::new());
        }
    }

    /// How a newer edition continues an older one, for one publisher.
    pub fn between(&self, publisher: PublisherId, newer: FormId, older: FormId) -> Option<&Continuations> {
        self.own.get(&(publisher, newer, older)).or_else(|| self.between.get(&(newer, older)))
    }
}

/// A cell of one edition, its row by the id that reports give it, be it the form's or the report's own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EditionCell {
    /// The edition.
    pub form: FormId,
    /// The block.
    pub block: BlockId,
    /// The row's id.
    pub row: String,
    /// The column.
    pub column: ColumnId,
}

impl EditionCell {
    /// The address within its form: `requests.granted.total`.
    pub fn address(&self, forms: &Forms) -> String {
        forms.get(self.form).block(self.block).address(&self.row, self.column)
    }

    /// The cell of the form; rows that reports name stand for the form's open row. `None` for a row that only
    /// reports have.
    pub fn indicator(&self, forms: &Forms) -> Option<Indicator> {
        let rows = &forms.get(self.form).block(self.block).rows;
        let row = rows.leaf(&self.row).or(rows.open())?;
        Some(Indicator { block: self.block, row, column: self.column })
    }

    /// Where it stands in a report that follows its edition.
    pub fn find_in(&self, report: &ArchivedReport) -> Option<CellRef> {
        let (data, block) = report.data.of_block(self.form, self.block)?;
        let row = block.find_row(&self.row)?;
        Some(CellRef { report: report.position(), cell: CellId { data, row, column: self.column } })
    }
}
