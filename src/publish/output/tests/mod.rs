//! Writing a site: only what differs, only what is ours, and whole wherever a run is stopped.

use crate::publish::output::names::MANIFEST;
use crate::publish::output::{self, Failed, Failure, File, Outcome};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

mod refused;
mod speed;
mod stopped;
mod streamed;

type Site = BTreeMap<String, String>;

fn site(files: &[(&str, &str)]) -> Site {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn files(site: &Site) -> Vec<File<'_, String>> {
    let file = |(number, (path, text)): (usize, (&String, &String))| {
        let text = text.clone();
        match number % 2 {
            0 => File::rendered(path, move || Ok(text.clone().into_bytes())),
            _ => File::streamed(path, move |into| {
                let (start, end) = text.as_bytes().split_at(text.len() / 2);
                into.write_all(start).and_then(|()| into.write_all(end))
            }),
        }
    };
    site.iter().enumerate().map(file).collect()
}

fn publish(root: &Path, new: &Site) -> Outcome {
    output::publish(root, &files(new)).unwrap()
}

fn refused(root: &Path, new: &[(&str, &str)]) -> Failure {
    match output::publish(root, &files(&site(new))) {
        Err(Failed::Writing(failure)) => failure,
        other => panic!("{other:?}"),
    }
}

/// Everything in a folder: files with their bytes, folders with a slash.
fn snapshot(root: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(root)
        .into_iter()
        .map(Result::unwrap)
        .map(|entry| {
            let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            if entry.file_type().is_dir() {
                (path + "/", Vec::new())
            } else {
                (path, fs::read(entry.path()).unwrap())
            }
        })
        .collect()
}

/// What a run into an empty folder makes, with the files of others.
fn clean(new: &Site, foreign: &Site) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), foreign);
    publish(folder.path(), new);
    snapshot(folder.path())
}

fn put(root: &Path, files: &Site) {
    for (path, text) in files {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), text).unwrap();
    }
}

fn folder_with(old: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    publish(folder.path(), &site(old));
    folder
}

#[test]
fn writes_what_differs_and_touches_nothing_else() {
    let folder =
        folder_with(&[("index.html", "1"), ("a/2020/index.html", "abc"), ("a/2019/index.html", "x")]);
    let root = folder.path();
    let manifest = fs::read_to_string(root.join(MANIFEST)).unwrap();
    assert!(
        manifest.contains(
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a/2020/index.html\n"
        )
    );
    if let Ok(run) =
        std::process::Command::new("sha256sum").args(["--strict", "-c", MANIFEST]).current_dir(root).output()
    {
        assert!(run.status.success());
    }
    let time = |path: &str| fs::metadata(root.join(path)).unwrap().modified().unwrap();
    let before = (time(""), time("index.html"), time(MANIFEST), time("a/2020/index.html"));
    let same = site(&[("index.html", "1"), ("a/2020/index.html", "abc"), ("a/2019/index.html", "x")]);
    let outcome = publish(root, &same);
    assert_eq!((outcome.written, outcome.unchanged, outcome.removed), (0, 3, 0));
    assert_eq!(before, (time(""), time("index.html"), time(MANIFEST), time("a/2020/index.html")));

    let outcome = publish(root, &site(&[("index.html", "2"), ("a/2020/index.html", "abc"), ("b.css", "")]));
    assert_eq!((outcome.written, outcome.unchanged, outcome.removed), (2, 1, 1));
    assert_eq!(outcome.created_files, ["b.css"]);
    assert_eq!(outcome.changed_files, ["index.html"]);
    assert_eq!(outcome.removed_files, ["a/2019/index.html"]);
    assert_eq!(before.3, time("a/2020/index.html"));
    assert!(!root.join("a/2019").exists());
    publish(root, &Site::new());
    assert_eq!(snapshot(root), BTreeMap::from([("/".into(), vec![]), (MANIFEST.into(), vec![])]));
}

