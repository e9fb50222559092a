//! Where the pen is down, and how wide the periods stand.

use super::Point;
use crate::analysis::comparable::Standing;
use std::ops::Range;

/// Points that follow one another.
pub(super) type Run = Range<usize>;

/// Points that one line joins, or one alone; points without a number are in none.
pub(super) fn runs(points: &[Point<'_>]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, point) in points.iter().enumerate().filter(|(_, point)| point.number.is_some()) {
        let comparable = matches!(point.standing, Standing::Continues | Standing::Differs);
        match runs.last_mut() {
            Some(run) if run.end == at && comparable && !point.gap && !rescaled(points, at) => {
                run.end += 1;
            }
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// The stretches of a run, with whether the line there is dashed: from or to a doubtful figure.
pub(super) fn stretches(points: &[Point<'_>], run: &Run) -> Vec<(Run, bool)> {
    let mut stretches: Vec<(Run, bool)> = Vec::new();
    for at in run.clone().skip(1) {
        let doubtful = points[at].doubtful;
        match stretches.last_mut() {
            Some((stretch, same)) if *same == doubtful => stretch.end = at + 1,
            _ => stretches.push((at - 1..at + 1, doubtful)),
        }
    }
    stretches
}

/// Points with one unit, which share a scale.
pub(super) fn panels(points: &[Point<'_>]) -> Vec<Run> {
    let starts: Vec<usize> = (0..points.len()).filter(|&at| at == 0 || rescaled(points, at)).collect();
    let ends = starts.iter().skip(1).copied().chain([points.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Whether the unit is another than that of the last point that had one.
fn rescaled(points: &[Point<'_>], at: usize) -> bool {
    let before = points[..at].iter().rev().find_map(|point| point.unit);
    matches!((before, points[at].unit), (Some(before), Some(unit)) if before != unit)
}

/// The place of each point in line: one step from the last, two where periods between have no report.
pub(super) fn places(points: &[Point<'_>]) -> Vec<i64> {
    let steps = points.iter().enumerate().map(|(at, point)| match at {
        0 => 0,
        _ => 1 + i64::from(point.gap),
    });
    steps
        .scan(0, |place, step| {
            *place += step;
            Some(*place)
        })
        .collect()
}
