//! A revision as GitLab's Code Quality report.

use super::change::{Change, beside_reports, of_report};
use crate::analysis::revision::{ReportRevision, Revision};
use crate::authoring::format::encode;
use crate::authoring::format::fingerprint::Fingerprints;
use crate::authoring::format::gitlab::{At, Issue};
use crate::model::archive::Archive;
use crate::text::diagnostic::Severity;
use crate::text::message::Language;
use crate::text::source::{Place, Sources};

/// An issue for each change: one that nothing declares is major, any other a piece of information. Each
/// stands where the archive of today has it, if that is given and has it. Fingerprints are of the address and
/// the change alone, whatever the language and the line.
pub(crate) fn gitlab(
    revision: &Revision,
    language: Language,
    archive: Option<(&Archive, &Sources)>,
) -> String {
    let mut report = Report { language, archive, prints: Fingerprints::default(), issues: Vec::new() };
    report.add(
        |language| beside_reports(revision, language),
        |archive, change| {
            archive.publishers.find(&change.address).map(|found| archive.publisher(found).place)
        },
    );
    for changed in &revision.reports {
        report
            .add(|language| of_report(changed, language), |archive, change| place(archive, changed, change));
    }
    encode::json(&report.issues)
}

/// A report as it grows.
struct Report<'a> {
    language: Language,
    archive: Option<(&'a Archive, &'a Sources)>,
    prints: Fingerprints,
    issues: Vec<Issue<'a>>,
}

impl<'a> Report<'a> {
    fn add<'r>(
        &mut self,
        changes: impl Fn(Language) -> Vec<Change<'r>>,
        place: impl Fn(&Archive, &Change<'_>) -> Option<Place>,
    ) {
        for (change, same) in changes(self.language).into_iter().zip(changes(Language::En)) {
            let (severity, name) = match change.is_undeclared {
                true => (Severity::Error, "undeclared-change"),
                false => (Severity::Notice, "change"),
            };
            let at = self.archive.and_then(|(archive, sources)| at(sources, place(archive, &change)?));
            let print = self.prints.of(&[name, &same.address, &same.text]);
            let words = format!("{}: {}", change.address, change.text);
            self.issues.push(Issue::new((name, words), print, severity, at));
        }
    }
}

/// Where a change of a report stands: at the figure, else at the report.
fn place(archive: &Archive, report: &ReportRevision, change: &Change<'_>) -> Option<Place> {
    let (publisher, address) = &report.report;
    let publisher = archive.publishers.find(publisher)?;
    let Some(report) = archive.report_on(publisher, address) else {
        return Some(archive.publisher(publisher).place);
    };
    let cell = Some(change.on).filter(|on| !on.is_empty());
    let cell = cell.and_then(|on| report.data.matching(on).first().copied());
    Some(cell.map_or(report.place, |cell| report.data.place(cell)))
}

/// The line of a place.
fn at(sources: &Sources, place: Place) -> Option<At<'_>> {
    let file = sources.file(place.file);
    let line = file.text.get(..place.range().start)?.matches('\n').count() + 1;
    Some((&file.path, [line, line]))
}
