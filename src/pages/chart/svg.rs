//! Writing SVG: heads, text, coordinates in tenths of a unit.

use super::{Chart, Point, pen};
use crate::text::markdown;
use std::fmt::{self, Display, Write};

// The colours, each for a theme to set.
pub(super) const LINE: &str = "var(--chart-line,currentColor)";
pub(super) const QUIET: &str = "var(--chart-quiet,currentColor)";
pub(super) const GRID: &str = "var(--chart-grid,color-mix(in srgb,currentColor 20%,transparent))";
pub(super) const BREAK: &str = "var(--chart-break,currentColor)";
pub(super) const PAPER: &str = "var(--chart-paper,Canvas)";

/// A length in tenths of a unit: 125 is written `12.5`.
#[derive(Clone, Copy)]
pub(super) struct Tenths(pub i64);

impl Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, tenth) = (self.0.abs() / 10, self.0.abs() % 10);
        let sign = if self.0 < 0 { "-" } else { "" };
        match tenth {
            0 => write!(f, "{sign}{whole}"),
            _ => write!(f, "{sign}{whole}.{tenth}"),
        }
    }
}

/// Appends formatted text; a string takes all of it.
macro_rules! put {
    ($svg:expr, $($text:tt)*) => { _ = write!($svg, $($text)*) };
}
pub(super) use put;

/// Begins a chart of a class, with its title and description.
pub(super) fn open(chart: &Chart<'_>, class: &str, attributes: &str, svg: &mut String) {
    let (id, words) = (Escaped(chart.id), &chart.words);
    let described = !words.description.is_empty();
    put!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart {class}\" id=\"{id}\" {attributes} \
        role=\"img\" "
    );
    put!(svg, "aria-labelledby=\"{id}-title");
    if described {
        put!(svg, " {id}-desc");
    }
    put!(svg, "\"><title id=\"{id}-title\">{}</title>", Escaped(words.title));
    if described {
        put!(svg, "<desc id=\"{id}-desc\">{}</desc>", Escaped(words.description));
    }
}

/// The lines of the runs; one point alone has none. Those from and to a doubtful figure are dashed.
pub(super) fn path(points: &[Point<'_>], runs: &[pen::Run], drawn: &[(i64, i64)], svg: &mut String) {
    let stretches: Vec<_> = runs.iter().flat_map(|run| pen::stretches(points, run)).collect();
    for (class, dashes, wanted) in [("pen", "", false), ("doubtful", " stroke-dasharray=\"3 3\"", true)] {
        let mut path = String::new();
        for (stretch, _) in stretches.iter().filter(|(_, doubtful)| *doubtful == wanted) {
            for (at, &(x, y)) in drawn[stretch.clone()].iter().enumerate() {
                put!(path, "{}{} {}", if at == 0 { 'M' } else { 'L' }, Tenths(x), Tenths(y));
            }
        }
        if !path.is_empty() {
            put!(svg, "<path class=\"{class}\" d=\"{path}\" fill=\"none\"{dashes} ");
            svg.push_str("vector-effect=\"non-scaling-stroke\"/>");
        }
    }
}

/// Text for XML: escaped, and without the characters that XML cannot hold.
pub(super) struct Escaped<'t>(pub &'t str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let foreign =
            |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}');
        let text = self.0.replace(foreign, "\u{fffd}");
        let mut escaped = String::with_capacity(text.len());
        markdown::escape(&text, &mut escaped);
        f.write_str(&escaped)
    }
}

/// About how wide a text is in tenths of a unit, at a font size in units; no font is asked.
pub(super) fn width(text: &str, size: i64) -> i64 {
    // In hundredths of the font size: East Asian scripts are square, most else is about half as wide.
    let hundredths: i64 = text
        .chars()
        .map(|c| match c {
            '\u{2e80}'.. => 100,
            'A'..='Z' | '%' | 'm' | 'w' => 72,
            ' ' | ',' | '.' | 'i' | 'l' => 30,
            _ => 57,
        })
        .sum();
    hundredths * size / 10
}
