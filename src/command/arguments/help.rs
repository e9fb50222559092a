//! The command line in one language: its help, and what is printed around it.

use super::Arguments;
use crate::text::message::Language;
use clap::builder::{Resettable, StyledStr};
use clap::{Arg, Command, CommandFactory};

/// A page of help in Chinese; the parser writes that in English itself.
const CHINESE_PAGE: &str = "{about-with-newline}\n用法: {usage}\n\n{all-args}";

/// All that can be typed, with help in one language.
pub(in crate::command) fn program(language: Language) -> Command {
    built(spoken(Arguments::command(), language), language)
}

/// The same for manuals: without the command `help`, which would have a page for every other again.
pub(in crate::command) fn in_manuals(language: Language) -> Command {
    built(spoken(Arguments::command(), language).disable_help_subcommand(true), language)
}

/// With what the parser adds by itself, such as `--help`, in this language too.
fn built(mut program: Command, language: Language) -> Command {
    program.build();
    match language {
        Language::En => program,
        Language::Zh => in_chinese(program),
    }
}

/// A command, what it takes and those below it, each with the paragraph of this language as its help.
fn spoken(command: Command, language: Language) -> Command {
    let about = paragraph(command.get_long_about(), language);
    let command = command.about(about).long_about(Resettable::Reset);
    let command = command.mut_args(|arg| {
        let help = paragraph(arg.get_long_help(), language);
        arg.help(help).long_help(Resettable::Reset)
    });
    command.mut_subcommands(|command| spoken(command, language))
}

/// The paragraph of a text that is in this language: the first is English, the second Chinese.
fn paragraph(text: Option<&StyledStr>, language: Language) -> String {
    let text = text.map(ToString::to_string).unwrap_or_default();
    let (english, chinese) = text.split_once("\n\n").unwrap_or((&text, &text));
    match language {
        Language::En => english.trim_end_matches('.').to_owned(),
        Language::Zh => chinese.to_owned(),
    }
}

/// What the parser says of its own around the help of each command.
fn in_chinese(mut command: Command) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[选项]").replace("COMMAND", "命令");
    let command = if command.get_name() == "help" { command.about("说明一条命令") } else { command };
    command
        .override_usage(usage)
        .help_template(CHINESE_PAGE)
        .subcommand_help_heading("命令")
        .mut_args(argument_in_chinese)
        .mut_subcommands(in_chinese)
}

fn argument_in_chinese(arg: Arg) -> Arg {
    let help = match arg.get_id().as_str() {
        "help" => "显示这一页".to_owned(),
        "version" => "显示版本".to_owned(),
        "subcommand" => "哪条命令".to_owned(),
        _ => arg.get_help().map(ToString::to_string).unwrap_or_default() + &choice(&arg),
    };
    let arg = arg.help(help).hide_possible_values(true).hide_default_value(true);
    match arg.get_index() {
        // Under a heading of its own the parser would sort them by name.
        Some(index) => arg.help_heading("参数").display_order(index),
        None => arg.help_heading("选项"),
    }
}

/// What an argument may be, and what it is where it is not given.
fn choice(arg: &Arg) -> String {
    if !arg.get_action().takes_values() {
        return String::new();
    }
    let possible: Vec<String> =
        arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let default: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    match (possible.join("、"), default.join("、")) {
        (possible, default) if possible.is_empty() && default.is_empty() => String::new(),
        (possible, default) if possible.is_empty() => format!("（不写就是 {default}）"),
        (possible, default) if default.is_empty() => format!("（可写 {possible}）"),
        (possible, default) => format!("（可写 {possible}；不写就是 {default}）"),
    }
}
