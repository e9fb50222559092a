//! A ledger that stands in a folder, read back.

use super::{INDEX, entry_path};
use crate::analysis::publication::{Damaged, Entry, Index, Publication, ReportKey, Reported, digest};
use crate::publish::output;
use crate::text::message;
use crate::text::message::Message;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What was published, as the ledger in a folder tells it.
#[derive(Debug)]
pub(crate) struct Published {
    folder: PathBuf,
    /// Its index.
    pub index: Index,
}

/// Why a ledger cannot be used.
#[derive(Debug)]
pub(crate) struct Unusable {
    /// The file.
    pub path: PathBuf,
    /// What is wrong.
    pub why: Message,
}

/// No ledger of ours has a longer index, and no report a longer entry.
const LONGEST_INDEX: u64 = 1 << 30;
const LONGEST_ENTRY: u64 = 1 << 25;

impl Published {
    /// The ledger in a folder; nothing where there is none.
    ///
    /// # Errors
    /// If there is one that is none of ours, or that is not as it was written.
    pub(crate) fn read(folder: &Path) -> Result<Option<Self>, Unusable> {
        let path = folder.join(INDEX);
        let Some(text) = text(&path, LONGEST_INDEX)? else { return Ok(None) };
        let index = Index::read(&text).map_err(|damaged| Unusable::damaged(&path, &damaged))?;
        Ok(Some(Self { folder: folder.to_owned(), index }))
    }

    /// What some reports said, in their last versions and in those before.
    ///
    /// # Errors
    /// If an entry is missing, or not as the index says.
    pub(crate) fn reports<'k>(
        &self,
        wanted: impl IntoParallelIterator<Item = &'k ReportKey>,
    ) -> Result<BTreeMap<ReportKey, Reported>, Unusable> {
        wanted.into_par_iter().map(|report| Ok((report.clone(), self.report(report)?))).collect()
    }

    /// All that was published.
    ///
    /// # Errors
    /// If an entry is missing, or not as the index says.
    pub(crate) fn whole(&self) -> Result<Publication, Unusable> {
        let wanted: Vec<&ReportKey> = self.index.heads.keys().collect();
        Ok(Publication { reports: self.reports(wanted)?, ..self.index.publication.clone() })
    }

    /// The chain of a report, from its last version to its first.
    ///
    /// # Errors
    /// If an entry is missing, or is not the one that the next, or the index, names.
    pub(crate) fn chain(&self, report: &ReportKey) -> Result<Vec<Entry>, Unusable> {
        let mut chain: Vec<Entry> = Vec::new();
        let head = self.index.heads.get(report);
        let mut next = head.map(|head| (head.version, head.digest.clone()));
        while let Some((version, digest)) = next {
            let entry = self.entry(report, version, &digest)?;
            next = match (&entry.before, version) {
                (Some(before), 2..) => Some((version - 1, before.clone())),
                (None, ..=1) => None,
                (Some(_), _) | (None, _) => {
                    let path = self.folder.join(entry_path(report, version));
                    let why = message!(
                        zh: "它的版本号与上一版的摘要不相符",
                        en: "its number and the digest of the version before do not go together"
                    );
                    return Err(Unusable { path, why });
                }
            };
            chain.push(entry);
        }
        Ok(chain)
    }

    fn report(&self, report: &ReportKey) -> Result<Reported, Unusable> {
        let mut versions = self.chain(report)?.into_iter().map(|entry| entry.says);
        let Some(last) = versions.next() else { return Ok(Reported::default()) };
        Ok(Reported { earlier: versions.rev().collect(), ..last })
    }

    /// An entry, which has to have a digest.
    fn entry(&self, report: &ReportKey, version: u32, expected: &str) -> Result<Entry, Unusable> {
        let name = entry_path(report, version);
        let path = self.folder.join(&name);
        let unusable = |why: Message| Unusable { path: path.clone(), why };
        // What stands in a ledger leads nowhere but into it.
        if let Some(why) = output::flaw(&name) {
            return Err(unusable(why));
        }
        let text = text(&path, LONGEST_ENTRY)?
            .ok_or_else(|| unusable(message!(zh: "没有这个文件", en: "there is no such file")))?;
        if digest(text.as_bytes()) != expected {
            return Err(unusable(message!(
                zh: "它的摘要与 {INDEX} 或下一版所记不同",
                en: "its digest is not the one in {INDEX}, or in the version after it"
            )));
        }
        let entry = Entry::read(&text).map_err(|damaged| Unusable::damaged(&path, &damaged))?;
        if entry.report != *report || entry.version != version {
            return Err(unusable(message!(
                zh: "它是另一份报告或另一版的",
                en: "it is another report's, or another version's"
            )));
        }
        Ok(entry)
    }
}

impl Unusable {
    fn damaged(path: &Path, damaged: &Damaged) -> Self {
        let Damaged { line, why } = damaged;
        let why =
            Message { zh: format!("第 {line} 行：{}", why.zh), en: format!("line {line}: {}", why.en) };
        Self { path: path.to_owned(), why }
    }

    /// What is wrong, and what to do.
    pub(crate) fn messages(&self) -> [Message; 2] {
        let (path, why) = (self.path.display(), &self.why);
        let what = Message {
            zh: format!("已公布内容的账本读不了：{path}：{}", why.zh),
            en: format!("the ledger of what was published cannot be read: {path}: {}", why.en),
        };
        let remedy = message!(
            zh: "从网站取回 ledger/ 原样放好，再运行；这里不是公布过的网站时，换一个空文件夹",
            en: "fetch ledger/ from the site as it is published and run again; if this folder is no \
                 published site, use an empty one"
        );
        [what, remedy]
    }
}

/// The text of a file, if it is there and is not too long.
fn text(path: &Path, longest: u64) -> Result<Option<String>, Unusable> {
    let unusable = |why: Message| Unusable { path: path.to_owned(), why };
    let failed = |error: &io::Error| unusable(message!(zh: "{error}", en: "{error}"));
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(failed(&error)),
    };
    let mut bytes = Vec::new();
    file.take(longest + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > longest) {
        return Err(unusable(message!(zh: "文件太大", en: "the file is too large")));
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| unusable(message!(zh: "不是 UTF-8 文本", en: "it is no UTF-8 text")))?;
    // Version control may write other ends of lines.
    Ok(Some(text.replace("\r\n", "\n")))
}
