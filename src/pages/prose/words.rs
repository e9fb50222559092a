//! Prose as the words it is searched by.

use super::document::Document;
use crate::model::archive::Archive;
use crate::pages::address::Route;
use crate::text::markdown::plain_text;
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
