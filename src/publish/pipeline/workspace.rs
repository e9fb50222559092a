//! An archive at work: read once, and then again wherever it changes.
//!
//! Every stage is the same function as in a single run. It is given what it found before, and does again only what
//! a change concerns; so nothing that is shown while somebody writes can differ from what is published.

use super::{Checked, attachments};
use crate::analysis::check;
use crate::model::archive;
use crate::model::discover::Folder;
use crate::model::site::Site;
use crate::pages::prose;
use crate::pages::theme::Theme;
use crate::text::diagnostic::{self, Diagnostic};
use crate::text::source::{Place, Sources};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// The folder of an archive, and what earlier runs found in it.
pub struct Workspace {
    folder: Folder,
    sources: Sources,
    drafts: bool,
    archive: archive::Cache,
    prose: prose::Cache,
    checks: check::Cache,
    theme: Option<Themed>,
}

/// A theme that was loaded, and what it was loaded for.
struct Themed {
    name: String,
    named_at: Option<Place>,
    theme: Arc<Theme>,
    told: Vec<Diagnostic>,
}

impl Workspace {
    /// Reads the archive in a folder, with its drafts or without.
    ///
    /// # Errors
    /// If a file of the archive cannot be read.
    pub fn open(root: &Path, drafts: bool) -> io::Result<Self> {
        let mut sources = Sources::default();
        let folder = Folder::open(root, &mut sources)?;
        Ok(Self {
            folder,
            sources,
            drafts,
            archive: archive::Cache::default(),
            prose: prose::Cache::default(),
            checks: check::Cache::default(),
            theme: None,
        })
    }

    /// The archive's folder.
    pub fn root(&self) -> &Path {
        self.folder.root()
    }

    /// Reads again what lies at some paths and below them, as they are seen from the archive's folder; an empty path
    /// stands for all of it.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn refresh(&mut self, paths: &BTreeSet<PathBuf>) -> io::Result<()> {
        let concerns_theme = |path: &PathBuf| path.as_os_str().is_empty() || path.starts_with("themes");
        if paths.iter().any(concerns_theme) {
            self.theme = None;
        }
        self.folder.refresh(paths, &mut self.sources)
    }

    /// Checks the archive as it was last read. Everything that is wrong with its content is among the diagnostics.
    ///
    /// # Errors
    /// If a file of the theme cannot be read.
    pub fn check(&mut self) -> io::Result<Checked> {
        let sources = &mut self.sources;
        let found = self.folder.found(sources);
        let (archive, mut diagnostics) = archive::assemble(found, sources, self.drafts, &mut self.archive);
        let findings = check::run(&archive, &mut self.checks);
        diagnostics.extend(prose::check(&archive, sources, &findings, &mut self.prose));
        let (theme, told) = self.themed(&archive.site)?;
        diagnostics.extend(told);
        diagnostics.extend(attachments::check(&archive, &theme, &mut self.sources));
        diagnostic::sort(&mut diagnostics, &self.sources);
        let sources = self.sources.clone();
        Ok(Checked { sources, archive, findings, theme, diagnostics, index: OnceLock::new() })
    }

    fn themed(&mut self, site: &Site) -> io::Result<(Arc<Theme>, Vec<Diagnostic>)> {
        let known = self.theme.take();
        let known = known.filter(|known| known.name == site.theme && known.named_at == site.theme_place);
        let themed = match known {
            Some(known) => known,
            None => {
                let mut told = Vec::new();
                let theme = Theme::load(self.folder.root(), site, &mut self.sources, &mut told)?;
                let (name, named_at) = (site.theme.clone(), site.theme_place);
                Themed { name, named_at, theme: Arc::new(theme), told }
            }
        };
        let themed = self.theme.insert(themed);
        Ok((Arc::clone(&themed.theme), themed.told.clone()))
    }
}
