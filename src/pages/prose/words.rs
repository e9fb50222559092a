//! Prose as plain words: those it is searched by, and those its readers see.

use super::citation;
use super::document::Document;
use crate::model::archive::{Archive, ArchivedReport};
use crate::pages::address::Route;
use crate::text::markdown::{plain_lines, plain_text};
use crate::text::source::{Place, Sources};

/// The prose at a place as plain texts, without the figures that it cites.
pub(crate) fn words(archive: &Archive, sources: &Sources, route: Route, place: Place) -> Vec<String> {
    let prose = Document { route, prose: place }.parse(archive, sources);
    let mut pieces = vec![&prose.preamble];
    pieces.extend(prose.sections.iter().flat_map(|section| [&section.heading, &section.body]));
    pieces.push(&prose.footnotes);
    // What stands on both sides of a figure is not one word.
    pieces.into_iter().map(|pieces| plain_text(pieces, |_, text| text.push(' '))).collect()
}

/// The prose of a report as the lines that its readers see, with the figures that it cites.
pub(crate) fn lines(model: (&Archive, &Sources), report: &ArchivedReport, language: &str) -> Vec<String> {
    let (archive, sources) = model;
    let Some(place) = report.prose else { return Vec::new() };
    let route = Route::Report(report.position());
    let prose = Document { route, prose: place }.parse(archive, sources);
    let figure = |citation: usize, text: &mut String| {
        let Some(cited) = prose.citations.get(citation) else { return };
        match citation::find(archive, route, &cited.text) {
            Ok(cell) => text.push_str(&citation::printed(archive, cell, language)),
            Err(_) => text.push_str(&cited.text),
        }
    };
    let mut lines = plain_lines(&prose.preamble, figure);
    for section in &prose.sections {
        lines.extend(plain_lines(&section.heading, figure));
        lines.extend(plain_lines(&section.body, figure));
    }
    lines.extend(plain_lines(&prose.footnotes, figure));
    lines
}
