//! The lines of a comparison as HTML: a row for each indicator, a column for each period, breaks drawn
//! between them.
//!
//! Like the official tables these are written by hand: a publisher of many years has thousands of such cells.

use super::compared::{self, Writer};
use super::digits::signed;
use crate::pages::address::ids;
use crate::pages::view::{BreakNote, ChangeView, ComparedLine, ComparedRow, PeriodColumn};
use crate::text::markdown::escape;
use minijinja::value::{Enumerator, Object, Serde, Value};
use std::fmt::Write;
use std::sync::{Arc, OnceLock};

/// Lines under the periods of their comparison, as a value of the template engine.
#[derive(Debug)]
pub(super) struct Lines {
    /// The periods.
    pub periods: Arc<Vec<PeriodColumn>>,
    /// What the marks mean.
    pub notes: Arc<Vec<BreakNote>>,
    /// The lines.
    pub rows: Arc<Vec<ComparedRow>>,
    /// For each period the numbers of the notes on all its figures.
    pub over: Vec<Vec<usize>>,
    fields: OnceLock<Value>,
}

/// All lines of a comparison, each by its address.
#[derive(Debug)]
pub(super) struct ByAddress {
    /// The lines of all its tables.
    pub tables: Vec<Arc<Vec<ComparedRow>>>,
}

impl ByAddress {
    /// The line at an address.
    pub(super) fn line(&self, address: &str) -> Option<&ComparedLine> {
        self.tables.iter().flat_map(|rows| rows.iter()).find_map(|row| match row {
            ComparedRow::Line(line) => Some(line).filter(|line| line.address == address),
            ComparedRow::Head { .. } => None,
        })
    }
}

impl Object for ByAddress {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let wanted = key.as_str()?;
        self.tables.iter().flat_map(|rows| rows.iter()).find_map(|row| match row {
            ComparedRow::Line(line) if line.address == wanted => Some(Value::from(Serde(row))),
            _ => None,
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let rows = self.tables.iter().flat_map(|rows| rows.iter());
        let addresses = rows.filter_map(|row| match row {
            ComparedRow::Line(line) => Some(Value::from(line.address.as_str())),
            ComparedRow::Head { .. } => None,
        });
        Enumerator::Values(addresses.collect())
    }
}

impl Lines {
    /// Lines as a value; a template that walks them itself gets each as it is in the view.
    pub(super) fn of(
        periods: &Arc<Vec<PeriodColumn>>,
        notes: &Arc<Vec<BreakNote>>,
        rows: Arc<Vec<ComparedRow>>,
        over: Vec<Vec<usize>>,
    ) -> Value {
        let (periods, notes) = (Arc::clone(periods), Arc::clone(notes));
        Value::from_object(Self { periods, notes, rows, over, fields: OnceLock::new() })
    }

    /// Whether anything in the column of a period has a mark, so that all its figures leave room for one.
    fn is_marked(&self, period: usize) -> bool {
        let mut cells = self.rows.iter().filter_map(|row| match row {
            ComparedRow::Line(line) => line.cells.get(period),
            ComparedRow::Head { .. } => None,
        });
        cells.any(|cell| cell.finding.is_some() || !cell.notes.is_empty())
            || !self.over_period(period).is_empty()
    }

    /// The numbers of the notes on a whole period.
    fn over_period(&self, period: usize) -> Vec<usize> {
        let of_report = self.periods.get(period).map(|period| period.notes.as_slice()).unwrap_or_default();
        let lifted = self.over.get(period).map(Vec::as_slice).unwrap_or_default();
        [of_report, lifted].concat()
    }

    fn value(&self) -> &Value {
        self.fields.get_or_init(|| Value::from(Serde(&*self.rows)))
    }
}

impl Object for Lines {
    fn repr(self: &Arc<Self>) -> minijinja::value::ObjectRepr {
        minijinja::value::ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.value().get_item(key).ok().filter(|value| !value.is_undefined())
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.rows.len())
    }
}

