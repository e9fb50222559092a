//! Ids in prose: of headings, of footnotes, of raw HTML. Each stands once on a page.

use super::dialect::events;
use super::emphasis::Marked;
use pulldown_cmark::{Event, Tag};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The ids of one document.
#[derive(Debug, Default)]
pub(super) struct Anchors<'a> {
    /// Ids that the page has besides its prose.
    taken: &'a [Cow<'a, str>],
    /// Ids that headings give themselves: no other heading may take them, not even one that comes before.
    given: BTreeSet<String>,
    used: BTreeSet<String>,
    // The number to try next for a name that is taken, so that many equal headings cost no more than others.
    next: BTreeMap<String, usize>,
}

impl<'a> Anchors<'a> {
    /// The ids of a document on a page that has these besides.
    pub(super) fn beside(taken: &'a [Cow<'a, str>]) -> Self {
        Self { taken, ..Self::default() }
    }

    /// Keeps an id for the heading that gives it itself.
    pub(super) fn reserve(&mut self, id: &str) {
        self.given.insert(id.to_owned());
    }

    /// The id of a heading that gives it itself. A second heading with the same id gets a number.
    pub(super) fn given(&mut self, id: &str) -> String {
        let id = self.own(id.to_owned());
        if self.take(&id) { id } else { self.numbered(&id) }
    }

    /// The id of a heading with this text.
    pub(super) fn of_text(&mut self, text: &str) -> String {
        let slug = self.own(slug(text));
        if !self.given.contains(&slug) && self.take(&slug) { slug } else { self.numbered(&slug) }
    }

    /// Takes note of a footnote's id, which nothing else can have.
    pub(super) fn footnote(&mut self, id: String) {
        self.used.insert(id);
    }

    /// Whether raw HTML may have an id: nothing else has it. It is then taken.
    pub(super) fn raw(&mut self, id: &str) -> bool {
        !self.is_the_pages(id) && self.take(id)
    }

    pub(super) fn contains(&self, id: &str) -> bool {
        self.used.contains(id)
    }

    pub(super) fn into_ids(self) -> BTreeSet<String> {
        self.used
    }

    fn numbered(&mut self, base: &str) -> String {
        loop {
            let next = self.next.entry(base.to_owned()).or_insert(2);
            let id = format!("{base}-{next}");
            *next += 1;
            if !self.given.contains(&id) && self.take(&id) {
                return id;
            }
        }
    }

    fn take(&mut self, id: &str) -> bool {
        self.used.insert(id.to_owned())
    }

    /// An id as a heading can have it.
    fn own(&self, id: String) -> String {
        if self.is_the_pages(&id) { format!("section-{id}") } else { id }
    }

    /// Whether an id is the page's or its theme's: of footnotes, findings, sections, figures, of what is no
    /// prose.
    fn is_the_pages(&self, id: &str) -> bool {
        let continues = |taken: &Cow<'_, str>| {
            id.strip_prefix(&**taken).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let begins = |prefix: &&str| id.starts_with(*prefix);
        id == "main"
            || ["fn-", "finding-", "x-"].iter().any(begins)
            // Lines of comparisons, named by an address.
            || (id.contains('.') && id.starts_with("years-"))
            || self.taken.iter().any(continues)
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
    if slug.is_empty() { "section".to_owned() } else { slug }
}

/// The ids that headings of the text give themselves.
pub(super) fn given_ids<'a>(text: &str, marked: &Marked<'_>, taken: &'a [Cow<'a, str>]) -> Anchors<'a> {
    let mut anchors = Anchors::beside(taken);
    if may_give_ids(text) {
        for (event, _) in events(&marked.text) {
            if let Event::Start(Tag::Heading { id: Some(id), .. }) = event {
                anchors.reserve(&marked.strip(&id));
            }
        }
    }
    anchors
}

/// Whether a heading of this text may give itself an id. Reading a text twice is worth avoiding.
fn may_give_ids(text: &str) -> bool {
    let gives = |line: &str| {
        line.trim_end().ends_with('}') && line.rfind('{').is_some_and(|brace| line[brace..].contains('#'))
    };
    text.contains('{') && text.split(['\n', '\r']).any(gives)
}
