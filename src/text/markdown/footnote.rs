//! Footnotes, which the parser hands over where they are defined, numbered and collected at the end.

use super::Piece;
use super::sink::Sink;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// The footnotes of one document.
#[derive(Default)]
pub(super) struct Notes<'a> {
    // Events of the definitions, which wait for their turn: numbers follow the order of use, and notes refer
    // to notes.
    defined: Vec<Events<'a>>,
    by_name: BTreeMap<String, usize>,
    /// The definitions that are being read, one inside the other.
    open: Vec<usize>,
    /// In the order of first use: which one, and how often.
    used: Vec<(String, usize)>,
    numbers: BTreeMap<String, usize>,
}

impl<'a> Notes<'a> {
    /// Keeps an event that belongs to a definition, hands any other back.
    pub(super) fn divert(&mut self, event: Event<'a>, range: &Range<usize>) -> Option<Event<'a>> {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.open.push(self.defined.len());
                // Of two definitions the first counts.
                self.by_name.entry(folded(&label)).or_insert(self.defined.len());
                self.defined.push(Vec::new());
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                self.open.pop();
            }
            event => match self.open.last() {
                Some(&note) => self.defined[note].push((event, range.clone())),
                None => return Some(event),
            },
        }
        None
    }

    /// The number of the note that is referred to, and the id of this reference.
    pub(super) fn refer(&mut self, name: &str) -> (usize, String) {
        let name = folded(name);
        let number = *self.numbers.entry(name.clone()).or_insert_with(|| {
            self.used.push((name, 0));
            self.used.len()
        });
        let uses = &mut self.used[number - 1].1;
        *uses += 1;
        (number, reference_id(number, *uses))
    }

    /// The events of the note that was used as the `index`-th, counted from 0.
    pub(super) fn take(&mut self, index: usize) -> Option<Events<'a>> {
        let (name, _) = self.used.get(index)?;
        let events = self.by_name.get(name).map(|&note| std::mem::take(&mut self.defined[note]));
        Some(events.unwrap_or_default())
    }

    /// The section of all notes; nothing if there is none.
    pub(super) fn section(&self, bodies: Vec<Vec<Piece>>) -> Vec<Piece> {
        if bodies.is_empty() {
            return Vec::new();
        }
        let mut out = Sink::default();
        out.push("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
        for (index, body) in bodies.into_iter().enumerate() {
            let number = index + 1;
            out.push(&format!("<li id=\"fn-{number}\">"));
            out.append_pieces(body);
            // The way back stands at the end of the last line.
            let in_paragraph = out.html.ends_with("</p>\n");
            if in_paragraph {
                out.html.truncate(out.html.len() - "</p>\n".len());
            }
            for reference in 1..=self.used[index].1 {
                let id = reference_id(number, reference);
                out.push(&format!(" <a href=\"#{id}\" class=\"footnote-back\" role=\"doc-backlink\">↩</a>"));
            }
            out.push(if in_paragraph { "</p>\n</li>\n" } else { "\n</li>\n" });
        }
        out.push("</ol>\n</section>\n");
        out.into_pieces()
    }
}

fn reference_id(number: usize, reference: usize) -> String {
    if reference == 1 { format!("fn-ref-{number}") } else { format!("fn-ref-{number}-{reference}") }
}

/// A label as it is compared: CommonMark compares labels in the same letters, upper or lower.
fn folded(label: &str) -> String {
    label.to_uppercase().to_lowercase()
}
