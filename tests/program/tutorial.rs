//! The tutorials, walked command by command in both languages: each says what the guide prints below it.

use crate::support::{Scratch, repository};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A step of a tutorial.
enum Step {
    /// A command, and what the guide prints below it.
    Typed { command: String, printed: Vec<String> },
    /// A line of a file that is put in the place of another.
    Edited { file: String, was: String, now: String },
    /// A file that is written.
    Written { file: String, text: String },
}

/// The steps of a guide: its blocks `console` and `diff`, and those that name a file after their language.
fn steps(guide: &str) -> Vec<Step> {
    let text = fs::read_to_string(repository().join("docs").join(guide)).unwrap();
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
            (Some("console"), None) => match (line.strip_prefix("$ "), steps.last_mut()) {
                (Some(command), _) => {
                    steps.push(Step::Typed { command: command.to_owned(), printed: Vec::new() });
                }
                (None, Some(Step::Typed { printed, .. })) => printed.push(line.to_owned()),
                (None, _) => panic!("{guide}: printed by no command: {line}"),
            },
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

/// Whether what was said is what the guide prints, in which a line of an ellipsis stands for any lines.
fn fits(printed: &[String], said: &[&str]) -> bool {
    match (printed, said) {
        ([], []) => true,
        ([ellipsis, rest @ ..], _) if ellipsis == "…" => {
            (0..=said.len()).any(|skipped| fits(rest, &said[skipped..]))
        }
        ([line, rest @ ..], [first, more @ ..]) => line == first.trim_end() && fits(rest, more),
        ([], _) | (_, []) => false,
    }
}

/// The program in a folder, in the language of a locale.
fn annals(folder: &Path, arguments: &[String], locale: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_annals"));
    let output = command.current_dir(folder).args(arguments).env("LC_ALL", locale).output().unwrap();
    assert_ne!(output.status.code(), Some(2), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(output.status.code().is_some(), "{arguments:?} ended by itself");
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

/// The words of a command line.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate().flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    parts.collect()
}

/// Word files of five years, in `reports/`, as the first tutorial has them: the report of a new archive,
/// with a total of 2023 printed wrong.
fn documents(scratch: &Scratch, locale: &str) {
    let typed = |line: &str| annals(scratch.root(), &words(line), locale);
    typed("new archive written");
    let report = scratch.read("written/content/county/2024.md").replace("[3, 1, 12]", "[2, 2, 12]");
    let later = report.replace("[20,  3,  0,  0,  1,  0, 24]", "[19,  3,  0,  0,  1,  0, 23]").replace(
        "carried_in:                 [ 1,  0,  0,  0,  0,  0,  1]",
        "carried_in: [2, 0, 0, 0, 0, 0, 2]",
    );
    let wrong = later.replace("[ 9,  2,  0,  0,  0,  0, 11]", "[9, 2, 0, 0, 0, 0, 12]");
    assert!(report != later && later != wrong, "the report of a new archive is another");
    fs::create_dir(scratch.path("reports")).unwrap();
    for year in 2021..=2025 {
        let report = match year {
            2021 => &report,
            2023 => &wrong,
            _ => &later,
        };
        let published = format!("{}-01-20", year + 1);
        let report = report.replace("2024", &year.to_string()).replace("2025-01-20", &published);
        scratch.write(&format!("written/content/county/{year}.md"), report);
        typed(&format!("export county {year} --to docx --root written --output reports/{year}.docx"));
    }
}

fn walk(guide: &str, locale: &str, prepare: fn(&Scratch, &str)) {
    let scratch = Scratch::new();
    prepare(&scratch, locale);
    let mut folder: PathBuf = scratch.root().to_owned();
    for step in steps(guide) {
        match step {
            Step::Edited { file, was, now } => {
                let text = fs::read_to_string(folder.join(&file)).unwrap();
                assert!(text.lines().any(|line| line == was), "{guide}: {file} has no line\n{was}");
                fs::write(folder.join(&file), text.replace(&was, &now)).unwrap();
            }
            Step::Written { file, text } => {
                let path = folder.join(&file);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            Step::Typed { command, printed } => match &words(&command)[..] {
                [cd, to] if cd == "cd" => folder.push(to),
                // It ends only when it is stopped.
                [annals, serve, ..] if annals == "annals" && serve == "serve" => {}
                [program, arguments @ ..] if program == "annals" => {
                    let said = annals(&folder, arguments, locale);
                    let lines: Vec<&str> = said.trim_end().lines().collect();
                    assert!(fits(&printed, &lines), "{guide}: $ {command}\nsays\n{said}");
                }
                _ => panic!("{guide}: no command of a tutorial: {command}"),
            },
        }
    }
}

#[test]
fn the_chinese_tutorial_says_what_happens() {
    walk("start.zh.md", "zh_CN.UTF-8", documents);
}

#[test]
fn the_english_tutorial_says_what_happens() {
    walk("start.md", "en_GB.UTF-8", documents);
}

#[test]
fn the_chinese_tutorial_for_an_ngo_says_what_happens() {
    walk("start-ngo.zh.md", "zh_CN.UTF-8", |_, _| ());
}

#[test]
fn the_english_tutorial_for_an_ngo_says_what_happens() {
    walk("start-ngo.md", "en_GB.UTF-8", |_, _| ());
}

#[test]
fn the_chinese_tutorial_for_a_platform_says_what_happens() {
    walk("start-platform.zh.md", "zh_CN.UTF-8", |_, _| ());
}

#[test]
fn the_english_tutorial_for_a_platform_says_what_happens() {
    walk("start-platform.md", "en_GB.UTF-8", |_, _| ());
}
