//! The comments of a front matter, each with the key that it stands at.

use crate::text::yaml::write::{Block, Entry, Output};

/// A comment.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Comment<'t> {
    /// The key that it stands at, after those that this is under.
    keys: Vec<&'t str>,
    words: &'t str,
    /// Whether it stands behind a value, and not on a line of its own.
    is_beside: bool,
}

impl<'t> Comment<'t> {
    /// The same at another key.
    pub(super) fn at(self, key: &'t str) -> Self {
        Self { keys: vec![key], is_beside: false, ..self }
    }

    /// Whether an import wrote it, of what it could not read.
    pub(super) fn is_of_import(&self) -> bool {
        self.words.starts_with("? ")
    }
}

/// The comments in the lines of a key.
pub(super) fn of<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<Comment<'t>> {
    let (mut found, mut above) = (Vec::new(), Vec::new());
    // The keys that are open, each with its indentation; and that of one whose value is lines of text.
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut text_below = None;
    for line in lines {
        let indentation = line.len() - line.trim_start().len();
        if text_below.is_some_and(|key| line.trim().is_empty() || indentation > key) {
            continue;
        }
        text_below = None;
        let (written, comment) = parted(line);
        let written = written.trim();
        if written.is_empty() {
            above.extend(comment);
            continue;
        }
        if let Some(key) = key(written) {
            open.truncate(open.iter().take_while(|(outer, _)| *outer < indentation).count());
            open.push((indentation, key));
            let is_text = ["|", ">", "|-", ">-", "|+", ">+"].iter().any(|sign| written.ends_with(sign));
            text_below = is_text.then_some(indentation);
        }
        let keys: Vec<&str> = open.iter().map(|(_, key)| *key).collect();
        let on_lines = above.drain(..).map(|words| (words, false));
        let all = on_lines.chain(comment.map(|words| (words, true)));
        found.extend(all.map(|(words, is_beside)| Comment { keys: keys.clone(), words, is_beside }));
    }
    let keys: Vec<&str> = open.first().map(|(_, key)| *key).into_iter().collect();
    let last = above.into_iter().map(|words| Comment { keys: keys.clone(), words, is_beside: false });
    found.extend(last);
    found.retain(|comment| !comment.words.is_empty());
    found
}

/// What is written on a line, and the words of its comment.
fn parted(line: &str) -> (&str, Option<&str>) {
    let (mut quote, mut before, mut is_escaped) = (None, ' ', false);
    for (at, c) in line.char_indices() {
        match quote {
            Some('"') if is_escaped => is_escaped = false,
            Some('"') if c == '\\' => is_escaped = true,
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '#' && before.is_whitespace() => {
                return (&line[..at], Some(line[at..].trim_start_matches('#').trim()));
            }
            // Within a word it is an apostrophe.
            None if matches!(c, '"' | '\'') && (before.is_whitespace() || "[{,:(".contains(before)) => {
                quote = Some(c);
            }
            None => {}
        }
        before = c;
    }
    (line, None)
}

/// The key that a line begins with.
fn key(written: &str) -> Option<&str> {
    let (key, value) = written.split_once(':')?;
    let key = key.trim_end().trim_matches(['"', '\'']);
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_.-".contains(c));
    let is_item = written.starts_with('-');
    (is_key && !is_item && (value.is_empty() || value.starts_with(' '))).then_some(key)
}

/// Writes a comment at its key, or at the nearest of those that this was under and that are still there.
pub(super) fn put(comment: &Comment<'_>, into: &mut Block) {
    let Some((entry, is_own)) = entry(into, &comment.keys) else { return };
    let words = comment.words.to_owned();
    if entry.beside == words || entry.above.contains(&words) {
        return;
    }
    let is_on_one_line = matches!(entry.value, Output::Text(_) | Output::Plain(_) | Output::Inline(_));
    if comment.is_beside && is_own && is_on_one_line && entry.beside.is_empty() {
        entry.beside = words;
    } else {
        entry.above.push(words);
    }
}

/// The entry at a key, or the nearest around it; whether it is the key's own.
fn entry<'b>(block: &'b mut Block, keys: &[&str]) -> Option<(&'b mut Entry, bool)> {
    let (key, below) = keys.split_first()?;
    let entry = block.entry(key)?;
    let has = |inner: &Block| below.first().is_some_and(|key| inner.entries.iter().any(|e| e.key == *key));
    let goes_below = matches!(&entry.value, Output::Mapping(inner) if has(inner));
    if !goes_below {
        return Some((entry, below.is_empty()));
    }
    match &mut entry.value {
        Output::Mapping(inner) => self::entry(inner, below),
        Output::Text(_) | Output::Plain(_) | Output::List(_) | Output::Inline(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Comment, of};

    #[test]
    fn each_comment_stands_at_a_key() {
        let text = "# a\nstatistics:  # b\n  t:\n    # c\n    row: ['#1', \"\\\"#2\"]   # d\n    # e\n  \
                    u.v: it's 3 # f\n  w: |\n    # text\n\n    - x: # text\n  # g\n";
        let found = of(text.lines());
        let said: Vec<(String, &str, bool)> = found
            .iter()
            .map(|Comment { keys, words, is_beside }| (keys.join("/"), *words, *is_beside))
            .collect();
        let expected = [
            ("statistics", "a", false),
            ("statistics", "b", true),
            ("statistics/t/row", "c", false),
            ("statistics/t/row", "d", true),
            ("statistics/u.v", "e", false),
            ("statistics/u.v", "f", true),
            ("statistics", "g", false),
        ];
        assert_eq!(said, expected.map(|(keys, words, beside)| (keys.to_owned(), words, beside)));
    }
}
