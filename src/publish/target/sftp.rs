//! A folder of a server that speaks SFTP, reached by OpenSSH's `sftp`.

use super::program::{Answer, program, run, ssh_options};
use super::remote::{Between, Remote, temporary};
use super::rsync::folders;
use crate::model::site::Ssh;
use crate::publish::output::{Failure, Hash, hash};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

/// A folder of a server.
pub(super) struct Sftp {
    host: String,
    path: String,
    options: Vec<OsString>,
}

/// What the name of a file ends with until it is whole.
const PART: &str = ".annals-part";

/// How many files are sent by one connection.
const BATCH: usize = 200;

impl Sftp {
    pub(super) fn new(root: &Path, host: &str, path: &str, ssh: &Ssh) -> Self {
        let path = path.trim_end_matches('/').to_owned();
        Self { host: host.to_owned(), path, options: ssh_options(root, ssh, "-P") }
    }

    /// A file there, for a line of commands.
    fn there(&self, path: &str) -> String {
        quoted(&format!("{}/{path}", self.path))
    }

    /// Does some commands; it stops at the first that fails, unless a `-` stands before it.
    fn answer(&self, commands: &str) -> Result<Answer, Failure> {
        let mut command = program("sftp");
        command.args(["-q", "-b", "-"]).args(&self.options).arg("--").arg(&self.host);
        run(&mut command, commands.as_bytes())
    }

    fn done(&self, commands: &str) -> Result<(), Failure> {
        let answer = self.answer(commands)?;
        if answer.is_good() { Ok(()) } else { Err(answer.failure("sftp")) }
    }

    /// Fetches files into a folder, each under its number; those that are not there are left out.
    fn fetch(&self, paths: &[&str], into: &Path) -> Result<(), Failure> {
        let get = |(at, path): (usize, &&str)| {
            format!("-get {} {}\n", self.there(path), local(&into.join(at.to_string())))
        };
        let commands: String = paths.iter().enumerate().map(get).collect();
        let answer = self.answer(&commands)?;
        let is_good = answer.is_good() && (answer.complaints.trim().is_empty() || answer.misses_only());
        if is_good { Ok(()) } else { Err(answer.failure("sftp")) }
    }
}

impl Remote for Sftp {
    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, Failure> {
        let folder = temporary()?;
        self.fetch(&[path], folder.path())?;
        Ok(fs::read(folder.path().join("0")).ok())
    }

    fn send(&mut self, site: &Path, paths: &[&str]) -> Result<(), Failure> {
        let mut commands = String::new();
        let mut made: BTreeSet<String> = BTreeSet::new();
        // The target's own folder and those above it, then those of the site, from the outermost.
        let base = self.path.match_indices('/').filter(|(at, _)| *at > 0).map(|(at, _)| &self.path[..at]);
        for folder in base.chain([self.path.as_str()]) {
            commands += &format!("-mkdir {}\n", quoted(folder));
        }
        for folder in folders(paths).into_iter().rev().filter(|folder| made.insert(folder.clone())) {
            commands += &format!("-mkdir {}\n", self.there(&folder));
        }
        for path in paths {
            let part = self.there(&format!("{path}{PART}"));
            let (here, there) = (local(&site.join(path)), self.there(path));
            commands += &format!("put {here} {part}\nrename {part} {there}\n");
        }
        self.done(&commands)
    }

    fn remove(&mut self, paths: &[&str]) -> Result<(), Failure> {
        let remove: String = paths.iter().map(|path| format!("-rm {}\n", self.there(path))).collect();
        let answer = self.answer(&remove)?;
        let complaints = answer.complaints.trim();
        if !answer.is_good() || !(complaints.is_empty() || answer.misses_only()) {
            return Err(answer.failure("sftp"));
        }
        // A folder that holds something else stays, and is complained of.
        let folders = folders(paths);
        let remove: String =
            folders.iter().map(|folder| format!("-rmdir {}\n", self.there(folder))).collect();
        self.done(&remove)
    }

    fn differing(&mut self, _site: &Path, files: &[(&str, Hash)]) -> Result<Vec<String>, Failure> {
        let mut differing = Vec::new();
        for files in files.chunks(BATCH) {
            let folder = temporary()?;
            let paths: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
            self.fetch(&paths, folder.path())?;
            for (at, (path, expected)) in files.iter().enumerate() {
                let arrived = fs::read(folder.path().join(at.to_string()));
                if arrived.is_ok_and(|bytes| hash(&bytes) == *expected) {
                    continue;
                }
                differing.push((*path).to_owned());
            }
        }
        Ok(differing)
    }

    fn batch(&self) -> Option<usize> {
        Some(BATCH)
    }

    fn between(&self) -> Between {
        Between::Mixed
    }
}

/// A path in a line of commands. Within quotes `sftp` takes signs like `*` as they are.
fn quoted(path: &str) -> String {
    format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\""))
}

fn local(path: &Path) -> String {
    quoted(&path.to_string_lossy())
}
