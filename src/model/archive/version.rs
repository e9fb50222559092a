//! Versions that are kept beside their report: `2020.v1.md`, `2020.v2.md`, and the newest one as `2020.md`.

use super::location::{Location, VersionFiles};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;
use std::collections::BTreeMap;

const MISSING: Code = Code("version-missing");

/// Tells where a version is missing among those of a report; takes out those of which there is no newest one.
pub(super) fn check(reports: &mut BTreeMap<Location<'_>, VersionFiles>, diagnostics: &mut Vec<Diagnostic>) {
    reports.retain(|at, files| {
        let name = at.name.unwrap_or(at.period);
        let missing = (1..).zip(files.earlier.keys()).find(|(expected, version)| expected != *version);
        let missing = missing.map(|(expected, _)| format!("{name}.v{expected}.md"));
        let newest = files.newest.iter().next().is_none().then(|| format!("{name}.md"));
        let first = files.earlier.values().flat_map(|files| files.iter()).next();
        let is_whole = newest.is_none();
        if let Some((missing, file)) = newest.or(missing).zip(first) {
            let told = message!(
                zh: "{name} 留有旧版，缺 {missing}",
                en: "versions of {name} are kept, and {missing} is missing"
            );
            diagnostics.push(Diagnostic::error(MISSING, Place::new(file, 0, 0), told).remedy(message!(
                zh: "旧版从 v1 起依次编号，最新一版的文件名没有编号；从版本记录里取回缺的文件，或改正文件名",
                en: "kept versions are numbered from v1 without a gap, and the newest has no number: fetch \
                     the missing file from your version control, or correct the name"
            )));
        }
        is_whole
    });
}
