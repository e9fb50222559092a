//! The files of an archive as they were last read, wherever they lie.

use super::{Attachment, Discovered, NoText, link_refused, nature};
use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::message;
use crate::text::source::{FileId, Place, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

const NO_ARCHIVE: Code = Code("file-no-archive");
const NO_CONTENT: Code = Code("file-no-content");
const BAD_NAME: Code = Code("file-bad-name");
const ENDING: Code = Code("file-ending");
const NO_FILE: Code = Code("file-no-file");
const CONFLICT_COPY: Code = Code("file-conflict-copy");

/// A text, or why a file is none.
pub(super) type Decoded = Result<Arc<str>, Box<NoText>>;

/// Every file of an archive, by its path below the archive's folder.
#[derive(Debug, Default)]
pub(super) struct Tree {
    texts: BTreeMap<String, Text>,
    attachments: BTreeMap<String, Attachment>,
    links: BTreeSet<String>,
    /// What is not taken in, for its name or since it is no file.
    refused: BTreeMap<String, Refused>,
}

/// Why what lies at a path is not taken in.
#[derive(Debug, Clone, Copy)]
enum Refused {
    /// It is not UTF-8; the path is as well as it can be shown.
    NotUtf8,
    /// It is almost that of a source.
    NearlyText,
    /// It is that of a second copy.
    ConflictCopy,
    /// It is a document's, and what has it is a folder.
    Folder,
    /// It is that of a pipe, a socket or a device.
    Special,
}

/// A Markdown or YAML file.
#[derive(Debug)]
enum Text {
    Read(FileId),
    /// It is no text, and this is told of it.
    Refused(Box<Diagnostic>),
}

impl Tree {
    /// Takes a text in, or what is to be told of a file that is none.
    pub(super) fn text(&mut self, path: String, text: Decoded, sources: &mut Sources) {
        let text = match text {
            Ok(text) => Text::Read(sources.put(&path, text)),
            Err(refused) => Text::Refused(Box::new(refused.told(&path, sources))),
        };
        self.texts.insert(path, text);
    }

    /// Takes in a file that is published as it is.
    pub(super) fn attachment(&mut self, path: String, attachment: Attachment) {
        self.attachments.insert(path, attachment);
    }

    /// Takes in a symbolic link, which is not followed.
    pub(super) fn link(&mut self, path: String) {
        self.links.insert(path);
    }

    /// Leaves out a file whose name is not UTF-8, and tells it.
    pub(super) fn bad_name(&mut self, path: String) {
        self.refused.insert(path, Refused::NotUtf8);
    }

    /// Leaves out a file that is named almost like a source, and tells it.
    pub(super) fn nearly_text(&mut self, path: String) {
        self.refused.insert(path, Refused::NearlyText);
    }

    /// Leaves out a second copy of a file, and tells it.
    pub(super) fn conflict_copy(&mut self, path: String) {
        self.refused.insert(path, Refused::ConflictCopy);
    }

    /// Tells a folder that is named like a document; what lies in it is taken in.
    pub(super) fn folder(&mut self, path: String) {
        self.refused.insert(path, Refused::Folder);
    }

    /// Leaves out what is no file and no folder, which is never opened, and tells it.
    pub(super) fn special(&mut self, path: String) {
        self.refused.insert(path, Refused::Special);
    }

    /// Forgets what lies at a path and below it.
    pub(super) fn forget(&mut self, path: &str) {
        let below = format!("{path}/");
        let kept = |other: &str| other != path && !other.starts_with(&below);
        self.texts.retain(|other, _| kept(other));
        self.attachments.retain(|other, _| kept(other));
        self.links.retain(|other| kept(other));
        self.refused.retain(|other, _| kept(other));
    }

    /// What was found, as documents and attachments; `root` names the folder where something is to be told of
    /// it.
    pub(super) fn found(&self, root: &Path, sources: &mut Sources) -> Discovered {
        let mut found =
            Discovered { attachments: self.attachments.values().cloned().collect(), ..Discovered::default() };
        for (path, text) in &self.texts {
            let below_content = path.strip_prefix("content/");
            match (text, below_content) {
                (Text::Read(file), Some(path)) => found.documents.push((*file, path.to_owned())),
                (Text::Read(file), None) => found.site = Some(*file),
                (Text::Refused(refused), path) => {
                    found.diagnostics.push((**refused).clone());
                    found.unread.extend(path.map(str::to_owned));
                }
            }
        }
        if found.site.is_none() && found.diagnostics.is_empty() && self.links.is_empty() {
            // What lies in a folder that is no archive is not judged.
            found.documents.clear();
            found.attachments.clear();
            found.diagnostics.push(no_archive(root));
        }
        if let Some(site) = found.site
            && self.texts.len() == 1
            && self.links.is_empty()
            && self.refused.is_empty()
        {
            found.diagnostics.push(no_content(site));
        }
        found.diagnostics.extend(self.links.iter().map(|path| link_refused(path, sources)));
        let refused = self.refused.iter().filter(|_| found.site.is_some());
        for (path, why) in refused {
            found.diagnostics.push(match why {
                Refused::NotUtf8 => bad_name(path, sources),
                Refused::NearlyText => nearly_text(path, sources),
                Refused::ConflictCopy => conflict_copy(path, sources),
                Refused::Folder => folder(path, sources),
                Refused::Special => special(path, sources),
            });
            if let (Refused::NearlyText, Some(below)) = (why, path.strip_prefix("content/")) {
                let folder = below.strip_suffix(name_of(path)).unwrap_or_default();
                found.unread.extend(nature::as_text(name_of(path)).map(|name| format!("{folder}{name}")));
            }
        }
        found
    }
}

fn no_archive(root: &Path) -> Diagnostic {
    let root = root.display();
    Diagnostic::new(
        Severity::Error,
        NO_ARCHIVE,
        None,
        message!(
            zh: "{root} 里没有 annals.yaml，不是一个档案",
            en: "there is no annals.yaml in {root}: this is no archive"
        ),
    )
    .remedy(message!(
        zh: "到档案的文件夹里运行，或用 --root 指明它",
        en: "run in the archive's folder, or name it with --root"
    ))
}

/// A site made of nothing would take the place of the one that is published.
fn no_content(site: FileId) -> Diagnostic {
    Diagnostic::error(
        NO_CONTENT,
        Place::new(site, 0, 0),
        message!(zh: "content/ 里没有任何文档", en: "there is no document in content/"),
    )
    .remedy(message!(
        zh: "写 content/机关/index.md 和 content/机关/2024.md；如果本来有，检查文件夹是否被移走",
        en: "write content/publisher/index.md and content/publisher/2024.md; if there were some, see \
             whether the folder was moved"
    ))
}

fn bad_name(path: &str, sources: &mut Sources) -> Diagnostic {
    let shown = path.strip_prefix("content/").unwrap_or(path);
    Diagnostic::error(
        BAD_NAME,
        Place::new(sources.put(path, ""), 0, 0),
        message!(zh: "文件名“{shown}”不是 UTF-8", en: "the file name '{shown}' is not UTF-8"),
    )
    .remedy(message!(zh: "给文件改名", en: "rename the file"))
}

/// A folder that its author takes for a source, or that hides that there is none.
fn folder(path: &str, sources: &mut Sources) -> Diagnostic {
    let shown = path.strip_prefix("content/").unwrap_or(path);
    Diagnostic::error(
        NO_FILE,
        Place::new(sources.put(path, ""), 0, 0),
        message!(
            zh: "“{shown}”是文件夹，名字却是文档的",
            en: "'{shown}' is a folder, and its name is that of a document"
        ),
    )
    .remedy(message!(
        zh: "给文件夹改名，去掉 .md、.yaml 或 .yml；文档本身是一个文件",
        en: "rename the folder, without .md, .yaml or .yml; a document is a file"
    ))
}

/// Opening it could wait for ever, or end nowhere.
fn special(path: &str, sources: &mut Sources) -> Diagnostic {
    let shown = path.strip_prefix("content/").unwrap_or(path);
    Diagnostic::error(
        NO_FILE,
        Place::new(sources.put(path, ""), 0, 0),
        message!(
            zh: "“{shown}”不是文件（是管道、套接字或设备），不会打开",
            en: "'{shown}' is no file but a pipe, a socket or a device: it is not opened"
        ),
    )
    .remedy(message!(
        zh: "把它移出 content/；要发布内容，就复制成普通文件",
        en: "move it out of content/; to publish what it gives, copy that into a file"
    ))
}

/// A file that its author takes for a source.
fn nearly_text(path: &str, sources: &mut Sources) -> Diagnostic {
    let name = name_of(path);
    let text = nature::as_text(name).unwrap_or_default();
    Diagnostic::error(
        ENDING,
        Place::new(sources.put(path, ""), 0, 0),
        message!(
            zh: "“{name}”不会被读取：Markdown 文件名以 .md 结尾，YAML 以 .yaml 或 .yml 结尾，都是小写",
            en: "'{name}' is not read: the name of a Markdown file ends in .md, that of YAML in .yaml or \
                 .yml, in lower case"
        ),
    )
    .remedy(message!(
        zh: "改名为 {text}；若不是源文件而要照原样发布，就换一个结尾；不要的就移出 content/",
        en: "rename it to {text}; if it is no source and is to be published as it is, give it another \
             ending; if it is not wanted, move it out of content/"
    ))
}

/// A copy beside the file that is meant, perhaps with what somebody else wrote.
fn conflict_copy(path: &str, sources: &mut Sources) -> Diagnostic {
    let name = name_of(path);
    Diagnostic::warning(
        CONFLICT_COPY,
        Place::new(sources.put(path, ""), 0, 0),
        message!(
            zh: "“{name}”是同步或合并时留下的冲突副本，既不读取也不发布",
            en: "'{name}' is a copy left by a program that synced or merged: it is neither read nor published"
        ),
    )
    .remedy(message!(
        zh: "与原文件比较，把需要的改动并入原文件，再删去副本；若不是副本，就给文件改名",
        en: "compare it with the file itself, take over what is wanted, and delete the copy; if it is none, \
             rename it"
    ))
}

/// The last part of a path.
pub(super) fn name_of(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}
