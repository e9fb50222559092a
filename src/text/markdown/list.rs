//! Lists, whose items have the numbers that were written.

use super::state::Renderer;
use std::ops::Range;

impl Renderer<'_> {
    /// Begins a list; `first` is the number of its first item, if it is numbered.
    pub(super) fn start_list(&mut self, first: Option<u64>) {
        self.lists.push(first);
        match first {
            None => self.out.line("<ul>\n"),
            Some(1) => self.out.line("<ol>\n"),
            Some(first) => self.out.line(&format!("<ol start=\"{first}\">\n")),
        }
    }

    /// Begins an item. CommonMark counts on from the first, whatever the others say: a list of years would
    /// become another one.
    pub(super) fn start_item(&mut self, range: Range<usize>) {
        let Some(Some(next)) = self.lists.last_mut() else { return self.out.line("<li>") };
        let written = number(&self.marked.text[range]);
        let is_next = written.is_none_or(|written| written == *next);
        *next = written.unwrap_or(*next).saturating_add(1);
        match written.filter(|_| !is_next) {
            None => self.out.line("<li>"),
            Some(written) => self.out.line(&format!("<li value=\"{written}\">")),
        }
    }
}

/// The number that an item begins with.
fn number(item: &str) -> Option<u64> {
    let digits = item.trim_start();
    digits[..digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len())].parse().ok()
}
