//! Figures that readers compare in their browser: from the archive to small scripts, which the page for
//! comparing (`assets/compare.js`) loads as they are chosen. So it works from a disk, too.
//!
//! A **head** for each language says which publishers, indicators and periods there are to choose from. The
//! **figures** of a publisher stand in a few pieces, each with some indicators of one form, once for all
//! languages. All that decides what may be compared is decided here, by the same functions as for every other
//! page; the script computes changes, ranks and shares of what it is told may be compared.

mod head;
mod parts;
mod figures;
mod notes;
mod point;
#[cfg(test)]
mod tests;

use crate::model::archive::Archive;
use crate::model::id::{FormId, Id, PartId, PublisherId};
use crate::pages::view::Model;

/// A file of what readers compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Piece<'a> {
    /// What there is to choose from, in a language.
    Head(&'a str),
    /// The figures of a publisher for some indicators of a form.
    Figures(PublisherId, FormId, PartId),
}

impl<'a> Piece<'a> {
    /// All of them, in a fixed order; none where readers cannot compare.
    pub(crate) fn all(archive: &'a Archive) -> Vec<Self> {
        if !archive.is_compared() {
            return Vec::new();
        }
        let mut pieces: Vec<Self> =
            archive.site.languages.iter().map(|language| Self::Head(language)).collect();
        for form in parts::forms(archive) {
            let publishers = archive.publishers_of_family(&archive.form(form).family);
            for part in parts::of(archive, form).ids() {
                pieces.extend(publishers.iter().map(|&publisher| Self::Figures(publisher, form, part)));
            }
        }
        pieces
    }

    /// What the page asks for it by.
    fn name(self, archive: &Archive) -> String {
        match self {
            Self::Head(language) => format!("head.{language}"),
            Self::Figures(publisher, form, part) => {
                format!("{}/{}.{}", archive.publisher(publisher).id, archive.form(form).id, part.index())
            }
        }
    }

    /// The path of the file in the site.
    pub(crate) fn path(self, archive: &Archive) -> String {
        format!("compare/{}.js", self.name(archive))
    }

    /// The bytes of the file.
    pub(crate) fn write(self, model: &Model<'_>) -> Vec<u8> {
        let archive = model.archive;
        let content = match self {
            Self::Head(language) => head::write(archive, language),
            Self::Figures(publisher, form, part) => figures::write(model, publisher, form, part),
        };
        // Older browsers take these two for the end of a line, even within a string.
        let content = content.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
        format!("annals_compare({},{content});\n", serde_json::Value::from(self.name(archive))).into_bytes()
    }
}
