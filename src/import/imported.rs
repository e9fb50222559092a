//! A document on its way to a report: read for its place in the archive, then written as a report of it.

use super::document::Document;
use super::filled::{self, Filled};
use super::metadata::{self, Metadata};
use super::prose::{self, Missing, Prose};
use super::provenance::{self, Origin};
use super::reading::{self, Reading};
use super::report;
use super::source;
use super::source::refusal::Refusal;
use super::taken::Taken;
use super::target::{Target, refusal};
use crate::authoring::skeleton;
use crate::model::archive::Archive;
use crate::model::label::Label;
use crate::model::report::Report;
use crate::text::message;
use crate::text::message::{Language, Message};
use crate::text::yaml::write::Block;

/// A document that was read for its place in an archive.
pub(crate) struct Imported {
    /// The name of its file.
    pub name: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// What it holds.
    pub document: Document,
    /// What it says of the cells of a form.
    pub reading: Reading,
    /// What it says of itself.
    pub metadata: Metadata,
    /// All its other words.
    pub prose: Prose,
    /// Whether it is the workbook of a form, which holds figures and no report around them.
    pub is_filled: bool,
    taken: Taken,
}

/// How a report is to be written.
pub(crate) struct Wanted<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// Where it will belong.
    pub target: &'a Target,
    /// A report on a period before, if one was imported just now.
    pub last: Option<&'a Report>,
    /// The address of the document.
    pub url: Option<String>,
    /// Whether the document is published with the report.
    pub is_kept: bool,
    /// The language of comments.
    pub language: Language,
}

/// Reads a document for its place in an archive.
///
/// # Errors
/// If the file cannot be read, prints no table of a form, or says itself that it belongs elsewhere.
pub(crate) fn read(
    archive: &Archive,
    target: &Target,
    name: &str,
    bytes: &[u8],
) -> Result<Imported, Box<Refusal>> {
    let mut document = source::read(name, bytes)?;
    let filled = filled::of(&mut document);
    if let Some(filled) = &filled {
        check(archive, target, filled)?;
    }
    let form = target.form.or(filled.as_ref().and_then(|filled| archive.forms.find(&filled.form)));
    let reading = reading::read(&document, &archive.forms, form, &target.period);
    let mut reading = reading.ok_or_else(|| no_table(name, &document))?;
    let form = archive.form(reading.form);
    if filled.as_ref().is_some_and(|filled| filled.is_to_fill) {
        reading.leave_out_empty(form);
    }
    let mut metadata = if filled.is_some() { Metadata::default() } else { metadata::read(&document, form) };
    let languages = archive.site.languages.iter();
    let names: Vec<String> =
        languages.map(|language| archive.name_on(target.publisher, &target.period, language)).collect();
    metadata.is_of(&document, form, &names.iter().map(String::as_str).collect::<Vec<_>>());
    if let Some(contradiction) = metadata.contradiction(&target.period) {
        return Err(refusal(
            contradiction,
            message!(
                zh: "没有写任何文件；核对期间，或换一份文件",
                en: "nothing was written; compare the period with the document"
            ),
        ));
    }
    let taken = reading.taken(&document, &archive.forms);
    let prose = match &filled {
        Some(_) => Prose::default(),
        None => prose::markdown(&document, &taken, form, &metadata),
    };
    let (name, sha256) = (name.to_owned(), provenance::digest(bytes));
    Ok(Imported { name, sha256, document, reading, metadata, prose, is_filled: filled.is_some(), taken })
}

