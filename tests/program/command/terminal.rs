//! Language and colour, and readers that leave.

use super::{annals, run, said, with_error};
use crate::support::Scratch;
use std::io::Read;
use std::process::{Command, Stdio};

#[test]
fn the_language_is_the_one_asked_for_or_that_of_the_locale() {
    let scratch = with_error();
    let zh = |variables: &[(&str, &str)], arguments: &[&str]| {
        let output = annals(scratch.root(), arguments).envs(variables.iter().copied()).output().unwrap();
        let out = said(&output).out;
        assert!(out.contains("以 0 开头") != out.contains("begins with a zero"), "one language: {out}");
        out.contains("以 0 开头")
    };
    assert!(!zh(&[], &["check"]), "English where nothing is said");
    assert!(zh(&[("LANG", "zh_CN.UTF-8")], &["check"]));
    assert!(zh(&[("LANG", "zh_TW")], &["build"]));
    assert!(!zh(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")], &["check"]), "LC_ALL before LANG");
    assert!(zh(&[("LANG", "C"), ("LC_MESSAGES", "zh_CN.UTF-8")], &["check"]), "LC_MESSAGES before LANG");
    assert!(zh(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "")], &["check"]), "an empty one is none");
    assert!(!zh(&[("LANG", "fr_FR.UTF-8")], &["check"]));
    assert!(!zh(&[("LANG", "zh_CN.UTF-8")], &["--lang", "en", "check"]), "--lang before all");
    for format in ["short", "json", "github", "gitlab", "sarif"] {
        assert!(zh(&[("LANG", "en_US")], &["check", "--lang", "zh", "--format", format]), "{format}");
    }
}

const ESCAPE: char = '\u{1b}';

#[test]
fn colour_is_used_where_it_is_asked_for() {
    let scratch = with_error();
    for command in ["check", "build"] {
        assert!(!run(scratch.root(), &[command]).out.contains(ESCAPE));
        assert!(run(scratch.root(), &[command, "--color", "true"]).out.contains(ESCAPE));
        assert!(!run(scratch.root(), &[command, "--color", "false"]).out.contains(ESCAPE));
    }
    for format in ["short", "json", "github", "gitlab", "sarif"] {
        let said = run(scratch.root(), &["check", "--color", "true", "--format", format]);
        assert!(!said.out.contains(ESCAPE), "{format}");
    }
}

/// A terminal is made by `script`, of util-linux; where there is none, nothing is tested.
#[cfg(target_os = "linux")]
#[test]
fn colour_goes_to_terminals_and_not_into_files() {
    let scratch = with_error();
    let in_terminal = |command: &str| {
        let run = Command::new("script")
            .current_dir(scratch.root())
            .args(["-qec", command, "/dev/null"])
            .env_remove("NO_COLOR")
            .env("ANNALS", env!("CARGO_BIN_EXE_annals"))
            .stdin(Stdio::null())
            .output();
        // What takes away the line of progress, on a slow machine, is no colour.
        run.map(|output| String::from_utf8_lossy(&output.stdout).replace("\u{1b}[K", "").contains(ESCAPE))
    };
    let Ok(coloured) = in_terminal("\"$ANNALS\" check") else {
        eprintln!("skipped: there is no `script` here to make a terminal");
        return;
    };
    assert!(coloured);
    assert!(!in_terminal("\"$ANNALS\" check --color false").unwrap());
    assert!(!in_terminal("NO_COLOR=1 \"$ANNALS\" check").unwrap());
    assert!(in_terminal("NO_COLOR= \"$ANNALS\" check").unwrap(), "an empty NO_COLOR asks for nothing");
    assert!(
        !in_terminal("\"$ANNALS\" check > told.txt; cat told.txt").unwrap(),
        "only errors go to the terminal"
    );
}

#[test]
fn a_reader_that_has_seen_enough_is_no_trouble() {
    // More than a pipe holds, so that the program is still writing when its reader leaves.
    let scratch = Scratch::copy_of("tests/data/base");
    let report = scratch.read("content/bureau/2024.md").replace("[12, 3, 15]", "[012, 3, 15]");
    for year in 1000..1400 {
        scratch.write(&format!("content/bureau/{year}.md"), &report);
    }
    let whole = run(scratch.root(), &["check", "--format", "json"]).out;
    assert!(whole.len() > 100_000, "{}", whole.len());
    let mut child = annals(scratch.root(), &["check", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdout.take().unwrap().read_exact(&mut [0]).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}
