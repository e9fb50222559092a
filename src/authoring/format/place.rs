//! Places as lines and columns.

use crate::text::diagnostic::Diagnostic;
use crate::text::source::{FileId, Place, SourceFile, Sources};
use std::collections::BTreeMap;
use std::ops::Range;

/// Where the lines of the diagnostics' files begin, so that each file is searched once.
pub(super) struct Lines<'a> {
    sources: &'a Sources,
    starts: BTreeMap<FileId, Vec<usize>>,
}

/// A place by lines and columns, counted from 1, columns in characters; the end is one past the last
/// character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position<'a> {
    pub path: &'a str,
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

impl<'a> Lines<'a> {
    /// The lines of every file that the diagnostics name.
    pub(super) fn of(diagnostics: &[Diagnostic], sources: &'a Sources) -> Self {
        let mut starts = BTreeMap::new();
        for diagnostic in diagnostics {
            let related = diagnostic.related.iter().map(|(place, _)| *place);
            let fix = diagnostic.fix.as_ref().map(|fix| fix.place);
            for place in diagnostic.place.into_iter().chain(related).chain(fix) {
                starts.entry(place.file).or_insert_with(|| {
                    let text = &sources.file(place.file).text;
                    std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect()
                });
            }
        }
        Self { sources, starts }
    }

    /// The file of a place.
    pub(super) fn file(&self, place: Place) -> &'a SourceFile {
        self.sources.file(place.file)
    }

    /// Lines and columns of a place.
    pub(super) fn position(&self, place: Place) -> Position<'a> {
        let file = self.file(place);
        let range = within(&file.text, place);
        let (line, column) = self.line_and_column(place.file, range.start);
        let (end_line, end_column) = self.line_and_column(place.file, range.end);
        Position { path: &file.path, line, column, end_line, end_column }
    }

    fn line_and_column(&self, file: FileId, offset: usize) -> (usize, usize) {
        let line = self.line(file, offset);
        let before = &self.sources.file(file).text[self.start(file, line)..offset];
        // A byte order mark is no character of the first line.
        (line + 1, before.trim_start_matches('\u{feff}').chars().count() + 1)
    }

    /// The line a byte is on, counted from 0.
    pub(super) fn line(&self, file: FileId, offset: usize) -> usize {
        let starts = self.starts.get(&file).map_or(&[0][..], Vec::as_slice);
        starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// Where a line begins.
    fn start(&self, file: FileId, line: usize) -> usize {
        self.starts.get(&file).and_then(|starts| starts.get(line)).copied().unwrap_or(0)
    }

    /// The lines that a range of bytes is on, without the last one's end.
    pub(super) fn whole(&self, file: FileId, range: Range<usize>) -> Range<usize> {
        let text = &self.sources.file(file).text;
        let mut start = self.start(file, self.line(file, range.start));
        if text[start..].starts_with('\u{feff}') {
            start += '\u{feff}'.len_utf8();
        }
        let end = text[range.end..].find('\n').map_or(text.len(), |i| range.end + i);
        let end = if text[range.end..end].ends_with('\r') { end - 1 } else { end };
        start..end.max(start)
    }
}

/// The bytes of a place, if need be less, so that they can be cut out of the text.
pub(super) fn within(text: &str, place: Place) -> Range<usize> {
    let range = place.range();
    let start = text.floor_char_boundary(range.start);
    start..text.floor_char_boundary(range.end).max(start)
}
