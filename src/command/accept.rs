//! `annals accept`: the entries that declare what changed since it was published, written into their files.

use super::arguments::Accept;
use super::console::Console;
use super::put;
use super::result::{CommandResult, Failure, Status};
use super::root;
use super::state::State;
use super::summary::counted;
use crate::analysis::publication::{Publication, ReportKey};
use crate::authoring::format;
use crate::authoring::remedy::accept::accept;
use crate::authoring::remedy::correction::Reason;
use crate::model::discover::Folder;
use crate::publish::ledger::Published;
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Sources;
use std::path::Path;

/// Writes the entries; with `dry_run` only shows them.
pub(super) fn run(console: &Console, root: &Path, asked: &Accept) -> CommandResult {
    if !root.join("annals.yaml").is_file() {
        return Err(Failure::no_archive(root));
    }
    if asked.why.trim().is_empty() {
        return Err(Failure::WithRemedy(
            message!(zh: "--why 后没有原因", en: "there is no reason after --why"),
            message!(zh: "用一句话说明为什么改", en: "say in a sentence why it changed"),
        ));
    }
    let was = published(console, root, asked)?;
    let mut sources = Sources::default();
    let folder = Folder::open(root, &mut sources).map_err(Failure::Read)?;
    let reason = Reason { on: &asked.on, kind: &asked.kind, why: &asked.why };
    let wanted = |report: &ReportKey| asked.report.as_deref().is_none_or(|wanted| is_of(report, wanted));
    let accepted = accept(&folder, &sources, &was, &reason, wanted).map_err(refused)?;
    for mended in &accepted.mended {
        console.print(&format::diff(&mended.path, &mended.before, &mended.after, console.color))?;
    }
    if !asked.dry_run {
        accepted.mended.iter().try_for_each(|mended| put::whole(root, mended))?;
    }
    for left in &accepted.left {
        let (path, why) = (&left.path, &left.why);
        console.line(&Message { zh: format!("{path}：{}", why.zh), en: format!("{path}: {}", why.en) })?;
    }
    let (number, entries) = (accepted.entries, if accepted.entries == 1 { "entry" } else { "entries" });
    let (left, changes) = (accepted.left.len(), counted(accepted.left.len(), "change"));
    console.line(&if asked.dry_run {
        message!(zh: "要写 {number} 条；没有写", en: "{number} {entries} would be written; nothing was")
    } else {
        message!(zh: "写了 {number} 条", en: "{number} {entries} written")
    })?;
    if left > 0 {
        console.line(&message!(
            zh: "还有 {left} 处改动没有条目可写，要由您处理",
            en: "{changes} that no entry declares: they are yours to decide"
        ))?;
    }
    let is_done = left == 0 && (number == 0 || !asked.dry_run);
    Ok(if is_done { Status::Success } else { Status::Wrong })
}

fn refused(why: Message) -> Failure {
    let remedy = message!(
        zh: "按它说的改（例如 --on 的日期）；annals check 列出档案现有的错误",
        en: "mend what it says, as the day after --on; `annals check` lists what is wrong with the archive"
    );
    Failure::WithRemedy(why, remedy)
}

/// Whether a report is the one that is named, or one of the publisher that is.
fn is_of((publisher, address): &ReportKey, wanted: &str) -> bool {
    match wanted.split_once('/') {
        Some((of, on)) => of == publisher && on == address,
        None => wanted == publisher,
    }
}

/// What was published: as it is named, or as the ledger in `public/` tells it.
fn published(console: &Console, root: &Path, asked: &Accept) -> Result<Publication, Failure> {
    if let Some(name) = &asked.against {
        let was = State::named(root, name, false)?;
        was.complain_of_errors(console);
        return Ok(was.publication);
    }
    let site = root::site(root, None);
    let found = Published::read(&site).and_then(|site| site.map(|site| site.whole()).transpose());
    found.map_err(|unusable| Failure::ledger(&unusable))?.ok_or_else(|| {
        let site = site.display();
        Failure::WithRemedy(
            message!(zh: "{site} 里没有公布过的网站", en: "there is no published site in {site}"),
            message!(
                zh: "用 --against 指明公布过的内容：网站的文件夹，或 git 版本",
                en: "say with --against what was published: the folder of a site, or a git revision"
            ),
        )
    })
}
