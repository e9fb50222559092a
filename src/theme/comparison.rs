//! The lines of a comparison as HTML: a row for each indicator, a column for each period, breaks drawn between them.
//!
//! Like the official tables these are written by hand: a publisher of many years has thousands of such cells.

use crate::markdown::escape;
use crate::view::{BreakNote, ChangeView, ComparedCell, ComparedLine, ComparedRow, PeriodColumn};
use minijinja::value::{Enumerator, Object, Serde, Value};
use std::fmt::Write;
use std::sync::{Arc, OnceLock};

/// Lines under the periods of their comparison, as a value of the template engine.
#[derive(Debug)]
pub struct Lines {
    /// The periods.
    pub periods: Arc<Vec<PeriodColumn>>,
    /// What the marks mean.
    pub notes: Arc<Vec<BreakNote>>,
    /// The lines.
    pub rows: Arc<Vec<ComparedRow>>,
    fields: OnceLock<Value>,
}

/// All lines of a comparison, each by its address.
#[derive(Debug)]
pub struct ByAddress {
    /// The lines of all its tables.
    pub tables: Vec<Arc<Vec<ComparedRow>>>,
}

impl Object for ByAddress {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let wanted = key.as_str()?;
        self.tables.iter().flat_map(|rows| rows.iter()).find_map(|row| match row {
            ComparedRow::Line(line) if line.address == wanted => Some(Value::from(Serde(line))),
            _ => None,
        })
    }
}

impl Lines {
    /// Lines as a value; a template that walks them itself gets each as it is in the view.
    pub fn of(
        periods: &Arc<Vec<PeriodColumn>>,
        notes: &Arc<Vec<BreakNote>>,
        rows: Arc<Vec<ComparedRow>>,
    ) -> Value {
        let (periods, notes) = (Arc::clone(periods), Arc::clone(notes));
        Value::from_object(Self { periods, notes, rows, fields: OnceLock::new() })
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
pub struct Words<'a> {
    /// Over the names of the lines.
    pub indicator: &'a str,
    /// Over the changes.
    pub change: &'a str,
    /// In place of a change across a break.
    pub not_comparable: &'a str,
    /// What a column before which periods have no report is marked with.
    pub gap: &'a str,
    /// Said of a sum that is made here.
    pub sum: &'a str,
    /// Said of the link from a figure to a note.
    pub note: &'a str,
    /// What is said of a cell whose kind prints no text, by kind.
    pub silent: &'a dyn Fn(&str) -> String,
}

/// Writes a table of lines. `id` is its own; `number` tells the comparisons of a page apart: its notes stand at
/// `x-note-<number>-1` and so on, and its lines at `years-<number>.<address>`.
pub fn table(lines: &Lines, id: &str, caption: &str, number: usize, words: &Words<'_>, html: &mut String) {
    let _ = write!(
        html,
        "<div class=\"table-region\" role=\"region\" aria-labelledby=\"{id}-caption\" tabindex=\"0\">\n<table class=\"compared\" id=\"{id}\">\n<caption id=\"{id}-caption\">"
    );
    escape(caption, html);
    html.push_str("</caption>\n<thead>\n<tr><th scope=\"col\">");
    escape(words.indicator, html);
    html.push_str("</th>");
    for period in lines.periods.iter() {
        head(period, words, html);
    }
    html.push_str("<th scope=\"col\" class=\"change\">");
    escape(words.change, html);
    html.push_str("</th></tr>\n</thead>\n<tbody>\n");
    for row in lines.rows.iter() {
        match row {
            ComparedRow::Head { level, label } => {
                let _ = write!(
                    html,
                    "<tr class=\"group level-{level}\"><th scope=\"rowgroup\" colspan=\"{}\"><span>",
                    lines.periods.len() + 2
                );
                escape(label, html);
                html.push_str("</span></th></tr>\n");
            }
            ComparedRow::Line(line) => self::line(line, lines, number, words, html),
        }
    }
    html.push_str("</tbody>\n</table>\n</div>");
}

fn head(period: &PeriodColumn, words: &Words<'_>, html: &mut String) {
    html.push_str(if period.gap { "<th scope=\"col\" class=\"gap\">" } else { "<th scope=\"col\">" });
    let _ = write!(html, "<a href=\"{}\">", period.href);
    escape(&period.label, html);
    html.push_str("</a>");
    if period.gap {
        html.push_str("<small>");
        escape(words.gap, html);
        html.push_str("</small>");
    }
    if let Some(publisher) = &period.publisher {
        html.push_str("<small>");
        escape(publisher, html);
        html.push_str("</small>");
    }
    html.push_str("</th>");
}

fn line(line: &ComparedLine, lines: &Lines, number: usize, words: &Words<'_>, html: &mut String) {
    let _ = write!(html, "<tr id=\"years-{number}.{}\"><th scope=\"row\">", line.address);
    escape(&line.label, html);
    if let Some(unit) = &line.unit {
        html.push_str(" <span class=\"unit\">");
        escape(unit, html);
        html.push_str("</span>");
    }
    if let Some(span) = &line.span {
        html.push_str(" <small class=\"span\">");
        escape(span, html);
        html.push_str("</small>");
    }
    let periods: Vec<&str> = lines.periods.iter().map(|period| period.label.as_str()).collect();
    html.push_str(&line.spark(&format!("spark-{number}.{}", line.address), &periods));
    html.push_str("</th>");
    line.cells.iter().for_each(|c| cell(c, &lines.notes, number, words, html));
    change(&line.latest, words, html);
    html.push_str("</tr>\n");
}

/// One figure: a link to where it stands, and the numbers of its notes.
fn cell(cell: &ComparedCell, notes: &[BreakNote], comparison: usize, words: &Words<'_>, html: &mut String) {
    let _ = write!(html, "<td class=\"{} {}\">", cell.kind, cell.standing);
    match (&cell.href, cell.text.is_empty()) {
        (Some(href), false) => {
            let _ = write!(html, "<a href=\"{href}\">");
            escape(&cell.text, html);
            html.push_str("</a>");
        }
        (Some(href), true) => {
            let _ = write!(html, "<a class=\"void\" href=\"{href}\">");
            escape(&(words.silent)(cell.kind), html);
            html.push_str("</a>");
        }
        (None, _) => escape(&cell.text, html),
    }
    if cell.kind == "sum" {
        html.push_str("<small class=\"sum\">");
        escape(words.sum, html);
        html.push_str("</small>");
    }
    for number in &cell.notes {
        let breaks = notes.get(number - 1).is_some_and(|note| note.breaks);
        let _ = write!(
            html,
            "<a class=\"{}\" href=\"#x-note-{comparison}-{number}\"><span class=\"visually-hidden\">",
            if breaks { "note-ref break" } else { "note-ref" }
        );
        escape(words.note, html);
        let _ = write!(html, " </span>{number}</a>");
    }
    html.push_str("</td>");
}

fn change(change: &ChangeView, words: &Words<'_>, html: &mut String) {
    let _ = write!(html, "<td class=\"change {}\">", change.direction);
    if change.direction == "broken" {
        escape(words.not_comparable, html);
    } else {
        escape(&change.difference, html);
        if let Some(percent) = &change.percent {
            let _ = write!(html, "<small>{percent}%</small>");
        }
    }
    html.push_str("</td>");
}
