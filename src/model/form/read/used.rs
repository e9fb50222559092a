//! When a form was in use.

use super::{Reader, codes};
use crate::model::form::Used;
use crate::model::period::{MonthDay, Period, PeriodKind};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};

/// How readers know a fiscal year: `FY2023` or `2022/23`.
const YEARS: [(&str, bool); 2] = [("last", false), ("both", true)];

impl Reader<'_> {
    pub(super) fn used(&mut self, node: &Node<'_>) -> Option<Used> {
        let mut fields = Fields::of(node, self.diagnostics)?;
        let kind = fields.require("kind", self.diagnostics).and_then(|n| self.word(n, &PeriodKind::ALL));
        let starts = fields.get("starts").and_then(|n| self.month_day(n));
        let both_years = fields.get("years").and_then(|n| self.word(n, &YEARS)).unwrap_or_default();
        let also = fields.get("also").map(|n| n.one_or_more().to_vec()).unwrap_or_default();
        let also = also.iter().filter_map(|n| self.word(n, &PeriodKind::ALL)).collect();
        let spans = fields.get("spans").and_then(|n| n.boolean(self.diagnostics)).unwrap_or(false);
        let mut period = |name| {
            fields.get(name).and_then(|n: &Node<'_>| Some((n.text(self.diagnostics)?.to_owned(), n.place)))
        };
        let (from, to) = (period("from"), period("to"));
        fields.finish(self.diagnostics);
        let mut ends: Vec<(Period, Place)> = Vec::new();
        for (text, place) in [&from, &to].into_iter().flatten() {
            match (Period::read(text, starts), kind) {
                (Err(message), Some(PeriodKind::FiscalYear)) if starts.is_none() => self.error(
                    codes::BAD_PERIOD,
                    *place,
                    message,
                    message!(
                        zh: "在 used 里写 starts，即财年开始的月和日，如 starts: 10-01",
                        en: "say in `used` on which day fiscal years begin, as in starts: 10-01"
                    ),
                ),
                (Err(message), _) => self.error(codes::BAD_PERIOD, *place, message, Period::written()),
                (Ok(period), Some(kind)) if period.kind != kind => {
                    let (by, name) = (kind.words(), period.kind.name());
                    self.error(
                        codes::BAD_PERIOD,
                        *place,
                        Message {
                            zh: format!("本表式按{}填报，而“{text}”不是这样的期间", by.zh),
                            en: format!("the form is filled in by {}, and '{text}' is no such period", by.en),
                        },
                        message!(
                            zh: "换成那样的期间，或改 kind: {name}",
                            en: "name such a period, or write kind: {name}"
                        ),
                    );
                }
                (Ok(period), _) => ends.push((period, *place)),
            }
        }
        if let [(first, _), (last, place)] = &ends[..]
            && last < first
        {
            self.error(
                codes::BAD_PERIOD,
                *place,
                message!(zh: "to 早于 from", en: "`to` lies before `from`"),
                message!(
                    zh: "from 写最早的期间，to 写最后的期间；仍在使用的不写 to",
                    en: "write the first period in `from`, the last in `to`; a form still in use has no `to`"
                ),
            );
        }
        let (from, to) = (from.map(|from| from.0), to.map(|to| to.0));
        Some(Used { kind: kind?, starts, both_years, also, spans, from, to })
    }

    fn month_day(&mut self, node: &Node<'_>) -> Option<MonthDay> {
        let text = node.text(self.diagnostics)?;
        let read = || {
            let (month, day) = text.split_once('-')?;
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            // A day that only leap years have cannot begin a year.
            jiff::civil::Date::new(2001, month, day).ok().map(|_| (month, day))
        };
        let read = read();
        if read.is_none() {
            self.error(
                codes::BAD_PERIOD,
                node.place,
                message!(
                    zh: "“{text}”不能是财年开始的那一天",
                    en: "'{text}' is no day on which a fiscal year can begin"
                ),
                message!(zh: "写作 月-日，如 10-01", en: "write month-day, as in 10-01"),
            );
        }
        read
    }
}
