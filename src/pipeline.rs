//! The way of the data, from a folder of sources to a folder of pages.

mod attachments;

use crate::address::{self, Route};
use crate::archive::{self, Archive};
use crate::check::{self, Finding};
use crate::data::{DataFile, OpenData};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::discover::discover;
use crate::output::{self, File, Outcome};
use crate::prose;
use crate::sitemap;
use crate::source::Sources;
use crate::theme::{TemplateError, Theme};
use crate::view::{self, Model};
use std::io;
use std::path::Path;

/// An archive, read and checked.
pub struct Checked {
    /// The texts.
    pub sources: Sources,
    /// The archive.
    pub archive: Archive,
    /// Figures that contradict each other.
    pub findings: Vec<Finding>,
    /// The theme, without its files that are wrong.
    pub theme: Theme,
    /// What is wrong with the files; findings are not among them.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// Whether anything is wrong that stops a build.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }

    /// Diagnostics and findings together, in the order in which they are told.
    pub fn told(&self, strict: bool) -> Vec<Diagnostic> {
        let mut told = self.diagnostics.clone();
        told.extend(check::diagnostics(&self.archive, &self.findings, strict));
        diagnostic::sort(&mut told, &self.sources);
        told
    }
}

/// Reads and checks the archive in a folder. Everything that is wrong with its content is among the diagnostics.
///
/// # Errors
/// If a file of the archive or of its theme cannot be read.
pub fn check(root: &Path) -> io::Result<Checked> {
    let mut found = discover(root)?;
    let (archive, mut diagnostics) = archive::assemble(&mut found);
    let mut sources = found.sources;
    diagnostics.extend(prose::check(&archive, &sources));
    let theme = Theme::load(root, &archive.site, &mut sources, &mut diagnostics)?;
    diagnostics.extend(attachments::check(&archive, &theme, &mut sources));
    let findings = check::run(&archive);
    diagnostic::sort(&mut diagnostics, &sources);
    Ok(Checked { sources, archive, findings, theme, diagnostics })
}

/// Renders a checked archive into a folder. With errors nothing is written; they are among the diagnostics then.
///
/// # Errors
/// If the folder cannot be written.
pub fn publish(checked: &mut Checked, into: &Path) -> Result<Option<Outcome>, output::Failure> {
    if checked.has_errors() {
        return Ok(None);
    }
    let failures = {
        let model =
            Model { archive: &checked.archive, sources: &checked.sources, findings: &checked.findings };
        let data = OpenData::new(&checked.archive, &checked.findings);
        match output::publish(into, &files(&model, &data, &checked.theme)) {
            Ok(outcome) => return Ok(Some(outcome)),
            Err(output::Failed::Writing(failure)) => return Err(failure),
            Err(output::Failed::Rendering(failures)) => failures,
        }
    };
    for error in failures {
        let diagnostic = checked.theme.diagnostic(&error, &mut checked.sources);
        checked.diagnostics.push(diagnostic);
    }
    diagnostic::sort(&mut checked.diagnostics, &checked.sources);
    Ok(None)
}

/// Every file of the site: pages, open data, the theme's assets, attachments, the sitemap.
fn files<'a>(model: &'a Model<'a>, data: &'a OpenData<'a>, theme: &'a Theme) -> Vec<File<'a, TemplateError>> {
    let archive = model.archive;
    let mut files: Vec<File<'a, TemplateError>> = Vec::new();
    for language in &archive.site.languages {
        for route in Route::all(archive) {
            let render = move || page(model, theme, route, language);
            files.push(File::rendered(address::path(archive, route, language), render));
        }
    }
    for file in DataFile::all(archive) {
        files.push(File::rendered(file.path(archive), move || Ok(data.write(file))));
    }
    for (path, bytes) in theme.assets() {
        files.push(File::rendered(format!("assets/{path}"), move || Ok(bytes.to_vec())));
    }
    for attached in &archive.attachments {
        files.push(File::copied(
            address::attachment_path(archive, attached),
            attached.attachment.file.clone(),
        ));
    }
    if let Some(base) = &archive.site.base {
        files.push(File::rendered("sitemap.xml".to_owned(), move || {
            Ok(sitemap::write(archive, base).into_bytes())
        }));
    }
    files
}

fn page(model: &Model<'_>, theme: &Theme, route: Route, language: &str) -> Result<Vec<u8>, TemplateError> {
    let (frame, view) = view::view(model, route, language);
    theme.render(&frame, view).map(String::into_bytes)
}
