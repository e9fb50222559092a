//! A guide, walked command by command: each says what the guide prints below it.

use super::steps::{Step, steps, words};
use crate::support::{Scratch, tree};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What has to be so where a guide prints nothing below a command.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unprinted {
    /// It says nothing.
    Silent,
    /// It does what it is asked, whatever it says.
    Done,
}

/// A guide that is walked.
pub struct Guide<'g> {
    /// Its path in the repository.
    pub path: &'g str,
    pub unprinted: Unprinted,
    /// How commands begin that are not tried.
    pub left_out: &'g [&'g str],
}

/// What a command said, and how it ended.
struct Ended {
    code: i32,
    said: String,
}

/// The program in a folder, in the language of a locale.
fn annals(folder: &Path, arguments: &[String], locale: &str) -> Ended {
    // What lies in the home of a reader is not touched.
    let home = folder.join("home");
    let at_home = |argument: &String| argument.replacen("~", home.to_str().unwrap(), 1);
    let arguments = arguments.iter().map(|argument| match argument.starts_with("~/") {
        true => at_home(argument),
        false => argument.clone(),
    });
    let mut command = Command::new(env!("CARGO_BIN_EXE_annals"));
    let output = command.current_dir(folder).args(arguments).env("LC_ALL", locale).output().unwrap();
    let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    Ended { code: output.status.code().expect("ended by itself"), said }
}

/// Runs a command line of the program in a folder.
pub fn typed(folder: &Path, line: &str, locale: &str) {
    let ended = annals(folder, &words(line), locale);
    assert_eq!(ended.code, 0, "annals {line}: {}", ended.said);
}

/// Whether what was said is what the guide prints, in which a line of an ellipsis stands for any lines.
fn fits(printed: &[String], said: &[&str]) -> bool {
    match (printed, said) {
        ([], []) => true,
        ([ellipsis, rest @ ..], _) if ellipsis == "…" => {
            (0..=said.len()).any(|skipped| fits(rest, &said[skipped..]))
        }
        ([line, rest @ ..], [first, more @ ..]) => is_said(line, first.trim_end()) && fits(rest, more),
        ([], _) | (_, []) => false,
    }
}

/// Whether a line says what a guide prints. How many files and bytes a site has changes with every page that
/// it gets, and is nothing that a reader goes by.
fn is_said(printed: &str, said: &str) -> bool {
    let counts = ["files", "文件"].iter().any(|counted| printed.contains(counted));
    printed == said || counts && without_numbers(printed) == without_numbers(said)
}

fn without_numbers(line: &str) -> String {
    line.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// Walks a guide in a folder, where what it takes for granted has been prepared. What lies in the folder
/// `given` is put into the archive that a guide begins.
pub fn walk(guide: &Guide<'_>, locale: &str, prepared: &Scratch) {
    let mut folder: PathBuf = prepared.root().to_owned();
    for step in steps(guide.path) {
        match step {
            Step::Edited { file, was, now } => {
                let text = fs::read_to_string(folder.join(&file)).unwrap();
                assert!(text.lines().any(|line| line == was), "{}: {file} has no line\n{was}", guide.path);
                fs::write(folder.join(&file), text.replace(&was, &now)).unwrap();
            }
            Step::Written { file, text } => write(&folder.join(&file), text.as_bytes()),
            Step::Typed { command, printed } => {
                let words = words(&command);
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                match &words[..] {
                    ["cd", to] => folder.push(to),
                    _ if guide.left_out.iter().any(|begin| command.starts_with(begin)) => {}
                    // One ends only when it is stopped, the other asks whoever sits at a terminal.
                    ["annals", "serve" | "publish", ..] => {}
                    // Another program, which may not be there.
                    ["chromium", ..] => {}
                    ["annals", asked @ ..] | ["cargo", "run", "--release", "--", asked @ ..] => {
                        guide.try_command(&folder, asked, &printed, locale);
                        if let ["new", "archive", name, ..] = asked {
                            bring(&prepared.path("given"), &folder.join(name));
                        }
                    }
                    _ => panic!("{}: no command of a guide: {command}", guide.path),
                }
            }
        }
    }
}

impl Guide<'_> {
    fn try_command(&self, folder: &Path, asked: &[&str], printed: &[String], locale: &str) {
        let arguments: Vec<String> = asked.iter().map(|word| (*word).to_owned()).collect();
        let ended = annals(folder, &arguments, locale);
        // What is only shown is told by the code of its end.
        let is_done = ended.code == 0 || ended.code == 1 && asked.contains(&"--dry-run");
        let lines: Vec<&str> = ended.said.trim_end().lines().collect();
        let is_right = match (printed, self.unprinted) {
            ([], Unprinted::Done) => is_done,
            _ => ended.code != 2 && fits(printed, &lines),
        };
        let Ended { code, said } = &ended;
        assert!(is_right, "{}: annals {}\nends with {code} and says\n{said}", self.path, asked.join(" "));
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn bring(given: &Path, into: &Path) {
    if given.is_dir() {
        for (path, bytes) in tree(given) {
            write(&into.join(path), &bytes);
        }
    }
}
