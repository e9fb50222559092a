//! How each figure of a publisher follows the one before it, where there is anything to say of that.

use crate::analysis::comparable::Standing;
use crate::analysis::series::{Comparison, Series, Step};
use crate::model::archive::Archive;
use crate::model::figure::Value;
use crate::model::form::Ending;
use crate::model::id::{ColumnId, DataId, DataRowId, Id, ReportId};
use crate::model::report::{CellId, CellRef};
use std::collections::BTreeMap;

/// What a publisher's series say of its single figures.
#[derive(Debug, Default)]
pub(super) struct History {
    steps: BTreeMap<ReportId, BTreeMap<CellId, Step>>,
    endings: BTreeMap<ReportId, BTreeMap<CellId, Ending>>,
}

impl History {
    /// Reads all series of a publisher.
    pub(super) fn of(archive: &Archive, comparisons: &[Comparison]) -> Self {
        let mut history = Self::default();
        for series in comparisons.iter().flat_map(|comparison| &comparison.series) {
            history.add(archive, series);
        }
        history
    }

    fn add(&mut self, archive: &Archive, series: &Series) {
        // What breaks where nothing is stated also lies before the first figure after it.
        let mut carried: Option<Step> = None;
        let mut last = None;
        for point in &series.points {
            let [cell] = point.cells[..] else { continue };
            let step = joined(carried.take(), &point.step);
            if !states(&archive.cell(cell).figure().value) && matters(&step) {
                carried = Some(step.clone());
            }
            // Not by one of another edition.
            let own = archive.cell(cell).in_edition() == series.subject;
            if own {
                last = Some(cell);
            }
            let steps = self.steps.entry(cell.report).or_default();
            if !step.reasons.is_empty() && (own || !steps.contains_key(&cell.cell)) {
                steps.insert(cell.cell, step);
            }
        }
        if let (Some(cell), Some(ending)) = (last, &series.ending) {
            self.endings.entry(cell.report).or_default().insert(cell.cell, ending.clone());
        }
    }

    /// How a figure follows the one before it; `None` where it simply does.
    pub(super) fn step(&self, cell: CellRef) -> Option<&Step> {
        self.steps.get(&cell.report)?.get(&cell.cell)
    }

    /// The steps to the figures of a part of a report.
    pub(super) fn steps_in(&self, report: ReportId, part: DataId) -> impl Iterator<Item = (CellId, &Step)> {
        of_part(self.steps.get(&report), part)
    }

    /// The endings after the figures of a part of a report.
    pub(super) fn endings_in(
        &self,
        report: ReportId,
        part: DataId,
    ) -> impl Iterator<Item = (CellId, &Ending)> {
        of_part(self.endings.get(&report), part)
    }
}

fn of_part<T>(cells: Option<&BTreeMap<CellId, T>>, part: DataId) -> impl Iterator<Item = (CellId, &T)> {
    let first = CellId { data: part, row: DataRowId::at(0), column: ColumnId::at(0) };
    let cells = cells.into_iter().flat_map(move |cells| cells.range(first..));
    cells.take_while(move |(cell, _)| cell.data == part).map(|(&cell, said)| (cell, said))
}

fn matters(step: &Step) -> bool {
    match step.mark() {
        Standing::Differs | Standing::Broken => true,
        Standing::First | Standing::Continues | Standing::Gap => false,
    }
}

/// A step over a figure that states nothing and the step after it, as one.
fn joined(earlier: Option<Step>, step: &Step) -> Step {
    let Some(mut joined) = earlier else { return step.clone() };
    joined.standing = joined.standing.max(step.standing);
    joined.reasons.extend(
        step.reasons.iter().filter(|reason| !joined.reasons.contains(reason)).cloned().collect::<Vec<_>>(),
    );
    joined
}

/// Whether a value says how much something is.
fn states(value: &Value) -> bool {
    match value {
        Value::Number(_)
        | Value::Change(_)
        | Value::Annotated(_)
        | Value::Bound(_)
        | Value::Range(_)
        | Value::Text
        | Value::Date(_)
        | Value::Unread => true,
        Value::Blank
        | Value::NotApplicable
        | Value::NotCollected
        | Value::Suppressed
        | Value::NotGiven
        | Value::Absent => false,
    }
}
