//! Every check over the figures of one report.

use super::culprit;
use super::finding::{Finding, Outcome};
use super::relation;
use super::terms::{Evaluation, applies};
use crate::model::archive::Archive;
use crate::model::form::Strictness;
use crate::model::id::ReportId;

/// Makes every check over one report.
pub(super) fn evaluate(archive: &Archive, report: ReportId) -> Vec<Finding> {
    let evaluation = Evaluation { archive, report: archive.report(report) };
    let mut findings = Vec::new();
    for (id, form) in evaluation.forms() {
        for (position, check) in form.checks.entries() {
            if !applies(check, &evaluation) {
                continue;
            }
            evaluation.each(id, check, |at| {
                if let Some(mut verdict) = relation::judge(&evaluation, id, &check.relation, at) {
                    // A finding is shown in its own report, also where a check looks at the period before.
                    verdict.cells.sort_by_key(|cell| cell.report != report);
                    findings.push(Finding {
                        report,
                        form: id,
                        check: position,
                        at: evaluation.at(id, check, at),
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
    culprit::name(&evaluation, &mut findings);
    acknowledge(&evaluation, &mut findings);
    findings
}

fn acknowledge(evaluation: &Evaluation<'_>, findings: &mut [Finding]) {
    for finding in findings {
        let check = evaluation.archive.form(finding.form).check(finding.check);
        let covers = evaluation.report.acknowledged.iter().find(|a| a.covers(check, finding));
        finding.acknowledged = covers.map(|a| a.why.clone());
    }
}
