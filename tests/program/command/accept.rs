//! `annals accept` writes what declares the changes of an archive, and nothing else.

use super::{clean, run};
use crate::support::Scratch;

const REPORT: &str = "content/bureau/2024.md";
const ENTRY: &str = "{figure: requests.answered.companies, was: 4, now: 3, on: 2024-05-01, \
                     kind: correction, why: One}";
const WHY: [&str; 4] = ["--on", "2025-03-01", "--why", "Counted: twice, # and once"];

fn replace(scratch: &Scratch, path: &str, was: &str, now: &str) {
    let text = scratch.read(path);
    assert!(text.contains(was), "{path}: {was} in {text}");
    scratch.write(path, text.replacen(was, now, 1));
}

/// A built archive.
fn published() -> Scratch {
    let scratch = clean();
    assert_eq!(run(scratch.root(), &["build", "--lang", "en"]).code, 0);
    scratch
}

fn accept(scratch: &Scratch, more: &[&str]) -> (i32, String) {
    let said = run(scratch.root(), &[&["accept", "--lang", "en"], more].concat());
    (said.code, said.out + &said.err)
}

fn build(scratch: &Scratch) -> (i32, String) {
    let said = run(scratch.root(), &["build", "--lang", "en"]);
    (said.code, said.out + &said.err)
}

#[test]
fn after_it_the_site_is_built_and_says_what_changed_and_why() {
    let scratch = published();
    replace(&scratch, REPORT, "[10, 3, 13]", "[10, 2, 12]");
    let changed = scratch.read(REPORT);
    assert_eq!(build(&scratch).0, 1);
    let (code, said) = accept(&scratch, &[&WHY[..], &["--dry-run"]].concat());
    assert!(code == 1 && said.contains("2 entries would be written"), "{said}");
    assert_eq!(scratch.read(REPORT), changed);
    let (code, said) = accept(&scratch, &WHY);
    assert!(code == 0 && said.contains("2 entries written"), "{said}");
    let text = scratch.read(REPORT);
    assert!(text.contains("was: 3, now: 2, on: 2025-03-01, kind: correction"), "{text}");
    let without: String = text.split_inclusive('\n').filter(|line| !changed.contains(*line)).collect();
    assert_eq!(without.lines().count(), 3, "only a list is new: {without}");
    let (code, said) = build(&scratch);
    assert_eq!(code, 0, "{said}");
    let page = scratch.read("public/bureau/2024/index.html");
    assert!(page.contains("Counted: twice, # and once"), "the page gives the reason");
    let (code, said) = accept(&scratch, &WHY);
    assert!(code == 0 && said.contains("0 entries written"), "{said}");
}

#[test]
fn entries_follow_those_that_are_there_however_these_are_written() {
    for list in [
        "corrections: [ENTRY]\n",
        "corrections:\n- ENTRY   # seen\n",
        "corrections:\n  - figure: requests.answered.companies\n    was: 4\n    now: 3\n    \
         on: 2024-05-01\n    \
         kind: correction\n    why: One\n",
    ] {
        for end in ["\n", "\r\n"] {
            let scratch = clean();
            let text = scratch.read(REPORT);
            let (front, prose) = text[4..].split_once("---\n").unwrap();
            let list = list.replace("ENTRY", ENTRY);
            let text = format!("---\n{front}{list}---\n{prose}").replace('\n', end);
            scratch.write(REPORT, text);
            let (code, said) = build(&scratch);
            assert_eq!(code, 0, "{said}");
            replace(&scratch, REPORT, "[10, 3, 13]", "[10, 2, 12]");
            let (code, said) = accept(&scratch, &WHY);
            assert!(code == 0 && said.contains("2 entries written"), "{list}: {said}");
            let after = scratch.read(REPORT);
            assert_eq!(after.contains("\r\n"), end == "\r\n");
            assert!(
                !after.replace("\r\n", "").contains('\r')
                    && (end == "\n" || !after.replace("\r\n", "").contains('\n'))
            );
            let (code, said) = build(&scratch);
            assert_eq!(code, 0, "{list}: {said}");
        }
    }
}

#[test]
fn words_that_are_others_are_declared_in_annals_yaml() {
    let scratch = published();
    replace(&scratch, "content/forms/demo.yaml", "答复", "办结");
    let (code, said) = build(&scratch);
    assert!(code == 1 && said.contains("published-words-changed"), "{said}");
    let (code, said) = accept(&scratch, &WHY);
    assert_eq!(code, 0, "{said}");
    assert!(scratch.read("annals.yaml").contains("reworded:"), "{}", scratch.read("annals.yaml"));
    let (code, said) = build(&scratch);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn what_no_entry_declares_is_told_and_left() {
    let scratch = published();
    std::fs::remove_file(scratch.path(REPORT)).unwrap();
    let (code, said) = accept(&scratch, &WHY);
    assert!(code == 1 && said.contains("bureau/2024: this report was published, and is gone"), "{said}");
    let scratch = clean();
    let (code, said) = accept(&scratch, &WHY);
    assert!(code == 2 && said.contains("there is no published site"), "{said}");
}

#[test]
fn a_day_that_is_none_or_an_archive_with_errors_changes_nothing() {
    let scratch = published();
    replace(&scratch, REPORT, "[10, 3, 13]", "[10, 2, 12]");
    let changed = scratch.read(REPORT);
    let (code, said) = accept(&scratch, &["--on", "1 March", "--why", "One"]);
    assert!(code == 2 && said.contains("nothing was written"), "{said}");
    assert_eq!(scratch.read(REPORT), changed);
    replace(&scratch, REPORT, "[10, 2, 12]", "[10, 2, 1e2]");
    let broken = scratch.read(REPORT);
    let (code, said) = accept(&scratch, &WHY);
    assert!(code == 2 && said.contains("nothing was written"), "{said}");
    assert_eq!(scratch.read(REPORT), broken);
}

#[test]
fn only_what_is_named_is_declared() {
    let scratch = published();
    replace(&scratch, REPORT, "[10, 3, 13]", "[10, 2, 12]");
    let (code, said) = accept(&scratch, &[&["other"], &WHY[..]].concat());
    assert!(code == 0 && said.contains("0 entries written"), "{said}");
    let (code, said) = accept(&scratch, &[&["bureau/2024"], &WHY[..]].concat());
    assert!(code == 0 && said.contains("2 entries written"), "{said}");
}
