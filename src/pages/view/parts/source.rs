//! The documents that the figures of a report were taken from, and the files among them.

use super::links::Links;
use crate::model::archive::Owner;
use crate::model::id::ReportId;
use crate::model::report::{Citation, SourceFile};
use crate::pages::address;
use crate::text::strings::strings;
use serde::Serialize;

/// A document that figures were taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
    /// How the figures were taken from it.
    pub note: String,
    /// The file that they were read from.
    pub file: Option<SourceFileView>,
}

/// A file that figures were read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceFileView {
    /// Its name.
    pub name: String,
    /// The link to it, where it is published with the report.
    pub href: Option<String>,
    /// The SHA-256 of its bytes.
    pub sha256: Option<String>,
    /// Which file it is, and how its cells were read, in one sentence.
    pub reading: String,
}

/// The documents that a report names.
pub(crate) fn views(links: &Links<'_>, report: ReportId, sources: &[Citation]) -> Vec<SourceView> {
    let view = |source: &Citation| SourceView {
        title: source.title.text(links.language).to_owned(),
        url: source.url.clone(),
        note: source.note.text(links.language).to_owned(),
        file: source.file.as_ref().map(|file| of_file(links, report, file)),
    };
    sources.iter().map(view).collect()
}

fn of_file(links: &Links<'_>, report: ReportId, file: &SourceFile) -> SourceFileView {
    let kept = file.kept.as_ref().and_then(|kept| {
        let mut attachments = links.archive.attachments.iter();
        attachments.find(|attached| attached.to == Owner::Report(report) && attached.name == kept.path)
    });
    SourceFileView {
        name: file.name.clone(),
        href: kept.map(|attached| links.file(&address::attachment_path(links.archive, attached))),
        sha256: file.sha256.clone(),
        reading: reading(file, links.language),
    }
}

/// Which file it is, and how its cells were read.
fn reading(file: &SourceFile, language: &str) -> String {
    let strings = strings(language);
    let mut sentence = strings.say("source.read", &[("file", &file.name)]);
    // The whole of it stands in the open data; a reader sees enough to tell two files apart.
    if let Some(digest) = file.sha256.as_ref().and_then(|digest| digest.get(..12)) {
        sentence.push_str(&strings.say("source.digest", &[("digest", &digest)]));
    }
    if let Some(imported) = file.imported {
        sentence.push_str(strings.word("source.colon"));
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("proven", &imported.proven), ("cells", &imported.cells())];
        sentence.push_str(&strings.say("source.proven", &values));
        let others = [("read", imported.read), ("unread", imported.unread), ("absent", imported.absent)];
        for (name, count) in others.into_iter().filter(|(_, count)| *count > 0) {
            sentence.push_str(strings.word("source.comma"));
            let words = strings.one_of("source.cells", name);
            sentence.push_str(&words.replace("{n}", &count.to_string()));
        }
    }
    sentence.push_str(strings.word("source.end"));
    sentence
}
