//! An archive brought to the newest format, one step after the other.

use super::unchanged::{same_but_for_order, tree};
use super::{Left, Mended, mended};
use crate::model::site::FileFormat;
use crate::model::site::file_format::{self, KEY};
use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use crate::text::source::{FileId, Sources};
use crate::text::yaml::{self, Node, Value};
use std::sync::Arc;

/// Brings the texts of an archive from one format to the next; the key in `annals.yaml` is not its business.
/// It reads texts alone, so that the same archive always becomes the same, and leaves as they are those that
/// are in the next format already: an upgrade that was interrupted is simply run again.
///
/// Where anything cannot be done for certain it tells what, and nothing is written.
type Step = fn(&mut Sources) -> Result<(), Vec<Left>>;

/// The step from each format to the next, the first format's first. There has been one format so far.
///
/// A new format: one more step here, [`FileFormat::NEWEST`] one higher, and its archive in `tests/releases`.
const STEPS: [Step; 0] = [];

const _: () =
    assert!(STEPS.len() == FileFormat::NEWEST.steps(), "there is a step from each format to the next");

/// What an upgrade does.
#[derive(Debug)]
pub(crate) struct Upgrade {
    /// The format that the archive is in.
    pub from: FileFormat,
    /// The format that it is brought to.
    pub to: FileFormat,
    /// The files that change; `annals.yaml`, which names the format, comes last.
    pub mended: Vec<Mended>,
}

/// Why nothing is done.
#[derive(Debug)]
pub(crate) enum Refused {
    /// `annals.yaml` cannot be read, or names a format that is not known here.
    Wrong(Vec<Diagnostic>),
    /// What cannot be done for certain.
    Unsure(Vec<Left>),
}

/// What has to be done to the archive whose `annals.yaml` is this file; nothing is written.
///
/// # Errors
/// If the format is not known here, or a step cannot be done for certain.
pub(crate) fn find(site: FileId, sources: &Sources) -> Result<Upgrade, Refused> {
    along(&STEPS, site, sources)
}

fn along(steps: &[Step], site: FileId, sources: &Sources) -> Result<Upgrade, Refused> {
    let newest = FileFormat::FIRST.after(steps.len());
    let text = &sources.file(site).text;
    let mut told = Vec::new();
    let node = yaml::parse(site, text, 0..text.len(), &mut told);
    let Some(node) = node else { return Err(Refused::Wrong(told)) };
    let Some(from) = file_format::named(&node, &mut told) else { return Err(Refused::Wrong(told)) };
    if from > newest {
        return Err(Refused::Wrong(vec![file_format::other(&node, from, newest)]));
    }
    let mut after = sources.clone();
    for step in steps.iter().skip(from.steps()) {
        step(&mut after).map_err(Refused::Unsure)?;
    }
    name_format(site, newest, &mut after).map_err(|left| Refused::Unsure(vec![left]))?;
    let mut mended = mended(sources, &after);
    mended.sort_by_key(|file| file.path == sources.file(site).path);
    Ok(Upgrade { from, to: newest, mended })
}

/// Writes the key that names the format.
fn name_format(site: FileId, format: FileFormat, sources: &mut Sources) -> Result<(), Left> {
    let file = sources.file(site);
    let (path, text) = (Arc::clone(&file.path), Arc::clone(&file.text));
    let after = named(site, &path, &text, format).ok_or_else(|| Left {
        path: Arc::clone(&path),
        why: message!(
            zh: "写得特别，不能确定 {KEY}: {format} 写在哪里；请手写",
            en: "it is written in a way that leaves it uncertain where `{KEY}: {format}` goes: write it by \
                 hand"
        ),
    })?;
    sources.put(&path, after);
    Ok(())
}

