//! Putting an archive together from its documents.

use super::names::Addresses;
use super::{Archive, Editions, Memory, Succession};
use super::{attach, card, crosswalks, ground, pages, publishers, reports, sort};
use crate::model::discover::Discovered;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::document;
use crate::text::message;
use crate::text::source::{Place, Sources};

const UNKNOWN_CHECK: Code = Code("acknowledged-unknown-check");

/// Puts the archive together, with its drafts or without; everything that is wrong is told.
pub fn assemble(
    found: Discovered,
    sources: &mut Sources,
    drafts: bool,
    memory: &mut Memory,
) -> (Archive, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let sorted = sort::sort(&found, sources, &mut diagnostics);
    let ground = ground::read(found.site, &sorted.forms, sources, memory, &mut diagnostics);
    let sources = &*sources;
    let mut archive =
        Archive { site: ground.site, forms: ground.forms, built_in: ground.built_in, ..Archive::default() };
    let mut addresses = Addresses::default();
    archive.publishers = publishers::read(
        &sorted.publishers,
        sources,
        &archive.site,
        memory,
        &mut addresses,
        &mut diagnostics,
    );
    pages::pages(&sorted.pages, sources, &mut archive, &mut addresses, &mut diagnostics);
    if let Some(file) = sorted.home {
        archive.home = document::split(file, &sources.file(file).text, &mut diagnostics)
            .map(|parts| Place::new(file, parts.prose.start, parts.prose.end));
    }
    crosswalks::check(&archive, &mut diagnostics);
    archive.succession = Succession::resolve(&archive.publishers, &mut diagnostics);
    archive.editions = Editions::resolve(&archive.forms, &archive.publishers);
    reports::read(&sorted.reports, sources, &mut archive, drafts, memory, &mut diagnostics);
    archive.indicators = archive.find_indicators();
    acknowledged(&archive, &mut diagnostics);
    card::check(&archive, &mut diagnostics);
    attach::attach(found.attachments, &mut archive);
    diagnostics.extend(found.diagnostics);
    (archive, diagnostics)
}

/// An acknowledgement must name a check that its report's forms have.
fn acknowledged(archive: &Archive, diagnostics: &mut Vec<Diagnostic>) {
    for report in &archive.reports {
        for acknowledgement in &report.acknowledged {
            if archive.has_check(report, &acknowledgement.check) {
                continue;
            }
            let (check, form) = (&acknowledgement.check, &archive.forms[report.form].id);
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
