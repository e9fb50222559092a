//! The dates that stand under a title and at the end of a document.

use super::label::Labelled;
use super::{Found, Metadata, date, title};
use crate::import::document::{Align, Role};
use crate::import::line::Line;
use crate::text::message;

/// How many lines after the last sentence can be a signature.
const SIGNATURE: usize = 8;

/// Reads the days of publication and of signing. `head` are the lines before the text, with the title at
/// `title`.
pub(super) fn read(
    lines: &[Line<'_>],
    head: &[Line<'_>],
    title: Option<usize>,
    labelled: Labelled,
    metadata: &mut Metadata,
) {
    let Labelled { mut published, mut signed } = labelled;
    let below = title.and_then(|title| head.get(title + 1..)).unwrap_or_default();
    for line in below.iter().filter(|line| line.role != Role::Furniture) {
        if let Some(day) = date::whole_line(&line.text) {
            metadata.lines.insert(line.spot);
            // The time of day stands behind a label, if at all.
            let clock = published.iter().find(|found| found.value.0 == day).and_then(|found| found.value.1);
            published.push(Found::on(line, (day, clock)));
        }
    }
    let rest = lines.get(head.len()..).unwrap_or_default();
    let shown: Vec<&Line<'_>> = rest.iter().filter(|line| line.role != Role::Furniture).collect();
    for (at, line) in shown.iter().enumerate().skip(shown.len().saturating_sub(SIGNATURE)) {
        let above = || at.checked_sub(1).and_then(|at| shown.get(at)).map(|line| title::compact(&line.text));
        let (words, day) = match (date::whole_line(&line.text), date::at_end(&line.text)) {
            (Some(day), _) => (above().unwrap_or_default(), day),
            (None, Some((words, day)))
                if line.align == Align::End || title::is_agency(&title::compact(&words)) =>
            {
                (title::compact(&words), day)
            }
            _ => continue,
        };
        signed.push(Found::on(line, day));
        if metadata.agency.is_none() && title::is_agency(&words) {
            metadata.agency = Some(Found::on(line, words));
        }
    }
    let remarks = &mut metadata.remarks;
    let what = message!(zh: "公布日期", en: "the day of publication");
    metadata.published = Found::agreed(published, &what, remarks);
    metadata.signed = Found::agreed(signed, &message!(zh: "签署日期", en: "the day of signing"), remarks);
}
