//! Themes: templates, strings and assets. The one module that names the template engine.
//!
//! The built-in theme is compiled in; a theme's folder is laid over it file by file. Templates read no file,
//! know no clock, and are strict about names that do not exist.

mod digits;
mod markup;
mod compared;
mod comparison;
mod failure;
mod bounds;
mod engine;
mod files;
mod functions;
mod names;
mod probe;
mod table;
mod values;
mod words;

pub(crate) use failure::TemplateError;
pub(crate) use files::texts as built_in;

use crate::model::discover;
use crate::model::site::Site;
use crate::pages::view::{Frame, View};
use crate::text::diagnostic::{self, Diagnostic};
use crate::text::limits;
use crate::text::source::Sources;
use minijinja::{Environment, Value};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;
use words::Strings;

/// A theme, ready to render.
pub struct Theme {
    environment: Environment<'static>,
    strings: Arc<Strings>,
    assets: Arc<BTreeMap<String, Vec<u8>>>,
    templates: BTreeMap<String, Template>,
}

/// A template as its author wrote it.
#[derive(Debug, Clone, Default)]
struct Template {
    /// How its file is named to people.
    shown: String,
    text: String,
}

impl Theme {
    /// Loads a site's theme: the built-in one, overlaid by the folder `themes/<name>` of the archive.
    ///
    /// # Errors
    /// If the folder cannot be read. What is wrong with the theme's files is told.
    pub fn load(
        root: &Path,
        site: &Site,
        sources: &mut Sources,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> io::Result<Self> {
        let files = files::read(root, site, sources, diagnostics)?;
        let mut strings = Strings::default();
        for (path, (shown, bytes)) in files.words {
            match discover::decode(bytes) {
                Ok(text) => {
                    let language = path.trim_start_matches("strings/").trim_end_matches(".yaml");
                    strings.read(language, &shown, &text, sources, diagnostics);
                }
                Err(refused) => diagnostics.push(refused.told(&shown, sources)),
            }
        }
        let (mut assets, mut templates) = (BTreeMap::new(), BTreeMap::new());
        for (path, (shown, bytes)) in files.others {
            if let Some(asset) = path.strip_prefix("assets/") {
                assets.insert(asset.to_owned(), bytes);
            } else if path.ends_with(".html") {
                match discover::decode(bytes) {
                    Ok(text) => _ = templates.insert(path, Template { shown, text }),
                    Err(refused) => diagnostics.push(refused.told(&shown, sources)),
                }
            }
        }
        let (strings, assets) = (Arc::new(strings), Arc::new(assets));
        let mut environment = engine::new(Arc::clone(&strings), Arc::clone(&assets));
        let mut errors = Vec::new();
        for (name, template) in &templates {
            if let Some(excess) = bounds::excess(name, &template.text) {
                errors.push(excess);
                continue;
            }
            let (name, text) = (name.clone(), template.text.clone());
            let added = bounds::on_own_stack(|| environment.add_template_owned(name.clone(), text));
            errors.extend(added.err().map(|error| TemplateError::of(&name, &error)));
        }
        let theme = Self { environment, strings, assets, templates };
        diagnostics.extend(theme.diagnostics(errors, sources));
        Ok(theme)
    }

    /// The theme's files that are published as they are, by path below `assets/`.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.assets.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Renders a page.
    ///
    /// # Errors
    /// If the template fails: an undefined name, an unknown filter.
    pub fn render(&self, frame: &Frame, view: View) -> Result<String, TemplateError> {
        let name = format!("{}.html", frame.page.kind);
        let values = values::of(frame, view, &self.strings);
        bounds::on_own_stack(|| {
            let rendered = self.environment.get_template(&name).and_then(|page| page.render(values.clone()));
            rendered.map_err(|error| self.failed(&name, values, &error))
        })
    }

    #[cold]
    fn failed(&self, page: &str, values: Value, error: &minijinja::Error) -> TemplateError {
        TemplateError::explained(&self.environment, &self.templates, page, values, error)
    }

    /// Templates' errors as diagnostics, each once however many pages it befalls. A template joins the
    /// sources so that its place can be shown.
    pub fn diagnostics(&self, errors: Vec<TemplateError>, sources: &mut Sources) -> Vec<Diagnostic> {
        let mut told: Vec<Diagnostic> = Vec::new();
        for error in errors {
            let diagnostic = error.diagnostic(&self.templates, sources);
            // Where the steps of a page are used up depends on the page.
            let is_told = |d: &Diagnostic| {
                let is_step = diagnostic.message == limits::TEMPLATE_STEPS.exceeded();
                d.message == diagnostic.message && (d.place == diagnostic.place || is_step)
            };
            if !told.iter().any(is_told) {
                told.push(diagnostic);
            }
        }
        diagnostic::sort(&mut told, sources);
        told
    }
}
