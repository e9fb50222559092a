//! Indicators that have a page of their own: the key figures of each family's newest edition in use.

use super::Archive;
use crate::model::form::{Form, Indicator};
use std::collections::BTreeMap;

/// How many publishers a page of one indicator shows.
pub const PUBLISHERS_A_PAGE: usize = 200;

impl Archive {
    /// Finds the indicators: form and cell, by family.
    pub(super) fn find_indicators(&self) -> Vec<(usize, Indicator)> {
        let mut newest: BTreeMap<&str, usize> = BTreeMap::new();
        for data in self.reports.iter().flat_map(|report| &report.data) {
            let form = &self.forms[data.form];
            let known = newest.entry(&form.family).or_insert(data.form);
            let later = |form: &Form, than: &Form| form.used.from > than.used.from;
            if *known != data.form && later(form, &self.forms[*known]) {
                *known = data.form;
            }
        }
        newest
            .values()
            .flat_map(|&form| self.forms[form].key_figures.iter().map(move |&cell| (form, cell)))
            .collect()
    }

    /// The publishers that report on any edition of a family, in the order of lists.
    pub fn publishers_of_family(&self, family: &str) -> Vec<usize> {
        (0..self.publishers.len())
            .filter(|&publisher| {
                let mut reports = self.reports_of(publisher);
                reports.any(|(_, r)| r.data.iter().any(|data| self.forms[data.form].family == family))
            })
            .collect()
    }

    /// The words of an indicator: those of its row, of its column, or both, as far as they tell it apart.
    pub fn indicator_title(&self, form: usize, indicator: Indicator, language: &str) -> String {
        let block = &self.forms[form].blocks[indicator.block];
        let (row, column) = (&block.rows.leaves[indicator.row], &block.columns.leaves[indicator.column]);
        // "Total" alone says nothing of what; and where reports name the rows, the one that the form names is the whole.
        let group = block.rows.groups_over(indicator.row).pop().filter(|_| row.total);
        let row_name = group.map_or_else(|| row.name.clone(), |group| group.joined(&row.label));
        let (row_name, column_name) = (row_name.text(language), column.name.text(language));
        match (block.rows.open().is_some(), column.total) {
            (true, _) => column_name.to_owned(),
            (false, true) => row_name.to_owned(),
            (false, false) if row.total => column_name.to_owned(),
            (false, false) => format!("{row_name} · {column_name}"),
        }
    }
}
