//! The whole way of the data, from a folder of sources to a folder of pages: the crate's table of contents.
//!
//! ```text
//! discover → parse → validate → archive → check → view → render → write
//! ```
//!
//! [`Workspace::check`] goes as far as a checked archive, [`publish`] from there to the written site.

mod causes;
mod costs;
mod checked;
mod last_build;
mod site;
mod attachments;
mod theme_cache;

pub use checked::Checked;
pub(crate) use costs::{Costs, Output, Stage};
pub(crate) use last_build::Settings;
pub(crate) use site::Site;

use crate::analysis::check;
use crate::model::archive;
use crate::model::discover::Folder;
use crate::pages::prose;
use crate::pages::theme::TemplateError;
use crate::publish::output::{self, Outcome, Way};
use crate::text::diagnostic;
use crate::text::source::Sources;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use theme_cache::ThemeCache;

/// The folder of an archive, read once and then again wherever it changes.
pub struct Workspace {
    folder: Folder,
    sources: Sources,
    drafts: bool,
    caches: Caches,
    /// What reading cost since the archive was checked last.
    costs: Costs,
}

/// Caches for incremental rebuilds: what each stage made before, with all that it was made from.
///
/// A stage is the same function in every run and makes again only what a change concerns, so a preview cannot
/// differ from a build. With empty caches a run is a single build.
#[derive(Default)]
struct Caches {
    archive: archive::Cache,
    prose: prose::Cache,
    check: check::Cache,
    theme: ThemeCache,
}

impl Workspace {
    /// Discovers and reads the files of the archive in a folder; its drafts are part of it or not.
    ///
    /// # Errors
    /// If a file of the archive cannot be read.
    pub fn open(root: &Path, drafts: bool) -> io::Result<Self> {
        let (mut sources, mut costs) = (Sources::default(), Costs::default());
        let folder = costs.stage(Stage::Read, || Folder::open(root, &mut sources))?;
        Ok(Self { folder, sources, drafts, caches: Caches::default(), costs })
    }

    /// Reads again what lies at some paths and below them. Paths are relative to the archive's folder; an
    /// empty one stands for all of it.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn refresh(&mut self, paths: &BTreeSet<PathBuf>) -> io::Result<()> {
        let is_theme = |path: &PathBuf| path.as_os_str().is_empty() || path.starts_with("themes");
        if paths.iter().any(is_theme) {
            self.caches.theme.clear();
        }
        self.costs.stage(Stage::Read, || self.folder.refresh(paths, &mut self.sources))
    }

    /// Checks the archive as it was last read. Everything that is wrong with its content is among the
    /// diagnostics.
    ///
    /// # Errors
    /// If a file of the theme cannot be read.
    pub fn check(&mut self) -> io::Result<Checked> {
        let Self { folder, sources, drafts, caches, costs } = self;
        let mut costs = std::mem::take(costs);

        // Discover: the files there are.
        // Parse, validate, archive: each file to a tree with places, held against its form, joined by ids.
        let (archive, mut diagnostics) = costs.stage(Stage::Archive, || {
            let files = folder.found(sources);
            archive::assemble(files, sources, *drafts, &mut caches.archive)
        });

        // Check: the figures against each other, then all that could keep a page from being made.
        let findings = costs.stage(Stage::Figures, || check::run(&archive, &mut caches.check));
        let prose =
            costs.stage(Stage::Prose, || prose::check(&archive, sources, &findings, &mut caches.prose));
        diagnostics.extend(prose.diagnostics);
        let (theme, theme_diagnostics) =
            costs.stage(Stage::Theme, || caches.theme.load(folder.root(), &archive.site, sources))?;
        diagnostics.extend(theme_diagnostics);
        diagnostics.extend(attachments::check(&archive, &theme, &prose.files, sources));

        diagnostic::sort(&mut diagnostics, sources);
        causes::fold(&mut diagnostics, &archive, sources);
        Ok(Checked::new(sources.clone(), archive, findings, theme, diagnostics, costs))
    }
}

/// Reads and checks the archive in a folder, without its drafts. Everything that is wrong with its content is
/// among the diagnostics.
///
/// # Errors
/// If a file of the archive or of its theme cannot be read.
pub fn check(root: &Path) -> io::Result<Checked> {
    Workspace::open(root, false)?.check()
}

/// Why a site was not published. Unless the disk failed while files were replaced in place, the folder is as
/// it was.
#[derive(Debug)]
pub enum PublishError {
    /// The archive has errors: they are among its diagnostics.
    Archive,
    /// Templates cannot be rendered; [`Checked::with_template_errors`] makes diagnostics of this.
    Templates(Vec<TemplateError>),
    /// The folder cannot be written.
    Output(output::Failure),
}

/// Exchanges a folder for the site of a checked archive, in one step. What lies in the folder and is not ours
/// moves along.
///
/// # Errors
/// If the archive has errors, a template fails, or the folder cannot be exchanged; it is then as it was.
pub fn publish(checked: &Checked, into: &Path) -> Result<Outcome, PublishError> {
    publish_by(Way::Exchange, checked, into)
}

/// Writes the site of a checked archive into a folder.
///
/// # Errors
/// If the archive has errors, a template fails, or the folder cannot be written.
pub(crate) fn publish_by(way: Way, checked: &Checked, into: &Path) -> Result<Outcome, PublishError> {
    written(checked, |files| output::publish(into, files, way))
}

/// [`publish`], which leaves a record of what the site was made from and of what is told of it.
///
/// # Errors
/// As [`publish`].
pub(crate) fn publish_and_record(
    checked: &Checked,
    into: &Path,
    basis: &output::Basis,
    told: &[String],
) -> Result<Outcome, PublishError> {
    written(checked, |files| output::publish_and_record(into, files, basis, told))
}

fn written(
    checked: &Checked,
    write: impl FnOnce(&[output::File<'_, TemplateError>]) -> Result<Outcome, output::Failed<TemplateError>>,
) -> Result<Outcome, PublishError> {
    if checked.has_errors() {
        return Err(PublishError::Archive);
    }
    // View, render: the files of the site, each made when it is needed.
    let site = Site::of(checked);
    let files = site.files();

    // Write: those that differ, once all are made.
    write(&files).map_err(|failed| match failed {
        output::Failed::Rendering(errors) => PublishError::Templates(errors),
        output::Failed::Writing(failure) => PublishError::Output(failure),
    })
}

/// The archive with what is wrong with its templates among the diagnostics: a page of every kind is rendered
/// in every language. Nothing is rendered where there are errors already.
#[must_use]
pub fn try_templates(checked: Checked) -> Checked {
    if checked.has_errors() {
        return checked;
    }
    let errors = Site::of(&checked).trial();
    checked.with_template_errors(errors)
}
