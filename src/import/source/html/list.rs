//! The numbers that a browser puts before the items of a list.

use super::style::Numbering;

/// A list whose items are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct List {
    /// How it is numbered.
    pub(super) numbering: Numbering,
    /// The number of its next item.
    next: i64,
    /// What is added from one item to the next.
    step: i64,
}

impl List {
    /// A list without numbers.
    pub(super) fn of_marks(numbering: Numbering) -> Self {
        Self { numbering, next: 1, step: 1 }
    }

    /// A list with numbers, of so many items, by its attributes `start` and `reversed`.
    pub(super) fn of_numbers(numbering: Numbering, start: Option<&str>, reversed: Option<usize>) -> Self {
        let first = reversed.and_then(|items| i64::try_from(items).ok()).unwrap_or(1);
        let next = start.and_then(integer).unwrap_or(first);
        Self { numbering, next, step: if reversed.is_some() { -1 } else { 1 } }
    }

    /// What stands before the next item: a number with its stop, or nothing.
    pub(super) fn number(&mut self, value: Option<&str>, own: Option<Numbering>) -> Option<String> {
        let number = value.and_then(integer).unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let stop = |text: String| Some(format!("{text}. "));
        match own.unwrap_or(self.numbering) {
            Numbering::None | Numbering::Mark => None,
            Numbering::Decimal => stop(number.to_string()),
            Numbering::Lower => stop(letters(number, b'a')),
            Numbering::Upper => stop(letters(number, b'A')),
            Numbering::LowerRoman => stop(roman(number).to_ascii_lowercase()),
            Numbering::UpperRoman => stop(roman(number)),
            Numbering::Chinese => Some(format!("{}、", chinese(number))),
        }
    }
}

/// The whole number that an attribute begins with, as HTML reads it.
pub(super) fn integer(text: &str) -> Option<i64> {
    let text = text.trim_start_matches([' ', '\t', '\n', '\u{c}', '\r']);
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    let digits = digits.get(..length).filter(|digits| !digits.is_empty())?;
    Some(sign * digits.parse::<i64>().unwrap_or(i64::from(i32::MAX)).min(i64::from(i32::MAX)))
}

/// A number as letters: z is followed by aa.
fn letters(number: i64, first: u8) -> String {
    let mut rest = number;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(first + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    if letters.is_empty() { number.to_string() } else { letters.into_iter().rev().collect() }
}

/// A number in Roman digits, as far as these go.
fn roman(number: i64) -> String {
    const DIGITS: [(i64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut roman = String::new();
    for (value, digits) in DIGITS {
        while rest >= value {
            roman.push_str(digits);
            rest -= value;
        }
    }
    roman
}

/// A number in Chinese digits, as far as lists go.
fn chinese(number: i64) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: i64| usize::try_from(n).ok().and_then(|n| DIGITS.get(n)).copied().unwrap_or_default();
    match number {
        1..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number % 10)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number % 10)),
        _ => number.to_string(),
    }
}
