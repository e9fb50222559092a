//! `annals build`: the site in a folder, once or for as long as somebody writes.

use super::{Exit, Teller, Trouble, WRONG, busy, counted, exit, read, serve, summary};
use crate::authoring::format::Format;
use crate::live::watch::Watch;
use crate::publish::output::Outcome;
use crate::publish::pipeline::{self, Checked, Workspace};
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::message;
use crate::text::message::Message;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Builds the site.
pub fn once(teller: &Teller, root: &Path, output: Option<&Path>, strict: bool, drafts: bool) -> Exit {
    let into = folder(root, output)?;
    let (_, mut checked) = read(teller, root, drafts)?;
    match publish(teller, &mut checked, &into, strict)? {
        Built::Written(outcome) => {
            let told = checked.told(strict);
            teller.line(&summary(&checked, &told))?;
            if !told.is_empty() {
                teller.line(&message!(zh: "annals check 逐条说明；数字不符之处在页面上标出", en: "`annals check` tells each; findings are marked beside the figures on the pages"))?;
            }
            teller.line(&written(&into, &outcome))?;
            Ok(0)
        }
        Built::Refused(told) => {
            refuse(teller, &checked, &told, &into)?;
            Ok(WRONG)
        }
    }
}

/// Builds the site, and again after each change, until the process ends.
pub fn and_watch(
    teller: &Teller,
    root: &Path,
    output: Option<&Path>,
    strict: bool,
    drafts: bool,
    poll: bool,
) -> Exit {
    let into = folder(root, output)?;
    // The watch begins first, so that no change falls between it and the reading.
    let mut watch = serve::watch(teller, root, poll)?;
    let (mut work, mut checked) = read(teller, root, drafts)?;
    loop {
        let started = Instant::now();
        match publish(teller, &mut checked, &into, strict)? {
            Built::Written(outcome) => {
                let took = started.elapsed().as_millis();
                let said = written(&into, &outcome);
                teller.line(&Message {
                    zh: format!("{}（{took} 毫秒）", said.zh),
                    en: format!("{} ({took} ms)", said.en),
                })?;
            }
            Built::Refused(told) => refuse(teller, &checked, &told, &into)?,
        }
        checked = again(teller, &mut watch, &mut work)?;
    }
}

/// Waits for a change, and reads and checks the archive again.
fn again(teller: &Teller, watch: &mut Watch, work: &mut Workspace) -> Result<Checked, Trouble> {
    loop {
        let Some(changed) = watch.wait() else { continue };
        match work.refresh(&changed).and_then(|()| work.check()) {
            Ok(checked) => return Ok(checked),
            // A folder that is gone may come back.
            Err(error) => teller.trouble(&message!(zh: "读不了：{error}", en: "cannot read: {error}"), None),
        }
    }
}

enum Built {
    Written(Outcome),
    Refused(Vec<Diagnostic>),
}

fn publish(teller: &Teller, checked: &mut Checked, into: &Path, strict: bool) -> Result<Built, Trouble> {
    let told = checked.told(strict);
    if exit(&told) != 0 {
        return Ok(Built::Refused(told));
    }
    let rendering = message!(zh: "生成网页", en: "rendering");
    let published = busy::while_doing(teller, &rendering, || pipeline::publish(checked, into))
        .map_err(|failure| Trouble::Asked(failure.message, failure.remedy))?;
    Ok(published.map_or_else(|| Built::Refused(checked.told(strict)), Built::Written))
}

fn refuse(teller: &Teller, checked: &Checked, told: &[Diagnostic], into: &Path) -> Result<(), Trouble> {
    let errors: Vec<Diagnostic> = told.iter().filter(|d| d.severity == Severity::Error).cloned().collect();
    teller.print(&teller.tell(&errors, &checked.sources, Format::Full))?;
    teller.line(&summary(checked, told))?;
    teller.line(&message!(zh: "没有写任何文件；{} 仍是原样", en: "nothing was written; {} is as it was", into.display()))
}

fn written(into: &Path, outcome: &Outcome) -> Message {
    let (written, unchanged, removed) = (outcome.written, outcome.unchanged, outcome.removed);
    let (into, files) = (into.display(), counted(written, "file"));
    Message {
        zh: format!("{into}：写入 {written} 个文件，{unchanged} 个未变，删除 {removed} 个"),
        en: format!("{into}: {files} written, {unchanged} unchanged, {removed} removed"),
    }
}

/// Where the site goes. A site among its own sources would be read as one of them.
fn folder(root: &Path, output: Option<&Path>) -> Result<PathBuf, Trouble> {
    let into = output.map_or_else(|| root.join("public"), Path::to_path_buf);
    let whole = |path: &Path| {
        let mut path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let mut below = Vec::new();
        // What does not exist yet lies below something that does.
        while path.canonicalize().is_err() {
            let Some(name) = path.file_name().map(std::ffi::OsStr::to_owned) else { break };
            below.push(name);
            path.pop();
        }
        let start = path.canonicalize().unwrap_or(path);
        below.iter().rev().fold(start, |path, name| path.join(name))
    };
    let (site, archive) = (whole(&into), whole(root));
    let sources = ["content", "themes"].map(|name| archive.join(name));
    if archive.starts_with(&site) || sources.iter().any(|source| site.starts_with(source)) {
        let into = into.display();
        return Err(Trouble::Asked(
            message!(zh: "网站不能生成在 {into}：那里是档案自己的文件", en: "the site cannot go to {into}: the archive's own files are there"),
            message!(zh: "用 --output 指明另一个文件夹，如 public", en: "name another folder with --output, such as public"),
        ));
    }
    Ok(into)
}
