//! Pages that would keep a parser busy for hours: found by their tags, before they are parsed.
//!
//! A parser looks through all elements that are open at many tags, and opens elements for words in bold again
//! in each paragraph. So the tags are counted as it would count them, but for what is rare.

use crate::import::source::limits;
use crate::import::source::refusal::Refusal;

/// Elements whose words are not tags, outside drawings.
const RAW: [&str; 10] =
    ["script", "style", "textarea", "title", "xmp", "iframe", "noframes", "noembed", "noscript", "plaintext"];
/// Elements that hold nothing.
const EMPTY: [&str; 16] = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "link",
    "meta", "param", "source", "wbr",
];
/// Elements that go on in the next paragraph if they are not ended.
const LASTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Elements that end the one before them of the same kind, and what holds them all.
const ROWS: [(&str, &[&str], &[&str]); 9] = [
    ("td", &["td", "th"], &["table"]),
    ("th", &["td", "th"], &["table"]),
    ("tr", &["tr"], &["table"]),
    ("tbody", &["tbody", "thead", "tfoot"], &["table"]),
    ("thead", &["tbody", "thead", "tfoot"], &["table"]),
    ("tfoot", &["tbody", "thead", "tfoot"], &["table"]),
    ("li", &["li"], &["ul", "ol", "menu", "dir", "table", "td"]),
    ("option", &["option"], &["select"]),
    ("dd", &["dd", "dt"], &["dl", "td"]),
];
/// Elements that stand in a paragraph without ending it are not these.
const BLOCKS: [&str; 22] = [
    "p",
    "div",
    "table",
    "ul",
    "ol",
    "dl",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "form",
    "center",
    "section",
    "article",
    "header",
    "footer",
    "nav",
    "blockquote",
    "li",
];

/// How often elements may be opened again, and how many attributes a tag may have.
const AGAIN: usize = 1_000_000;
const ATTRIBUTES: usize = 1000;

/// Refuses a page with too many tags, or with tags too deep within each other.
pub(super) fn check(text: &str) -> Result<(), Box<Refusal>> {
    let mut open = Elements::default();
    let mut rest = text;
    let mut tags = 0;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..).unwrap_or_default();
        tags += 1;
        if tags > limits::TAGS {
            return Err(limits::too_many_tags());
        }
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").and_then(|end| comment.get(end..)).unwrap_or_default();
            continue;
        }
        let (is_end, tag) = rest.strip_prefix('/').map_or((false, rest), |tag| (true, tag));
        if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let length = tag.find(|c: char| c.is_ascii_whitespace() || "/>".contains(c)).unwrap_or(tag.len());
        let (name, attributes) = tag.split_at_checked(length).unwrap_or((tag, ""));
        let name = name.to_ascii_lowercase();
        let (length, count) = self::attributes(attributes);
        if count > ATTRIBUTES {
            return Err(limits::too_many_tags());
        }
        rest = attributes.get(length..).unwrap_or_default();
        if is_end {
            open.end(&name);
            continue;
        }
        open.begin(&name);
        if open.names.len() > 2 * limits::DEPTH {
            return Err(limits::too_deep());
        }
        if open.again > AGAIN {
            return Err(limits::too_many_tags());
        }
        if RAW.contains(&name.as_str()) && !open.names.iter().any(|open| open == "svg" || open == "math") {
            open.end(&name);
            rest = after_raw(rest, &name);
        }
    }
    Ok(())
}

/// How many bytes the attributes of a tag take up, and how many they are at most.
fn attributes(text: &str) -> (usize, usize) {
    let mut quote = None;
    let (mut count, mut last) = (0, b' ');
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return (at, count),
            (None, b'"' | b'\'') if last == b'=' => quote = Some(byte),
            (None, byte) if byte.is_ascii_whitespace() || byte == b'/' => count += 1,
            (Some(open), byte) if open == byte => {
                quote = None;
                count += 1;
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            last = byte;
        }
    }
    (text.len(), count)
}

/// What follows the end of an element whose words are not tags.
fn after_raw<'a>(text: &'a str, name: &str) -> &'a str {
    let is_end = |at: &usize| {
        let found = text.get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    let end = text.match_indices("</").map(|(at, _)| at).find(is_end);
    end.and_then(|end| text.get(end..)).unwrap_or_default()
}

/// The elements that are open.
#[derive(Debug, Default)]
struct Elements {
    names: Vec<String>,
    /// Elements that were closed by others and go on.
    lasting: usize,
    /// How many elements were opened again.
    again: usize,
}

impl Elements {
    /// An element begins, and ends those that cannot hold it.
    fn begin(&mut self, name: &str) {
        if EMPTY.contains(&name) {
            return;
        }
        if let Some((_, ended, around)) = ROWS.iter().find(|(row, ..)| *row == name) {
            let is_bound = |open: &String| ended.contains(&open.as_str()) || around.contains(&open.as_str());
            if let Some(at) = self.names.iter().rposition(is_bound)
                && self.names.get(at).is_some_and(|open| ended.contains(&open.as_str()))
            {
                self.close(at);
            }
        }
        if BLOCKS.contains(&name) {
            let is_bound = |open: &String| matches!(open.as_str(), "p" | "table" | "td" | "th" | "button");
            if let Some(at) = self.names.iter().rposition(is_bound)
                && self.names.get(at).is_some_and(|open| open == "p")
            {
                self.close(at);
            }
        }
        self.again += self.lasting;
        self.names.push(name.to_owned());
    }

    /// An element ends, and those within it.
    fn end(&mut self, name: &str) {
        let is_of_table = matches!(name, "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot");
        let is_bound = |open: &String| open == name || (!is_of_table && matches!(open.as_str(), "td" | "th"));
        match self.names.iter().rposition(is_bound) {
            Some(at) if self.names.get(at).is_some_and(|open| open == name) => self.close(at),
            _ if LASTING.contains(&name) => self.lasting = self.lasting.saturating_sub(1),
            _ => {}
        }
    }

    /// Closes an element and those within it.
    fn close(&mut self, at: usize) {
        let is_lasting = |open: &&String| LASTING.contains(&open.as_str());
        let within = self.names.iter().skip(at + 1).filter(is_lasting).count();
        let is_cell = self.names.get(at).is_some_and(|open| matches!(open.as_str(), "td" | "th" | "table"));
        self.lasting = if is_cell { 0 } else { self.lasting + within };
        self.names.truncate(at);
    }
}
