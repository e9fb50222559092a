//! Editions of the archive's forms: how the cells of one continue those of another.

use super::Archive;
use crate::model::form::{Continuations, Form, Indicator, Link};
use crate::model::publisher::{Override, Publisher};
use crate::model::report::{BlockData, Report};
use std::collections::{BTreeMap, BTreeSet};

/// Every pair of a newer and an older edition, resolved; a publisher may have its own.
#[derive(Debug, Default)]
pub struct Editions {
    between: BTreeMap<(usize, usize), Continuations>,
    own: BTreeMap<(usize, usize, usize), Continuations>,
}

impl Editions {
    /// Resolves the crosswalks of all forms, and what publishers say against them.
    pub fn resolve(forms: &[Form], publishers: &[Publisher]) -> Self {
        let mut between = BTreeMap::new();
        let declared = |newer: &Form, older: &Form| newer.crosswalks.iter().any(|c| c.from == older.id);
        let follows =
            |newer: &Form, older: &Form| newer.family == older.family && newer.used.from > older.used.from;
        // From the nearest edition to the farthest, so that what lies between is there already.
        for (n, newer) in forms.iter().enumerate() {
            let mut older: Vec<usize> = (0..forms.len())
                .filter(|&o| o != n && (declared(newer, &forms[o]) || follows(newer, &forms[o])))
                .collect();
            older.sort_by(|&a, &b| forms[b].used.from.cmp(&forms[a].used.from));
            for o in older {
                between.insert((n, o), Continuations::between(newer, &forms[o]));
            }
        }
        let direct = between.clone();
        for (&(n, o), found) in &mut between {
            let middle = (0..forms.len()).find(|&m| {
                !declared(&forms[n], &forms[o])
                    && direct.contains_key(&(n, m))
                    && direct.contains_key(&(m, o))
            });
            if let Some(middle) = middle {
                *found = direct[&(n, middle)].after(&direct[&(middle, o)]);
            }
        }
        let mut editions = Self { between, own: BTreeMap::new() };
        for (position, publisher) in publishers.iter().enumerate() {
            editions.override_for(position, &publisher.crosswalk, forms);
        }
        editions
    }

    fn override_for(&mut self, publisher: usize, overrides: &[Override], forms: &[Form]) {
        for own in overrides {
            let find = |id: &str| forms.iter().position(|form| form.id == id);
            let Some((newer, older)) = find(&own.newer).zip(find(&own.older)) else { continue };
            let Some(base) = self.between.get(&(newer, older)) else { continue };
            let continuations = self.own.entry((publisher, newer, older)).or_insert_with(|| base.clone());
            continuations.add(&own.entry, &forms[newer], &forms[older], &mut BTreeSet::new());
        }
    }

    /// How a newer edition continues an older one, for one publisher.
    pub fn between(&self, publisher: usize, newer: usize, older: usize) -> Option<&Continuations> {
        self.own.get(&(publisher, newer, older)).or_else(|| self.between.get(&(newer, older)))
    }
}

impl Archive {
    /// The cell of an earlier report that a cell of a later one continues: form, block, row id, column.
    ///
    /// `None` where nothing there continues it as one comparable cell.
    pub fn in_last_edition(
        &self,
        earlier: &Report,
        data: &BlockData,
        row: &str,
        column: usize,
    ) -> Option<(usize, usize, String, usize)> {
        self.continued(earlier, (data.form, data.block), row, column)
    }

    /// The same of a cell that need not be in any report yet: by form and block, row id and column.
    pub fn continued(
        &self,
        earlier: &Report,
        (form, block): (usize, usize),
        row: &str,
        column: usize,
    ) -> Option<(usize, usize, String, usize)> {
        let here = &self.forms[form].blocks[block];
        // The same block of the same edition, where the earlier report used it.
        if earlier.data.iter().any(|d| d.form == form && d.block == block) {
            return Some((form, block, row.to_owned(), column));
        }
        let leaf = here.rows.leaf(row).or(here.rows.open())?;
        let cell = Indicator { block, row: leaf, column };
        earlier.data.iter().find_map(|there| {
            let continuations = self.editions.between(earlier.publisher, form, there.form)?;
            let continuation = continuations.of(cell).filter(|c| c.link <= Link::Differs)?;
            let [from] = continuation.from[..] else { return None };
            let block = &self.forms[there.form].blocks[from.block];
            let named = &block.rows.leaves[from.row];
            let row = if named.open { row } else { &named.id };
            (there.block == from.block).then(|| (there.form, from.block, row.to_owned(), from.column))
        })
    }
}
