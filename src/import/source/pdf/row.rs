//! What the rows at the end of a page and at the beginning of the next print, and whether they are one.

use super::layout::SheetCell;

/// How sure it is that the end of the page parts a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parted {
    /// The label above has a number, and the one below has none.
    Certainly,
    /// Neither has one.
    Perhaps,
}

/// What a row prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) has_words: bool,
    pub(super) has_figures: bool,
    blanks: usize,
    words: usize,
    longest: usize,
}

impl Content {
    pub(super) fn of<'c>(cells: impl Iterator<Item = &'c SheetCell>) -> Self {
        let mut content = Self { has_words: false, has_figures: false, blanks: 0, words: 0, longest: 0 };
        for cell in cells {
            let (is_blank, has_words) = (cell.is_blank(), cell.has_words());
            content.has_words |= has_words;
            content.has_figures |= !is_blank && !has_words;
            content.blanks += usize::from(is_blank);
            content.words += usize::from(!is_blank);
            content.longest = content.longest.max(cell.text.chars().count());
        }
        content
    }

    /// Whether it and another are both several short words, as the lines of heads over narrow columns are.
    pub(super) fn is_of_short_words(self, other: Self) -> bool {
        const SHORT: usize = 4;
        let is_short = |row: &Self| !row.has_figures && row.words > 2 && row.longest <= SHORT;
        is_short(&self) && is_short(&other)
    }

    /// Whether it has a label, and nothing where its figures would be.
    pub(super) fn is_bare_row(self) -> bool {
        self.has_words && !self.has_figures && self.blanks > 0
    }
}
