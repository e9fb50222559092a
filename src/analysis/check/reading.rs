//! What the detectors of a form read from the figures of a report.

use super::side::Side;
use super::terms::{Evaluation, Instance};
use crate::model::archive::Archive;
use crate::model::form::Sum;
use crate::model::id::{BlockId, FormId, ReadingId, ReportId};

/// What a detector read from the figures of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Every row that tells anything follows the relation.
    Holds,
    /// No row does.
    Otherwise,
    /// Some do, some do not.
    Mixed,
}

/// What the detectors of a report's forms read from its figures; a detector that no row decides is left out.
pub(crate) fn readings(archive: &Archive, report: ReportId) -> Vec<(FormId, ReadingId, Reading)> {
    let evaluation = Evaluation { archive, report: archive.report(report) };
    let mut found = Vec::new();
    for (id, form) in evaluation.forms() {
        for (detector, reading) in form.readings.entries() {
            let rows: Vec<bool> =
                reading.over.iter().flat_map(|over| rows_that_hold(&evaluation, id, over)).collect();
            let result = match (rows.contains(&true), rows.contains(&false)) {
                (true, true) => Reading::Mixed,
                (true, false) => Reading::Holds,
                (false, true) => Reading::Otherwise,
                (false, false) => continue,
            };
            found.push((id, detector, result));
        }
    }
    found
}

/// For each row of a block: whether left = right, for rows whose figures decide it.
fn rows_that_hold(
    evaluation: &Evaluation<'_>,
    form: FormId,
    (home, left, right): &(BlockId, Sum, Sum),
) -> Vec<bool> {
    let holds = |row| {
        let (left, right) =
            Side::both(evaluation, form, left, right, Instance::Row { home: *home, row }).ok()?;
        let tells =
            left.unknown.is_none() && right.unknown.is_none() && left.numbers > 0 && right.numbers > 0;
        let zero = left.total.is_zero() && right.total.is_zero();
        (tells && !zero).then(|| left.total == right.total)
    };
    evaluation.rows(form, *home).filter_map(holds).collect()
}
