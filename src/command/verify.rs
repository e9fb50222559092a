//! `annals verify`: whether a built site is what its manifest and its ledger say.

use super::console::Console;
use super::progress;
use super::result::{CommandResult, Failure, Status};
use super::root;
use super::summary::counted;
use crate::publish::integrity;
use crate::text::message;
use crate::text::message::Message;
use std::path::Path;

/// Tells what is wrong with the site in a folder.
pub(super) fn run(console: &Console, root: &Path, site: Option<&Path>) -> CommandResult {
    let site = root::site(root, site);
    let verifying = message!(zh: "核对网站", en: "verifying");
    let verified = progress::during(console, &verifying, || integrity::verify(&site))
        .map_err(|failure| Failure::WithRemedy(failure.message, failure.remedy))?;
    for flaw in &verified.flaws {
        let (path, what) = (&flaw.path, &flaw.what);
        console.line(&Message { zh: format!("{path}：{}", what.zh), en: format!("{path}: {}", what.en) })?;
    }
    let site = site.display();
    let integrity::Verified { files, reports, figures, flaws } = &verified;
    let (in_files, in_reports) = (counted(*files, "file"), counted(*reports, "report"));
    let (in_figures, wrong) = (counted(*figures, "figure"), counted(flaws.len(), "fault"));
    console.line(&Message {
        zh: format!(
            "{site}：核对了清单上 {files} 个文件、账本里 {reports} 份报告、页面上 {figures} 个数；{} 处不符",
            flaws.len()
        ),
        en: format!(
            "{site}: {in_files} of the manifest, {in_reports} of the ledger and {in_figures} on pages held \
             against each other: {wrong}"
        ),
    })?;
    Ok(if flaws.is_empty() { Status::Success } else { Status::Wrong })
}
