//! The ids of rows that reports name: the same words have the same id in every report of a publisher.

use crate::model::archive::Archive;
use crate::model::form::Form;
use crate::model::id::{BlockId, PublisherId};
use crate::text::space::is_blank;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The ids of rows by their words, for each publisher and block.
#[derive(Debug, Default)]
pub(crate) struct Names {
    blocks: BTreeMap<(PublisherId, String), BTreeMap<Arc<str>, String>>,
}

/// An id has no more characters than this.
const MOST: usize = 40;

impl Names {
    /// Whether a text can be the words of a row.
    pub(super) fn can_be(text: &str) -> bool {
        !is_blank(text) && text.len() < 500
    }

    /// Gives words an id, if they have none: that of the publisher's reports, else one that is like them.
    pub(super) fn add(
        &mut self,
        archive: &Archive,
        publisher: PublisherId,
        form: &Form,
        block: BlockId,
        words: &Arc<str>,
    ) {
        let block = form.block(block);
        let key = (publisher, block.id.clone());
        let ids = self.blocks.entry(key).or_insert_with(|| known(archive, publisher, &block.id));
        if ids.contains_key(words) {
            return;
        }
        let slug = slug(words);
        let is_free = |id: &String| block.rows.leaf(id).is_none() && ids.values().all(|known| known != id);
        let numbered = |stem: &'static str| (1..).map(move |number| format!("{stem}{number}"));
        let id = if slug.is_empty() {
            numbered("row_").find(is_free)
        } else {
            let again = (2..).map(|number| format!("{slug}_{number}"));
            std::iter::once(slug.clone()).chain(again).find(is_free)
        };
        ids.insert(Arc::clone(words), id.unwrap_or_default());
    }

    /// The id of words.
    pub(super) fn id(
        &self,
        publisher: PublisherId,
        form: &Form,
        block: BlockId,
        words: &str,
    ) -> Option<&str> {
        let ids = self.blocks.get(&(publisher, form.block(block).id.clone()))?;
        ids.get(words).map(String::as_str)
    }
}

/// The ids that rows have in the reports that are there, the newest first.
fn known(archive: &Archive, publisher: PublisherId, block: &str) -> BTreeMap<Arc<str>, String> {
    let mut ids: BTreeMap<Arc<str>, String> = BTreeMap::new();
    for report in archive.reports_of(publisher).iter().rev() {
        for data in report.data.iter().filter(|data| data.block().id == block) {
            let is_own = |row: &_| data.form_row(*row).is_none_or(|row| data.block().row(row).open);
            for row in data.rows().filter(is_own) {
                let id = data.row_id(row);
                for (_, words) in data.row_label(row).iter() {
                    if ids.values().all(|known| known != id) {
                        ids.entry(words.into()).or_insert_with(|| id.to_owned());
                    }
                }
            }
        }
    }
    ids
}

/// Words as an id: ASCII letters and digits in lower case, `_` between.
fn slug(words: &str) -> String {
    if !words.is_ascii() {
        return String::new();
    }
    let parts = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let id = parts.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("_");
    let id: String = id.chars().take(MOST).collect();
    if id.starts_with(|c: char| c.is_ascii_lowercase()) { id } else { String::new() }
}
