//! A finding and the count of all checks as fields, for programs.

use super::against::{Against, Weighed};
use super::finding::{Finding, Outcome};
use super::tally::Tally;
use crate::model::archive::{Archive, Cell};
use crate::model::report::CellRef;
use crate::text::facts::{Fact, Facts};

/// All that a finding says, as fields.
pub(crate) fn of_finding(archive: &Archive, finding: &Finding) -> Facts {
    let form = archive.form(finding.form);
    let check = form.check(finding.check);
    let shown = finding.shown_at().map(|cell| archive.cell(cell));
    let reason = match finding.outcome {
        Outcome::Unassessed(reason) => Some(reason.name()),
        Outcome::Contradiction | Outcome::Notice => None,
    };
    let comparisons: Vec<Facts> = finding.against.iter().map(|against| compared(archive, against)).collect();
    let culprit = finding.culprit.as_ref().map(|culprit| {
        let (cell, figure) = (named(archive, finding, culprit.cell), culprit.figure.to_string());
        Facts::default().with("figure", cell).with("value", figure).with("checks", culprit.checks)
    });
    Facts::default()
        .with("check", check.id.as_str())
        .with("form", form.id.as_str())
        .with("table", form.block(check.home).id.as_str())
        .with_some("at", finding.at.as_ref().map(|at| at.id.as_str()))
        .with_some("row", shown.map(Cell::row_id))
        .with_some("column", shown.map(|cell| cell.column().id.as_str()))
        .with("outcome", finding.outcome.name())
        .with_some("reason", reason)
        .with("comparisons", comparisons)
        .with_some("would_hold_if", culprit)
}

/// The address of a cell; of another period's report with that period.
pub(crate) fn named(archive: &Archive, finding: &Finding, cell: CellRef) -> String {
    let address = archive.cell(cell).address();
    if cell.report == finding.report {
        return address;
    }
    format!("{address}@{}", archive.report(cell.report).address())
}

fn compared(archive: &Archive, against: &Against) -> Facts {
    let terms: Vec<Facts> = against.terms.iter().map(|term| of_term(archive, term)).collect();
    let facts = Facts::default().with("terms", terms);
    let Some(sides) = against.sides else { return facts };
    facts
        .with("left", sides.left.normalize().to_string())
        .with("sign", sides.comparison.sign())
        .with("right", sides.right.normalize().to_string())
        .with("difference", sides.difference().to_string())
}

fn of_term(archive: &Archive, term: &Weighed) -> Facts {
    let cell = archive.cell(term.cell);
    let figure = cell.figure();
    Facts::default()
        .with("role", term.role)
        .with("factor", Fact::Number(term.factor.into()))
        .with("period", &*cell.report().period.id)
        .with("table", cell.data().block().id.as_str())
        .with("row", cell.row_id())
        .with("column", cell.column().id.as_str())
        .with("as_printed", figure.to_string())
        .with_some("value", figure.value.number().map(|number| number.to_string()))
        .with("kind", figure.value.kind())
}

impl Tally {
    /// How many checks were made and how they ended, as fields.
    pub fn facts(&self) -> Facts {
        let failed = Facts::default()
            .with("total", self.failed())
            .with("contradictions", self.contradictions)
            .with("questions", self.questions);
        let mut reasons = Facts::default();
        for (reason, n) in self.reasons_by_number() {
            reasons = reasons.with(reason.name(), n);
        }
        let open = Facts::default().with("total", self.unassessed()).with("reasons", reasons);
        Facts::default()
            .with("made", self.made())
            .with("held", self.held)
            .with("held_counting_empty_cells_as_0", self.held_on_empty)
            .with("failed", failed)
            .with("not_assessable", open)
    }
}
