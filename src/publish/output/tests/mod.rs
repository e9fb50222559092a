//! Writing a site: only what differs, only what is ours, and whole wherever a run is stopped.

use crate::publish::output::names::MANIFEST;
use crate::publish::output::{self, Failed, Failure, File, Outcome, Way};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

mod exchanged;
mod failing;
mod refused;
mod remembered;
mod speed;
mod stopped;
mod streamed;

type Site = BTreeMap<String, String>;

fn site(files: &[(&str, &str)]) -> Site {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// The files of a site, some of each kind.
fn files(site: &Site) -> Vec<File<'_, String>> {
    let halves = |text: &str, into: &mut dyn io::Write| {
        let (start, end) = text.as_bytes().split_at(text.len() / 2);
        into.write_all(start).and_then(|()| into.write_all(end))
    };
    let (mut files, mut together) = (Vec::new(), Vec::new());
    for (number, (path, text)) in site.iter().enumerate() {
        match number % 3 {
            0 => files.push(File::rendered(path, move || Ok(text.clone().into_bytes()))),
            1 => files.push(File::streamed(path, move |into| halves(text, into))),
            _ => together.push((path, text)),
        }
    }
    let paths = together.iter().map(|(path, _)| (*path).clone()).collect();
    files.extend(File::together(paths, move |into| {
        together.iter().zip(into).try_for_each(|((_, text), into)| halves(text, *into))
    }));
    files
}

const WAYS: [Way; 2] = [Way::Exchange, Way::InPlace];

/// A throw-away folder for sites, in memory where there is one: thousands are written and removed.
fn throw_away() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap()
}

/// A throw-away folder with a site in it.
struct Output {
    folder: TempDir,
}

impl Output {
    fn new() -> Self {
        Self { folder: throw_away() }
    }

    fn with(old: &[(&str, &str)]) -> Self {
        let output = Self::new();
        publish(&output.path(), &site(old));
        output
    }

    /// Where the site is.
    fn path(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// A path beside the site.
    fn beside(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }
}

fn publish_by(way: Way, root: &Path, new: &Site) -> Outcome {
    output::publish(root, &files(new), way).unwrap()
}

fn publish(root: &Path, new: &Site) -> Outcome {
    publish_by(Way::Exchange, root, new)
}

/// Why a site is refused, which has to be the same both ways.
fn refused(root: &Path, new: &[(&str, &str)]) -> Failure {
    let [failure, other] = WAYS.map(|way| match output::publish(root, &files(&site(new)), way) {
        Err(Failed::Writing(failure)) => failure,
        other => panic!("{way:?}: {other:?}"),
    });
    assert_eq!(failure, other);
    failure
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
    let output = Output::new();
    put(&output.path(), foreign);
    publish_by(Way::InPlace, &output.path(), new);
    snapshot(&output.path())
}

fn put(root: &Path, files: &Site) {
    for (path, text) in files {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), text).unwrap();
    }
}

#[test]
fn writes_what_differs_and_touches_nothing_else() {
    for way in WAYS {
        let output =
            Output::with(&[("index.html", "1"), ("a/2020/index.html", "abc"), ("a/2019/index.html", "x")]);
        let root = &output.path();
        let manifest = fs::read_to_string(root.join(MANIFEST)).unwrap();
        assert!(manifest.contains(
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a/2020/index.html\n"
        ));
        let check = ["--strict", "-c", MANIFEST];
        if let Ok(run) = std::process::Command::new("sha256sum").args(check).current_dir(root).output() {
            assert!(run.status.success());
        }
        let time = |path: &str| fs::metadata(root.join(path)).unwrap().modified().unwrap();
        let before = (time(""), time("index.html"), time(MANIFEST), time("a/2020/index.html"));
        let same = site(&[("index.html", "1"), ("a/2020/index.html", "abc"), ("a/2019/index.html", "x")]);
        let outcome = publish_by(way, root, &same);
        assert_eq!((outcome.written, outcome.unchanged, outcome.removed), (0, 3, 0));
        assert_eq!(before, (time(""), time("index.html"), time(MANIFEST), time("a/2020/index.html")));

        let next = site(&[("index.html", "2"), ("a/2020/index.html", "abc"), ("b.css", "")]);
        let outcome = publish_by(way, root, &next);
        assert_eq!((outcome.written, outcome.unchanged, outcome.removed), (2, 1, 1));
        assert_eq!(outcome.created_files, ["b.css"]);
        assert_eq!(outcome.changed_files, ["index.html"]);
        assert_eq!(outcome.removed_files, ["a/2019/index.html"]);
        assert_eq!(before.3, time("a/2020/index.html"));
        assert!(!root.join("a/2019").exists());
        publish_by(way, root, &Site::new());
        assert_eq!(snapshot(root), BTreeMap::from([("/".into(), vec![]), (MANIFEST.into(), vec![])]));
    }
}

