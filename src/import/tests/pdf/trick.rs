//! What stands at a figure and is not seen, or is seen otherwise than it is written.

use super::font::Font;
use super::paper::{Paper, number, width};

/// What is done to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trick {
    /// Digits that nobody sees stand behind it.
    Invisible,
    /// Digits that are cut off stand behind it.
    Clipped,
    /// Digits stand beside the page.
    Outside,
    /// It is written upon another that was painted over.
    Covered,
    /// It is drawn twice, to look bold.
    Bold,
    /// The raised number of a note stands behind it.
    Raised,
    /// A stamp is upon it.
    Stamped,
    /// The numbers of the watermark go over it.
    Watermark,
}

/// All of them.
pub const TRICKS: [Trick; 8] = [
    Trick::Invisible,
    Trick::Clipped,
    Trick::Outside,
    Trick::Covered,
    Trick::Bold,
    Trick::Raised,
    Trick::Stamped,
    Trick::Watermark,
];

impl Paper {
    /// Puts a figure on the page with the paper's trick.
    pub fn figure(&mut self, left: i64, line: i64, size: i64, text: &str) {
        let right = left + width(text, size);
        let drawn = self.drawn(left, line, size, text);
        let Some(trick) = self.trick else { return self.text(left, line, size, text) };
        let more = match trick {
            Trick::Invisible => format!("q 3 Tr {}Q\n", self.drawn(right, line, size, "7")),
            Trick::Clipped => format!("q 0 0 1 1 re W n {}Q\n", self.drawn(right, line, size, "7")),
            Trick::Outside => self.drawn(self.size().0 + 100, line, size, "77"),
            Trick::Covered => {
                let (high, wide) = (self.size().1, number(right - left + 20));
                let place = format!("{} {}", number(left - 10), number(high - line - 20));
                let wrong: String = text.chars().map(|c| if c == '7' { '1' } else { '7' }).collect();
                let below = self.drawn(left, line, size, &wrong);
                format!("{below}q 1 g {place} {wide} {} re f Q\n", number(size + 10))
            }
            Trick::Bold => self.drawn(left + 3, line, size, text),
            Trick::Raised => self.drawn(right, line - size * 4 / 10, size * 6 / 10, "1"),
            Trick::Stamped => self.drawn(left + Font::width('0') * size / 4000, line, size, "0"),
            Trick::Watermark => self.drawn(left - 20, line + 10, size * 13 / 10, "2020"),
        };
        let text = if trick == Trick::Covered { more + &drawn } else { drawn + &more };
        self.pages.last_mut().unwrap().texts.push(text);
    }
}
