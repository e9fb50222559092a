//! `annals export`: a report, or a publisher's years side by side, as a file; or the whole site, as a bag
//! or as it is served.

use super::arguments::Export;
use super::bag;
use super::console::Console;
use super::load;
use super::result::{CommandResult, Failure, Status};
use super::warc;
use crate::export;
use crate::import::target;
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::format::Format;
use crate::model::id::{PublisherId, ReportId};
use crate::text::message;
use crate::text::message::Message;
use std::fs;
use std::path::{Path, PathBuf};

/// A file that is asked for.
struct Wanted<'a> {
    publisher: &'a str,
    period: Option<&'a str>,
    to: Format,
    output: Option<&'a Path>,
    language: Option<&'a str>,
}

/// Writes what is asked for.
pub(super) fn run(console: &Console, root: &Path, asked: &Export) -> CommandResult {
    if let Some(into) = &asked.bagit {
        return bag::run(console, root, asked.site.as_deref(), into);
    }
    if let Some(into) = &asked.warc {
        return warc::run(console, root, asked.site.as_deref(), into);
    }
    match (asked.publisher.as_deref(), asked.to) {
        (Some(publisher), Some(to)) => {
            let (period, output) = (asked.period.as_deref(), asked.output.as_deref());
            let language = asked.language.as_deref();
            file(console, root, &Wanted { publisher, period, to, output, language })
        }
        (Some(_) | None, _) => refused(
            message!(zh: "没有写导出什么", en: "what is to be exported is not said"),
            message!(
                zh: "annals export 机关 [期间] --to 格式（docx、html、xlsx、ods、md）；整个网站：--bagit 文件夹或 --warc 文件",
                en: "annals export PUBLISHER [PERIOD] --to FORMAT (docx, html, xlsx, ods, md), or --bagit \
                    DIR or --warc FILE for the whole site"
            ),
        ),
    }
}

/// Writes the file.
fn file(console: &Console, root: &Path, wanted: &Wanted<'_>) -> CommandResult {
    let checked = load::archive_with_drafts(root)?;
    if checked.has_errors() {
        return refused(
            message!(zh: "档案有错误，没有导出", en: "the archive has errors; nothing was exported"),
            message!(zh: "annals check --drafts 列出错误", en: "`annals check --drafts` lists them"),
        );
    }
    let archive = &checked.archive;
    let publisher = target::publisher(archive, wanted.publisher)
        .map_err(|refusal| Failure::WithRemedy(refusal.message, refusal.remedy))?;
    let report = wanted.period.map(|period| report(archive, publisher, period)).transpose()?;
    if let (Format::EuDsaCsv, Some(report)) = (wanted.to, report) {
        return bundle(console, archive, report, wanted);
    }
    let language = language(archive, publisher, wanted.language)?;
    let model = checked.model();
    let written = match report {
        Some(report) => export::report(&model, report, language, wanted.to),
        None => export::years(&model, publisher, language, wanted.to).ok_or_else(|| single(wanted))?,
    };
    let format = wanted.to.name();
    let bytes = written.map_err(|message| {
        Failure::WithRemedy(
            message,
            message!(zh: "换一种格式，如 ods", en: "export it in another format, such as ods"),
        )
    })?;
    if wanted.output == Some(Path::new("-")) {
        console.write(&bytes)?;
        return Ok(Status::Success);
    }
    let path = match wanted.output {
        Some(path) => path.to_path_buf(),
        None => free(named(wanted, format))?,
    };
    write(&path, &bytes)?;
    console.line(&message!(zh: "写出 {}", en: "written: {}", path.display()))?;
    Ok(Status::Success)
}

