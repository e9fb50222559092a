//! The chart of a table's row. Whoever hears the row has heard its figures: it is no picture of its own.

use super::scale::Scale;
use super::svg::{self, BREAK, GRID, LINE, Tenths, put};
use super::{Chart, pen};
use crate::analysis::comparable::Standing;
use crate::model::figure::Decimal;
use std::fmt::Write;

// In tenths of a unit.
const WIDTH: i64 = 1200;
const MARGIN: i64 = 40;
const TOP: i64 = 40;
const BOTTOM: i64 = 240;

pub(super) fn draw(chart: &Chart<'_>) -> String {
    let points = &chart.points;
    let places = pen::places(points);
    let last = places.last().copied().unwrap_or_default();
    let x = |at: usize| match last {
        0 => WIDTH / 2,
        _ => MARGIN + places[at] * (WIDTH - 2 * MARGIN) / last,
    };
    let mut drawn: Vec<(i64, i64)> = (0..points.len()).map(|at| (x(at), BOTTOM)).collect();
    let mut ground = String::new();
    for panel in pen::panels(points) {
        let scale = Scale::of(&points[panel.clone()], BOTTOM, TOP);
        let (from, to, zero) = (x(panel.start), x(panel.end - 1), scale.y(Decimal::ZERO));
        put!(ground, "M{} {}H{}", Tenths(from), Tenths(zero), Tenths(to));
        for at in panel {
            drawn[at].1 = points[at].number.map_or(BOTTOM, |number| scale.y(number));
        }
    }
    let runs = pen::runs(points);

    let mut svg = String::with_capacity(1200);
    svg.push_str(
        "<svg class=\"chart spark\" viewBox=\"0 0 120 28\" width=\"120\" height=\"28\" aria-hidden=\"true\">",
    );
    put!(svg, "<path class=\"ground\" d=\"{ground}\" stroke=\"{GRID}\"/>");
    let mut breaks = String::new();
    for (at, point) in points.iter().enumerate().skip(1) {
        let middle = Tenths(i64::midpoint(x(at - 1), x(at)));
        match point.standing {
            Standing::Broken => {
                put!(breaks, "<path class=\"break\" d=\"M{middle} 3V25\" stroke-dasharray=\"2 2\"/>");
            }
            Standing::Differs => put!(breaks, "<path class=\"differs\" d=\"M{middle} 22V26\"/>"),
            Standing::First | Standing::Continues | Standing::Gap => {}
        }
    }
    if !breaks.is_empty() {
        put!(svg, "<g stroke=\"{BREAK}\">{breaks}</g>");
    }
    put!(svg, "<g stroke=\"{LINE}\" fill=\"{LINE}\" stroke-width=\"1.5\" stroke-linejoin=\"round\">");
    svg::path(points, &runs, &drawn, &mut svg);
    let end = runs.last().map(|run| run.end - 1);
    for run in runs.iter().filter(|run| run.len() == 1 && Some(run.start) != end) {
        let (x, y) = drawn[run.start];
        put!(svg, "<circle cx=\"{}\" cy=\"{}\" r=\"1.8\" stroke=\"none\"/>", Tenths(x), Tenths(y));
    }
    if let Some((x, y)) = end.map(|end| drawn[end]) {
        put!(
            svg,
            "<circle class=\"last\" cx=\"{}\" cy=\"{}\" r=\"2.5\" stroke=\"none\"/>",
            Tenths(x),
            Tenths(y)
        );
    }
    svg.push_str("</g></svg>");
    svg
}
