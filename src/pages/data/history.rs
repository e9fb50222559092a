//! How each figure of a publisher follows the one before it, where there is anything to say of that.

use crate::analysis::series::{self, Series, Standing, Step};
use crate::model::archive::Archive;
use crate::model::figure::Value;
use crate::model::form::Ending;
use crate::model::report::CellRef;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// What a publisher's series say of its single figures.
#[derive(Debug, Default)]
pub struct History {
    steps: BTreeMap<CellRef, Step>,
    endings: BTreeMap<CellRef, Ending>,
}

impl History {
    /// Reads all series of a publisher.
    pub fn of(archive: &Archive, publisher: usize) -> Self {
        let mut history = Self::default();
        for comparison in series::of_publisher(archive, publisher) {
            for series in &comparison.series {
                history.add(archive, series);
            }
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
            if !states(archive, cell) && matters(&step) {
                carried = Some(step.clone());
            }
            let own = is_own(archive, series, cell);
            if own {
                last = Some(cell);
            }
            if !step.reasons.is_empty() && (own || !self.steps.contains_key(&cell)) {
                self.steps.insert(cell, step);
            }
        }
        if let (Some(cell), Some(ending)) = (last, &series.ending) {
            self.endings.insert(cell, ending.clone());
        }
    }

    /// How a figure follows the one before it; `None` where it simply does.
    pub fn step(&self, cell: CellRef) -> Option<&Step> {
        self.steps.get(&cell)
    }

    /// The steps to the figures within some cells.
    pub fn steps_in(&self, cells: RangeInclusive<CellRef>) -> impl Iterator<Item = (&CellRef, &Step)> {
        self.steps.range(cells)
    }

    /// The endings after the figures within some cells.
    pub fn endings_in(&self, cells: RangeInclusive<CellRef>) -> impl Iterator<Item = (&CellRef, &Ending)> {
        self.endings.range(cells)
    }
}

fn matters(step: &Step) -> bool {
    matches!(step.mark(), Standing::Differs | Standing::Broken)
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

fn states(archive: &Archive, cell: CellRef) -> bool {
    let value = &archive.reports[cell.report].data[cell.block].figure(cell.row, cell.column).value;
    !matches!(
        value,
        Value::Blank
            | Value::NotApplicable
            | Value::NotCollected
            | Value::Suppressed
            | Value::NotGiven
            | Value::Absent
    )
}

/// Whether the series is named by this very cell, not by one of another edition.
fn is_own(archive: &Archive, series: &Series, cell: CellRef) -> bool {
    let data = &archive.reports[cell.report].data[cell.block];
    let subject = &series.subject;
    (subject.form, subject.block, subject.column) == (data.form, data.block, cell.column)
        && subject.row == data.row_id(cell.row, data.block(&archive.forms))
}
