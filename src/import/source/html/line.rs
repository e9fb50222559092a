//! Characters as they come, blanks collapsed as a browser collapses them.

use crate::import::document::Span;
use crate::text::character::is_wide;
use std::ops::Range;

/// A paragraph that grows.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    /// Whether a blank was met since the last character, and whether it had a line end in it.
    blank: Option<bool>,
    spans: Vec<Spanned>,
    /// What is said of the text now, and where that begins.
    open: Vec<(usize, Span)>,
}

/// A part of a text, and what is said of it.
pub(super) type Spanned = (Range<usize>, Span);

impl Line {
    /// Adds text whose blanks do not count one by one.
    pub(super) fn push(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\u{c}' => self.blank = Some(self.blank.unwrap_or(false)),
                '\n' | '\r' => self.blank = Some(true),
                c => self.character(c),
            }
        }
    }

    /// Adds text whose blanks and line ends all count.
    pub(super) fn push_as_written(&mut self, text: &str) {
        self.settle(None);
        for c in text.chars() {
            match c {
                '\n' => self.text.push('\n'),
                '\r' => {}
                c => self.character(c),
            }
        }
    }

    /// Ends a line within the paragraph.
    pub(super) fn end_line(&mut self) {
        self.blank = None;
        self.text.push('\n');
    }

    /// From here on something is said of the text.
    pub(super) fn begin(&mut self, span: Span) {
        self.open.push((self.text.len(), span));
    }

    /// From here on what was said last is said no more.
    pub(super) fn end(&mut self) {
        if let Some((start, span)) = self.open.pop()
            && self.text.get(start..).is_some_and(|text| !text.trim().is_empty())
        {
            self.spans.push((start..self.text.len(), span));
        }
    }

    /// Takes the paragraph out, without blanks around it and around its parts; what is said of the text goes
    /// on in the next.
    pub(super) fn take(&mut self) -> (String, Vec<Spanned>) {
        let going_on: Vec<Span> = self.open.iter().map(|(_, span)| span.clone()).collect();
        going_on.iter().for_each(|_| self.end());
        self.blank = None;
        let spans = std::mem::take(&mut self.spans);
        let whole = std::mem::take(&mut self.text);
        let text = whole.trim_matches(is_blank);
        let cut = whole.len() - whole.trim_start_matches(is_blank).len();
        let shifted = spans.into_iter().filter_map(|(range, span)| {
            let part = whole.get(range.clone())?;
            let start = range.start + part.len() - part.trim_start_matches(is_blank).len();
            let end = start + part.trim_matches(is_blank).len();
            (start < end).then(|| (start - cut..end - cut, span))
        });
        let words = (text.to_owned(), shifted.collect());
        self.open = going_on.into_iter().map(|span| (0, span)).collect();
        words
    }

    /// Adds a character that is no blank that collapses.
    fn character(&mut self, c: char) {
        self.settle(Some(c));
        self.text.push(if c == '\u{a0}' { ' ' } else { c });
    }

    /// Writes the blank that was met, if it is seen: not at the beginning of a line, and not where a line of
    /// Chinese was broken in the source.
    fn settle(&mut self, next: Option<char>) {
        let Some(has_line_end) = self.blank.take() else { return };
        let last = self.text.chars().next_back();
        let is_broken = has_line_end && last.is_some_and(is_wide) && next.is_some_and(is_wide);
        if last.is_none_or(|last| last == '\n') || is_broken {
            return;
        }
        let end = self.text.len();
        self.open.iter_mut().filter(|(start, _)| *start == end).for_each(|(start, _)| *start += 1);
        self.text.push(' ');
    }
}

/// Whether a character surrounds words without being one.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}
