//! Words as they come, blanks collapsed as a browser collapses them.

use super::document::Run;
use crate::text::character::is_wide;
use std::mem;

/// A paragraph that grows.
#[derive(Debug, Default)]
pub(super) struct Line {
    runs: Vec<Run>,
    /// The blank that was met since the last character: whether it had a line end in it, and how it looks.
    blank: Option<(bool, Run)>,
}

impl Line {
    /// Adds words that look and lead as `like` does.
    pub(super) fn push(&mut self, text: &str, like: &Run, keeps_blanks: bool) {
        for character in text.chars() {
            match character {
                _ if keeps_blanks => self.character(character, like),
                '\n' | '\r' | ' ' | '\t' | '\u{c}' => {
                    let (before, first) = self.blank.take().unwrap_or_else(|| (false, like.clone()));
                    self.blank = Some((before || matches!(character, '\n' | '\r'), first));
                }
                _ => self.character(character, like),
            }
        }
    }

    /// Ends a line within the paragraph.
    pub(super) fn end_line(&mut self) {
        self.blank = None;
        self.add('\n', &Run::default());
    }

    /// The mark of a footnote.
    pub(super) fn footnote(&mut self, number: usize) {
        self.blank = None;
        self.runs.push(Run { footnote: Some(number), ..Run::default() });
    }

    /// Takes the paragraph out.
    pub(super) fn take(&mut self) -> Vec<Run> {
        self.blank = None;
        mem::take(&mut self.runs)
    }

    /// Adds a character that is no blank, after the blank that was met: none where a line of Chinese was
    /// broken in the source.
    fn character(&mut self, character: char, like: &Run) {
        if let Some((has_line_end, blank)) = self.blank.take() {
            let last = self.runs.last().and_then(|run| run.words.chars().next_back());
            let is_broken = has_line_end && last.is_some_and(is_wide) && is_wide(character);
            let begins = self.runs.is_empty() || last == Some('\n');
            if !begins && !is_broken {
                self.add(' ', &blank);
            }
        }
        self.add(character, like);
    }

    fn add(&mut self, character: char, like: &Run) {
        match self.runs.last_mut() {
            Some(run) if run.footnote.is_none() && run.looks == like.looks && run.link == like.link => {
                run.words.push(character);
            }
            _ => self.runs.push(Run { words: character.into(), ..like.clone() }),
        }
    }
}
