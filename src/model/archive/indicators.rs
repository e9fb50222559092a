//! Indicators that have a page of their own: the key figures of each family's newest edition in use.

use super::Archive;
use super::Reports;
use crate::model::form::{Forms, Indicator};
use crate::model::id::{FormId, IndicatorId, List, PublisherId};
use crate::model::report::BlockData;
use std::collections::BTreeMap;

/// Finds the indicators that have pages: form and cell, by family.
pub(super) fn find(forms: &Forms, reports: &Reports) -> List<IndicatorId, (FormId, Indicator)> {
    let mut newest: BTreeMap<&str, FormId> = BTreeMap::new();
    for data in reports.current().flat_map(|report| &report.data) {
        let form = forms.get(data.form_id());
        let known = newest.entry(&form.family).or_insert(data.form_id());
        if form.used.from > forms.get(*known).used.from {
            *known = data.form_id();
        }
    }
    newest
        .values()
        .flat_map(|&form| forms.get(form).key_figures.iter().map(move |&cell| (form, cell)))
        .collect()
}

impl Archive {
    /// The publishers that report on any edition of a family, in the order of lists.
    pub fn publishers_of_family(&self, family: &str) -> Vec<PublisherId> {
        let of_family = |data: &BlockData| data.form().family == family;
        let reports = |publisher: &PublisherId| {
            self.reports_of(*publisher).iter().any(|r| r.data.iter().any(of_family))
        };
        self.publishers.ids().filter(reports).collect()
    }

    /// The words of an indicator: those of its row, of its column, or both, as far as they distinguish it.
    pub fn indicator_title(&self, form: FormId, indicator: Indicator, language: &str) -> String {
        let block = self.form(form).block(indicator.block);
        let (row, column) = (block.row(indicator.row), block.column(indicator.column));
        // "Total" alone says nothing of what; and where reports name the rows, the one that the form names is
        // the whole.
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
