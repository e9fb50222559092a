//! Search in the reader's browser: from the archive to the files of its index.
//!
//! A page that is opened from a disk can fetch nothing, so every piece of the index is a small script that
//! hands its content to the search page (`assets/search.js`, which reads what is written here). There are
//! three sorts:
//!
//! * a **head** for each language: what the archive holds, for the filters, and how large the index is;
//! * **documents**, a hundred to a piece, in each language: the titles and links that results are shown with;
//! * **terms**, once for all languages: which documents hold a word, split by the words' beginnings, so that
//!   a query loads what it asks for and nothing else.
//!
//! Nothing of a figure is in the index, neither from a table nor cited in prose: an edited figure changes
//! none of these files.

mod bits;
mod card;
mod document;
mod head;
mod lists;
mod shard;
mod term;
#[cfg(test)]
mod tests;

use crate::model::archive::Archive;
use crate::text::source::Sources;
use document::Document;
use lists::Segment;
use rayon::prelude::*;
use shard::Terms;

/// How many documents a piece of titles and links holds.
const DOCUMENTS_A_PIECE: usize = 100;

/// How many documents are read together; a position among them fits 16 bits.
const DOCUMENTS_A_SEGMENT: usize = 512;

/// The index of an archive.
pub(crate) struct Index {
    documents: Vec<Document>,
    terms: Terms,
}

/// A file of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Piece<'a> {
    /// What the archive holds, in a language.
    Head(&'a str),
    /// Titles and links, in a language.
    Documents(usize, &'a str),
    /// The documents of the terms of a shard.
    Terms(usize),
}

impl Index {
    /// Reads all that is to be found in an archive.
    pub(crate) fn of(archive: &Archive, sources: &Sources) -> Self {
        let documents = document::all(archive);
        let segments: Vec<Segment> = documents
            .par_chunks(DOCUMENTS_A_SEGMENT)
            .map(|some| Segment::of(some, |document, see| document.words(archive, sources, see)))
            .collect();
        Self { documents, terms: Terms::of(&segments) }
    }

    /// Its files, in a fixed order.
    pub(crate) fn pieces<'a>(&self, archive: &'a Archive) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        for language in &archive.site.languages {
            pieces.push(Piece::Head(language));
            let blocks = self.documents.len().div_ceil(DOCUMENTS_A_PIECE);
            pieces.extend((0..blocks).map(|block| Piece::Documents(block, language)));
        }
        pieces.extend((0..self.terms.shards).map(Piece::Terms));
        pieces
    }

    /// The file at a path of the site; `None` where there is none.
    pub(crate) fn find<'a>(&self, archive: &'a Archive, path: &str) -> Option<Piece<'a>> {
        self.pieces(archive).into_iter().find(|piece| piece.path() == path)
    }

    /// The bytes of a file.
    pub(crate) fn write(&self, archive: &Archive, piece: Piece<'_>) -> Vec<u8> {
        let content = match piece {
            Piece::Head(language) => head::write(self, archive, language),
            Piece::Documents(block, language) => {
                let first = block * DOCUMENTS_A_PIECE;
                let last = self.documents.len().min(first + DOCUMENTS_A_PIECE);
                card::write(&self.documents[first..last], archive, language)
            }
            Piece::Terms(number) => self.terms.write(number),
        };
        // Older browsers take these two for the end of a line, even within a string.
        let content = content.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
        format!("annals_search(\"{}\",{content});\n", piece.name()).into_bytes()
    }
}

impl Piece<'_> {
    /// What the search page asks for it by.
    fn name(self) -> String {
        match self {
            Self::Head(language) => format!("head.{language}"),
            Self::Documents(block, language) => format!("documents/{block}.{language}"),
            Self::Terms(shard) => format!("terms/{shard}"),
        }
    }

    /// The path of the file in the site.
    pub(crate) fn path(self) -> String {
        format!("search/{}.js", self.name())
    }
}

/// What no other file of the site may be called or lie below; which pieces there are is only known when they
/// are made.
pub(crate) fn reserved(archive: &Archive) -> Vec<String> {
    let heads = archive.site.languages.iter().map(|language| Piece::Head(language).path());
    heads.chain(["documents", "terms"].map(|folder| format!("search/{folder}"))).collect()
}
