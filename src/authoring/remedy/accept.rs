//! Changes of what was published that are meant: the entries that declare them, written into their files.

use super::correction::{self, Reason};
use super::{Left, Mended, assemble, entries, mended, unchanged};
use crate::analysis::publication::{Publication, ReportKey};
use crate::analysis::revision::{self, Changes, Fate, ReportRevision, WithdrawalRevision};
use crate::model::archive::Archive;
use crate::model::discover::Folder;
use crate::text::diagnostic::Severity;
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::{FileId, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What declares the changes of an archive.
#[derive(Debug, Default)]
pub(crate) struct Accepted {
    /// The files that change, in the order of paths.
    pub mended: Vec<Mended>,
    /// What no entry declares.
    pub left: Vec<Left>,
    /// How many entries are written.
    pub entries: usize,
}

/// The entries that declare what changed since something was published, in the reports that are `wanted`.
/// Nothing is written, and no figure changes.
///
/// # Errors
/// If the archive would have errors with the entries too, or another figure.
pub(crate) fn accept(
    folder: &Folder,
    sources: &Sources,
    was: &Publication,
    reason: &Reason<'_>,
    wanted: impl Fn(&ReportKey) -> bool,
) -> Result<Accepted, Message> {
    let mut texts = sources.clone();
    // A correction that no longer ends at the figure is an error that the entries take away.
    let archive = assemble(folder, &mut texts).0;
    let now = Publication::of(&archive, &texts, false);
    let mut found = Found::default();
    for report in revision::between(was, &now).reports.iter().filter(|report| wanted(&report.report)) {
        found.take(&archive, &texts, report, reason);
    }
    let mut accepted = Accepted { left: found.left, ..Accepted::default() };
    let site = texts.ids().find(|&file| &*texts.file(file).path == "annals.yaml");
    let words = site.filter(|_| !found.words.is_empty());
    let lists = words.map(|site| (site, "reworded", found.words.into_iter().collect()));
    let lists =
        found.corrections.into_iter().map(|(file, entries)| (file, "corrections", entries)).chain(lists);
    for (file, key, new) in lists.collect::<Vec<(FileId, &str, Vec<String>)>>() {
        let (path, text) = (Arc::clone(&texts.file(file).path), Arc::clone(&texts.file(file).text));
        match entries::added(file, &path, &text, key, &new) {
            Ok(after) => {
                accepted.entries += new.len();
                texts.put(&path, after);
            }
            Err(why) => accepted.left.push(Left { path, why }),
        }
    }
    let (after, told) = assemble(folder, &mut texts);
    if let Some(error) = told.iter().find(|told| told.severity == Severity::Error) {
        let Message { zh, en } = &error.message;
        return Err(message!(
            zh: "写入后档案仍有错误，没有写：{zh}",
            en: "the archive would have an error, so nothing was written: {en}"
        ));
    }
    let figures = |publication: Publication| {
        publication.reports.into_iter().map(|(key, report)| (key, report.figures)).collect::<Vec<_>>()
    };
    if figures(Publication::of(&after, &texts, false)) != figures(now) {
        return Err(unchanged::figures_would_change());
    }
    accepted.mended = mended(sources, &texts);
    Ok(accepted)
}

/// What is to be written, and what cannot be.
#[derive(Default)]
struct Found {
    corrections: BTreeMap<FileId, Vec<String>>,
    words: BTreeSet<String>,
    left: Vec<Left>,
}

impl Found {
    fn take(&mut self, archive: &Archive, sources: &Sources, report: &ReportRevision, reason: &Reason<'_>) {
        match &report.fate {
            Fate::Added(_) => {}
            Fate::Removed(_) => self.leave(
                &report.address(),
                message!(zh: "这份公布过的报告没有了", en: "this report was published, and is gone"),
            ),
            Fate::Changed(changes) => self.take_changes(archive, sources, report, changes, reason),
        }
    }

    fn take_changes(
        &mut self,
        archive: &Archive,
        sources: &Sources,
        revision: &ReportRevision,
        changes: &Changes,
        reason: &Reason<'_>,
    ) {
        let (publisher, address) = &revision.report;
        let publisher = archive.publishers.find(publisher);
        let Some(report) = publisher.and_then(|publisher| archive.report_on(publisher, address)) else {
            return;
        };
        let path = &sources.file(report.place.file).path;
        for change in changes.figures.iter().filter(|change| !change.standing.is_declared()) {
            let (was, now) = (change.was.as_ref(), change.now.as_ref());
            match correction::of_figure(report, &change.address, was, now, reason) {
                Some(entry) => self.corrections.entry(report.place.file).or_default().push(entry),
                None => {
                    let figure = &change.address;
                    self.leave(
                        path,
                        message!(
                            zh: "{figure}：这一行没有了，或写不出公布时的数；把它写回去，不再有数的格写 ~",
                            en: "{figure}: its row is gone, or what was published cannot be written there; \
                                 put the row back, with ~ where no figure stands any more"
                        ),
                    );
                }
            }
        }
        self.take_versions(path, changes);
        for words in changes.words.iter().filter(|words| words.is_undeclared()) {
            self.words.insert(correction::of_words(&words.was, &words.now, reason.why));
        }
        for gone in changes.corrections.iter().filter(|correction| correction.now.is_none()) {
            let (figure, on) = (&gone.was.figure, &gone.was.on);
            self.leave(
                path,
                message!(
                    zh: "公布过的 {on} 对 {figure} 的更正没有了；写回去",
                    en: "the correction of {figure} of {on} was published, and is gone; write it back"
                ),
            );
        }
    }

    /// A version, or that the report was withdrawn: what only the author can put back.
    fn take_versions(&mut self, path: &str, changes: &Changes) {
        for version in &changes.versions {
            let number = version.number;
            self.leave(
                path,
                message!(
                    zh: "第 {number} 版不是公布时的样子；从版本记录里取回它的源文件",
                    en: "version {number} is not what was published; fetch its source from version control"
                ),
            );
        }
        if changes.withdrawal == Some(WithdrawalRevision::Forgotten) {
            self.leave(
                path,
                message!(
                    zh: "公布过撤回，现在没有了；写回 withdrawn，或用 annals correct 开始新的一版",
                    en: "it was published as withdrawn, and is not any more; write `withdrawn` back, or \
                         begin a new version with `annals correct`"
                ),
            );
        }
    }

    fn leave(&mut self, path: &str, why: Message) {
        self.left.push(Left { path: path.into(), why });
    }
}
