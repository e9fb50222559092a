//! Lines of pages made into paragraphs.

use super::layout::{Words, joint};
use super::page::POINT;
use crate::import::document::{Align, Paragraph, Position, Role};

/// Where the lines of a page begin and end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Margins {
    left: i64,
    right: i64,
}

impl Margins {
    /// The margins of a page by its lines, and by how wide those of all pages are.
    pub(super) fn of<'w>(lines: impl Iterator<Item = &'w Words> + Clone, widest: i64) -> Self {
        let left = lines.clone().map(|line| line.left).min().unwrap_or(0);
        Self { left, right: lines.map(|line| line.right).max().unwrap_or(0).max(left + widest) }
    }

    /// Where a line stands.
    fn align(self, line: &Words) -> Align {
        let (before, after) = (line.left - self.left, self.right - line.right);
        if before * 2 > 3 * line.size && after > line.size && (before - after).abs() * 2 < line.size {
            Align::Centre
        } else if before > 8 * line.size && after < 5 * line.size {
            Align::End
        } else {
            Align::Start
        }
    }
}

/// A paragraph that may go on.
pub(super) struct Open {
    paragraph: Paragraph,
    last: Words,
    margins: Margins,
    page: usize,
}

impl Open {
    /// A paragraph that begins with a line.
    pub(super) fn new(line: Words, margins: Margins, (page, number): (usize, usize)) -> Self {
        let paragraph = Paragraph {
            text: line.text.clone(),
            role: Role::Body,
            align: margins.align(&line),
            links: Vec::new(),
            position: Position::PageLine { page, line: number },
        };
        Self { paragraph, last: line, margins, page }
    }

    /// Whether a line goes on with it.
    pub(super) fn takes(&self, line: &Words, margins: Margins, page: usize) -> bool {
        let size = self.last.size;
        let is_of_size = (line.size - size).abs() * 8 < size;
        let is_full = self.margins.right - self.last.right < 2 * size + POINT;
        let is_indented = line.left - margins.left > size;
        let gap = line.top - self.last.bottom;
        let is_near = page != self.page || (gap < 2 * size && gap > -size);
        let is_start = self.paragraph.align == Align::Start && margins.align(line) == Align::Start;
        is_of_size && is_full && !is_indented && is_near && is_start
    }

    /// Adds a line.
    pub(super) fn add(&mut self, line: Words, margins: Margins, page: usize) {
        let joint = joint(&self.paragraph.text, &line.text);
        self.paragraph.text.push_str(joint);
        self.paragraph.text.push_str(&line.text);
        (self.last, self.margins, self.page) = (line, margins, page);
    }

    /// The paragraph.
    pub(super) fn paragraph(self) -> Paragraph {
        self.paragraph
    }
}
