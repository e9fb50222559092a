//! What was published, and an archive held against it.

use super::console::Console;
use super::result::Failure;
use super::summary::counted;
use crate::analysis::publication::Publication;
use crate::analysis::revision::{Fate, Revision, Standing};
use crate::publish::gate;
use crate::publish::ledger::Published;
use crate::publish::pipeline::Checked;
use crate::text::diagnostic::Severity;
use crate::text::message;
use crate::text::message::Message;
use std::path::Path;

/// The ledger that a build is held against: that of a site which is named, else that of the output folder, if
/// there is one.
pub(super) fn published(against: Option<&Path>, into: &Path) -> Result<Option<Published>, Failure> {
    let folder = against.unwrap_or(into);
    let found = Published::read(folder).map_err(|unusable| Failure::ledger(&unusable))?;
    if found.is_none() && against.is_some() {
        let folder = folder.display();
        return Err(Failure::WithRemedy(
            message!(zh: "{folder} 里没有账本 ledger/index.txt", en: "there is no ledger/index.txt in {folder}"),
            message!(
                zh: "写一个由 annals build 生成的网站的文件夹",
                en: "name the folder of a site that `annals build` has written"
            ),
        ));
    }
    Ok(found)
}

/// The archive, held against a ledger: what nothing declares is among its diagnostics. An archive with errors
/// is mended first.
pub(super) fn since(published: Option<&Published>, checked: Checked) -> Result<(Checked, Revision), Failure> {
    let Some(published) = published.filter(|_| !checked.has_errors()) else {
        return Ok((checked, Revision::default()));
    };
    let revision =
        gate::since(published, checked.ledger(), &checked).map_err(|unusable| Failure::ledger(&unusable))?;
    let told = gate::diagnostics(&revision, &checked, Severity::Error);
    Ok((checked.with(told), revision))
}

/// The archive, held against another state of it.
pub(super) fn between(was: &Publication, checked: Checked) -> (Checked, Revision) {
    if checked.has_errors() {
        return (checked, Revision::default());
    }
    let revision = gate::between(was, &checked);
    let told = gate::diagnostics(&revision, &checked, Severity::Error);
    (checked.with(told), revision)
}

/// So many new reports are named.
const NAMED: usize = 12;

/// Tells what is new, and what a correction declares.
pub(super) fn tell(console: &Console, revision: &Revision) -> Result<(), Failure> {
    let (mut added, mut figures, mut declared) = (Vec::new(), 0_usize, 0_usize);
    for report in &revision.reports {
        match &report.fate {
            Fate::Added(_) => added.push(report.address()),
            Fate::Removed(_) => {}
            Fate::Changed(changes) => {
                for figure in &changes.figures {
                    match figure.standing {
                        Standing::Added => figures += 1,
                        Standing::Declared(_) => declared += 1,
                        Standing::Kept | Standing::Withdrawn => declared += 1,
                        Standing::Otherwise(_) | Standing::Undeclared => {}
                    }
                }
            }
        }
    }
    if !added.is_empty() {
        let (number, reports) = (added.len(), counted(added.len(), "new report"));
        let named = added.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
        let more = if number > NAMED { ", …" } else { "" };
        console.line(&message!(
            zh: "新增报告 {number} 份：{named}{more}",
            en: "{reports}: {named}{more}"
        ))?;
    }
    if figures + declared > 0 {
        let (new, corrected) = (counted(figures, "new figure"), counted(declared, "corrected figure"));
        console.line(&Message {
            zh: format!("已公布的报告：新增的行里有 {figures} 个数，更正 {declared} 个数"),
            en: format!("in reports that were published: {new} in new rows, {corrected}"),
        })?;
    }
    Ok(())
}
