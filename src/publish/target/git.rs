//! A branch of a git repository: a commit is made of the site, and pushed.

use super::program::{Answer, program, run, ssh_command};
use super::remote::{Between, Remote, temporary};
use crate::model::site::Ssh;
use crate::publish::output::{Failure, Hash};
use crate::text::message;
use std::path::Path;
use tempfile::TempDir;

/// A branch of a repository.
pub(super) struct Git {
    repository: String,
    branch: String,
    shell: String,
    /// A repository of our own, into which the branch is fetched and in which the commit is made.
    own: TempDir,
    /// The commit that the branch is at; none where there is no such branch.
    before: Option<String>,
}

impl Git {
    /// Fetches the branch.
    pub(super) fn new(root: &Path, repository: &str, branch: &str, ssh: &Ssh) -> Result<Self, Failure> {
        // A path of this machine is seen from the archive's folder.
        let local = root.join(repository);
        let repository = if !repository.contains(':') && local.exists() {
            std::path::absolute(&local).unwrap_or(local).to_string_lossy().into_owned()
        } else {
            repository.to_owned()
        };
        let own = temporary()?;
        let shell = ssh_command(root, ssh);
        let mut git = Self { repository, branch: branch.to_owned(), shell, own, before: None };
        git.done(&["init", "--quiet", "--bare", "."], b"")?;
        let name = git.reference();
        let listed = git.done(&["ls-remote", "--", &git.repository, &name], b"")?;
        if !listed.trim().is_empty() {
            git.done(&["fetch", "--quiet", "--depth=1", "--", &git.repository, &name], b"")?;
            git.before = Some(git.done(&["rev-parse", "FETCH_HEAD"], b"")?.trim().to_owned());
            git.done(&["read-tree", "FETCH_HEAD"], b"")?;
        }
        Ok(git)
    }

    fn reference(&self) -> String {
        format!("refs/heads/{}", self.branch)
    }

    /// Runs git in the repository of our own, whatever one the environment speaks of.
    fn answer(&self, arguments: &[&str], input: &[u8]) -> Result<Answer, Failure> {
        let mut git = program("git");
        for name in
            ["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE"]
        {
            git.env_remove(name);
        }
        // A repository is an address, and never a command (`ext::…`).
        git.env("GIT_ALLOW_PROTOCOL", "file:git:http:https:ssh");
        git.env("GIT_TERMINAL_PROMPT", "0").env("GIT_SSH_COMMAND", &self.shell);
        git.arg("-C").arg(self.own.path()).args(arguments);
        run(&mut git, input)
    }

    /// What git prints, where it ends well.
    fn done(&self, arguments: &[&str], input: &[u8]) -> Result<String, Failure> {
        let answer = self.answer(arguments, input)?;
        if !answer.is_good() {
            return Err(answer.failure("git"));
        }
        Ok(String::from_utf8_lossy(&answer.printed).into_owned())
    }

    /// Who makes the commit: its user as git knows it, or this program.
    fn author(&self) -> Result<Vec<&'static str>, Failure> {
        let is_known = self.answer(&["var", "GIT_COMMITTER_IDENT"], b"")?.is_good();
        Ok(if is_known {
            Vec::new()
        } else {
            vec!["-c", "user.name=Annals", "-c", "user.email=annals@localhost"]
        })
    }
}

impl Remote for Git {
    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, Failure> {
        let Some(before) = &self.before else { return Ok(None) };
        let object = format!("{before}:{path}");
        if !self.answer(&["cat-file", "-e", &object], b"")?.is_good() {
            return Ok(None);
        }
        let answer = self.answer(&["cat-file", "blob", &object], b"")?;
        if answer.is_good() { Ok(Some(answer.printed)) } else { Err(answer.failure("git")) }
    }

    fn send(&mut self, site: &Path, paths: &[&str]) -> Result<(), Failure> {
        let site = std::path::absolute(site).map_err(|error| Failure::amid(site, &error))?;
        let files: String = paths.iter().map(|path| format!("{}\n", site.join(path).display())).collect();
        let objects = self.done(&["hash-object", "-w", "--no-filters", "--stdin-paths"], files.as_bytes())?;
        let objects: Vec<&str> = objects.lines().collect();
        let entries: String =
            objects.iter().zip(paths).map(|(object, path)| format!("100644 {object}\t{path}\0")).collect();
        self.done(&["update-index", "-z", "--index-info"], entries.as_bytes()).map(drop)
    }

    fn remove(&mut self, paths: &[&str]) -> Result<(), Failure> {
        let none = "0".repeat(40);
        let entries: String = paths.iter().map(|path| format!("0 {none}\t{path}\0")).collect();
        self.done(&["update-index", "-z", "--index-info"], entries.as_bytes()).map(drop)
    }

    /// Nothing: a commit is its content, and arrives whole.
    fn differing(&mut self, _site: &Path, _files: &[(&str, Hash)]) -> Result<Vec<String>, Failure> {
        Ok(Vec::new())
    }

    fn finish(&mut self) -> Result<(), Failure> {
        let tree = self.done(&["write-tree"], b"")?;
        let mut arguments = self.author()?;
        arguments.extend(["commit-tree", tree.trim(), "-m", "Publish the site"]);
        if let Some(before) = &self.before {
            arguments.extend(["-p", before]);
        }
        let commit = self.done(&arguments, b"")?;
        let (commit, name) = (commit.trim(), self.reference());
        let to = format!("{commit}:{name}");
        self.done(&["push", "--quiet", "--", &self.repository, &to], b"")?;
        let listed = self.done(&["ls-remote", "--", &self.repository, &name], b"")?;
        if listed.split_whitespace().next() == Some(commit) {
            Ok(())
        } else {
            Err(other_commit(&self.branch))
        }
    }

    fn batch(&self) -> Option<usize> {
        None
    }

    fn between(&self) -> Between {
        Between::Nothing
    }
}

fn other_commit(branch: &str) -> Failure {
    Failure {
        message: message!(
            zh: "推送后，分支 {branch} 又被别人改了",
            en: "somebody else has changed the branch {branch} since it was pushed"
        ),
        remedy: message!(zh: "再发布一次", en: "publish again"),
    }
}
