//! Where everything stands in a line chart.

use super::axis::{self, spelled};
use super::scale::Scale;
use super::svg::width;
use super::{Chart, Point, pen};
use crate::analysis::comparable::Standing;
use crate::model::figure::Decimal;
use std::ops::Range;

// In tenths of a unit.
const WIDTH: i64 = 6400;
/// A line of text, at the largest size that a theme may give it.
pub(super) const TEXT: i64 = 240;
const PLOT: i64 = 1720;
/// Between a text and what stands beside it.
pub(super) const SPACE: i64 = 100;
/// The room that the points have at least, however long their numbers are; the chart is wider then.
const LEAST: i64 = 1600;
/// At most this much on either side of a panel.
const SIDE: i64 = 400;
/// The font size for which there is room, in units.
pub(super) const ROOM: i64 = 20;

/// The points that share a scale, and where they stand.
pub(super) struct Panel {
    pub points: Range<usize>,
    pub left: i64,
    pub right: i64,
    pub ticks: Vec<Decimal>,
    pub scale: Scale,
}

/// All that is drawn and where.
pub(super) struct Sheet<'s> {
    pub chart: &'s Chart<'s>,
    pub panels: Vec<Panel>,
    pub runs: Vec<Range<usize>>,
    /// Where each point stands; those without a number at the bottom.
    pub drawn: Vec<(i64, i64)>,
    /// The last point with a number.
    pub last: usize,
    pub width: i64,
    pub top: i64,
    pub bottom: i64,
}

impl<'s> Sheet<'s> {
    pub(super) fn of(chart: &'s Chart<'s>) -> Self {
        let points = &chart.points;
        let marked = |point: &Point<'_>| matches!(point.standing, Standing::Broken | Standing::Differs);
        let labels = if points.iter().skip(1).any(marked) { TEXT } else { 0 };
        let (top, bottom) = (labels + TEXT, labels + TEXT + PLOT);
        let runs = pen::runs(points);
        let last = runs.last().map_or(0, |run| run.end - 1);
        let (panels, drawn) = (Vec::new(), Vec::new());
        let mut sheet = Self { chart, panels, runs, drawn, last, width: WIDTH, top, bottom };
        sheet.place();
        sheet
    }

    /// Gives every panel the room of its axis and every period an even step, and every number its height.
    fn place(&mut self) {
        let points = &self.chart.points;
        let places = pen::places(points);
        let ticks = |panel: &Range<usize>| axis::ticks(&points[panel.clone()]);
        let panels: Vec<_> = pen::panels(points).into_iter().map(|panel| (ticks(&panel), panel)).collect();
        let room = |ticks: &[Decimal]| {
            ticks.iter().map(|&tick| width(&spelled(tick), ROOM)).max().unwrap_or_default() + SPACE
        };
        let end = points[self.last].number.map_or(0, |number| width(&spelled(number), ROOM)) + SPACE;
        let end = points.last().map_or(end, |point| end.max(width(point.label, ROOM) / 2));
        let taken = end + panels.iter().map(|(ticks, _)| room(ticks)).sum::<i64>();
        let free = (WIDTH - taken).max(LEAST);
        self.width = taken + free;
        // Half a step on either side of each panel but after the last, and not much where steps are wide.
        let steps = |panel: &Range<usize>| places[panel.end - 1] - places[panel.start];
        let all = panels.iter().map(|(_, panel)| steps(panel)).sum::<i64>();
        let sides = 2 * i64::try_from(panels.len()).unwrap_or_default() - 1;
        let half = free / (2 * all + sides);
        let side = if all == 0 { half } else { half.min(SIDE) };
        let (mut left, mut begun, mut before) = (0, 0, 0);
        for (ticks, panel) in panels {
            begun += room(&ticks) + side;
            let x = |steps: i64| begun + (before + steps) * (free - sides * side) / all.max(1);
            let last = panel.end == points.len();
            let right = x(steps(&panel)) + if last { 0 } else { side };
            let (low, high) = ticks.first().copied().zip(ticks.last().copied()).unwrap_or_default();
            let scale = Scale::between(low, high, self.bottom, self.top);
            for point in panel.clone() {
                let x = x(places[point] - places[panel.start]);
                let y = points[point].number.map_or(self.bottom, |number| scale.y(number));
                self.drawn.push((x, y));
            }
            before += steps(&panel);
            begun += side;
            self.panels.push(Panel { points: panel, left, right, ticks, scale });
            left = right;
        }
    }

    /// Where the step to a point is drawn: where its panel begins, or halfway from the point before.
    pub(super) fn boundary(&self, at: usize) -> i64 {
        let opens = self.panels.iter().find(|panel| panel.points.start == at);
        opens.map_or_else(|| i64::midpoint(self.drawn[at - 1].0, self.drawn[at].0), |panel| panel.left)
    }

    /// How many lines the key has.
    pub(super) fn keys(&self) -> i64 {
        i64::from(self.sums()) + i64::from(self.doubts())
    }

    /// Whether any line is dashed.
    pub(super) fn doubts(&self) -> bool {
        let points = &self.chart.points;
        self.runs.iter().any(|run| run.clone().skip(1).any(|at| points[at].doubtful))
    }

    /// Whether any point drawn is a sum made here.
    pub(super) fn sums(&self) -> bool {
        self.chart.points.iter().any(|point| point.sum && point.number.is_some())
    }
}
