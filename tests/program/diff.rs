//! `annals diff`: what became of figures between two states of an archive, and what a correction declares.

mod folders;
mod git;
mod pages;

use crate::support::Scratch;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output};

/// An archive of two reports: a form with open rows and a sparse column, and its next edition.
fn archive() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Survey\nlanguages: [en]\n");
    for edition in ["one", "two"] {
        let form = format!(
            "id: {edition}\nfamily: survey\ntitle: Survey\nused: {{kind: year}}\n\
                tables:\n  - id: calls\n    title: Calls\n    \
             columns: [{{id: made, label: Made}}, {{id: lost, label: Lost, kind: amount, sparse: \
             true}}]\n    \
             rows: [{{id: offices, label: Office, open: true}}, {{id: all, label: All}}]\n"
        );
        scratch.write(&format!("content/forms/{edition}.yaml"), form);
    }
    scratch.write("content/bureau/index.md", "---\nname: The bureau\n---\n");
    scratch.write("content/bureau/2020.md", REPORT);
    scratch.write("content/bureau/2021.md", REPORT);
    scratch
}

const REPORT: &str = "---
form: one
published: 2022-01-01
rows: {calls: {north: North, south: South}}
statistics:
  calls:
    north: [3, 1]
    south: {made: ~}
    all: {made: 3, lost: 1}
---
";

/// The report with some of its text replaced.
fn report(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(REPORT.to_owned(), |text, (was, now)| {
        assert!(text.contains(was), "{was}");
        text.replace(was, now)
    })
}

fn corrections(entries: &str) -> String {
    format!("published: 2022-01-01\ncorrections:\n{entries}")
}

/// `annals diff` in English, in a folder and without what the tests' own surroundings say of git.
fn annals(folder: &Path, arguments: &[impl AsRef<OsStr>]) -> Output {
    let mut annals = Command::new(env!("CARGO_BIN_EXE_annals"));
    annals.current_dir(folder).args(["--lang", "en", "diff"]).args(arguments).env_remove("GIT_DIR");
    annals.output().unwrap()
}

/// The answer and the exit code.
fn told(output: &Output) -> (String, i32) {
    (String::from_utf8(output.stdout.clone()).unwrap(), output.status.code().unwrap())
}

/// What is told of an archive whose report of 2021 becomes this, in the short format.
fn diff_to(report: &str) -> (String, i32) {
    let (old, new) = (archive(), archive());
    new.write("content/bureau/2021.md", report);
    told(&annals(old.root(), &[old.root(), new.root(), Path::new("--format=short")]))
}

/// A line on the report of 2021.
fn line(text: &str) -> String {
    format!("bureau/2021: {text}\n")
}
