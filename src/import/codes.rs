//! What a source calls publishers: ids, names, or codes that a mapping file says the ids of.

use super::source::refusal::Refusal;
use super::target;
use crate::model::archive::{Archive, ArchivedPublisher};
use crate::model::id::{FormId, PublisherId};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::yaml::{Node, nearest};
use std::collections::BTreeMap;

/// Something wrong with a mapping file.
pub(crate) const MAPPING: Code = Code("import-mapping");

/// What a source calls publishers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Codes {
    publishers: BTreeMap<String, PublisherId>,
}

impl Codes {
    /// Reads a mapping from what a source says to ids of the archive.
    pub(crate) fn read(
        node: Option<&Node<'_>>,
        archive: &Archive,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut codes = Self::default();
        for (key, value) in node.and_then(|node| node.entries(diagnostics)).unwrap_or_default() {
            let publisher = Self::default().said(value, archive, diagnostics);
            if let (Some(code), Some(publisher)) = (key.plain_text(), publisher) {
                codes.publishers.insert(code.to_owned(), publisher);
            }
        }
        codes
    }

    /// The publisher that a source means: by its code, else by its id, else by its name, if only one has it.
    ///
    /// # Errors
    /// If there is none.
    pub(crate) fn publisher(&self, archive: &Archive, text: &str) -> Result<PublisherId, Box<Refusal>> {
        if let Some(publisher) = self.publishers.get(text) {
            return Ok(*publisher);
        }
        let known = target::publisher(archive, text);
        known.or_else(|refusal| by_name(archive, text).ok_or(refusal))
    }

    /// The publisher that a mapping file names.
    pub(crate) fn said(
        &self,
        node: &Node<'_>,
        archive: &Archive,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<PublisherId> {
        let text = node.text(diagnostics)?;
        let found = self.publisher(archive, text);
        let known = archive.publishers.iter().map(|publisher| publisher.id.as_str());
        found.map_err(|refusal| diagnostics.push(unknown(node, *refusal, known))).ok()
    }
}

/// The form that a mapping file names.
pub(crate) fn form(node: &Node<'_>, archive: &Archive, diagnostics: &mut Vec<Diagnostic>) -> Option<FormId> {
    let text = node.text(diagnostics)?;
    let known = archive.forms.iter().map(|form| form.id.as_str());
    target::form(archive, text).map_err(|refusal| diagnostics.push(unknown(node, *refusal, known))).ok()
}

/// The one publisher with a name.
fn by_name(archive: &Archive, name: &str) -> Option<PublisherId> {
    let mut named =
        archive.publishers.iter().filter(|publisher| publisher.name.iter().any(|(_, words)| words == name));
    named.next().filter(|_| named.next().is_none()).map(ArchivedPublisher::position)
}

/// An id that nothing has, with one that may be meant.
fn unknown<'k>(node: &Node<'_>, refusal: Refusal, known: impl Iterator<Item = &'k str>) -> Diagnostic {
    let near = node.plain_text().and_then(|text| nearest(text, known));
    let remedy = match near {
        Some(near) => message!(zh: "是不是 {near}？", en: "did you mean {near}?"),
        None => refusal.remedy,
    };
    Diagnostic::error(MAPPING, node.place, refusal.message).remedy(remedy)
}
