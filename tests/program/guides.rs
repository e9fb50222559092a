//! Every command that a guide has its readers type is one that the program takes, with each of its options,
//! and says what the guide prints below it.

mod archives;
mod steps;
mod tutorials;
mod walk;

use crate::support::repository;
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

/// The lines of `sh` and `console` blocks that a reader types.
fn typed(guide: &str) -> Vec<String> {
    let (mut lines, mut language) = (Vec::<String>::new(), None);
    for line in guide.lines() {
        if let Some(fence) = line.strip_prefix("```") {
            language = language.is_none().then_some(fence);
            continue;
        }
        let typed = match language {
            Some("console") => line.strip_prefix("$ "),
            Some("sh") => Some(line),
            _ => None,
        };
        match lines.last_mut().and_then(|last| last.strip_suffix('\\').map(str::to_owned)) {
            // A line that goes on: what follows is no command of its own.
            Some(begun) if language.is_some() => *lines.last_mut().unwrap() = begun + line.trim_start(),
            _ => lines.extend(typed.map(str::to_owned)),
        }
    }
    lines
}

/// What is asked of the program by a line.
fn asked(line: &str) -> Option<Vec<String>> {
    let words = steps::words(line);
    let (program, asked) = words.split_first()?;
    (program == "annals").then(|| asked.to_vec())
}

#[test]
fn every_command_is_one_that_the_program_takes() {
    let docs = fs::read_dir(repository().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let readmes = ["README.md", "README.zh.md"].map(|name| repository().join(name));
    let guides = docs.chain(readmes).filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let commands: BTreeSet<Vec<String>> = guides
        .flat_map(|path| typed(&fs::read_to_string(path).unwrap()))
        .filter_map(|line| asked(&line))
        .collect();
    assert!(commands.len() > 70, "{commands:#?}");
    for command in commands {
        // What stands before it is read first, and refused if it is not known.
        let said = Command::new(env!("CARGO_BIN_EXE_annals")).args(&command).arg("--help").output().unwrap();
        let refusal = String::from_utf8_lossy(&said.stderr);
        assert!(said.status.success(), "annals {}: {refusal}", command.join(" "));
    }
}
