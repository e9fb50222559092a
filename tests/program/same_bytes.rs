//! Same sources, same bytes: whatever the folder, the time zone, the locale, the number of threads, the order
//! in which files were written, their times, and what was built there before.

use crate::support::{Scratch, repository, tree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

type Tree = BTreeMap<String, Vec<u8>>;

/// The sources of the example archive, by path.
fn example() -> Tree {
    let mut sources = Tree::new();
    for folder in ["content", "themes"] {
        let found = tree(&repository().join(folder)).into_iter();
        sources.extend(found.map(|(path, bytes)| (format!("{folder}/{path}"), bytes)));
    }
    sources.insert("annals.yaml".to_owned(), fs::read(repository().join("annals.yaml")).unwrap());
    sources
}

/// What surrounds a run.
struct Surroundings {
    zone: &'static str,
    locale: &'static str,
    threads: &'static str,
}

const HERE: Surroundings = Surroundings { zone: "UTC", locale: "C", threads: "2" };

/// Builds an archive through the binary; the program is run in the folder of `root` and is told its name
/// only.
fn build(root: &Path, into: &Path, around: &Surroundings) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_annals"))
        .current_dir(root.parent().unwrap())
        .args(["--root".as_ref(), root.file_name().unwrap()])
        .args(["build".as_ref(), "--output".as_ref(), into.as_os_str()])
        .env("TZ", around.zone)
        .env("LC_ALL", around.locale)
        .env("LANG", around.locale)
        .env("RAYON_NUM_THREADS", around.threads)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

/// Fails with the paths that are not the same in both.
fn assert_same(one: &Tree, other: &Tree, between: &str) {
    let paths: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differ: Vec<&String> = paths.into_iter().filter(|path| one.get(*path) != other.get(*path)).collect();
    assert!(differ.is_empty(), "{between}: {differ:?}");
    assert!(one.len() > 100, "the example is a site of some size");
}

#[test]
fn surroundings_change_nothing() {
    let scratch = Scratch::new();
    let sources = example();
    for (path, bytes) in &sources {
        scratch.write(&format!("a/{path}"), bytes);
    }
    // Written the other way round, a folder may well list its files in another order.
    for (path, bytes) in sources.iter().rev() {
        scratch.write(&format!("另 一/très/deep/{path}"), bytes);
    }
    let zh = Surroundings { zone: "Asia/Shanghai", locale: "zh_CN.UTF-8", threads: "1" };
    let tr = Surroundings { zone: "Pacific/Marquesas", locale: "tr_TR.ISO-8859-9", threads: "4" };
    let (one, other) = (scratch.path("one"), scratch.path("a/public"));
    build(&scratch.path("另 一/très/deep"), &one, &zh);
    build(&scratch.path("a"), &other, &tr);
    assert_same(&tree(&one), &tree(&other), "two surroundings");
}

#[test]
fn an_older_site_leaves_no_trace() {
    let scratch = Scratch::new();
    for (path, bytes) in example() {
        scratch.write(&path, bytes);
    }
    let (fresh, over) = (scratch.path("fresh"), scratch.path("over"));
    build(scratch.root(), &fresh, &HERE);
    // The older site has pages at the same addresses, at others, and files that are the same in both.
    let older = Scratch::copy_of("tests/golden/archive");
    build(older.root(), &over, &HERE);
    let before = tree(&over);
    assert!(before.contains_key("river-library/2020/floor-plan.svg"), "{:?}", before.keys());
    // It is another archive's: with its ledger there the build would say so and stop.
    fs::remove_dir_all(over.join("ledger")).unwrap();
    let said = build(scratch.root(), &over, &HERE);
    assert!(!said.contains(" 0 removed"), "{said}");
    assert_same(&tree(&over), &tree(&fresh), "over an older site and fresh");
}

#[test]
fn times_of_files_change_nothing() {
    let scratch = Scratch::new();
    for (path, bytes) in example() {
        scratch.write(&path, bytes);
    }
    let into = scratch.path("public");
    build(scratch.root(), &into, &HERE);
    let before = tree(&into);
    let written = fs::metadata(into.join("index.html")).unwrap().modified().unwrap();
    for (age, path) in example().keys().enumerate() {
        let time = written - Duration::from_secs(86_400 * (1 + age as u64));
        File::options().write(true).open(scratch.path(path)).unwrap().set_modified(time).unwrap();
    }
    let said = build(scratch.root(), &into, &HERE);
    assert!(said.contains(" 0 files written"), "{said}");
    assert_same(&tree(&into), &before, "after other times");
    assert_eq!(fs::metadata(into.join("index.html")).unwrap().modified().unwrap(), written, "untouched");
}
