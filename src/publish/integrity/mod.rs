//! A built site held against what it says of itself: its manifest names each file with a digest, its ledger
//! the figures of each report. It needs no sources, and trusts nothing but the two to agree.

mod cells;
#[cfg(test)]
mod tests;

use super::ledger::{Published, Unusable};
use super::output::{Failure, Hash, MANIFEST, entries};
use crate::analysis::publication::{Entry, ReportKey, digest_of};
use crate::text::message;
use crate::text::message::Message;
use crate::text::strings;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use walkdir::WalkDir;

/// What was looked at, and what is wrong.
#[derive(Debug, Default)]
pub(crate) struct Verified {
    /// The files that the manifest names.
    pub files: usize,
    /// The reports whose chains were followed.
    pub reports: usize,
    /// The figures on pages that were held against the ledger.
    pub figures: usize,
    /// What is wrong, by path.
    pub flaws: Vec<Flaw>,
}

/// Something that is wrong with a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// The path of the file, below the site's folder.
    pub path: String,
    /// What is wrong with it.
    pub what: Message,
}

/// Holds the site in a folder against its manifest and its ledger.
///
/// # Errors
/// If there is no manifest, or one that cannot be read.
pub(crate) fn verify(site: &Path) -> Result<Verified, Failure> {
    let path = site.join(MANIFEST);
    let text = fs::read(&path).map_err(|error| no_manifest(&path, &error))?;
    let files = entries(&text).map_err(|(line, why)| Failure::bad_manifest(&path, line, &why))?;
    let mut verified = Verified { files: files.len(), ..Verified::default() };
    verified.flaws = files.par_iter().filter_map(|(path, hash)| differing(site, path, *hash)).collect();
    verified.flaws.extend(foreign(site, &files));
    match Published::read(site) {
        Ok(Some(published)) => ledger(site, &published, &files, &mut verified),
        Ok(None) => verified.flaws.push(no_ledger()),
        Err(unusable) => verified.flaws.push(flaw_of(site, &unusable)),
    }
    verified.flaws.sort_by(|a, b| (&a.path, &a.what.en).cmp(&(&b.path, &b.what.en)));
    verified.flaws.dedup();
    Ok(verified)
}

/// What is wrong with a file that the manifest names.
fn differing(site: &Path, path: &str, expected: Hash) -> Option<Flaw> {
    let file = site.join(path);
    let what = match file.symlink_metadata() {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            message!(zh: "没有了：清单上有这个文件", en: "is gone; the manifest names it")
        }
        Err(error) => message!(zh: "读不了：{error}", en: "cannot be read: {error}"),
        Ok(found) if !found.is_file() => message!(zh: "不是文件", en: "is no file"),
        Ok(_) => match File::open(&file).and_then(digest_of) {
            Ok(digest) if digest == in_digits(expected) => return None,
            Ok(_) => message!(zh: "内容与清单所记的摘要不符", en: "has other bytes than the manifest says"),
            Err(error) => message!(zh: "读不了：{error}", en: "cannot be read: {error}"),
        },
    };
    Some(Flaw { path: path.to_owned(), what })
}

fn in_digits(hash: Hash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Files that the manifest does not name.
fn foreign(site: &Path, files: &BTreeMap<String, Hash>) -> Vec<Flaw> {
    let mut found = Vec::new();
    for entry in WalkDir::new(site).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().map(|path| below(site, path)).unwrap_or_default();
                found.push(Flaw {
                    path,
                    what: message!(zh: "读不了：{error}", en: "cannot be read: {error}"),
                });
                continue;
            }
        };
        let path = below(site, entry.path());
        if !entry.file_type().is_dir() && path != MANIFEST && !files.contains_key(&path) {
            let what = message!(
                zh: "清单上没有：不是 Annals 写的",
                en: "is not in the manifest: Annals did not write it"
            );
            found.push(Flaw { path, what });
        }
    }
    found
}

