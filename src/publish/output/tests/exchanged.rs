//! What an exchange carries along, what it costs, and what cannot be exchanged.

use super::failing::{Failing, Fault};
use super::{Output, Site, files, publish, put, site, snapshot};
use crate::publish::output::names::MANIFEST;
use crate::publish::output::{self, Disk, Failed, System, Way};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A disk on which something happens just before the exchange, which may then fail.
struct Meanwhile<F> {
    happens: F,
    fails: Option<io::ErrorKind>,
}

impl<F: Fn() + Sync> Disk for Meanwhile<F> {
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        (self.happens)();
        self.fails.map_or_else(|| System.exchange(one, other), |kind| Err(kind.into()))
    }
}

/// A disk to which nothing may be written but a lock.
struct Untouched;

impl Disk for Untouched {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        panic!("{path:?} is created")
    }

    fn write(&self, path: &Path, _: &[u8]) -> io::Result<()> {
        panic!("{path:?} is written")
    }

    fn link(&self, _: &Path, to: &Path) -> io::Result<()> {
        panic!("{to:?} is linked")
    }

    fn rename(&self, _: &Path, to: &Path) -> io::Result<()> {
        panic!("{to:?} is replaced")
    }

    fn exchange(&self, _: &Path, other: &Path) -> io::Result<()> {
        panic!("{other:?} is exchanged")
    }

    fn sync(&self, folder: &Path, _: &[PathBuf]) -> io::Result<()> {
        panic!("{folder:?} is synced")
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        panic!("{path:?} is removed")
    }
}

#[test]
fn where_nothing_changed_nothing_is_written() {
    let output = Output::with(&[("a/index.html", "a"), ("b.html", "b")]);
    let same = site(&[("a/index.html", "a"), ("b.html", "c")]);
    publish(&output.path(), &same);
    let before = snapshot(output.folder.path());
    output::publish_on(&Untouched, &output.path(), &files(&same), Way::Exchange).unwrap();
    assert_eq!(snapshot(output.folder.path()), before);
}

