//! Dates as Chinese documents write them.

use jiff::civil::{Date, Time};

/// The characters of a text, full-width digits and signs as their ASCII ones.
pub(super) fn characters(text: &str) -> Vec<char> {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c if c.is_whitespace() => ' ',
        c => c,
    };
    text.chars().map(narrow).collect()
}

/// A date at the beginning of some characters, and how many of them it is: `2021年1月29日`,
/// `二〇二一年一月二十九日`, `2021-01-29`, `2021/1/29`, `2021.1.29`.
pub(super) fn date(text: &[char]) -> Option<(Date, usize)> {
    let mut reader = Reader { text, at: 0 };
    let year = reader.year()?;
    let (month, day) = match reader.peek()? {
        '年' => {
            reader.at += 1;
            reader.month_and_day()?
        }
        sign @ ('-' | '/' | '.') => {
            reader.at += 1;
            let month = reader.digits(1, 2)?;
            reader.sign(sign)?;
            let day = reader.digits(1, 2)?;
            if reader.text.get(reader.at).is_some_and(char::is_ascii_digit) {
                return None;
            }
            (month, day)
        }
        _ => return None,
    };
    Some((made(year, month, day)?, reader.at))
}

/// A month and a day without a year, `12月31日`, in that year.
pub(super) fn day_of(year: i16, text: &[char]) -> Option<(Date, usize)> {
    let mut reader = Reader { text, at: 0 };
    let (month, day) = reader.month_and_day()?;
    Some((made(u16::try_from(year).ok()?, month, day)?, reader.at))
}

/// A time of day at the beginning of some characters: `10:19`, `10:19:05`.
pub(super) fn time(text: &[char]) -> Option<(Time, usize)> {
    let mut reader = Reader { text, at: 0 };
    reader.spaces();
    let hour = i8::try_from(reader.digits(1, 2)?).ok()?;
    reader.sign(':')?;
    let minute = i8::try_from(reader.digits(2, 2)?).ok()?;
    let mut end = reader.at;
    if reader.sign(':').and_then(|()| reader.digits(2, 2)).is_some() {
        end = reader.at;
    }
    Some((Time::new(hour, minute, 0, 0).ok()?, end))
}

/// The date that a whole line is, alone or in brackets.
pub(super) fn whole_line(line: &str) -> Option<Date> {
    let characters = characters(line);
    let is_around = |c: &char| matches!(c, ' ' | '(' | ')' | '[' | ']' | '〔' | '〕' | '【' | '】' | '。');
    let start = characters.iter().position(|c| !is_around(c))?;
    let (date, length) = date(characters.get(start..)?)?;
    characters.get(start + length..)?.iter().all(is_around).then_some(date)
}

/// A date that ends a line, and the words before it.
pub(super) fn at_end(line: &str) -> Option<(String, Date)> {
    let characters = characters(line);
    let starts = (1..characters.len()).filter(|&at| !characters.get(at - 1).is_some_and(is_part));
    let mut found = starts.filter_map(|at| {
        let (date, length) = date(characters.get(at..)?)?;
        (at + length == characters.len()).then_some((at, date))
    });
    let (at, date) = found.next()?;
    let words: String = characters.get(..at)?.iter().collect();
    Some((words.trim().to_owned(), date))
}

/// Whether a character could be a part of a number that goes on.
fn is_part(c: &char) -> bool {
    c.is_ascii_digit() || numeral(*c).is_some()
}

fn made(year: u16, month: u16, day: u16) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|year| (1900..2200).contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Goes along some characters.
struct Reader<'t> {
    text: &'t [char],
    at: usize,
}

impl Reader<'_> {
    fn peek(&mut self) -> Option<char> {
        self.spaces();
        self.text.get(self.at).copied()
    }

    fn spaces(&mut self) {
        while self.text.get(self.at) == Some(&' ') {
            self.at += 1;
        }
    }

    fn sign(&mut self, sign: char) -> Option<()> {
        (self.text.get(self.at) == Some(&sign)).then(|| self.at += 1)
    }

    /// A number of so many digits.
    fn digits(&mut self, least: usize, most: usize) -> Option<u16> {
        let digits = self.text.get(self.at..)?.iter().take_while(|c| c.is_ascii_digit());
        let digits: String = digits.take(most).collect();
        (digits.len() >= least).then_some(())?;
        self.at += digits.len();
        digits.parse().ok()
    }

    /// Four digits, or four numerals.
    fn year(&mut self) -> Option<u16> {
        if let Some(year) = self.digits(4, 4) {
            return Some(year);
        }
        let numerals = self.text.get(self.at..self.at + 4)?.iter();
        let year = numerals.map(|c| numeral(*c)).try_fold(0_u16, |year, digit| Some(year * 10 + digit?))?;
        self.at += 4;
        Some(year)
    }

    /// What stands between `年` and the end of `日`.
    fn month_and_day(&mut self) -> Option<(u16, u16)> {
        let month = self.number()?;
        (self.peek()? == '月').then(|| self.at += 1)?;
        let day = self.number()?;
        matches!(self.peek()?, '日' | '号').then(|| self.at += 1)?;
        Some((month, day))
    }

    /// A number of a month or day: `7`, `07`, `七`, `二十九`.
    fn number(&mut self) -> Option<u16> {
        self.spaces();
        if let Some(number) = self.digits(1, 2) {
            return Some(number);
        }
        let written = self.text.get(self.at..)?.iter().take_while(|c| **c == '十' || numeral(**c).is_some());
        let written: Vec<char> = written.copied().collect();
        let number = match written[..] {
            [one] if one != '十' => numeral(one),
            ['十'] => Some(10),
            ['十', one] => numeral(one).map(|one| 10 + one),
            [tens, '十'] => numeral(tens).map(|tens| tens * 10),
            [tens, '十', one] => numeral(tens).zip(numeral(one)).map(|(tens, one)| tens * 10 + one),
            _ => None,
        }?;
        self.at += written.len();
        Some(number)
    }
}

/// The digit that a numeral is.
fn numeral(c: char) -> Option<u16> {
    const NUMERALS: &str = "〇一二三四五六七八九";
    let c = if matches!(c, '零' | '○' | '◯' | 'Ｏ' | 'O' | 'Ο' | '０') { '〇' } else { c };
    u16::try_from(NUMERALS.chars().position(|numeral| numeral == c)?).ok()
}
