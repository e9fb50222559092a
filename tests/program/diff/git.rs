//! Git revisions.

use super::{REPORT, annals, archive, line, report, told};
use crate::support::Scratch;
use std::fs;
use std::path::Path;
use std::process::Command;

fn git(folder: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        git.env_remove(name);
    }
    let author = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    let output = git.arg("-C").arg(folder).args(author).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn commit(folder: &Path, message: &str) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", message]);
}

/// Whether git is there; says so if it is not, and the test has nothing to try.
fn has_git(test: &str) -> bool {
    let found = Command::new("git").arg("--version").output().is_ok();
    if !found {
        eprintln!("{test}: skipped, there is no git");
    }
    found
}

/// A repository with the archive in it, at its top or in a folder.
fn repository(folder: &str) -> Scratch {
    let scratch = Scratch::new();
    for (path, bytes) in crate::support::tree(archive().root()) {
        scratch.write(&format!("{folder}{path}"), bytes);
    }
    git(scratch.root(), &["init", "--quiet", "--initial-branch=main"]);
    commit(scratch.root(), "first");
    scratch
}

const CHANGED: &str = "calls.north.made: 3 → 4 (+1), not declared";

fn changed() -> String {
    report(&[("north: [3, 1]", "north: [4, 1]")])
}

#[test]
fn two_revisions_are_compared() {
    if !has_git("two_revisions_are_compared") {
        return;
    }
    let scratch = repository("");
    scratch.write("content/bureau/2021.md", changed());
    commit(scratch.root(), "second");
    // What is in the folder does not matter.
    fs::remove_dir_all(scratch.path("content")).unwrap();
    let answer = told(&annals(scratch.root(), &["HEAD~1", "main", "--format=short"]));
    assert_eq!(answer, (line(CHANGED), 1));
    assert_eq!(told(&annals(scratch.root(), &["main", "HEAD", "--format=short"])), (String::new(), 0));
}

#[test]
fn a_revision_is_compared_with_the_folder_as_it_is() {
    if !has_git("a_revision_is_compared_with_the_folder_as_it_is") {
        return;
    }
    let scratch = repository("");
    scratch.write("content/bureau/2021.md", changed());
    scratch.write("content/bureau/2022.md", REPORT);
    let expected = (line(CHANGED) + "bureau/2022: report added, figures: 5\n", 1);
    assert_eq!(told(&annals(scratch.root(), &["main", ".", "--format=short"])), expected);
    assert_eq!(told(&annals(scratch.root(), &["main", "--format=short"])), expected);
}

#[test]
fn files_of_a_revision_are_compared_by_their_bytes() {
    if !has_git("files_of_a_revision_are_compared_by_their_bytes") {
        return;
    }
    let scratch = repository("");
    scratch.write("content/bureau/paper.pdf", "one\nblob 3\n");
    scratch.write("content/bureau/kept.pdf", [0, 10, 13, 255]);
    commit(scratch.root(), "second");
    assert_eq!(told(&annals(scratch.root(), &["main", ".", "--format=short"])), (String::new(), 0));
    scratch.write("content/bureau/paper.pdf", "two\nblob 3\n");
    let (text, _) = told(&annals(scratch.root(), &["main", ".", "--format=short"]));
    assert!(text.contains("bureau/paper.pdf") && !text.contains("kept.pdf"), "{text}");
}

#[test]
fn the_archive_may_lie_in_a_folder_of_its_repository() {
    if !has_git("the_archive_may_lie_in_a_folder_of_its_repository") {
        return;
    }
    let scratch = repository("sites/survey/");
    // Another archive beside it has no part in this.
    scratch.write("annals.yaml", "title: Another\nlanguages: [en]\n");
    scratch.write("content/other/index.md", "---\nname: Another\n---\n");
    commit(scratch.root(), "second");
    scratch.write("sites/survey/content/bureau/2021.md", changed());
    let expected = (line(CHANGED), 1);
    let inside = scratch.path("sites/survey");
    assert_eq!(told(&annals(&inside, &["HEAD", "--format=short"])), expected);
    let arguments = ["--root", "sites/survey", "HEAD", "--format=short"];
    assert_eq!(told(&annals(scratch.root(), &arguments)), expected);
    // GitLab looks for a file from the top of the repository.
    let (issues, _) = told(&annals(&inside, &["HEAD", "--format=gitlab"]));
    assert!(issues.contains("\"sites/survey/content/bureau/2021.md\""), "{issues}");
}