/// The text of `annals.yaml` with this format, and nothing else changed.
fn named(site: FileId, path: &str, text: &str, format: FileFormat) -> Option<String> {
    let root = tree(site, path, text)?;
    let Value::Mapping(entries) = &root.value else { return None };
    let start = root.place.range().start;
    let (at, written) = match (root.find(KEY), entries.first()) {
        (Some(value), _) => (value.place.range(), format.to_string()),
        (None, Some((key, _))) if text[start..].starts_with('{') => {
            // What was JSON stays JSON.
            let mark = if text[key.place.range().start..].starts_with('"') { "\"" } else { "" };
            (start + 1..start + 1, format!("{mark}{KEY}{mark}: {format}, "))
        }
        (None, Some((key, _))) => {
            let (at, indent) = before_comments(text, key.place.range().start)?;
            let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
            (at..at, format!("{indent}{KEY}: {format}{end}"))
        }
        (None, None) => return None,
    };
    let after = format!("{}{written}{}", &text[..at.start], &text[at.end..]);
    let new = tree(site, path, &after)?;
    let is_named = file_format::named(&new, &mut Vec::new()) == Some(format);
    (is_named && says_the_same(&new, &root)).then_some(after)
}

/// Where a line can stand before that of a key: above the comments right above it, which are its own; and how
/// far that line is indented.
fn before_comments(text: &str, key: usize) -> Option<(usize, &str)> {
    let mut at = text[..key].rfind('\n').map_or(0, |end| end + 1);
    let indent = &text[at..key];
    if !indent.trim_start_matches(['\u{feff}', ' ']).is_empty() {
        return None;
    }
    let indent = indent.trim_start_matches('\u{feff}');
    while let Some(above) = text[..at].strip_suffix('\n') {
        let line = above.rfind('\n').map_or(0, |end| end + 1);
        if !above[line..].trim_start().starts_with('#') {
            break;
        }
        at = line;
    }
    let at = if text[at..].starts_with('\u{feff}') { at + '\u{feff}'.len_utf8() } else { at };
    Some((at, indent))
}

/// Whether two mappings say the same but for the format.
fn says_the_same(one: &Node<'_>, other: &Node<'_>) -> bool {
    let (one, other) = (others(one), others(other));
    let same = |((a, one), (b, other)): (&Entry<'_>, &Entry<'_>)| {
        a.plain_text() == b.plain_text() && same_but_for_order(one, other)
    };
    one.len() == other.len() && one.into_iter().zip(other).all(same)
}

type Entry<'a> = (Node<'a>, Node<'a>);

