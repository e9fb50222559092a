//! Compared figures as HTML: each a link to where it stands, with its marks.
//!
//! These are written by hand: a page over all publishers has a thousand of them.

use super::digits::spaced;
use super::markup;
use crate::pages::view::{BreakNote, ComparedCell, PartView};
use crate::text::markdown::escape;
use minijinja::value::{Enumerator, Object, ObjectRepr, Serde, Value};
use std::fmt::Write;
use std::sync::{Arc, OnceLock};

/// The figures of a publisher on the page of an indicator, as a value of the template engine.
#[derive(Debug)]
pub(super) struct Figures {
    cells: Vec<ComparedCell>,
    // For each period whether its column leaves room for marks.
    marked: Arc<Vec<bool>>,
    notes: Arc<Vec<BreakNote>>,
    fields: OnceLock<Value>,
}

impl Figures {
    /// Figures as a value; a template that walks them itself gets each as it is in the view.
    pub(super) fn of(
        cells: Vec<ComparedCell>,
        marked: &Arc<Vec<bool>>,
        notes: &Arc<Vec<BreakNote>>,
    ) -> Value {
        let (marked, notes) = (Arc::clone(marked), Arc::clone(notes));
        Value::from_object(Self { cells, marked, notes, fields: OnceLock::new() })
    }

    /// Writes them; their notes stand at `x-note-1` and so on.
    pub(super) fn write(&self, words: &Words<'_>, html: &mut String) {
        let writer = Writer { notes: &self.notes, prefix: "x-note", words };
        for (cell, marked) in self.cells.iter().zip(&*self.marked) {
            writer.cell(cell, *marked, html);
        }
    }
}

impl Object for Figures {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let fields = self.fields.get_or_init(|| Value::from(Serde(&self.cells)));
        fields.get_item(key).ok().filter(|value| !value.is_undefined())
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.cells.len())
    }
}

/// The words that figures need.
pub(super) struct Words<'a> {
    /// Said of a sum that is made here.
    pub sum: &'a str,
    /// Said of the link from a figure to a note.
    pub note: &'a str,
    /// Said of the link from a figure to a finding.
    pub finding: &'a str,
    /// Said of what stood there before a correction.
    pub was: &'a str,
    /// What is said of a cell whose kind prints no text, by kind.
    pub silent: &'a dyn Fn(&str) -> String,
}

/// Writes the figures of a table.
pub(super) struct Writer<'a> {
    /// What the marks mean.
    pub notes: &'a [BreakNote],
    /// What the ids of the notes begin with.
    pub prefix: &'a str,
    /// The words that they need.
    pub words: &'a Words<'a>,
}

impl Writer<'_> {
    /// One figure: a link to where it stands, and its marks.
    pub(super) fn cell(&self, cell: &ComparedCell, marked: bool, html: &mut String) {
        // A figure without a mark leaves as much room for one as the others of its column.
        let bare = marked && cell.finding.is_none() && cell.notes.is_empty();
        let _ = write!(html, "<td class=\"{} {}\"", cell.kind, cell.standing);
        html.push_str(if bare { " data-bare" } else { "" });
        // What a script needs to work out the change over a span of years.
        if let Some(number) = &cell.number {
            let _ = write!(html, " data-number=\"{number}\"");
        }
        html.push_str(if cell.contradicted { " data-doubtful>" } else { ">" });
        match (&cell.href, cell.text.is_empty()) {
            (Some(href), false) => {
                let _ = write!(html, "<a href=\"{href}\"");
                if !cell.fill.is_empty() {
                    let _ = write!(html, " data-fill=\"{}\"", cell.fill);
                }
                html.push('>');
                spaced(&cell.text, html);
                html.push_str("</a>");
            }
            (Some(href), true) => {
                let (words, sign) = ((self.words.silent)(cell.kind), markup::sign(cell.kind));
                let _ = write!(html, "<a class=\"void\" href=\"{href}\"");
                if sign.is_empty() {
                    html.push('>');
                    escape(&words, html);
                } else {
                    html.push_str(" title=\"");
                    escape(&words, html);
                    let _ = write!(html, "\">{sign}<span class=\"visually-hidden\">");
                    escape(&words, html);
                    html.push_str("</span>");
                }
                html.push_str("</a>");
            }
            (None, _) => spaced(&cell.text, html),
        }
        if let Some(found) = &cell.finding {
            let _ = write!(html, "<a class=\"mark margin {}\" href=\"{}\"", found.severity, found.href);
            markup::title(found.message.as_deref(), html);
            html.push_str("><span class=\"visually-hidden\">");
            escape(self.words.finding, html);
            html.push_str("</span></a>");
        }
        self.notes(&cell.notes, cell.finding.is_none(), html);
        if cell.kind == "sum" {
            html.push_str("<small class=\"sum\">");
            escape(self.words.sum, html);
            html.push_str("</small>");
        }
        self.parts(&cell.parts, html);
        if let Some(was) = &cell.was {
            markup::was(was, self.words.was, self.words.silent, html);
        }
        html.push_str("</td>");
    }

    /// Why there is no sum: the parts of it, as they are printed.
    fn parts(&self, parts: &[PartView], html: &mut String) {
        if parts.is_empty() {
            return;
        }
        html.push_str("<small class=\"sum\">");
        for (at, part) in parts.iter().enumerate() {
            html.push_str(if at == 0 { "" } else { " + " });
            match part.text.as_str() {
                "" => escape(&(self.words.silent)(part.kind), html),
                text => escape(text, html),
            }
        }
        html.push_str("</small>");
    }

    /// Links to notes; the first may stand in the margin of its cell.
    pub(super) fn notes(&self, numbers: &[usize], in_margin: bool, html: &mut String) {
        for (at, number) in numbers.iter().enumerate() {
            let breaks = self.notes.get(number - 1).is_some_and(|note| note.breaks);
            html.push_str("<a class=\"note-ref");
            html.push_str(if breaks { " break" } else { "" });
            html.push_str(if in_margin && at == 0 { " margin" } else { "" });
            let _ = write!(html, "\" href=\"#{}-{number}\"><span class=\"visually-hidden\">", self.prefix);
            escape(self.words.note, html);
            let _ = write!(html, " </span>{number}</a>");
        }
    }
}
