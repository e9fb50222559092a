//! The paths of a site: which are allowed, and which exclude each other.

use super::failure::Failure;
use crate::text::file_name::{folded, unportable};
use crate::text::message;
use crate::text::message::Message;
use rayon::prelude::*;

/// The list of the site's files with their digests, in the site's folder, as `sha256sum -c` reads it.
pub(crate) const MANIFEST: &str = "manifest-sha256.txt";

/// The folder in the site's folder where files wait until all are rendered, if they are replaced in place; it
/// is gone after a run.
pub(crate) const STAGING: &str = ".annals-staging";

/// What the name of the folder beside the site's folder begins with; that of the site's folder follows.
pub(super) const BESIDE: &str = ".annals-";

/// A path that cannot be written, or not beside another, on some system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Obstacle {
    /// The path, by its index.
    pub path: usize,
    /// The other one, if the two exclude each other.
    pub other: Option<usize>,
    /// The reason, for a message.
    pub why: Message,
}

/// Everything that keeps the files at these paths from being written.
pub(crate) fn obstacles(paths: &[&str]) -> Vec<Obstacle> {
    Names::sort(paths).obstacles().collect()
}

/// The paths of the files of one site, each at the index it was given with.
pub(super) struct Names<'a> {
    paths: Vec<&'a str>,
    /// Indices in the order of the paths' bytes.
    order: Vec<usize>,
    /// The paths with their letters folded, sorted: some file systems ignore case, and how accents are
    /// encoded.
    folded: Vec<(String, usize)>,
}

impl<'a> Names<'a> {
    /// The paths of a site.
    ///
    /// # Errors
    /// If they could not all be written on every system.
    pub(super) fn of(paths: &[&'a str]) -> Result<Self, Failure> {
        let names = Self::sort(paths);
        let first = names.obstacles().next();
        match first {
            Some(Obstacle { path, other: Some(other), why }) => {
                Err(Failure::clash(paths[path], paths[other], &why))
            }
            Some(Obstacle { path, other: None, why }) => Err(Failure::bad_path(paths[path], &why)),
            None => Ok(names),
        }
    }

    fn sort(paths: &[&'a str]) -> Self {
        let mut order: Vec<usize> = (0..paths.len()).collect();
        order.par_sort_unstable_by_key(|&index| paths[index]);
        let mut folded: Vec<(String, usize)> =
            order.par_iter().map(|&index| (fold(paths[index]), index)).collect();
        folded.par_sort();
        Self { paths: paths.to_vec(), order, folded }
    }

    fn obstacles(&self) -> impl Iterator<Item = Obstacle> {
        let flawed = self.order.iter().filter_map(|&path| {
            let why = flaw(self.paths[path]).or_else(|| self.paths[path].split('/').find_map(unportable))?;
            Some(Obstacle { path, other: None, why })
        });
        let clashing = self.folded.windows(2).filter_map(|pair| {
            let [(one, path), (other_key, other)] = pair else { return None };
            let why = clash((self.paths[*path], one), (self.paths[*other], other_key))?;
            Some(Obstacle { path: *path, other: Some(*other), why })
        });
        flawed.chain(clashing)
    }

    pub(super) fn order(&self) -> &[usize] {
        &self.order
    }

    pub(super) fn path(&self, index: usize) -> &'a str {
        self.paths[index]
    }

    /// All paths, sorted.
    pub(super) fn sorted(&self) -> impl Iterator<Item = &'a str> {
        self.order.iter().map(|&index| self.paths[index])
    }

    pub(super) fn contains(&self, path: &str) -> bool {
        self.order.binary_search_by_key(&path, |&index| self.paths[index]).is_ok()
    }

    /// The index of the path that equals this one but for its letters' case.
    pub(super) fn twin(&self, path: &str) -> Option<usize> {
        self.find(&fold(path)).map(|at| self.folded[at].1)
    }

    fn find(&self, key: &str) -> Option<usize> {
        self.folded.binary_search_by(|(other, _)| other.as_str().cmp(key)).ok()
    }

    /// Whether a file at a path is in the way of the site: the same but for its letters' case, a folder
    /// of it, or a file below it.
    pub(super) fn obstructed_by(&self, path: &str) -> bool {
        let key = fold(path);
        let below = format!("{key}\0");
        let next = self.folded.partition_point(|(other, _)| *other < below);
        self.folded.get(next).is_some_and(|(other, _)| other.starts_with(&below))
            || self.find(&key).is_some()
            || key.match_indices('\0').any(|(at, _)| self.find(&key[..at]).is_some())
    }
}

/// The folders above some paths, each once and after those above it. The paths have to be sorted.
pub(super) fn folders<'a>(sorted: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut last = "";
    for path in sorted {
        for (at, _) in path.match_indices('/') {
            if !last.starts_with(&path[..=at]) {
                found.push(&path[..at]);
            }
        }
        last = path;
    }
    found
}

/// As file systems compare names; and the separator sorts before all else, so that a folder's files follow it
/// at once.
fn fold(path: &str) -> String {
    folded(path).replace('/', "\0")
}

/// Why a path cannot be one of a site's. A manifest's paths pass through here before anything is removed.
pub(crate) fn flaw(path: &str) -> Option<Message> {
    if path.contains(['\\', ':']) || path.chars().any(char::is_control) {
        return Some(message!(
            zh: "不能含反斜线、冒号或控制字符", en: "it holds a backslash, a colon or a control character"
        ));
    }
    if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return Some(message!(
            zh: "须是相对路径，各级都有名字，不含“.”与“..”",
            en: "it is not a relative path of plain names, without '.' and '..'"
        ));
    }
    let same = |part: &str, name: &str| part.eq_ignore_ascii_case(name);
    let first = path.split('/').next().unwrap_or_default();
    if same(path, MANIFEST) || same(first, STAGING) || path.split('/').any(|part| same(part, ".git")) {
        return Some(message!(zh: "这个名字另有用处", en: "that name is kept for another use"));
    }
    None
}

/// Why two neighbours in the folded order cannot both be written.
fn clash((one, one_key): (&str, &str), (other, other_key): (&str, &str)) -> Option<Message> {
    if one == other {
        return Some(message!(zh: "两个文件同一路径", en: "two files claim one path"));
    }
    if other_key.strip_prefix(one_key).is_some_and(|rest| rest.starts_with('\0')) {
        return Some(message!(
            zh: "一个路径不能既是文件又是文件夹", en: "one path cannot be both a file and a folder"
        ));
    }
    let differ = one.split('/').zip(other.split('/')).find(|(a, b)| a != b);
    differ.filter(|(a, b)| folded(a) == folded(b)).map(|(a, b)| {
        if a.to_lowercase() == b.to_lowercase() {
            return message!(
                zh: "只差大小写，在 macOS 和 Windows 上是同一个路径",
                en: "they differ only in case, and are one path on macOS and Windows"
            );
        }
        message!(
            zh: "看起来一样，只差重音符号的编码，在 macOS 上是同一个路径",
            en: "they look alike, differ only in how accents are encoded, and are one path on macOS"
        )
    })
}
