//! `annals export --bagit`: the built site as a bag, for hand-over to an archive.

use super::console::Console;
use super::load;
use super::progress;
use super::result::{CommandResult, Failure, Status};
use super::root;
use super::summary::counted;
use crate::publish::bag::{self, Description};
use crate::text::message;
use std::path::Path;

/// Makes the bag.
pub(super) fn run(console: &Console, root: &Path, site: Option<&Path>, into: &Path) -> CommandResult {
    let checked = load::archive_with_drafts(root)?;
    let archive = &checked.archive.site;
    let site = root::site(root, site);
    let language = archive.languages.first().map(String::as_str).unwrap_or_default();
    let description = Description {
        title: archive.title.text(language),
        address: archive.identifier.as_deref().or(archive.base.as_deref()),
    };
    let packing = message!(zh: "装袋", en: "making the bag");
    let bagged = progress::during(console, &packing, || bag::make(&site, &description, into))
        .map_err(|failure| Failure::WithRemedy(failure.message, failure.remedy))?;
    let (into, number, files) = (into.display(), bagged.files, counted(bagged.files, "file"));
    console.line(&message!(
        zh: "{into}：BagIt 袋，网站的 {number} 个文件，{} 字节",
        en: "{into}: a bag with {files} of the site, {} bytes",
        bagged.bytes
    ))?;
    Ok(Status::Success)
}
