//! Pages that would keep a parser busy for hours: found by their tags, before they are parsed.
//!
//! A parser looks through all elements that are open at many tags, and opens elements for words in bold again
//! in each paragraph. So the tags are counted as it would count them, but for what is rare.

use crate::import::source::limits;
use crate::import::source::refusal::Refusal;
use crate::text::message;
use std::collections::BTreeMap;

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
            return Err(tangled());
        }
        rest = attributes.get(length..).unwrap_or_default();
        if is_end {
            open.end(&name);
            continue;
        }
        let whole = tag.get(..name.len() + length).unwrap_or_default().to_ascii_lowercase();
        open.begin(&name, &whole);
        if open.open.len() > 2 * limits::DEPTH {
            return Err(limits::too_deep());
        }
        if open.again > AGAIN {
            return Err(tangled());
        }
        if RAW.contains(&name.as_str()) && !open.has(&["svg", "math"]) {
            open.end(&name);
            rest = after_raw(rest, &name);
        }
    }
    Ok(())
}

/// The refusal of a page that would keep a parser busy.
fn tangled() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(
            zh: "网页的标签过于混乱：大量标签没有结尾，或一个标签有上千个属性",
            en: "the tags are tangled: too many of them have no end, or one has over a thousand attributes"
        ),
        remedy: message!(
            zh: "请在浏览器中打开该网页，把年度报告部分复制到文字处理软件，另存为 DOCX 后再导入",
            en: "open the page in a browser, copy the report into a word processor, and import it as DOCX"
        ),
    })
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

/// An element that is open: its name, and the whole of its tag if it may go on.
#[derive(Debug)]
struct Element {
    name: String,
    tag: Option<String>,
}

/// The elements that are open.
#[derive(Debug, Default)]
struct Elements {
    open: Vec<Element>,
    /// Tags of elements that were closed by others and go on, at most three that are alike.
    lasting: BTreeMap<String, usize>,
    /// How many elements were opened again.
    again: usize,
}

impl Elements {
    /// Whether one of these is open.
    fn has(&self, names: &[&str]) -> bool {
        self.open.iter().any(|element| names.contains(&element.name.as_str()))
    }

    /// The innermost of these that is open.
    fn last(&self, is: impl Fn(&str) -> bool) -> Option<(usize, &str)> {
        let at = self.open.iter().rposition(|element| is(&element.name))?;
        self.open.get(at).map(|element| (at, element.name.as_str()))
    }

    /// An element begins, and ends those that cannot hold it.
    fn begin(&mut self, name: &str, tag: &str) {
        if EMPTY.contains(&name) {
            return;
        }
        if let Some((_, ended, around)) = ROWS.iter().find(|(row, ..)| *row == name)
            && let Some((at, last)) = self.last(|open| ended.contains(&open) || around.contains(&open))
            && ended.contains(&last)
        {
            self.close(at);
        }
        if BLOCKS.contains(&name)
            && let Some((at, "p")) = self.last(|open| matches!(open, "p" | "table" | "td" | "th" | "button"))
        {
            self.close(at);
        }
        self.again += self.lasting.values().sum::<usize>();
        let tag = LASTING.contains(&name).then(|| tag.to_owned());
        self.open.push(Element { name: name.to_owned(), tag });
    }

    /// An element ends, and those within it.
    fn end(&mut self, name: &str) {
        let is_of_table = matches!(name, "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot");
        let last = self.last(|open| open == name || (!is_of_table && matches!(open, "td" | "th")));
        match last {
            Some((at, last)) if last == name => self.close(at),
            _ => {
                let is_tag =
                    |tag: &&String| tag.strip_prefix(name).is_some_and(|rest| !rest.starts_with(is_letter));
                let tag = self.lasting.keys().find(is_tag).cloned();
                tag.map(|tag| self.lasting.remove(&tag));
            }
        }
    }

    /// Closes an element and those within it.
    fn close(&mut self, at: usize) {
        let mut closed = self.open.split_off(at).into_iter();
        if closed.next().is_some_and(|element| matches!(element.name.as_str(), "td" | "th" | "table")) {
            self.lasting.clear();
            return;
        }
        for tag in closed.filter_map(|element| element.tag) {
            let alike = self.lasting.entry(tag).or_default();
            *alike = (*alike + 1).min(3);
        }
    }
}

/// Whether a character is part of the name of a tag.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
}