#[test]
fn a_hook_may_ask() {
    if !has_git("a_hook_may_ask") {
        return;
    }
    let scratch = repository("survey/");
    scratch.write("survey/content/bureau/2021.md", changed());
    let mut hooked = Command::new(env!("CARGO_BIN_EXE_annals"));
    hooked.current_dir(scratch.root()).args(["--lang=en", "--root=survey", "diff", "HEAD", "--format=short"]);
    hooked.env("GIT_DIR", ".git").env("GIT_INDEX_FILE", ".git/index").env("GIT_PREFIX", "");
    assert_eq!(told(&hooked.output().unwrap()), (line(CHANGED), 1));
}

#[test]
fn links_and_dropped_files_of_a_revision_are_not_read() {
    if !has_git("links_and_dropped_files_of_a_revision_are_not_read") {
        return;
    }
    let scratch = repository("");
    scratch.write("content/bureau/.2019.md", REPORT);
    scratch.write("content/bureau/2019.md~", REPORT);
    scratch.write("content/bureau/scan.pdf", [0xff, 0xfe]);
    scratch.write("content/bureau/年报.pdf", [0xff, 0xfe]);
    commit(scratch.root(), "second");
    let output = annals(scratch.root(), &["HEAD~1", "HEAD"]);
    let (text, code) = told(&output);
    assert!(
        text.starts_with("/bureau/scan.pdf: attachment added\n/bureau/年报.pdf: attachment added\n"),
        "{text}"
    );
    assert_eq!(code, 0);
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("2020.md", scratch.path("content/bureau/2019.md")).unwrap();
        commit(scratch.root(), "third");
        let output = annals(scratch.root(), &["HEAD~1", "HEAD"]);
        assert_eq!(told(&output).0, "no figure differs\n");
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(errors.contains("content/bureau/2019.md:1:1: error[file-symlink]"), "{errors}");
    }
}

#[test]
fn what_is_neither_folder_nor_revision_is_told_and_nothing_compared() {
    if !has_git("what_is_neither_folder_nor_revision_is_told_and_nothing_compared") {
        return;
    }
    let scratch = repository("survey/");
    let elsewhere = Scratch::new();
    let inside = scratch.path("survey");
    let refused = |folder: &Path, arguments: &[&str], words: &str| {
        let output = annals(folder, arguments);
        let errors = String::from_utf8(output.stderr.clone()).unwrap();
        assert_eq!(told(&output), (String::new(), 2), "{arguments:?}");
        assert!(errors.contains(words), "{arguments:?}: {errors}");
    };
    refused(
        &inside,
        &["nowhere"],
        "'nowhere' is no folder of an archive or a site, and the git repository of . has no such revision",
    );
    refused(&inside, &["HEAD", "content"], "'content' is no folder of an archive");
    refused(&inside, &[""], "'' is no folder");
    refused(&inside, &["--", "--output=x"], "'--output=x' is no folder");
    refused(&inside, &["--", "-h"], "'-h' is no folder");
    refused(&inside, &["HEAD:content"], "is no folder");
    refused(scratch.root(), &["HEAD"], "the revision 'HEAD' has no annals.yaml in .");
    refused(elsewhere.root(), &["HEAD"], "git");
    refused(&inside, &["HEAD", ".", "--root", "nowhere"], "git cannot read it");
    // Without a second name it is the archive at --root.
    refused(elsewhere.root(), &[inside.to_str().unwrap()], "there is no annals.yaml in .");
    assert!(!inside.join("x").exists());
}

#[test]
fn without_git_folders_are_compared_and_revisions_told_to_need_it() {
    let scratch = archive();
    let run = |arguments: &[&str]| {
        let mut annals = Command::new(env!("CARGO_BIN_EXE_annals"));
        annals.current_dir(scratch.root()).args(["--lang=en", "diff"]).args(arguments);
        annals.env("PATH", scratch.path("nowhere")).output().unwrap()
    };
    assert_eq!(told(&run(&[".", "."])).1, 0);
    let output = run(&["HEAD"]);
    assert_eq!(told(&output).1, 2);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.contains("revisions are read with git, which cannot be started"), "{errors}");
    assert!(errors.contains("install git, or compare two folders"), "{errors}");
}