#[test]
fn nothing_changes_when_a_page_cannot_be_rendered() {
    let make = |path: &str| match path {
        "b.html" | "é.html" | "a.html" => Err(path.to_owned()),
        _ => Ok(b"new".to_vec()),
    };
    let paths = ["é.html", "index.html", "b.html", "c.html", "a.html"];
    let files: Vec<_> = paths.iter().map(|path| File::rendered(*path, move || make(path))).collect();
    for way in WAYS {
        let output = Output::with(&[("index.html", "old")]);
        let before = snapshot(output.folder.path());
        match output::publish(&output.path(), &files, way) {
            Err(Failed::Rendering(errors)) => assert_eq!(errors, ["a.html", "b.html", "é.html"]),
            other => panic!("{other:?}"),
        }
        assert_eq!(snapshot(output.folder.path()), before);
        let nowhere = output.beside("not/yet");
        assert!(output::publish(&nowhere, &files, way).is_err());
        assert_eq!(fs::read_dir(output.beside("not")).unwrap().count(), 0);
    }
}

#[test]
fn files_of_others_stay() {
    for way in WAYS {
        let output = Output::new();
        let root = &output.path();
        let foreign = site(&[("CNAME", "x"), (".git/config", "y"), ("a/notes.txt", "z"), ("same.html", "s")]);
        put(root, &foreign);
        fs::create_dir_all(root.join("empty/folder")).unwrap();
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
        publish_by(way, root, &site(&[("a/index.html", "1"), ("same.html", "s")]));
        publish_by(way, root, &site(&[("index.html", "1"), ("same.html", "s")]));
        for (path, text) in &foreign {
            assert_eq!(fs::read_to_string(root.join(path)).unwrap(), *text);
        }
        assert!(root.join("empty/folder").is_dir());
        // One of ours that somebody else changed is ours still.
        fs::write(root.join("index.html"), "mine now").unwrap();
        assert_eq!(publish_by(way, root, &site(&[("index.html", "1")])).changed_files, ["index.html"]);
    }
}

#[test]
fn copies_files_and_names_the_one_it_cannot_read() {
    let output = Output::new();
    fs::write(output.beside("source.pdf"), "pdf").unwrap();
    let root = &output.path();
    let copied = |from: &str| vec![File::<String>::copied("a/copy.pdf", output.beside(from))];
    assert_eq!(output::publish(root, &copied("source.pdf"), Way::Exchange).unwrap().written, 1);
    assert_eq!(fs::read_to_string(root.join("a/copy.pdf")).unwrap(), "pdf");
    assert!(
        matches!(output::publish(root, &copied("gone.pdf"), Way::Exchange), Err(Failed::Writing(failure))
            if failure.message.en.contains("gone.pdf"))
    );
    assert_eq!(fs::read_to_string(root.join("a/copy.pdf")).unwrap(), "pdf");
}

#[cfg(unix)]
#[test]
fn two_runs_do_not_write_at_once() {
    let output = Output::with(&[("a", "1")]);
    publish(&output.path(), &site(&[("a", "0")]));
    for locked in [output.path(), output.beside(".annals-site/lock")] {
        let lock = fs::File::open(&locked).unwrap();
        lock.lock().unwrap();
        assert!(refused(&output.path(), &[("a", "2")]).message.en.contains("another run"), "{locked:?}");
        drop(lock);
        for (way, text) in WAYS.into_iter().zip(["1", "2"]) {
            publish_by(way, &output.path(), &site(&[("a", text)]));
        }
    }
}

#[test]
fn files_that_somebody_edited_are_named_when_they_are_replaced() {
    for way in WAYS {
        let output = Output::new();
        let root = &output.path();
        let one = site(&[("a.html", "a"), ("b.html", "b"), ("c.html", "c")]);
        publish_by(way, root, &one);
        fs::write(root.join("b.html"), "edited").unwrap();
        let two = site(&[("a.html", "a, again"), ("b.html", "b"), ("c.html", "c")]);
        let outcome = publish_by(way, root, &two);
        assert_eq!(outcome.changed_files, ["a.html", "b.html"]);
        assert_eq!(outcome.edited_files, ["b.html"]);
        assert_eq!(publish_by(way, root, &one).edited_files, [""; 0]);
    }
}