#[test]
fn a_first_site_leaves_nothing_beside_it() {
    let output = Output::with(&[("a", "1")]);
    publish(&output.path(), &site(&[("a", "1")]));
    assert_eq!(fs::read_dir(output.folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn what_did_not_change_is_the_same_file() {
    use std::os::unix::fs::MetadataExt;
    let output = Output::new();
    let root = &output.path();
    put(root, &site(&[("CNAME", "mine")]));
    let inode = |path: &str| fs::metadata(root.join(path)).unwrap().ino();
    let version = |text: &str| site(&[("same.html", "same"), ("a/other.html", text)]);
    publish(root, &version("1"));
    let first = (inode("same.html"), inode("CNAME"), inode("a/other.html"));
    for text in ["2", "3", "4"] {
        publish(root, &version(text));
        assert_eq!((inode("same.html"), inode("CNAME")), (first.0, first.1));
        assert_ne!(inode("a/other.html"), first.2);
        // The former site is whole too, and no more than that.
        let former = snapshot(&output.beside(".annals-site/site"));
        assert_eq!(
            former.keys().cloned().collect::<Vec<_>>(),
            ["/", "CNAME", "a/", "a/other.html", MANIFEST, "same.html"]
        );
    }
}

#[test]
fn what_somebody_did_to_the_former_site_is_not_published() {
    let output = Output::with(&[("a.html", "a"), ("b.html", "1")]);
    let root = &output.path();
    publish(root, &site(&[("a.html", "a"), ("b.html", "2")]));
    let former = output.beside(".annals-site/site");
    fs::remove_file(former.join("a.html")).unwrap();
    fs::write(former.join("a.html"), "A").unwrap();
    fs::write(former.join("stray"), "").unwrap();
    fs::remove_file(former.join(MANIFEST)).unwrap();
    fs::create_dir(former.join(MANIFEST)).unwrap();
    let next = site(&[("a.html", "a"), ("b.html", "3")]);
    publish(root, &next);
    assert_eq!(snapshot(root), super::clean(&next, &Site::new()));
    // A page that somebody edits changes in the former site too: they are one file.
    fs::write(root.join("a.html"), "edited").unwrap();
    let next = site(&[("a.html", "a"), ("b.html", "4")]);
    publish(root, &next);
    assert_eq!(snapshot(root), super::clean(&next, &Site::new()));
}

#[test]
fn a_file_that_others_put_there_meanwhile_moves_along() {
    let output = Output::with(&[("index.html", "1")]);
    let root = &output.path();
    let happens = || put(root, &site(&[("uploads/late.txt", "late")]));
    let disk = Meanwhile { happens, fails: None };
    let new = site(&[("index.html", "2")]);
    output::publish_on(&disk, root, &files(&new), Way::Exchange).unwrap();
    assert_eq!(fs::read_to_string(root.join("uploads/late.txt")).unwrap(), "late");
    assert_eq!(fs::read_to_string(root.join("index.html")).unwrap(), "2");
    // One that they remove is gone for good.
    fs::remove_dir_all(root.join("uploads")).unwrap();
    for text in ["3", "4"] {
        publish(root, &site(&[("index.html", text)]));
        assert!(!root.join("uploads").exists());
    }
}

#[test]
fn what_cannot_be_exchanged_is_told_how_to_be_built() {
    let output = Output::with(&[("index.html", "1")]);
    let root = &output.path();
    let before = snapshot(root);
    for kind in [io::ErrorKind::ResourceBusy, io::ErrorKind::CrossesDevices, io::ErrorKind::PermissionDenied]
    {
        let disk = Meanwhile { happens: || {}, fails: Some(kind) };
        match output::publish_on(&disk, root, &files(&site(&[("index.html", "2")])), Way::Exchange) {
            Err(Failed::Writing(failure)) => {
                assert!(failure.message.en.contains("as a whole"), "{failure}");
                assert!(failure.remedy.en.contains("--in-place") && failure.remedy.zh.contains("--in-place"));
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(snapshot(root), before);
    }
    match output::publish(Path::new("/"), &files(&Site::new()), Way::Exchange) {
        Err(Failed::Writing(failure)) => assert!(failure.remedy.en.contains("--in-place"), "{failure}"),
        other => panic!("{other:?}"),
    }
    let full = Failing::new(2, Fault::Full, true);
    match output::publish_on(&full, root, &files(&site(&[("index.html", "2")])), Way::Exchange) {
        Err(Failed::Writing(failure)) => assert!(failure.remedy.en.contains("as it was"), "{failure}"),
        other => panic!("{other:?}"),
    }
}

#[cfg(unix)]
#[test]
fn a_folder_behind_a_link_is_exchanged_and_the_link_stays() {
    let output = Output::with(&[("index.html", "1")]);
    let link = output.beside("www");
    std::os::unix::fs::symlink("site", &link).unwrap();
    publish(&link, &site(&[("index.html", "2")]));
    assert!(link.is_symlink());
    assert_eq!(fs::read_to_string(output.path().join("index.html")).unwrap(), "2");
    fs::remove_dir_all(output.path()).unwrap();
    assert!(output::publish(&link, &files(&Site::new()), Way::Exchange).is_err(), "it leads nowhere");
}

#[cfg(unix)]
#[test]
fn modes_and_links_of_others_stay() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let output = Output::with(&[("a/index.html", "1"), ("a/same.html", "s")]);
    let root = &output.path();
    std::os::unix::fs::symlink("a/index.html", root.join("shortcut")).unwrap();
    let mode = |path: &str| fs::metadata(root.join(path)).unwrap().mode() & 0o7777;
    for (path, mode) in [("", 0o2775), ("a", 0o750), ("a/index.html", 0o664), ("a/same.html", 0o640)] {
        fs::set_permissions(root.join(path), fs::Permissions::from_mode(mode)).unwrap();
    }
    for text in ["2", "3", "4"] {
        publish(root, &site(&[("a/index.html", text), ("a/same.html", "s")]));
        let modes = ["", "a", "a/index.html", "a/same.html"].map(mode);
        assert_eq!(modes, [0o2775, 0o750, 0o664, 0o640]);
        assert_eq!(fs::read_link(root.join("shortcut")).unwrap(), Path::new("a/index.html"));
    }
}
