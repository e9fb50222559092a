//! What the information cards of the reports must say, held against each other and against the site.

use super::Archive;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;
use std::collections::BTreeMap;

const INDEX_NUMBER_TWICE: Code = Code("report-index-number-twice");
const UNDATED: Code = Code("official-undated");

/// Tells two reports that are filed under one number, and in an official archive reports without a date.
pub(super) fn check(archive: &Archive, diagnostics: &mut Vec<Diagnostic>) {
    let mut filed = BTreeMap::new();
    for report in archive.reports.iter() {
        let Some(number) = &report.index_number else { continue };
        let Some(first) = filed.insert(number.text.as_str(), number.place) else { continue };
        filed.insert(&number.text, first);
        diagnostics.push(
            Diagnostic::warning(
                INDEX_NUMBER_TWICE,
                number.place,
                message!(
                    zh: "索引号“{}”已用于另一份报告",
                    en: "the index number '{}' is that of another report",
                    number.text
                ),
            )
            .related(first, message!(zh: "另一份在这里", en: "the other is here"))
            .remedy(message!(
                zh: "照原件核对；一份报告一个索引号",
                en: "hold both against the documents; each has a number of its own"
            )),
        );
    }
    if archive.site.official.is_none() {
        return;
    }
    for report in archive.reports.iter().filter(|report| report.published.is_none() && !report.draft) {
        diagnostics.push(
            Diagnostic::warning(
                UNDATED,
                Place { end: report.place.start, ..report.place },
                message!(
                    zh: "没有公布日期，网页标签 PubDate 就不印",
                    en: "there is no date of publication, so the page has no tag PubDate, which is mandatory"
                ),
            )
            .remedy(message!(
                zh: "写 published: 2021-01-29，或连同时间 2021-01-29 10:19；构建的日期不能代替它",
                en: "write published: 2021-01-29, or with the time 2021-01-29 10:19; the day of a build \
                     never stands for it"
            )),
        );
    }
}
