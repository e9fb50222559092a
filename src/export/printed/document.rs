//! A report as a document prints it, before any format.

use crate::text::container::Container;
use std::collections::BTreeSet;
use std::mem;

/// A document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Document {
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub author: String,
    /// Its language.
    pub language: String,
    /// The day of its publication, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// What tells it from other documents on one page: letters, digits and hyphens.
    pub key: String,
    /// What stands in it, from top to bottom.
    pub blocks: Vec<Block>,
    /// Its footnotes, each of one or several blocks.
    pub footnotes: Vec<Vec<Block>>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// The title.
    Title(Vec<Run>),
    /// A heading of this level; 2 is the highest under the title.
    Heading(u8, Vec<Run>),
    /// Words.
    Paragraph(Paragraph),
    /// An item of a list.
    Item(Item),
    /// A line across the page.
    Rule,
    /// A table.
    Table(Table),
}

/// Words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// The words.
    pub runs: Vec<Run>,
    /// What they are to the page.
    pub stands: Stands,
    /// The quotations and lists that they stand in, from the outermost.
    pub within: Vec<Container>,
}

/// What a paragraph is to the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Stands {
    /// A part of the text.
    #[default]
    Text,
    /// Lines that are typed, each blank of which stays.
    Typed,
    /// What is said of the whole document, in the middle under its title.
    Fact,
    /// The title of a table.
    Caption,
    /// The unit of a table, over its right end.
    Unit,
    /// Words under a table.
    Note,
    /// The signature, at the end.
    Signature,
}

/// An item of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Item {
    /// The words.
    pub runs: Vec<Run>,
    /// Which list of the document it is an item of.
    pub list: usize,
    /// The quotations and lists that it stands in, from the outermost; the last is its own list.
    pub within: Vec<Container>,
    /// Its number, in a list with numbers.
    pub number: Option<usize>,
}

/// Words that look alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Run {
    /// The words; a line within a paragraph ends in `\n`.
    pub words: String,
    /// How they look.
    pub looks: Looks,
    /// The address that they lead to.
    pub link: Option<String>,
    /// The footnote that stands here, counted from 0; it has no words.
    pub footnote: Option<usize>,
}

/// How words look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each look goes with each other")]
pub(crate) struct Looks {
    pub strong: bool,
    pub slanted: bool,
    pub struck: bool,
    pub typed: bool,
    pub raised: bool,
    pub lowered: bool,
}

/// A table on a grid.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Table {
    /// How many columns it has.
    pub columns: usize,
    /// Its cells, line by line and from left to right; none stands upon another.
    pub cells: Vec<Cell>,
    /// How many lines are heads of all others, and stand again on each page.
    pub repeated: usize,
    /// The lines at which its parts begin; none where it has only one.
    pub parts: Vec<usize>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    /// The line that it begins on.
    pub row: usize,
    /// The column that it begins at.
    pub column: usize,
    /// Over how many lines it stands.
    pub rowspan: usize,
    /// Over how many columns it stands.
    pub colspan: usize,
    /// What it is.
    pub kind: Kind,
    /// Its words.
    pub runs: Vec<Run>,
}

/// What a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A head, of what its scope says: `col`, `colgroup`, `row`, `rowgroup`.
    Head(&'static str),
    /// The title of a part of the table, over all its columns.
    Part,
    /// A figure.
    Figure,
    /// A cell that the form does not have.
    Absent,
    /// Words.
    Words,
}

impl Item {
    /// In how many lists it stands.
    pub(super) fn depth(&self) -> usize {
        self.within.iter().filter(|container| **container == Container::List).count()
    }
}

impl Run {
    /// Words that are nothing else.
    pub(crate) fn plain(words: impl Into<String>) -> Self {
        Self { words: words.into(), ..Self::default() }
    }
}

impl Block {
    /// Words that stand somewhere.
    pub(super) fn words(stands: Stands, words: impl Into<String>) -> Self {
        Self::Paragraph(Paragraph { runs: vec![Run::plain(words)], stands, within: Vec::new() })
    }

    /// A heading of words alone.
    pub(super) fn heading(level: u8, words: &str) -> Self {
        Self::Heading(level, vec![Run::plain(words)])
    }
}

impl Table {
    /// How many lines it has.
    pub(super) fn rows(&self) -> usize {
        self.cells.iter().map(|cell| cell.row + cell.rowspan).max().unwrap_or(0)
    }

    /// A cell at the first free place of a line; what stands there is in `taken`.
    pub(super) fn put(&mut self, cell: Cell, taken: &mut BTreeSet<(usize, usize)>) {
        let row = cell.row;
        let column = (0..).find(|column| !taken.contains(&(row, *column))).unwrap_or(0);
        for row in row..row + cell.rowspan {
            taken.extend((column..column + cell.colspan).map(|column| (row, column)));
        }
        self.columns = self.columns.max(column + cell.colspan);
        self.cells.push(Cell { column, ..cell });
    }
}

/// The words of runs, without looks.
pub(super) fn words(runs: &[Run]) -> String {
    runs.iter().map(|run| run.words.as_str()).collect()
}

/// Runs without blank lines before and after the others, whose own blanks stay.
pub(super) fn without_blank_lines(mut runs: Vec<Run>) -> Vec<Run> {
    while let Some(first) = runs.first_mut() {
        let blank = first.words.len() - first.words.trim_start().len();
        let lines = first.words.get(..blank).and_then(|blank| blank.rfind('\n')).map_or(0, |end| end + 1);
        first.words.drain(..lines);
        if !first.words.is_empty() {
            break;
        }
        runs.remove(0);
    }
    while let Some(last) = runs.last_mut() {
        last.words.truncate(last.words.trim_end().len());
        if !last.words.is_empty() {
            break;
        }
        runs.pop();
    }
    runs
}

/// Runs without blanks around them.
pub(super) fn trimmed(mut runs: Vec<Run>) -> Vec<Run> {
    let is_nothing = |run: &Run| run.words.is_empty() && run.footnote.is_none();
    while let Some(first) = runs.first_mut() {
        if first.footnote.is_none() {
            first.words = first.words.trim_start().to_owned();
        }
        if !is_nothing(first) {
            break;
        }
        runs.remove(0);
    }
    while let Some(last) = runs.last_mut() {
        if last.footnote.is_none() {
            let words = mem::take(&mut last.words);
            last.words = words.trim_end().to_owned();
        }
        if !is_nothing(last) {
            break;
        }
        runs.pop();
    }
    runs
}
