//! What is wrong with text that is not YAML, in words that help its author.

use super::words::words;
use super::{SYNTAX, TOO_DEEP, bound, hint};
use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::{FileId, Place};
use granit_parser::ErrorKind;

/// Where reading ended.
pub(super) struct Failure<'a> {
    pub file: FileId,
    /// The YAML.
    pub text: &'a str,
    /// Where it begins in the file.
    pub base: usize,
    /// Where the last thing that could be read begins: the slip is there or after it.
    pub since: usize,
    /// The bracket that is open, innermost last.
    pub open: Option<usize>,
}

impl Failure<'_> {
    /// The diagnostic for the parser's error.
    pub(super) fn diagnostic(&self, kind: &ErrorKind, at: usize) -> Diagnostic {
        let at = self.floor(at);
        if *kind == ErrorKind::RecursionLimitExceeded {
            return too_deep(self.place(at, at));
        }
        self.slip(at)
            .or_else(|| self.wide_bracket(kind, at))
            .or_else(|| self.unclosed(kind, at))
            .or_else(|| self.lone_dash(kind, at))
            .or_else(|| self.bound(at))
            .or_else(|| self.wide_comma(at))
            .unwrap_or_else(|| self.other(kind, at))
    }

    /// A slip of typing in the lines that the error can come from.
    fn slip(&self, at: usize) -> Option<Diagnostic> {
        let mut start = self.text[..self.floor(self.since.min(at))].rfind('\n').map_or(0, |i| i + 1);
        // A tab is complained about at the scalar that it would continue: look one line further.
        let last = self.line_end((self.line_end(at) + 1).min(self.text.len()));
        while start < last {
            let end = self.line_end(start);
            let line = self.text[start..end].trim_end_matches('\r');
            let is_blank = line.trim().is_empty();
            // What is right of the error, or in lines after it, is a slip only if it is in the indentation.
            if let Some(slip) = hint::slip(line).filter(|_| !is_blank)
                && (start <= at || slip.range.start < line.len() - line.trim_start().len())
            {
                let place = self.place(start + slip.range.start, start + slip.range.end);
                let diagnostic = Diagnostic::error(SYNTAX, place, slip.message).remedy(slip.remedy);
                return Some(match slip.replacement {
                    Some(replacement) => diagnostic.fix(place, replacement),
                    None => diagnostic,
                });
            }
            start = end + 1;
        }
        None
    }

    /// A quote or bracket that is not closed: told where it opens.
    fn unclosed(&self, kind: &ErrorKind, at: usize) -> Option<Diagnostic> {
        use ErrorKind as K;
        let (message, remedy, at) = match kind {
            K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar => (
                message!(zh: "引号没有配对", en: "the quote is not closed"),
                message!(zh: "补上另一半引号", en: "close the quote"),
                at,
            ),
            K::MismatchedFlowCollectionEnd { open, close } => (
                message!(
                    zh: "括号“{open}”被“{close}”结束",
                    en: "the bracket '{open}' is closed by '{close}'"
                ),
                message!(zh: "两头用同一种括号", en: "use the same kind of bracket at both ends"),
                at,
            ),
            K::UnclosedFlowCollection { .. } => {
                (not_closed(self.text, at), close_it(), self.open.unwrap_or(at))
            }
            K::UnexpectedEofFlowSequence
            | K::UnexpectedEofFlowMapping
            | K::UnexpectedEofImplicitFlowMapping
            | K::InvalidColonPlacement
            | K::ExpectedFlowMappingSeparator
            | K::ExpectedFlowSequenceSeparator
            | K::InvalidFlowScalarIndent
            | K::MisplacedFlowCollectionEnd => {
                let open = self.open.filter(|&open| self.line_end(open) < at || at >= self.text.len())?;
                (not_closed(self.text, open), close_it(), open)
            }
            _ => return None,
        };
        Some(Diagnostic::error(SYNTAX, self.place(at, at + 1), message).remedy(remedy))
    }

    /// A dash alone where a value should be: to YAML the beginning of a list.
    fn lone_dash(&self, kind: &ErrorKind, at: usize) -> Option<Diagnostic> {
        let rest = self.text[at..].strip_prefix('-')?;
        let alone = matches!(kind, ErrorKind::PlainScalarStartsWithDashFlowIndicator)
            || matches!(
                kind,
                ErrorKind::BlockSequenceEntryNotAllowed | ErrorKind::BlockEntryInFlowCollection
            ) && rest[..self.line_end(at) - at - 1].trim_start().starts_with([',', ']', '}', '#'])
            || *kind == ErrorKind::BlockSequenceEntryNotAllowed
                && rest[..self.line_end(at) - at - 1].trim().is_empty();
        let place = self.place(at, at + 1);
        alone.then(|| {
            Diagnostic::error(
                SYNTAX,
                place,
                message!(zh: "单独一个“-”会被当作列表", en: "a dash alone begins a list"),
            )
            .remedy(message!(zh: "写作 '-'（加引号）", en: "write it in quotes: '-'"))
            .fix(place, "'-'")
        })
    }

    /// A full-width bracket that was to close a plain one in the same line.
    fn wide_bracket(&self, kind: &ErrorKind, at: usize) -> Option<Diagnostic> {
        let open = self.open.filter(|_| !matches!(kind, ErrorKind::UnclosedQuotedScalar))?;
        let line = &self.text[open..self.line_end(open)];
        let (wide, plain) = if line.starts_with('[') { ('］', ']') } else { ('｝', '}') };
        let content = line.trim_end().strip_suffix(wide)?;
        let place = self.place(open + content.len(), open + content.len() + wide.len_utf8());
        let is_within = at >= open && !content.contains([plain, '"', '\'', '#']);
        is_within.then(|| {
            Diagnostic::error(
                SYNTAX,
                place,
                message!(zh: "右括号是全角的“{wide}”", en: "the bracket is closed by a full-width '{wide}'"),
            )
            .remedy(message!(zh: "改为半角“{plain}”", en: "write a plain '{plain}'"))
            .fix(place, plain.to_string())
        })
    }

    /// A full-width comma between entries in braces, which the error is behind.
    fn wide_comma(&self, at: usize) -> Option<Diagnostic> {
        let open = self.open.filter(|&open| open < at && self.text[open..].starts_with('{'))?;
        let before = self.text.get(open..at)?;
        let comma = open + before.rfind(['，', '、', '；'])?;
        let mark = self.text[comma..].chars().next()?;
        let key = self.text[comma + mark.len_utf8()..at].trim();
        let is_key = !key.is_empty() && !key.contains([':', ',', '"', '\'', '\n', '#', '{', '[']);
        (is_key && self.text[at..].starts_with(':')).then(|| {
            let end = comma + mark.len_utf8();
            let is_spaced = self.text[end..].starts_with(' ');
            let place = self.place(comma, end);
            Diagnostic::error(
                SYNTAX,
                place,
                message!(
                    zh: "各项之间是“{mark}”，不是半角逗号",
                    en: "'{mark}' stands between the entries, not a plain comma"
                ),
            )
            .remedy(message!(zh: "改为半角逗号加空格“, ”", en: "write a plain comma and a space: ', '"))
            .fix(place, if is_spaced { "," } else { ", " })
        })
    }

    /// A bound without quotes, which the error is within.
    fn bound(&self, at: usize) -> Option<Diagnostic> {
        let line = at - self.before_on_line(at).len();
        let start = line + self.text[line..self.text.ceil_char_boundary(at + 1)].rfind('>')?;
        let end = start + bound::length(&self.text[start..])?;
        Some(bound::diagnostic(&self.text[start..end], self.place(start, end)))
    }

    fn other(&self, kind: &ErrorKind, at: usize) -> Diagnostic {
        let (message, remedy) = words(kind, self.before_on_line(at));
        let at = match kind {
            // Told at the beginning of the text that holds it.
            ErrorKind::UnexpectedCharacter { character } => {
                self.text[at..].find(*character).map_or(at, |further| at + further)
            }
            _ => at,
        };
        let end = match kind {
            ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
                at + self.text[at..self.line_end(at)].trim_end().len()
            }
            _ => at + self.text[at..self.line_end(at)].chars().next().map_or(0, char::len_utf8),
        };
        // At the end of the text: right after the last thing in it.
        let (at, end) = if at >= self.text.trim_end().len() {
            let last = self.text.trim_end().len();
            (last, last)
        } else {
            (at, end)
        };
        Diagnostic::error(SYNTAX, self.place(at, end), message).remedy(remedy)
    }

    fn before_on_line(&self, at: usize) -> &str {
        let start = self.text[..at].rfind('\n').map_or(0, |i| i + 1);
        &self.text[start..at]
    }

    /// Where the line ends on which `at` is, before its line feed.
    fn line_end(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |i| at + i)
    }

    /// The character boundary at or before a byte.
    fn floor(&self, at: usize) -> usize {
        self.text.floor_char_boundary(at)
    }

    /// The place of some bytes, of whole characters: an end that is reckoned may lie within one.
    fn place(&self, start: usize, end: usize) -> Place {
        Place::new(self.file, self.base + start, self.base + self.text.ceil_char_boundary(end))
    }
}

/// Collections too deep within each other.
pub(super) fn too_deep(place: Place) -> Diagnostic {
    Diagnostic::error(
        TOO_DEEP,
        place,
        message!(zh: "嵌套超过 {} 层", en: "more than {} levels within each other", super::MAX_DEPTH),
    )
    .remedy(message!(zh: "减少嵌套；检查括号是否多写了", en: "use fewer levels; look for brackets too many"))
}

fn not_closed(text: &str, at: usize) -> Message {
    let bracket = text.get(at..at + 1).unwrap_or("[");
    message!(zh: "括号“{bracket}”没有结束", en: "the bracket '{bracket}' is not closed")
}

fn close_it() -> Message {
    message!(zh: "补上右括号；各项之间用半角逗号", en: "close it; items are separated by plain commas")
}
