//! Indentation with tabs and other spaces that are not plain: as it is to be written, where that is certain.

use super::{Node, SYNTAX, Value};
use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use crate::text::source::{FileId, Place};
use crate::text::space::name_of_space;
use std::ops::Range;

/// So many plain spaces may stand for one space that is not plain. The usual widths come first.
const WIDTHS: [usize; 6] = [2, 4, 1, 3, 6, 8];

/// What is wrong with a text that can be read once its indentation is plain, whatever the width of its other
/// spaces is taken to be; `read` reads a text that is right. `None` where that is not certain, or the
/// indentation is plain.
pub(super) fn mended(
    file: FileId,
    text: &str,
    base: usize,
    read: impl Fn(&str) -> Option<Shape>,
) -> Option<Diagnostic> {
    let odd = odd(text)?;
    let mut found: Option<(String, Shape)> = None;
    for width in WIDTHS {
        let plain = plain(&text[odd.clone()], width);
        let whole = format!("{}{plain}{}", &text[..odd.start], &text[odd.end..]);
        let Some(shape) = read(&whole) else { continue };
        match &found {
            Some((_, first)) if *first != shape => return None,
            Some(_) => {}
            None => found = Some((plain, shape)),
        }
    }
    let (plain, _) = found?;
    let first = text[odd.clone()].chars().next()?;
    let (zh, en) = name_of_space(first);
    let place = Place::new(file, base + odd.start, base + odd.start + first.len_utf8());
    let diagnostic = Diagnostic::error(
        SYNTAX,
        place,
        message!(zh: "缩进里有{zh}", en: "there is {en} in the indentation"),
    )
    .remedy(message!(zh: "缩进只用半角空格", en: "indent with plain spaces only"));
    Some(diagnostic.fix(Place::new(file, base + odd.start, base + odd.end), plain))
}

/// From the first space in the indentation of a line that is not plain to the end of the last such
/// indentation.
fn odd(text: &str) -> Option<Range<usize>> {
    let mut found: Option<Range<usize>> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches(is_space).len();
        if indent < line.trim_end().len()
            && let Some(at) = line[..indent].find(|c| c != ' ')
        {
            let first = found.map_or(start + at, |found: Range<usize>| found.start);
            found = Some(first..start + indent);
        }
        start += line.len();
    }
    found
}

fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\n' | '\r')
}

/// A range that begins in an indentation, with all indentation in it plain.
fn plain(text: &str, width: usize) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches(is_space);
        for space in line[..line.len() - content.len()].chars() {
            plain.extend(std::iter::repeat_n(' ', if space == ' ' { 1 } else { width }));
        }
        plain.push_str(content);
    }
    plain
}

/// What a tree says, whatever its places.
#[derive(PartialEq, Eq)]
pub(super) enum Shape {
    Text(String, bool),
    List(Vec<Shape>),
    Entries(Vec<(Shape, Shape)>),
}

/// What the tree of a node says.
pub(super) fn shape(node: &Node<'_>) -> Shape {
    match &node.value {
        Value::Scalar { text, plain } => Shape::Text(text.to_string(), *plain),
        Value::Sequence(items) => Shape::List(items.iter().map(shape).collect()),
        Value::Mapping(entries) => {
            Shape::Entries(entries.iter().map(|(key, value)| (shape(key), shape(value))).collect())
        }
    }
}
