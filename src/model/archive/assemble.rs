//! Putting an archive together from its documents.

use super::cache::{Basis, Cache};
use super::indicators::Indicators;
use super::names::Addresses;
use super::{Archive, Editions};
use super::{
    attachments, basis, card, crosswalks, deadlines, further, kinds, moves, overlap, pages, parts,
    publishers, renamed, reports, sort, times, unlisted,
};
use crate::model::discover::Discovered;
use crate::model::site::file_format;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::document;
use crate::text::message;
use crate::text::source::{Place, Sources};
use std::sync::OnceLock;

const UNKNOWN_CHECK: Code = Code("acknowledged-unknown-check");

/// Puts the archive together, with its drafts or without; everything that is wrong is a diagnostic.
pub(crate) fn assemble(
    mut found: Discovered,
    sources: &mut Sources,
    drafts: bool,
    cache: &mut Cache,
) -> (Archive, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut sorted = sort::sort(&found, sources, &mut diagnostics);
    let basis = basis::read(found.site, &sorted.forms, sources, cache, &mut diagnostics);
    if basis.site.is_of_other_format {
        // What the files mean is not known here: nothing else is read, and nothing else is told of them.
        diagnostics.retain(|told| [file_format::OTHER_FORMAT, file_format::BAD_FORMAT].contains(&told.code));
        (sorted, found) = Default::default();
    }
    let (sources, site) = (&*sources, &basis.site);
    let mut addresses = Addresses::default();
    let publishers =
        publishers::read(&sorted.publishers, sources, site, cache, &mut addresses, &mut diagnostics);
    let pages = pages::read(&sorted.pages, sources, site, &mut addresses, &mut diagnostics);
    let home = sorted.home.and_then(|file| {
        let parts = document::split(file, &sources.file(file).text, &mut diagnostics)?;
        Some(Place::new(file, parts.prose.start, parts.prose.end))
    });
    kinds::check(&basis.forms, site, &mut diagnostics);
    deadlines::check(&basis.forms, site, &mut diagnostics);
    crosswalks::check(&basis.forms, &publishers, &mut diagnostics);
    parts::check(&basis.forms, &mut diagnostics);
    unlisted::check(&basis.forms, &mut diagnostics);
    let editions = Editions::resolve(&basis.forms, &publishers);
    let reports =
        reports::read(&sorted.reports, sources, &basis, &publishers, drafts, cache, &mut diagnostics);
    let attachments = attachments::attach(found.attachments, &publishers, &reports);
    let (periods, indicators) = (reports.periods(), Indicators::find(&basis.forms, &reports));
    let parts = moves::Parts {
        site,
        publishers: &publishers,
        reports: &reports,
        pages: &pages,
        attachments: &attachments,
    };
    let moves = moves::resolve(&parts, &mut diagnostics);
    let Basis { site, forms } = basis;
    let sequences = publishers.iter().map(|_| OnceLock::new()).collect();
    let archive = Archive {
        site,
        home,
        forms,
        editions,
        publishers,
        reports,
        periods,
        indicators,
        pages,
        attachments,
        moves,
        sequences,
        years: OnceLock::new(),
    };
    check_acknowledgements(&archive, &mut diagnostics);
    further::check_forms(&archive, &mut diagnostics);
    card::check(&archive, &mut diagnostics);
    times::check(&archive, &mut diagnostics);
    overlap::check(&archive, &mut diagnostics);
    renamed::check(&archive, &mut diagnostics);
    diagnostics.extend(found.diagnostics);
    (archive, diagnostics)
}

/// An acknowledgement must name a check that its report's forms have.
fn check_acknowledgements(archive: &Archive, diagnostics: &mut Vec<Diagnostic>) {
    for report in archive.reports.iter() {
        for acknowledgement in &report.acknowledged {
            if archive.has_check(report, &acknowledgement.check) {
                continue;
            }
            let (check, form) = (&acknowledgement.check, &archive.form(report.form).id);
            diagnostics.push(
                Diagnostic::error(
                    UNKNOWN_CHECK,
                    acknowledgement.place,
                    message!(zh: "没有勾稽规则“{check}”", en: "there is no check '{check}'"),
                )
                .remedy(message!(
                    zh: "annals forms {form} 列出它的规则",
                    en: "`annals forms {form}` lists the checks"
                )),
            );
        }
    }
}
