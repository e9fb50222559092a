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

/// How a check ended at one of the rows or columns that it is repeated over.
pub(super) enum Ended {
    /// It holds, with so many cells without a figure counted as 0.
    Held { empty: usize },
    /// It fails or cannot be assessed, with what is to be said of that.
    Not(Outcome, Option<Statement>),
}

/// Makes every check over one report.
pub(super) fn evaluate(archive: &Archive, report: ReportId) -> Found {
    let evaluation = Evaluation { archive, report: archive.report(report) };
    let (mut tally, mut findings) = (Tally::default(), Vec::new());
    each(&evaluation, &mut |check, at, ended| match ended {
        Ended::Held { empty } => tally.holds(empty),
        Ended::Not(outcome, statement) => {
            tally.count(outcome);
            let told = at.zip(statement);
            findings.extend(told.map(|(at, told)| finding(&evaluation, check, at, outcome, told)));
        }
    });
    culprit::name(&evaluation, &mut findings);
    acknowledge(&evaluation, &mut findings);
    Found::new(findings, tally)
}

/// Makes each check that applies to a report, in the order of its forms, and tells how it ended; without a
/// place where the report lacks the check's table.
pub(super) fn each(
    evaluation: &Evaluation<'_>,
    told: &mut dyn FnMut((FormId, CheckId), Option<Instance>, Ended),
) {
    for (id, form) in evaluation.forms() {
        for (position, check) in form.checks.entries() {
            if !applies(evaluation, id, check) {
                continue;
            }
            if is_left_out(evaluation, id, form, check) {
                told((id, position), None, Ended::Not(Outcome::Unassessed(Reason::NoTable), None));
                continue;
            }
            evaluation.each(id, check, |at| {
                let ended = match relation::judge(evaluation, id, &check.relation, at) {
                    Ok(Verdict::Holds { empty }) => Ended::Held { empty },
                    Ok(Verdict::Fails(statement)) => Ended::Not(failed(check), Some(statement)),
                    Ok(Verdict::Unassessed(reason, said)) => {
                        Ended::Not(Outcome::Unassessed(reason), Some(said))
                    }
                    Err(reason) => Ended::Not(Outcome::Unassessed(reason), None),
                };
                told((id, position), Some(at), ended);
            });
        }
    }
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
