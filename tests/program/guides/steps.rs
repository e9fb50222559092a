//! What a guide has its readers do, step by step.

use crate::support::repository;
use std::fs;

/// A step of a guide.
pub enum Step {
    /// A command, and what the guide prints below it.
    Typed { command: String, printed: Vec<String> },
    /// A line of a file that is put in the place of another.
    Edited { file: String, was: String, now: String },
    /// A file that is written.
    Written { file: String, text: String },
}

/// The steps of a guide, by its path in the repository: its blocks `console` and `diff`, and those that name
/// a file after their language.
pub fn steps(guide: &str) -> Vec<Step> {
    let text = fs::read_to_string(repository().join(guide)).unwrap();
    let mut steps = Vec::new();
    let mut block = None;
    for line in text.lines() {
        match (block, line.strip_prefix("```")) {
            (None, Some(opened)) => {
                let (language, file) = opened.split_once(' ').unwrap_or((opened, ""));
                if !file.is_empty() {
                    steps.push(Step::Written { file: file.to_owned(), text: String::new() });
                }
                block = Some(if file.is_empty() { language } else { "file" });
            }
            (Some(_), Some(_)) => block = None,
            (Some("console"), None) => type_or_print(&mut steps, line, guide),
            (Some("diff"), None) => edit(&mut steps, line),
            (Some("file"), None) => {
                if let Some(Step::Written { text, .. }) = steps.last_mut() {
                    *text += &format!("{line}\n");
                }
            }
            (Some(_) | None, None) => {}
        }
    }
    steps
}

/// A line of a block `console`: a command, the rest of one, or what it prints.
fn type_or_print(steps: &mut Vec<Step>, line: &str, guide: &str) {
    match (line.strip_prefix("$ "), steps.last_mut()) {
        (Some(command), _) => steps.push(Step::Typed { command: command.to_owned(), printed: Vec::new() }),
        (None, Some(Step::Typed { command, printed })) => match command.strip_suffix('\\') {
            Some(begun) => *command = begun.to_owned() + line.trim_start(),
            None => printed.push(line.to_owned()),
        },
        (None, _) => panic!("{guide}: printed by no command: {line}"),
    }
}

fn edit(steps: &mut Vec<Step>, line: &str) {
    if let Some(file) = line.strip_prefix("--- ") {
        steps.push(Step::Edited { file: file.to_owned(), was: String::new(), now: String::new() });
    } else if let Some(Step::Edited { was, now, .. }) = steps.last_mut() {
        match line.split_at(1) {
            ("-", text) => text.clone_into(was),
            ("+", text) => text.clone_into(now),
            (other, _) => panic!("a line of a difference begins with {other}"),
        }
    }
}

/// The words of a command line, to where a remark, another program or a file comes in.
pub fn words(command: &str) -> Vec<String> {
    let (mut words, mut word, mut quote, mut is_begun) = (Vec::new(), String::new(), None, false);
    for c in command.chars().chain([' ']) {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '"' | '\'') => (quote, is_begun) = (Some(c), true),
            (None, ' ') if is_begun => {
                words.push(std::mem::take(&mut word));
                is_begun = false;
            }
            (None, ' ') => {}
            (None, '#' | '>' | '|' | '&' | ';') if !is_begun => break,
            _ => {
                word.push(c);
                is_begun = true;
            }
        }
    }
    words
}
