//! `annals correct`: a new version of a report is begun, and the one that was published is kept beside it.

use super::arguments::Correct;
use super::console::Console;
use super::load;
use super::new::write_new;
use super::put;
use super::result::{CommandResult, Failure, Status};
use super::root;
use crate::authoring::remedy::correction::Reason;
use crate::authoring::remedy::version;
use crate::import::target;
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::PublisherId;
use crate::model::period::date;
use crate::text::message;
use std::path::Path;

/// Writes the source as it is under the number of its version, and `update` into the report.
pub(super) fn run(console: &Console, root: &Path, asked: &Correct) -> CommandResult {
    let checked = load::archive_with_drafts(root)?;
    if checked.has_errors() {
        return Err(Failure::WithRemedy(
            message!(zh: "档案有错误，没有写", en: "the archive has errors; nothing was written"),
            message!(zh: "annals check --drafts 列出错误", en: "`annals check --drafts` lists them"),
        ));
    }
    let publisher = target::publisher(&checked.archive, &asked.publisher)
        .map_err(|refusal| Failure::WithRemedy(refusal.message, refusal.remedy))?;
    let report = report(&checked.archive, publisher, &asked.period)?;
    check(report, asked)?;
    let before = checked.archive.predecessor(report.position());
    if before.is_some_and(|before| version::is_unchanged(before, report, &checked.sources)) {
        return Err(begun_already(report));
    }
    let reason = Reason { on: &asked.on, kind: &asked.kind, why: &asked.why };
    let begun = version::begin(report, &checked.sources, &reason, asked.method.as_deref());
    let begun = begun.map_err(|why| {
        let remedy = message!(
            zh: "docs/corrections.zh.md 说明两个文件怎样写",
            en: "docs/corrections.md says how the two files are written"
        );
        Failure::WithRemedy(why, remedy)
    })?;
    for (path, text) in &begun.kept {
        write_new(console, root, path, text)?;
    }
    put::whole(root, &begun.mended)?;
    let path = root::path(root, &*begun.mended.path);
    let (path, next) = (path.display(), report.version() + 1);
    console.line(&message!(
        zh: "{path} 现在是第 {next} 版：改其中的数字和文字，再运行 annals build；更正会从两版算出来，不用手写",
        en: "{path} is version {next} now: change its figures and words, then run `annals build`; the \
             corrections are worked out from the two versions, none is written by hand"
    ))?;
    Ok(Status::Success)
}

fn report<'a>(
    archive: &'a Archive,
    publisher: PublisherId,
    address: &str,
) -> Result<&'a ArchivedReport, Failure> {
    archive.report_on(publisher, address).ok_or_else(|| {
        let id = &archive.publisher(publisher).id;
        let known: Vec<String> = archive.reports.current_of(publisher).map(ArchivedReport::address).collect();
        let known = known.join(", ");
        Failure::WithRemedy(
            message!(zh: "{id} 没有 {address} 的报告", en: "{id} has no report on {address}"),
            message!(zh: "有：{known}", en: "there are: {known}"),
        )
    })
}

/// Of a version that nobody has written in yet no further one is begun.
fn begun_already(report: &ArchivedReport) -> Failure {
    let (name, version) = (report.lasting_address(), report.version());
    Failure::WithRemedy(
        message!(
            zh: "{name} 已经是第 {version} 版，而与前一版相比还什么都没有改",
            en: "{name} is version {version} already, and nothing in it differs from the version before yet"
        ),
        message!(
            zh: "直接改其中的数字和文字；日期和原因在 update 里改",
            en: "change its figures and words as it is, and the day and the reason in `update`"
        ),
    )
}

/// What would be an error of the report afterwards is told before anything is written.
fn check(report: &ArchivedReport, asked: &Correct) -> Result<(), Failure> {
    let Correct { why, on, .. } = asked;
    if why.trim().is_empty() {
        return Err(Failure::WithRemedy(
            message!(zh: "--why 后没有原因", en: "there is no reason after --why"),
            message!(zh: "用一句话说明为什么改", en: "say in a sentence why it changes"),
        ));
    }
    if report.draft {
        return Err(Failure::WithRemedy(
            message!(zh: "这份报告是草稿，还没有公布", en: "this report is a draft: nobody has read it yet"),
            message!(zh: "直接改就可以", en: "change it as it is"),
        ));
    }
    let day = date(on, on).map_err(|told| {
        let remedy = message!(zh: "写作 --on 2026-03-01", en: "write it as in --on 2026-03-01");
        Failure::WithRemedy(told, remedy)
    })?;
    let last = report.update.as_ref().map(|update| update.on).or(report.published);
    match last.filter(|last| day < *last) {
        None => Ok(()),
        Some(last) => Err(Failure::WithRemedy(
            message!(
                zh: "--on {on} 早于现在这一版公布的日期 {last}",
                en: "--on {on} lies before {last}, when the present version was published"
            ),
            message!(zh: "写新一版公布的日期", en: "name the day on which the new version is published"),
        )),
    }
}
