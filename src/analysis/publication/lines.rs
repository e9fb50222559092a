//! The lines of a ledger's texts: words parted by tabs, the first of which says what the line is.

use crate::text::message;
use crate::text::message::Message;

/// What every text of a ledger begins with.
pub(super) const FIRST: &str = "annals ledger 1";

/// Why a text is none of a ledger that this program knows: the number of the line, and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Damaged {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong.
    pub why: Message,
}

/// Adds a line.
pub(super) fn add(text: &mut String, words: &[&str]) {
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            text.push('\t');
        }
        if word.bytes().any(|byte| matches!(byte, b'\\' | b'\t' | b'\n' | b'\r')) {
            add_escaped(text, word);
        } else {
            text.push_str(word);
        }
    }
    text.push('\n');
}

fn add_escaped(text: &mut String, word: &str) {
    for c in word.chars() {
        match c {
            '\\' => text.push_str("\\\\"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            c => text.push(c),
        }
    }
}

/// A line as it was read.
pub(super) struct Line {
    number: usize,
    words: Vec<String>,
}

/// The lines after the first, which has to be that of a ledger.
pub(super) fn read(text: &str) -> Result<Vec<Line>, Damaged> {
    let mut lines = text.lines();
    if lines.next() != Some(FIRST) {
        let why = message!(zh: "第一行不是“{FIRST}”", en: "the first line is not '{FIRST}'");
        return Err(Damaged { line: 1, why });
    }
    let line =
        |(at, line): (usize, &str)| Line { number: at + 2, words: line.split('\t').map(unescaped).collect() };
    Ok(lines.enumerate().map(line).collect())
}

impl Line {
    /// What the line is.
    pub(super) fn kind(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// The words after the first, of which there are so many.
    pub(super) fn words<const N: usize>(&self) -> Result<[&str; N], Damaged> {
        let rest: Vec<&str> = self.words.iter().skip(1).map(String::as_str).collect();
        let (kind, number) = (self.kind(), rest.len());
        rest.try_into().map_err(|_| {
            self.damaged(message!(
                zh: "“{kind}”行应有 {N} 项，这里有 {number} 项",
                en: "a line '{kind}' has {N} words after it; there are {number}"
            ))
        })
    }

    /// That the line is wrong, and why.
    pub(super) fn damaged(&self, why: Message) -> Damaged {
        Damaged { line: self.number, why }
    }
}

fn unescaped(word: &str) -> String {
    let mut text = String::with_capacity(word.len());
    let mut chars = word.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('t') => text.push('\t'),
                Some('n') => text.push('\n'),
                Some('r') => text.push('\r'),
                other => text.extend(other),
            },
            (c, false) => text.push(c),
        }
    }
    text
}
