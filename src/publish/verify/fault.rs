//! What is wrong with a built site.

use crate::text::diagnostic::Code;
use crate::text::message::Message;
use std::ops::Range;

/// A link to a file that the site does not have.
pub(super) const DEAD_LINK: Code = Code("site-dead-link");
/// A link to a place within a page that the page does not have.
pub(super) const DEAD_ANCHOR: Code = Code("site-dead-anchor");
/// An id that stands twice in a page.
pub(super) const DUPLICATE_ID: Code = Code("site-duplicate-id");
/// Something that a browser fetches from elsewhere to show a page.
pub(super) const FETCHES_ELSEWHERE: Code = Code("site-fetches-elsewhere");
/// A link that begins with `/`: it breaks below a path prefix and from `file://`.
pub(super) const ABSOLUTE_LINK: Code = Code("site-absolute-link");
/// A link to a folder without its `index.html`: it breaks from `file://`.
pub(super) const FOLDER_LINK: Code = Code("site-folder-link");
/// A link within a link: browsers end the outer one there.
pub(super) const NESTED_LINK: Code = Code("site-nested-link");
/// A page without a title.
pub(super) const MISSING_TITLE: Code = Code("site-missing-title");
/// A page that does not say its language.
pub(super) const MISSING_LANG: Code = Code("site-missing-lang");
/// An image without a text that can stand for it.
pub(super) const MISSING_ALT: Code = Code("site-missing-alt");

/// Something wrong with a file of a built site. Faults are ordered by path, then by place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The site path of the file.
    pub path: String,
    /// First byte in the file, counted from 0.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The kind of fault.
    pub code: Code,
    /// What is wrong.
    pub message: Message,
    /// What to do about it.
    pub remedy: Message,
}

/// The faults of one file, as they are found.
pub(super) struct Faults<'a> {
    path: &'a str,
    text: &'a [u8],
    found: Vec<Fault>,
}

impl<'a> Faults<'a> {
    pub(super) fn of(path: &'a str, text: &'a [u8]) -> Self {
        Self { path, text, found: Vec::new() }
    }

    pub(super) fn add(&mut self, code: Code, bytes: &Range<usize>, message: Message, remedy: Message) {
        let path = self.path.to_owned();
        self.found.push(Fault { path, start: bytes.start, end: bytes.end, code, message, remedy });
    }

    /// The line of a byte, counted from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.text.iter().take(offset).filter(|&&byte| byte == b'\n').count() + 1
    }

    pub(super) fn into_found(self) -> Vec<Fault> {
        self.found
    }
}
