//! The theme that was loaded last, for incremental rebuilds.

use crate::model::site::{Site, SiteTheme};
use crate::pages::theme::Theme;
use crate::text::diagnostic::Diagnostic;
use crate::text::source::Sources;
use std::io;
use std::path::Path;
use std::sync::Arc;

#[derive(Default)]
pub(super) struct ThemeCache {
    loaded: Option<Loaded>,
}

/// A theme, what is wrong with it, and what it was loaded for.
struct Loaded {
    asked: SiteTheme,
    theme: Arc<Theme>,
    diagnostics: Vec<Diagnostic>,
}

impl ThemeCache {
    /// Forgets the theme: its files may have changed.
    pub(super) fn clear(&mut self) {
        self.loaded = None;
    }

    /// The theme that an archive names, and what is wrong with it; loaded where it is not known yet.
    pub(super) fn load(
        &mut self,
        root: &Path,
        site: &Site,
        sources: &mut Sources,
    ) -> io::Result<(Arc<Theme>, Vec<Diagnostic>)> {
        let loaded = match self.loaded.take().filter(|loaded| loaded.asked == site.theme) {
            Some(loaded) => loaded,
            None => {
                let mut diagnostics = Vec::new();
                let theme = Arc::new(Theme::load(root, site, sources, &mut diagnostics)?);
                Loaded { asked: site.theme.clone(), theme, diagnostics }
            }
        };
        let loaded = self.loaded.insert(loaded);
        Ok((Arc::clone(&loaded.theme), loaded.diagnostics.clone()))
    }
}
