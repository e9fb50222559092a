//! A line with its links and its emphasis as Markdown.

use super::{LeftOut, Why};
use crate::import::document::{Emphasis, Span};
use crate::import::line::Line;
use crate::text::markdown::write::{self, Context, Reader};
use crate::text::markdown::{Options, Piece, parse, plain_text, slips};
use std::cmp::Reverse;
use std::ops::Range;

/// A tag of a page, and what stands for it where words are compared.
type Tag = (&'static str, char);

/// The ways in which words are emphasised: each with its sign in Markdown and its tags on a page.
const WAYS: [(Emphasis, &str, [Tag; 2]); 2] = [
    (Emphasis::Slanted, "*", [("<em>", '\u{f0002}'), ("</em>", '\u{f0003}')]),
    (Emphasis::Strong, "**", [("<strong>", '\u{f0000}'), ("</strong>", '\u{f0001}')]),
];

/// A part of a line, where it leads to, and how it is emphasised.
type Part = (Range<usize>, Option<usize>, [bool; WAYS.len()]);

/// A line as Markdown. Addresses that lead nowhere outside of their own site are left out. A heading needs no
/// emphasis.
pub(super) fn line(line: &Line<'_>, context: Context, left_out: &mut Vec<LeftOut>) -> String {
    let mut refused = Vec::new();
    let links = links(line, &mut refused);
    left_out.extend(refused.into_iter().filter(|address| !address.is_empty()).map(|address| LeftOut {
        text: address.to_owned(),
        position: line.position.clone(),
        why: Why::Address,
    }));
    let is_emphasised = line.spans.iter().any(|(_, span)| matches!(span, Span::Emphasis(_)));
    if context != Context::Heading && is_emphasised {
        let written = Written::of(line, &links, &emphasis(line), context);
        // Signs that Markdown does not take for emphasis would be seen.
        let is_read = match context {
            Context::Cell => shown(&format!("| |\n|---|\n| {} |\n", written.markdown)) == written.shown,
            Context::Block | Context::Heading => shown(&written.markdown) == written.shown,
        };
        if is_read && slips(&written.markdown, false).slips.is_empty() {
            return written.markdown;
        }
    }
    Written::of(line, &links, &[], context).markdown
}

/// The links that lead somewhere, in their order, each with its address as Markdown writes it.
fn links<'d>(line: &Line<'d>, refused: &mut Vec<&'d str>) -> Vec<(Range<usize>, String)> {
    let mut links: Vec<(Range<usize>, String)> = Vec::new();
    for (part, span) in &line.spans {
        let Span::Link(address) = span else { continue };
        let done = links.last().map_or(0, |(before, _)| before.end);
        let Some(words) = line.text.get(part.clone()).filter(|_| done <= part.start) else { continue };
        match write::target(address).filter(|_| !words.trim().is_empty()) {
            Some(target) => links.push((part.clone(), target)),
            None => refused.push(address),
        }
    }
    links
}

/// How each byte of a line is emphasised: a blank only between words that both are.
fn emphasis(line: &Line<'_>) -> Vec<[bool; WAYS.len()]> {
    let mut looks = vec![[false; WAYS.len()]; line.text.len()];
    for (part, span) in &line.spans {
        let Span::Emphasis(emphasis) = span else { continue };
        for look in looks.get_mut(part.clone()).into_iter().flatten() {
            look.iter_mut().zip(WAYS).for_each(|(is_on, (way, ..))| *is_on |= way == *emphasis);
        }
    }
    let mut before = [false; WAYS.len()];
    let mut blanks: Vec<usize> = Vec::new();
    for (at, c) in line.text.char_indices() {
        if c.is_whitespace() {
            blanks.extend(at..at + c.len_utf8());
            continue;
        }
        let here = looks.get(at).copied().unwrap_or_default();
        let both = [before[0] && here[0], before[1] && here[1]];
        blanks.drain(..).for_each(|blank| looks[blank] = both);
        before = here;
    }
    blanks.into_iter().for_each(|blank| looks[blank] = [false; WAYS.len()]);
    (0..WAYS.len()).for_each(|way| without_marks(&line.text, &mut looks, way));
    looks
}

/// Takes the emphasis from marks that stand alone: it is meant for words.
fn without_marks(text: &str, looks: &mut [[bool; WAYS.len()]], way: usize) {
    let mut at = 0;
    for run in looks.chunk_by_mut(|one, next| one[way] == next[way]) {
        let words = text.get(at..at + run.len()).unwrap_or_default();
        at += run.len();
        if !words.contains(char::is_alphanumeric) {
            run.iter_mut().for_each(|look| look[way] = false);
        }
    }
}

/// A line in the writing.
struct Written {
    markdown: String,
    /// Its words as a page shows them, without blanks, with what stands for emphasis.
    shown: String,
}

impl Written {
    /// A line with some links, and its bytes emphasised so.
    fn of(
        line: &Line<'_>,
        links: &[(Range<usize>, String)],
        looks: &[[bool; WAYS.len()]],
        context: Context,
    ) -> Self {
        let text = &line.text;
        let mut written = Self { markdown: String::with_capacity(text.len() + 8), shown: String::new() };
        let parts = parts(text, links, looks);
        // From the outermost to the innermost.
        let mut open: Vec<usize> = Vec::new();
        let mut link = None;
        for (at, (range, to, look)) in parts.iter().cloned().enumerate() {
            if to != link {
                written.close(&mut open, [false; WAYS.len()]);
                written.lead(link.take(), to, links);
                link = to;
            }
            written.close(&mut open, look);
            let mut begun: Vec<usize> =
                (0..WAYS.len()).filter(|way| look[*way] && !open.contains(way)).collect();
            begun.sort_by_key(|&way| Reverse(lasting(way, parts.get(at..).unwrap_or_default())));
            for way in begun {
                open.push(way);
                written.sign(way, 0);
            }
            let words = text.get(range.clone()).unwrap_or_default();
            write::push(text, range, (context, Reader::Archive), &mut written.markdown);
            written.shown.extend(words.chars().filter(|c| !c.is_whitespace()));
        }
        written.close(&mut open, [false; WAYS.len()]);
        written.lead(link, None, links);
        written
    }

