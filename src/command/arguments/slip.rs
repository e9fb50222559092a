//! What an input method makes of a command: dashes, spaces, digits and letters that only look right.

use crate::text::message;
use crate::text::message::Message;
use clap::{Arg, Command};
use std::ffi::OsString;

/// Dashes that an input method or an editor puts where two hyphens, or one, were meant.
const DASHES: [char; 10] = ['-', '—', '–', '―', '－', '−', '‐', '‑', '﹣', '─'];

/// That an input method spoilt a command, and how it has to be typed.
pub(in crate::command) fn slip(given: &[OsString]) -> Option<Message> {
    respelt(given).map(|command| {
        message!(
            zh: "有输入法打出的全角字符或长横线；写作：{command}",
            en: "there are full-width characters or long dashes of an input method; type: {command}"
        )
    })
}

/// The whole command as it has to be typed, if an input method spoilt it. The first of those given is the
/// program.
pub(super) fn respelt(given: &[OsString]) -> Option<String> {
    let given: Vec<&str> = given.iter().skip(1).map(|word| word.to_str().unwrap_or_default()).collect();
    given.iter().any(|word| meant(word).is_some()).then(|| {
        let words = given.iter().map(|word| meant(word).unwrap_or_else(|| quoted(word)));
        std::iter::once("annals".to_owned()).chain(words).collect::<Vec<_>>().join(" ")
    })
}

/// The first argument that was meant as an option of this command, and would be taken for something else.
pub(super) fn disguised_option<'g>(given: &'g [OsString], command: &Command) -> Option<&'g str> {
    let words = given.iter().skip(1).filter_map(|word| word.to_str());
    words.into_iter().find(|word| {
        let meant = meant(word).unwrap_or_default();
        let name = meant.split('=').next().unwrap_or_default();
        let is_long = |arg: &Arg| arg.get_long().is_some_and(|long| name.strip_prefix("--") == Some(long));
        let is_short = |arg: &Arg| arg.get_short().is_some_and(|short| name == format!("-{short}"));
        command.get_arguments().any(|arg| is_long(arg) || is_short(arg))
    })
}

/// What was meant by a word that is no plain ASCII and would be, but for an input method. What holds words
/// in Chinese is meant as it stands.
fn meant(word: &str) -> Option<String> {
    if word.is_ascii() {
        return None;
    }
    let after = word.trim_start_matches(DASHES);
    let begins_with_dash = after.len() < word.len();
    let narrow: String = after.chars().map(narrow).collect();
    // The value of an option may be in any script.
    let (name, value) = match narrow.split_once('=').filter(|_| begins_with_dash) {
        Some((name, value)) => (name, Some(value)),
        None => (narrow.as_str(), None),
    };
    if !name.is_ascii() || name.is_empty() {
        return None;
    }
    let is_option = begins_with_dash && name.starts_with(|c: char| c.is_ascii_alphabetic());
    let dashes = match (is_option, name.split(' ').next().unwrap_or_default().len()) {
        (false, _) if begins_with_dash => "-",
        (false, _) => "",
        (true, 1) => "-",
        (true, _) => "--",
    };
    let value = value.map(|value| format!("={}", quoted(value))).unwrap_or_default();
    let meant = format!("{dashes}{name}{value}");
    (meant != word).then_some(meant)
}

/// The character of ASCII that a full-width one stands for.
fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        _ => c,
    }
}

/// A word as it is typed in a shell.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./=:,@%+".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) { word.to_owned() } else { format!("\"{word}\"") }
}
