//! The documents that a report names, as JSON.

use super::json::Words;
use crate::model::report::Citation;
use serde::Serialize;
use std::collections::BTreeMap;

/// A document that figures were taken from.
#[derive(Serialize)]
pub(super) struct SourceJson<'a> {
    title: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Words<'a>>,
    /// The name of the file that they were read from.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<&'a str>,
    /// How its cells were read.
    #[serde(skip_serializing_if = "Option::is_none")]
    imported: Option<BTreeMap<&'static str, u32>>,
    /// Where it is published, below the page of the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept: Option<&'a str>,
}

impl<'a> SourceJson<'a> {
    /// What a report says of a document.
    pub(super) fn of(source: &'a Citation) -> Self {
        let file = source.file.as_ref();
        Self {
            title: Words(&source.title),
            url: source.url.as_deref(),
            note: Words::of(&source.note),
            file: file.map(|file| file.name.as_str()),
            sha256: file.and_then(|file| file.sha256.as_deref()),
            imported: file.and_then(|file| file.imported).map(|imported| imported.counts().into()),
            kept: file.and_then(|file| file.kept.as_ref()).map(|kept| kept.path.as_str()),
        }
    }
}
