//! Naming figures of a report: a table, a block, a row, a column or one cell.

use super::Report;
use crate::model::form::Form;

impl Report {
    /// The figures that a pattern stands for, as block, row and column: `requests`, `requests.granted`,
    /// `requests.*.total`, `requests.granted.total`; the table's id stands for all its blocks. Empty where it stands for
    /// nothing in this report.
    pub fn figures_of(&self, pattern: &str, forms: &[Form]) -> Vec<(usize, usize, usize)> {
        let mut found = Vec::new();
        for (position, data) in self.data.iter().enumerate() {
            let form = &forms[data.form];
            let block = &form.blocks[data.block];
            let rest = match pattern.strip_prefix(&*block.id) {
                Some(rest) if rest.is_empty() || rest.starts_with('.') => rest,
                _ if pattern == form.tables[block.table].id => "",
                _ => continue,
            };
            let mut parts = rest.split('.').skip(1);
            let rows: Vec<usize> = match parts.next() {
                None | Some("*") => (0..data.row_count()).collect(),
                Some(id) => match data.rows.find(id, block) {
                    Some(row) => vec![row],
                    None => {
                        let leaves = block.rows.under(id).unwrap_or_default();
                        leaves.into_iter().flat_map(|leaf| data.rows.of_leaf(leaf)).collect()
                    }
                },
            };
            let columns: Vec<usize> = match parts.next() {
                None | Some("*") => (0..data.columns).collect(),
                Some(id) => block.columns.under(id).unwrap_or_default(),
            };
            if parts.next().is_none() {
                found.extend(
                    rows.iter().flat_map(|&row| columns.iter().map(move |&column| (position, row, column))),
                );
            }
        }
        found
    }
}
