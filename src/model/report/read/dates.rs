//! Days and times of day in front matter.

use crate::model::period::date;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::yaml::Node;
use jiff::civil::{Date, Time};

const BAD_DATE: Code = Code("report-bad-date");

/// A day, and perhaps the time of day: `2021-01-29 10:19`.
pub(super) fn moment(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> (Option<Date>, Option<Time>) {
    let written = node.plain_text().and_then(|text| text.split_once(' '));
    let Some((day_text, time_text)) = written else { return (day(node, diagnostics), None) };
    let read = date(day_text, day_text).ok().zip(time(time_text));
    if read.is_none() {
        diagnostics.push(
            Diagnostic::error(
                BAD_DATE,
                node.place,
                message!(
                    zh: "“{day_text} {time_text}”不是日期和时间",
                    en: "'{day_text} {time_text}' is not a date and a time"
                ),
            )
            .remedy(message!(
                zh: "写作 年-月-日 时:分，如 2021-01-29 10:19；时间不详就只写日期",
                en: "write year-month-day hours:minutes, as in 2021-01-29 10:19, or the date alone"
            )),
        );
    }
    read.unzip()
}

/// A time of day as clocks show it: `10:19`.
fn time(text: &str) -> Option<Time> {
    let (hours, minutes) = text.split_once(':')?;
    let two = |digits: &str| digits.parse().ok().filter(|_| digits.len() == 2);
    Time::new(two(hours)?, two(minutes)?, 0, 0).ok()
}

pub(super) fn day(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Date> {
    let text = node.text(diagnostics)?;
    date(text, text)
        .map_err(|message| {
            diagnostics.push(Diagnostic::error(BAD_DATE, node.place, message).remedy(message!(
                zh: "写作 年-月-日，如 2021-01-29",
                en: "write year-month-day, as in 2021-01-29"
            )));
        })
        .ok()
}
