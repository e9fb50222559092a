//! Elements of raw HTML that swallow words, their own or all that follow.

use super::state::Walk;
use super::{Lost, Slip, SlipKind};

/// Elements whose words the sanitiser or a browser leaves out.
const HIDING: [&str; 14] = [
    "script",
    "style",
    "template",
    "title",
    "textarea",
    "select",
    "noscript",
    "iframe",
    "noembed",
    "noframes",
    "xmp",
    "plaintext",
    "frameset",
    "svg",
];

impl Walk<'_> {
    /// Tells what stands in such elements. Where raw HTML is not allowed it is told as such.
    pub(super) fn hidden(&mut self) {
        let mut until = 0;
        for range in std::mem::take(&mut self.raw) {
            if !self.raw_html {
                continue;
            }
            let html = self.text.get(range.clone()).unwrap_or("");
            for (at, _) in html.match_indices('<') {
                let start = range.start + at;
                let name = name(&self.text[start + 1..]).to_ascii_lowercase();
                if start >= until && HIDING.contains(&&*name) {
                    let place = start..self.end_of(&name, start);
                    until = place.end;
                    let place = self.trimmed(&place);
                    self.tell(Slip::new(SlipKind::Lost(Lost::InElement(name)), place));
                }
            }
        }
    }

    /// Where an element that begins at a byte ends: with its end tag, or with the text.
    fn end_of(&self, element: &str, start: usize) -> usize {
        let mut tags = self.text[start..].match_indices("</").map(|(at, _)| start + at + 2);
        let end = tags.find(|&at| name(&self.text[at..]).eq_ignore_ascii_case(element));
        end.map_or(self.text.len(), |end| end + element.len())
    }
}

/// The name that a tag begins with.
fn name(tag: &str) -> &str {
    &tag[..tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len())]
}
