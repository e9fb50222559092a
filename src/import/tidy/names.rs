//! The ids of rows that reports name: the same words have the same id in every report of a publisher.

use crate::model::archive::Archive;
use crate::model::form::Form;
use crate::model::id::{BlockId, PublisherId};
use crate::model::label::BETWEEN;
use crate::text::space::is_blank;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The ids of rows by their words, for each publisher and block.
#[derive(Debug, Default)]
pub(crate) struct Names {
    blocks: BTreeMap<(PublisherId, String), Ids>,
}

/// The ids of the rows of a block.
#[derive(Debug, Default)]
struct Ids {
    by_words: BTreeMap<Arc<str>, String>,
    taken: BTreeSet<String>,
    /// How many rows whose words make no id have a number.
    numbered: usize,
}

/// An id has no more characters than this.
const MOST: usize = 40;

impl Names {
    /// Whether a text can be the words of a row.
    pub(super) fn can_be(text: &str) -> bool {
        !is_blank(text) && text.len() < 500
    }

    /// Gives words an id, if they have none: that of the publisher's reports, else one that is like them.
    pub(crate) fn add(
        &mut self,
        archive: &Archive,
        publisher: PublisherId,
        form: &Form,
        block: BlockId,
        words: &Arc<str>,
    ) {
        let block = form.block(block);
        let key = (publisher, block.id.clone());
        let ids = self.blocks.entry(key).or_insert_with(|| Ids::known(archive, publisher, &block.id));
        if ids.by_words.contains_key(words) {
            return;
        }
        let is_free = |id: &String| block.rows.leaf(id).is_none() && !ids.taken.contains(id);
        let slug = slug(words);
        let id = if slug.is_empty() {
            (ids.numbered + 1..).map(|number| (number, format!("row_{number}"))).find(|(_, id)| is_free(id))
        } else {
            let again = (2..).map(|number| format!("{slug}_{number}"));
            std::iter::once(slug.clone()).chain(again).find(is_free).map(|id| (ids.numbered, id))
        };
        let (numbered, id) = id.unwrap_or_default();
        ids.numbered = numbered;
        ids.taken.insert(id.clone());
        ids.by_words.insert(Arc::clone(words), id);
    }

    /// The id of words.
    pub(crate) fn id(
        &self,
        publisher: PublisherId,
        form: &Form,
        block: BlockId,
        words: &str,
    ) -> Option<&str> {
        let ids = self.blocks.get(&(publisher, form.block(block).id.clone()))?;
        ids.by_words.get(words).map(String::as_str)
    }
}

impl Ids {
    /// The ids that rows have in the reports that are there, the newest first.
    fn known(archive: &Archive, publisher: PublisherId, block: &str) -> Self {
        let mut ids = Self::default();
        for report in archive.reports_of(publisher).iter().rev() {
            for data in report.data.iter().filter(|data| data.block().id == block) {
                let is_own = |row: &_| data.form_row(*row).is_none_or(|row| data.block().row(row).open);
                for row in data.rows().filter(is_own) {
                    let id = data.row_id(row);
                    if !ids.taken.insert(id.to_owned()) {
                        continue;
                    }
                    for (_, words) in data.row_heading(row).iter() {
                        ids.by_words.entry(words.into()).or_insert_with(|| id.to_owned());
                    }
                }
            }
        }
        ids
    }
}

/// Words as an id: ASCII letters and digits in lower case, `_` between.
fn slug(words: &str) -> String {
    let words = words.replace(BETWEEN, " ");
    if !words.is_ascii() {
        return String::new();
    }
    let parts = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let id = parts.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("_");
    let id: String = id.chars().take(MOST).collect();
    if id.starts_with(|c: char| c.is_ascii_lowercase()) { id } else { String::new() }
}
