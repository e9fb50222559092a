//! The charts of a series: a spark for the row of a table, a chart with axes for a headline.

use crate::analysis::comparable::Standing;
use crate::model::figure::Decimal;
use crate::pages::chart::{Around, Chart, Point, Words};
use crate::text::strings::strings;

/// A point of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plotted {
    /// The exact number, where there is one.
    pub number: Option<Decimal>,
    /// How it follows the point before.
    pub standing: Standing,
    /// Whether it is a sum made here.
    pub sum: bool,
    /// Whether it or the point before contradicts other figures of its report.
    pub doubtful: bool,
    /// Whether periods before it have no report.
    pub gap: bool,
    /// The unit, where that changes within the series.
    pub unit: Option<String>,
}

/// A small chart, as SVG; `periods` are the labels of the points. Nothing where no two figures are joined, or
/// where there are only two: dots and one line say less than the figures beside them.
pub(crate) fn spark(plot: &[Plotted], periods: &[&str]) -> String {
    let joined = |pair: &[Plotted]| {
        let lifted = pair[1].gap || pair[1].standing == Standing::Broken;
        pair.iter().all(|plotted| plotted.number.is_some()) && !lifted
    };
    if plot.len() < 3 || !plot.windows(2).any(joined) {
        return String::new();
    }
    chart(plot, "", Words::default(), periods).spark().unwrap_or_default()
}

/// A chart with axes, as SVG; its description names its first figure and its last. One figure alone draws
/// nothing.
pub(crate) fn line(plot: &[Plotted], id: &str, title: &str, periods: &[&str], language: &str) -> String {
    described(plot, (id, title), periods, language, &|chart| chart.line()).unwrap_or_default()
}

/// The same as a file of its own.
pub(crate) fn file(
    plot: &[Plotted],
    title: &str,
    periods: &[&str],
    language: &str,
    around: &Around<'_>,
) -> Option<String> {
    described(plot, ("chart", title), periods, language, &|chart| chart.file(around))
}

fn described(
    plot: &[Plotted],
    (id, title): (&str, &str),
    periods: &[&str],
    language: &str,
    draw: &dyn Fn(&Chart<'_>) -> Option<String>,
) -> Option<String> {
    let [broken, differs, sum, doubtful] =
        ["broken", "differs", "sum", "doubtful"].map(|name| strings(language).one_of("chart", name));
    let mut numbers = plot.iter().zip(periods).filter(|(plotted, _)| plotted.number.is_some());
    if numbers.clone().count() < 2 {
        return None;
    }
    let said = |(plotted, label): (&Plotted, &&str)| {
        format!("{label} {}", plotted.number.map(|number| number.to_string()).unwrap_or_default())
    };
    let (first, last) = (numbers.clone().next().map(said), numbers.next_back().map(said));
    let description = first.zip(last).map(|(first, last)| format!("{first} … {last}")).unwrap_or_default();
    let words = Words { title, description: &description, broken, differs, sum, doubtful };
    draw(&chart(plot, id, words, periods))
}

fn chart<'c>(plot: &'c [Plotted], id: &'c str, words: Words<'c>, periods: &[&'c str]) -> Chart<'c> {
    let points = plot.iter().zip(periods).map(|(plotted, label)| Point {
        label,
        number: plotted.number,
        unit: plotted.unit.as_deref(),
        standing: plotted.standing,
        gap: plotted.gap,
        sum: plotted.sum,
        doubtful: plotted.doubtful,
    });
    Chart { id, words, points: points.collect() }
}
