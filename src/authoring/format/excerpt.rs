//! Excerpts of the source with carets, for people at a terminal.

use super::place::within;
use super::printer::Printer;
use crate::text::diagnostic::{Diagnostic, Fix, Severity};
use crate::text::message::{Language, Message};
use crate::text::source::{FileId, Place};
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Patch, Renderer, Snippet, normalize_untrusted_str,
};
use std::ops::Range;

/// The most columns that one excerpt marks.
const WIDE: usize = 80;

/// The most lines between places that one excerpt shows.
const FAR: usize = 200;

/// The most characters of a line that a suggestion shows whole.
const LONG_LINE: usize = 120;

/// The characters it shows on either side of the change otherwise.
const AROUND: usize = 30;

impl<'a> Printer<'a> {
    /// Each diagnostic with an excerpt, and an empty line after it.
    pub(super) fn full(&self, color: bool) -> String {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let mut text = String::new();
        for diagnostic in self.diagnostics {
            for groups in self.parts(diagnostic) {
                text.push_str(&renderer.render(&groups));
                text.push('\n');
            }
            text.push('\n');
        }
        text
    }

    /// What is drawn together: what follows a title hangs on the bar of an excerpt, so that a remedy without
    /// one stands by itself.
    fn parts(&self, diagnostic: &'a Diagnostic) -> Vec<Vec<Group<'a>>> {
        let title = level(diagnostic.severity, self.language)
            .primary_title(diagnostic.message.in_language(self.language))
            .id(diagnostic.code.0);
        let mut group = Group::with_title(title);
        let snippets = self.snippets(diagnostic);
        let is_placed = !snippets.is_empty();
        for snippet in snippets {
            group = group.element(snippet);
        }
        let help = match self.language {
            Language::Zh => Level::HELP.with_name("办法"),
            Language::En => Level::HELP,
        };
        let remedy = diagnostic
            .remedy
            .as_ref()
            .map(|remedy| normalize_untrusted_str(&self.with_suggestion(remedy, diagnostic)));
        // Only what is certain is shown as a change of text.
        let certain = diagnostic.fix.as_ref().filter(|fix| fix.certain);
        match (certain.and_then(|fix| self.suggestion(fix)), remedy) {
            (Some(patch), remedy) => {
                let remedy = remedy.unwrap_or_else(|| match self.language {
                    Language::Zh => "改为".to_owned(),
                    Language::En => "write this instead".to_owned(),
                });
                vec![vec![group, help.secondary_title(remedy).element(patch)]]
            }
            (None, Some(remedy)) if is_placed => vec![vec![group.element(help.message(remedy))]],
            (None, Some(remedy)) => vec![vec![group], vec![Group::with_title(help.secondary_title(remedy))]],
            (None, None) => vec![vec![group]],
        }
    }

    /// A remedy, with a text that its author may have meant behind it.
    fn with_suggestion(&self, remedy: &Message, diagnostic: &Diagnostic) -> String {
        let remedy = remedy.in_language(self.language);
        let likely = diagnostic.fix.as_ref().filter(|fix| !fix.certain).map(|fix| fix.replacement.trim());
        match likely.filter(|text| !text.is_empty() && !text.contains('\n') && !remedy.contains(text)) {
            Some(text) if self.language == Language::Zh => format!("{remedy}（或许是：{text}）"),
            Some(text) => format!("{remedy} (perhaps: {text})"),
            None => remedy.to_owned(),
        }
    }

    /// The lines of the place and of what is related: one excerpt for what is near each other in a file.
    fn snippets(&self, diagnostic: &'a Diagnostic) -> Vec<Snippet<'a, Annotation<'a>>> {
        let mut excerpts: Vec<Vec<Mark<'a>>> = Vec::new();
        let main = diagnostic.place.map(|place| (place, AnnotationKind::Primary, diagnostic.label.as_ref()));
        let related =
            diagnostic.related.iter().map(|(place, words)| (*place, AnnotationKind::Context, Some(words)));
        for (place, kind, words) in main.into_iter().chain(related) {
            let mark = self.mark(place, kind, words.map(|words| words.in_language(self.language)));
            match excerpts.iter_mut().find(|marks| marks.iter().all(|other| mark.is_near(other))) {
                Some(marks) => marks.push(mark),
                None => excerpts.push(vec![mark]),
            }
        }
        excerpts.iter().map(|marks| self.snippet(marks)).collect()
    }

    fn snippet(&self, marks: &[Mark<'a>]) -> Snippet<'a, Annotation<'a>> {
        let file = marks.first().map_or(FileId(0), |mark| mark.file);
        let start = marks.iter().map(|mark| mark.range.start).min().unwrap_or(0);
        let end = marks.iter().map(|mark| mark.range.end).max().unwrap_or(start);
        let source = self.sources.file(file);
        let whole = self.lines.whole(file, start..end);
        Snippet::source(&source.text[whole.clone()])
            .line_start(self.lines.line(file, whole.start) + 1)
            .path(normalize_untrusted_str(&source.path))
            .annotations(marks.iter().map(|mark| {
                let (from, to) = (mark.range.start.max(whole.start), mark.range.end.max(whole.start));
                mark.kind
                    .span(from - whole.start..to - whole.start)
                    .label(mark.label.map(normalize_untrusted_str))
            }))
    }

    /// What to mark of a place: not the line feed at its end, which would draw it over two lines, and of
    /// something very wide its beginning.
    fn mark(&self, place: Place, kind: AnnotationKind, label: Option<&'a str>) -> Mark<'a> {
        let text = &self.lines.file(place).text;
        let range = within(text, place);
        let mut inner = text[range.clone()].trim_end_matches(['\n', '\r']);
        let at = self.lines.position(place);
        let last_line = inner.rsplit('\n').next().unwrap_or("");
        if at.column > WIDE || last_line.chars().nth(WIDE).is_some() {
            inner = inner.lines().next().unwrap_or("");
            inner = inner.char_indices().nth(WIDE).map_or(inner, |(cut, _)| &inner[..cut]);
        }
        let last_line = inner.rsplit('\n').next().unwrap_or("");
        let begins = if last_line.len() == inner.len() { at.column } else { 1 };
        Mark {
            file: place.file,
            range: range.start..range.start + inner.len(),
            line: at.line,
            columns: at.column.min(begins)..at.column.max(begins + last_line.chars().count()),
            kind,
            label,
        }
    }

    /// The change as lines before and after. `None` if it would fill the terminal.
    fn suggestion(&self, fix: &'a Fix) -> Option<Snippet<'a, Patch<'a>>> {
        let file = self.lines.file(fix.place);
        let range = within(&file.text, fix.place);
        let whole = self.lines.whole(fix.place.file, range.clone());
        let range = range.start.max(whole.start)..range.end.max(whole.start);
        if range.len() > 1_000 || fix.replacement.len() > 1_000 {
            return None;
        }
        let line = self.lines.line(fix.place.file, whole.start) + 1;
        let before = &file.text[whole.start..range.start];
        let (short_before, short_after) = (last(before), first(&file.text[range.end..whole.end]));
        let source = format!("{short_before}{}{short_after}", &file.text[range.clone()]);
        let start = short_before.len();
        Some(
            Snippet::source(source)
                .line_start(line)
                .path(normalize_untrusted_str(&file.path))
                .patch(Patch::new(start..start + range.len(), fix.replacement.as_str())),
        )
    }
}

/// A place to mark in an excerpt.
struct Mark<'a> {
    file: FileId,
    range: Range<usize>,
    line: usize,
    columns: Range<usize>,
    kind: AnnotationKind,
    label: Option<&'a str>,
}

impl Mark<'_> {
    /// Whether one excerpt can show both: one that is cut out of long lines shows the same columns of each.
    fn is_near(&self, other: &Self) -> bool {
        let from = self.columns.start.min(other.columns.start);
        let to = self.columns.end.max(other.columns.end);
        self.file == other.file && self.line.abs_diff(other.line) <= FAR && to - from <= WIDE
    }
}

fn level(severity: Severity, language: Language) -> Level<'static> {
    match (severity, language) {
        (Severity::Error, Language::En) => Level::ERROR,
        (Severity::Error, Language::Zh) => Level::ERROR.with_name("错误"),
        (Severity::Warning, Language::En) => Level::WARNING,
        (Severity::Warning, Language::Zh) => Level::WARNING.with_name("警告"),
        (Severity::Notice, Language::En) => Level::NOTE.with_name("notice"),
        (Severity::Notice, Language::Zh) => Level::NOTE.with_name("提示"),
    }
}

/// The end of a text that is too long for a suggestion.
fn last(text: &str) -> String {
    match text.char_indices().nth_back(AROUND) {
        Some((at, _)) if text.chars().count() > LONG_LINE => format!("…{}", &text[at..]),
        _ => text.to_owned(),
    }
}

/// The beginning of a text that is too long for a suggestion.
fn first(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        Some((at, _)) if text.chars().count() > LONG_LINE => format!("{}…", &text[..at]),
        _ => text.to_owned(),
    }
}
