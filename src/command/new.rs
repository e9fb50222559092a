//! `annals new`: beginnings of archives, publishers and reports. Nothing that is there is ever overwritten.

use super::arguments::New;
use super::{Exit, Teller, Trouble};
use crate::authoring::skeleton::{self, File, Wanted};
use crate::model::archive::{Archive, is_reserved};
use crate::model::id::{FormId, PublisherId};
use crate::model::period::{Period, PeriodKind};
use crate::model::publisher::is_id;
use crate::publish::pipeline::{Checked, Workspace};
use crate::text::message;
use crate::text::message::Message;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Writes what is asked for.
pub fn run(teller: &Teller, root: &Path, what: &New) -> Exit {
    match what {
        New::Archive { folder, git } => archive(teller, folder, *git),
        New::Publisher { id, name, kind } => publisher(teller, root, id, name.as_deref(), kind.as_deref()),
        New::Report { publisher, period, form } => report(teller, root, publisher, period, form.as_deref()),
    }
}

fn archive(teller: &Teller, folder: &Path, git: bool) -> Exit {
    if !is_free(folder)? {
        return Err(Trouble::Asked(
            message!(zh: "{} 已经有内容，没有写任何文件", en: "{} is not empty; nothing was written", folder.display()),
            message!(
                zh: "换一个新的文件夹；已有的档案里用 annals new publisher、annals new report",
                en: "name a new folder; in an archive that is there use `annals new publisher` and `annals new report`"
            ),
        ));
    }
    let mut files = skeleton::archive(teller.language);
    if git {
        files.extend(skeleton::hosting(teller.language));
    }
    write(teller, folder, &files)?;
    let shown = folder.display();
    teller.line(&message!(
        zh: "接下来：cd {shown}，然后 annals serve 边写边看，annals check 核对，annals build 生成网站",
        en: "next: cd {shown}, then `annals serve` to see it while you write, `annals check`, `annals build`"
    ))?;
    if git {
        teller.line(&message!(
            zh: "启用提交前的核对：git init && git config core.hooksPath .githooks",
            en: "to have every commit checked: git init && git config core.hooksPath .githooks"
        ))?;
    }
    Ok(0)
}

