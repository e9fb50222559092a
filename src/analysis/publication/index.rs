//! The index of a ledger: the last entry of every chain, and every address, under one digest.

use super::lines::{self, Damaged, FIRST, Line, add};
use super::{Publication, ReportKey, Reworded, digest};
use crate::model::label::Label;
use crate::text::message;
use std::collections::BTreeMap;

/// The last entry of a report's chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    /// Its version.
    pub version: u32,
    /// Its digest.
    pub digest: String,
}

/// The index of a ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Index {
    /// The chains.
    pub heads: BTreeMap<ReportKey, Head>,
    /// Publishers, pages, files and changes of words; the reports stand in their chains.
    pub publication: Publication,
}

impl Index {
    /// The text of the index. Its second line is the digest of all that follow.
    pub(crate) fn text(&self) -> String {
        let known = &self.publication;
        let mut text = String::new();
        for ((publisher, address), head) in &self.heads {
            let version = head.version.to_string();
            add(&mut text, &["report", publisher, address, &version, &head.digest]);
        }
        for (id, name) in &known.publishers {
            name.iter().for_each(|(language, name)| add(&mut text, &["publisher", id, language, name]));
        }
        known.pages.iter().for_each(|page| add(&mut text, &["page", page]));
        for (path, digest) in &known.files {
            add(&mut text, &["file", path, digest.as_deref().unwrap_or("-")]);
        }
        for declared in &known.reworded {
            let why = declared.why.iter().next().map_or("", |(_, why)| why);
            add(&mut text, &["reworded", &declared.was, &declared.now, why]);
        }
        let mut whole = format!("{FIRST}\n");
        add(&mut whole, &["head", &digest(text.as_bytes())]);
        whole + &text
    }

    /// The index that a text is, if its digest is right.
    pub(crate) fn read(text: &str) -> Result<Self, Damaged> {
        let lines = lines::read(text)?;
        let mut names: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        let mut index = Self::default();
        let after = text.match_indices('\n').nth(1).map_or("", |(end, _)| &text[end + 1..]);
        let head = lines.first().filter(|line| line.kind() == "head").map(Line::words::<1>).transpose()?;
        if head.is_none_or(|[head]| head != digest(after.as_bytes())) {
            let why = message!(
                zh: "head 不是其后各行的摘要",
                en: "'head' is not the digest of the lines after it"
            );
            return Err(Damaged { line: 2, why });
        }
        for line in &lines {
            let known = &mut index.publication;
            match line.kind() {
                "report" => {
                    let [publisher, address, version, digest] = line.words()?;
                    let version = version.parse().map_err(|_| {
                        line.damaged(
                            message!(zh: "“{version}”不是版本号", en: "'{version}' is no number of a version"),
                        )
                    })?;
                    let head = Head { version, digest: digest.to_owned() };
                    index.heads.insert((publisher.to_owned(), address.to_owned()), head);
                }
                "publisher" => {
                    let [id, language, name] = line.words()?;
                    names.entry(id.to_owned()).or_default().push((language.to_owned(), name.to_owned()));
                }
                "page" => known.pages.extend(line.words::<1>()?.map(str::to_owned)),
                "file" => {
                    let [path, digest] = line.words()?;
                    known.files.insert(path.to_owned(), (digest != "-").then(|| digest.to_owned()));
                }
                "reworded" => {
                    let [was, now, why] = line.words()?.map(str::to_owned);
                    known.reworded.push(Reworded { was, now, why: Label::of("und", &why) });
                }
                _ => {}
            }
        }
        index.publication.publishers = names.into_iter().map(|(id, names)| (id, Label::new(names))).collect();
        Ok(index)
    }
}
