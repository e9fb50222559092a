//! `annals upgrade`: brings the files of an archive to the newest format, and shows what changes as a diff.

use super::console::Console;
use super::put;
use super::result::{CommandResult, Failure, Status};
use super::summary::counted;
use crate::authoring::format::{self, Format};
use crate::authoring::remedy::upgrade::{self, Refused, Upgrade};
use crate::model::discover::Folder;
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Sources;
use std::path::Path;

/// Writes all that changes or nothing; with `dry_run` only shows it, and exits with 1 if anything would.
pub(super) fn run(console: &Console, root: &Path, dry_run: bool) -> CommandResult {
    let mut sources = Sources::default();
    let folder = Folder::open(root, &mut sources).map_err(Failure::Read)?;
    let Some(site) = folder.found(&mut sources).site else { return Err(Failure::no_archive(root)) };
    let Upgrade { from, to, mended } = match upgrade::find(site, &sources) {
        Ok(upgrade) => upgrade,
        Err(refused) => return refuse(console, &sources, &refused),
    };
    for file in &mended {
        console.print(&format::diff(&file.path, &file.before, &file.after, console.color))?;
    }
    if mended.is_empty() {
        console.line(&message!(
            zh: "档案已经是第 {to} 版文件格式，就是最新的一版，没有要改的",
            en: "the archive is in file format {to}, the newest: there is nothing to do"
        ))?;
        return Ok(Status::Success);
    }
    if !dry_run {
        put::all(root, &mended)?;
    }
    let n = mended.len();
    let files = counted(n, "file");
    console.line(&match (dry_run, from == to) {
        (true, true) => message!(
            zh: "档案已经是最新的第 {to} 版文件格式，只差写明；没有改动任何文件",
            en: "the archive is in file format {to}, the newest, and would only say so; nothing was written"
        ),
        (true, false) => message!(
            zh: "要改 {n} 个文件，从第 {from} 版文件格式改成第 {to} 版；这次没有改动",
            en: "{files} would change, from file format {from} to {to}; nothing was written"
        ),
        (false, true) => message!(
            zh: "档案已经是最新的第 {to} 版文件格式，现在写明了",
            en: "the archive is in file format {to}, the newest, and says so now"
        ),
        (false, false) => message!(
            zh: "从第 {from} 版文件格式改成了第 {to} 版：改了 {n} 个文件。接下来：annals check",
            en: "{files} changed, from file format {from} to {to}; next: `annals check`"
        ),
    })?;
    Ok(if dry_run { Status::Wrong } else { Status::Success })
}

fn refuse(console: &Console, sources: &Sources, refused: &Refused) -> CommandResult {
    match refused {
        Refused::Wrong(told) => console.diagnostics(told, sources, Format::Full)?,
        Refused::Unsure(left) => {
            for left in left {
                let (path, why) = (&left.path, &left.why);
                console.line(&Message {
                    zh: format!("{path}：{}", why.zh),
                    en: format!("{path}: {}", why.en),
                })?;
            }
        }
    }
    console.line(&message!(zh: "没有写任何文件", en: "nothing was written"))?;
    Ok(Status::Wrong)
}
