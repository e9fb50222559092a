//! Markup that is printed as it was written, since a slip keeps it from being markup.

use super::definition::is_address;
use super::state::Walk;
use super::table::cells;
use super::{Slip, SlipKind};
use crate::text::markdown::dialect::events;
use crate::text::markdown::emphasis::is_cjk;
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

impl Walk<'_> {
    /// Looks for markup in what is printed as it was written.
    pub(super) fn read_literally(&mut self) {
        for range in std::mem::take(&mut self.literal).0 {
            // What follows a backslash is meant as it stands.
            let escaped = self.text[..range.start].ends_with('\\');
            let first = self.text[range.start..].chars().next().map_or(0, char::len_utf8);
            let start = if escaped { range.start + first } else { range.start };
            let range = start.min(range.end)..range.end;
            if !escaped && self.is_line_start(range.start) {
                self.heading_signs(&range);
                self.table_line(&range);
            }
            self.brackets(&range);
            self.stars(&range);
        }
    }

    /// Whether nothing but white space stands before on the line.
    fn is_line_start(&self, at: usize) -> bool {
        let line = self.text[..at].rsplit(['\n', '\r']).next().unwrap_or("");
        line.chars().all(char::is_whitespace)
    }

    /// `##` without a space behind it, or behind something that is no space.
    fn heading_signs(&mut self, range: &Range<usize>) {
        let text = &self.text[range.clone()];
        let indented = text.len() - text.trim_start().len();
        let signs: String = text[indented..].chars().take_while(|c| matches!(c, '#' | '＃')).collect();
        let level = signs.chars().count();
        let after = &text[indented + signs.len()..];
        let words = after.trim_start();
        let starts = words.starts_with(|c: char| c.is_alphanumeric() || is_cjk(c));
        if level == 0 || !starts || (level == 1 && (!words.starts_with(is_cjk) || words.contains('#'))) {
            return;
        }
        let place = range.start + indented..range.start + indented + signs.len();
        let slip = Slip::new(SlipKind::NoHeading { certain: (2..=6).contains(&level) }, place);
        let line = self.text[..range.start].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let rewritten = line..range.end - words.len();
        let meant = format!("{} ", "#".repeat(level));
        self.tell(match level {
            1 => slip.likely(rewritten, meant),
            2..=6 if self.is_plain_line(line, range.start) => slip.meant(rewritten, meant),
            2..=6 => slip.likely(rewritten, meant),
            _ => slip,
        });
    }

    fn is_plain_line(&self, line: usize, to: usize) -> bool {
        self.text[line..to].chars().all(char::is_whitespace)
    }

    /// The line below a table's head, which makes the table only where it has as many cells.
    fn table_line(&mut self, range: &Range<usize>) {
        let end =
            self.text[range.start..].find(['\n', '\r']).map_or(self.text.len(), |end| range.start + end);
        let line = self.text[range.start..end].trim();
        let drawn =
            line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t' | '—' | '－' | '：' | '｜'));
        if !drawn || !line.contains(['|', '｜']) || !line.contains(['-', '—', '－']) {
            return;
        }
        let above = self.text[..range.start].trim_end().rsplit(['\n', '\r']).next().unwrap_or("").trim();
        let (head, line) = (cells(above).len(), cells(line).len());
        let place = self.trimmed(&(range.start..end));
        self.tell(Slip::new(SlipKind::NoTable { head, line }, place));
    }

    fn brackets(&mut self, range: &Range<usize>) {
        let text = &self.text[range.clone()];
        for (at, _) in text.match_indices(']') {
            let after = &text[at + 1..];
            let close = range.start + at;
            if after.starts_with('(') {
                self.no_link(close, range.end);
            } else if let Some(label) = after.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
                let is_note = label.0.starts_with('^');
                if !is_note && self.opening(close).is_some() {
                    let kind = SlipKind::MissingDefinition(label.0.to_owned());
                    let start = self.opening(close).unwrap_or(close);
                    self.tell(Slip::new(kind, start..close + 1 + label.0.len() + 2));
                }
            } else if after.trim_start_matches(' ').starts_with("(http") || after.starts_with("（http") {
                let start = self.opening(close).unwrap_or(close);
                self.tell(Slip::new(SlipKind::NoLink, start..close + 1));
            }
        }
        for (at, _) in text.match_indices("[^") {
            let Some((name, after)) = text[at + 2..].split_once(']').filter(|(name, _)| is_label(name))
            else {
                continue;
            };
            let place = range.start + at..range.start + at + 3 + name.len();
            let slip = Slip::new(SlipKind::MissingNote(name.to_owned()), place.clone());
            let starts_line = self.is_line_start(place.start);
            let colon = place.end..place.end + '：'.len_utf8();
            self.tell(if starts_line && after.starts_with('：') { slip.meant(colon, ": ") } else { slip });
        }
    }

    /// `](` that ends no link.
    fn no_link(&mut self, close: usize, end: usize) {
        let inside = &self.text[close + 2..end];
        let Some(open) = self.opening(close) else { return };
        let Some((address, _)) = inside.split_once(')') else {
            if is_address(inside.trim()) && !inside.trim().is_empty() {
                self.tell(Slip::new(SlipKind::NoLink, open..close + 2));
            }
            return;
        };
        let whole = open..close + 2 + address.len() + 1;
        let (target, title) = match address.trim().split_once(" \"") {
            Some((target, title)) => (target.trim_end(), format!(" \"{title}")),
            None => (address.trim(), String::new()),
        };
        let has_space = target.contains(char::is_whitespace);
        if !(has_space && is_address(target)) {
            // Words in Chinese behind a bracket are a remark, letters are an address that is none.
            if (has_space && target.is_ascii()) || is_address(target) || self.text[..close].ends_with(')') {
                self.tell(Slip::new(SlipKind::NoLink, whole));
            }
            return;
        }
        let rewritten = format!("<{target}>{title}");
        let slip = Slip::new(SlipKind::SpacedAddress, whole.clone());
        let line = format!("{}({rewritten})", &self.text[open..=close]);
        let is_link = events(&line).any(|(event, _)| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => *dest_url == *target,
            _ => false,
        });
        let inner = close + 2..close + 2 + address.len();
        self.tell(if is_link { slip.meant(inner, rewritten) } else { slip });
    }

    /// The bracket that one closes, on the same line; with the sign of a picture.
    fn opening(&self, close: usize) -> Option<usize> {
        let line = self.text[..close].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let mut depth = 0_usize;
        for (at, c) in self.text[line..close].char_indices().rev() {
            match c {
                ']' => depth += 1,
                '[' if depth == 0 => {
                    let open = line + at;
                    return Some(if self.text[..open].ends_with('!') { open - 1 } else { open });
                }
                '[' => depth -= 1,
                _ => {}
            }
        }
        None
    }

    /// Stars that make nothing bold. A longer run, or one beside digits, stands for hidden digits.
    fn stars(&mut self, range: &Range<usize>) {
        let mut from = range.start;
        while let Some(at) = self.text[from..range.end].find("**").map(|at| from + at) {
            let run = self.text[at..].bytes().take_while(|&byte| byte == b'*').count();
            from = (at + run).min(range.end);
            let is_digit = |c: char| c.is_ascii_digit();
            let masks = self.text[..at].ends_with(is_digit) || self.text[at + run..].starts_with(is_digit);
            let escaped = self.text[..at].ends_with('\\');
            if run <= 3 && !masks && !escaped {
                self.tell(Slip::new(SlipKind::NoEmphasis, at..at + run));
            }
        }
    }
}

/// Whether something can be the name of a footnote.
fn is_label(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '[')
}
