//! The numbers that lines begin with: `一、`, `（一）`, `1.`, `一是`.

use crate::text::character::without_look_alikes;

/// The number that a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// `一、`, as sections have.
    Section(usize),
    /// `（一）`, as their parts have.
    Part(usize),
    /// Any other: `1.`, `（1）`, `①`, `一是`, `第一，`.
    Other,
}

impl Marker {
    /// The number at the beginning of a line.
    pub(super) fn of(line: &str) -> Option<Self> {
        let beginning: String = line.chars().take(12).collect();
        let line = without_look_alikes(&beginning);
        let line = line.trim_start();
        if let Some(rest) = line.strip_prefix(['（', '(']) {
            let (number, length) = numeral(rest);
            if let Some(number) = number.filter(|_| closes(rest, length)) {
                return Some(Self::Part(number));
            }
            let length = rest.bytes().take_while(u8::is_ascii_digit).count();
            return (length > 0 && closes(rest, length)).then_some(Self::Other);
        }
        let (number, length) = numeral(line);
        let rest = line.get(length..).unwrap_or("");
        if let Some(number) = number {
            if rest.trim_start().starts_with(['、', '.', '．']) {
                return Some(Self::Section(number));
            }
            return rest.starts_with('是').then_some(Self::Other);
        }
        let first = line.chars().next()?;
        if matches!(first, '①'..='⑳' | '⑴'..='⒛' | '·' | '•' | '●' | '■' | '◆') {
            return Some(Self::Other);
        }
        if let Some(rest) = line.strip_prefix('第') {
            let (number, length) = numeral(rest);
            let after = rest.get(length..).unwrap_or("");
            return (number.is_some() && after.starts_with(['，', '、', '部', '章', '节', '条']))
                .then_some(Self::Other);
        }
        let digits = line.chars().take_while(|c| c.is_ascii_digit() || ('０'..='９').contains(c)).count();
        let mut after = line.chars().skip(digits);
        let sign = after.next().is_some_and(|c| matches!(c, '.' | '、' | '．' | ')' | '）'));
        // `3.5` is no number of a line.
        let decimal = after.next().is_some_and(|c| c.is_ascii_digit());
        (digits > 0 && sign && !decimal).then_some(Self::Other)
    }
}

fn closes(rest: &str, length: usize) -> bool {
    rest.get(length..).is_some_and(|rest| rest.starts_with(['）', ')']))
}

/// A Chinese number up to ninety-nine at the beginning of a text, and how many bytes it is.
fn numeral(text: &str) -> (Option<usize>, usize) {
    const DIGITS: &str = "一二三四五六七八九";
    let digit = |c: char| DIGITS.chars().position(|digit| digit == c).map(|at| at + 1);
    let written: Vec<char> = text.chars().take_while(|c| *c == '十' || digit(*c).is_some()).collect();
    let number = match written[..] {
        ['十'] => Some(10),
        [one] => digit(one),
        ['十', one] => digit(one).map(|one| 10 + one),
        [tens, '十'] => digit(tens).map(|tens| tens * 10),
        [tens, '十', one] => digit(tens).zip(digit(one)).map(|(tens, one)| tens * 10 + one),
        _ => None,
    };
    (number, written.iter().map(|c| c.len_utf8()).sum())
}