/// Writes the files of an official bundle into a folder of their own.
fn bundle(console: &Console, archive: &Archive, report: ReportId, wanted: &Wanted<'_>) -> CommandResult {
    let remedy = || {
        message!(
            zh: "报告须按表式 eu-dsa-2025 填写：docs/forms.zh.md",
            en: "the report has to be by the form eu-dsa-2025: docs/forms.md"
        )
    };
    let files =
        export::eu_dsa::bundle(archive, report).map_err(|message| Failure::WithRemedy(message, remedy()))?;
    let folder = match wanted.output {
        Some(path) => path.to_path_buf(),
        None => free(named(wanted, "eu-dsa").with_extension(""))?,
    };
    fs::create_dir_all(&folder).map_err(Failure::Read)?;
    for (name, text) in files {
        let path = folder.join(name);
        write(&path, text.as_bytes())?;
        console.line(&message!(zh: "写出 {}", en: "written: {}", path.display()))?;
    }
    Ok(Status::Success)
}

/// The report at an address below its publisher's.
fn report(archive: &Archive, publisher: PublisherId, address: &str) -> Result<ReportId, Failure> {
    if let Some(report) = archive.report_on(publisher, address) {
        return Ok(report.position());
    }
    let id = &archive.publisher(publisher).id;
    let known: Vec<String> = archive.reports_of(publisher).iter().map(ArchivedReport::address).collect();
    let known = known.join(", ");
    Err(Failure::WithRemedy(
        message!(zh: "{id} 没有 {address} 的报告", en: "{id} has no report on {address}"),
        message!(zh: "有：{known}", en: "there are: {known}"),
    ))
}

/// The language of the file: the one asked for, or that of the publisher's reports.
fn language<'a>(
    archive: &'a Archive,
    publisher: PublisherId,
    asked: Option<&'a str>,
) -> Result<&'a str, Failure> {
    let languages = &archive.site.languages;
    let has = |language: &str| languages.iter().any(|known| known == language);
    match asked {
        Some(language) if has(language) => Ok(language),
        Some(language) => {
            let known = languages.join(", ");
            Err(Failure::WithRemedy(
                message!(zh: "档案没有“{language}”这种语言", en: "the archive is not in '{language}'"),
                message!(zh: "annals.yaml 的 languages 有：{known}", en: "annals.yaml has `languages`: {known}"),
            ))
        }
        None => Ok(Some(archive.language_of(publisher))
            .filter(|own| has(own))
            .unwrap_or(archive.site.first_language())),
    }
}

/// Where the file goes if nobody says: `bureau-2024.xlsx`.
fn named(wanted: &Wanted<'_>, format: &str) -> PathBuf {
    let period = wanted.period.map(|period| format!("-{}", period.replace('/', "-")));
    PathBuf::from(format!("{}{}.{format}", wanted.publisher, period.unwrap_or_default()))
}

/// A path at which nothing is: somebody may have worked on what was exported there.
fn free(path: PathBuf) -> Result<PathBuf, Failure> {
    if path.symlink_metadata().is_err() {
        return Ok(path);
    }
    let shown = path.display();
    Err(Failure::WithRemedy(
        message!(zh: "{shown} 已经有了，没有写", en: "{shown} is there already; nothing was written"),
        message!(
            zh: "要覆盖它，写上 --output {shown}",
            en: "to write over it, add --output {shown}"
        ),
    ))
}

/// Writes a file whole, or not at all.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let beside = path.with_extension("exporting~");
    fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path)).map_err(|error| {
        let path = path.display();
        Failure::WithRemedy(
            message!(zh: "写不了 {path}：{error}", en: "cannot write {path}: {error}"),
            message!(
                zh: "核对文件夹的名字和权限；文件若在别的程序里开着，先关上",
                en: "look at the folder's name and permissions; close the file if another program has it open"
            ),
        )
    })
}

/// A publisher that has only one report of each kind has no years side by side.
fn single(wanted: &Wanted<'_>) -> Failure {
    let publisher = wanted.publisher;
    Failure::WithRemedy(
        message!(
            zh: "{publisher} 没有两份可以并列的报告",
            en: "{publisher} has no two reports to set side by side"
        ),
        message!(zh: "写上期间，导出一份报告", en: "name a period, to export one report"),
    )
}

fn refused(message: Message, remedy: Message) -> CommandResult {
    Err(Failure::WithRemedy(message, remedy))
}
