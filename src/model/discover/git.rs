//! The files of an archive as a git revision holds them, read through `git` without touching the disk.

use super::tree::{Tree, name_of};
use super::{Attachment, Discovered, Nature, decode, is_left_over};
use crate::text::source::Sources;
use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;

/// How git calls a symbolic link, and the place of another repository.
const LINK: &str = "120000";
const SUBMODULE: &str = "160000";

/// Why an archive cannot be read from a revision.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// Git cannot be started.
    NoGit(io::Error),
    /// There is no such revision.
    Unknown,
    /// Git refuses, in its own words: there is no repository, it belongs to somebody else.
    Refused(String),
    /// The revision has no `annals.yaml` in this folder.
    NoArchive,
}

/// Reads the archive in `root` as it is in a git revision. Files that are published as they are hold no
/// figures: they are named, and lie nowhere.
///
/// # Errors
/// If git or the revision cannot be used, or there is no archive in it.
pub(crate) fn discover_revision(
    root: &Path,
    revision: &OsStr,
    sources: &mut Sources,
) -> Result<Discovered, Unreadable> {
    let mut tree = Tree::default();
    let mut texts = Vec::new();
    for Entry { mode, object, path } in entries(root, &commit(root, revision)?)? {
        if path.split('/').any(|name| is_left_over(OsStr::new(name))) {
            continue;
        }
        if path.contains('\u{fffd}') {
            tree.bad_name(path);
        } else if mode == LINK {
            tree.link(path);
        } else if mode != SUBMODULE {
            match Nature::of(name_of(&path)) {
                Nature::Text => texts.push((path, object)),
                Nature::NearlyText => tree.nearly_text(path),
                Nature::ConflictCopy => tree.conflict_copy(path),
                Nature::LeftOver => {}
                Nature::Other => {
                    if let Some(below) = path.strip_prefix("content/") {
                        let (file, object) = (PathBuf::new(), Some(object));
                        let attachment = Attachment { path: below.to_owned(), file, object, size: 0 };
                        tree.attachment(path.clone(), attachment);
                    }
                }
            }
        }
    }
    if !texts.iter().any(|(path, _)| path == "annals.yaml") {
        return Err(Unreadable::NoArchive);
    }
    for (path, bytes) in contents(root, texts)? {
        tree.text(path, decode(bytes).map(Arc::from), sources);
    }
    Ok(tree.found(root, sources))
}

/// A file of a revision.
struct Entry {
    mode: String,
    object: String,
    /// Below the archive's folder; what is not UTF-8 in it is replaced.
    path: String,
}

/// The name of the commit that a revision means.
fn commit(root: &Path, revision: &OsStr) -> Result<String, Unreadable> {
    // No revision begins so, and nothing that does may become an option.
    if revision.is_empty() || revision.as_encoded_bytes().starts_with(b"-") {
        return Err(Unreadable::Unknown);
    }
    let mut wanted = OsString::from(revision);
    wanted.push("^{commit}");
    let arguments = [OsStr::new("rev-parse"), "--verify".as_ref(), "--quiet".as_ref()];
    let name = run(git(root).args(arguments).arg("--end-of-options").arg(wanted), "")?;
    Ok(String::from_utf8_lossy(&name).trim().to_owned())
}

/// The files of the archive in a commit. Git lists them as seen from `root`, wherever that is in its
/// repository.
fn entries(root: &Path, commit: &str) -> Result<Vec<Entry>, Unreadable> {
    let listed = run(git(root).args(["ls-tree", "-r", "-z", commit, "annals.yaml", "content"]), "")?;
    let entries = listed.split(|&byte| byte == 0).filter_map(|entry| {
        let entry = String::from_utf8_lossy(entry);
        let (about, path) = entry.split_once('\t')?;
        let [mode, _, object] = about.split(' ').collect::<Vec<_>>()[..] else { return None };
        Some(Entry { mode: mode.to_owned(), object: object.to_owned(), path: path.to_owned() })
    });
    Ok(entries.collect())
}