/// The words that the markup needs.
pub(super) struct Words<'a> {
    /// Whether lines have small charts.
    pub charts: bool,
    /// Over the names of the lines.
    pub indicator: &'a str,
    /// Over the changes.
    pub change: &'a str,
    /// In place of a change across a break.
    pub not_comparable: &'a str,
    /// Said of a change from or to a figure that contradicts others.
    pub contradicted: &'a str,
    /// What a column before which periods have no report is marked with.
    pub gap: &'a str,
    /// What the column of a draft is marked with.
    pub draft: &'a str,
    /// The unit of a whole table, with `{unit}` in it.
    pub unit: &'a str,
    /// Those of figures.
    pub figures: compared::Words<'a>,
}

/// From how many periods on a table is set close.
const MANY: usize = 9;

/// Writes a table of lines. `id` is its own; `number` tells the comparisons of a page apart: its notes stand
/// at `x-note-<number>-1` and so on, and its lines at `years-<number>.<address>`.
pub(super) fn table(
    lines: &Lines,
    id: &str,
    caption: &str,
    number: usize,
    words: &Words<'_>,
    html: &mut String,
) {
    let units = Units::of(&lines.rows);
    let many = if lines.periods.len() >= MANY { " many" } else { "" };
    let _ = write!(
        html,
        "<div class=\"table-region{many}\" role=\"region\" aria-labelledby=\"{id}-caption\" \
        tabindex=\"0\">\n<table class=\"compared\" id=\"{id}\">\n<caption id=\"{id}-caption\"><span \
             class=\"title\">"
    );
    escape(caption, html);
    html.push_str("</span>");
    if let Some(unit) = units.of_table {
        html.push_str(" <span class=\"unit\">");
        escape(&words.unit.replace("{unit}", unit), html);
        html.push_str("</span>");
    }
    html.push_str("</caption>\n<thead>\n<tr><th scope=\"col\">");
    escape(words.indicator, html);
    html.push_str("</th>");
    let marked: Vec<bool> = (0..lines.periods.len()).map(|period| lines.is_marked(period)).collect();
    let prefix = format!("x-note-{number}");
    let figures = Writer { notes: &lines.notes, prefix: &prefix, words: &words.figures };
    let writer = LineWriter { lines, number, words, marked, figures };
    for (at, period) in lines.periods.iter().enumerate() {
        writer.head(at, period, html);
    }
    html.push_str("<th scope=\"col\" class=\"change\">");
    escape(words.change, html);
    html.push_str("</th></tr>\n</thead>\n<tbody>\n");
    for (row, unit) in lines.rows.iter().zip(&units.of_rows) {
        match row {
            ComparedRow::Head { level, label } => {
                let _ = write!(
                    html,
                    "<tr class=\"group level-{level}\"><th scope=\"rowgroup\" colspan=\"{}\"><span>",
                    lines.periods.len() + 2
                );
                escape(label, html);
                self::unit(*unit, html);
                html.push_str("</span></th></tr>\n");
            }
            ComparedRow::Line(line) => writer.line(line, *unit, html),
        }
    }
    html.push_str("</tbody>\n</table>\n</div>");
}

/// Writes the figures of a line with nothing but their changes: each from the period before, in the class of
/// its direction. Where nothing is printed a dash stands.
pub(super) fn cells(line: &ComparedLine, html: &mut String) {
    for cell in &line.cells {
        html.push_str("<td>");
        escape(if cell.text.is_empty() { "—" } else { &cell.text }, html);
        let change =
            cell.change.as_ref().filter(|change| !cell.text.is_empty() && !change.difference.is_empty());
        if let Some(change) = change {
            let _ = write!(html, "<span class=\"{}\">{}</span>", change.direction, change.difference);
        }
        html.push_str("</td>");
    }
}

/// Where the units of a table are said: once for all of it, or over a group of lines, or at a line.
struct Units<'a> {
    of_table: Option<&'a str>,
    of_rows: Vec<Option<&'a str>>,
}

impl<'a> Units<'a> {
    fn of(rows: &'a [ComparedRow]) -> Self {
        if let Some(unit) = common(rows) {
            return Self { of_table: Some(unit), of_rows: vec![None; rows.len()] };
        }
        let mut of_rows = vec![None; rows.len()];
        let mut said = 0;
        for (at, row) in rows.iter().enumerate() {
            match row {
                ComparedRow::Head { level, .. } if at >= said => {
                    let rest = rows[at + 1..].iter();
                    let within = rest.take_while(|row| match row {
                        ComparedRow::Head { level: other, .. } => other > level,
                        ComparedRow::Line(_) => true,
                    });
                    let end = at + 1 + within.count();
                    if let Some(unit) = common(&rows[at + 1..end]) {
                        of_rows[at] = Some(unit);
                        said = end;
                    }
                }
                ComparedRow::Line(line) if at >= said => of_rows[at] = line.unit.as_deref(),
                _ => {}
            }
        }
        Self { of_table: None, of_rows }
    }
}

