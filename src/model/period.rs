//! Reporting periods: calendar and fiscal years, halves, quarters, months, and spans of their own.

mod year_or_day;

pub(crate) use year_or_day::{YearOrDay, years_between};
mod length;
mod deadline;

pub(crate) use deadline::Deadline;
pub(crate) use length::Unlike;

use crate::text::message;
use crate::text::message::Message;
use crate::text::strings::strings;
use jiff::ToSpan;
use jiff::civil::Date;
use std::cmp::Ordering;

/// What kind of period: comparison stays within one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeriodKind {
    /// A calendar year.
    Year,
    /// A fiscal year, named for the calendar year in which it ends.
    FiscalYear,
    /// Half a calendar year.
    Half,
    /// A quarter of a calendar year.
    Quarter,
    /// A calendar month.
    Month,
    /// Any other span of days.
    Span,
}

impl PeriodKind {
    /// Every kind with the name that forms and reports give it.
    pub const ALL: [(&'static str, Self); 6] = [
        ("year", Self::Year),
        ("fiscal-year", Self::FiscalYear),
        ("half", Self::Half),
        ("quarter", Self::Quarter),
        ("month", Self::Month),
        ("span", Self::Span),
    ];

    /// The name that forms and reports give it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// Whether several periods of this kind can make up one of another kind. A span may be of any length.
    pub fn may_be_part_of(self, whole: Self) -> bool {
        let months = |kind: Self| match kind {
            Self::Year | Self::FiscalYear => Some(12),
            Self::Half => Some(6),
            Self::Quarter => Some(3),
            Self::Month => Some(1),
            Self::Span => None,
        };
        months(self).zip(months(whole)).is_none_or(|(part, whole)| part < whole)
    }

    /// What people call it.
    pub fn words(self) -> Message {
        match self {
            Self::Year => message!(zh: "年", en: "calendar year"),
            Self::FiscalYear => message!(zh: "财年", en: "fiscal year"),
            Self::Half => message!(zh: "半年", en: "half-year"),
            Self::Quarter => message!(zh: "季度", en: "quarter"),
            Self::Month => message!(zh: "月", en: "month"),
            Self::Span => message!(zh: "自定期间", en: "span of its own"),
        }
    }
}

/// The month and day on which a fiscal year begins.
pub(crate) type MonthDay = (i8, i8);

/// A span of days on which a report reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// What kind of period.
    pub kind: PeriodKind,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// The name in addresses and file names: `2020`, `fy2020`, `2020-h1`, `2020-q3`, `2020-07`,
    /// `2019-10-01--2019-12-31`.
    pub id: Box<str>,
    /// Whether readers know a fiscal year by both its calendar years: `2022/23`.
    pub both_years: bool,
}

impl Period {
    /// How periods are written: the remedy where a text names none.
    pub fn written() -> Message {
        message!(
            zh: "可写 2020、FY2020、2020-H1、2020-Q3、2020-07 或 2019-10-01--2019-12-31",
            en: "write 2020, FY2020, 2020-H1, 2020-Q3, 2020-07 or 2019-10-01--2019-12-31"
        )
    }

    /// Reads a period's name; a fiscal year needs to know when it begins.
    ///
    /// # Errors
    /// A sentence saying what is wrong, if the text names no period.
    pub fn read(text: &str, fiscal_start: Option<MonthDay>) -> Result<Self, Message> {
        let lower = text.to_ascii_lowercase();
        let id = lower.as_str();
        if let Some(year) = id.strip_prefix("fy") {
            let year = digits(year, 4, text)?;
            let (month, day) = fiscal_start.ok_or_else(|| {
                message!(
                    zh: "不知道财年“{text}”从哪一天开始",
                    en: "nothing says on which day the fiscal year '{text}' begins"
                )
            })?;
            return Self::fiscal(year, month, day, id).ok_or_else(|| unreadable(text));
        }
        if let Some(ends) = ends_of_both(id) {
            return Self::read(&format!("fy{ends:04}"), fiscal_start).map(Self::with_both_years);
        }
        if let Some((start, end)) = id.split_once("--") {
            let (start, end) = (date(start, text)?, date(end, text)?);
            return Self::span(start, end);
        }
        let (year, part) = match id.split_once('-') {
            Some((year, part)) => (digits(year, 4, text)?, part),
            None => (digits(id, 4, text)?, ""),
        };
        let (kind, first, months) = match part.split_at_checked(1) {
            None => (PeriodKind::Year, 1, 12),
            Some(("h", n)) => (PeriodKind::Half, numbered(n, 2, text)? * 6 - 5, 6),
            Some(("q", n)) => (PeriodKind::Quarter, numbered(n, 4, text)? * 3 - 2, 3),
            Some(_) => (PeriodKind::Month, two_digit_month(part, text)?, 1),
        };
        let start = Date::new(year, first, 1).map_err(|_| unreadable(text))?;
        let end =
            start.checked_add(months.months()).and_then(Date::yesterday).map_err(|_| unreadable(text))?;
        Ok(Self { kind, start, end, id: id.into(), both_years: false })
    }

