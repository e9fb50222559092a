//! What a document says beside its figures, as the Markdown of a report.
//!
//! Every word is kept as it is printed, in its order, and escaped so that a page shows it as the document
//! does. Sections of the form become headings of level 2, since the form's tables are placed by them; `（一）`
//! becomes one of level 3; numbers are never given anew, and a list has the numbers that its document made. A
//! signature stays in the prose, where readers look for it, though its date is also the report's. What does
//! not belong to the text (page numbers, running heads, navigation) and what the front matter says already
//! (the title, the day below it) is left out, and listed.

mod part;
mod furniture;
mod marker;
mod join;
mod outline;
mod styled;
mod table;
mod write;
mod missing;
#[cfg(test)]
mod tests;

pub(crate) use missing::{Missing, missing};

use super::document::{Document, Position};
use super::metadata::Metadata;
use super::taken::Taken;
use crate::model::form::Form;
use crate::text::message;
use crate::text::message::Message;

/// The prose of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Prose {
    /// As Markdown; empty where the document has none.
    pub markdown: String,
    /// What of the document's words is not in it, figures and what was read with them not counted.
    pub left_out: Vec<LeftOut>,
}

/// Words that are not in the prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LeftOut {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub position: Position,
    /// Why they are left out.
    pub why: Why,
}

/// Why words are not in the prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Why {
    /// They belong to the page that the file makes, as navigation does.
    Furniture,
    /// The number of a page.
    PageNumber,
    /// Words that stand on every page.
    RunningHead,
    /// The front matter says them.
    Metadata,
    /// Nobody sees them in the document.
    Hidden,
    /// The address of a link that leads nowhere from here.
    Address,
}

impl Why {
    /// In words.
    pub(crate) fn words(self) -> Message {
        match self {
            Self::Furniture => message!(zh: "网页的部件", en: "a part of the page"),
            Self::PageNumber => message!(zh: "页码", en: "a page number"),
            Self::RunningHead => message!(zh: "页眉或页脚", en: "a running head"),
            Self::Metadata => message!(zh: "已写入报告的头部", en: "in the front matter"),
            Self::Hidden => message!(zh: "原件中隐藏", en: "hidden in the document"),
            Self::Address => {
                message!(zh: "链接的地址在这里无效", en: "an address of a link that leads nowhere from here")
            }
        }
    }
}

/// Writes the prose of a document: all that was neither taken as figures nor told by the metadata.
pub(crate) fn markdown(document: &Document, taken: &Taken, form: &Form, metadata: &Metadata) -> Prose {
    let mut left_out = Vec::new();
    let parts = part::parts(document, taken, metadata, &mut left_out);
    let parts = furniture::without(parts, metadata, &mut left_out);
    let parts = join::joined(parts);
    let shapes = outline::shapes(&parts, form, document);
    let markdown = write::markdown(&parts, &shapes, taken, &mut left_out);
    Prose { markdown, left_out }
}
