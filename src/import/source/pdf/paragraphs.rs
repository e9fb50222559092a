//! Lines of pages made into paragraphs.

use super::layout::{Words, is_numbered, joint};
use super::page::POINT;
use crate::import::document::{Align, Paragraph, Position};

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
        let right = lines.map(|line| line.right).max().unwrap_or(0);
        // On a page with a few short lines these do not say where lines end.
        let is_told = (right - left) * 3 > widest * 2;
        Self { left, right: if is_told { right } else { left + widest } }
    }

    /// Where a line stands.
    fn align(self, line: &Words) -> Align {
        let (before, after) = (line.left - self.left, self.right - line.right);
        if before * 2 > 3 * line.size && after > line.size && (before - after).abs() * 2 < line.size {
            Align::Centre
        } else if before > 8 * line.size && after < 5 * line.size && before * 2 > self.right - self.left {
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
    is_one_line: bool,
    /// How far its lines are from each other.
    gap: Option<i64>,
}

impl Open {
    /// A paragraph that begins with a line.
    pub(super) fn new(line: Words, margins: Margins, (page, number): (usize, usize)) -> Self {
        let words = Paragraph::new(line.text.clone(), Position::PageLine { page, line: number });
        let paragraph = Paragraph { align: margins.align(&line), doubt: line.doubt.clone(), ..words };
        Self { paragraph, last: line, margins, page, is_one_line: true, gap: None }
    }

    /// Whether a line goes on with it.
    pub(super) fn takes(&self, line: &Words, margins: Margins, page: usize) -> bool {
        let size = self.last.size;
        let is_of_size = (line.size - size).abs() * 8 < size;
        let is_full = self.margins.right - self.last.right < 2 * size + POINT || self.is_sentence(line);
        let (now, last) = (line.left - margins.left, self.last.left - self.margins.left);
        let is_set_in = self.is_one_line && (size..3 * size).contains(&now) && (now - last).abs() < size / 2;
        let is_indented = now - last > size / 2 || is_set_in;
        let gap = line.top - self.last.bottom;
        let is_usual = self.gap.is_none_or(|usual| (gap - usual).abs() * 3 < size);
        let is_near = page != self.page || (gap * 4 < 5 * size && gap > -size && is_usual);
        let is_start = self.paragraph.align == Align::Start && margins.align(line) == Align::Start;
        let is_item = is_numbered(&line.text);
        is_of_size && !is_item && is_full && !is_indented && is_near && is_start
    }

    /// Whether the last line is the middle of a sentence that a narrower column breaks.
    fn is_sentence(&self, line: &Words) -> bool {
        const LONG: usize = 25;
        let is_long = self.last.text.chars().count() >= LONG;
        let is_ended = self.last.text.ends_with(['。', '：', '；', '！', '？', '.', ':']);
        is_long && !is_ended && self.last.right + self.last.size >= line.right
    }

    /// Adds a line.
    pub(super) fn add(&mut self, line: Words, margins: Margins, page: usize) {
        if page == self.page {
            self.gap = self.gap.or(Some(line.top - self.last.bottom));
        }
        let joint = joint(&self.paragraph.text, &line.text);
        self.paragraph.text.push_str(joint);
        self.paragraph.text.push_str(&line.text);
        self.paragraph.doubt = self.paragraph.doubt.take().or_else(|| line.doubt.clone());
        (self.last, self.margins, self.page) = (line, margins, page);
        self.is_one_line = false;
    }

    /// The paragraph.
    pub(super) fn paragraph(self) -> Paragraph {
        self.paragraph
    }
}