/// Whether an archive can begin in a folder: it is not there yet, or holds nothing but a repository's own folder.
fn is_free(folder: &Path) -> Result<bool, Trouble> {
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

fn publisher(teller: &Teller, root: &Path, id: &str, name: Option<&str>, kind: Option<&str>) -> Exit {
    let checked = open(root)?;
    let archive = &checked.archive;
    let refused = |message: Message, remedy: Message| Err(Trouble::Asked(message, remedy));
    if !is_id(id) {
        return refused(
            message!(zh: "“{id}”不能作网址", en: "'{id}' cannot be an address"),
            message!(
                zh: "只用小写英文字母、数字和连字符，如 shi-jiao-tong-ju",
                en: "use lower-case ASCII letters, digits and hyphens, as in city-library"
            ),
        );
    }
    if is_reserved(id)
        || archive.publishers.find(id).is_some()
        || archive.pages.iter().any(|page| page.id == id)
    {
        return refused(
            message!(zh: "地址 /{id}/ 已有用处", en: "the address /{id}/ is in use already"),
            message!(zh: "换一个 id，例如加上所在地", en: "choose another id, for example with its place in front"),
        );
    }
    if let Some(kind) = kind
        && archive.site.kind(kind).is_none()
    {
        let known = listed(archive.site.kinds.iter().map(|(kind, _)| kind.as_str()));
        return refused(
            message!(zh: "没有“{kind}”这一类机关", en: "there is no kind of publisher '{kind}'"),
            message!(zh: "annals.yaml 的 kinds 中有：{known}；或在那里加上它", en: "the kinds in annals.yaml are: {known}; or add it there"),
        );
    }
    write(teller, root, &[skeleton::publisher(id, name, kind, teller.language)])?;
    teller.line(
        &message!(zh: "接下来：annals new report {id} 期间", en: "next: annals new report {id} PERIOD"),
    )?;
    Ok(0)
}

fn report(teller: &Teller, root: &Path, publisher: &str, period: &str, form: Option<&str>) -> Exit {
    let checked = open(root)?;
    let archive = &checked.archive;
    let Some(position) = archive.publishers.find(publisher) else {
        let known = listed(archive.publishers.iter().map(|publisher| publisher.id.as_str()));
        return Err(Trouble::Asked(
            message!(zh: "没有机关“{publisher}”", en: "there is no publisher '{publisher}'"),
            message!(zh: "有：{known}；或先 annals new publisher {publisher}", en: "there are: {known}; or begin it with `annals new publisher {publisher}`"),
        ));
    };
    let (period, form) = period_and_form(archive, position, period, form)?;
    let wanted = Wanted {
        archive,
        sources: &checked.sources,
        publisher: position,
        period,
        form,
        language: teller.language,
    };
    let file = skeleton::report(&wanted);
    let stem = file.path.trim_end_matches("md");
    if let Some(there) =
        ["md", "yaml", "yml"].into_iter().find(|ending| root.join(format!("{stem}{ending}")).exists())
    {
        return Err(exists(&format!("{stem}{there}")));
    }
    write(teller, root, &[file])?;
    let id = &archive.form(form).id;
    teller.line(&message!(
        zh: "表式 {id}。接下来：annals serve --drafts 边填边看，annals check --drafts 指出还缺哪些数",
        en: "by the form {id}. Next: `annals serve --drafts` to see it while you write; `annals check --drafts` tells which figures are missing"
    ))?;
    Ok(0)
}

/// The period with its days, and the form.
fn period_and_form(
    archive: &Archive,
    publisher: PublisherId,
    text: &str,
    form: Option<&str>,
) -> Result<(Period, FormId), Trouble> {
    let unreadable = |message: Message| Trouble::Asked(message, Period::written());
    let likely = Period::read(text, Some((1, 1))).map_err(unreadable)?;
    let last = skeleton::last_report(archive, publisher, &likely);
    let list = |forms: Vec<FormId>| listed(forms.iter().map(|&form| archive.form(form).id.as_str()));
    let form = match form {
        Some(id) => archive.forms.find(id).ok_or_else(|| {
            let known = list(archive.forms.ids().collect());
            Trouble::Asked(
                message!(zh: "没有表式“{id}”", en: "there is no form '{id}'"),
                message!(zh: "可用的表式：{known}", en: "the forms are: {known}"),
            )
        })?,
        None => skeleton::edition(archive, &likely, last).map_err(|in_use| {
            let (zh, en) = (likely.label("zh"), likely.label("en"));
            if in_use.is_empty() {
                let known = list(archive.forms.ids().collect());
                Trouble::Asked(
                    message!(zh: "没有哪个表式在 {zh} 使用", en: "no form is in use for {en}"),
                    message!(zh: "用 --form 指明一个：{known}；annals forms 说明各自何时使用", en: "name one with --form: {known}; `annals forms` tells when each is used"),
                )
            } else {
                let known = list(in_use);
                Trouble::Asked(
                    message!(zh: "{zh} 有几种表式在用", en: "several forms are in use for {en}"),
                    message!(zh: "用 --form 指明一个：{known}", en: "name one with --form: {known}"),
                )
            }
        })?,
    };
    let used = &archive.form(form).used;
    if used.kind != likely.kind {
        let (id, kind) = (&archive.form(form).id, used.kind.words());
        return Err(Trouble::Asked(
            Message {
                zh: format!("表式 {id} 按{}填报，而“{text}”不是", kind.zh),
                en: format!("the form {id} is filled in by {}, and '{text}' is none", kind.en),
            },
            Period::written(),
        ));
    }
    // Where the form does not say when its fiscal year begins, the last report does.
    let starts = used.starts.or(last.map(|last| (last.period.start.month(), last.period.start.day())));
    let starts = starts.filter(|_| likely.kind == PeriodKind::FiscalYear);
    Ok((Period::read(text, starts).map_err(unreadable)?, form))
}

/// The archive with its drafts; errors in it are no hindrance, as long as it is one.
fn open(root: &Path) -> Result<Checked, Trouble> {
    if !root.join("annals.yaml").is_file() {
        return Err(no_archive(root));
    }
    Workspace::open(root, true).and_then(|mut work| work.check()).map_err(Trouble::Read)
}

/// A folder that is no archive.
pub(super) fn no_archive(root: &Path) -> Trouble {
    Trouble::Asked(
        message!(zh: "{} 里没有 annals.yaml，不是一个档案", en: "there is no annals.yaml in {}: this is no archive", root.display()),
        message!(zh: "到档案的文件夹里运行，或用 --root 指明它；新的档案用 annals new archive DIR", en: "run in the archive's folder, or name it with --root; `annals new archive DIR` begins one"),
    )
}

fn listed<'t>(names: impl Iterator<Item = &'t str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// Writes files that are not there yet, and tells of each.
fn write(teller: &Teller, root: &Path, files: &[File]) -> Result<(), Trouble> {
    if let Some(there) = files.iter().find(|file| root.join(&file.path).symlink_metadata().is_ok()) {
        return Err(exists(&there.path));
    }
    for file in files {
        let path = root.join(&file.path);
        let written = path
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| OpenOptions::new().write(true).create_new(true).open(&path))
            .and_then(|mut to| {
                to.write_all(file.text.as_bytes())?;
                if file.runs { make_runnable(&to) } else { Ok(()) }
            });
        written.map_err(|error| at(&path, &error))?;
        teller.line(&message!(zh: "新建 {}", en: "new: {}", path.display()))?;
    }
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

fn exists(path: &str) -> Trouble {
    Trouble::Asked(
        message!(zh: "{path} 已经有了，没有写任何文件", en: "{path} is there already; nothing was written"),
        message!(zh: "改那个文件；要重新开始，先把它移开", en: "edit that file; to begin anew, move it away first"),
    )
}

fn at(path: &Path, error: &io::Error) -> Trouble {
    Trouble::Asked(
        message!(zh: "写不了 {}：{error}", en: "cannot write {}: {error}", path.display()),
        message!(zh: "检查文件夹的名字和权限", en: "look at the folder's name and permissions"),
    )
}
