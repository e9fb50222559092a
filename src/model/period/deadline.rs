//! By when a report on a period has to be published.

use super::MonthDay;
use jiff::ToSpan;
use jiff::civil::Date;

/// How long after the end of its period a report has to be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deadline {
    /// The first such day of a year after the end.
    Day(MonthDay),
    /// So many days after the end.
    Days(i16),
    /// The last day of so many months after the end.
    Months(i16),
}

impl Deadline {
    /// The most days and months after a period that it may be.
    pub(crate) const MOST: (i16, i16) = (9_999, 999);

    /// The deadline that a text says, if it says one: `01-31`, `30 days`, `2 months`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let number = |digits: &str| -> Option<i16> {
            let number = digits.parse().ok().filter(|number| *number > 0)?;
            (digits == format!("{number}")).then_some(number)
        };
        if let Some((digits, unit)) = text.split_once(' ') {
            return match (number(digits)?, unit) {
                (days, "day" | "days") if days <= Self::MOST.0 => Some(Self::Days(days)),
                (months, "month" | "months") if months <= Self::MOST.1 => Some(Self::Months(months)),
                _ => None,
            };
        }
        // A year without 29 February: a day that every year has.
        let day: Date = format!("2001-{text}").parse().ok()?;
        let same = text.len() == 5 && day.to_string().ends_with(text);
        same.then_some(Self::Day((day.month(), day.day())))
    }

    /// The last day in time for a period that ends on a day; none where the calendar ends before.
    pub(crate) fn after(self, end: Date) -> Option<Date> {
        match self {
            Self::Day((month, day)) => {
                let in_year = |year| Date::new(year, month, day).ok();
                let same = in_year(end.year()).filter(|&day| day > end);
                same.or_else(|| in_year(end.year().checked_add(1)?))
            }
            Self::Days(days) => end.checked_add(days.days()).ok(),
            Self::Months(months) => {
                let first = end.tomorrow().ok()?;
                first.checked_add(months.months()).ok()?.yesterday().ok()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str, end: &str) -> String {
        Deadline::read(text).unwrap().after(end.parse().unwrap()).unwrap().to_string()
    }

    #[test]
    fn a_day_is_the_first_one_after_the_end() {
        assert_eq!(after("01-31", "2020-12-31"), "2021-01-31");
        assert_eq!(after("03-01", "2020-09-30"), "2021-03-01");
        assert_eq!(after("09-30", "2021-03-31"), "2021-09-30");
        assert_eq!(after("12-31", "2020-12-31"), "2021-12-31");
    }

    #[test]
    fn days_and_months_are_counted_on_the_calendar() {
        assert_eq!(after("30 days", "2023-12-31"), "2024-01-30");
        assert_eq!(after("60 days", "2023-12-31"), "2024-02-29");
        assert_eq!(after("1 month", "2024-06-30"), "2024-07-31");
        assert_eq!(after("2 months", "2023-12-31"), "2024-02-29");
        assert_eq!(after("2 months", "2024-12-31"), "2025-02-28");
    }

    #[test]
    fn what_is_no_deadline_is_refused() {
        let wrong = [
            "02-29",
            "02-30",
            "13-01",
            "1-31",
            "01-31 ",
            "2021-01-31",
            "0 days",
            "-1 days",
            "01 days",
            "10000 days",
            "1000 months",
            "2 weeks",
            "days",
            "",
            "31 January",
            "99999 days",
        ];
        assert!(wrong.iter().all(|text| Deadline::read(text).is_none()));
    }
}
