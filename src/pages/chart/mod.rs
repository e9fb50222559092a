//! Small charts of a series as SVG: a spark for the row of a table, a line chart for a headline.
//!
//! The pen is down only between two figures that may be compared: it is lifted at a break, at a gap and where
//! a figure is no number. It is dashed from and to a figure that contradicts others of its report. Where the
//! unit changes a scale of its own begins. A chart repeats what the table beside it says and never stands
//! alone. Positions are whole tenths of a unit; equal input, equal bytes.
//!
//! A chart needs no style sheet: all is drawn in `currentColor`, in the font of the page. A theme may set the
//! properties `--chart-line`, `--chart-quiet` (small text), `--chart-grid`, `--chart-break` and
//! `--chart-paper` (inside of hollow dots), and should enlarge the text of a line chart that is shown small,
//! for which there is room up to 20px:
//!
//! ```css
//! .chart { --chart-line: var(--link); --chart-quiet: var(--muted); --chart-grid: var(--hair); --chart-break: var(--rule); --chart-paper: var(--paper); }
//! .chart.spark { vertical-align: middle; overflow: visible; }
//! .chart.line { display: block; width: 100%; max-width: 40rem; height: auto; }
//! .chart-frame { container-type: inline-size; break-inside: avoid; }
//! @container (max-width: 34rem) { .chart.line text { font-size: 16px; } }
//! @container (max-width: 26rem) { .chart.line text { font-size: 20px; } }
//! @media (forced-colors: active) { .chart { --chart-line: CanvasText; --chart-quiet: CanvasText; --chart-grid: GrayText; --chart-break: CanvasText; --chart-paper: Canvas; } }
//! ```

mod axis;
mod line;
mod pen;
mod scale;
mod sheet;
mod spark;
mod svg;
mod file;
#[cfg(test)]
mod tests;

pub(crate) use file::Around;

use crate::analysis::comparable::Standing;
use crate::model::figure::Decimal;

/// What a chart draws and says.
#[derive(Debug, Clone)]
pub(crate) struct Chart<'c> {
    /// The id of the SVG, unique on its page; those of its title and description begin with it.
    pub id: &'c str,
    /// What it says, in the language of the page.
    pub words: Words<'c>,
    /// The series, from the first period to the last.
    pub points: Vec<Point<'c>>,
}

/// The words of a chart, in the language of the page.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Words<'c> {
    /// What it shows: the indicator and the publisher.
    pub title: &'c str,
    /// What there is to see: the first and last figure, the breaks. None where it is empty.
    pub description: &'c str,
    /// The label of a break: `不可比`.
    pub broken: &'c str,
    /// The label of a step at which the definition differs: `口径有变`.
    pub differs: &'c str,
    /// What a hollow dot is: `由几项相加`.
    pub sum: &'c str,
    /// What a dashed line is: `数字自相矛盾`.
    pub doubtful: &'c str,
}

/// A period of a chart.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Point<'c> {
    /// The period.
    pub label: &'c str,
    /// The exact number, where there is one. The period has its room in any case.
    pub number: Option<Decimal>,
    /// The unit; where it changes a scale of its own begins.
    pub unit: Option<&'c str>,
    /// How it follows the point before.
    pub standing: Standing,
    /// Whether periods before it have no report; wider room is left for them.
    pub gap: bool,
    /// Whether it is a sum made here, not a figure that a report prints.
    pub sum: bool,
    /// Whether it or the point before contradicts other figures of its report: the line to it is dashed.
    pub doubtful: bool,
}

impl Chart<'_> {
    /// A chart for the row of a table, 120 by 28, without axes; `None` where there is no number to draw.
    pub(crate) fn spark(&self) -> Option<String> {
        self.points.iter().any(|point| point.number.is_some()).then(|| spark::draw(self))
    }

    /// A chart with axes, 640 by 224 to 272, as wide as its frame; `None` where there is no number to draw.
    pub(crate) fn line(&self) -> Option<String> {
        self.points.iter().any(|point| point.number.is_some()).then(|| line::draw(self, None))
    }

    /// The same as a file of its own; `None` where there is no number to draw.
    pub(crate) fn file(&self, around: &Around<'_>) -> Option<String> {
        self.points.iter().any(|point| point.number.is_some()).then(|| file::draw(self, around))
    }
}
