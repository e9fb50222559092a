//! What an import reads from the disk and writes to it: each file whole, or not at all.

use crate::authoring::format::Format;
use crate::command::console::Console;
use crate::command::result::{CommandResult, Failure, Status};
use crate::command::root;
use crate::import::replace;
use crate::import::source::refusal::Refusal;
use crate::import::target::Target;
use crate::model::archive::Archive;
use crate::text::diagnostic::{self, Diagnostic};
use crate::text::limits;
use crate::text::message;
use crate::text::source::Sources;
use crate::text::yaml::write::Block;
use crate::text::yaml::{self, Node};
use std::fs;
use std::io::Read;
use std::path::Path;

/// A document larger than this is no report.
const MOST_BYTES: u64 = limits::DOCUMENT_BYTES.most as u64;

/// Where a report will stand below the archive's folder: its own file, or that of the one it takes the place
/// of.
pub(super) fn path(
    root: &Path,
    archive: &Archive,
    target: &Target,
    is_replaced: bool,
) -> Result<String, Box<Refusal>> {
    let stem = target.stem(archive);
    let there = ["md", "yaml", "yml"].map(|ending| format!("{stem}.{ending}"));
    let there = there.into_iter().find(|file| root.join(file).exists());
    match there {
        Some(there) if !is_replaced => Err(Box::new(Refusal {
            message: message!(
                zh: "{there} 已经有了，没有写任何文件", en: "{there} is there already; nothing was written"
            ),
            remedy: message!(
                zh: "用 --replace 换上文件里的数：说明、更正和已知的问题保留",
                en: "--replace puts the document's figures in its place; comments, corrections and \
                     acknowledgements stay"
            ),
        })),
        there => Ok(there.unwrap_or(format!("{stem}.md"))),
    }
}

/// A file that cannot be read.
pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    let path = path.display();
    Failure::WithRemedy(
        message!(zh: "读不了 {path}：{error}", en: "cannot read {path}: {error}"),
        message!(zh: "核对文件的路径和权限", en: "check the file's path and who may read it"),
    )
}

/// A failure of one report, which is no failure of the others.
pub(super) fn refused(failure: &Failure) -> Box<Refusal> {
    let remedy = failure.remedy().cloned().unwrap_or_default();
    Box::new(Refusal { message: failure.message(), remedy })
}

/// The text of a mapping file.
pub(super) fn text(file: &Path) -> Result<String, Failure> {
    String::from_utf8(bytes(file)?).map_err(|_| {
        Failure::WithRemedy(
            message!(zh: "{} 不是 UTF-8 文本", en: "{} is no text in UTF-8", file.display()),
            message!(zh: "在编辑器里另存为 UTF-8", en: "save it as UTF-8 in an editor"),
        )
    })
}

/// A mapping file as a tree. Where it cannot be read, diagnostics say so.
pub(super) fn yaml<'t>(
    file: &Path,
    text: &'t str,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Node<'t>> {
    let id = sources.put(&file.to_string_lossy(), text);
    yaml::parse(id, text, 0..text.len(), diagnostics)
}

/// Tells what is wrong with a mapping file; nothing was imported.
pub(super) fn mistakes(
    console: &Console,
    is_json: bool,
    mut diagnostics: Vec<Diagnostic>,
    sources: &Sources,
) -> CommandResult {
    diagnostic::sort(&mut diagnostics, sources);
    console.diagnostics(&diagnostics, sources, if is_json { Format::Json } else { Format::Full })?;
    Ok(Status::Wrong)
}

/// The bytes of the document, as long as it is no longer than a report can be.
pub(in crate::command) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error: std::io::Error| unreadable(path, &error);
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

/// Where a document is kept that is published with its report.
pub(super) fn kept(path: &str, name: &str) -> String {
    let folder = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    format!("{folder}/{name}")
}

/// The text of the report; where one is there, with all that the document does not say.
pub(super) fn written(root: &Path, path: &str, entries: &Block, prose: &str) -> Result<String, Failure> {
    let prose = if prose.is_empty() { String::new() } else { format!("\n{prose}") };
    let there = root::path(root, path);
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
pub(super) fn write(root: &Path, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    let path = root::path(root, path);
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
