//! Which edition of which form a new report is written by.

use crate::model::archive::{Archive, ArchivedReport};
use crate::model::form::Forms;
use crate::model::id::{FormId, PublisherId};
use crate::model::period::Period;
use std::collections::BTreeSet;

/// The form of a new report: that of the publisher's last report while it is in use, else the newest edition
/// of its family. Without a last report the archive's other reports decide. A form that another report on the
/// period is by is none of them.
///
/// # Errors
/// The forms that are in use in that period, where none of this names one.
pub(crate) fn edition(
    archive: &Archive,
    publisher: PublisherId,
    period: &Period,
    last: Option<&ArchivedReport>,
) -> Result<FormId, Vec<FormId>> {
    let forms = &archive.forms;
    let mut in_use: Vec<FormId> = forms.ids().filter(|&form| forms.get(form).used.covers(period)).collect();
    // A form is filled in once a period.
    let beside = archive.reports_on(publisher, &period.id).map(|report| &forms.get(report.form).family);
    beside.for_each(|filled_in| in_use.retain(|&form| forms.get(form).family != *filled_in));
    if let Some(last) = last {
        if in_use.contains(&last.form) {
            return Ok(last.form);
        }
        if let Some(newest) = newest(forms, &in_use, &forms.get(last.form).family) {
            return Ok(newest);
        }
    }
    let families = |among: &mut dyn Iterator<Item = FormId>| -> BTreeSet<&str> {
        among.map(|form| forms.get(form).family.as_str()).collect()
    };
    let known =
        families(&mut archive.reports.iter().map(|report| report.form).filter(|f| in_use.contains(f)));
    let possible = if known.is_empty() { families(&mut in_use.iter().copied()) } else { known };
    let mut possible = possible.into_iter();
    match (possible.next(), possible.next()) {
        (Some(only), None) => newest(forms, &in_use, only).ok_or(in_use),
        _ => Err(in_use),
    }
}

fn newest(forms: &Forms, among: &[FormId], family: &str) -> Option<FormId> {
    let of_family = among.iter().copied().filter(|&form| forms.get(form).family == family);
    of_family.max_by_key(|&form| forms.get(form).used.first())
}
