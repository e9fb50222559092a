//! Making the checks: each declared relation over the figures of each report.

mod culprit;
mod findings;
mod relation;
mod sentence;
mod terms;
mod told;
#[cfg(test)]
mod tests;

use crate::model::archive::Archive;
use crate::model::figure::Decimal;
use crate::model::form::{Check, Each, Relation, Strictness};
use crate::model::label::Label;
use crate::model::report::CellRef;
use crate::text::message::Message;
use terms::Scene;

pub use findings::{Findings, Memory, run};
pub use told::diagnostics;

/// Figures that contradict each other, or that could not be checked.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The report whose figures they are.
    pub report: usize,
    /// The form that declares the check.
    pub form: usize,
    /// The check, as a position in the form's checks.
    pub check: usize,
    /// The row or column it is at.
    pub at: Option<At>,
    /// What came out.
    pub outcome: Outcome,
    /// Both sides with their terms and numbers.
    pub message: Message,
    /// The cells it is about; the first is where it is shown.
    pub cells: Vec<CellRef>,
    /// The one cell whose change would satisfy every check that failed with this one.
    pub culprit: Option<Culprit>,
    /// Why it stands, where an editor acknowledges it.
    pub acknowledged: Option<Label>,
}

/// The row or column a check is at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// Its id.
    pub id: String,
    /// Its words.
    pub label: Label,
}

/// What came out of a check that does not simply hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// A strict check fails.
    Contradiction,
    /// A heuristic fails.
    Notice,
    /// A blank total, a range, a withheld figure: it cannot be told.
    Unassessed,
}

/// One cell, and the figure there that would satisfy several failed checks at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Culprit {
    /// The cell.
    pub cell: CellRef,
    /// The figure that would satisfy them.
    pub figure: Decimal,
    /// How many checks.
    pub checks: usize,
}

/// Makes every check over one report.
fn of_report(archive: &Archive, report: usize) -> Vec<Finding> {
    let scene = Scene::new(archive, report);
    let mut findings = Vec::new();
    for form in scene.forms() {
        for (position, check) in archive.forms[form].checks.iter().enumerate() {
            if !applies(check, archive, report) {
                continue;
            }
            scene.each(form, check, |at| {
                let verdict = relation::judge(&scene, form, &check.relation, at);
                if let Some(mut verdict) = verdict {
                    // A finding is shown in its own report, also where a check looks at the period before.
                    verdict.cells.sort_by_key(|cell| cell.report != report);
                    findings.push(Finding {
                        report,
                        form,
                        check: position,
                        at: scene.at(form, check, at),
                        outcome: match (verdict.failed, check.strictness) {
                            (false, _) => Outcome::Unassessed,
                            (true, Strictness::Strict) => Outcome::Contradiction,
                            (true, Strictness::Notice) => Outcome::Notice,
                        },
                        message: verdict.message,
                        cells: verdict.cells,
                        culprit: None,
                        acknowledged: None,
                    });
                }
            });
        }
    }
    culprit::name(&scene, &mut findings);
    acknowledge(archive, report, &mut findings);
    findings
}

/// Whether a check applies to the kind of publisher.
fn applies(check: &Check, archive: &Archive, report: usize) -> bool {
    check.kinds.include(archive.publishers[archive.reports[report].publisher].kind.as_deref())
}

fn acknowledge(archive: &Archive, report: usize, findings: &mut [Finding]) {
    let acknowledged = &archive.reports[report].acknowledged;
    for finding in findings {
        let check = &archive.forms[finding.form].checks[finding.check];
        finding.acknowledged = acknowledged.iter().find(|a| a.covers(check, finding)).map(|a| a.why.clone());
    }
}

impl crate::model::report::Acknowledgement {
    /// Whether it speaks of this finding.
    pub fn covers(&self, check: &Check, finding: &Finding) -> bool {
        self.check == check.id
            && self.at.as_ref().is_none_or(|at| finding.at.as_ref().is_some_and(|here| here.id == *at))
    }
}

/// What a detector read from the figures of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Every row that tells anything follows the relation.
    Holds,
    /// No row does.
    Otherwise,
    /// Some do, some do not.
    Mixed,
}

/// What the detectors of a report's forms read from its figures: form, detector, result.
pub fn readings(archive: &Archive, report: usize) -> Vec<(usize, usize, Reading)> {
    let scene = Scene::new(archive, report);
    let mut found = Vec::new();
    for form in scene.forms() {
        for (position, reading) in archive.forms[form].readings.iter().enumerate() {
            let rows: Vec<bool> =
                reading.over.iter().flat_map(|over| relation::rows_that_hold(&scene, form, over)).collect();
            let result = match (rows.contains(&true), rows.contains(&false)) {
                (true, true) => Reading::Mixed,
                (true, false) => Reading::Holds,
                (false, true) => Reading::Otherwise,
                (false, false) => continue,
            };
            found.push((form, position, result));
        }
    }
    found
}

/// The cells of a form over which a check stands that a wrong figure would usually break: for documentation.
pub fn repeats_over(check: &Check) -> &'static str {
    match check.each {
        Each::Column => "column",
        Each::Row => "row",
        Each::Once => "",
    }
}

/// Whether a relation is an equality of two sums: the linear ones.
fn is_equality(relation: &Relation) -> bool {
    matches!(relation, Relation::Compare(_, crate::model::form::Comparison::Equal, _))
}
