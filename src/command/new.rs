//! `annals new`: beginnings of archives, publishers and reports. Nothing that is there is ever overwritten.

mod git;
mod publisher;
mod publishers;
mod report;

use super::arguments::New;
use super::console::Console;
use super::result::{CommandResult, Failure, Status};
use super::root;
use crate::authoring::skeleton::{self, File, NewPublisher};
use crate::text::message;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Writes what is asked for.
pub(super) fn run(console: &Console, root: &Path, what: &New) -> CommandResult {
    match what {
        New::Archive { folder, git } => archive(console, folder, *git),
        New::Publisher { id, name, kind } => {
            let (name, kind) = (name.as_deref(), kind.as_deref());
            publisher::publisher(console, root, &NewPublisher { name, kind, ..NewPublisher::of(id) })
        }
        New::Publishers { list } => publishers::publishers(console, root, list),
        New::Report { publisher, period, form, xlsx } => {
            report::report(console, root, publisher, period, form.as_deref(), xlsx.as_deref())
        }
    }
}

fn archive(console: &Console, folder: &Path, git: bool) -> CommandResult {
    if !is_free(folder)? {
        return Err(Failure::WithRemedy(
            message!(zh: "{} 已经有内容，没有写任何文件", en: "{} is not empty; nothing was written", folder.display()),
            message!(
                zh: "换一个新的文件夹；已有的档案里用 annals new publisher、annals new report",
                en: "name a new folder; in an archive that is there use `annals new publisher` and \
                     `annals new report`"
            ),
        ));
    }
    let mut files = skeleton::archive(console.language);
    if git {
        files.extend(skeleton::hosting(console.language));
    }
    write(console, folder, &files)?;
    let repository = if git { Some(git::repository(console, folder)?) } else { None };
    let shown = folder.display();
    console.line(&message!(
        zh: "接下来：cd {shown}，然后 annals serve 边写边看，annals check 核对，annals build 生成网站",
        en: "next: cd {shown}, then `annals serve` to see it while you write, `annals check`, `annals build`"
    ))?;
    if let Some(next) = repository.as_ref().and_then(git::next) {
        console.line(&next)?;
    }
    Ok(Status::Success)
}

/// Whether an archive can begin in a folder: it is not there yet, or holds nothing but a repository's own
/// folder.
fn is_free(folder: &Path) -> Result<bool, Failure> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(at(folder, &error)),
    };
    for entry in entries {
        if entry.map_err(|error| at(folder, &error))?.file_name() != ".git" {
            return Ok(false);
        }
    }
    Ok(true)
}

fn listed<'t>(names: impl Iterator<Item = &'t str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// Writes files that are not there yet, all or none, and prints the path of each.
pub(super) fn write(console: &Console, root: &Path, files: &[File]) -> Result<(), Failure> {
    if let Some(there) = files.iter().find(|file| root.join(&file.path).symlink_metadata().is_ok()) {
        return Err(exists(&there.path));
    }
    for file in files {
        write_bytes(console, &root::path(root, &file.path), file.text.as_bytes(), file.runs)?;
    }
    Ok(())
}

/// Writes a text file that is not there yet, and prints its path.
pub(super) fn write_new(console: &Console, root: &Path, path: &str, text: &str) -> Result<(), Failure> {
    if root.join(path).symlink_metadata().is_ok() {
        return Err(exists(path));
    }
    write_bytes(console, &root::path(root, path), text.as_bytes(), false)
}

/// Writes a file that is not there yet, and prints its path.
fn write_bytes(console: &Console, path: &Path, bytes: &[u8], runs: bool) -> Result<(), Failure> {
    let written = path
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| OpenOptions::new().write(true).create_new(true).open(path))
        .and_then(|mut to| {
            to.write_all(bytes)?;
            if runs { make_runnable(&to) } else { Ok(()) }
        });
    written.map_err(|error| at(path, &error))?;
    console.line(&message!(zh: "新建 {}", en: "new: {}", path.display()))?;
    Ok(())
}

#[cfg(unix)]
fn make_runnable(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_runnable(_: &fs::File) -> io::Result<()> {
    Ok(())
}

fn exists(path: &str) -> Failure {
    Failure::WithRemedy(
        message!(zh: "{path} 已经有了，没有写任何文件", en: "{path} is there already; nothing was written"),
        message!(zh: "改那个文件；要重新开始，先把它移开", en: "edit that file; to begin anew, move it away first"),
    )
}

fn at(path: &Path, error: &io::Error) -> Failure {
    Failure::WithRemedy(
        message!(zh: "写不了 {}：{error}", en: "cannot write {}: {error}", path.display()),
        message!(zh: "检查文件夹的名字和权限", en: "look at the folder's name and permissions"),
    )
}
