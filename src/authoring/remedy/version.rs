//! A new version of a report: its source as it is, kept beside it, and in the report what the new version is.

use super::Mended;
use super::correction::Reason;
use super::unchanged::{tree, yaml_range};
use crate::model::archive::ArchivedReport;
use crate::model::report::Key;
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::{FileId, Sources};
use crate::text::yaml::write::scalar;
use crate::text::yaml::{Node, Value};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// A new version of a report.
#[derive(Debug)]
pub(crate) struct Begun {
    /// Files that are kept: their paths below the archive's folder, and the texts of those beside which they
    /// stand, as they are.
    pub kept: Vec<(String, Arc<str>)>,
    /// The report, with what the new version says of itself.
    pub mended: Mended,
}

/// The new version of a report; no figure changes. `method` says how its figures are worked out anew.
///
/// # Errors
/// If the report is written in a way that leaves it uncertain where to write.
pub(crate) fn begin(
    report: &ArchivedReport,
    sources: &Sources,
    reason: &Reason<'_>,
    method: Option<&str>,
) -> Result<Begun, Message> {
    let files: BTreeSet<FileId> = std::iter::once(report.place).chain(report.prose).map(|p| p.file).collect();
    let kept = files.iter().map(|&file| {
        let file = sources.file(file);
        let (name, ending) = file.path.rsplit_once('.').unwrap_or((&file.path, "md"));
        (format!("{name}.v{}.{ending}", report.version()), Arc::clone(&file.text))
    });
    let file = report.place.file;
    let (path, before) = (Arc::clone(&sources.file(file).path), Arc::clone(&sources.file(file).text));
    let after = updated(file, &path, &before, &entry(reason, method)).ok_or_else(|| {
        message!(
            zh: "{path} 写得特别，不能确定 update 写在哪里；请手写",
            en: "{path} is written in a way that leaves it uncertain where `update` goes: write it by hand"
        )
    })?;
    Ok(Begun { kept: kept.collect(), mended: Mended { path, before, after: after.into() } })
}

/// Whether a version says nothing yet that the one before it did not, but why it is there.
pub(crate) fn is_unchanged(before: &ArchivedReport, version: &ArchivedReport, sources: &Sources) -> bool {
    let texts = |report: &ArchivedReport| -> BTreeSet<String> {
        let places = std::iter::once(report.place).chain(report.prose);
        let files: BTreeSet<FileId> = places.map(|place| place.file).collect();
        let text = |file: FileId| {
            let source = sources.file(file);
            without_update(file, &source.path, &source.text).unwrap_or_else(|| source.text.to_string())
        };
        files.into_iter().map(text).collect()
    };
    texts(before) == texts(version)
}

/// A report's text without what it says of its version; none where it says nothing.
fn without_update(file: FileId, path: &str, text: &str) -> Option<String> {
    let root = tree(file, path, text)?;
    let Value::Mapping(entries) = &root.value else { return None };
    let (key, value) = entries.iter().find(|(key, _)| key.plain_text() == Some(Key::Update.name()))?;
    let own = key.place.range().start..value.place.range().end;
    let own = if in_braces(text, &root) { with_comma(entries, own) } else { lines(text, own) };
    Some(format!("{}{}", &text[..own.start], &text[own.end..]))
}

/// Whether a report's front matter is one pair of braces, as programs write it that make JSON.
fn in_braces(text: &str, root: &Node<'_>) -> bool {
    text.as_bytes().get(root.place.range().start) == Some(&b'{')
}

/// An entry in braces with the comma that parts it from its neighbour, and the space there.
fn with_comma(entries: &[(Node<'_>, Node<'_>)], own: Range<usize>) -> Range<usize> {
    let before = entries.iter().map(|(_, value)| value.place.range().end).filter(|end| *end <= own.start);
    let after = entries.iter().map(|(key, _)| key.place.range().start).filter(|start| *start >= own.end);
    match (before.max(), after.min()) {
        (Some(before), _) => before..own.end,
        (None, Some(after)) => own.start..after,
        (None, None) => own,
    }
}

/// What the new version says of itself: each key with its words.
fn entry<'r>(reason: &Reason<'r>, method: Option<&'r str>) -> Vec<(&'static str, &'r str)> {
    let mut entry = vec![("on", reason.on), ("kind", reason.kind), ("why", reason.why)];
    entry.extend(method.map(|method| ("method", method)));
    entry
}

