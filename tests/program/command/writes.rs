//! What a build writes, and what it leaves alone.

use super::{clean, run, with_error, with_finding};
use crate::support::{Scratch, repository, tree};
use std::fs;

#[test]
fn a_site_is_built_where_it_is_asked_for() {
    let scratch = clean();
    let said = run(scratch.root(), &["build", "--lang", "en"]);
    assert!(said.out.contains("1 report by 1 publisher: 0 errors"), "{}", said.out);
    assert!(said.out.contains(" files written, 0 unchanged, 0 removed"), "{}", said.out);
    let site = tree(&scratch.path("public"));
    assert!(site.contains_key("bureau/2024/index.html"));
    run(scratch.root(), &["build", "--output", "other/site"]);
    assert_eq!(tree(&scratch.path("other/site")), site);
    // Named from elsewhere: the archive by --root, the output as seen from there.
    let elsewhere = Scratch::new();
    let root = scratch.root().to_str().unwrap();
    let said = run(elsewhere.root(), &["build", "--root", root, "-o", "here"]);
    assert_eq!((said.code, tree(&elsewhere.path("here"))), (0, site));
    let again = run(scratch.root(), &["build", "--lang", "en"]).out;
    assert!(again.contains(" 0 files written") && again.contains(" 0 removed"), "{again}");
}

#[test]
fn what_a_build_costs_is_told_by_stage_and_kind_of_file_even_where_nothing_has_changed() {
    let scratch = clean();
    run(scratch.root(), &["build"]);
    let said = run(scratch.root(), &["build", "--timings", "--lang", "en"]);
    assert_eq!(said.code, 0, "{}", said.out);
    let told = |words: &str| said.out.lines().filter(|line| line.trim_start().ends_with(words)).count();
    for stage in [
        "read the files",
        "hold them against their forms",
        "check the figures",
        "check the prose",
        "read the theme",
        "make the files and write them",
        "all of it",
    ] {
        assert_eq!(told(stage), 1, "{stage}: {}", said.out);
    }
    // One page in each of two languages, an entry and the index, though none of them differs.
    for made in ["pages, report: 2", "pages, publisher: 2", "ledger: 2"] {
        assert_eq!(told(made), 1, "{made}: {}", said.out);
    }
    let watched = run(scratch.root(), &["build", "--timings", "--watch", "--lang", "en"]);
    assert_eq!(watched.code, 2, "{}", watched.err);
}

#[test]
fn a_build_with_errors_writes_nothing() {
    let scratch = with_error();
    let said = run(scratch.root(), &["build", "--lang", "en"]);
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("error[figure-leading-zero]") && said.out.contains("nothing was written"),
        "{}",
        said.out
    );
    assert!(!scratch.path("public").exists(), "not even the folder");
    assert!(!said.out.contains("warning["), "only what stops the build: {}", said.out);
}

#[test]
fn a_build_with_errors_leaves_the_last_site_as_it_was() {
    let scratch = clean();
    run(scratch.root(), &["build"]);
    scratch.write("public/CNAME", "example.org\n");
    let before = tree(&scratch.path("public"));
    let time = fs::metadata(scratch.path("public/index.html")).unwrap().modified().unwrap();
    scratch.write("content/pages/new.md", "---\ntitle: New\n---\n[gone](gone.md)\n");
    for arguments in [&["build"][..], &["build", "--strict"]] {
        assert_eq!(run(scratch.root(), arguments).code, 1);
        assert_eq!(tree(&scratch.path("public")), before);
    }
    // An error that only rendering finds: a theme's.
    scratch.write("content/pages/new.md", "---\ntitle: New\n---\n");
    scratch.write("themes/own/page.html", "{{ view.nothing_of_this_name }}");
    let yaml = format!("{}theme: own\n", scratch.read("annals.yaml"));
    scratch.write("annals.yaml", yaml);
    let said = run(scratch.root(), &["build", "--lang", "en"]);
    assert!(said.code == 1 && said.out.contains("themes/own/page.html:1:"), "{}", said.out);
    assert_eq!(tree(&scratch.path("public")), before);
    assert_eq!(fs::metadata(scratch.path("public/index.html")).unwrap().modified().unwrap(), time);
}

#[test]
fn findings_stop_a_build_only_where_that_is_asked_for() {
    let scratch = with_finding();
    let said = run(scratch.root(), &["build", "--strict", "--lang", "en"]);
    assert!(said.code == 1 && said.out.contains("error[finding-contradiction]"), "{}", said.out);
    assert!(!scratch.path("public").exists());
    let said = run(scratch.root(), &["build", "--lang", "en"]);
    assert!(said.code == 0 && said.out.contains("`annals check` tells each"), "{}", said.out);
    assert!(run(scratch.root(), &["check"]).out.contains("warning[finding-contradiction]"));
    assert!(run(scratch.root(), &["check", "--strict"]).out.contains("error[finding-contradiction]"));
}

#[test]
fn files_that_are_not_the_sites_are_left_alone() {
    let scratch = clean();
    scratch.write("public/index.html", "somebody's own page");
    scratch.write("public/notes.txt", "mine");
    let said = run(scratch.root(), &["build", "--lang", "en"]);
    assert!(said.code == 2 && said.err.contains("was not written by Annals"), "{}{}", said.out, said.err);
    assert_eq!(tree(&scratch.path("public")).len(), 2);
    fs::remove_file(scratch.path("public/index.html")).unwrap();
    assert_eq!(run(scratch.root(), &["build"]).code, 0);
    assert_eq!(scratch.read("public/notes.txt"), "mine");
}

#[test]
fn a_built_site_is_checked_without_its_archive() {
    let (scratch, elsewhere) = (clean(), Scratch::new());
    run(scratch.root(), &["build"]);
    let site = scratch.path("public");
    let site = site.to_str().unwrap();
    let said = run(elsewhere.root(), &["check", "--site", site, "--lang", "en"]);
    assert_eq!((said.code, said.out), (0, format!("{site}: 0 faults\n")));
    fs::remove_file(scratch.path("public/bureau/2024/index.html")).unwrap();
    let said = run(elsewhere.root(), &["check", "--site", site, "--lang", "zh"]);
    assert!(said.code == 1 && said.out.contains("site-dead-link"), "{}", said.out);
    assert_eq!(
        run(elsewhere.root(), &["check", "--site", repository().join("src").to_str().unwrap()]).code,
        2
    );
}
