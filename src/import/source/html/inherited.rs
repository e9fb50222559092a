//! What an element hands down to those within it.

use super::elements::Sort;
use super::style::Looks;
use crate::import::document::{Align, Role};
use crate::import::source::marks::{Height, Marks};

/// What an element hands down to what it holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inherited {
    /// Where its lines stand.
    pub(super) align: Align,
    /// What its paragraphs are.
    pub(super) role: Role,
    /// Whether its blanks and line ends are kept.
    pub(super) keeps_blanks: bool,
    /// Whether its words leave a gap instead of being seen.
    pub(super) is_invisible: bool,
    /// Whether its words cannot be seen, and nothing within it can undo that.
    pub(super) is_covered: bool,
    /// Whether it may be hidden, or shown, by what cannot be told here.
    pub(super) is_unsure: bool,
    /// Whether it is no part of the page at all.
    pub(super) is_gone: bool,
    /// How its words are set.
    pub(super) marks: Marks,
    /// Whether it is in a cell that is hidden.
    pub(super) is_in_hidden_cell: bool,
    /// Whether it is in the article of the page.
    is_in_article: bool,
}

/// What a page hands down.
pub(super) const PAGE: Inherited = Inherited {
    align: Align::Start,
    role: Role::Body,
    keeps_blanks: false,
    is_invisible: false,
    is_covered: false,
    is_unsure: false,
    is_gone: false,
    marks: Marks { height: Height::Line, is_struck: false },
    is_in_hidden_cell: false,
    is_in_article: false,
};

impl Inherited {
    /// What an element of a sort and of some looks hands down.
    pub(super) fn within(outer: Self, sort: Sort, looks: &Looks) -> Self {
        // A cell that is not drawn leaves its place to the next; one whose words are not seen keeps it.
        let is_gone = looks.is_gone || (looks.is_collapsed && sort != Sort::Cell);
        let is_hidden_cell = sort.is_of_table() && is_gone;
        let align = looks.align.unwrap_or(if sort == Sort::Centred { Align::Centre } else { outer.align });
        let role = match sort {
            Sort::Heading(level) => Role::Heading(level),
            Sort::Furniture => Role::Furniture,
            Sort::Edge if !outer.is_in_article => Role::Furniture,
            _ => outer.role,
        };
        Self {
            align: if sort.is_block() && sort != Sort::Table { align } else { outer.align },
            role,
            keeps_blanks: looks.keeps_blanks.unwrap_or(outer.keeps_blanks || sort == Sort::Preformatted),
            is_invisible: !is_hidden_cell && looks.is_visible.map_or(outer.is_invisible, |seen| !seen),
            is_covered: outer.is_covered || looks.is_covered(),
            is_unsure: outer.is_unsure || looks.is_unsure,
            is_gone: outer.is_gone || (looks.is_gone && !is_hidden_cell),
            marks: Marks {
                // A cell begins its own line, whatever it says of where its words stand in it.
                height: if sort.is_block() {
                    outer.marks.height
                } else {
                    looks.height.unwrap_or(outer.marks.height)
                },
                is_struck: outer.marks.is_struck || looks.is_struck,
            },
            is_in_hidden_cell: outer.is_in_hidden_cell || is_hidden_cell,
            is_in_article: outer.is_in_article || sort == Sort::Article,
        }
    }
}
