//! Emphasis beside Chinese, Japanese and Korean text.
//!
//! CommonMark opens and closes emphasis by spaces and punctuation, which fails where words are not parted by
//! spaces: `**真，**她` stays literal, and in `**一是。**内容**二是。**内容` the wrong words are set bold. The rule of
//! <https://github.com/tats-u/markdown-cjk-friendly> is that a run of `*` with such a character on one side,
//! and no space on either, can both open and close. The parser has no option for it. But between two marks of
//! punctuation a run can do both, so one is put beside the runs that need it before the text is parsed, and
//! is taken out of all that the parser hands back. Where the run is no emphasis (in code, addresses, HTML),
//! that leaves no trace.

use std::borrow::Cow;

/// Text for the parser.
#[derive(Debug)]
pub(super) struct Marked<'a> {
    /// The text, with marks where emphasis needs them.
    pub(super) text: Cow<'a, str>,
    mark: Option<char>,
    /// Where in `text` the marks are.
    places: Vec<usize>,
}

/// Punctuation so rare that one of them is in no text: the first that is not in this one is the mark.
const MARKS: [char; 4] = ['\u{10a7f}', '\u{10a50}', '\u{1056f}', '\u{10b39}'];

/// Puts the marks in. A text that needs none is not copied.
pub(super) fn mark(text: &str) -> Marked<'_> {
    let places = places(text);
    let mark = if places.is_empty() { None } else { MARKS.into_iter().find(|mark| !text.contains(*mark)) };
    let Some(mark) = mark else {
        return Marked { text: Cow::Borrowed(text), mark: None, places: Vec::new() };
    };
    let mut marked = String::with_capacity(text.len() + places.len() * mark.len_utf8());
    let mut done = 0;
    let mut put = places;
    for place in &mut put {
        marked.push_str(&text[done..*place]);
        done = *place;
        *place = marked.len();
        marked.push(mark);
    }
    marked.push_str(&text[done..]);
    Marked { text: Cow::Owned(marked), mark: Some(mark), places: put }
}

impl Marked<'_> {
    /// The byte of the unmarked text that a byte of the marked text is.
    pub(super) fn original(&self, offset: usize) -> usize {
        let width = self.mark.map_or(0, char::len_utf8);
        offset.saturating_sub(width * self.places.partition_point(|&place| place < offset))
    }

    /// What the parser made of marked text, without the marks.
    pub(super) fn strip<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.mark {
            Some(mark) if text.contains(mark) => Cow::Owned(text.replace(mark, "")),
            _ => Cow::Borrowed(text),
        }
    }
}

/// Where marks belong.
fn places(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| matches!(byte, b'*' | b'~' | b'\\')) {
        at += found;
        let byte = bytes[at];
        if byte == b'\\' {
            // An escaped character belongs to no run.
            at += if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) { 2 } else { 1 };
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|&&b| b == byte).count();
        // Three tildes are a fence, and one is no strikethrough here.
        if byte == b'*' || end - at == 2 {
            beside(text, at, end, &mut places);
        }
        at = end;
    }
    places
}

fn beside(text: &str, start: usize, end: usize, places: &mut Vec<usize>) {
    let (Some(before), Some(after)) = (text[..start].chars().next_back(), text[end..].chars().next()) else {
        return;
    };
    let cjk = is_cjk(before) || is_cjk(after) || matches!(before, '\u{e0100}'..='\u{e01ef}');
    if !cjk || before.is_whitespace() || after.is_whitespace() || (is_letter(before) && is_letter(after)) {
        return;
    }
    if before == '>' && begins_quote(&text[..start]) {
        return;
    }
    if !is_punctuation(before) {
        places.push(start);
    }
    if !is_punctuation(after) {
        places.push(end);
    }
}

/// Whether only the signs of a quotation stand before the run on its line: then it begins a paragraph.
fn begins_quote(before: &str) -> bool {
    let line = before.trim_end_matches([' ', '\t', '>']);
    line.is_empty() || line.ends_with(['\n', '\r'])
}

/// Certainly no punctuation to CommonMark; circled letters are letters to Unicode and symbols to CommonMark.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}')
}

/// Certainly punctuation to CommonMark. What neither this nor [`is_letter`] knows gets a mark, which is right
/// for both.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}')
        || matches!(c, '\u{3014}'..='\u{301b}' | '！' | '（' | '）' | '，' | '．' | '：' | '；' | '？')
}

/// Whether emphasis beside this character follows the rule for such text: the list `ranges.md` of
/// markdown-cjk-friendly, for Unicode 18.
#[rustfmt::skip]
pub(super) fn is_cjk(c: char) -> bool {
    c >= '\u{1100}' && matches!(
        u32::from(c),
        0x1100..=0x11ff | 0x20a9 | 0x2329..=0x232a | 0x2630..=0x2637 | 0x268a..=0x268f | 0x2e80..=0x2e99
            | 0x2e9b..=0x2ef3 | 0x2f00..=0x2fd5 | 0x2ff0..=0x303e | 0x3041..=0x3096 | 0x3099..=0x30ff
            | 0x3105..=0x312f | 0x3131..=0x318e | 0x3190..=0x31e5 | 0x31ef..=0x321e | 0x3220..=0x3247
            | 0x3250..=0xa48c | 0xa490..=0xa4c6 | 0xa960..=0xa97c | 0xac00..=0xd7a3 | 0xd7b0..=0xd7c6
            | 0xd7cb..=0xd7fb | 0xf900..=0xfaff | 0xfe10..=0xfe19 | 0xfe30..=0xfe52 | 0xfe54..=0xfe66
            | 0xfe68..=0xfe6b | 0xff01..=0xffbe | 0xffc2..=0xffc7 | 0xffca..=0xffcf | 0xffd2..=0xffd7
            | 0xffda..=0xffdc | 0xffe0..=0xffe6 | 0xffe8..=0xffee | 0x16fe0..=0x16fe4 | 0x16ff0..=0x16ff6
            | 0x17000..=0x18cda | 0x18cff..=0x18d20 | 0x18d80..=0x18df2 | 0x18e00..=0x19191 | 0x191a0..=0x191d2
            | 0x1aff0..=0x1aff3 | 0x1aff5..=0x1affb | 0x1affd..=0x1affe | 0x1b000..=0x1b128 | 0x1b132
            | 0x1b150..=0x1b152 | 0x1b155 | 0x1b164..=0x1b168 | 0x1b170..=0x1b2fb | 0x1d300..=0x1d356
            | 0x1d360..=0x1d376 | 0x1f1ae | 0x1f200 | 0x1f202 | 0x1f210..=0x1f219 | 0x1f21b..=0x1f22e
            | 0x1f230..=0x1f231 | 0x1f237 | 0x1f23b | 0x1f240..=0x1f248 | 0x1f260..=0x1f265 | 0x1f7da
            | 0x20000..=0x3fffd
    )
}
