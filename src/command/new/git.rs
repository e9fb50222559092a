//! A repository for a new archive, where git is there. Nothing is committed: that is done in its author's
//! name.

use crate::command::console::Console;
use crate::command::result::Failure;
use crate::model::discover::git_alone;
use crate::text::message;
use crate::text::message::Message;
use std::io;
use std::path::{Path, PathBuf};

/// What became of the repository.
pub(super) enum Repository {
    Made,
    /// The folder had one.
    There,
    /// The folder lies in one of another folder.
    Around(PathBuf),
    NoGit,
    /// Git could not make it, in its own words.
    Refused(String),
}

/// Makes the repository, and says what became of it.
pub(super) fn repository(console: &Console, folder: &Path) -> Result<Repository, Failure> {
    let repository = make(folder);
    let shown = folder.display();
    console.line(&match &repository {
        Repository::Made => message!(
            zh: "新建 git 仓库 {shown}，分支是 main，还没有提交",
            en: "new: a git repository in {shown}, with the branch main and no commit yet"
        ),
        Repository::There => message!(
            zh: "{shown} 已经是 git 仓库，没有改它",
            en: "{shown} is a git repository already, which was left as it is"
        ),
        Repository::Around(top) => message!(
            zh: "{shown} 在 git 仓库 {} 里，没有另建仓库；钩子和流程只在仓库最上层起作用，请移到那里",
            en: "{shown} lies in the git repository {}, so none was made; the hook and the workflows only \
                 work at its top: move them there",
            top.display()
        ),
        Repository::NoGit => message!(
            zh: "没有找到 git，所以没有建仓库；装好以后：git init && git symbolic-ref HEAD refs/heads/main",
            en: "git was not found, so no repository was made; once it is installed: \
                 git init && git symbolic-ref HEAD refs/heads/main"
        ),
        Repository::Refused(words) => message!(
            zh: "git 没有建成仓库：{words}",
            en: "git could not make a repository: {words}"
        ),
    })?;
    Ok(repository)
}

/// What to type in the repository.
pub(super) fn next(repository: &Repository) -> Option<Message> {
    match repository {
        Repository::Made => Some(message!(
            zh: "启用提交前的核对，再作第一次提交：git config core.hooksPath .githooks && git add . && \
                 git commit -m 新建档案",
            en: "to have every commit checked, and for the first one: git config core.hooksPath .githooks && \
                 git add . && git commit -m \"Begin the archive\""
        )),
        Repository::There | Repository::NoGit => Some(message!(
            zh: "启用提交前的核对：git config core.hooksPath .githooks",
            en: "to have every commit checked: git config core.hooksPath .githooks"
        )),
        Repository::Around(_) | Repository::Refused(_) => None,
    }
}

fn make(folder: &Path) -> Repository {
    if folder.join(".git").exists() {
        return Repository::There;
    }
    let around = folder.canonicalize().ok();
    let around = around.iter().flat_map(|folder| folder.ancestors().skip(1));
    if let Some(top) = around.into_iter().find(|folder| folder.join(".git").exists()) {
        return Repository::Around(top.to_owned());
    }
    // The name of the branch by a second command: not every git can take it with the first.
    for arguments in [&["init", "--quiet"][..], &["symbolic-ref", "HEAD", "refs/heads/main"]] {
        match git_alone(folder).args(arguments).output() {
            Ok(done) if done.status.success() => {}
            Ok(done) => return Repository::Refused(String::from_utf8_lossy(&done.stderr).trim().to_owned()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Repository::NoGit,
            Err(error) => return Repository::Refused(error.to_string()),
        }
    }
    Repository::Made
}
