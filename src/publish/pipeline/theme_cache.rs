//! The theme that was loaded last, for incremental rebuilds.

use crate::model::site::Site;
use crate::pages::theme::Theme;
use crate::text::diagnostic::Diagnostic;
use crate::text::source::{Place, Sources};
use std::io;
use std::path::Path;
use std::sync::Arc;

#[derive(Default)]
pub(super) struct ThemeCache {
    loaded: Option<Loaded>,
}

/// A theme, what is wrong with it, and what it was loaded for.
struct Loaded {
    name: String,
    named_at: Option<Place>,
    theme: Arc<Theme>,
    diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    fn is_for(&self, site: &Site) -> bool {
        self.name == site.theme && self.named_at == site.theme_place
    }
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
        let loaded = match self.loaded.take().filter(|loaded| loaded.is_for(site)) {
            Some(loaded) => loaded,
            None => {
                let mut diagnostics = Vec::new();
                let theme = Arc::new(Theme::load(root, site, sources, &mut diagnostics)?);
                Loaded { name: site.theme.clone(), named_at: site.theme_place, theme, diagnostics }
            }
        };
        let loaded = self.loaded.insert(loaded);
        Ok((Arc::clone(&loaded.theme), loaded.diagnostics.clone()))
    }
}
