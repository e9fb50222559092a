//! A target that breaks at any operation: what stands there is never a page without what it needs, nothing
//! that was not published is touched, and the next run finishes.

use super::remote::{Between, Remote};
use super::{Limits, Plan, carry_out};
use crate::publish::output::{Failure, Hash, MANIFEST, hash};
use crate::testing::Scratch;
use crate::text::message;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

const LIMITS: Limits = Limits { removals: 100, adopt: false };

/// A target in memory, which fails at its n-th operation and at every later one.
#[derive(Default, Clone)]
struct Memory {
    files: BTreeMap<String, Vec<u8>>,
    operations: usize,
    breaks_at: Option<usize>,
    /// The order in which files came.
    arrived: Vec<String>,
    /// A file that arrives with other bytes than were sent.
    spoils: Option<String>,
}

impl Memory {
    fn operate(&mut self) -> Result<(), Failure> {
        self.operations += 1;
        if self.breaks_at.is_some_and(|at| self.operations > at) {
            return Err(Failure {
                message: message!(zh: "断了", en: "broken"),
                remedy: message!(zh: "再来", en: "again"),
            });
        }
        Ok(())
    }

    fn holds(&self, site: &Path) -> bool {
        let listed = fs::read_to_string(site.join(MANIFEST)).unwrap();
        let paths = listed.lines().filter_map(|line| Some(line.split_once("  ")?.1));
        paths.chain([MANIFEST]).all(|path| self.files.get(path) == fs::read(site.join(path)).ok().as_ref())
    }
}

impl Remote for Memory {
    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, Failure> {
        self.operate()?;
        Ok(self.files.get(path).cloned())
    }

    fn send(&mut self, site: &Path, paths: &[&str]) -> Result<(), Failure> {
        for path in paths {
            self.operate()?;
            let mut bytes = fs::read(site.join(path)).unwrap();
            if self.spoils.as_deref() == Some(path) {
                bytes.push(b'!');
            }
            self.files.insert((*path).to_owned(), bytes);
            self.arrived.push((*path).to_owned());
        }
        Ok(())
    }

    fn remove(&mut self, paths: &[&str]) -> Result<(), Failure> {
        for path in paths {
            self.operate()?;
            self.files.remove(*path);
        }
        Ok(())
    }

    fn differing(&mut self, _site: &Path, files: &[(&str, Hash)]) -> Result<Vec<String>, Failure> {
        self.operate()?;
        let differs = |(path, expected): &&(&str, Hash)| {
            self.files.get(*path).is_none_or(|bytes| hash(bytes) != *expected)
        };
        Ok(files.iter().filter(differs).map(|(path, _)| (*path).to_owned()).collect())
    }

    fn batch(&self) -> Option<usize> {
        Some(2)
    }

    fn between(&self) -> Between {
        Between::Mixed
    }
}

/// A built site with these files.
fn site(files: &[(&str, &str)]) -> Scratch {
    let scratch = Scratch::new();
    let mut manifest = String::new();
    let sorted: BTreeMap<&str, &str> = files.iter().copied().collect();
    for (path, text) in sorted {
        scratch.write(path, text);
        let digest = hash(text.as_bytes()).iter().fold(String::new(), |mut digits, byte| {
            let _ = write!(digits, "{byte:02x}");
            digits
        });
        let _ = writeln!(manifest, "{digest}  {path}");
    }
    scratch.write(MANIFEST, manifest);
    scratch
}

fn publish(site: &Scratch, to: &mut Memory, limits: Limits) -> Result<(), Failure> {
    let plan = Plan::of(site.root(), to, limits)?;
    carry_out(&plan, site.root(), to, &|_| {})
}

fn before() -> Scratch {
    site(&[
        ("index.html", "first"),
        ("a/index.html", "page one"),
        ("a/old.html", "page that goes"),
        ("assets/a.css", "style"),
        ("data/a.csv", "1"),
    ])
}

fn after() -> Scratch {
    site(&[
        ("index.html", "first, again"),
        ("a/index.html", "page two"),
        ("a/new.html", "page that comes"),
        ("assets/a.css", "other style"),
        ("assets/b.css", "more style"),
        ("data/a.csv", "2"),
        ("ledger/index.txt", "heads"),
    ])
}

