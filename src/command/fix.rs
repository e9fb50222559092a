//! `annals fix`: applies the remedies that are certain, and shows them as a diff.

use super::console::Console;
use super::put;
use super::result::{CommandResult, Failure, Status};
use super::summary::counted;
use crate::analysis::check;
use crate::authoring::format;
use crate::authoring::remedy;
use crate::model::archive::Archive;
use crate::model::discover::Folder;
use crate::pages::prose;
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Sources;
use std::path::Path;

/// Applies what is certain; with `dry_run` only shows it, and exits with 1 if anything would change.
pub(super) fn run(console: &Console, root: &Path, dry_run: bool, rows_by_name: bool) -> CommandResult {
    let mut sources = Sources::default();
    let folder = Folder::open(root, &mut sources).map_err(Failure::Read)?;
    if !root.join("annals.yaml").is_file() {
        return Err(Failure::no_archive(root));
    }
    let prose = |archive: &Archive, sources: &Sources| {
        let findings = check::run(archive, &mut check::Cache::default());
        prose::check(archive, sources, &findings, &mut prose::Cache::default()).diagnostics
    };
    let found = remedy::find(&folder, &sources, rows_by_name, prose);
    for mended in &found.mended {
        console.print(&format::diff(&mended.path, &mended.before, &mended.after, console.color))?;
        if !dry_run {
            put::whole(root, mended)?;
        }
    }
    for left in &found.left {
        let (path, why) = (&left.path, &left.why);
        console.line(&Message { zh: format!("{path}：{}", why.zh), en: format!("{path}: {}", why.en) })?;
    }
    let n = found.mended.len();
    let files = counted(n, "file");
    console.line(&if dry_run {
        message!(zh: "要改 {n} 个文件；没有写", en: "{files} would change; nothing was written")
    } else {
        message!(zh: "改了 {n} 个文件", en: "{files} changed")
    })?;
    if found.errors > 0 {
        let (errors, n) = (counted(found.errors, "error"), found.errors);
        let verb = if n == 1 { "needs" } else { "need" };
        console.line(&message!(
            zh: "还有 {n} 处错误要由您决定：annals check",
            en: "{errors} {verb} a decision of yours: `annals check`"
        ))?;
    }
    Ok(if dry_run && n > 0 { Status::Wrong } else { Status::Success })
}
