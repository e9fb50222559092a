//! Blocks that are made by accident: code, headings, lines, lists, quotations.

use super::state::Walk;
use super::{Lost, Slip, SlipKind};
use crate::text::markdown::emphasis::is_cjk;
use std::ops::Range;

impl Walk<'_> {
    /// A heading begins. `has_words` says whether there is more in its braces than an id.
    pub(super) fn heading(&mut self, range: &Range<usize>, has_id: bool, has_words: bool) {
        let text = self.text.get(range.clone()).unwrap_or("").trim_end();
        if text.trim_start().starts_with('#') {
            return self.braces(range.start, text, has_id, has_words);
        }
        let Some((words, line)) = text.rsplit_once(['\n', '\r']) else { return };
        let words = words.trim_end();
        self.braces(range.start, words, has_id, has_words);
        let line_start = range.start + text.len() - line.len();
        let line = self.trimmed(&(line_start..range.start + text.len()));
        let sentence =
            words.ends_with(['。', '；', '，', '！', '？', '：', '.', ';']) || words.contains('\n');
        let slip = Slip::new(SlipKind::Underlined { sentence }, line.clone());
        let dashes = self.text.get(line).is_some_and(|line| line.starts_with('-'));
        self.tell(if sentence && dashes && self.depth == 0 {
            slip.meant(line_start..line_start, "\n")
        } else {
            slip
        });
    }

    /// Braces at the end of a heading, which are never printed.
    fn braces(&mut self, start: usize, heading: &str, has_id: bool, has_words: bool) {
        let Some(open) = heading.rfind('{') else { return };
        let inside = heading[open + 1..].strip_suffix('}');
        let taken = inside.is_some_and(|inside| !inside.contains(['}', '<', '>', '\\']));
        if !taken && !has_id && !has_words {
            return;
        }
        let braces = start + open..start + heading.len();
        if has_words || !has_id {
            let slip = Slip::new(SlipKind::Lost(Lost::HeadingAttributes { has_id }), braces.clone());
            // A backslash in front of the first brace changes nothing to the parser.
            let last = braces.end - 1;
            self.tell(if has_id || !taken { slip } else { slip.meant(last..last, "\\") });
        }
        self.covered.add(braces);
    }

    pub(super) fn quotation(&mut self, range: &Range<usize>, is_alert: bool) {
        let text = self.text.get(range.clone()).unwrap_or("");
        if is_alert {
            let line = text.find(['\n', '\r']).unwrap_or(text.len());
            self.covered.add(range.start..range.start + line);
        } else if text
            .strip_prefix('>')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c == '='))
        {
            let start = range.start;
            self.tell(Slip::new(SlipKind::QuotedNumber, start..start + 1).likely(start..start, "\\"));
        }
    }

    pub(super) fn indented(&mut self, range: &Range<usize>) {
        let text = self.text.get(range.clone()).unwrap_or("");
        let is_text = text.contains("{{") || text.chars().any(is_cjk);
        let kind = if is_text { SlipKind::IndentedText } else { SlipKind::IndentedCode };
        let slip = Slip::new(kind, self.trimmed(range));
        if !is_text || self.depth > 0 {
            return self.tell(slip);
        }
        let line_start = self.text[..range.start].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let lines = self.text.get(line_start..range.end).unwrap_or("");
        let flush: String = lines.split_inclusive('\n').map(unindented).collect();
        self.tell(slip.meant(line_start..range.end, flush));
    }

    pub(super) fn fenced(&mut self, range: &Range<usize>, info: &str) {
        let text = self.text.get(range.clone()).unwrap_or("");
        let first_line = text.find(['\n', '\r']).unwrap_or(text.len());
        let language = |word: &str| word.bytes().all(|byte| byte.is_ascii_graphic());
        if !info.split_whitespace().all(language) || info.split_whitespace().count() > 1 {
            let line = text[..first_line].trim_end();
            let words = line.trim_start_matches(['`', '~']).trim_start();
            let end = range.start + line.len();
            self.tell(Slip::new(SlipKind::Lost(Lost::FenceWords), end - words.len()..end));
        }
        self.covered.add(range.start..range.start + first_line);
        let fence = text.chars().next().unwrap_or('`');
        let long = text.chars().take_while(|&c| c == fence).count();
        let last = text[first_line..].trim_end().rsplit(['\n', '\r']).next().unwrap_or("");
        let last = last.trim_matches([' ', '\t', '>']);
        if last.chars().count() < long || !last.chars().all(|c| c == fence) {
            self.tell(Slip::new(SlipKind::OpenFence, range.start..range.start + first_line));
        } else if let Some(cited) = braces(text) {
            self.tell(Slip::new(SlipKind::Uncited, range.start + cited.start..range.start + cited.end));
        }
    }

    pub(super) fn html_block(&mut self, range: &Range<usize>) {
        let text = self.text.get(range.clone()).unwrap_or("");
        let is_comment = text.trim_start().starts_with("<!--");
        if self.raw_html && is_comment && !text.contains("-->") {
            self.tell(Slip::new(SlipKind::Lost(Lost::OpenComment), self.trimmed(range)));
        } else if self.raw_html
            && !is_comment
            && let Some(cited) = braces(text)
        {
            self.tell(Slip::new(SlipKind::Uncited, range.start + cited.start..range.start + cited.end));
        }
        self.covered.add(range.clone());
    }

    pub(super) fn item(&mut self, range: &Range<usize>) {
        let text = self.text.get(range.clone()).unwrap_or("");
        let start = range.start + (text.len() - text.trim_start().len());
        let digits = self.text[start..].bytes().take_while(u8::is_ascii_digit).count();
        // The sign after the digits is one of the list's.
        self.covered.add(range.start..start + digits + usize::from(digits > 0));
        let Some(Some(last)) = self.lists.last_mut() else { return };
        let Ok(number) = self.text[start..start + digits].parse::<u64>() else { return };
        let repeated = *last == number;
        *last = number;
        let place = start..start + digits;
        if digits > 1 && self.text[start..].starts_with('0') {
            let end = place.end;
            self.tell(Slip::new(SlipKind::LeadingZeros, place).likely(end..end, "\\"));
        } else if repeated {
            self.tell(Slip::new(SlipKind::RepeatedNumber(number), place));
        }
    }

    pub(super) fn rule(&mut self, range: Range<usize>) {
        let line = self.trimmed(&range);
        let before = self.text[..line.start].trim_end_matches([' ', '\t']);
        let above = before.strip_suffix('\n').unwrap_or(before);
        let above = above.strip_suffix('\r').unwrap_or(above).rsplit(['\n', '\r']).next();
        let below_text = before.ends_with('\n') && above.is_some_and(|above| !above.trim().is_empty());
        let is_blank = self.text[line.clone()].starts_with('_');
        let is_heading = above.is_some_and(|above| above.starts_with('#'));
        if (below_text && !is_heading) || is_blank {
            self.tell(Slip::new(SlipKind::RuledLine, line));
        }
        self.covered.add(range);
    }
}

/// A line without the white space in front of it.
fn unindented(line: &str) -> &str {
    line.trim_start_matches([' ', '\t'])
}

/// The first citation in a text.
fn braces(text: &str) -> Option<Range<usize>> {
    let open = text.find("{{")?;
    let close = text[open..].find("}}")?;
    Some(open..open + close + 2)
}