    /// Ends what the next words are not, and all within that.
    fn close(&mut self, open: &mut Vec<usize>, look: [bool; WAYS.len()]) {
        let kept = open.iter().take_while(|way| look[**way]).count();
        open.drain(kept..).rev().for_each(|way| self.sign(way, 1));
    }

    fn sign(&mut self, way: usize, end: usize) {
        let (_, sign, tags) = WAYS[way];
        self.markdown.push_str(sign);
        self.shown.push(tags[end].1);
    }

    /// Ends a link, and begins another.
    fn lead(&mut self, from: Option<usize>, to: Option<usize>, links: &[(Range<usize>, String)]) {
        if let Some((_, target)) = from.and_then(|link| links.get(link)) {
            self.markdown.push_str("](");
            self.markdown.push_str(target);
            self.markdown.push(')');
        }
        if to.is_some() {
            // An exclamation mark would make a picture of the link.
            if self.markdown.ends_with('!') {
                self.markdown.pop();
                self.markdown.push_str("\\!");
            }
            self.markdown.push('[');
        }
    }
}

/// How many of these parts are emphasised in one way, from the first on, before a link begins or ends.
fn lasting(way: usize, parts: &[Part]) -> usize {
    let link = parts.first().and_then(|(_, link, _)| *link);
    parts.iter().take_while(|(_, to, look)| *to == link && look[way]).count()
}

/// The parts of a text in each of which all leads to one address and looks alike.
fn parts(text: &str, links: &[(Range<usize>, String)], looks: &[[bool; WAYS.len()]]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut next = 0;
    for (at, c) in text.char_indices() {
        while links.get(next).is_some_and(|(part, _)| part.end <= at) {
            next += 1;
        }
        let link = links.get(next).filter(|(part, _)| part.contains(&at)).map(|_| next);
        let look = looks.get(at).copied().unwrap_or_default();
        let end = at + c.len_utf8();
        match parts.last_mut() {
            Some((part, to, known)) if *to == link && *known == look => part.end = end,
            _ => parts.push((at..end, link, look)),
        }
    }
    parts
}

/// What a page shows of a line, without blanks, with what stands for emphasis.
fn shown(markdown: &str) -> String {
    let marked = |piece: &Piece| match piece {
        Piece::Html(html) => {
            let tags = WAYS.iter().flat_map(|(.., tags)| tags);
            Piece::Html(
                tags.fold(html.clone(), |html, (tag, sign)| html.replace(tag, sign.encode_utf8(&mut [0; 4]))),
            )
        }
        other => other.clone(),
    };
    let pieces: Vec<Piece> = parse(markdown, &Options::default()).preamble.iter().map(marked).collect();
    let mut shown = plain_text(&pieces, |_, _| {});
    shown.retain(|c| !c.is_whitespace());
    shown
}

#[cfg(test)]
mod tests {
    use super::{Context, line};
    use crate::import::document::{Emphasis, Paragraph, Position, Span};
    use crate::import::line::of_paragraph;

    /// A line of parts: `b` bold, `i` slanted, `x` both, `l` a link, `m` a bold link.
    fn written(parts: &[(&str, &str)], context: Context) -> String {
        let mut paragraph = Paragraph::new("", Position::Paragraph(1));
        for (look, words) in parts {
            let from = paragraph.text.len();
            paragraph.text.push_str(words);
            let part = from..paragraph.text.len();
            let mut say = |looks: &str, span: Span| {
                if looks.contains(look) && !look.is_empty() {
                    paragraph.spans.push((part.clone(), span));
                }
            };
            say("bxm", Span::Emphasis(Emphasis::Strong));
            say("ix", Span::Emphasis(Emphasis::Slanted));
            say("lm", Span::Link("https://a.b/".to_owned()));
        }
        line(&of_paragraph(0, &paragraph)[0], context, &mut Vec::new())
    }

    #[test]
    fn emphasis_is_written_where_it_is_read_as_such() {
        for (parts, wanted) in [
            (&[("", "甲"), ("b", "乙"), ("", "。")][..], "甲**乙**。"),
            (&[("b", "一是。"), ("", "内容")], "**一是。**内容"),
            (&[("b", "one "), ("", "two")], "**one** two"),
            (&[("b", "one"), ("", " "), ("b", "two")], "**one two**"),
            (&[("b", "a"), ("x", "b"), ("", "c")], "**a*b***c"),
            (&[("x", "a"), ("b", " b"), ("", "c")], "***a* b**c"),
            (&[("x", "a"), ("", "，"), ("b", "，"), ("", "b")], "***a***，，b"),
            // Of these signs Markdown would make something else.
            (&[("b", "a"), ("x", "b"), ("i", "c")], "abc"),
            (&[("i", "a"), ("x", "b"), ("", "c")], "*a**b***c"),
            (&[("b", "见"), ("m", "公告"), ("", "。")], "**见**[**公告**](https://a.b/)。"),
            (&[("b", "2*3"), ("", "!"), ("l", "x")], "**2\\*3**\\![x](https://a.b/)"),
            (&[("b", "# no heading")], "**\\# no heading**"),
        ] {
            assert_eq!(written(parts, Context::Block), wanted, "{parts:?}");
        }
        assert_eq!(written(&[("b", "标题"), ("", "二")], Context::Heading), "标题二");
    }
}
