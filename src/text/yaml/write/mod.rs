//! Writing YAML: mappings and lists, a line an entry or in brackets on one line, with comments.
//!
//! Only what the readers beside it read in the same way is written, and what another program would take for a
//! number, a date or a truth value stands in quotes where it is text.

mod scalar;

use std::iter::repeat_n;

/// A value to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// Words: in quotes where YAML or another program would read something else.
    Text(String),
    /// A figure, a date, `true`: in quotes only where YAML would read something else.
    Plain(String),
    /// A list, each item on lines of its own.
    List(Vec<Output>),
    /// A mapping, each entry on lines of its own.
    Mapping(Block),
    /// A mapping in braces on one line. Its values are scalars and such mappings.
    Inline(Vec<(String, Output)>),
}

/// A mapping with its entries on lines of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// Comments above its first entry, a line each.
    pub above: Vec<String>,
    /// Its entries.
    pub entries: Vec<Entry>,
    /// In which column, counted from its keys, values begin at the earliest.
    pub align: usize,
}

/// A key and its value, with comments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Comments above it, a line each.
    pub above: Vec<String>,
    /// The key.
    pub key: String,
    /// The value.
    pub value: Output,
    /// A comment behind a value that stands on one line; empty for none.
    pub beside: String,
}

impl Entry {
    /// An entry without comments.
    pub fn new(key: &str, value: Output) -> Self {
        Self { above: Vec::new(), key: key.to_owned(), value, beside: String::new() }
    }
}

impl FromIterator<Entry> for Block {
    fn from_iter<E: IntoIterator<Item = Entry>>(entries: E) -> Self {
        Self { entries: entries.into_iter().collect(), ..Self::default() }
    }
}

impl Block {
    /// The entry with a key.
    pub fn entry(&mut self, key: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.key == key)
    }

    /// Its text, each line ended by a line feed.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.write(0, &mut text);
        text
    }

    fn write(&self, indent: usize, text: &mut String) {
        comments(&self.above, indent, text);
        for entry in &self.entries {
            comments(&entry.above, indent, text);
            spaces(indent, text);
            self.write_entry(entry, indent, text);
        }
    }

    /// An entry whose line is indented already.
    fn write_entry(&self, entry: &Entry, indent: usize, text: &mut String) {
        let key = scalar(&entry.key);
        text.push_str(&key);
        text.push(':');
        match &entry.value {
            Output::Mapping(block) if !block.entries.is_empty() => {
                text.push('\n');
                block.write(indent + 2, text);
            }
            Output::List(items) if !items.is_empty() => {
                text.push('\n');
                list(items, indent + 2, text);
            }
            value => {
                spaces(self.align.saturating_sub(key.len() + 1).max(1), text);
                text.push_str(&value.on_one_line());
                if !entry.beside.is_empty() {
                    text.push_str("  # ");
                    text.push_str(&entry.beside);
                }
                text.push('\n');
                if let Output::Mapping(block) = value {
                    comments(&block.above, indent + 2, text);
                }
            }
        }
    }
}

impl Output {
    /// The value on one line, as it stands behind a key outside brackets.
    pub fn on_one_line(&self) -> String {
        match self {
            Self::Text(words) => scalar::text(words, scalar::Within::Line),
            Self::Plain(words) => scalar::plain(words, scalar::Within::Line),
            Self::List(_) => "[]".to_owned(),
            Self::Mapping(_) => "{}".to_owned(),
            Self::Inline(entries) => braces(entries),
        }
    }

    /// The value on one line, as it stands behind a key in braces.
    pub(crate) fn in_braces(&self) -> String {
        match self {
            Self::Text(words) => scalar::text(words, scalar::Within::Braces),
            Self::Plain(words) => scalar::plain(words, scalar::Within::Braces),
            Self::List(_) | Self::Mapping(_) | Self::Inline(_) => self.on_one_line(),
        }
    }
}

/// A key or other words as they are written, in braces or outside.
pub(crate) fn scalar(words: &str) -> String {
    scalar::text(words, scalar::Within::Braces)
}

fn braces(entries: &[(String, Output)]) -> String {
    let entries = entries.iter().map(|(name, value)| format!("{}: {}", scalar(name), value.in_braces()));
    format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
}

fn list(items: &[Output], indent: usize, text: &mut String) {
    for item in items {
        spaces(indent, text);
        text.push_str("- ");
        match item {
            Output::Mapping(Block { entries, .. }) if !entries.is_empty() => {
                // The first key stands behind the dash.
                for (at, entry) in entries.iter().enumerate() {
                    spaces(if at == 0 { 0 } else { indent + 2 }, text);
                    Block::default().write_entry(entry, indent + 2, text);
                }
            }
            Output::Text(_) | Output::Plain(_) | Output::List(_) | Output::Mapping(_) | Output::Inline(_) => {
                text.push_str(&item.on_one_line());
                text.push('\n');
            }
        }
    }
}

fn comments(lines: &[String], indent: usize, text: &mut String) {
    for line in lines {
        spaces(indent, text);
        text.push_str("# ");
        text.push_str(line);
        text.push('\n');
    }
}

fn spaces(count: usize, text: &mut String) {
    text.extend(repeat_n(' ', count));
}
