//! A year or a day, where a publisher says since when or until when something held.

use super::{Period, date};
use crate::text::message;
use crate::text::message::Message;
use jiff::civil::Date;

/// A year or a day: `2018`, `2018-03-01`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearOrDay {
    /// As it is written.
    pub text: String,
    /// The day, or the first of the year.
    pub first: Date,
    /// The day, or the last of the year.
    pub last: Date,
}

impl YearOrDay {
    /// Reads a year or a day.
    ///
    /// # Errors
    /// A sentence saying that it is neither.
    pub fn read(text: &str) -> Result<Self, Message> {
        let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let days = if is_year {
            Period::read(text, None).map(|year| (year.start, year.end))
        } else {
            date(text, text).map(|day| (day, day))
        };
        match days {
            Ok((first, last)) => Ok(Self { text: text.to_owned(), first, last }),
            Err(_) => Err(message!(
                zh: "“{text}”不是年份，也不是日期",
                en: "'{text}' is neither a year nor a date"
            )),
        }
    }
}

/// How many whole years lie between two days, the earlier first; 0 where it is not the earlier.
pub(crate) fn years_between(earlier: Date, later: Date) -> i16 {
    let years = later.year() - earlier.year();
    let is_whole = (later.month(), later.day()) >= (earlier.month(), earlier.day());
    (if is_whole { years } else { years - 1 }).max(0)
}