fn below(site: &Path, path: &Path) -> String {
    let below = path.strip_prefix(site).unwrap_or(path);
    below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Follows every chain, holds the figures on the pages of each version against its entry, and the addresses
/// of the index against the files that there are.
fn ledger(site: &Path, published: &Published, files: &BTreeMap<String, Hash>, verified: &mut Verified) {
    let index = &published.index;
    let chains: Vec<&ReportKey> = index.heads.keys().collect();
    verified.reports = chains.len();
    let found: Vec<(usize, Vec<Flaw>)> = chains
        .par_iter()
        .map(|report| match published.chain(report) {
            Ok(chain) => {
                let newest = chain.first().map_or(0, |last| last.version);
                let versions = chain.iter().map(|entry| pages(site, files, entry, newest));
                versions.fold((0, Vec::new()), |(compared, mut flaws), (more, mut further)| {
                    flaws.append(&mut further);
                    (compared + more, flaws)
                })
            }
            Err(unusable) => (0, vec![flaw_of(site, &unusable)]),
        })
        .collect();
    for (figures, flaws) in found {
        verified.figures += figures;
        verified.flaws.extend(flaws);
    }
    let known = &index.publication;
    let pages = known.pages.iter().filter(|page| !files.contains_key(*page));
    let attached = known.files.iter().filter(|(path, digest)| {
        let there = files.get(*path).map(|hash| in_digits(*hash));
        there.is_none() || (digest.is_some() && there != **digest)
    });
    let gone = pages.chain(attached.map(|(path, _)| path)).map(|path| Flaw {
        path: path.clone(),
        what: message!(
            zh: "账本里有，清单里没有或不同",
            en: "is in the ledger, and not in the manifest or another there"
        ),
    });
    verified.flaws.extend(gone);
}

/// How many figures stand on the pages of a version of a report, and which of them its entry does not say. An
/// entry names the page of its report; what another version superseded stands below that.
fn pages(site: &Path, files: &BTreeMap<String, Hash>, entry: &Entry, newest: u32) -> (usize, Vec<Flaw>) {
    let figures = entry.says.by_address();
    let page = match entry.page.strip_suffix("index.html") {
        Some(folder) if entry.version < newest => format!("{folder}v{}/index.html", entry.version),
        Some(_) | None => entry.page.clone(),
    };
    let (mut compared, mut flaws) = (0, Vec::new());
    let below = strings::languages().map(|language| format!("{language}/{page}"));
    for page in std::iter::once(page.clone()).chain(below).filter(|page| files.contains_key(page)) {
        // What cannot be read is told already.
        let Ok(html) = fs::read(site.join(&page)) else { continue };
        let cells = match cells::of(&html) {
            Ok(cells) => cells,
            Err(error) => {
                let what = message!(zh: "不能当网页读：{error}", en: "cannot be read as a page: {error}");
                flaws.push(Flaw { path: page, what });
                continue;
            }
        };
        // Where a theme gives its cells ids, every figure has one.
        if figures.keys().any(|address| cells.contains_key(*address)) {
            let hidden = figures.keys().filter(|address| !cells.contains_key(**address));
            flaws.extend(hidden.map(|address| Flaw {
                path: page.clone(),
                what: message!(
                    zh: "{address}：账本里有这个数，页面上没有",
                    en: "{address}: the ledger has this figure, the page does not"
                ),
            }));
        }
        for (address, shown) in &cells {
            let Some(kept) = figures.get(address.as_str()).filter(|kept| !kept.printed.text.is_empty())
            else {
                continue;
            };
            compared += 1;
            let said = &kept.printed.text;
            if shown != said {
                let what = message!(
                    zh: "{address}：页面上是“{shown}”，账本里是“{said}”",
                    en: "{address}: the page shows '{shown}', the ledger says '{said}'"
                );
                flaws.push(Flaw { path: page.clone(), what });
            }
        }
    }
    (compared, flaws)
}

fn no_ledger() -> Flaw {
    let what = message!(
        zh: "没有账本：无法核对页面上的数",
        en: "is not there: no figure on a page can be held against it"
    );
    Flaw { path: "ledger/index.txt".to_owned(), what }
}

fn flaw_of(site: &Path, unusable: &Unusable) -> Flaw {
    Flaw { path: below(site, &unusable.path), what: unusable.why.clone() }
}

fn no_manifest(path: &Path, error: &io::Error) -> Failure {
    let path = path.display();
    Failure {
        message: message!(
            zh: "读不了网站的清单“{path}”：{error}",
            en: "the manifest of the site, '{path}', cannot be read: {error}"
        ),
        remedy: message!(
            zh: "指明 annals build 写的网站的文件夹，或再生成一次",
            en: "name the folder of a site that `annals build` has written, or build it again"
        ),
    }
}