#[test]
fn nothing_changes_when_a_page_cannot_be_rendered() {
    let folder = folder_with(&[("index.html", "old")]);
    let before = snapshot(folder.path());
    let make = |path: &str| match path {
        "b.html" | "é.html" | "a.html" => Err(path.to_owned()),
        _ => Ok(b"new".to_vec()),
    };
    let paths = ["é.html", "index.html", "b.html", "c.html", "a.html"];
    let files: Vec<_> = paths.iter().map(|path| File::rendered(*path, move || make(path))).collect();
    match output::publish(folder.path(), &files) {
        Err(Failed::Rendering(errors)) => assert_eq!(errors, ["a.html", "b.html", "é.html"]),
        other => panic!("{other:?}"),
    }
    assert_eq!(snapshot(folder.path()), before);
    let nowhere = folder.path().join("not/yet");
    assert!(output::publish(&nowhere, &files).is_err());
    assert!(!nowhere.exists());
}

#[test]
fn files_of_others_stay() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let foreign = site(&[("CNAME", "x"), (".git/config", "y"), ("a/notes.txt", "z"), ("same.html", "s")]);
    put(root, &foreign);
    for (path, text) in [("CNAME", "other"), ("CNAME", "")] {
        assert!(refused(root, &[("index.html", "1"), (path, text)]).message.en.contains("CNAME"));
        assert_eq!(snapshot(root).keys().filter(|path| !path.ends_with('/')).count(), 4);
    }
    let failure = refused(root, &[("CNAME/index.html", ""), ("same.html/x", "")]);
    assert!(
        failure.message.en.contains("CNAME") && failure.message.en.ends_with("(and 1 more)"),
        "{failure}"
    );
    assert!(refused(root, &[("a", "")]).message.en.contains("folder"));
    publish(root, &site(&[("a/index.html", "1"), ("same.html", "s")]));
    publish(root, &site(&[("index.html", "1"), ("same.html", "s")]));
    for (path, text) in &foreign {
        assert_eq!(fs::read_to_string(root.join(path)).unwrap(), *text);
    }
    // One of ours that somebody else changed is ours still.
    fs::write(root.join("index.html"), "mine now").unwrap();
    assert_eq!(publish(root, &site(&[("index.html", "1")])).changed_files, ["index.html"]);
}

#[test]
fn copies_files_and_names_the_one_it_cannot_read() {
    let folder = folder_with(&[("source.pdf", "pdf")]);
    let root = folder.path().join("site");
    let copied = |from: &str| vec![File::<String>::copied("a/copy.pdf", folder.path().join(from))];
    assert_eq!(output::publish(&root, &copied("source.pdf")).unwrap().written, 1);
    assert_eq!(fs::read_to_string(root.join("a/copy.pdf")).unwrap(), "pdf");
    assert!(matches!(output::publish(&root, &copied("gone.pdf")), Err(Failed::Writing(failure))
            if failure.message.en.contains("gone.pdf")));
    assert_eq!(fs::read_to_string(root.join("a/copy.pdf")).unwrap(), "pdf");
}

#[cfg(unix)]
#[test]
fn two_runs_do_not_write_at_once() {
    let folder = folder_with(&[("a", "1")]);
    let lock = fs::File::open(folder.path()).unwrap();
    lock.lock().unwrap();
    assert!(refused(folder.path(), &[("a", "2")]).message.en.contains("another run"));
    drop(lock);
    publish(folder.path(), &site(&[("a", "2")]));
}

#[test]
fn files_that_somebody_edited_are_named_when_they_are_replaced() {
    let folder = TempDir::new().unwrap();
    let one = site(&[("a.html", "a"), ("b.html", "b"), ("c.html", "c")]);
    publish(folder.path(), &one);
    fs::write(folder.path().join("b.html"), "edited").unwrap();
    let two = site(&[("a.html", "a, again"), ("b.html", "b"), ("c.html", "c")]);
    let outcome = publish(folder.path(), &two);
    assert_eq!(outcome.changed_files, ["a.html", "b.html"]);
    assert_eq!(outcome.edited_files, ["b.html"]);
    assert_eq!(publish(folder.path(), &one).edited_files, [""; 0]);
}
