//! What tests share: throw-away archives, and the findings of real reports.

#![allow(dead_code)] // each test file uses its own part

use annals::Checked;
use annals::Diagnostic;
use annals::Language;
use annals::format::{self, Format};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A throw-away archive on disk.
pub struct Scratch {
    folder: TempDir,
}

impl Scratch {
    /// An empty folder.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// An empty folder in memory where the system has a gigabyte for it, else on disk: for thousands of
    /// files.
    pub fn in_memory() -> Self {
        let asked = Command::new("df").args(["--output=avail", "--block-size=1G", "/dev/shm"]).output();
        let told =
            asked.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
        let room = told.split_whitespace().next_back().and_then(|room| room.parse().ok()).unwrap_or(0);
        let folder = if room > 0 { tempfile::tempdir_in("/dev/shm") } else { tempfile::tempdir() };
        Self { folder: folder.unwrap() }
    }

    /// A copy of a folder of the repository.
    pub fn copy_of(folder: &str) -> Self {
        let scratch = Self::new();
        for (path, bytes) in tree(&repository().join(folder)) {
            scratch.write(&path, &bytes);
        }
        scratch
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a file, and the folders it needs.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub fn check(&self) -> Checked {
        annals::check(self.root()).unwrap()
    }

    /// What `annals check --format short` prints.
    pub fn told(&self, language: Language) -> String {
        let checked = self.check();
        short(&checked, &checked.all_diagnostics(false), language)
    }

    /// Builds into `public/`; panics with what is wrong if it cannot.
    pub fn build(&self) -> PathBuf {
        let checked = self.check();
        let into = self.path("public");
        match annals::publish(&checked, &into) {
            Ok(_) => into,
            Err(error) => panic!("{error:?}: {}", short(&checked, &checked.diagnostics, Language::En)),
        }
    }
}

/// Diagnostics in the short format.
pub fn short(checked: &Checked, told: &[Diagnostic], language: Language) -> String {
    format::diagnostics(told, &checked.sources, language, Format::Short, false)
}

/// The root of the repository.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The real data that lies beside the repository where it is developed. `None`, with a printed reason, where
/// it does not: then the test has nothing to compare with. `ANNALS_REAL_DATA` names another place, and must
/// then exist.
pub fn real_data(test: &str) -> Option<PathBuf> {
    let named = std::env::var_os("ANNALS_REAL_DATA").map(PathBuf::from);
    let folder = named.clone().unwrap_or_else(|| repository().join("../shared"));
    if folder.join("reports/figures").is_dir() {
        return Some(folder);
    }
    assert!(named.is_none(), "ANNALS_REAL_DATA names {}, which holds no reports/figures", folder.display());
    eprintln!("{test}: skipped, the real data is not at {}", folder.display());
    None
}

/// Every file below a folder with its bytes, by path with `/`.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}
