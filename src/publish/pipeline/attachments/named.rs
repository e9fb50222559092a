//! Which files are published on purpose: each is named by a link in prose or by an `attachments:` entry. Any
//! other is told, since nobody may know that it lies there.

use crate::model::archive::{Archive, Attached, Owner};
use crate::model::id::AttachmentId;
use crate::model::named_file::NamedFile;
use crate::publish::well_known;
use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::message;
use crate::text::source::{Place, Sources};
use std::collections::BTreeSet;

const UNNAMED: Code = Code("attachment-unnamed");
const MISSING: Code = Code("attachment-missing");

/// Tells the attached files that nothing names, and the names under which no file is attached. `paths` gives
/// the addresses of the attached files, `linked` those that prose links to.
pub(super) fn check(
    archive: &Archive,
    paths: &[String],
    linked: &BTreeSet<String>,
    sources: &mut Sources,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut named: BTreeSet<AttachmentId> = BTreeSet::new();
    for (owner, files) in entries(archive) {
        for file in files {
            let attached = archive.attachments.entries();
            let found: Vec<AttachmentId> = attached
                .filter(|(_, attached)| attached.to == owner && file.is(&attached.name))
                .map(|(position, _)| position)
                .collect();
            if found.is_empty() {
                diagnostics.push(missing(archive, owner, file));
            }
            named.extend(found);
        }
    }
    for ((position, attached), path) in archive.attachments.entries().zip(paths) {
        if !named.contains(&position) && !linked.contains(path) && !well_known::is_asked_for(path) {
            diagnostics.push(unnamed(archive, attached, path, sources));
        }
    }
    diagnostics
}

/// Every page whose document names files, with what it names.
fn entries(archive: &Archive) -> impl Iterator<Item = (Owner, &[NamedFile])> {
    let site = (Owner::Site, archive.site.attachments.as_slice());
    let publishers =
        archive.publishers.iter().map(|p| (Owner::Publisher(p.position()), p.attachments.as_slice()));
    let reports = archive.reports.current().map(|r| (Owner::Report(r.position()), r.attachments.as_slice()));
    std::iter::once(site).chain(publishers).chain(reports)
}

/// The folder, below the archive's, in which the files of a page lie.
fn folder(archive: &Archive, owner: Owner) -> String {
    match owner {
        Owner::Site => "content/".to_owned(),
        Owner::Publisher(publisher) => format!("content/{}/", archive.publisher(publisher).folder),
        Owner::Report(report) => {
            let report = archive.report(report);
            let publisher = archive.publisher(report.publisher());
            format!("content/{}/{}/", publisher.folder, report.address())
        }
    }
}

fn missing(archive: &Archive, owner: Owner, file: &NamedFile) -> Diagnostic {
    let (path, folder) = (&file.path, folder(archive, owner));
    Diagnostic::error(
        MISSING,
        file.place,
        message!(zh: "{folder} 里没有要发布的文件“{path}”", en: "there is no file '{path}' to publish in {folder}"),
    )
    .remedy(message!(
        zh: "把文件放到 {folder}{path}，或改正名称；文件夹的名称以 / 结尾。编辑器和系统留下的文件不会发布",
        en: "put the file at {folder}{path}, or correct the name; that of a folder ends with a slash. What \
             editors and systems leave behind is never published"
    ))
}

fn unnamed(archive: &Archive, attached: &Attached, path: &str, sources: &mut Sources) -> Diagnostic {
    let source = &attached.attachment.path;
    let (name, document) = (&attached.name, document(archive, attached.to));
    Diagnostic::new(
        Severity::Notice,
        UNNAMED,
        Some(Place::new(sources.put(&format!("content/{source}"), ""), 0, 0)),
        message!(
            zh: "“{source}”会发布在 /{path}，而正文没有链接到它，attachments 里也没有写",
            en: "'{source}' is published at /{path}, and neither a link in prose nor an entry in \
                 `attachments` names it"
        ),
    )
    .remedy(message!(
        zh: "要发布就在正文里链接到它，或写进 {document} 的 attachments（“{name}”）；不要发布就移出 content/",
        en: "to publish it, link to it in prose or name it as '{name}' in the `attachments` of {document}; \
             if it is not to be published, move it out of content/"
    ))
}

/// The document that can name the files of a page.
fn document(archive: &Archive, owner: Owner) -> String {
    match owner {
        Owner::Site => "annals.yaml".to_owned(),
        Owner::Publisher(_) => format!("{}index.md", folder(archive, owner)),
        Owner::Report(_) => format!("{}.md", folder(archive, owner).trim_end_matches('/')),
    }
}
