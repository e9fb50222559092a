//! What publishers and reports say of time, held against each other. A build has no clock: whether a period
//! can be right is judged by the others.

use super::{Archive, ArchivedReport};
use crate::model::period::years_between;
use crate::model::publisher::{Absence, AbsenceStatus};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Place;

const OUTSIDE: Code = Code("report-outside-existence");
const NOT_MISSING: Code = Code("publisher-not-missing");
const FAR: Code = Code("report-far-period");
const LATE: Code = Code("report-published-late");

/// So many years after everything else a single report is taken for a slip, unless its own dates confirm it.
const AHEAD: i16 = 5;

/// So many years from everything else even some reports together are.
const FAR_OFF: i16 = 10;

/// At most so many reports can be slips together.
const SLIPS: usize = 3;

/// Tells what does not agree in time.
pub(super) fn check(archive: &Archive, diagnostics: &mut Vec<Diagnostic>) {
    for report in archive.reports.current() {
        diagnostics.extend(outside(archive, report));
        diagnostics.extend(late(report));
    }
    for publisher in archive.publishers.iter() {
        for absence in &publisher.missing {
            let report = archive.report_on(publisher.position(), &absence.period.id);
            match report {
                Some(report) => diagnostics.push(not_missing(report, absence)),
                None => diagnostics.extend(unlike_existence(publisher, absence)),
            }
        }
    }
    diagnostics.extend(far(archive));
    diagnostics.extend(far_absences(archive));
}

/// A report on a period in which its publisher did not exist.
fn outside(archive: &Archive, report: &ArchivedReport) -> Option<Diagnostic> {
    let existed = &archive.publisher(report.publisher()).existed;
    let place = existed.place.filter(|_| !existed.touches(&report.period))?;
    let (period, years) = (&report.period.id, existed.text());
    let told = Diagnostic::warning(
        OUTSIDE,
        start(report),
        message!(
            zh: "报告期 {period} 在机关存在的时间（{years}）之外",
            en: "the period {period} lies outside the time in which the publisher existed ({years})"
        ),
    );
    Some(told.related(place, message!(zh: "existed 在这里", en: "`existed` is here")).remedy(message!(
        zh: "照原件核对文件名里的期间，或改正 index.md 的 existed",
        en: "hold the period in the file's name against the document, or correct `existed` in index.md"
    )))
}

/// A report that was published so long after its period that the date is more likely wrong.
fn late(report: &ArchivedReport) -> Option<Diagnostic> {
    let (day, end) = (report.published?, report.period.end);
    let years = years_between(end, day);
    (years >= FAR_OFF).then(|| {
        Diagnostic::warning(
            LATE,
            start(report),
            message!(
                zh: "公布日期 {day} 在报告期的最后一天 {end} 之后 {years} 年",
                en: "published on {day}, {years} years after the last day of the period, {end}"
            ),
        )
        .remedy(message!(
            zh: "照原件核对公布日期的年份和文件名里的期间",
            en: "hold the year of the date, and the period in the file's name, against the document"
        ))
    })
}

/// A report that its publisher's page says is missing.
fn not_missing(report: &ArchivedReport, absence: &Absence) -> Diagnostic {
    let (period, status) = (&absence.period.id, absence.status.name());
    Diagnostic::warning(
        NOT_MISSING,
        absence.place,
        message!(
            zh: "missing 说 {period} 没有报告（{status}），而报告在档案里",
            en: "`missing` says that there is no report on {period} ({status}), and there is one"
        ),
    )
    .related(start(report), message!(zh: "报告在这里", en: "the report is here"))
    .remedy(message!(
        zh: "删去 missing 里的这一项；如果报告放错了期间，就改正报告的文件名",
        en: "take this entry out of `missing`; if the report is on another period, correct its \
             file's name"
    ))
}

