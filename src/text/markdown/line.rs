//! A single line of Markdown as words.

use super::emphasis;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The words of a line of Markdown that begins no block, without its markup and with its entities resolved;
/// and which parts of them, in bytes, lead to an address.
pub(crate) fn words_of_line(line: &str) -> (String, Vec<(Range<usize>, String)>) {
    // In a heading nothing begins a block. What closes it is the last mark, which is ours.
    let heading = format!("# {line} #");
    let marked = emphasis::mark(&heading);
    let mut words = String::with_capacity(line.len());
    let mut links = Vec::new();
    let mut open = Vec::new();
    let mut pictures = 0_usize;
    for event in Parser::new_ext(&marked.text, Options::empty()) {
        match event {
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures = pictures.saturating_sub(1),
            _ if pictures > 0 => {}
            Event::Text(text) | Event::Code(text) => words.push_str(&marked.strip(&text)),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => words.push('\n'),
            Event::SoftBreak | Event::HardBreak => words.push('\n'),
            Event::Start(Tag::Link { dest_url, .. }) => {
                open.push((words.len(), marked.strip(&dest_url).into_owned()));
            }
            Event::End(TagEnd::Link) => {
                if let Some((start, address)) = open.pop().filter(|(start, _)| *start < words.len()) {
                    links.push((start..words.len(), address));
                }
            }
            _ => {}
        }
    }
    (words, links)
}
