//! Kinds of publisher, and what an organisation of each is to search engines.

use crate::model::label::Label;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::yaml::{Fields, Node};

const UNKNOWN_ORGANIZATION: Code = Code("site-unknown-organization");

/// A kind of publisher.
#[derive(Debug, Clone)]
pub struct PublisherKind {
    /// As publishers name it.
    pub id: String,
    /// In words.
    pub label: Label,
    /// What its publishers are, where the archive says so.
    pub organization: Option<Organization>,
}

/// What a publisher is, as schema.org names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Organization {
    /// A government, or a part of one.
    Government,
    /// A company.
    Company,
    /// A school.
    School,
    /// A university.
    University,
    /// A hospital.
    Hospital,
    /// A library.
    Library,
    /// A museum.
    Museum,
    /// An organisation that is neither the state's nor for profit.
    Ngo,
    /// Anything else.
    Other,
}

impl Organization {
    /// Every one with its name in `annals.yaml` and its type at schema.org.
    pub const ALL: [(&'static str, Self, &'static str); 9] = [
        ("government", Self::Government, "GovernmentOrganization"),
        ("company", Self::Company, "Corporation"),
        ("school", Self::School, "School"),
        ("university", Self::University, "CollegeOrUniversity"),
        ("hospital", Self::Hospital, "Hospital"),
        ("library", Self::Library, "Library"),
        ("museum", Self::Museum, "Museum"),
        ("ngo", Self::Ngo, "NGO"),
        ("organization", Self::Other, "Organization"),
    ];

    /// Its type at schema.org.
    pub fn schema_org(self) -> &'static str {
        Self::ALL.iter().find(|(_, known, _)| *known == self).map_or("Organization", |(.., kind)| kind)
    }
}

/// Reads `kinds`: `{county: 县级, company: {label: 企业, is: company}}`.
pub(super) fn read(
    node: Option<&Node<'_>>,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<PublisherKind> {
    let mut kinds = Vec::new();
    for (id, words) in node.and_then(|node| node.entries(diagnostics)).unwrap_or_default() {
        let Some(id) = id.text(diagnostics) else { continue };
        let (label, organization) = match words.find("is").or_else(|| words.find("label")) {
            None => (Label::read(words, language, diagnostics), None),
            Some(_) => {
                let Some(mut fields) = Fields::of(words, diagnostics) else { continue };
                let label = fields.require("label", diagnostics);
                let label = label.and_then(|node| Label::read(node, language, diagnostics));
                let organization = fields.get("is").and_then(|node| organization(node, diagnostics));
                fields.finish(diagnostics);
                (label, organization)
            }
        };
        kinds.push(PublisherKind { id: id.to_owned(), label: label.unwrap_or_default(), organization });
    }
    kinds
}

fn organization(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Organization> {
    let word = node.text(diagnostics)?;
    let found = Organization::ALL.iter().find(|(name, ..)| *name == word);
    if found.is_none() {
        let known = Organization::ALL.map(|(name, ..)| name).join(", ");
        let message = message!(
            zh: "is 里没有“{word}”这一种机构",
            en: "there is no organization '{word}' for `is`"
        );
        diagnostics.push(
            Diagnostic::error(UNKNOWN_ORGANIZATION, node.place, message)
                .remedy(message!(zh: "可写 {known}", en: "write one of {known}")),
        );
    }
    found.map(|(_, organization, _)| *organization)
}