    /// A span of days of its own.
    ///
    /// # Errors
    /// If it ends before it begins.
    pub fn span(start: Date, end: Date) -> Result<Self, Message> {
        if end < start {
            return Err(message!(
                zh: "期间从 {start} 到 {end}，终点在起点之前",
                en: "the period from {start} to {end} ends before it begins"
            ));
        }
        let id = format!("{start}--{end}").into();
        Ok(Self { kind: PeriodKind::Span, start, end, id, both_years: false })
    }

    /// The fiscal year `id` with days of its own, where no form says when it begins.
    pub fn fiscal_between(id: &str, start: Date, end: Date) -> Self {
        let id = id.to_ascii_lowercase().into();
        Self { kind: PeriodKind::FiscalYear, start, end, id, both_years: false }
    }

    /// The same, known to readers by both its calendar years.
    #[must_use]
    pub fn with_both_years(self) -> Self {
        Self { both_years: self.kind == PeriodKind::FiscalYear, ..self }
    }

    fn fiscal(year: i16, month: i8, day: i8, id: &str) -> Option<Self> {
        // A fiscal year that begins on 1 January is the calendar year; every other begins the year before.
        let first = if (month, day) == (1, 1) { year } else { year.checked_sub(1)? };
        let start = Date::new(first, month, day).ok()?;
        let end = start.checked_add(1.year()).ok()?.yesterday().ok()?;
        Some(Self { kind: PeriodKind::FiscalYear, start, end, id: id.into(), both_years: false })
    }

    /// Whether `self` begins on the day after `earlier` ends and both are of one kind.
    pub fn follows(&self, earlier: &Self) -> bool {
        self.kind == earlier.kind && earlier.end.tomorrow().is_ok_and(|day| day == self.start)
    }

    /// Whether a text has the shape of a period's name, so that no publisher may use it.
    pub fn is_name(text: &str) -> bool {
        Self::read(text, Some((1, 1))).is_ok()
    }

    /// The name as people write it, in a language.
    pub fn label(&self, language: &str) -> String {
        let strings = strings(language);
        let (year, month) = (self.end.year(), self.start.month());
        match self.kind {
            PeriodKind::Year => strings.say("period.year", &[("year", &year)]),
            PeriodKind::FiscalYear => {
                let year = self.id.trim_start_matches("fy");
                match self.both_years.then(|| both(year)).flatten() {
                    Some(years) => strings.say("period.fiscal-year-both", &[("years", &years)]),
                    None => strings.say("period.fiscal-year", &[("year", &year)]),
                }
            }
            PeriodKind::Half => {
                let key = if month == 1 { "period.half.1" } else { "period.half.2" };
                strings.say(key, &[("year", &year)])
            }
            PeriodKind::Quarter => {
                strings.say("period.quarter", &[("year", &year), ("quarter", &((month + 2) / 3))])
            }
            PeriodKind::Month => {
                let month = strings.one_of("period.month-number", month);
                strings.say("period.month", &[("year", &year), ("month", &month)])
            }
            PeriodKind::Span => strings.say("period.span", &[("first", &self.start), ("last", &self.end)]),
        }
    }
}

/// By the last day, then by the first, then by kind: so a year stands after its quarters.
impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.end, std::cmp::Reverse(self.start), self.kind, &self.id).cmp(&(
            other.end,
            std::cmp::Reverse(other.start),
            other.kind,
            &other.id,
        ))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Reads a date written `YYYY-MM-DD`.
///
/// # Errors
/// A sentence saying that it is none.
pub(crate) fn date(text: &str, whole: &str) -> Result<Date, Message> {
    match text.parse::<Date>() {
        Ok(date) if date.to_string() == text => Ok(date),
        _ if text == whole => Err(message!(zh: "“{text}”不是日期", en: "'{text}' is not a date")),
        _ => Err(message!(zh: "“{whole}”里的“{text}”不是日期", en: "'{text}' in '{whole}' is not a date")),
    }
}

fn digits(text: &str, length: usize, whole: &str) -> Result<i16, Message> {
    let fits = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|&year: &i16| fits && year > 0).ok_or_else(|| unreadable(whole))
}

/// The year in which a fiscal year ends that is named by both its calendar years: `2022/23`, `2022/2023`.
fn ends_of_both(id: &str) -> Option<i16> {
    let (first, last) = id.split_once('/')?;
    let year = digits(first, 4, id).ok()? + 1;
    let whole = format!("{year:04}");
    (last == whole || last == &whole[2..]).then_some(year)
}

/// Both years of a fiscal year, by the one in which it ends: the second shortened within a century.
fn both(ends: &str) -> Option<String> {
    let year: i16 = ends.parse().ok()?;
    let first = format!("{:04}", year - 1);
    let last = if first[..2] == ends[..2] { &ends[2..] } else { ends };
    Some(format!("{first}/{last}"))
}

fn numbered(text: &str, most: i8, whole: &str) -> Result<i8, Message> {
    text.parse().ok().filter(|n| (1..=most).contains(n) && text.len() == 1).ok_or_else(|| unreadable(whole))
}

fn two_digit_month(text: &str, whole: &str) -> Result<i8, Message> {
    text.parse().ok().filter(|n| (1..=12).contains(n) && text.len() == 2).ok_or_else(|| unreadable(whole))
}

fn unreadable(text: &str) -> Message {
    message!(zh: "“{text}”不是期间", en: "'{text}' names no period")
}
