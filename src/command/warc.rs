//! `annals export --warc`: the built site as it is served, for web archives.

use super::console::Console;
use super::load;
use super::progress;
use super::result::{CommandResult, Failure, Status};
use super::root;
use super::summary::counted;
use crate::publish::warc::{self, Description};
use crate::text::message;
use std::path::Path;

/// Records the site.
pub(super) fn run(console: &Console, root: &Path, site: Option<&Path>, into: &Path) -> CommandResult {
    let checked = load::archive_with_drafts(root)?;
    let archive = &checked.archive;
    let Some(base) = archive.site.base.as_deref() else {
        return Err(Failure::WithRemedy(
            message!(
                zh: "annals.yaml 没有 base：不知道网站在什么地址上",
                en: "annals.yaml has no `base`: nobody knows at which addresses the site is served"
            ),
            message!(
                zh: "在 annals.yaml 里写 base 和网站的完整网址，如 https://example.org/archive/",
                en: "write the whole address of the site there, as `base: https://example.org/archive/`"
            ),
        ));
    };
    let site = root::site(root, site);
    let description = Description {
        title: archive.site.title.text(archive.site.first_language()),
        base,
        identifier: archive.site.identifier.as_deref(),
        day: archive.last_day().unwrap_or(Description::NO_DAY),
    };
    let recording = message!(zh: "记录网站", en: "recording the site");
    let recorded = progress::during(console, &recording, || warc::make(&site, &description, into))
        .map_err(|failure| Failure::WithRemedy(failure.message, failure.remedy))?;
    let (into, number, files) = (into.display(), recorded.responses, counted(recorded.responses, "file"));
    console.line(&message!(
        zh: "{into}：WARC 文件，网站的 {number} 个文件，{} 字节",
        en: "{into}: {files} of the site as they are served, {} bytes",
        recorded.bytes
    ))?;
    Ok(Status::Success)
}
