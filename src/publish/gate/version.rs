//! Versions that were published and that another one superseded, and reports that were withdrawn: both stay.

use crate::analysis::revision::{Changes, VersionRevision, WithdrawalRevision};
use crate::model::archive::{Archive, ArchivedReport};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::message::Message;

const VERSION: Code = Code("published-version-changed");
const WITHDRAWAL: Code = Code("published-withdrawal-gone");

/// What is to be told of the versions of a report.
pub(super) fn told(archive: &Archive, report: &ArchivedReport, changes: &Changes) -> Vec<Diagnostic> {
    let versions = changes.versions.iter().map(|version| changed(archive, report, version));
    let withdrawal = changes.withdrawal.as_ref();
    let forgotten = withdrawal.filter(|withdrawal| **withdrawal == WithdrawalRevision::Forgotten);
    versions.chain(forgotten.map(|_| restored(report))).collect()
}

fn changed(archive: &Archive, report: &ArchivedReport, version: &VersionRevision) -> Diagnostic {
    let (number, name) = (version.number, report.lasting_address());
    let kept = report.earlier().get(number - 1).map(|&kept| archive.report(kept));
    let (message, place) = match (&version.changes, kept) {
        (Some(changes), Some(kept)) => match changes.figures.first() {
            Some(first) => {
                let shown = |printed: &Option<_>| super::figure::shown(printed.as_ref());
                let (address, was, now) = (&first.address, shown(&first.was), shown(&first.now));
                let place = kept.data.find(address).map_or(kept.place, |cell| kept.data.place(cell));
                let message = Message {
                    zh: format!("{name} 第 {number} 版的 {address}：公布的是{}，留着的是{}", was.zh, now.zh),
                    en: format!(
                        "{name}, version {number}, {address}: {} was published, and {} is kept",
                        was.en, now.en
                    ),
                };
                (message, place)
            }
            None => {
                let message = message!(
                    zh: "{name} 第 {number} 版的文字不是公布时的样子",
                    en: "the words of version {number} of {name} are not those that were published"
                );
                (message, kept.place)
            }
        },
        (_, _) => {
            let message = message!(
                zh: "{name} 的第 {number} 版公布过，现在没有了",
                en: "version {number} of {name} was published, and is gone"
            );
            (message, report.place)
        }
    };
    Diagnostic::error(VERSION, place, message).remedy(message!(
        zh: "公布过的版本原样留着：从版本记录里取回 {name}.v{number}.md；annals correct 要在改数之前运行",
        en: "a version that was published stays as it was: fetch {name}.v{number}.md from your version \
             control; `annals correct` comes before the figures are changed"
    ))
}

fn restored(report: &ArchivedReport) -> Diagnostic {
    let name = report.lasting_address();
    let message = message!(
        zh: "{name} 公布过撤回，现在没有说",
        en: "{name} was published as withdrawn, and does not say so any more"
    );
    Diagnostic::error(WITHDRAWAL, report.place, message).remedy(message!(
        zh: "写回 withdrawn；报告重新有效，就用 annals correct 开始新的一版，说明原因",
        en: "write `withdrawn` back; if the report holds again, begin a new version with `annals correct` \
             that says why"
    ))
}
