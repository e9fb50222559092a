//! Rows of a report that have the words of a row of the report before and another id: over the years they
//! would be two rows, one that ends and one that begins.

use super::{Archive, ArchivedReport};
use crate::model::id::DataRowId;
use crate::model::report::BlockData;
use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::message;
use std::collections::BTreeMap;

const RENAMED: Code = Code("report-row-renamed");

/// Tells rows that end in one report and begin in the next under another id.
pub(super) fn check(archive: &Archive, diagnostics: &mut Vec<Diagnostic>) {
    for report in archive.reports.iter() {
        let Some(before) = report.previous().map(|before| archive.report(before)) else { continue };
        for data in report.data.iter() {
            if let Some(earlier) = before.data.iter().find(|earlier| earlier.block().id == data.block().id) {
                compare(data, earlier, before, diagnostics);
            }
        }
    }
}

fn compare(
    data: &BlockData,
    earlier: &BlockData,
    before: &ArchivedReport,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let own =
        |data: &BlockData, row: DataRowId| data.form_row(row).is_none_or(|row| data.block().row(row).open);
    let mut ended: BTreeMap<&str, DataRowId> = BTreeMap::new();
    for row in earlier.rows().filter(|&row| own(earlier, row) && data.find_row(earlier.row_id(row)).is_none())
    {
        ended.insert(words(earlier, row), row);
    }
    if ended.is_empty() {
        return;
    }
    for row in data.rows().filter(|&row| own(data, row) && earlier.find_row(data.row_id(row)).is_none()) {
        let Some(&was) = ended.get(words(data, row)).filter(|_| !words(data, row).is_empty()) else {
            continue;
        };
        let (block, words) = (&data.block().id, words(data, row));
        let (id, old, period) = (data.row_id(row), earlier.row_id(was), &before.period.id);
        let place = |data: &BlockData, row| data.columns().next().map(|column| data.place(row, column));
        let mut told = Diagnostic::new(
            Severity::Notice,
            RENAMED,
            place(data, row),
            message!(
                zh: "“{block}”的“{words}”这里叫 {id}，{period} 里叫 {old}：历年比较里会成为两行",
                en: "'{words}' in '{block}' is {id} here and {old} in {period}: over the years they are two \
                     rows"
            ),
        )
        .remedy(message!(
            zh: "是同一行，就用同一个 id：{old}；不是，就不必改",
            en: "if it is the same row, use the same id, {old}; if not, nothing"
        ));
        if let Some(place) = place(earlier, was) {
            told = told.related(place, message!(zh: "那一行在这里", en: "that row is here"));
        }
        diagnostics.push(told);
    }
}

/// The words of a row, in the first language that it has.
fn words(data: &BlockData, row: DataRowId) -> &str {
    data.row_heading(row).iter().next().map_or("", |(_, text)| text)
}
