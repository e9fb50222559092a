//! What is legal Markdown and surely not meant, and text that would be on no page.
//!
//! CommonMark gives every text a meaning, some of them surprising: a definition that nothing refers to prints
//! nothing, four spaces make code, a line of dashes makes a heading of what stands above. Each such slip is
//! found here with its place and, where one is certain, its remedy; the words are those of a later stage.
//! Whatever no event of the parser accounts for is [`Lost::Otherwise`], so that no text can vanish in a way
//! that nobody thought of.

mod state;
mod block;
mod table;
mod definition;
mod emphasis;
mod literal;
mod lost;
mod raw;
mod walk;

use std::ops::Range;

/// Something that is surely not meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slip {
    pub kind: SlipKind,
    /// Where, in bytes of the text that was read.
    pub range: Range<usize>,
    /// What to write instead.
    pub rewrite: Option<Rewrite>,
}

/// A change of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rewrite {
    pub range: Range<usize>,
    pub text: String,
    /// Whether it is certain to be what is meant.
    pub certain: bool,
}

/// Why text is on no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Lost {
    /// The definition of a link that nothing refers to: its words are on no page. Is it an address at all?
    UnusedDefinition { is_address: bool },
    /// A second definition of a link.
    SecondDefinition,
    /// A footnote that nothing refers to.
    UnusedNote(String),
    /// A second definition of a footnote.
    SecondNote(String),
    /// A row with more cells than its table has columns.
    SurplusCells { cells: usize, columns: usize },
    /// Words in braces at the end of a heading, which are taken for attributes.
    HeadingAttributes { has_id: bool },
    /// Words after the fence that begins a block of code.
    FenceWords,
    /// A comment that is never closed hides what follows.
    OpenComment,
    /// It stands in an element of HTML whose words no page shows, perhaps since that is never closed.
    InElement(String),
    /// Another reason.
    Otherwise,
}

/// Which kind of slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SlipKind {
    /// Text that is on no page.
    Lost(Lost),
    /// A footnote that is not defined.
    MissingNote(String),
    /// A link to a definition that is not there.
    MissingDefinition(String),
    /// Signs of a heading that is none; of one sign it is not certain that a heading is meant.
    NoHeading { certain: bool },
    /// A link or picture that is none, because its address holds a space.
    SpacedAddress,
    /// A link or picture that is none for another reason.
    NoLink,
    /// A table that is none: its head has as many cells as the line below should.
    NoTable { head: usize, line: usize },
    /// Stars that make nothing bold.
    NoEmphasis,
    /// A paragraph that is printed as code, since it is indented.
    IndentedText,
    /// Indented code.
    IndentedCode,
    /// A block of code that is never closed.
    OpenFence,
    /// A citation that is printed as it is written.
    Uncited,
    /// A line below a paragraph that makes it a heading; of a sentence that is never meant.
    Underlined { sentence: bool },
    /// A ruled line right below a paragraph, or made of blanks to fill in.
    RuledLine,
    /// Stars that stand for hidden or multiplied digits and are taken for emphasis.
    Masked,
    /// Emphasis that begins with a punctuation mark, as no emphasis does.
    EmphasisedMark,
    /// A number in a list that stood before.
    RepeatedNumber(u64),
    /// A number in a list with zeros in front, which are not printed.
    LeadingZeros,
    /// A row with fewer cells than its table has columns.
    ShortRow { cells: usize, columns: usize },
    /// A line of text right below a table, which makes it a row.
    RowOfText,
    /// A number after `>`, which makes it a quotation.
    QuotedNumber,
    /// A heading without words.
    EmptyHeading,
    /// A link without words, which nobody sees.
    EmptyLink,
}

/// What stands on a line of its own and may name a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its level as a heading; none where it is a paragraph.
    pub level: Option<u8>,
    /// Its words.
    pub text: String,
    pub range: Range<usize>,
}

/// What was found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Slips {
    pub slips: Vec<Slip>,
    /// The headings, and the paragraphs of one short line, outside of lists and quotations.
    pub lines: Vec<Line>,
    /// What is written as entities: what they stand for, and where.
    pub entities: Vec<(String, Range<usize>)>,
}

/// Reads a text for slips.
pub(crate) fn slips(text: &str, raw_html: bool) -> Slips {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut found = walk::read(&text[start..], raw_html);
    let moved = |range: &mut Range<usize>| *range = range.start + start..range.end + start;
    for slip in &mut found.slips {
        moved(&mut slip.range);
        if let Some(rewrite) = &mut slip.rewrite {
            moved(&mut rewrite.range);
        }
    }
    found.lines.iter_mut().for_each(|line| moved(&mut line.range));
    found.entities.iter_mut().for_each(|(_, range)| moved(range));
    found.slips.sort_by_key(|slip| (slip.range.start, slip.range.end));
    found
}

impl Slip {
    fn new(kind: SlipKind, range: Range<usize>) -> Self {
        Self { kind, range, rewrite: None }
    }

    /// With what is certain to be meant.
    fn meant(mut self, range: Range<usize>, text: impl Into<String>) -> Self {
        self.rewrite = Some(Rewrite { range, text: text.into(), certain: true });
        self
    }

    /// With what is likely to be meant.
    fn likely(mut self, range: Range<usize>, text: impl Into<String>) -> Self {
        self.rewrite = Some(Rewrite { range, text: text.into(), certain: false });
        self
    }
}
