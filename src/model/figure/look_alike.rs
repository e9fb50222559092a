//! Texts that hold a character which looks like a part of a figure, or like nothing: what it is, and what to
//! do.

use super::characters::{self, named};
use super::plain::is_plain;
use super::refusal::{CHARACTER, Refusal};
use crate::text::message;
use crate::text::message::Message;

/// Why a text is no figure, where it is for a character that can be named.
pub(super) fn refuse(text: &str) -> Option<Refusal> {
    let find = |is: fn(char) -> bool| text.chars().find(|c| is(*c));
    let has_digits = text.contains(|c: char| c.is_ascii_digit());
    if let Some(hidden) = find(characters::is_invisible) {
        return Some(invisible(text, hidden));
    }
    // Spaces around digits or between them are told by what they can mean.
    if text.contains(char::is_whitespace) {
        return None;
    }
    let in_ascii = with(text, characters::digit);
    if let Some(other) = find(|c| characters::digit(c).is_some() && !('０'..='９').contains(&c))
        && is_plain(&in_ascii)
    {
        return Some(other_digit(text, other, &in_ascii));
    }
    let taken = with(text, characters::taken_for);
    if let Some(letter) = find(|c| characters::taken_for(c).is_some())
        && has_digits
        && is_plain(&taken)
    {
        return Some(letter_for_digit(text, letter, &taken));
    }
    if let Some(symbol) = alone(text) {
        return Some(symbol_alone(text, symbol));
    }
    let stranger = find(|c| !c.is_ascii() && !matches!(c, '，' | '＋' | '－' | '．' | '０'..='９'))?;
    let is_part = |c: char| c.is_ascii_digit() || c == stranger || matches!(c, '.' | ',' | '+' | '-');
    let is_letter = stranger.is_alphabetic() && stranger != 'ー';
    let is_among_digits = has_digits && !is_letter && text.chars().all(is_part);
    is_among_digits.then(|| among_digits(text, stranger))
}

/// A text with some characters as the digits that they are or are taken for.
fn with(text: &str, digit: fn(char) -> Option<char>) -> String {
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

/// The symbol that a text is, once or several times. Two characters of Chinese and Japanese look like a dash.
fn alone(text: &str) -> Option<char> {
    let first = text.chars().next()?;
    let is_symbol = !first.is_alphanumeric() || matches!(first, '一' | 'ー');
    (is_symbol && text.chars().all(|c| c == first)).then_some(first)
}

/// What keeps a text as it is printed.
fn kept(text: &str) -> Message {
    message!(
        zh: "{{printed: \"{text}\", value: …}}，value 里写它的数",
        en: "{{printed: \"{text}\", value: …}} with the number it means"
    )
}

fn refusal(message: Message, remedy: Message) -> Refusal {
    Refusal { code: CHARACTER, message, remedy, replacement: None }
}

fn invisible(text: &str, hidden: char) -> Refusal {
    let Message { zh, en } = named(hidden);
    let shown: String = text.chars().filter(|c| !characters::is_invisible(*c)).collect();
    let message = message!(
        zh: "“{shown}”里夹有看不见的{zh}",
        en: "there is {en} in '{shown}', which cannot be seen"
    );
    let remedy = message!(zh: "删去它，写作 {shown}", en: "remove it: write {shown}");
    // What turns the order of characters may show others than are written.
    let is_certain = is_plain(&shown) && !text.contains(characters::turns);
    Refusal { replacement: is_certain.then_some(shown), ..refusal(message, remedy) }
}

fn other_digit(text: &str, digit: char, in_ascii: &str) -> Refusal {
    let Message { zh, en } = named(digit);
    refusal(
        message!(zh: "“{text}”里的{zh}不是 0 到 9 的数字", en: "{en} in '{text}' is none of the digits 0 to 9"),
        message!(
            zh: "写作 {in_ascii}；如果原件确实印成 {text}，写作 {{printed: \"{text}\", value: {in_ascii}}}",
            en: "write {in_ascii}; if the document really prints {text}, write {{printed: \"{text}\", \
                 value: {in_ascii}}}"
        ),
    )
}

fn letter_for_digit(text: &str, letter: char, taken: &str) -> Refusal {
    let Message { zh, en } = named(letter);
    refusal(
        message!(zh: "“{text}”里的{zh}不是数字", en: "{en} in '{text}' is no digit"),
        message!(
            zh: "核对原件；如果印的是 {taken}，写作 {taken}",
            en: "compare with the document; if it prints {taken}, write {taken}"
        ),
    )
}

fn symbol_alone(text: &str, symbol: char) -> Refusal {
    let Message { zh, en } = named(symbol);
    refusal(
        message!(zh: "这里只有{zh}，看不出是什么意思", en: "there is only {en}, which may mean several things"),
        message!(
            zh: "核对原件：不适用写 /，空白写 ~；要照样印出，写作 {{printed: \"{text}\", kind: not_applicable}}，\
                 kind 也可以是 blank、not_collected、suppressed",
            en: "compare with the document: / is not applicable, ~ a blank; to keep what is printed, write \
                 {{printed: \"{text}\", kind: not_applicable}}, or with blank, not_collected or suppressed"
        ),
    )
}

fn among_digits(text: &str, stranger: char) -> Refusal {
    let (Message { zh, en }, kept) = (named(stranger), kept(text));
    let (kept_zh, kept_en) = (kept.zh, kept.en);
    refusal(
        message!(zh: "“{text}”里有{zh}，不是数字的一部分", en: "'{text}' has {en}, which is no part of a number"),
        message!(
            zh: "核对原件：小数点写 .，区间写 0-249，千位不分隔；原件确实这样印的，写作 {kept_zh}",
            en: "compare with the document: a decimal point is written ., a range 0-249, and thousands are \
                 not set apart; if it really prints that, write {kept_en}"
        ),
    )
}
