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
    let ending = rest.iter().rev().filter(|line| line.role != Role::Furniture).take(SIGNATURE);
    for line in ending {
        if let Some(day) = date::whole_line(&line.text) {
            signed.push(Found::on(line, day));
        } else if let Some((words, day)) = date::at_end(&line.text)
            && (line.align == Align::End || title::is_agency(&title::compact(&words)))
        {
            signed.push(Found::on(line, day));
        }
    }
    let remarks = &mut metadata.remarks;
    let what = message!(zh: "公布日期", en: "the day of publication");
    metadata.published = Found::agreed(published, &what, remarks);
    metadata.signed = Found::agreed(signed, &message!(zh: "签署日期", en: "the day of signing"), remarks);
}
