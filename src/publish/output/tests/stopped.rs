//! A run that is stopped at any operation on the disk.

use super::{Site, clean, files, publish, put, site, snapshot};
use crate::publish::output::{self, Disk, System};
use proptest::prelude::*;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A disk that fails at one operation, or at that and all after it, as if the run had been killed there.
struct Failing {
    at: usize,
    for_good: bool,
    done: AtomicUsize,
}

impl Failing {
    fn new(at: usize, for_good: bool) -> Self {
        Self { at, for_good, done: AtomicUsize::new(0) }
    }

    fn step(&self) -> io::Result<()> {
        let number = self.done.fetch_add(1, Ordering::SeqCst);
        let fails = number == self.at || self.for_good && number > self.at;
        if fails { Err(io::Error::other("stopped by the test")) } else { Ok(()) }
    }
}

impl Disk for Failing {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.step().and_then(|()| System.create_folder(path))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.step().inspect_err(|_| fs::write(path, &bytes[..bytes.len() / 2]).unwrap_or_default())?;
        System.write(path, bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step().and_then(|()| System.rename(from, to))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step().and_then(|()| System.remove_file(path))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step().and_then(|()| System.remove_folder(path))
    }
}

/// Files of others, one of them in a folder where ours may lie too.
fn foreign() -> Site {
    site(&[("CNAME", "x"), ("a/notes.txt", "y")])
}

/// Stops a run from `old` to `new` at an operation, looks at what stands, and lets the next run finish. Tells
/// whether the run was stopped at all.
fn stop_at(at: usize, for_good: bool, old: &Site, new: &Site, next: &Site) -> bool {
    let foreign = foreign();
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    put(root, &foreign);
    publish(root, old);
    let disk = Failing::new(at, for_good);
    let result = output::publish_on(&disk, root, &files(new));
    for path in old.keys().chain(new.keys()) {
        let (was, is) = (old.get(path), new.get(path));
        match fs::read_to_string(root.join(path)) {
            Ok(text) => assert!([was, is].contains(&Some(&text)), "{path} is torn at {at}"),
            Err(_) => assert!(was.is_none() || is.is_none(), "{path} is gone at {at}"),
        }
    }
    publish(root, next);
    assert_eq!(snapshot(root), clean(next, &foreign), "stopped at {at}");
    assert_eq!(result.is_ok(), disk.done.into_inner() <= at);
    result.is_err()
}

#[test]
fn a_run_stopped_anywhere_leaves_whole_files_and_is_finished_by_the_next() {
    let old = site(&[
        ("index.html", "old index"),
        ("same.html", "same"),
        ("p/2019/index.html", "gone"),
        ("q/index.html", "q"),
        ("folder/x/y", "to be a file"),
        ("file", "to be a folder"),
        ("Case.html", "C"),
        ("a/index.html", "a"),
    ]);
    let new = site(&[
        ("index.html", "new index"),
        ("same.html", "same"),
        ("p/2020/index.html", "new"),
        ("q/index.html", "Q"),
        ("folder", "now a file"),
        ("file/x/y", "now in a folder"),
        ("case.html", "c"),
    ]);
    for (old, new) in [(&old, &new), (&new, &old), (&Site::new(), &new), (&old, &Site::new())] {
        for for_good in [true, false] {
            for next in [new, old] {
                let stops = (0..).take_while(|&at| stop_at(at, for_good, old, new, next)).count();
                assert!(stops > 8, "{stops}");
            }
        }
    }
}

fn any_site() -> impl Strategy<Value = Site> {
    let part = prop::sample::select(vec!["a", "b", "B", "ab", "a.b", "c"]);
    let path = prop::collection::vec(part, 1..4).prop_map(|parts| parts.join("/"));
    prop::collection::btree_map(path, "[xy]{0,3}", 0..8).prop_filter(
        "one path in the way of another",
        |site| {
            let folder = tempfile::tempdir().unwrap();
            put(folder.path(), &foreign());
            output::publish(folder.path(), &files(site)).is_ok()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_site_follows_any_other(
        sites in prop::collection::vec(any_site(), 3), at in 0_usize..40, kill: bool,
    ) {
        stop_at(at, kill, &sites[0], &sites[1], &sites[2]);
    }
}
