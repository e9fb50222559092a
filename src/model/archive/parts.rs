//! The reports on shorter periods that make up the period of another: the quarters of a year.

use super::{Archive, ArchivedReport};
use crate::model::form::{Form, Forms};
use crate::model::id::ReportId;
use crate::model::period::Period;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;

const PARTS: Code = Code("form-parts");

impl Archive {
    /// The reports of a publisher that make up the period of one of its reports, from first to last, by one
    /// of the forms that its own name; none where they do not cover every day just once.
    pub fn parts(&self, report: &ArchivedReport) -> Vec<ReportId> {
        let editions = report.data.editions();
        let named = editions.iter().flat_map(|&form| &self.form(form).parts);
        let covering = named.into_iter().find_map(|(name, _)| {
            let within = |part: &&ArchivedReport| {
                part.period.id != report.period.id
                    && part.period.start >= report.period.start
                    && part.period.end <= report.period.end
                    && is_named(self.form(part.form), name)
            };
            // The reports of a publisher stand in the order of their periods.
            let parts: Vec<&ArchivedReport> =
                self.reports_of(report.publisher()).iter().filter(within).collect();
            let covers = parts.len() > 1 && covers(&report.period, &parts);
            covers.then(|| parts.into_iter().map(ArchivedReport::position).collect())
        });
        covering.unwrap_or_default()
    }
}

/// Whether a form is the one that is meant by an id or a family.
fn is_named(form: &Form, name: &str) -> bool {
    form.id == name || form.family == name
}

/// Whether periods follow one another from the first day of another to its last.
fn covers(whole: &Period, parts: &[&ArchivedReport]) -> bool {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
    let joined =
        |pair: &[&ArchivedReport]| pair[0].period.end.tomorrow().is_ok_and(|day| day == pair[1].period.start);
    first.period.start == whole.start && last.period.end == whole.end && parts.windows(2).all(joined)
}

/// Every form that another one names for its parts is there, and for shorter periods.
pub(super) fn check(forms: &Forms, diagnostics: &mut Vec<Diagnostic>) {
    for form in forms.iter() {
        for (name, place) in &form.parts {
            let mut named = forms.iter().filter(|other| is_named(other, name));
            if named.any(|other| other.used.kind.may_be_part_of(form.used.kind)) {
                continue;
            }
            let shorter = forms.iter().filter(|other| other.used.kind.may_be_part_of(form.used.kind));
            let known = shorter.map(|other| other.id.as_str()).collect::<Vec<_>>().join(", ");
            diagnostics.push(
                Diagnostic::error(
                    PARTS,
                    *place,
                    message!(
                        zh: "没有用于较短期间的表式“{name}”",
                        en: "there is no form '{name}' for shorter periods"
                    ),
                )
                .remedy(if known.is_empty() {
                    message!(
                        zh: "较短期间的表式写成另一个文件；没有就删去 parts",
                        en: "write the form of the shorter periods into a file of its own, or leave `parts` \
                             out"
                    )
                } else {
                    message!(zh: "可写：{known}", en: "there are: {known}")
                }),
            );
        }
    }
}
