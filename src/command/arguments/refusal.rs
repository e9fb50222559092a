//! Why the arguments cannot be read, and what to type instead.

use super::value::Wanted;
use crate::text::message;
use crate::text::message::Message;
use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::error::Error as _;

/// What is wrong, and the remedy. `command` is the one that was asked for, as far as it is known.
pub(super) fn messages(error: &Error, command: &mut Command) -> (Message, Message) {
    let argument = word(error, ContextKind::InvalidArg);
    let help = see_help(command);
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => (
            message!(zh: "没有选项“{argument}”", en: "there is no option '{argument}'"),
            did_you_mean(error, ContextKind::SuggestedArg).unwrap_or(help),
        ),
        ErrorKind::UnknownArgument => {
            (message!(zh: "多出了“{argument}”", en: "'{argument}' is one word too many"), usage(command))
        }
        ErrorKind::InvalidSubcommand => {
            let name = word(error, ContextKind::InvalidSubcommand);
            (
                message!(zh: "没有命令“{name}”", en: "there is no command '{name}'"),
                did_you_mean(error, ContextKind::SuggestedSubcommand).unwrap_or(help),
            )
        }
        ErrorKind::MissingRequiredArgument => {
            (message!(zh: "缺少 {argument}", en: "missing: {argument}"), usage(command))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = word(error, ContextKind::InvalidValue);
            let what = if value.is_empty() {
                message!(zh: "{argument} 后面没有写值", en: "no value follows {argument}")
            } else {
                message!(zh: "{argument} 不能写“{value}”", en: "{argument} cannot be '{value}'")
            };
            (what, wanted(error).unwrap_or(help))
        }
        ErrorKind::TooManyValues => {
            let value = word(error, ContextKind::InvalidValue);
            (
                message!(zh: "{argument} 不带值，多写了“{value}”", en: "{argument} takes no value: '{value}'"),
                usage(command),
            )
        }
        ErrorKind::ArgumentConflict => {
            let other = word(error, ContextKind::PriorArg);
            let what = if other == argument {
                message!(zh: "{argument} 写了几次", en: "{argument} is given more than once")
            } else {
                message!(zh: "{argument} 不能与 {other} 同时写", en: "{argument} cannot be given with {other}")
            };
            (what, message!(zh: "只写一个", en: "give only one"))
        }
        ErrorKind::InvalidUtf8 => {
            (message!(zh: "有的参数不是 UTF-8 文字", en: "an argument is no UTF-8 text"), help)
        }
        // Kinds that these arguments cannot lead to, and those of later versions of the parser.
        _ => {
            let text = error.to_string();
            let line = text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
            (message!(zh: "参数读不懂：{line}", en: "{line}"), help)
        }
    }
}

/// A word of the error, or several.
fn word(error: &Error, kind: ContextKind) -> String {
    words(error, kind).join(", ")
}

fn words(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        _ => Vec::new(),
    }
}

/// The word that may have been meant: of several that are like it the last is most so.
fn did_you_mean(error: &Error, kind: ContextKind) -> Option<Message> {
    let known = words(error, kind).pop()?;
    Some(message!(zh: "是不是 {known}？", en: "did you mean {known}?"))
}

/// What a value has to be.
fn wanted(error: &Error) -> Option<Message> {
    let named = error.source().and_then(|source| source.downcast_ref::<Wanted>());
    let possible = words(error, ContextKind::ValidValue);
    let (zh, en) = (possible.join("、"), possible.join(", "));
    let possible = (!possible.is_empty()).then(|| message!(zh: "可写：{zh}", en: "it can be: {en}"));
    named.map(|wanted| wanted.0.clone()).or(possible)
}

/// How the command is typed.
fn usage(command: &mut Command) -> Message {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ");
    message!(zh: "写法：{usage}", en: "to be typed: {usage}")
}

fn see_help(command: &Command) -> Message {
    let name = command.get_bin_name().unwrap_or("annals");
    message!(zh: "{name} --help 列出可以写什么", en: "`{name} --help` lists what can be typed")
}
