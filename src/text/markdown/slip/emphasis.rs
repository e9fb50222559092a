//! Stars and tildes that hide or multiply digits, and are taken for emphasis.

use super::state::Walk;
use super::{Slip, SlipKind};
use std::ops::Range;

/// Punctuation that no emphasised words begin with.
const CLOSING: [char; 13] = ['、', '，', '。', '；', '：', '？', '！', '）', '》', '」', '』', '”', '’'];

impl Walk<'_> {
    /// What stands in `range`, with the signs around it, is emphasised or struck.
    pub(super) fn emphasised(&mut self, range: &Range<usize>) {
        let Some(sign) = self.text.get(range.clone()).and_then(|text| text.chars().next()) else { return };
        if sign == '_' {
            return;
        }
        let (open, close) = (self.run(range.start, sign), self.run(range.end - 1, sign));
        let masks = sign == '*' && (open.len() > 3 || close.len() > 3);
        if masks || (self.is_amid_digits(&open) && self.is_amid_digits(&close)) {
            let whole = open.start..close.end;
            // Of `***`, emphasis and strong emphasis begin at one place.
            if !self.found.slips.iter().any(|slip| slip.range == whole) {
                let escaped = |run: &Range<usize>| format!("\\{sign}").repeat(run.len());
                let inside = self.text.get(open.end..close.start).unwrap_or("");
                let text = [&escaped(&open), inside, &escaped(&close)].concat();
                self.tell(Slip::new(SlipKind::Masked, whole.clone()).meant(whole, text));
            }
        } else if self.text[open.end..].starts_with(CLOSING) {
            self.tell(Slip::new(SlipKind::EmphasisedMark, open.start..close.end));
        }
    }

    /// The run of a sign that a byte is in.
    fn run(&self, at: usize, sign: char) -> Range<usize> {
        let before = self.text[..at].bytes().rev().take_while(|&byte| char::from(byte) == sign).count();
        let after = self.text[at..].bytes().take_while(|&byte| char::from(byte) == sign).count();
        at - before..at + after
    }

    fn is_amid_digits(&self, run: &Range<usize>) -> bool {
        self.text[..run.start].ends_with(|c: char| c.is_ascii_digit())
            && self.text[run.end..].starts_with(|c: char| c.is_ascii_digit())
    }
}