#[test]
fn broken_at_any_operation_the_next_run_finishes() {
    let (before, after) = (before(), after());
    let mut published = Memory::default();
    published.files.insert("CNAME".to_owned(), b"theirs".to_vec());
    publish(&before, &mut published, LIMITS).unwrap();
    assert!(published.holds(before.root()));
    let (mut operations, mut is_whole) = (0, false);
    while !is_whole {
        let mut broken = Memory { operations: 0, breaks_at: Some(operations), ..published.clone() };
        is_whole = publish(&after, &mut broken, LIMITS).is_ok();
        let text =
            |path: &str| broken.files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        if text("index.html").as_deref() == Some("first, again") {
            for path in ["a/index.html", "a/new.html", "assets/a.css", "assets/b.css", "data/a.csv"] {
                assert_eq!(
                    text(path),
                    fs::read_to_string(after.path(path)).ok(),
                    "{path} after {operations}"
                );
            }
        } else {
            assert_eq!(text("a/old.html").as_deref(), Some("page that goes"), "after {operations}");
        }
        if broken.files.get(MANIFEST) == fs::read(after.path(MANIFEST)).ok().as_ref() {
            assert!(broken.holds(after.root()), "a manifest that is not true, after {operations}");
        }
        broken.breaks_at = None;
        broken.arrived.clear();
        publish(&after, &mut broken, LIMITS).unwrap();
        assert!(broken.holds(after.root()), "after {operations}");
        assert_eq!(text_of(&broken, "CNAME"), "theirs");
        assert_eq!(broken.files.len(), 9, "{:?}", broken.files.keys());
        operations += 1;
    }
    assert!(operations > 15, "{operations}");
}

fn text_of(memory: &Memory, path: &str) -> String {
    String::from_utf8_lossy(&memory.files[path]).into_owned()
}

#[test]
fn a_first_publication_that_breaks_is_finished_too() {
    let after = after();
    let mut operations = 0;
    loop {
        let mut broken = Memory { breaks_at: Some(operations), ..Memory::default() };
        if publish(&after, &mut broken, LIMITS).is_ok() {
            break;
        }
        broken.breaks_at = None;
        publish(&after, &mut broken, LIMITS).unwrap();
        assert!(broken.holds(after.root()), "after {operations}");
        operations += 1;
    }
}

#[test]
fn what_was_sent_before_a_break_is_not_sent_again() {
    let after = after();
    let mut memory = Memory { breaks_at: Some(10), ..Memory::default() };
    publish(&after, &mut memory, LIMITS).unwrap_err();
    let arrived = memory.arrived.iter().filter(|path| !path.starts_with('.')).count();
    assert!(arrived > 3, "{:?}", memory.arrived);
    memory.breaks_at = None;
    memory.arrived.clear();
    publish(&after, &mut memory, LIMITS).unwrap();
    assert!(memory.arrived.iter().all(|path| path != "assets/a.css"), "{:?}", memory.arrived);
}

#[test]
fn what_pages_need_is_sent_before_them_and_the_first_page_last() {
    let mut memory = Memory::default();
    publish(&after(), &mut memory, LIMITS).unwrap();
    let sent: Vec<&str> =
        memory.arrived.iter().map(String::as_str).filter(|path| !path.starts_with('.')).collect();
    let expected = [
        "assets/a.css",
        "assets/b.css",
        "data/a.csv",
        "a/index.html",
        "a/new.html",
        "ledger/index.txt",
        "index.html",
        MANIFEST,
    ];
    assert_eq!(sent, expected);
}

#[test]
fn a_site_that_lacks_most_of_what_was_published_is_refused() {
    let mut memory = Memory::default();
    publish(&after(), &mut memory, LIMITS).unwrap();
    let empty = site(&[("index.html", "nothing")]);
    let refused = publish(&empty, &mut memory, Limits { removals: 5, adopt: false }).unwrap_err();
    assert!(refused.message.en.contains("6 of the 7 published files would be removed"), "{refused}");
    assert!(memory.holds(after().root()));
}

#[test]
fn a_site_of_somebody_else_is_written_over_only_where_it_is_asked_for() {
    let mut memory = Memory::default();
    memory.files.insert("index.html".to_owned(), b"theirs".to_vec());
    memory.files.insert("about.html".to_owned(), b"theirs".to_vec());
    let refused = publish(&after(), &mut memory, LIMITS).unwrap_err();
    assert!(refused.message.en.contains("Annals did not publish"), "{refused}");
    publish(&after(), &mut memory, Limits { adopt: true, ..LIMITS }).unwrap();
    assert_eq!(text_of(&memory, "about.html"), "theirs");
}

#[test]
fn a_file_that_arrives_otherwise_is_told_and_sent_again() {
    let after = after();
    let mut memory = Memory { spoils: Some("data/a.csv".to_owned()), ..Memory::default() };
    let told = publish(&after, &mut memory, LIMITS).unwrap_err();
    assert!(told.message.en.contains("data/a.csv"), "{told}");
    assert!(!memory.files.contains_key(MANIFEST), "nothing says that it was published");
    memory.spoils = None;
    publish(&after, &mut memory, Limits { adopt: true, ..LIMITS }).unwrap();
    assert!(memory.holds(after.root()));
}

#[test]
fn a_site_that_was_changed_since_it_was_built_is_not_sent() {
    let after = after();
    after.write("data/a.csv", "3");
    let refused = publish(&after, &mut Memory::default(), LIMITS).unwrap_err();
    assert!(refused.message.en.contains("is not as it was built"), "{refused}");
    fs::remove_file(after.path("data/a.csv")).unwrap();
    publish(&after, &mut Memory::default(), LIMITS).unwrap_err();
}
