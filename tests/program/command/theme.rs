//! `annals theme eject`: a copy of a file of the built-in theme is the file that was used, and nothing is
//! overwritten.

use super::{clean, run};
use crate::support::{Scratch, repository, tree};
use std::fs;

#[test]
fn a_copied_file_changes_no_page_until_it_is_edited() {
    let archive = clean();
    let listed = run(archive.root(), &["theme", "eject"]);
    let built_in: Vec<String> = tree(&repository().join("themes/default")).into_keys().collect();
    assert_eq!(listed.out.lines().collect::<Vec<_>>(), built_in);
    run(archive.root(), &["build"]);
    let before = tree(&archive.path("public"));

    let mut all = vec!["theme", "eject", "--lang", "en"];
    all.extend(built_in.iter().map(String::as_str));
    let said = run(archive.root(), &all);
    assert_eq!((said.code, said.out.lines().count()), (0, built_in.len()), "{}", said.err);
    for path in &built_in {
        let copied = fs::read(archive.path(&format!("themes/default/{path}"))).unwrap();
        assert!(copied == fs::read(repository().join("themes/default").join(path)).unwrap(), "{path}");
    }
    run(archive.root(), &["build"]);
    assert!(tree(&archive.path("public")) == before);
}

#[test]
fn files_go_to_the_theme_that_the_archive_names() {
    let archive = clean();
    archive.write("themes/plain/strings/en.yaml", "");
    archive.write("annals.yaml", format!("{}theme: plain\n", archive.read("annals.yaml")));
    assert_eq!(run(archive.root(), &["theme", "eject", "page.html"]).code, 0);
    assert!(archive.path("themes/plain/page.html").is_file());
}

#[test]
fn nothing_is_written_outside_the_archive() {
    for name in ["../../evil", "..", "a/b", "/tmp/evil", "'C:evil'"] {
        let archive = Scratch::new();
        for (path, bytes) in tree(clean().root()) {
            archive.write(&format!("inner/{path}"), bytes);
        }
        archive.write("inner/annals.yaml", format!("{}theme: {name}\n", archive.read("inner/annals.yaml")));
        let said = run(&archive.path("inner"), &["theme", "eject", "page.html", "--lang", "en"]);
        assert_eq!(said.code, 2, "{name}: {}", said.err);
        assert!(said.err.contains("cannot be the name of a theme"), "{name}: {}", said.err);
        assert!(!tree(archive.root()).keys().any(|path| path.ends_with("page.html")), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_a_link_is_not_followed() {
    let (archive, outside) = (clean(), clean());
    std::os::unix::fs::symlink(outside.root(), archive.path("themes")).unwrap();
    let said = run(archive.root(), &["theme", "eject", "page.html", "--lang", "en"]);
    assert_eq!((said.code, said.err.contains("is a symbolic link")), (2, true), "{}", said.err);
    assert!(!outside.path("default").exists());
    let archive = clean();
    archive.write("themes/default/strings/en.yaml", "");
    std::os::unix::fs::symlink(outside.root(), archive.path("themes/default/assets")).unwrap();
    let said = run(archive.root(), &["theme", "eject", "assets/style.css", "--lang", "en"]);
    assert_eq!(
        (said.code, said.err.contains("'themes/default/assets' is a symbolic link")),
        (2, true),
        "{}",
        said.err
    );
}

#[test]
fn a_file_that_is_named_twice_is_copied_once() {
    let archive = clean();
    let said = run(archive.root(), &["theme", "eject", "page.html", "base.html", "page.html"]);
    assert_eq!((said.code, said.out.lines().count()), (0, 2), "{}{}", said.out, said.err);
}

#[test]
fn nothing_is_overwritten_and_a_slip_is_told() {
    let archive = clean();
    archive.write("themes/default/page.html", "mine");
    let said = run(archive.root(), &["theme", "eject", "report.html", "page.html", "--lang", "en"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("themes/default/page.html"), "{}", said.err);
    assert!(!archive.path("themes/default/report.html").exists(), "all or none");
    assert_eq!(archive.read("themes/default/page.html"), "mine");
    let said = run(archive.root(), &["theme", "eject", "reprot.html", "--lang", "en"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("did you mean report.html?"), "{}", said.err);
}
