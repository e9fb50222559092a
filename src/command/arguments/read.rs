//! Reading the arguments, in the language that they ask for.

use super::Arguments;
use super::help;
use super::refusal;
use super::slip::{disguised_option, slip};
use crate::text::message;
use crate::text::message::{Language, Message};
use clap::error::{Error, ErrorKind};
use clap::{Command, FromArgMatches};
use std::ffi::OsString;

/// Why there are no arguments to act on.
pub(in crate::command) enum Unread {
    /// Help or the version was asked for.
    Asked(Error),
    /// A command was begun and needs another word: its help says which there are.
    Unfinished(Error),
    /// What is wrong with them, and the remedy.
    Wrong(Message, Message),
}

/// The language of messages: what `--lang` says wherever it stands, else that of the locale.
pub(in crate::command) fn asked_language(given: &[OsString]) -> Language {
    let words: Vec<&str> = given.iter().filter_map(|word| word.to_str()).collect();
    let after = words.iter().position(|word| *word == "--lang").and_then(|at| words.get(at + 1).copied());
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    match after.or(joined) {
        Some("zh") => Language::Zh,
        Some("en") => Language::En,
        _ => Language::of_environment(),
    }
}

/// Reads the arguments of the process, the first of which is the program.
pub(in crate::command) fn read(given: &[OsString], language: Language) -> Result<Arguments, Unread> {
    let mut program = help::program(language);
    if let Some(word) = disguised_option(given, command_of(&mut program, given)) {
        return Err(wrong(given, message!(zh: "“{word}”不是选项", en: "'{word}' is no option"), None));
    }
    let matches = program.try_get_matches_from_mut(given);
    matches.and_then(|matches| Arguments::from_arg_matches(&matches)).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Unread::Asked(error),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Unread::Unfinished(error),
        _ => {
            let (what, remedy) = refusal::messages(&error, command_of(&mut program, given));
            wrong(given, what, Some(remedy))
        }
    })
}

/// The command that was asked for, as deep as it is known.
fn command_of<'c>(program: &'c mut Command, given: &[OsString]) -> &'c mut Command {
    let mut command = program;
    for word in given.iter().skip(1).filter_map(|word| word.to_str()) {
        if command.find_subcommand(word).is_some() {
            command = command.find_subcommand_mut(word).expect("it was found");
        }
    }
    command
}

/// What is wrong; where an input method did it, the remedy is the command as it has to be typed.
fn wrong(given: &[OsString], what: Message, remedy: Option<Message>) -> Unread {
    Unread::Wrong(what, slip(given).or(remedy).unwrap_or_default())
}
