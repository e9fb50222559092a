//! Characters as they come, blanks collapsed as a browser collapses them.

use crate::text::character::is_wide;
use std::ops::Range;

/// A paragraph that grows.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    /// Whether a blank was met since the last character, and whether it had a line end in it.
    blank: Option<bool>,
    links: Vec<Link>,
    /// The address that the text leads to now, and where that begins.
    link: Option<(usize, String)>,
}

/// A part of a text, and the address that it leads to.
pub(super) type Link = (Range<usize>, String);

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

    /// From here on the text leads to an address.
    pub(super) fn begin_link(&mut self, address: String) {
        self.end_link();
        self.link = Some((self.text.len(), address));
    }

    /// From here on the text leads nowhere.
    pub(super) fn end_link(&mut self) {
        if let Some((start, address)) = self.link.take()
            && self.text.get(start..).is_some_and(|text| !text.trim().is_empty())
        {
            self.links.push((start..self.text.len(), address));
        }
    }

    /// Takes the paragraph out, without blanks around it and around its links; a link goes on in the next.
    pub(super) fn take(&mut self) -> (String, Vec<Link>) {
        let going_on = self.link.as_ref().map(|(_, address)| address.clone());
        self.end_link();
        self.blank = None;
        let links = std::mem::take(&mut self.links);
        let whole = std::mem::take(&mut self.text);
        let text = whole.trim_matches(is_blank);
        let cut = whole.len() - whole.trim_start_matches(is_blank).len();
        let shifted = links.into_iter().filter_map(|(range, address)| {
            let linked = whole.get(range.clone())?;
            let start = range.start + linked.len() - linked.trim_start_matches(is_blank).len();
            let end = start + linked.trim_matches(is_blank).len();
            (start < end).then(|| (start - cut..end - cut, address))
        });
        let words = (text.to_owned(), shifted.collect());
        self.link = going_on.map(|address| (0, address));
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
        if self.link.as_ref().is_some_and(|(start, _)| *start == self.text.len())
            && let Some((start, _)) = &mut self.link
        {
            *start += 1;
        }
        self.text.push(' ');
    }
}

/// Whether a character surrounds words without being one.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}
