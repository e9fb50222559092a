//! Ids of headings.

use std::collections::{BTreeMap, BTreeSet};

/// The ids of one document.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// Ids that headings give themselves: no other heading may take them, not even one that comes before.
    given: BTreeSet<String>,
    used: BTreeSet<String>,
    // The number to try next for a name that is taken, so that many equal headings cost no more than others.
    next: BTreeMap<String, usize>,
}

impl Anchors {
    /// Keeps an id for the heading that gives it itself.
    pub(super) fn reserve(&mut self, id: &str) {
        self.given.insert(id.to_owned());
    }

    /// The id of a heading that gives it itself. A second heading with the same id gets a number.
    pub(super) fn given(&mut self, id: &str) -> String {
        if self.used.insert(id.to_owned()) { id.to_owned() } else { self.numbered(id) }
    }

    /// The id of a heading with this text.
    pub(super) fn of_text(&mut self, text: &str) -> String {
        let slug = slug(text);
        if !self.given.contains(&slug) && self.used.insert(slug.clone()) {
            slug
        } else {
            self.numbered(&slug)
        }
    }

    /// Takes note of an id that is no heading's.
    pub(super) fn other(&mut self, id: String) {
        self.used.insert(id);
    }

    pub(super) fn contains(&self, id: &str) -> bool {
        self.used.contains(id)
    }

    pub(super) fn into_ids(self) -> BTreeSet<String> {
        self.used
    }

    fn numbered(&mut self, base: &str) -> String {
        let next = self.next.entry(base.to_owned()).or_insert(2);
        loop {
            let id = format!("{base}-{next}");
            *next += 1;
            if !self.given.contains(&id) && self.used.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Letters and digits of every script in lower case, `-` for spaces, nothing else.
fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() || c == '_' {
            slug.extend(c.to_lowercase());
        } else if (c.is_whitespace() || c == '-') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    // Ids that begin with `fn-` are the footnotes'.
    match slug.as_str() {
        "" => "section".to_owned(),
        name if name.starts_with("fn-") => format!("section-{name}"),
        _ => slug,
    }
}
