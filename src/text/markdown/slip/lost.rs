//! Text that no event of the parser accounts for.

use super::state::Walk;
use super::{Lost, Slip, SlipKind};

impl Walk<'_> {
    /// Tells what is left.
    pub(super) fn tell_lost(&mut self) {
        for gap in std::mem::take(&mut self.covered).gaps(self.text.len()) {
            let text = self.text.get(gap.clone()).unwrap_or("");
            let mut at = gap.start;
            for line in text.split_inclusive(['\n', '\r']) {
                if line.chars().any(is_word) {
                    let range = self.trimmed(&(at..at + line.len()));
                    // Of two definitions the parser keeps the first, and says nothing of the other.
                    let is_definition = line.trim_start().starts_with('[') && line.contains("]:");
                    let kind = if is_definition {
                        SlipKind::Lost(Lost::SecondDefinition)
                    } else {
                        SlipKind::Lost(Lost::Otherwise)
                    };
                    self.tell(Slip::new(kind, range));
                }
                at += line.len();
            }
        }
    }
}

/// Whether a character says something, and is not only a sign of the markup.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && !c.is_whitespace() && c != '\u{feff}')
}
