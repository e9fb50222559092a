//! Which document is what, by where it lies.

use super::further;
use super::location::{Location, VersionFiles, version_of};
use super::version;
use crate::model::discover::Discovered;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::{FileId, Place, Sources};
use std::collections::{BTreeMap, BTreeSet};

const STRAY: Code = Code("file-stray");
const NO_PUBLISHER: Code = Code("publisher-missing");

/// The documents by what they are.
#[derive(Default)]
pub(super) struct Sorted<'d> {
    /// Forms.
    pub forms: Vec<FileId>,
    /// Ordinary pages, each with its name.
    pub pages: Vec<(FileId, &'d str)>,
    /// The prose of the first page.
    pub home: Option<FileId>,
    /// Publishers: folder and file.
    pub publishers: Vec<(&'d str, FileId)>,
    /// Reports by where they lie.
    pub reports: BTreeMap<Location<'d>, VersionFiles>,
}

/// Sorts the documents; one that has no place in an archive is a diagnostic.
pub(super) fn sort<'d>(
    found: &'d Discovered,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Sorted<'d> {
    let mut sorted = Sorted::default();
    let read = found.documents.iter().map(|(_, path)| path);
    let known: BTreeSet<&str> =
        read.chain(&found.unread).filter_map(|path| path.strip_suffix("/index.md")).collect();
    for (file, path) in &found.documents {
        let (folder, file_name) = path.rsplit_once('/').unwrap_or(("", path));
        let (name, ending) = file_name.rsplit_once('.').unwrap_or((file_name, ""));
        let markdown = ending == "md";
        match (folder, name) {
            ("forms", _) if !markdown => sorted.forms.push(*file),
            ("pages", _) if markdown => sorted.pages.push((*file, name)),
            ("", "index") if markdown => sorted.home = Some(*file),
            ("" | "forms" | "pages", _) => stray(*file, sources, diagnostics),
            (_, "index") if markdown => sorted.publishers.push((folder, *file)),
            (_, "index") => stray(*file, sources, diagnostics),
            _ => {
                let (name, version) = version_of(name);
                let entry = sorted.reports.entry(Location::of(folder, name, &known)).or_default().of(version);
                let slot = if markdown { &mut entry.markdown } else { &mut entry.yaml };
                if slot.replace(*file).is_some() {
                    stray(*file, sources, diagnostics);
                }
            }
        }
    }
    // Once a folder, however many reports lie there.
    let mut lost: BTreeSet<&str> = BTreeSet::new();
    for (Location { folder, .. }, files) in &sorted.reports {
        if !known.contains(folder)
            && let Some(file) = files.iter().next()
            && lost.insert(folder)
        {
            diagnostics.push(
                Diagnostic::error(
                    NO_PUBLISHER,
                    Place::new(file, 0, 0),
                    message!(
                        zh: "文件夹 content/{folder} 没有 index.md，不知道是谁的报告",
                        en: "the folder content/{folder} has no index.md: nothing says whose report this is"
                    ),
                )
                .remedy(message!(
                    zh: "写 content/{folder}/index.md，头部至少有 name",
                    en: "write content/{folder}/index.md with at least a `name` in its front matter"
                )),
            );
        }
    }
    version::check(&mut sorted.reports, diagnostics);
    further::check(&mut sorted.reports, found, diagnostics);
    sorted
}

fn stray(file: FileId, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let path = &sources.file(file).path;
    diagnostics.push(
        Diagnostic::error(
            STRAY,
            Place::new(file, 0, 0),
            message!(zh: "不知道 {path} 是什么", en: "nothing says what {path} is"),
        )
        .remedy(message!(
            zh: "报告放在机关的文件夹里（content/机关/2020.md），页面放在 content/pages/，\
                 表式放在 content/forms/*.yaml",
            en: "reports lie in their publisher's folder (content/publisher/2020.md), pages in \
                 content/pages/, \
                 forms in content/forms/*.yaml"
        )),
    );
}
