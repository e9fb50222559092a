//! What is kept in mind while a document is read from its first paragraph to its last.

use super::counter::Counter;
use super::field::Field;
use super::line::Line;
use super::package::Relations;
use super::styles::{Look, Styles};
use super::tally::Tally;
use crate::import::document::Block;
use crate::import::source::marks::Marks;
use std::collections::BTreeMap;

/// The reader of a document. Its rooms: [`body`](super::body) reads paragraphs and what they stand in,
/// [`inline`](super::inline) what stands in a paragraph, [`table`](super::table) tables.
#[derive(Debug)]
pub(super) struct Reader<'d> {
    /// The styles.
    pub styles: &'d Styles,
    /// The numbers of lists.
    pub counter: Counter<'d>,
    /// What the part leads to that is being read.
    pub relations: Relations,
    /// The fields that have begun, from the outermost.
    pub fields: Vec<Field>,
    /// How many pieces of text stood in instructions of fields that have not ended.
    pub swallowed_count: usize,
    /// The run that is being read.
    pub run: Run,
    /// The notes whose marks were met, in order: each its kind and id.
    pub notes: Vec<(&'static str, String)>,
    /// The number of each of them.
    pub note_numbers: BTreeMap<(&'static str, String), usize>,
    /// The ids of the running heads and feet that were met.
    pub furniture: Vec<String>,
    /// What there is beside the text.
    pub tally: Tally,
    /// How many paragraphs there are so far, those in tables not counted.
    pub paragraphs: usize,
    /// How many tables there are so far.
    pub tables: usize,
    /// How many cells there are so far.
    pub cells: usize,
    /// How deep the table is that is being read; 0 is none.
    pub depth: usize,
    /// How many bytes of the text are made and not copied: numbers of lists, addresses.
    pub made: usize,
}

/// What holds for a run.
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    /// Whether its paragraph hides text.
    pub is_paragraph_hidden: bool,
    /// Whether its text is hidden.
    pub is_hidden: bool,
    /// Its font, where it is one of symbols.
    pub symbols: Option<String>,
    /// How its text is set.
    pub marks: Marks,
}

/// Blocks while they are put together.
#[derive(Debug, Default)]
pub(super) struct Flow<'e> {
    /// Those that are complete.
    pub blocks: Vec<Block>,
    /// The words of paragraphs whose marks are deleted or hidden, and the look of the last: the next
    /// paragraph goes on with them.
    pub pending: Option<(Line<'e>, Look)>,
    /// Whether the number of the first of them stands in its words already.
    pub is_numbered: bool,
}
