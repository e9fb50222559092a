//! Prose in Markdown as pieces of safe HTML, with a hole wherever only the whole archive knows what to print.
//!
//! The dialect is CommonMark with tables, footnotes, `~~strikethrough~~`, `## heading {#id}` and GFM alerts
//! (`> [!NOTE]`). Where it departs from that, it does so for the archives it serves:
//!
//! * Emphasis works beside Chinese, Japanese and Korean text (`**真，**她`).
//! * A single `~` is a range (`3~5`), never a strikethrough.
//! * Items of a numbered list have the numbers that were written, not those that follow from the first.
//! * The page has its own first heading, so one of level 1 counts as one of level 2.
//! * `{{ … }}` cites a figure, in headings, tables, emphasis and links too, but not in code, alternative
//!   texts and blocks of raw HTML; `\{{` is two plain braces.
//! * Of a heading's `{…}` only the id counts: an attribute there could be a script.
//! * Text stands as it was written: no smart punctuation.
//!
//! Nothing here reads files, and nothing fails: what could be wrong (links, figures, raw HTML) is handed on
//! with its place.

mod escape;
mod emphasis;
mod dialect;
mod anchor;
mod sink;
mod footnote;
mod run;
mod state;
mod citation;
mod raw;
mod section;
mod list;
mod inline;
mod block;
mod render;
mod line;
mod text;
mod slip;
pub(crate) mod write;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

pub(crate) use escape::{escape, write_escaped};
pub(crate) use line::words_of_line;
pub(crate) use slip::{Line, Lost, Slip, SlipKind, Slips, slips};
pub(crate) use text::{plain_lines, plain_text};

/// How prose is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Options<'a> {
    /// Whether raw HTML is kept, sanitised. Otherwise it is left out and its places are told.
    pub raw_html: bool,
    /// Ids that the page has besides its prose; with each go those that continue it after a dot.
    pub taken: &'a [Cow<'a, str>],
}

/// A document's prose.
///
/// All ranges count bytes in the text that was parsed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Prose {
    /// What stands before the first heading of level 2.
    pub preamble: Vec<Piece>,
    /// From one heading of level 2 to the next.
    pub sections: Vec<Section>,
    /// The footnotes that are referred to, in the order of first use: a `<section class="footnotes">`, or
    /// nothing.
    pub footnotes: Vec<Piece>,
    /// Where links and pictures lead. A later stage refuses the schemes that must not be.
    pub links: Vec<LinkUse>,
    /// The figures that are cited.
    pub citations: Vec<Citation>,
    /// Raw HTML that was left out because [`Options::raw_html`] is off; comments do not count, they are never
    /// printed.
    pub raw_html: Vec<Range<usize>>,
    /// Every id in the HTML: what `#anchor` may name.
    pub anchors: BTreeSet<String>,
}

impl Prose {
    /// What it refers to and what may refer to it, without its HTML.
    pub(crate) fn outline(mut self) -> Self {
        self.preamble.clear();
        self.footnotes.clear();
        for section in &mut self.sections {
            section.heading.clear();
            section.body.clear();
        }
        self
    }
}

/// A heading of level 2 and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Section {
    /// The heading's id, for the `<h2>` that the caller writes; not yet escaped.
    pub anchor: String,
    /// The heading as plain text, cited figures as they were written.
    pub heading_text: String,
    /// What stands inside the `<h2>`.
    pub heading: Vec<Piece>,
    /// What stands under it.
    pub body: Vec<Piece>,
}

/// HTML, or a hole in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// HTML as it is.
    Html(String),
    /// The value of an `href` or `src`, between its quotes: an index into [`Prose::links`].
    Link(usize),
    /// A figure: an index into [`Prose::citations`].
    Citation(usize),
}

/// A link or a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LinkUse {
    /// Where it leads, as written: neither resolved nor escaped nor checked.
    pub target: String,
    /// The whole link; of raw HTML the target, or the tag where the target is written with entities.
    pub range: Range<usize>,
    /// Whether it is a picture to be shown.
    pub is_image: bool,
}

/// A figure that the prose cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Citation {
    /// What stands between the braces, trimmed; it may be empty.
    pub text: String,
    /// The braces and what stands between them.
    pub range: Range<usize>,
}

/// Reads prose. Every text is prose, so there are no errors.
pub(crate) fn parse(text: &str, options: &Options<'_>) -> Prose {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let marked = emphasis::mark(&text[start..]);
    render::render(text, start, &marked, *options)
}
