//! One state of an archive, named on the command line: a folder, a built site, or a git revision.

use super::console::Console;
use super::load;
use super::result::Failure;
use crate::analysis::publication::Publication;
use crate::authoring::format::{self, Format};
use crate::model::archive::{self, Archive};
use crate::model::discover::{self, Discovered, Folder, Unreadable};
use crate::publish::ledger::{self, Published};
use crate::text::diagnostic::{self, Diagnostic, Severity};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Sources;
use std::ffi::OsStr;
use std::path::Path;

/// What was published, or would be, in one state of an archive.
pub(super) struct State {
    name: String,
    /// What it says.
    pub publication: Publication,
    archive: Option<Archive>,
    sources: Sources,
    errors: Vec<Diagnostic>,
}

impl State {
    /// The archive in a folder, or the site in it, where there is one; else the archive of a git revision.
    /// Drafts are part of an archive where they are `with_drafts`.
    pub(super) fn named(root: &Path, name: &OsStr, with_drafts: bool) -> Result<Self, Failure> {
        // An empty name is that of a variable that was not set, not of the folder one is in.
        if !name.is_empty() {
            let folder = Path::new(name);
            if let Some(state) = Self::of_folder(folder, name, with_drafts)? {
                return Ok(state);
            }
            if let Some(site) = Published::read(folder).map_err(|error| Failure::ledger(&error))? {
                return Self::of_site(name, &site);
            }
        }
        let mut sources = Sources::default();
        match discover::discover_revision(root, name, &mut sources) {
            Ok(found) => {
                let mut state = Self::of(name, found, sources, with_drafts)?;
                if let Some(archive) = &state.archive {
                    let added = ledger::add_objects(&mut state.publication, archive, root);
                    added.map_err(|reason| unreadable(root, name, &reason))?;
                }
                Ok(state)
            }
            Err(reason) => Err(unreadable(root, name, &reason)),
        }
    }

    /// The archive in a folder, as it is.
    pub(super) fn of_archive(root: &Path, with_drafts: bool) -> Result<Self, Failure> {
        let name = root.as_os_str();
        Self::of_folder(root, name, with_drafts)?.ok_or_else(|| no_archive(name))
    }

    fn of_folder(folder: &Path, name: &OsStr, with_drafts: bool) -> Result<Option<Self>, Failure> {
        if !folder.join("annals.yaml").is_file() {
            return Ok(None);
        }
        let mut sources = Sources::default();
        let found = Folder::open(folder, &mut sources).map_err(Failure::Read)?.found(&mut sources);
        Self::of(name, found, sources, with_drafts).map(Some)
    }

    fn of_site(name: &OsStr, site: &Published) -> Result<Self, Failure> {
        let publication = site.whole().map_err(|error| Failure::ledger(&error))?;
        let name = name.to_string_lossy().into_owned();
        Ok(Self { name, publication, archive: None, sources: Sources::default(), errors: Vec::new() })
    }

    fn of(name: &OsStr, found: Discovered, mut sources: Sources, with_drafts: bool) -> Result<Self, Failure> {
        let (archive, mut errors) =
            archive::assemble(found, &mut sources, with_drafts, &mut archive::Cache::default());
        load::of_known_format(&errors)?;
        errors.retain(|diagnostic| diagnostic.severity == Severity::Error);
        diagnostic::sort(&mut errors, &sources);
        let publication = ledger::publication(&archive, &sources, with_drafts);
        let name = name.to_string_lossy().into_owned();
        Ok(Self { name, publication, archive: Some(archive), sources, errors })
    }

    /// The archive with its sources; none where only a site is known.
    pub(super) fn archive(&self) -> Option<(&Archive, &Sources)> {
        self.archive.as_ref().map(|archive| (archive, &self.sources))
    }

    /// Lists what could not be read, and so is not compared.
    pub(super) fn complain_of_errors(&self, console: &Console) {
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
            zh: "“{name}”不是档案或网站的文件夹，{root} 的 git 仓库里也没有这个版本",
            en: "'{name}' is no folder of an archive or a site, and the git repository of {root} has no such \
                 revision"
        ),
        Unreadable::Refused(words) => message!(
            zh: "“{name}”不是档案或网站的文件夹，git 也读不了这个版本：{words}",
            en: "'{name}' is no folder of an archive or a site, and git cannot read it as a revision: {words}"
        ),
        Unreadable::NoGit(error) => message!(
            zh: "“{name}”不是档案或网站的文件夹；如果是版本，要用 git 来读，而 git 启动不了：{error}",
            en: "'{name}' is no folder of an archive or a site; revisions are read with git, which cannot be \
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