impl Imported {
    /// The report that it becomes, and its front matter.
    pub(crate) fn report(&self, wanted: Wanted<'_>) -> (Report, Block) {
        let Wanted { archive, target, url, is_kept, language, .. } = wanted;
        let name = target.name.as_deref();
        let form = Some(self.reading.form);
        let known = skeleton::last_report(archive, target.publisher, &target.period, name, form);
        let known: Option<&Report> = known.map(|report| &**report);
        // What was imported just now is newer than what stood in its place.
        let is_later = |last: &&Report| known.is_none_or(|known| known.period <= last.period);
        let title = self.metadata.title.as_ref().map(|found| found.value.as_str());
        let origin = Origin {
            name: &self.name,
            sha256: &self.sha256,
            title: Label::of(archive.language_of(target.publisher), title.unwrap_or(&self.name)),
            url,
            is_kept,
        };
        let place = archive.publisher(target.publisher).place;
        let by = report::Wanted {
            archive,
            publisher: target.publisher,
            period: &target.period,
            last: wanted.last.filter(is_later).or(known).map(|report| &report.data),
            earlier: archive
                .reports_on(target.publisher, &target.period.id)
                .find(|report| report.name() == name),
            source: provenance::source(&origin, self.reading.count(), place),
            language,
        };
        let report = report::report(&by, &self.reading, &self.metadata);
        let entries = report::entries(&by, &self.reading, &report);
        (report, entries)
    }

    /// The words of the document that are nowhere in the report.
    pub(crate) fn missing(&self) -> Vec<Missing> {
        prose::missing(&self.document, &self.taken, &self.prose.markdown, &self.metadata)
    }

    /// Whether every cell was read.
    pub(crate) fn is_whole(&self) -> bool {
        let count = self.reading.count();
        count.unread + count.absent == 0 && self.reading.lacking.is_empty()
    }
}

/// Refuses a workbook that was written for another publisher or period than it is imported for.
fn check(archive: &Archive, target: &Target, filled: &Filled) -> Result<(), Box<Refusal>> {
    let Filled { publisher, address, .. } = filled;
    let is_same = *publisher == archive.publisher(target.publisher).id
        && address.eq_ignore_ascii_case(&target.address());
    let message: Message = message!(
        zh: "这份工作簿是为 {publisher} 的 {address} 准备的",
        en: "the workbook was written for {publisher} on {address}"
    );
    let remedy = message!(
        zh: "没有写任何文件；核对机关和期间，或换一份文件",
        en: "nothing was written; compare the publisher and the period with the file"
    );
    if is_same { Ok(()) } else { Err(refusal(message, remedy)) }
}

fn no_table(name: &str, document: &Document) -> Box<Refusal> {
    let cells = || document.cells();
    // What its reader sees there is not sure, so that it names no row and is no figure.
    if let Some(doubt) = cells().find_map(|cell| cell.doubt.clone()) {
        let count = cells().filter(|cell| cell.doubt.is_some()).count();
        let Message { zh, en } = doubt;
        return refusal(
            message!(
                zh: "{name} 里没有能够确定读出的表，没有写任何文件；表里有 {count} 格存疑：{zh}",
                en: "{name} prints no table of any form for certain; nothing was written. {count} cells of \
                     its tables are in doubt: {en}"
            ),
            message!(
                zh: "打开文件看看读者看到的是什么；把看到的表复制到新的 Word 文件或工作簿里，再导入它",
                en: "look at what its readers see, copy the tables that are seen into a new document or \
                     workbook, and import that"
            ),
        );
    }
    let hidden = cells().filter(|cell| cell.hidden && !cell.text.is_empty()).count();
    if hidden > 0 {
        return refusal(
            message!(
                zh: "{name} 显示出来的部分里没有任何表式的表，没有写任何文件；表里有 {hidden} 格被隐藏，不作数据",
                en: "{name} shows no table of any form; nothing was written. {hidden} cells of its tables \
                     are hidden, and are not taken for figures"
            ),
            message!(
                zh: "要发布的若正是隐藏的表，让它显示出来，另存后再导入",
                en: "if the hidden table is the one that was published, have it shown, save that and \
                     import it"
            ),
        );
    }
    refusal(
        message!(
            zh: "{name} 里没有找到任何表式的表，没有写任何文件",
            en: "{name} prints no table of any form; nothing was written"
        ),
        message!(
            zh: "annals forms 列出已知的表式；表格是图片的读不了",
            en: "`annals forms` lists the forms there are; a table that is a picture cannot be read"
        ),
    )
}
