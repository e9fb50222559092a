//! The gate: what was published is kept. An archive is held against what was published, and each change that
//! nothing declares is an error with both sides and what to write.

mod figure;
mod version;
mod words;
#[cfg(test)]
mod tests;

use crate::analysis::publication::{Declared, Index, Publication, ReportKey, Reported, SharedWords, key};
use crate::analysis::revision::{self, Fate, ReportRevision, Revision};
use crate::model::archive::{Archive, ArchivedReport};
use crate::pages::address::{self, Route};
use crate::publish::ledger::{self, Published, Unusable};
use crate::publish::pipeline::Checked;
use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::message;
use std::collections::BTreeSet;
use std::path::Path;

const REPORT: Code = Code("published-report-gone");
const ADDRESS: Code = Code("published-address-gone");
const CORRECTION: Code = Code("published-correction-gone");

/// What became of what a ledger tells; `now` is the index of the archive. Only reports that are not as their
/// last entry says are read.
///
/// # Errors
/// If the ledger cannot be used.
pub(crate) fn since(published: &Published, now: &Index, checked: &Checked) -> Result<Revision, Unusable> {
    let archive = &checked.archive;
    let was = &published.index;
    let differs = |report: &&ReportKey| was.heads.get(*report) != now.heads.get(*report);
    let words = SharedWords::default();
    let before: Vec<&ReportKey> = was.heads.keys().filter(differs).collect();
    let reports = archive.reports.current().filter(|report| !report.draft).filter_map(|report| {
        let key = key(archive, report);
        differs(&&key).then(|| (key, Reported::whole(archive, &checked.sources, report, &words)))
    });
    let was = Publication { reports: published.reports(before)?, ..was.publication.clone() };
    let mut now = Publication { reports: reports.collect(), ..now.publication.clone() };
    now.pages = every_page(archive);
    Ok(revision::between(&was, &now))
}

/// What became of what another state of the archive says.
pub(crate) fn between(was: &Publication, checked: &Checked) -> Revision {
    let archive = &checked.archive;
    let mut now = ledger::publication(archive, &checked.sources, false);
    now.pages = every_page(archive);
    revision::between(was, &now)
}

/// The archive with what nothing declares among its diagnostics, as a build tells it that finds this site in
/// its folder; for the tests of codes.
///
/// # Errors
/// If the site has no ledger that can be used.
#[doc(hidden)]
pub fn held(checked: Checked, site: &Path) -> Result<Checked, String> {
    let unusable = |unusable: Unusable| format!("{unusable:?}");
    let published = Published::read(site).map_err(unusable)?.ok_or("there is no ledger")?;
    let revision = since(&published, checked.ledger(), &checked).map_err(unusable)?;
    let told = diagnostics(&revision, &checked, Severity::Error);
    Ok(checked.with(told))
}

/// Every page that answers, those of drafts too.
fn every_page(archive: &Archive) -> BTreeSet<String> {
    let languages = archive.site.languages.iter();
    let pages = languages.flat_map(|language| {
        Route::all(archive).into_iter().map(move |route| address::path(archive, route, language))
    });
    pages.collect()
}

/// What nothing declares, in the order of reports.
pub(crate) fn diagnostics(revision: &Revision, checked: &Checked, severity: Severity) -> Vec<Diagnostic> {
    let archive = &checked.archive;
    let mut told = Vec::new();
    for revision in &revision.reports {
        let report = find(archive, &revision.report);
        match (&revision.fate, report) {
            (Fate::Removed(figures), _) => told.push(report_gone(archive, revision, *figures)),
            (Fate::Changed(changes), Some(report)) => {
                told.extend(changes.figures.iter().filter_map(|change| figure::told(report, change)));
                let gone = changes.corrections.iter().filter(|correction| correction.now.is_none());
                told.extend(gone.map(|gone| correction_gone(report, &gone.was)));
                told.extend(version::told(archive, report, changes));
            }
            (Fate::Added(_) | Fate::Changed(_), _) => {}
        }
    }
    told.extend(words::told(revision, checked));
    told.extend(addresses_gone(archive, revision));
    told.iter_mut().for_each(|told| told.severity = severity);
    told
}

fn find<'a>(archive: &'a Archive, (publisher, address): &ReportKey) -> Option<&'a ArchivedReport> {
    archive.report_on(archive.publishers.find(publisher)?, address)
}

fn report_gone(archive: &Archive, revision: &ReportRevision, figures: usize) -> Diagnostic {
    let (report, publisher) = (revision.address(), archive.publishers.find(&revision.report.0));
    let place = publisher.map(|publisher| archive.publisher(publisher).place);
    let is_draft = find(archive, &revision.report).is_some();
    let message = if is_draft {
        message!(
            zh: "公布过的报告 {report} 改成了草稿，其中的 {figures} 个数不再公布",
            en: "the report {report} was published with {figures} figures, and is a draft now"
        )
    } else {
        message!(
            zh: "公布过的报告 {report}（{figures} 个数）没有了",
            en: "the report {report} was published with {figures} figures, and is gone"
        )
    };
    Diagnostic::new(Severity::Error, REPORT, place, message).remedy(message!(
        zh: "把它放回原处：机关的 id、期间和名称都与公布时相同，文件和文件夹可以改名；换了地址的，写 moved_from",
        en: "put it back under the publisher's id, the period and the name that it had (files and \
             folders may be renamed); if its address has changed, say so with `moved_from`"
    ))
}

fn correction_gone(report: &ArchivedReport, was: &Declared) -> Diagnostic {
    let Declared { figure, was, now, on, .. } = was;
    let (was, now) = (&was.text, &now.text);
    let message = message!(
        zh: "{figure}：公布过 {on} 的更正（“{was}”改为“{now}”），现在没有了",
        en: "{figure}: the correction of {on} ('{was}' became '{now}') was published, and is gone"
    );
    Diagnostic::new(Severity::Error, CORRECTION, Some(report.place), message).remedy(message!(
        zh: "把它写回 corrections；更正错了就再写一条更正",
        en: "write it back under `corrections`; if it was wrong, a further correction says so"
    ))
}

/// Addresses that nothing answers any more; those of further languages go with the first.
fn addresses_gone(archive: &Archive, revision: &Revision) -> Vec<Diagnostic> {
    let gone: BTreeSet<&str> = revision
        .addresses
        .iter()
        .filter(|address| address.is_gone())
        .map(|address| address.path.as_str())
        .collect();
    let in_first = |path: &str| {
        let (language, rest) = path.split_once('/')?;
        (archive.site.languages.iter().skip(1).any(|known| known == language)).then(|| rest.to_owned())
    };
    let alone = gone.iter().filter(|path| in_first(path).is_none_or(|rest| !gone.contains(rest.as_str())));
    let told = alone.map(|path| {
        let message = message!(
            zh: "公布过的地址 /{path} 没有了",
            en: "the address /{path} was published, and nothing is there now"
        );
        Diagnostic::new(Severity::Error, ADDRESS, None, message).remedy(message!(
            zh: "把那里的页面或文件放回原处：id、文件名和 annals.yaml 里的语言都与公布时相同；换了地址的，写 moved_from",
            en: "put back the page or the file that was there: ids, names of files and the languages in \
                 annals.yaml as they were; if the address has changed, say so with `moved_from`"
        ))
    });
    told.collect()
}
