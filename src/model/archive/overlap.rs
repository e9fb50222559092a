//! Periods that lie over one another: of one publisher, and of two of whom one took over from the other.

use super::{Archive, ArchivedReport};
use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::message;

const PERIODS_OVERLAP: Code = Code("report-periods-overlap");
const SUCCESSION_OVERLAP: Code = Code("publisher-succession-overlap");

/// Tells reports of one kind of period that cover the same days.
pub(super) fn check(archive: &Archive, diagnostics: &mut Vec<Diagnostic>) {
    for publisher in archive.publishers.iter() {
        let own = archive.reports_of(publisher.position());
        for (at, report) in own.iter().enumerate() {
            if let Some(earlier) = own[..at].iter().rev().find(|earlier| covers(archive, report, earlier)) {
                diagnostics.push(overlapping(report, earlier));
            }
        }
        if let [.., before, _] = archive.history(publisher.position())[..] {
            let before = archive.reports_of(before);
            let both = own.iter().find_map(|report| {
                let same = |other: &&ArchivedReport| {
                    other.period.kind == report.period.kind && other.period.overlaps(&report.period)
                };
                Some((report, before.iter().find(same)?))
            });
            diagnostics.extend(both.map(|(report, other)| taken_over(report, other)));
        }
    }
}

/// Whether two reports of a publisher cover a day in common, though each day belongs to one period of a kind.
/// Another questionnaire may have periods of its own, but never the same days under two names.
fn covers(archive: &Archive, report: &ArchivedReport, earlier: &ArchivedReport) -> bool {
    let (one, other) = (&report.period, &earlier.period);
    let family = |report: &ArchivedReport| &archive.form(report.form).family;
    let same_days = (one.start, one.end) == (other.start, other.end);
    let same_form = family(report) == family(earlier);
    one.kind == other.kind && one.id != other.id && one.overlaps(other) && (same_days || same_form)
}

fn overlapping(report: &ArchivedReport, earlier: &ArchivedReport) -> Diagnostic {
    let (one, other) = (&report.period, &earlier.period);
    let (id, start, end) = (&one.id, one.start, one.end);
    let (other_id, other_start, other_end) = (&other.id, other.start, other.end);
    Diagnostic::error(
        PERIODS_OVERLAP,
        report.place,
        message!(
            zh: "{id} 从 {start} 到 {end}，与 {other_id}（{other_start} 到 {other_end}）有重叠的日子",
            en: "{id} runs from {start} to {end} and shares days with {other_id}, from {other_start} to \
                 {other_end}"
        ),
    )
    .related(earlier.place, message!(zh: "另一份在这里", en: "the other is here"))
    .remedy(message!(
        zh: "照原件改正其中一份的起止日期；同一机关同一种期间，一天只属于一期",
        en: "correct the first or last day of one of them after the document; of one publisher a day belongs \
             to one period of a kind"
    ))
}

fn taken_over(report: &ArchivedReport, other: &ArchivedReport) -> Diagnostic {
    let id = &report.period.id;
    Diagnostic::new(
        Severity::Notice,
        SUCCESSION_OVERLAP,
        Some(report.place),
        message!(
            zh: "{id} 这一期，前身机关也有报告；历年比较从这里起用本机关自己的数字",
            en: "the publisher that this one took over from reports on {id} too; over the years this one's \
                 own figures are shown from here on"
        ),
    )
    .related(
        other.place,
        message!(zh: "前身机关的报告在这里", en: "the report of the publisher before is here"),
    )
    .remedy(message!(
        zh: "两份都有就不必改；前身机关的那份放错了地方，就移到本机关的文件夹",
        en: "nothing, if both reported; a report that stands in the wrong folder belongs in this publisher's"
    ))
}