/// All that a mapping says but the format.
fn others<'n, 'a>(root: &'n Node<'a>) -> Vec<&'n Entry<'a>> {
    match &root.value {
        Value::Mapping(entries) => entries.iter().filter(|(key, _)| key.plain_text() != Some(KEY)).collect(),
        Value::Sequence(_) | Value::Scalar { .. } => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Refused, Step, Upgrade, along};
    use crate::authoring::remedy::Left;
    use crate::text::message;
    use crate::text::source::{FileId, Sources};

    /// A step that writes a word of one file another way.
    fn renames(sources: &mut Sources) -> Result<(), Vec<Left>> {
        let report = sources.ids().find(|&file| &*sources.file(file).path == "content/a/2024.md").unwrap();
        let text = sources.file(report).text.replace("old:", "new:");
        sources.put("content/a/2024.md", text);
        Ok(())
    }

    fn is_unsure(_: &mut Sources) -> Result<(), Vec<Left>> {
        Err(vec![Left { path: "content/a/2024.md".into(), why: message!(zh: "拿不准", en: "unsure") }])
    }

    fn archive(site: &str) -> (FileId, Sources) {
        let mut sources = Sources::default();
        let site = sources.put("annals.yaml", site);
        sources.put("content/a/2024.md", "---\nold: 1\n---\n");
        (site, sources)
    }

    fn upgraded(site: &str, steps: &[Step]) -> Result<Upgrade, Refused> {
        let (site, sources) = archive(site);
        along(steps, site, &sources)
    }

    /// What `annals.yaml` becomes by an upgrade without a step.
    fn named(site: &str) -> Option<String> {
        let upgrade = upgraded(site, &[]).unwrap();
        assert!(upgrade.mended.iter().all(|file| &*file.path == "annals.yaml"));
        upgrade.mended.first().map(|file| file.after.to_string())
    }

    #[test]
    fn steps_are_taken_in_order_from_the_format_that_the_archive_is_in() {
        let upgrade = upgraded("title: A\n", &[renames, is_not_taken_twice]).unwrap();
        assert_eq!((upgrade.from.number(), upgrade.to.number()), (1, 3));
        let paths: Vec<&str> = upgrade.mended.iter().map(|file| &*file.path).collect();
        assert_eq!(paths, ["content/a/2024.md", "annals.yaml"], "what names the format comes last");
        assert_eq!(&*upgrade.mended[0].after, "---\nnew: 1 # twice\n---\n");
        assert_eq!(&*upgrade.mended[1].after, "file_format: 3\ntitle: A\n");
        // What has been done is not done again.
        let upgrade = upgraded("title: A\nfile_format: 2 # why\n", &[is_unsure, |_| Ok(())]).unwrap();
        assert_eq!((upgrade.from.number(), upgrade.mended.len()), (2, 1));
        assert_eq!(&*upgrade.mended[0].after, "title: A\nfile_format: 3 # why\n");
        assert!(upgraded("title: A\nfile_format: 3\n", &[is_unsure, is_unsure]).unwrap().mended.is_empty());
    }

    /// It fails unless the step before it was taken.
    fn is_not_taken_twice(sources: &mut Sources) -> Result<(), Vec<Left>> {
        let report = sources.ids().nth(1).unwrap();
        let text = sources.file(report).text.replace("new: 1", "new: 1 # twice");
        assert_ne!(text, *sources.file(report).text);
        sources.put("content/a/2024.md", text);
        Ok(())
    }

    #[test]
    fn where_a_step_is_unsure_nothing_is_done() {
        let refused = upgraded("title: A\n", &[renames, is_unsure]).unwrap_err();
        assert!(matches!(refused, Refused::Unsure(left) if &*left[0].path == "content/a/2024.md"));
    }

    #[test]
    fn a_later_format_and_none_are_refused() {
        for site in
            ["title: A\nfile_format: 3\n", "title: A\nfile_format: one\n", "title: A\nfile_format: 0\n"]
        {
            let refused = upgraded(site, &[renames]).unwrap_err();
            assert!(matches!(refused, Refused::Wrong(told) if told.len() == 1), "{site}");
        }
        assert!(matches!(upgraded("a: [", &[]), Err(Refused::Wrong(told)) if !told.is_empty()));
    }

    #[test]
    fn the_key_stands_above_the_first_and_its_comments_and_nothing_else_changes() {
        for (before, after) in [
            ("title: A\n", "file_format: 1\ntitle: A\n"),
            (
                "# All of it.\n\n# Its title.\ntitle: A",
                "# All of it.\n\nfile_format: 1\n# Its title.\ntitle: A",
            ),
            ("# Its title.\r\ntitle: A\r\n", "file_format: 1\r\n# Its title.\r\ntitle: A\r\n"),
            ("\u{feff}title: A\n", "\u{feff}file_format: 1\ntitle: A\n"),
            ("---\ntitle: A\n", "---\nfile_format: 1\ntitle: A\n"),
            ("  title: A\n  base: b\n", "  file_format: 1\n  title: A\n  base: b\n"),
            ("{title: A}\n", "{file_format: 1, title: A}\n"),
            ("{\"title\": \"A\"}\n", "{\"file_format\": 1, \"title\": \"A\"}\n"),
        ] {
            assert_eq!(named(before).as_deref(), Some(after), "{before:?}");
        }
        assert_eq!(named("title: A\nfile_format: 1\n"), None);
    }
}
