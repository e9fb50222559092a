//! How long a period is and where in the year it lies: what makes two periods unlike.

use super::{Period, PeriodKind};
use jiff::civil::Date;

/// What makes two periods unlike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unlike {
    /// They are not equally long.
    Length,
    /// They are equally long and begin on different days.
    Position,
}

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Length {
    /// Whole months, however many days these have.
    Months(i32),
    /// Days, where it ends within a month otherwise than it begins.
    Days(i32),
}

impl Period {
    /// What makes it unlike an earlier period of the same publisher. Years have to begin on the same day;
    /// shorter periods follow one another through the year.
    pub(crate) fn unlike_earlier(&self, earlier: &Self) -> Option<Unlike> {
        match (self.kind, earlier.kind) {
            (one, other) if one != other => Some(Unlike::Length),
            (PeriodKind::Year | PeriodKind::Half | PeriodKind::Quarter | PeriodKind::Month, _) => None,
            (PeriodKind::FiscalYear | PeriodKind::Span, _) => match (self.length(), earlier.length()) {
                (one, other) if one != other => Some(Unlike::Length),
                (Length::Months(months), _) if months % 12 == 0 => {
                    let begins = |day: Date| (day.month(), day.day());
                    (begins(self.start) != begins(earlier.start)).then_some(Unlike::Position)
                }
                _ => None,
            },
        }
    }

    /// What makes it unlike the period of another publisher that has the same name.
    pub(crate) fn unlike_beside(&self, other: &Self) -> Option<Unlike> {
        if (self.start, self.end) == (other.start, other.end) {
            None
        } else if self.length() == other.length() {
            Some(Unlike::Position)
        } else {
            Some(Unlike::Length)
        }
    }

    /// Whether the two have a day in common.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    fn length(&self) -> Length {
        let days = self.start.duration_until(self.end).as_hours() / 24 + 1;
        match self.end.tomorrow() {
            Ok(next) if next.day() == self.start.day() => {
                let months = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
                Length::Months(months(next) - months(self.start))
            }
            // More days than fit are more than any calendar has.
            _ => Length::Days(i32::try_from(days).unwrap_or(i32::MAX)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::period::date;

    fn fiscal(start: &str, end: &str) -> Period {
        let day = |text| date(text, text).unwrap();
        Period::fiscal_between("fy2021", day(start), day(end))
    }

    #[test]
    fn years_are_alike_if_they_have_as_many_months_and_begin_on_the_same_day() {
        let leap = fiscal("2019-10-01", "2020-09-30");
        let plain = fiscal("2020-10-01", "2021-09-30");
        let fifteen = fiscal("2021-10-01", "2022-12-31");
        let calendar = fiscal("2023-01-01", "2023-12-31");
        assert_eq!(plain.unlike_earlier(&leap), None);
        assert_eq!(fifteen.unlike_earlier(&plain), Some(Unlike::Length));
        assert_eq!(calendar.unlike_earlier(&fifteen), Some(Unlike::Length));
        assert_eq!(calendar.unlike_earlier(&plain), Some(Unlike::Position));
    }

    #[test]
    fn a_year_of_53_weeks_is_longer_than_one_of_52() {
        let weeks_52 = fiscal("2019-12-29", "2020-12-26");
        let weeks_53 = fiscal("2020-12-27", "2022-01-01");
        let next_52 = fiscal("2022-01-02", "2022-12-31");
        assert_eq!(weeks_53.unlike_earlier(&weeks_52), Some(Unlike::Length));
        assert_eq!(next_52.unlike_earlier(&weeks_52), None);
    }

    #[test]
    fn quarters_follow_one_another_and_spans_have_to_be_as_long() {
        let read = |text: &str| Period::read(text, None).unwrap();
        assert_eq!(read("2020-q2").unlike_earlier(&read("2020-q1")), None);
        let three = read("2020-01-01--2020-03-31");
        assert_eq!(read("2020-04-01--2020-06-30").unlike_earlier(&three), None);
        assert_eq!(read("2020-04-01--2020-07-31").unlike_earlier(&three), Some(Unlike::Length));
    }

    #[test]
    fn beside_one_another_only_the_same_days_are_alike() {
        let october = fiscal("2021-10-01", "2022-09-30");
        assert_eq!(october.unlike_beside(&october), None);
        assert_eq!(fiscal("2021-07-01", "2022-06-30").unlike_beside(&october), Some(Unlike::Position));
        assert_eq!(fiscal("2021-07-01", "2022-09-30").unlike_beside(&october), Some(Unlike::Length));
    }
}
