//! Signs and dashes in the many characters that documents print them with.

use super::characters;
use super::refusal::{Refusal, SIGN};
use crate::text::message;
use crate::text::message::Message;

/// Lines that stand alone in a cell that does not apply.
pub(crate) const DASHES: &str = "-‐‑‒–—―⁃−─━﹘﹣－";

/// Slashes, likewise.
pub(crate) const SLASHES: &str = "/／∕⁄";

/// The most dashes that stand for one.
pub(crate) const MOST_DASHES: usize = 4;

/// What is printed before digits for a minus sign, and is nothing else there.
pub(crate) const MINUS: &str = "-−–‐‑‒﹣－";

/// What is printed for a plus sign.
pub(crate) const PLUS: &str = "+﹢＋";

/// What stands between the ends of a range. A minus sign (U+2212) may be a subtraction there.
pub(crate) const BETWEEN: &str = "-‐‑‒–—―─－～~〜";

/// Whether a text is how a cell is printed that does not apply: a line, a slash, `Ｎ／Ａ`.
pub(super) fn is_not_applicable(text: &str) -> bool {
    let is_line = text.chars().count() <= MOST_DASHES && text.chars().all(|c| DASHES.contains(c));
    let mut characters = text.chars();
    let slash = |c: char| SLASHES.contains(c);
    match (characters.next(), characters.next(), characters.next(), characters.next()) {
        (Some(one), None, None, None) if slash(one) => true,
        (Some('N' | 'Ｎ'), Some(two), Some('A' | 'Ａ'), None) => slash(two),
        (Some('n' | 'ｎ'), Some(two), Some('a' | 'ａ'), None) => slash(two),
        (first, ..) => first.is_some() && is_line,
    }
}

/// A text whose sign in front is none of ASCII, with the sign that it is.
pub(super) fn in_ascii(text: &str) -> Option<String> {
    let sign = text.chars().next().filter(|c| !c.is_ascii())?;
    let rest = &text[sign.len_utf8()..];
    let ascii = if MINUS.contains(sign) {
        '-'
    } else if PLUS.contains(sign) {
        '+'
    } else {
        return None;
    };
    rest.starts_with(|c: char| c.is_ascii_digit()).then(|| format!("{ascii}{rest}"))
}

/// The refusal of a text with such a sign: it is the sign that is printed that is spoken of.
pub(super) fn refused(text: &str, ascii: &str, refusal: Box<Refusal>) -> Box<Refusal> {
    let Some(sign) = text.chars().next().filter(|_| refusal.code == SIGN) else { return refusal };
    let Message { zh, en } = characters::named(sign);
    let message = message!(
        zh: "“{text}”以{zh}开头，而此栏的数没有这样的正负号",
        en: "'{text}' begins with {en}, a sign that figures of this cell do not have"
    );
    let remedy =
        Message { zh: refusal.remedy.zh.replace(ascii, text), en: refusal.remedy.en.replace(ascii, text) };
    Box::new(Refusal { message, remedy, ..*refusal })
}