/// Words as they are written behind a key: days and kinds as they are.
fn written(key: &str, words: &str) -> String {
    if matches!(key, "why" | "method") { scalar(words) } else { words.to_owned() }
}

/// Words as JSON has them.
fn quoted(words: &str) -> String {
    let escaped = words.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// The entry in braces, as JSON where the report's own keys stand in quotes.
fn on_one_line(entry: &[(&str, &str)], is_json: bool) -> String {
    let pairs = entry.iter().map(|(key, words)| match is_json {
        true => format!("{}: {}", quoted(key), quoted(words)),
        false => format!("{key}: {}", written(key, words)),
    });
    let pairs = pairs.collect::<Vec<_>>().join(", ");
    let name = Key::Update.name();
    if is_json { format!("{}: {{{pairs}}}", quoted(name)) } else { format!("{name}: {{{pairs}}}") }
}

/// A report's text with this entry, in the place of the one that it has.
fn updated(file: FileId, path: &str, text: &str, entry: &[(&str, &str)]) -> Option<String> {
    let root = tree(file, path, text)?;
    let yaml = yaml_range(file, path, text)?;
    let Value::Mapping(entries) = &root.value else { return None };
    let lines =
        |key: &Node<'_>, value: &Node<'_>| lines(text, key.place.range().start..value.place.range().end);
    let known = |name: &str| Key::ALL.iter().copied().find(|key| key.name() == name);
    let own = entries.iter().find(|(key, _)| key.plain_text() == Some(Key::Update.name()));
    if in_braces(text, &root) {
        let (at, written) = braced(text, entries, own, entry)?;
        return checked(file, path, &root, format!("{}{written}{}", &text[..at.start], &text[at.end..]));
    }
    let before = entries
        .iter()
        .take_while(|(key, _)| key.plain_text().and_then(known).is_some_and(|key| key < Key::Update));
    let at = match (own, before.last()) {
        (Some((key, value)), _) => lines(key, value),
        (None, Some((key, value))) => {
            let end = lines(key, value).end;
            end..end
        }
        (None, None) => yaml.start..yaml.start,
    };
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let joint = if at.start > 0 && !text[..at.start].ends_with('\n') { end } else { "" };
    let lines = entry.iter().map(|(key, words)| format!("  {key}: {}{end}", written(key, words)));
    let written = format!("{joint}{}:{end}{}", Key::Update.name(), lines.collect::<String>());
    let after = format!("{}{written}{}", &text[..at.start], &text[at.end..]);
    checked(file, path, &root, after)
}

/// The text, if it has the entry and all other keys as they were.
fn checked(file: FileId, path: &str, root: &Node<'_>, after: String) -> Option<String> {
    let new = tree(file, path, &after)?;
    (new.find(Key::Update.name()).is_some() && other_keys(&new) == other_keys(root)).then_some(after)
}

/// Where the entry goes in braces, and what is written there: behind the first key, on a line of its own
/// where that has one.
fn braced(
    text: &str,
    entries: &[(Node<'_>, Node<'_>)],
    own: Option<&(Node<'_>, Node<'_>)>,
    entry: &[(&str, &str)],
) -> Option<(Range<usize>, String)> {
    let (first, value) = entries.first()?;
    let at = first.place.range().start;
    let entry = on_one_line(entry, text[at..].starts_with('"'));
    if let Some((key, value)) = own {
        return Some((key.place.range().start..value.place.range().end, entry));
    }
    let indent = &text[text[..at].rfind('\n').map_or(0, |end| end + 1)..at];
    let has_line = !indent.is_empty() && indent.chars().all(|c| c == ' ');
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let joint = if has_line { format!("{end}{indent}") } else { " ".to_owned() };
    let end = value.place.range().end;
    Some((end..end, format!(",{joint}{entry}")))
}

/// The keys of a report beside this one, in the order in which they stand.
fn other_keys<'n>(root: &'n Node<'_>) -> Vec<&'n str> {
    match &root.value {
        Value::Mapping(entries) => {
            let keys = entries.iter().filter_map(|(key, _)| key.plain_text());
            keys.filter(|key| *key != Key::Update.name()).collect()
        }
        Value::Sequence(_) | Value::Scalar { .. } => Vec::new(),
    }
}

/// The whole lines that a range is in.
fn lines(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    // A value that is a block may end with its last line.
    let end = if text[..range.end].ends_with('\n') {
        range.end
    } else {
        text[range.end..].find('\n').map_or(text.len(), |at| range.end + at + 1)
    };
    start..end
}
