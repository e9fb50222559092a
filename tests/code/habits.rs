//! What every file keeps to: it says what it is, runs no program, and knows no floating point.

use crate::source::{Source, sources};
use crate::uses::uses;
use proc_macro2::{TokenStream, TokenTree};

/// Whether a word stands in the code, comments left out.
fn names(source: &Source, words: &[&str]) -> bool {
    fn within(tokens: TokenStream, words: &[&str]) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => words.iter().any(|word| ident == word),
            TokenTree::Group(group) => within(group.stream(), words),
            TokenTree::Literal(literal) => {
                let literal = literal.to_string();
                literal.starts_with(|c: char| c.is_ascii_digit())
                    && words.iter().any(|word| literal.ends_with(word))
            }
            TokenTree::Punct(_) => false,
        })
    }
    within(source.text.parse().unwrap(), words)
}

/// The files of which something is true.
fn those(which: impl Fn(&Source) -> bool) -> Vec<String> {
    sources().into_iter().filter(which).map(|source| source.path).collect()
}

#[test]
fn every_file_says_what_it_is() {
    assert_eq!(those(|source| !source.text.starts_with("//! ")), [""; 0], "these begin without a `//!` line");
}

#[test]
fn figures_never_meet_floating_point() {
    // Spreadsheet programs count in it: there numbers are read and written, and nothing is computed.
    let spreadsheets =
        ["authoring/workbook/sheet.rs", "export/spreadsheet/xlsx.rs", "import/source/spreadsheet/number.rs"];
    assert_eq!(those(|source| names(source, &["f32", "f64"])), spreadsheets);
}

#[test]
fn programs_run_only_to_open_a_pdf_read_a_revision_make_a_repository_or_publish() {
    let command = ["std", "process", "Command"];
    let runs =
        |source: &Source| uses(source).iter().any(|used| used.path.starts_with(&command.map(str::to_owned)));
    // A PDF is opened by the program itself, within limits; `annals serve --open` starts a browser.
    let expected = [
        "command/import/opened.rs",
        "command/serve.rs",
        "model/discover/git.rs",
        "publish/target/program.rs",
    ];
    assert_eq!(those(runs), expected);
    let names_it = |source: &Source| names(source, &["discover_revision"]);
    assert_eq!(those(names_it), ["command/state.rs", "model/discover/git.rs", "model/discover/mod.rs"]);
    let names_git = those(|source| names(source, &["git_alone"]));
    assert_eq!(names_git, ["command/new/git.rs", "model/discover/git.rs", "model/discover/mod.rs"]);
    let sends = those(|source| names(source, &["carry_out"]));
    assert_eq!(sends, ["command/publish.rs", "publish/target/mod.rs", "publish/target/transfer.rs"]);
}