/// The bytes of each file, given its path and its object.
fn contents(root: &Path, files: Vec<(String, String)>) -> Result<Vec<(String, Vec<u8>)>, Unreadable> {
    let wanted: String = files.iter().flat_map(|(_, object)| [object, "\n"]).collect();
    let answer = run(git(root).args(["cat-file", "--batch"]), &wanted)?;
    let mut rest = &answer[..];
    let mut read = Vec::with_capacity(files.len());
    for (path, object) in files {
        // `<object> blob <size>`, the bytes and a line feed; `<object> missing` in a clone that lacks it.
        let (bytes, after) =
            blob(rest).ok_or_else(|| Unreadable::Refused(format!("git cat-file: {object} ({path})")))?;
        read.push((path, bytes.to_vec()));
        rest = after;
    }
    Ok(read)
}

/// Reads the bytes of objects one after another, of which a part at a time is in memory; what a clone lacks
/// is passed over.
///
/// # Errors
/// If git cannot be used, or answers what it should not.
pub(crate) fn each_object(
    root: &Path,
    objects: &[&str],
    mut read: impl FnMut(&str, &mut dyn Read) -> io::Result<()>,
) -> Result<(), Unreadable> {
    let wanted: String = objects.iter().flat_map(|object| [object, "\n"]).collect();
    let mut command = git(root);
    let pipes = command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = pipes.stderr(Stdio::null()).spawn().map_err(Unreadable::NoGit)?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let answered = thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(wanted.as_bytes())));
        let mut answer = BufReader::new(stdout.ok_or(io::ErrorKind::BrokenPipe)?);
        for object in objects {
            let mut head = String::new();
            answer.read_line(&mut head)?;
            let Some((_, size)) = head.trim_end().split_once(" blob ") else { continue };
            let size = size.parse().map_err(|_| io::ErrorKind::InvalidData)?;
            let mut bytes = answer.by_ref().take(size);
            read(object, &mut bytes)?;
            io::copy(&mut bytes, &mut io::sink())?;
            answer.read_exact(&mut [0])?;
        }
        Ok(())
    });
    let ended = child.wait();
    answered.and(ended.map(|_| ())).map_err(Unreadable::NoGit)
}

fn blob(answer: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = answer.iter().position(|&byte| byte == b'\n')?;
    let [_, "blob", size] = std::str::from_utf8(&answer[..end]).ok()?.split(' ').collect::<Vec<_>>()[..]
    else {
        return None;
    };
    let (bytes, after) = answer[end + 1..].split_at_checked(size.parse().ok()?)?;
    Some((bytes, after.strip_prefix(b"\n")?))
}

/// Git in a folder, whatever repository the environment speaks of: within a hook it names another folder.
pub(crate) fn git_alone(folder: &Path) -> Command {
    let mut git = Command::new("git");
    for name in
        ["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE"]
    {
        git.env_remove(name);
    }
    git.arg("-C").arg(folder);
    git
}

/// Git for reading the archive in a folder.
fn git(root: &Path) -> Command {
    let mut git = git_alone(root);
    // What a revision holds is read, and nothing else: no object is fetched, no program of the repository's
    // is run.
    git.env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "").env("GIT_TERMINAL_PROMPT", "0");
    for setting in ["protocol.allow=never", "core.fsmonitor=false", "core.hooksPath=/dev/null"] {
        git.args(["-c", setting]);
    }
    git
}

/// What a command answers to an input.
fn run(command: &mut Command, input: &str) -> Result<Vec<u8>, Unreadable> {
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().map_err(Unreadable::NoGit)?;
    let stdin = child.stdin.take();
    let output = thread::scope(|scope| {
        // Beside the reading: git answers before it has read all. What it does not take, its status tells.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input.as_bytes())));
        child.wait_with_output()
    })
    .map_err(Unreadable::NoGit)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    match String::from_utf8_lossy(&output.stderr).trim() {
        "" => Err(Unreadable::Unknown),
        words => Err(Unreadable::Refused(words.to_owned())),
    }
}
