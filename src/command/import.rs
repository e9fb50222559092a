//! `annals import`: a document becomes a report, and each cell of it says how it was read.

mod shown;

use super::arguments::Import;
use super::console::Console;
use super::load;
use super::result::{CommandResult, Failure, Status};
use crate::authoring::skeleton;
use crate::import::filled::{self, Filled};
use crate::import::metadata::Metadata;
use crate::import::prose::Prose;
use crate::import::provenance::{self, Origin};
use crate::import::{metadata, prose, reading, replace, report, source};
use crate::model::archive::Archive;
use crate::model::id::{FormId, PublisherId};
use crate::model::label::Label;
use crate::model::period::Period;
use crate::model::report::{is_report_name, parts_of_address};
use crate::text::message;
use crate::text::message::Message;
use crate::text::yaml::write::Block;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A document larger than this is no report.
const MOST_BYTES: u64 = 64 << 20;

/// Where the report will stand.
struct Target<'a> {
    publisher: PublisherId,
    period: Period,
    /// Below the archive's folder.
    path: String,
    name: Option<&'a str>,
}

/// Reads the document and writes the report.
pub(super) fn run(console: &Console, root: &Path, wanted: &Import) -> CommandResult {
    let checked = load::archive_with_drafts(root)?;
    let archive = &checked.archive;
    let target = target(root, archive, wanted)?;
    let form = named_form(archive, wanted.form.as_deref())?;
    let bytes = bytes(&wanted.file)?;
    let name = wanted.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut document = match source::read(&name, &bytes) {
        Ok(document) => document,
        Err(refusal) => {
            console.complain(&refusal.message, Some(&refusal.remedy));
            return Ok(Status::Wrong);
        }
    };
    let filled = filled::of(&mut document);
    if let Some(other) = filled.as_ref().and_then(|filled| another(filled, wanted)) {
        console.complain(
            &other,
            Some(&message!(
                zh: "没有写任何文件；核对 --publisher 和 --period，或换一份文件",
                en: "nothing was written; compare --publisher and --period with the file"
            )),
        );
        return Ok(Status::Wrong);
    }
    let form = form.or(filled.as_ref().and_then(|filled| archive.forms.find(&filled.form)));
    let Some(reading) = reading::read(&document, &archive.forms, form, &target.period) else {
        console.complain(
            &message!(
                zh: "{name} 里没有找到任何表式的表，没有写任何文件",
                en: "{name} prints no table of any form; nothing was written"
            ),
            Some(&message!(
                zh: "annals forms 列出已知的表式；表格是图片的读不了",
                en: "`annals forms` lists the forms there are; a table that is a picture cannot be read"
            )),
        );
        return Ok(Status::Wrong);
    };
    // A workbook that was filled in holds figures, and no report around them.
    let metadata = match &filled {
        Some(_) => Metadata::default(),
        None => metadata::read(&document, archive.form(reading.form)),
    };
    if let Some(contradiction) = metadata.contradiction(&target.period) {
        console.complain(
            &contradiction,
            Some(&message!(
                zh: "没有写任何文件；核对 --period，或换一份文件",
                en: "nothing was written; compare --period with the document"
            )),
        );
        return Ok(Status::Wrong);
    }
    let last =
        skeleton::last_report(archive, target.publisher, &target.period, target.name, Some(reading.form));
    let title = metadata.title.as_ref().map(|found| found.value.as_str());
    let origin = Origin {
        name: &name,
        bytes: &bytes,
        title: Label::of(archive.language_of(target.publisher), title.unwrap_or(&name)),
        url: wanted.source.clone(),
        is_kept: wanted.keep,
    };
    let by = report::Wanted {
        archive,
        publisher: target.publisher,
        period: &target.period,
        last,
        earlier: archive
            .reports_on(target.publisher, &target.period.id)
            .find(|report| report.name() == target.name),
        source: provenance::source(&origin, &reading, archive.publisher(target.publisher).place),
        language: console.language,
    };
    let report = report::report(&by, &reading, &metadata);
    let entries = report::entries(&by, &reading, &report);
    let taken = reading.taken(&document, &archive.forms);
    let prose = match &filled {
        Some(_) => Prose::default(),
        None => prose::markdown(&document, &taken, archive.form(reading.form), &metadata),
    };
    let text = written(root, &target.path, &entries, &prose.markdown)?;
    if wanted.keep {
        shown::disclosed(console, &document)?;
        let folder = target.path.rsplit_once('.').map_or(target.path.as_str(), |(stem, _)| stem);
        write(root, &format!("{folder}/{name}"), &bytes)?;
    }
    write(root, &target.path, text.as_bytes())?;
    shown::outcome(console, archive, &target.path, &reading)?;
    shown::remarks(console, &document, &metadata, &prose, wanted.verify)?;
    if wanted.explain {
        shown::cells(console, archive, &reading)?;
    }
    if wanted.verify && filled.is_none() {
        shown::missing(console, &prose::missing(&document, &taken, &prose.markdown, &metadata))?;
    }
    let count = reading.count();
    let is_whole = count.unread + count.absent == 0 && reading.lacking.is_empty();
    Ok(if is_whole { Status::Success } else { Status::Wrong })
}

/// That a workbook was written for another publisher or period than it is imported for.
fn another(filled: &Filled, wanted: &Import) -> Option<Message> {
    let Filled { publisher, address, .. } = filled;
    let is_same = *publisher == wanted.publisher && *address == wanted.period;
    (!is_same).then(|| {
        message!(
            zh: "这份工作簿是为 {publisher} 的 {address} 准备的",
            en: "the workbook was written for {publisher} on {address}"
        )
    })
}

