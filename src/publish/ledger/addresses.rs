//! The addresses that an archive gives out: its pages, and the files that it publishes as they are.

use crate::analysis::publication::{Publication, digest_of};
use crate::model::archive::{Archive, ArchivedReport, Attached, Owner};
use crate::model::discover::{self, Unreadable};
use crate::model::id::{Id, PeriodId};
use crate::model::report::BlockData;
use crate::pages::address::{self, Route};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

/// Adds the addresses of an archive to what it publishes. A page that is there for a draft alone is not
/// published yet.
pub(super) fn add(publication: &mut Publication, archive: &Archive, with_bytes: bool) {
    let routes = Route::all(archive);
    // Without drafts, which are asked for once, nothing waits for one.
    let has_drafts = archive.reports.current().any(|report| report.draft);
    let kept = routes.iter().filter(|&&route| is_kept(archive, route, has_drafts));
    let languages = &archive.site.languages;
    publication.pages = kept
        .flat_map(|&route| languages.iter().map(move |language| address::path(archive, route, language)))
        .collect();
    let files: Vec<&Attached> =
        archive.attachments.iter().filter(|attached| !is_of_draft(archive, attached)).collect();
    let entry = |attached: &Attached| {
        let bytes = if with_bytes { bytes(attached) } else { None };
        (address::attachment_path(archive, attached), bytes)
    };
    publication.files = files.into_par_iter().map(entry).collect();
}

/// Adds the digests of the files of a git revision of the archive in a folder, whose bytes git has.
///
/// # Errors
/// If git cannot be used.
pub(crate) fn add_objects(
    publication: &mut Publication,
    archive: &Archive,
    root: &Path,
) -> Result<(), Unreadable> {
    let mut files: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for attached in &archive.attachments {
        let path = address::attachment_path(archive, attached);
        if let Some(object) = attached.attachment.object.as_deref()
            && publication.files.contains_key(&path)
        {
            files.entry(object).or_default().push(path);
        }
    }
    let objects: Vec<&str> = files.keys().copied().collect();
    discover::each_object(root, &objects, |object, bytes| {
        let digest = digest_of(bytes)?;
        for path in files.get(object).into_iter().flatten() {
            publication.files.insert(path.clone(), Some(digest.clone()));
        }
        Ok(())
    })
}

/// The digest of a file's bytes; none where it cannot be read, as in a git revision.
fn bytes(attached: &Attached) -> Option<String> {
    let path = &attached.attachment.file;
    // A symbolic link that was put in its place since it was found is not followed.
    let file =
        path.canonicalize().ok().filter(|whole| whole == path).and_then(|path| File::open(path).ok())?;
    digest_of(file).ok()
}

fn is_of_draft(archive: &Archive, attached: &Attached) -> bool {
    match attached.to {
        Owner::Report(report) => archive.report(report).draft,
        Owner::Site | Owner::Publisher(_) => false,
    }
}

fn is_kept(archive: &Archive, route: Route, has_drafts: bool) -> bool {
    let published = || archive.reports.current().filter(|report| !report.draft);
    let is_reported_on = |period: PeriodId| {
        let id = &archive.period(period).id;
        !has_drafts || published().any(|report| report.period.id == *id)
    };
    match route {
        Route::NotFound => false,
        Route::Report(report) | Route::Changes(report) => !archive.report(report).draft,
        // How many pages its tables take follows from how many figures a report has.
        Route::Tables(..) => false,
        Route::Period(period, ..) => is_reported_on(period),
        // How many pages the list takes also depends on what publishers say of reports that are not there.
        Route::Reporting(period, part) => part.index() == 0 && is_reported_on(period),
        Route::Form(form) => {
            let uses = |report: &ArchivedReport| {
                report.form == form || report.data.iter().map(BlockData::form_id).any(|used| used == form)
            };
            !has_drafts || published().any(uses)
        }
        Route::Publishers(_)
        | Route::Findings(_)
        | Route::Indicator(..)
        | Route::Years(..)
        | Route::YearsWhole(_) => !has_drafts,
        Route::Index
        | Route::Publisher(_)
        | Route::Corrections
        | Route::Data(_)
        | Route::Forms
        | Route::Search
        | Route::Compare
        | Route::Page(_)
        | Route::Moved(_) => true,
    }
}
