//! The chart of a headline series: axes, breaks, the last figure.

use super::Chart;
use super::axis::spelled;
use super::sheet::{Panel, ROOM, SPACE, Sheet, TEXT};
use super::svg::{self, BREAK, Escaped, GRID, LINE, PAPER, QUIET, Tenths, put, width};
use crate::analysis::comparable::Standing;
use crate::model::figure::Decimal;
use std::fmt::Write;

/// How wide and how high it is, in tenths of a unit.
pub(super) fn size(chart: &Chart<'_>) -> (i64, i64) {
    let sheet = Sheet::of(chart);
    (sheet.width, height(&sheet))
}

fn height(sheet: &Sheet<'_>) -> i64 {
    sheet.bottom + TEXT + 40 + sheet.keys() * TEXT
}

/// Draws it: as wide as its frame, or at a place in tenths of a unit within another drawing.
pub(super) fn draw(chart: &Chart<'_>, at: Option<(i64, i64)>) -> String {
    let sheet = Sheet::of(chart);
    let mut svg = String::with_capacity(6000);
    let (width, height) = (Tenths(sheet.width), Tenths(height(&sheet)));
    let mut attributes = format!("viewBox=\"0 0 {width} {height}\" font-size=\"13\"");
    if let Some((x, y)) = at {
        let (x, y) = (Tenths(x), Tenths(y));
        put!(attributes, " x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
    }
    svg::open(chart, "line", &attributes, &mut svg);
    put!(svg, "<g fill=\"{QUIET}\">");
    sheet.grid(&mut svg);
    sheet.periods(&mut svg);
    sheet.steps(&mut svg);
    sheet.key(&mut svg);
    svg.push_str("</g>");
    sheet.series(&mut svg);
    svg.push_str("</svg>");
    svg
}

impl Sheet<'_> {
    /// A hairline at each round number, its number above it, the unit beside the highest; the ground is
    /// stronger.
    fn grid(&self, svg: &mut String) {
        for panel in &self.panels {
            let left = panel.left + if panel.left == 0 { 0 } else { SPACE / 2 };
            let points = &self.chart.points[panel.points.clone()];
            let unit = points.iter().find_map(|point| point.unit);
            let mut ticks = panel.ticks.iter().peekable();
            while let Some(&tick) = ticks.next() {
                let y = panel.scale.y(tick);
                if !tick.is_zero() {
                    let (x, y, right) = (Tenths(left), Tenths(y), Tenths(panel.right));
                    put!(svg, "<path d=\"M{x} {y}H{right}\" stroke=\"{GRID}\"/>");
                }
                // The unit stands over the plot, where a figure may touch the highest line.
                let unit = unit.filter(|_| ticks.peek().is_none());
                let above = if unit.is_some() { 70 } else { 50 };
                let (x, y) = (Tenths(left), Tenths(y - above));
                put!(svg, "<text x=\"{x}\" y=\"{y}\">{}", spelled(tick));
                if let Some(unit) = unit {
                    put!(svg, " {}", Escaped(unit));
                }
                svg.push_str("</text>");
            }
            self.ground(panel, left, svg);
        }
    }

    /// Zero, with a notch for every period; open where periods have no report.
    fn ground(&self, panel: &Panel, left: i64, svg: &mut String) {
        let y = Tenths(panel.scale.y(Decimal::ZERO));
        put!(svg, "<path class=\"ground\" d=\"M{} {y}", Tenths(left));
        for at in panel.points.clone() {
            let x = self.drawn[at].0;
            if at > panel.points.start && self.chart.points[at].gap {
                let third = (x - self.drawn[at - 1].0) / 3;
                put!(svg, "H{}M{} {y}", Tenths(x - 2 * third), Tenths(x - third));
            }
            put!(svg, "H{}v4v-4", Tenths(x));
        }
        put!(svg, "H{}\" fill=\"none\" stroke=\"{QUIET}\"/>", Tenths(panel.right));
    }

    /// The names of the first period, the last, and as many between as there is room for.
    fn periods(&self, svg: &mut String) {
        let points = &self.chart.points;
        let y = Tenths(self.bottom + 220);
        let mut taken: Vec<(i64, i64)> = Vec::new();
        let after_break = |&at: &usize| points[at].standing == Standing::Broken;
        let between = (1..points.len()).filter(after_break);
        for at in [0, points.len() - 1].into_iter().chain(between).chain(self.regular()) {
            let (x, wide) = (self.drawn[at].0, width(points[at].label, ROOM));
            let left = (x - wide / 2).min(self.width - wide).max(0);
            let (left, right) = (left, left + wide);
            if taken.iter().any(|&(from, to)| left < to + SPACE && from < right + SPACE) {
                continue;
            }
            taken.push((left, right));
            let (x, anchor) = match x {
                x if x - wide / 2 < 0 => (0, "start"),
                x if x + wide / 2 > self.width => (self.width, "end"),
                x => (x, "middle"),
            };
            let label = Escaped(points[at].label);
            put!(svg, "<text x=\"{}\" y=\"{y}\" text-anchor=\"{anchor}\">{label}</text>", Tenths(x));
        }
    }

    /// Every period, every second, every third …: the closest for which there is room, counted from the last.
    fn regular(&self) -> impl Iterator<Item = usize> {
        let points = &self.chart.points;
        let wide = points.iter().map(|point| width(point.label, ROOM)).max().unwrap_or_default() + SPACE;
        let fits = |stride: &usize| {
            let named: Vec<i64> = self.drawn.iter().rev().step_by(*stride).map(|&(x, _)| x).collect();
            named.windows(2).all(|pair| pair[0] - pair[1] >= wide)
        };
        let stride = (1..points.len()).find(fits).unwrap_or(points.len());
        (0..points.len()).rev().step_by(stride)
    }

    /// A dashed rule where nothing may be compared, a dotted one where the definition differs; words as far
    /// as there is room, those of the breaks first.
    fn steps(&self, svg: &mut String) {
        let points = &self.chart.points;
        let words = &self.chart.words;
        let kinds = [
            (Standing::Broken, "break", "5 3", words.broken),
            (Standing::Differs, "differs", "1 3", words.differs),
        ];
        let of = |standing| (1..points.len()).filter(move |&at| points[at].standing == standing);
        let rules = || kinds.iter().flat_map(|kind| of(kind.0)).map(|at| self.boundary(at));
        let mut taken: Vec<(i64, i64)> = rules().map(|x| (x, x)).collect();
        for (standing, class, dashes, word) in kinds {
            for x in of(standing).map(|at| self.boundary(at)) {
                put!(svg, "<path class=\"{class}\" d=\"M{} 0V{}\" ", Tenths(x), Tenths(self.bottom));
                put!(svg, "stroke=\"{BREAK}\" stroke-dasharray=\"{dashes}\"/>");
                let wide = width(word, ROOM) + SPACE;
                let free = |left: i64, right: i64| {
                    left >= 0
                        && right <= self.width
                        && !taken.iter().any(|&(from, to)| left < to && from < right)
                };
                let sides = [(x, x + 60, "start"), (x - wide, x - 60, "end")];
                if let Some((left, x, anchor)) = sides.into_iter().find(|side| free(side.0, side.0 + wide)) {
                    taken.push((left, left + wide));
                    let (x, word) = (Tenths(x), Escaped(word));
                    put!(svg, "<text x=\"{x}\" y=\"19\" text-anchor=\"{anchor}\">{word}</text>");
                }
            }
        }
    }

    /// What a hollow dot is, and what a dashed line.
    fn key(&self, svg: &mut String) {
        let mut y = self.bottom + TEXT - 10;
        if self.sums() {
            y += TEXT;
            put!(
                svg,
                "<circle cx=\"5\" cy=\"{}\" r=\"3\" fill=\"none\" stroke=\"{LINE}\" stroke-width=\"1.5\"/>",
                Tenths(y - 45)
            );
            put!(svg, "<text x=\"15\" y=\"{}\">{}</text>", Tenths(y), Escaped(self.chart.words.sum));
        }
        if self.doubts() {
            y += TEXT;
            put!(
                svg,
                "<path d=\"M0 {}h12\" stroke=\"{LINE}\" stroke-width=\"2\" stroke-dasharray=\"3 3\"/>",
                Tenths(y - 45)
            );
            put!(svg, "<text x=\"15\" y=\"{}\">{}</text>", Tenths(y), Escaped(self.chart.words.doubtful));
        }
    }

    /// The lines, a dot for each number, and the last number in words.
    fn series(&self, svg: &mut String) {
        put!(svg, "<g stroke=\"{LINE}\" fill=\"{LINE}\" stroke-width=\"2\" stroke-linejoin=\"round\">");
        svg::path(&self.chart.points, &self.runs, &self.drawn, svg);
        for run in &self.runs {
            for at in run.clone() {
                let (point, (x, y)) = (&self.chart.points[at], self.drawn[at]);
                let Some(number) = point.number else { continue };
                let radius = match (point.sum, at == self.last || run.len() == 1) {
                    (true, _) => "3",
                    (false, true) => "3.5",
                    (false, false) => "2",
                };
                put!(svg, "<circle cx=\"{}\" cy=\"{}\" r=\"{radius}\"", Tenths(x), Tenths(y));
                if point.sum {
                    put!(svg, " fill=\"{PAPER}\"");
                }
                put!(svg, "><title>{} {}</title></circle>", Escaped(point.label), spelled(number));
            }
        }
        svg.push_str("</g>");
        if let Some(number) = self.chart.points[self.last].number {
            let (x, y) = self.drawn[self.last];
            let (x, y) = (Tenths(x + 80), Tenths(y + 45));
            put!(
                svg,
                "<text class=\"last\" x=\"{x}\" y=\"{y}\" fill=\"{LINE}\" font-weight=\"600\">{}</text>",
                spelled(number)
            );
        }
    }
}