fn target<'w>(root: &Path, archive: &Archive, wanted: &'w Import) -> Result<Target<'w>, Failure> {
    let id = &wanted.publisher;
    let Some(publisher) = archive.publishers.find(id) else {
        let known: Vec<&str> = archive.publishers.iter().map(|publisher| publisher.id.as_str()).collect();
        let known = known.join(", ");
        return Err(Failure::WithRemedy(
            message!(zh: "没有机关“{id}”", en: "there is no publisher '{id}'"),
            message!(
                zh: "有：{known}；或先 annals new publisher {id}",
                en: "there are: {known}; or begin it with `annals new publisher {id}`"
            ),
        ));
    };
    let (period, name) = parts_of_address(&wanted.period);
    if let Some(name) = name.filter(|name| !is_report_name(name)) {
        return Err(Failure::WithRemedy(
            message!(zh: "“{name}”不能作报告的名字", en: "'{name}' can be no report's name"),
            message!(
                zh: "只用小写英文字母、数字和连字符，如 {period}/survey",
                en: "use lower-case ASCII letters, digits and hyphens, as in {period}/survey"
            ),
        ));
    }
    let starts = archive.reports_of(publisher).iter().next_back();
    let starts = starts.map(|report| (report.period.start.month(), report.period.start.day()));
    let period = Period::read(period, starts.or(Some((1, 1))))
        .map_err(|message| Failure::WithRemedy(message, Period::written()))?;
    let stem = skeleton::stem(archive, publisher, &period.id, name);
    let there = ["md", "yaml", "yml"].map(|ending| format!("{stem}.{ending}"));
    let there = there.into_iter().find(|file| root.join(file).exists());
    match there {
        Some(there) if !wanted.replace => Err(Failure::WithRemedy(
            message!(zh: "{there} 已经有了，没有写任何文件", en: "{there} is there already; nothing was written"),
            message!(
                zh: "用 --replace 换上文件里的数：说明、更正和已知的问题保留",
                en: "--replace puts the document's figures in its place; comments, corrections and \
                     acknowledgements stay"
            ),
        )),
        there => Ok(Target { publisher, period, path: there.unwrap_or(format!("{stem}.md")), name }),
    }
}

fn named_form(archive: &Archive, form: Option<&str>) -> Result<Option<FormId>, Failure> {
    let Some(id) = form else { return Ok(None) };
    let found = archive.forms.find(id).ok_or_else(|| {
        let known: Vec<&str> = archive.forms.iter().map(|form| form.id.as_str()).collect();
        let known = known.join(", ");
        Failure::WithRemedy(
            message!(zh: "没有表式“{id}”", en: "there is no form '{id}'"),
            message!(zh: "可用的表式：{known}", en: "the forms are: {known}"),
        )
    })?;
    Ok(Some(found))
}

/// The bytes of the document, as long as it is no longer than a report can be.
fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error: std::io::Error| {
        let path = path.display();
        Failure::WithRemedy(
            message!(zh: "读不了 {path}：{error}", en: "cannot read {path}: {error}"),
            message!(zh: "核对文件的路径和权限", en: "check the file's path and who may read it"),
        )
    };
    let file = fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MOST_BYTES {
        let (path, most) = (path.display(), MOST_BYTES >> 20);
        return Err(Failure::WithRemedy(
            message!(zh: "{path} 超过 {most} MB", en: "{path} is larger than {most} MB"),
            message!(
                zh: "把报告另存为一个文件，图片去掉",
                en: "save the report alone, without pictures"
            ),
        ));
    }
    Ok(bytes)
}

/// The text of the report; where one is there, with all that the document does not say.
fn written(root: &Path, path: &str, entries: &Block, prose: &str) -> Result<String, Failure> {
    let prose = if prose.is_empty() { String::new() } else { format!("\n{prose}") };
    let there = root.join(path);
    if !there.exists() {
        return Ok(format!("---\n{}---\n{prose}", entries.text()));
    }
    let old = fs::read_to_string(&there).map_err(|error| {
        let path = there.display();
        Failure::WithRemedy(
            message!(zh: "读不了 {path}：{error}", en: "cannot read {path}: {error}"),
            message!(zh: "核对文件的编码和权限", en: "check the file's encoding and who may read it"),
        )
    })?;
    replace::replaced(&old, entries, &prose).ok_or_else(|| {
        Failure::WithRemedy(
            message!(
                zh: "{path} 的头部不是一行一个键，换不了；没有写任何文件",
                en: "the front matter of {path} does not have a key a line, so nothing can be put in its \
                     place; nothing was written"
            ),
            message!(
                zh: "先运行 annals fix，或把那个文件移开",
                en: "run `annals fix` first, or move that file away"
            ),
        )
    })
}

/// Writes a file whole, or not at all.
fn write(root: &Path, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    let path: PathBuf = root.join(path);
    let folder = path.parent().unwrap_or(root);
    let written = fs::create_dir_all(folder).and_then(|()| {
        let beside = path.with_extension("importing~");
        fs::write(&beside, bytes)?;
        fs::rename(&beside, &path)
    });
    written.map_err(|error| {
        let path = path.display();
        Failure::WithRemedy(
            message!(zh: "写不了 {path}：{error}", en: "cannot write {path}: {error}"),
            message!(zh: "核对文件夹的权限和磁盘空间", en: "check the folder's permissions and the disk's space"),
        )
    })
}
