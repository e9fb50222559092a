//! The words of a report's tables, in the languages of the archive.

use super::labels::Labels;
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::{BlockId, FormId};
use crate::model::report::BlockData;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// The words of a report's tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Words {
    /// The edition that each table follows.
    pub editions: BTreeMap<String, String>,
    /// The words of rows, by block and row: `requests.granted`.
    pub rows: BTreeMap<String, String>,
    /// The words of columns, by block and column.
    pub columns: BTreeMap<String, String>,
    /// The words that stand over rows and columns, and all words in the further languages of the archive, by
    /// what they are on: `requests.outcome`, `requests.granted@en`.
    pub labels: BTreeMap<String, String>,
}

impl Words {
    fn of(archive: &Archive, report: &ArchivedReport) -> Self {
        let language = archive.site.first_language();
        let (mut words, mut labels) = (Self::default(), Labels::new(&archive.site.languages));
        for data in &report.data {
            labels.add(data);
            let block = data.block();
            words.editions.insert(data.table().id.clone(), data.form().id.clone());
            for column in data.columns() {
                let leaf = data.column(column);
                let label = leaf.label.text(language).to_owned();
                words.columns.insert(format!("{}.{}", block.id, leaf.id), label);
            }
            for row in data.rows() {
                let label = data.row_heading(row).text(language).to_owned();
                words.rows.insert(format!("{}.{}", block.id, data.row_id(row)), label);
            }
        }
        words.labels = labels.finish();
        words
    }
}

/// The tables of a report, in its order.
type Tables = Vec<(FormId, BlockId)>;

/// The words of the tables of an archive's reports. Reports on the same tables that name no rows of their own
/// have the words of their form, which are gathered once.
#[derive(Debug, Default)]
pub(crate) struct SharedWords {
    of_tables: RwLock<BTreeMap<Tables, Arc<Words>>>,
}

impl SharedWords {
    /// The words of a report of the archive.
    pub(super) fn of(&self, archive: &Archive, report: &ArchivedReport) -> Arc<Words> {
        if !report.data.iter().all(BlockData::has_rows_of_form) {
            return Arc::new(Words::of(archive, report));
        }
        let tables: Tables = report.data.iter().map(|data| (data.form_id(), data.block_id())).collect();
        // Words are gathered before the lock is taken, so that nothing fails under it.
        let known = self.of_tables.read().unwrap_or_else(PoisonError::into_inner).get(&tables).cloned();
        known.unwrap_or_else(|| {
            let words = Arc::new(Words::of(archive, report));
            let mut known = self.of_tables.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(known.entry(tables).or_insert(words))
        })
    }
}
