//! Every check over the figures of one report.

use super::culprit;
use super::finding::{Finding, Outcome};
use super::found::Found;
use super::reason::Reason;
use super::relation;
use super::tally::Tally;
use super::terms::{Evaluation, Instance, applies};
use super::verdict::{Statement, Verdict};
use crate::model::archive::Archive;
use crate::model::form::{Check, Form, Strictness};
use crate::model::id::{CheckId, FormId, ReportId};

/// Makes every check over one report.
pub(super) fn evaluate(archive: &Archive, report: ReportId) -> Found {
    let evaluation = Evaluation { archive, report: archive.report(report) };
    let (mut tally, mut findings) = (Tally::default(), Vec::new());
    for (id, form) in evaluation.forms() {
        for (position, check) in form.checks.entries() {
            if !applies(&evaluation, id, check) {
                continue;
            }
            if is_left_out(&evaluation, id, form, check) {
                tally.count(Outcome::Unassessed(Reason::NoTable));
                continue;
            }
            evaluation.each(id, check, |at| {
                let (outcome, statement) = match relation::judge(&evaluation, id, &check.relation, at) {
                    Ok(Verdict::Holds { empty }) => return tally.holds(empty),
                    Ok(Verdict::Fails(statement)) => (failed(check), Some(statement)),
                    Ok(Verdict::Unassessed(reason, told)) => (Outcome::Unassessed(reason), Some(told)),
                    Err(reason) => (Outcome::Unassessed(reason), None),
                };
                tally.count(outcome);
                let found = statement.map(|told| finding(&evaluation, (id, position), at, outcome, told));
                findings.extend(found);
            });
        }
    }
    culprit::name(&evaluation, &mut findings);
    acknowledge(&evaluation, &mut findings);
    Found::new(findings, tally)
}

/// Whether the report says that it does not print the table that a check is at home in. Where it prints the
/// table in another edition, that edition's checks are made.
fn is_left_out(evaluation: &Evaluation<'_>, id: FormId, form: &Form, check: &Check) -> bool {
    let table = form.block(check.home).table;
    evaluation.report.omitted.iter().any(|omitted| (omitted.form, omitted.table) == (id, table))
}

fn failed(check: &Check) -> Outcome {
    match check.strictness {
        Strictness::Strict => Outcome::Contradiction,
        Strictness::Notice => Outcome::Notice,
    }
}

fn finding(
    evaluation: &Evaluation<'_>,
    (form, check): (FormId, CheckId),
    at: Instance,
    outcome: Outcome,
    statement: Statement,
) -> Finding {
    let report = evaluation.report.position();
    let mut cells = statement.cells;
    // A finding is shown in its own report, also where a check looks at the period before.
    cells.sort_by_key(|cell| cell.report != report);
    Finding {
        report,
        form,
        check,
        at: evaluation.at(form, evaluation.archive.form(form).check(check), at),
        outcome,
        message: statement.message,
        cells,
        against: statement.against,
        culprit: None,
        acknowledged: None,
    }
}

fn acknowledge(evaluation: &Evaluation<'_>, findings: &mut [Finding]) {
    for finding in findings {
        let check = evaluation.archive.form(finding.form).check(finding.check);
        let covers = evaluation.report.acknowledged.iter().find(|a| a.covers(check, finding));
        finding.acknowledged = covers.map(|a| a.why.clone());
    }
}
