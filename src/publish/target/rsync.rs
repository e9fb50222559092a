//! A folder that `rsync` reaches: over ssh, a daemon, or on this machine.

use super::program::{Answer, program, run, ssh_command};
use super::remote::{Between, Remote, temporary};
use crate::model::site::Ssh;
use crate::publish::output::{Failure, Hash};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

/// A folder that `rsync` reaches. It compares what stands there itself, so it goes on by itself too.
pub(super) struct Rsync {
    address: String,
    /// Options for every run.
    common: Vec<String>,
}

impl Rsync {
    pub(super) fn new(root: &Path, address: &str, ssh: &Ssh) -> Self {
        let mut common = vec!["--timeout=60".to_owned()];
        // A daemon is reached without a shell; where one is named, it is asked for the daemon.
        if !address.starts_with("rsync://") && !address.contains("::") {
            common.extend(["-e".to_owned(), ssh_command(root, ssh)]);
        }
        Self { address: format!("{}/", address.trim_end_matches('/')), common }
    }

    /// Runs it on some paths below a folder.
    fn on(&self, options: &[&str], from: &Path, paths: &[&str]) -> Result<Answer, Failure> {
        let mut from = OsString::from(from);
        from.push("/");
        let mut command = program("rsync");
        command.args(&self.common).args(["--from0", "--files-from=-"]).args(options);
        command.arg("--").arg(from).arg(&self.address);
        let input: String = paths.iter().flat_map(|path| [path, "\0"]).collect();
        run(&mut command, input.as_bytes())
    }

    /// Has it send paths from a folder that lacks them, but not those above them: they are removed there too.
    fn remove_missing(&self, paths: &[&str]) -> Result<Answer, Failure> {
        let empty = temporary()?;
        for path in paths {
            let above = empty.path().join(path).parent().map(Path::to_owned).unwrap_or_default();
            fs::create_dir_all(&above).map_err(|error| Failure::amid(&above, &error))?;
        }
        self.on(&["--delete-missing-args"], empty.path(), paths)
    }

    fn done(answer: Answer) -> Result<Answer, Failure> {
        if answer.is_good() { Ok(answer) } else { Err(answer.failure("rsync")) }
    }
}

impl Remote for Rsync {
    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, Failure> {
        let folder = temporary()?;
        let file = folder.path().join("file");
        let mut command = program("rsync");
        command.args(&self.common).arg("--").arg(format!("{}{path}", self.address)).arg(&file);
        let answer = run(&mut command, b"")?;
        if answer.is_good() {
            return fs::read(&file).map(Some).map_err(|error| Failure::amid(&file, &error));
        }
        // 23: some files could not be sent; the line before its last says which, and why.
        let is_missing = answer.code == Some(23) && answer.complaints.lines().any(super::program::is_missing);
        if is_missing { Ok(None) } else { Err(answer.failure("rsync")) }
    }

    fn send(&mut self, site: &Path, paths: &[&str]) -> Result<(), Failure> {
        Self::done(self.on(&["--checksum", "--perms", "--chmod=D755,F644"], site, paths)?).map(drop)
    }

    fn remove(&mut self, paths: &[&str]) -> Result<(), Failure> {
        Self::done(self.remove_missing(paths)?)?;
        // Folders go where nothing is left in them; one that holds something is told, and stays.
        for depth in folders(paths).chunk_by(|a, b| depth(a) == depth(b)) {
            self.remove_missing(&depth.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
        Ok(())
    }

    fn differing(&mut self, site: &Path, files: &[(&str, Hash)]) -> Result<Vec<String>, Failure> {
        let paths: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
        let answer = Self::done(self.on(&["--checksum", "--dry-run", "--out-format=%n"], site, &paths)?)?;
        let printed = String::from_utf8_lossy(&answer.printed).into_owned();
        Ok(printed.lines().filter(|line| !line.ends_with('/')).map(str::to_owned).collect())
    }

    fn batch(&self) -> Option<usize> {
        None
    }

    fn between(&self) -> Between {
        Between::Mixed
    }
}

fn depth(folder: &str) -> usize {
    folder.matches('/').count()
}

/// The folders above some paths, the deepest first.
pub(super) fn folders(paths: &[&str]) -> Vec<String> {
    let above =
        |path: &&str| path.match_indices('/').map(|(at, _)| path[..at].to_owned()).collect::<Vec<_>>();
    let folders: BTreeSet<String> = paths.iter().flat_map(above).collect();
    let mut folders: Vec<String> = folders.into_iter().collect();
    folders.sort_by(|a, b| (depth(b), a).cmp(&(depth(a), b)));
    folders
}
