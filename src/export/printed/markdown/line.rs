//! Words that look and lead so, as lines of Markdown.

use crate::export::printed::document::{Run, trimmed};
use crate::text::markdown::write::{self, Context, Reader};
use std::fmt::Write;

/// What words stand in.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Mark<'r> {
    /// A link to this address, as Markdown writes it.
    Link(String),
    /// A look: its sign in Markdown, where it has one, and its element.
    Look(Option<&'r str>, &'r str),
}

/// The lines of a paragraph, without blanks around them and without such as say nothing.
pub(super) fn write(runs: &[Run], context: Context) -> Vec<String> {
    let mut lines = vec![Vec::new()];
    for run in runs {
        for (at, words) in run.words.split('\n').enumerate() {
            if at > 0 {
                lines.push(Vec::new());
            }
            if !words.is_empty() || run.footnote.is_some() {
                let part = Run { words: words.to_owned(), ..run.clone() };
                lines.last_mut().into_iter().for_each(|line| line.push(part.clone()));
            }
        }
    }
    let lines = lines.into_iter().map(trimmed).filter(|line| !line.is_empty());
    lines.map(|line| Line::of(&line).markdown(context)).collect()
}

/// A line with what its runs stand in, from the outermost.
struct Line<'r> {
    runs: &'r [Run],
    marks: Vec<Vec<Mark<'r>>>,
}

impl<'r> Line<'r> {
    fn of(runs: &'r [Run]) -> Self {
        Self { runs, marks: runs.iter().map(marks).collect() }
    }

    fn markdown(&self, context: Context) -> String {
        let text: String = self.runs.iter().map(|run| run.words.as_str()).collect();
        let mut markdown = String::with_capacity(text.len() + 8);
        // What runs stand in, with what ends it.
        let mut open: Vec<(&Mark<'r>, String)> = Vec::new();
        let mut start = 0;
        for (at, (run, marks)) in self.runs.iter().zip(&self.marks).enumerate() {
            let kept = open.iter().zip(marks).take_while(|((open, _), mark)| open == mark).count();
            open.drain(kept..).rev().for_each(|(_, end)| markdown.push_str(&end));
            for (depth, mark) in marks.iter().enumerate().skip(kept) {
                let end = self.begin(at, depth, mark, &mut markdown);
                open.push((mark, end));
            }
            let part = start..start + run.words.len();
            start = part.end;
            match run.footnote {
                Some(number) => _ = write!(markdown, "[^{}]", number + 1),
                None if run.looks.typed => typed(&run.words, context, &mut markdown),
                None => write::push(&text, part, (context, Reader::Any), &mut markdown),
            }
        }
        open.drain(..).rev().for_each(|(_, end)| markdown.push_str(&end));
        markdown
    }

    /// Writes where something begins that a run stands in, at a depth; what ends it.
    fn begin(&self, at: usize, depth: usize, mark: &Mark<'_>, markdown: &mut String) -> String {
        match mark {
            Mark::Link(target) => {
                // An exclamation mark would make a picture of the link.
                if markdown.ends_with('!') {
                    markdown.pop();
                    markdown.push_str("\\!");
                }
                markdown.push('[');
                format!("]({target})")
            }
            Mark::Look(Some(sign), _) if self.is_signed(at, depth, markdown.chars().next_back()) => {
                markdown.push_str(sign);
                (*sign).to_owned()
            }
            Mark::Look(_, element) => {
                _ = write!(markdown, "<{element}>");
                format!("</{element}>")
            }
        }
    }

    /// Whether signs that begin at a run, at a depth, are read as what they are. Markdown decides by what
    /// stands within them and beside them; where that is doubtful, an element is sure.
    fn is_signed(&self, at: usize, depth: usize, before: Option<char>) -> bool {
        let Some((own, marks)) = self.marks.get(at..).and_then(<[_]>::split_first) else { return false };
        let goes_on = |marks: &&Vec<Mark<'_>>| marks.get(..=depth) == own.get(..=depth);
        let end = at + 1 + marks.iter().take_while(goes_on).count();
        let is_plain = |run: &Run| run.footnote.is_none() && !run.looks.typed;
        let within = self.runs.get(at..end).unwrap_or_default();
        let is_inner = own.iter().take(depth).all(|mark| matches!(mark, Mark::Link(_)));
        let is_leaf = self.marks.iter().take(end).skip(at).all(|marks| marks.len() == depth + 1);
        if !is_inner || !is_leaf || !within.iter().all(is_plain) {
            return false;
        }
        let first = within.first().and_then(|run| run.words.chars().next());
        let last = within.last().and_then(|run| run.words.chars().next_back());
        let parts = |beside: Option<char>| beside.is_none_or(|c| c.is_whitespace() || is_point(c));
        let after = match (self.runs.get(end), self.marks.get(end)) {
            (Some(run), Some(marks)) if depth > 0 || !marks.is_empty() || !is_plain(run) => Some('x'),
            (run, _) => run.and_then(|run| run.words.chars().next()),
        };
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        !matches!(before, Some('*' | '~'))
            && !is_blank(first)
            && !is_blank(last)
            && (is_word(first) || parts(before))
            && (is_word(last) || parts(after))
    }
}

/// Whether a character beside emphasis counts as punctuation to every reader.
fn is_point(c: char) -> bool {
    c.is_ascii_punctuation() || "。，、；：？！（）《》“”‘’".contains(c)
}

/// What a run stands in, from the outermost.
fn marks(run: &Run) -> Vec<Mark<'static>> {
    let looks = [
        (run.looks.strong, Mark::Look(Some("**"), "strong")),
        (run.looks.slanted, Mark::Look(Some("*"), "em")),
        (run.looks.struck, Mark::Look(Some("~~"), "del")),
        (run.looks.raised, Mark::Look(None, "sup")),
        (run.looks.lowered, Mark::Look(None, "sub")),
    ];
    let link = run.link.as_deref().and_then(write::target).map(Mark::Link);
    link.into_iter().chain(looks.into_iter().filter(|(is_on, _)| *is_on).map(|(_, mark)| mark)).collect()
}

/// Words as they are typed.
fn typed(words: &str, context: Context, markdown: &mut String) {
    if words.contains('`') || words.starts_with(' ') || words.ends_with(' ') {
        markdown.push_str("<code>");
        write::push(words, 0..words.len(), (context, Reader::Any), markdown);
        markdown.push_str("</code>");
        return;
    }
    markdown.push('`');
    match context {
        Context::Cell => markdown.push_str(&words.replace('|', "\\|")),
        Context::Block | Context::Heading => markdown.push_str(words),
    }
    markdown.push('`');
}
