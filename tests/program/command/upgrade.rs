//! `annals upgrade`: an archive says its format; one of a later format is refused, and nothing else is said
//! of it.

use super::{clean, run, with_error};
use crate::support::{Scratch, tree};

#[test]
fn an_archive_without_a_format_is_of_the_first_and_an_upgrade_says_so() {
    let scratch = clean();
    assert_eq!(run(scratch.root(), &["check"]).code, 0);
    let before = tree(scratch.root());
    let said = run(scratch.root(), &["upgrade", "--dry-run", "--lang", "en"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    assert!(said.out.contains("+file_format: 1") && said.out.contains("nothing was written"), "{}", said.out);
    assert_eq!(tree(scratch.root()), before);
    let said = run(scratch.root(), &["upgrade", "--lang", "en"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(said.out.contains("+file_format: 1") && said.out.contains("and says so now"), "{}", said.out);
    let mut expected = before;
    let site = expected.get_mut("annals.yaml").unwrap();
    *site = [b"file_format: 1\n", &site[..]].concat();
    assert_eq!(tree(scratch.root()), expected, "nothing but the key");
    for arguments in [&["upgrade", "--lang", "en"][..], &["upgrade", "--dry-run", "--lang", "en"]] {
        let again = run(scratch.root(), arguments);
        assert_eq!((again.code, again.out.contains("there is nothing to do")), (0, true), "{}", again.out);
    }
    assert_eq!(run(scratch.root(), &["check"]).code, 0);
}

#[test]
fn a_new_archive_says_its_format() {
    for language in ["zh", "en"] {
        let scratch = Scratch::new();
        run(scratch.root(), &["new", "archive", "a", "--lang", language]);
        let said = run(&scratch.path("a"), &["upgrade", "--lang", "en"]);
        assert_eq!((said.code, said.out.contains("there is nothing to do")), (0, true), "{}", said.out);
    }
}

#[test]
fn of_an_archive_in_a_later_format_only_that_is_said() {
    // What is wrong by the rules of today may be right by those of then.
    let scratch = with_error();
    let site = scratch.read("annals.yaml");
    scratch.write("annals.yaml", format!("{site}news: yes\nfile_format: 99\n"));
    let before = tree(scratch.root());
    for command in [&["check"][..], &["build"], &["upgrade"], &["upgrade", "--dry-run"], &["fix"]] {
        let said = run(scratch.root(), &[command, &["--lang", "en"]].concat());
        assert_eq!(said.code, i32::from(command[0] != "fix"), "{command:?}: {}{}", said.out, said.err);
        let told = said.out.matches("error[").count();
        assert_eq!(told, usize::from(command[0] != "fix"), "{command:?}: {}", said.out);
        if command[0] != "fix" {
            assert!(said.out.contains("in format 99; this Annals reads format 1"), "{}", said.out);
            assert!(said.out.contains("newer Annals") && said.out.contains("annals.yaml:"), "{}", said.out);
        }
    }
    for command in [
        &["figures"][..],
        &["figures", "bureau"],
        &["forms"],
        &["schema"],
        &["schema", "--cms"],
        &["diff", ".", "."],
        &["theme", "eject", "page.html"],
        &["export", "bureau", "2024", "--to", "html"],
    ] {
        let said = run(scratch.root(), &[command, &["--lang", "en"]].concat());
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{command:?}: {}", said.err);
        assert!(said.err.contains("in format 99"), "{command:?}: {}", said.err);
    }
    let said = run(scratch.root(), &["--lang", "en"]);
    assert!(said.out.contains("annals check") && !said.out.contains("annals new"), "{}", said.out);
    let said = run(scratch.root(), &["new", "publisher", "other", "--lang", "en"]);
    assert_eq!((said.code, said.err.contains("in format 99")), (2, true), "{}{}", said.out, said.err);
    assert_eq!(tree(scratch.root()), before);
}

#[test]
fn of_an_archive_whose_format_is_no_number_only_that_is_said() {
    let scratch = with_error();
    let site = scratch.read("annals.yaml");
    scratch.write("annals.yaml", format!("{site}file_format: v1\n"));
    let said = run(scratch.root(), &["check", "--lang", "en"]);
    assert_eq!((said.code, said.out.matches("error[").count()), (1, 1), "{}", said.out);
    assert!(said.out.contains("is not a file format number"), "{}", said.out);
    // What the remedy says works.
    scratch.write("annals.yaml", site);
    assert_eq!(run(scratch.root(), &["upgrade"]).code, 0);
}

#[test]
fn an_upgrade_needs_an_archive_that_can_be_read() {
    let said = run(Scratch::new().root(), &["upgrade", "--lang", "en"]);
    assert_eq!((said.code, said.err.contains("there is no annals.yaml")), (2, true), "{}", said.err);
    let scratch = clean();
    scratch.write("annals.yaml", "title: [\n");
    let said = run(scratch.root(), &["upgrade", "--lang", "en"]);
    assert_eq!((said.code, scratch.read("annals.yaml").as_str()), (1, "title: [\n"), "{}", said.out);
    assert!(said.out.contains("nothing was written"), "{}", said.out);
}
