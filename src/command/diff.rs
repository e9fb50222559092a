//! `annals diff`: the figures of two states of an archive, and whether a correction declares each change.

use super::arguments::DiffFormat;
use super::console::Console;
use super::result::{CommandResult, Failure, Status};
use crate::analysis::revision;
use crate::authoring::format::{self, Format};
use crate::model::archive::{self, Archive};
use crate::model::discover::{self, Discovered, Folder, Unreadable};
use crate::text::diagnostic::{self, Diagnostic, Severity};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Sources;
use std::ffi::OsStr;
use std::path::Path;

pub(super) fn run(
    console: &Console,
    root: &Path,
    old: &OsStr,
    new: Option<&OsStr>,
    format: DiffFormat,
) -> CommandResult {
    let old = State::named(root, old)?;
    let new = match new {
        Some(new) => State::named(root, new)?,
        None => State::of_folder(root, root.as_os_str())?.ok_or_else(|| no_archive(root.as_os_str()))?,
    };
    old.complain_of_errors(console);
    new.complain_of_errors(console);
    let revision = revision::between(&old.archive, &new.archive);
    let print = match format {
        DiffFormat::Full => format::revision::full,
        DiffFormat::Short => format::revision::short,
        DiffFormat::Json => format::revision::json,
    };
    console.print(&print(&revision, console.language))?;
    Ok(if revision.undeclared() == 0 { Status::Success } else { Status::Wrong })
}

/// One of the two states.
struct State {
    name: String,
    archive: Archive,
    sources: Sources,
    errors: Vec<Diagnostic>,
}

impl State {
    /// The archive in a folder, where there is one; else that of a git revision.
    fn named(root: &Path, name: &OsStr) -> Result<Self, Failure> {
        // An empty name is that of a variable that was not set, not of the folder one is in.
        let folder = if name.is_empty() { None } else { Self::of_folder(Path::new(name), name)? };
        if let Some(state) = folder {
            return Ok(state);
        }
        let mut sources = Sources::default();
        match discover::discover_revision(root, name, &mut sources) {
            Ok(found) => Ok(Self::of(name, found, sources)),
            Err(reason) => Err(unreadable(root, name, &reason)),
        }
    }

    fn of_folder(folder: &Path, name: &OsStr) -> Result<Option<Self>, Failure> {
        if !folder.join("annals.yaml").is_file() {
            return Ok(None);
        }
        let mut sources = Sources::default();
        let found = Folder::open(folder, &mut sources).map_err(Failure::Read)?.found(&mut sources);
        Ok(Some(Self::of(name, found, sources)))
    }

    fn of(name: &OsStr, found: Discovered, mut sources: Sources) -> Self {
        // A draft's figures are read too: who reviews a change wants to see them.
        let (archive, mut errors) =
            archive::assemble(found, &mut sources, true, &mut archive::Cache::default());
        errors.retain(|diagnostic| diagnostic.severity == Severity::Error);
        diagnostic::sort(&mut errors, &sources);
        Self { name: name.to_string_lossy().into_owned(), archive, sources, errors }
    }

    /// Lists what could not be read, and so is not compared.
    fn complain_of_errors(&self, console: &Console) {
        if !self.errors.is_empty() {
            let (name, errors) = (&self.name, self.errors.len());
            let what = message!(
                zh: "{name} 有 {errors} 处错误；读不出的数不在比较之内",
                en: "errors in {name}: {errors}; figures that cannot be read there are not compared"
            );
            let list =
                format::diagnostics(&self.errors, &self.sources, console.language, Format::Short, false);
            let list = list.trim_end().replace('\n', "\n        ");
            console.complain(&what, Some(&Message { zh: list.clone(), en: list }));
        }
    }
}

fn no_archive(folder: &OsStr) -> Failure {
    let folder = folder.display();
    Failure::WithRemedy(
        message!(
            zh: "{folder} 里没有 annals.yaml，不是一个档案",
            en: "there is no annals.yaml in {folder}: this is no archive"
        ),
        message!(zh: "到档案的文件夹里运行，或用 --root 指明它", en: "run in the archive's folder, or name it with --root"),
    )
}

/// A name that stands neither for an archive's folder nor for a revision that has the archive.
fn unreadable(root: &Path, name: &OsStr, reason: &Unreadable) -> Failure {
    let (root, name) = (root.display(), name.display());
    let neither = match reason {
        Unreadable::NoArchive => {
            message!(
                zh: "版本“{name}”的 {root} 里没有 annals.yaml",
                en: "the revision '{name}' has no annals.yaml in {root}"
            )
        }
        Unreadable::Unknown => message!(
            zh: "“{name}”不是档案的文件夹，{root} 的 git 仓库里也没有这个版本",
            en: "'{name}' is no folder with an annals.yaml, and the git repository of {root} has no such \
                 revision"
        ),
        Unreadable::Refused(words) => message!(
            zh: "“{name}”不是档案的文件夹，git 也读不了这个版本：{words}",
            en: "'{name}' is no folder with an annals.yaml, and git cannot read it as a revision: {words}"
        ),
        Unreadable::NoGit(error) => message!(
            zh: "“{name}”不是档案的文件夹；如果是版本，要用 git 来读，而 git 启动不了：{error}",
            en: "'{name}' is no folder with an annals.yaml; revisions are read with git, which cannot be \
                 started: {error}"
        ),
    };
    let remedy = match reason {
        Unreadable::NoArchive => {
            message!(
                zh: "用 --root 指明档案在仓库里的文件夹",
                en: "name the archive's folder in the repository with --root"
            )
        }
        Unreadable::NoGit(_) => {
            message!(zh: "安装 git，或比较两个文件夹", en: "install git, or compare two folders")
        }
        Unreadable::Unknown | Unreadable::Refused(_) => message!(
            zh: "写档案的文件夹，或 HEAD~1、main 这样的版本；git log --oneline 列出已有的",
            en: "give an archive's folder, or a revision such as HEAD~1 or main; `git log --oneline` lists \
                 those there are"
        ),
    };
    Failure::WithRemedy(neither, remedy)
}
