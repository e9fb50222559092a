//! The help is whole in both languages, and what an input method spoils is understood.

use super::Arguments;
use super::slip::respelt;
use clap::builder::StyledStr;
use clap::{Command, CommandFactory};
use std::ffi::OsString;

fn is_chinese(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// What is wrong with a text that should be a paragraph in English and one in Chinese.
fn fault(text: Option<&StyledStr>) -> Option<&'static str> {
    let text = text.map(ToString::to_string).unwrap_or_default();
    match text.split("\n\n").collect::<Vec<_>>()[..] {
        [english, chinese] if !english.contains(is_chinese) && chinese.contains(is_chinese) => None,
        [_, _] => Some("the first paragraph is English and the second Chinese"),
        _ => Some("it has two paragraphs"),
    }
}

fn faults(command: &Command, path: &str, told: &mut Vec<String>) {
    told.extend(fault(command.get_long_about()).map(|fault| format!("{path}: {fault}")));
    for arg in command.get_arguments() {
        told.extend(fault(arg.get_long_help()).map(|fault| format!("{path} {}: {fault}", arg.get_id())));
    }
    for below in command.get_subcommands() {
        faults(below, &format!("{path} {}", below.get_name()), told);
    }
}

#[test]
fn each_argument_of_each_command_is_explained_in_both_languages() {
    let mut told = Vec::new();
    faults(&Arguments::command(), "annals", &mut told);
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn what_an_input_method_spoils_is_respelt() {
    let cases = [
        ("check ——strict", "annals check --strict"),
        ("check —strict", "annals check --strict"),
        ("check －－strict", "annals check --strict"),
        ("build －o 公布", "annals build -o 公布"),
        ("check\u{3000}--strict", "annals check --strict"),
        ("serve --port ８０８０", "annals serve --port 8080"),
        ("ｃｈｅｃｋ", "annals check"),
        ("new publisher x ——name＝沭阳县", "annals new publisher x --name=沭阳县"),
        ("accept ——why 县（本级）", "annals accept --why \"县（本级）\""),
    ];
    for (typed, meant) in cases {
        assert_eq!(respelt(&given(typed)).as_deref(), Some(meant), "{typed}");
    }
}

#[test]
fn what_is_meant_as_it_stands_stays() {
    for typed in
        ["check --strict", "accept --why 县（本级）——更正", "figures 沭阳县", "diff — -", "accept --why ——"]
    {
        assert_eq!(respelt(&given(typed)), None, "{typed}");
    }
}

fn given(typed: &str) -> Vec<OsString> {
    std::iter::once("annals").chain(typed.split(' ')).map(OsString::from).collect()
}