/// The one unit of all lines.
fn common(rows: &[ComparedRow]) -> Option<&str> {
    let mut units = rows.iter().filter_map(|row| match row {
        ComparedRow::Line(line) => Some(line.unit.as_deref()),
        ComparedRow::Head { .. } => None,
    });
    let first = units.next()??;
    units.all(|unit| unit == Some(first)).then_some(first)
}

fn unit(unit: Option<&str>, html: &mut String) {
    if let Some(unit) = unit {
        html.push_str(" <span class=\"unit\">");
        escape(unit, html);
        html.push_str("</span>");
    }
}

struct LineWriter<'a> {
    lines: &'a Lines,
    number: usize,
    words: &'a Words<'a>,
    // For each period whether its column leaves room for marks.
    marked: Vec<bool>,
    figures: Writer<'a>,
}

impl LineWriter<'_> {
    fn head(&self, at: usize, period: &PeriodColumn, html: &mut String) {
        let class = match (period.gap, self.marked[at]) {
            (true, true) => " class=\"gap marked\"",
            (true, false) => " class=\"gap\"",
            (false, true) => " class=\"marked\"",
            (false, false) => "",
        };
        let _ = write!(
            html,
            "<th scope=\"col\"{class} data-period=\"{}\"><a href=\"{}\">",
            period.id, period.href
        );
        // Where years are many the letters may stand above the digits.
        let digits = period.label.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let (letters, rest) = period.label.split_at(digits);
        escape(letters, html);
        if digits > 0 {
            html.push_str("<wbr>");
        }
        escape(rest, html);
        html.push_str("</a>");
        self.figures.notes(&self.lines.over_period(at), false, html);
        if period.gap {
            html.push_str("<small>");
            escape(self.words.gap, html);
            html.push_str("</small>");
        }
        if period.draft {
            html.push_str("<small class=\"draft-word\">");
            escape(self.words.draft, html);
            html.push_str("</small>");
        }
        if let Some(publisher) = &period.publisher {
            html.push_str("<small>");
            escape(publisher, html);
            html.push_str("</small>");
        }
        html.push_str("</th>");
    }

    fn line(&self, line: &ComparedLine, unit: Option<&str>, html: &mut String) {
        let number = self.number;
        let _ = write!(
            html,
            "<tr id=\"{}\"><th scope=\"row\"><span class=\"line\"><span>",
            ids::line(number, &line.address)
        );
        if let Some(page) = &line.page {
            let _ = write!(html, "<a href=\"{page}\">");
        }
        escape(&line.label, html);
        html.push_str(if line.page.is_some() { "</a>" } else { "" });
        self::unit(unit, html);
        if let Some(span) = &line.span {
            html.push_str(" <small class=\"span\">");
            escape(span, html);
            html.push_str("</small>");
        }
        html.push_str("</span>");
        if self.words.charts {
            let periods: Vec<&str> = self.lines.periods.iter().map(|period| period.label.as_str()).collect();
            html.push_str(&line.spark(&periods));
        }
        html.push_str("</span></th>");
        for (cell, marked) in line.cells.iter().zip(&self.marked) {
            self.figures.cell(cell, *marked, html);
        }
        self.change(&line.latest, html);
        html.push_str("</tr>\n");
    }

    fn change(&self, change: &ChangeView, html: &mut String) {
        let _ = write!(html, "<td class=\"change {}\">", change.direction);
        if change.direction == "broken" {
            escape(self.words.not_comparable, html);
        } else {
            signed(&change.difference, html);
            if let Some(percent) = &change.percent {
                html.push_str("<small>");
                signed(percent, html);
                html.push_str("%</small>");
            }
            if change.contradicted {
                html.push_str("<small class=\"doubtful\">");
                escape(self.words.contradicted, html);
                html.push_str("</small>");
            }
        }
        html.push_str("</td>");
    }
}
