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
use std::fmt::Write;
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
    let own = lines(text, key.place.range().start..value.place.range().end);
    Some(format!("{}{}", &text[..own.start], &text[own.end..]))
}

/// What the new version says of itself, a line each.
fn entry(reason: &Reason<'_>, method: Option<&str>) -> String {
    let mut entry = format!("{}:\n  on: {}\n  kind: {}\n", Key::Update.name(), reason.on, reason.kind);
    let _ = writeln!(entry, "  why: {}", scalar(reason.why));
    if let Some(method) = method {
        let _ = writeln!(entry, "  method: {}", scalar(method));
    }
    entry
}

/// A report's text with this entry, in the place of the one that it has.
fn updated(file: FileId, path: &str, text: &str, entry: &str) -> Option<String> {
    let root = tree(file, path, text)?;
    let yaml = yaml_range(file, path, text)?;
    if text.as_bytes().get(root.place.range().start) == Some(&b'{') {
        return None;
    }
    let Value::Mapping(entries) = &root.value else { return None };
    let lines =
        |key: &Node<'_>, value: &Node<'_>| lines(text, key.place.range().start..value.place.range().end);
    let known = |name: &str| Key::ALL.iter().copied().find(|key| key.name() == name);
    let own = entries.iter().find(|(key, _)| key.plain_text() == Some(Key::Update.name()));
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
    let after = format!("{}{joint}{}{}", &text[..at.start], entry.replace('\n', end), &text[at.end..]);
    let new = tree(file, path, &after)?;
    (new.find(Key::Update.name()).is_some() && other_keys(&new) == other_keys(&root)).then_some(after)
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
