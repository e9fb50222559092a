//! The period of a report: named by its file, and written out where the name does not say its days.

use super::FrontMatter;
use super::dates::day;
use crate::model::form::Form;
use crate::model::period::{Period, PeriodKind};
use crate::model::report::is_report_name;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};
use jiff::civil::Date;

const PERIOD_DIFFERS: Code = Code("report-period-differs");
const BAD_PERIOD: Code = Code("report-bad-period");
const PUBLISHED_EARLY: Code = Code("report-published-early");
const FORM_PERIOD: Code = Code("report-form-period");

/// The period: the file's name says it, the front matter may repeat it, and a fiscal year gets its days.
pub(super) fn period(
    node: Option<&Node<'_>>,
    front: &FrontMatter<'_, '_>,
    form: Option<&Form>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Period> {
    let read = |text: &str| match form {
        Some(form) => form.used.period(text),
        None => Period::read(text, None),
    };
    if let Some(node) = node
        && node.is_mapping()
    {
        return period_in_full(node, front, diagnostics);
    }
    let named = match read(front.name) {
        Ok(period) => period,
        // Without its form nobody knows when a fiscal year begins, and that the form is missing is a
        // diagnostic already.
        Err(_) if form.is_none() => return None,
        Err(message) => {
            diagnostics.push(
                Diagnostic::error(BAD_PERIOD, front.node.place_of_start(), message)
                    .remedy(file_name_remedy(front.name)),
            );
            return None;
        }
    };
    if let Some(node) = node {
        let text = node.text(diagnostics)?;
        let written = read(text).ok().filter(|written| written.id == named.id);
        if let Some(written) = written {
            return Some(written);
        }
        diagnostics.push(Diagnostic::error(PERIOD_DIFFERS, node.place, differs(text, front)).remedy(
            message!(
                zh: "改正其一，或删去 period 这一行",
                en: "correct one of them, or leave the line `period` out"
            ),
        ));
    }
    Some(named)
}

fn period_in_full(
    node: &Node<'_>,
    front: &FrontMatter<'_, '_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Period> {
    let mut fields = Fields::of(node, diagnostics)?;
    let kind = fields.require("kind", diagnostics);
    let label = fields.require("label", diagnostics).and_then(|n| n.text(diagnostics));
    let start = fields.require("start", diagnostics).and_then(|n| day(n, diagnostics));
    let end = fields.require("end", diagnostics).and_then(|n| day(n, diagnostics));
    fields.finish(diagnostics);
    let (kind, label, start, end) = (kind?, label?, start?, end?);
    let word = kind.text(diagnostics)?;
    let read = match PeriodKind::ALL.iter().find(|(known, _)| *known == word) {
        Some((_, PeriodKind::FiscalYear)) => Period::read(label, Some((1, 1))).and_then(|p| {
            Period::span(start, end)?;
            let period = Period::fiscal_between(&p.id, start, end);
            Ok(if p.both_years { period.with_both_years() } else { period })
        }),
        Some((_, PeriodKind::Span)) => Period::span(start, end),
        None | Some((_, PeriodKind::Year | PeriodKind::Half | PeriodKind::Quarter | PeriodKind::Month)) => {
            let message = message!(
                zh: "只有财年（fiscal-year）和自定期间（span）须写全起止，“{word}”不这样写",
                en: "only fiscal-year and span are written out with start and end, not '{word}'"
            );
            diagnostics.push(bad_in_full(kind.place, message));
            return None;
        }
    };
    let read = read.and_then(|period| {
        if *period.id == *front.name.to_ascii_lowercase() {
            Ok(period)
        } else {
            Err(differs(&period.id, front))
        }
    });
    read.map_err(|message| diagnostics.push(bad_in_full(node.place, message))).ok()
}

/// A period that is not the one that the file is named for.
fn differs(period: &str, front: &FrontMatter<'_, '_>) -> Message {
    let name = front.name;
    if front.is_further {
        message!(
            zh: "period 是“{period}”，而文件夹名说的是“{name}”",
            en: "the period is '{period}', but the folder's name says '{name}'"
        )
    } else {
        message!(
            zh: "period 是“{period}”，而文件名说的是“{name}”",
            en: "the period is '{period}', but the file's name says '{name}'"
        )
    }
}

/// A period written out with its days, in which something is wrong.
fn bad_in_full(place: Place, message: Message) -> Diagnostic {
    Diagnostic::error(BAD_PERIOD, place, message).remedy(message!(
        zh: "写作 {{kind: fiscal-year, label: FY2020, start: 2019-10-01, end: 2020-09-30}}，文件名为 fy2020；\
             历年、半年、季度和月只写 2020、2020-H1、2020-Q3、2020-07",
        en: "write {{kind: fiscal-year, label: FY2020, start: 2019-10-01, end: 2020-09-30}} in a file named \
             fy2020; \
             calendar years, halves, quarters and months are just 2020, 2020-H1, 2020-Q3, 2020-07"
    ))
}

/// The place of a report that is further on its period, where a name says a period and something else:
/// `2024-survey`, `2024.survey`.
fn further(file_name: &str) -> Option<Message> {
    let lower = file_name.to_ascii_lowercase();
    let ends = lower.match_indices(['-', '.', '_', ' ']).map(|(at, _)| at);
    let (period, name) =
        ends.rev().map(|at| (&lower[..at], &lower[at + 1..])).find(|(period, _)| Period::is_name(period))?;
    is_report_name(name).then(|| {
        message!(
            zh: "{period} 的另一份报告放在文件夹 {period} 里：{period}/{name}.md",
            en: "a further report on {period} lies in the folder {period}: {period}/{name}.md"
        )
    })
}

fn file_name_remedy(name: &str) -> Message {
    let written = Period::written();
    let remedy = Message {
        zh: format!(
            "文件名就是期间，{}；财年也可写 period: {{kind: fiscal-year, label: FY2020, start: …, end: …}}",
            written.zh
        ),
        en: format!(
            "the file's name is the period: {}; a fiscal year may also say period: \
             {{kind: fiscal-year, label: FY2020, start: …, end: …}}",
            written.en
        ),
    };
    match further(name) {
        Some(further) => Message {
            zh: format!("{}；{}", remedy.zh, further.zh),
            en: format!("{}; {}", remedy.en, further.en),
        },
        None => remedy,
    }
}

/// What is published on a period before it has ended has a wrong date, or a wrong period. Whether a date lies
/// in the future is unknown here: a build has no clock.
pub(super) fn published_early(day: Date, period: &Period, place: Place) -> Diagnostic {
    let end = period.end;
    Diagnostic::warning(
        PUBLISHED_EARLY,
        place,
        message!(
            zh: "公布日期 {day} 早于报告期的最后一天 {end}",
            en: "published on {day}, before the last day of the period, {end}"
        ),
    )
    .remedy(message!(
        zh: "照原件核对公布日期的年份和文件名里的期间",
        en: "hold the year of the date, and the period in the file's name, against the document"
    ))
}

/// A form that is filled in for another kind of period.
pub(super) fn other_kind_of_period(form: &Form, period: &Period, place: Place) -> Diagnostic {
    let (id, by) = (&form.id, form.used.kind.words());
    let (own, kind) = (period.kind.words(), period.kind.name());
    Diagnostic::error(
        FORM_PERIOD,
        place,
        Message {
            zh: format!("表式 {id} 按{}填报，而本报告的期间是 {}", by.zh, period.label("zh")),
            en: format!(
                "the form {id} is filled in by {}, and this report is on \
                 {}",
                by.en,
                period.label("en")
            ),
        },
    )
    .remedy(Message {
        zh: format!("文件名写错就改名；确按{}填报的，用 used 为 {{kind: {kind}}} 的表式", own.zh),
        en: format!(
            "rename the file if its name is wrong; for a report by {} use a form whose `used` is {{kind: \
            {kind}}}",
            own.en
        ),
    })
}
