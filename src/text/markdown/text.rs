//! Prose as plain text, for excerpts.

use super::Piece;
use super::escape::unescape;

/// The words of some pieces: no markup, no footnote marks, white space as single spaces and none between two
/// Chinese characters that a line break parted.
///
/// `figure` appends what the citation with that index stands for.
pub(crate) fn plain_text(pieces: &[Piece], mut figure: impl FnMut(usize, &mut String)) -> String {
    let mut words = Words::default();
    words.pieces(pieces, &mut figure);
    words.text
}

/// The same as lines: each paragraph, heading, row of a table and item of a list is one, items behind dots.
pub(crate) fn plain_lines(pieces: &[Piece], mut figure: impl FnMut(usize, &mut String)) -> Vec<String> {
    let mut words = Words { has_lines: true, ..Words::default() };
    words.pieces(pieces, &mut figure);
    words.text.lines().map(str::to_owned).collect()
}

/// Beginnings of the tags that part words, as a rendered page would; the others, such as `<strong>`, do not.
const PARTING: [&str; 18] = [
    "p",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "td",
    "th",
    "tr",
    "blockquote",
    "pre",
    "div",
    "dd",
    "dt",
    "hr",
];

#[derive(Default)]
struct Words {
    text: String,
    // White space that stands before the next word, if there is one.
    space: Space,
    // A link's address is a piece of its own, so that a tag can begin in one piece and end in another.
    in_tag: bool,
    quoted: bool,
    in_footnote: bool,
    /// Whether what stands apart on a page is a line of its own.
    has_lines: bool,
}

#[derive(Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Space {
    #[default]
    None,
    Line,
    Word,
    Paragraph,
}

impl Words {
    fn pieces(&mut self, pieces: &[Piece], figure: &mut impl FnMut(usize, &mut String)) {
        for piece in pieces {
            match piece {
                Piece::Html(html) => self.html(html),
                Piece::Link(_) => {}
                Piece::Citation(citation) => {
                    let mut text = String::new();
                    figure(*citation, &mut text);
                    self.text(&text);
                }
            }
        }
    }

    fn html(&mut self, mut html: &str) {
        while !html.is_empty() {
            if self.in_tag {
                let Some(at) = html.find(if self.quoted { ['"', '"'] } else { ['"', '>'] }) else { return };
                if html.as_bytes()[at] == b'"' {
                    self.quoted = !self.quoted;
                } else {
                    self.in_tag = false;
                }
                html = &html[at + 1..];
                continue;
            }
            let at = html.find('<').unwrap_or(html.len());
            if !self.in_footnote && at > 0 {
                let mut text = String::with_capacity(at);
                unescape(&html[..at], &mut text);
                self.text(&text);
            }
            html = &html[at..];
            if let Some(tag) = html.strip_prefix('<') {
                self.tag(tag);
                self.in_tag = true;
                html = tag;
            }
        }
    }

    fn tag(&mut self, tag: &str) {
        let name = tag.strip_prefix('/').unwrap_or(tag);
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if PARTING.contains(&name) {
            let is_line = self.has_lines && !matches!(name, "td" | "th" | "br");
            self.space = self.space.max(if is_line { Space::Paragraph } else { Space::Word });
        }
        if self.has_lines && name == "li" && !tag.starts_with('/') {
            self.text("•");
            self.space = Space::Word;
        }
        if tag.starts_with("sup class=\"footnote-reference\"") {
            self.in_footnote = true;
        } else if tag.starts_with("/sup") {
            self.in_footnote = false;
        }
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.space = self.space.max(if c == '\n' { Space::Line } else { Space::Word });
                continue;
            }
            let space = match (self.space, self.text.chars().next_back()) {
                (Space::None, _) | (_, None) => None,
                (Space::Line, Some(last)) => {
                    (!(super::emphasis::is_cjk(last) && super::emphasis::is_cjk(c))).then_some(' ')
                }
                // The dot of an item stands before its first paragraph.
                (Space::Word, _) | (Space::Paragraph, Some('•')) => Some(' '),
                (Space::Paragraph, _) => Some('\n'),
            };
            self.text.extend(space);
            self.space = Space::None;
            self.text.push(c);
        }
    }
}
