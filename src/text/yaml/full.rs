//! The complete reader: whatever is YAML, and what is wrong where it is not.

use super::growing::{Key, Kind, Loader, Open};
use super::places::nothing;
use super::refuse::key as judged;
use super::{ALIAS, MAX_DEPTH, Node, SEVERAL_DOCUMENTS, TAG, Value, indent, syntax};
use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use crate::text::source::FileId;
use granit_parser::{Event, Parser, Span, StructureStyle};
use std::borrow::Cow;
use std::ops::Range;

/// Reads like [`parse`](super::parse), whose answer it always is, at leisure.
pub(crate) fn parse_fully<'a>(
    file: FileId,
    text: &'a str,
    range: Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Node<'a>> {
    let base = range.start;
    let text = text.get(range).unwrap_or("");
    let before = diagnostics.len();
    let node = load(file, text, base, diagnostics);
    // All that is wrong may come from indentation with other spaces: then that is what is told.
    let read = |text: &str| {
        let mut told = Vec::new();
        let node = load(file, text, 0, &mut told)?;
        told.is_empty().then(|| indent::shape(&node))
    };
    if diagnostics.len() > before
        && let Some(cause) = indent::mended(file, text, base, read)
    {
        diagnostics.truncate(before);
        diagnostics.push(cause);
        return None;
    }
    node
}

fn load<'a>(file: FileId, text: &'a str, base: usize, diagnostics: &mut Vec<Diagnostic>) -> Option<Node<'a>> {
    let options = granit_parser::options! {
        disallow_directives: true,
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        emit_comments: false,
        simple_key_max_lookahead: 1024,
    };
    let mut loader =
        Loader { file, text, base, open: Vec::new(), root: None, lost: false, last: 0, diagnostics };
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((event, span)) => {
                let span_start = span.byte_range().map_or(0, |r| r.start);
                if loader.event(event, &span).is_none() {
                    break;
                }
                loader.last = span_start;
            }
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(loader.last);
                let flow = loader.open.iter().rev().find(|open| open.flow).map(|open| open.start);
                let failure = syntax::Failure { file, text, base, since: loader.last, open: flow };
                let told = failure.diagnostic(error.kind(), at);
                // What was told of a key at the same place is the same slip.
                let start = |told: &Diagnostic| told.place.map(|place| (place.file, place.start));
                loader.diagnostics.retain(|other| start(other) != start(&told));
                loader.diagnostics.push(told);
                return None;
            }
        }
    }
    if loader.lost {
        return None;
    }
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let empty = Node { place: loader.place(start..start), value: nothing() };
    Some(loader.root.unwrap_or(empty))
}

impl<'a> Loader<'a, '_> {
    /// Takes in one event; `None` where nothing after it can be read.
    fn event(&mut self, event: Event<'a>, span: &Span) -> Option<()> {
        let range = span.byte_range().unwrap_or(0..0);
        if let Some(tag) = span.tag_span().and_then(|tag| tag.byte_range()) {
            self.refuse(TAG, tag, message!(zh: "不用标签（!…）", en: "tags (!…) are not used here"));
        }
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                self.refuse(
                    SEVERAL_DOCUMENTS,
                    range,
                    message!(zh: "一个文件只能有一份 YAML 文档", en: "a file holds one YAML document only"),
                );
                return None;
            }
            Event::Scalar(text, style, ..) => {
                // Read as it is meant, so that nothing else is told of it.
                let text = self.bound(style, range.start).map_or(text, Cow::Borrowed);
                let node = self.scalar(text, style, range);
                self.add(node);
            }
            Event::SequenceStart(style, ..) => {
                let start = if style == StructureStyle::Block { self.dash(range.start) } else { range.start };
                self.begin(start, style, Kind::Sequence(Vec::new()))?;
            }
            Event::MappingStart(style, ..) => {
                let kind = Kind::Mapping { entries: Vec::new(), key: Key::Wanted };
                self.begin(range.start, style, kind)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(range),
            Event::Anchor(_, name) => {
                self.refuse(
                    ALIAS,
                    range,
                    message!(zh: "不用锚点（&{name}）", en: "anchors (&{name}) are not used here"),
                );
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => self.alias(range),
            _ => {}
        }
        Some(())
    }

    fn begin(&mut self, start: usize, style: StructureStyle, kind: Kind<'a>) -> Option<()> {
        if self.open.len() >= MAX_DEPTH {
            self.lost = true;
            self.diagnostics.push(syntax::too_deep(self.place(start..start + 1)));
            return None;
        }
        self.open.push(Open { start, end: start, flow: style == StructureStyle::Flow, kind });
        Some(())
    }

    fn end(&mut self, range: Range<usize>) {
        let Some(mut open) = self.open.pop() else { return };
        // A block collection's end event stands where the next thing begins; a pair in a list has no
        // brackets.
        if open.flow && !range.is_empty() {
            open.end = range.end;
        }
        let value = match open.kind {
            Kind::Sequence(items) => Value::Sequence(items),
            Kind::Mapping { entries, .. } => Value::Mapping(self.without_repeated(entries)),
        };
        let node = Node { place: self.place(open.start..open.end), value };
        self.add(node);
    }

    /// Puts a complete node where it belongs.
    fn add(&mut self, node: Node<'a>) {
        let base = self.base;
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        open.end = open.end.max(node.place.range().end.saturating_sub(base));
        let (entries, key) = match &mut open.kind {
            Kind::Sequence(items) => {
                items.push(node);
                return;
            }
            Kind::Mapping { entries, key } => (entries, key),
        };
        *key = match std::mem::replace(key, Key::Wanted) {
            Key::Given(key) => {
                entries.push((key, node));
                Key::Wanted
            }
            Key::Refused { .. } => Key::Wanted,
            Key::Wanted => judged(node, self.diagnostics),
        };
    }

    fn alias(&mut self, range: Range<usize>) {
        let merged = matches!(
            self.open.last(),
            Some(Open { kind: Kind::Mapping { key: Key::Refused { merge: true }, .. }, .. })
        );
        if !merged {
            let name = self.text.get(range.clone()).unwrap_or("*");
            self.refuse(
                ALIAS,
                range.clone(),
                message!(zh: "不用别名（{name}）", en: "aliases ({name}) are not used here"),
            );
            self.lost = true;
        }
        self.add(Node {
            place: self.place(range),
            value: Value::Scalar { text: Cow::Borrowed("*"), plain: true },
        });
    }
}