/// A reason for a missing report that does not agree with the time in which the publisher existed.
fn unlike_existence(publisher: &crate::model::publisher::Publisher, absence: &Absence) -> Option<Diagnostic> {
    let existed = &publisher.existed;
    let place = existed.place?;
    let (period, status, years) = (&absence.period.id, absence.status.name(), existed.text());
    let message: Message = match absence.status {
        AbsenceStatus::DidNotExist if existed.holds(&absence.period) => message!(
            zh: "missing 说机关在 {period} 不存在，而 existed 是 {years}",
            en: "`missing` says that the publisher did not exist in {period}, and `existed` is {years}"
        ),
        AbsenceStatus::Late | AbsenceStatus::NotPublished if !existed.touches(&absence.period) => message!(
            zh: "missing 说 {period} 的报告是 {status}，而那时机关不存在（{years}）",
            en: "`missing` says that the report on {period} is {status}, and the publisher did not exist \
                 then ({years})"
        ),
        AbsenceStatus::DidNotExist
        | AbsenceStatus::Late
        | AbsenceStatus::NotPublished
        | AbsenceStatus::NotDue
        | AbsenceStatus::Other => {
            return None;
        }
    };
    let told = Diagnostic::warning(NOT_MISSING, absence.place, message);
    Some(told.related(place, message!(zh: "existed 在这里", en: "`existed` is here")).remedy(message!(
        zh: "改正其中一处",
        en: "correct one of them"
    )))
}

/// Reports on periods so far from all others that the year in the file's name is more likely a slip.
fn far(archive: &Archive) -> Vec<Diagnostic> {
    let mut reports: Vec<&ArchivedReport> = archive.reports.iter().collect();
    reports.sort_by_key(|report| (report.period.start, report.period.end));
    let possible = || 1..=SLIPS.min(reports.len() / 2);
    for count in possible() {
        let (others, last) = reports.split_at(reports.len() - count);
        let known = others.iter().map(|report| report.latest_day()).max();
        let begins = last.iter().map(|report| report.period.start).min();
        let Some((known, begins)) = known.zip(begins) else { continue };
        let years = years_between(known, begins);
        let confirmed = last.iter().any(|report| report.published.is_some_and(|day| day > report.period.end));
        if years >= FAR_OFF || (years >= AHEAD && count == 1 && !confirmed) {
            return last.iter().map(|report| ahead(report, years, &known.to_string())).collect();
        }
    }
    for count in possible() {
        let (first, others) = reports.split_at(count);
        let known = others.iter().map(|report| report.period.start).min();
        let ends = first.iter().map(|report| report.latest_day()).max();
        let Some((known, ends)) = known.zip(ends) else { continue };
        let years = years_between(ends, known);
        let confirmed = first.iter().any(|report| report.published.is_some());
        if years >= FAR_OFF && !confirmed {
            return first.iter().map(|report| behind(report, years, &known.to_string())).collect();
        }
    }
    Vec::new()
}

/// Periods of `missing` that lie so far ahead of every report that the year is more likely a slip.
fn far_absences(archive: &Archive) -> Vec<Diagnostic> {
    let Some(known) = archive.reports.iter().map(|report| report.latest_day()).max() else {
        return Vec::new();
    };
    let absences = archive.publishers.iter().flat_map(|publisher| &publisher.missing);
    let far = absences.filter_map(|absence| {
        let years = years_between(known, absence.period.start);
        (years >= FAR_OFF).then(|| {
            let period = &absence.period.id;
            let told = message!(
                zh: "missing 里的 {period} 比档案里所有报告都晚至少 {years} 年（最晚的日期是 {known}）",
                en: "`missing` names {period}, {years} years after every report in the archive (the latest date \
                     is {known})"
            );
            Diagnostic::warning(FAR, absence.place, told)
                .remedy(message!(zh: "核对年份", en: "look at the year again"))
        })
    });
    far.collect()
}

fn ahead(report: &ArchivedReport, years: i16, known: &str) -> Diagnostic {
    let period = &report.period.id;
    far_off(
        report,
        message!(
            zh: "报告期 {period} 比档案里其他日期都晚至少 {years} 年（其他最晚的是 {known}）",
            en: "the period {period} begins {years} years after every other date in the archive (the latest \
                 is {known})"
        ),
    )
}

fn behind(report: &ArchivedReport, years: i16, known: &str) -> Diagnostic {
    let period = &report.period.id;
    far_off(
        report,
        message!(
            zh: "报告期 {period} 比档案里其他报告期都早至少 {years} 年（其他最早的始于 {known}）",
            en: "the period {period} ends {years} years before every other period in the archive (the \
                 earliest begins on {known})"
        ),
    )
}

fn far_off(report: &ArchivedReport, message: Message) -> Diagnostic {
    Diagnostic::warning(FAR, start(report), message).remedy(message!(
        zh: "照原件核对文件名里的年份；如果不错，写上公布日期 published 作为佐证",
        en: "hold the year in the file's name against the document; if it is right, its date of publication \
             confirms it: published: …"
    ))
}

/// The beginning of a report's front matter.
fn start(report: &ArchivedReport) -> Place {
    Place { end: report.place.start, ..report.place }
}
