//! Themes: templates, strings and assets. The one module that names the template engine.
//!
//! The built-in theme is compiled in; a theme's folder is laid over it file by file. Templates read no file, know no
//! clock, and are strict about names that do not exist.

mod comparison;
mod functions;
mod markup;
mod table;
mod values;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::discover;
use crate::markdown::write_escaped;
use crate::message;
use crate::site::Site;
use crate::source::{Place, Sources};
use crate::view::{Frame, View};
use crate::yaml;
use include_dir::{Dir, DirEntry, include_dir};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;
use walkdir::WalkDir;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

const UNKNOWN_THEME: Code = Code("theme-unknown");
const BAD_STRINGS: Code = Code("theme-bad-strings");
const BAD_TEMPLATE: Code = Code("theme-bad-template");

/// How many steps a template may take: far more than any page needs, far fewer than forever.
const FUEL: u64 = 50_000_000;

/// The words of a theme: by language, by key.
type Strings = BTreeMap<String, BTreeMap<String, String>>;

/// A theme, ready to render.
pub struct Theme {
    environment: Environment<'static>,
    assets: BTreeMap<String, Vec<u8>>,
    templates: BTreeMap<String, (String, String)>,
}

/// A template that cannot be rendered.
#[derive(Debug, Clone)]
pub struct TemplateError {
    /// The template.
    template: String,
    /// The bytes in it, where they are known.
    range: Option<std::ops::Range<usize>>,
    /// What is wrong.
    detail: String,
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
        let mut files: BTreeMap<String, (String, Vec<u8>)> = BTreeMap::new();
        built_in(&BUILT_IN, &mut files);
        // Words are overlaid one by one: a theme that says one thing otherwise need not repeat the others.
        let words = files.iter().filter(|(path, _)| path.starts_with("strings/"));
        let words: Vec<(String, (String, Vec<u8>))> =
            words.map(|(p, file)| (p.clone(), file.clone())).collect();
        let name = site.theme.as_str();
        let folder = root.join("themes").join(name);
        let is_name = !name.is_empty() && !name.contains(['/', '\\', '.']);
        if is_name && folder.is_dir() {
            let links = overlay(&folder, name, &mut files)?;
            diagnostics.extend(links.iter().map(|path| discover::link_refused(path, sources)));
        } else if name != "default" {
            diagnostics.push(unknown_theme(name, is_name, site.theme_place));
        }
        let mut theme =
            Self { environment: Environment::new(), assets: BTreeMap::new(), templates: BTreeMap::new() };
        let mut strings = Strings::new();
        for (path, (shown, bytes)) in words.into_iter().chain(files) {
            if let Some(asset) = path.strip_prefix("assets/") {
                theme.assets.insert(asset.to_owned(), bytes);
                continue;
            }
            // Words and templates are text; what else lies there is not used.
            let is_text = path.ends_with(".html") || path.ends_with(".yaml");
            let text = match discover::decode(bytes, &shown, sources) {
                Ok(text) => text,
                Err(refused) => {
                    diagnostics.extend(is_text.then_some(*refused));
                    continue;
                }
            };
            match path.strip_prefix("strings/").and_then(|name| name.strip_suffix(".yaml")) {
                Some(language) => {
                    read_strings(language, &shown, &text, &mut strings, sources, diagnostics);
                }
                None => _ = theme.templates.insert(path, (shown, text)),
            }
        }
        theme.prepare(strings);
        for error in theme.compile() {
            diagnostics.push(theme.diagnostic(&error, sources));
        }
        Ok(theme)
    }

    fn prepare(&mut self, strings: Strings) {
        let environment = &mut self.environment;
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_debug(true);
        environment.set_fuel(Some(FUEL));
        environment.set_auto_escape_callback(|name| {
            if name.ends_with(".html") || name.ends_with(".xml") {
                AutoEscape::Html
            } else {
                AutoEscape::None
            }
        });
        // Nothing prints as nothing, not as the word "None"; and the engine's own escaping of `/` would make every
        // address unreadable.
        environment.set_formatter(|out, state, value| match value.as_str() {
            _ if value.is_none() => Ok(()),
            Some(text) if matches!(state.auto_escape(), AutoEscape::Html) && !value.is_safe() => {
                Ok(write_escaped(text, out)?)
            }
            _ => minijinja::escape_formatter(out, state, value),
        });
        functions::add(environment, Arc::new(strings));
    }

    fn compile(&mut self) -> Vec<TemplateError> {
        let mut errors = Vec::new();
        for (name, (_, text)) in &self.templates {
            if let Err(error) = self.environment.add_template_owned(name.clone(), text.clone()) {
                errors.push(TemplateError::of(name, &error));
            }
        }
        errors
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
        let of = |error: &minijinja::Error| TemplateError::of(&name, error);
        let template = self.environment.get_template(&name).map_err(|e| of(&e))?;
        template.render(values::context(frame, view)).map_err(|e| of(&e))
    }

    /// A template's error as a diagnostic; the template joins the sources so that its place can be shown.
    pub fn diagnostic(&self, error: &TemplateError, sources: &mut Sources) -> Diagnostic {
        let (shown, text) = self.templates.get(&error.template).cloned().unwrap_or_default();
        let file = sources.put(&shown, text);
        let range = error.range.clone().unwrap_or(0..0);
        let detail = &error.detail;
        Diagnostic::error(
            BAD_TEMPLATE,
            Place::new(file, range.start, range.end),
            message!(zh: "模板出错：{detail}", en: "the template fails: {detail}"),
        )
        .remedy(message!(
            zh: "docs/themes.md 列出每种页面可用的字段",
            en: "docs/themes.md lists the fields there are for every page"
        ))
    }
}

impl TemplateError {
    fn of(template: &str, error: &minijinja::Error) -> Self {
        let template = error.name().unwrap_or(template).to_owned();
        let detail = match error.detail() {
            Some(detail) => format!("{}: {detail}", error.kind()),
            None => error.kind().to_string(),
        };
        Self { template, range: error.range(), detail }
    }
}

/// A theme of which there is no folder, or whose name none can have.
fn unknown_theme(name: &str, is_name: bool, place: Option<Place>) -> Diagnostic {
    let (message, remedy) = if is_name {
        (
            message!(
                zh: "没有主题“{name}”：themes/{name} 不是文件夹",
                en: "there is no theme '{name}': themes/{name} is no folder"
            ),
            message!(zh: "写 theme: default，或建立这个文件夹", en: "write theme: default, or make the folder"),
        )
    } else {
        (
            message!(zh: "“{name}”不能作主题的名字", en: "'{name}' cannot be the name of a theme"),
            message!(
                zh: "写 theme: default，或 themes/ 里一个文件夹的名字，其中没有点和斜线",
                en: "write theme: default, or the name of a folder in themes/, without dots and slashes"
            ),
        )
    };
    Diagnostic::new(Severity::Error, UNKNOWN_THEME, place, message).remedy(remedy)
}

fn built_in(folder: &Dir<'_>, files: &mut BTreeMap<String, (String, Vec<u8>)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => built_in(inner, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                let shown = format!("built-in theme {path}");
                files.insert(path, (shown, file.contents().to_vec()));
            }
        }
    }
}

/// Lays a folder over the files of the built-in theme; answers with the paths of symbolic links, which are not read.
fn overlay(
    folder: &Path,
    name: &str,
    files: &mut BTreeMap<String, (String, Vec<u8>)>,
) -> io::Result<Vec<String>> {
    let mut links = Vec::new();
    for entry in WalkDir::new(folder).follow_root_links(false).sort_by_file_name() {
        let entry = entry.map_err(io::Error::from)?;
        if entry.path_is_symlink() {
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let path = format!("themes/{name}/{}", path.to_string_lossy().replace('\\', "/"));
            links.push(path.trim_end_matches('/').to_owned());
            continue;
        }
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !entry.file_type().is_file() || hidden {
            continue;
        }
        let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let path = relative.to_string_lossy().replace('\\', "/");
        let bytes = std::fs::read(entry.path())?;
        files.insert(path.clone(), (format!("themes/{name}/{path}"), bytes));
    }
    Ok(links)
}

/// The words of one language, laid over those that are there.
fn read_strings(
    language: &str,
    shown: &str,
    text: &str,
    strings: &mut Strings,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let file = sources.put(shown, text);
    let Some(node) = yaml::parse(file, text, 0..text.len(), diagnostics) else { return };
    let words = strings.entry(language.to_owned()).or_default();
    // A file of comments alone says nothing otherwise.
    if node.is_empty_scalar() {
        return;
    }
    for (key, value) in node.entries(diagnostics).unwrap_or_default() {
        let name = key.plain_text().unwrap_or_default();
        match &value.value {
            yaml::Value::Scalar { text, .. } => _ = words.insert(name.to_owned(), text.clone().into_owned()),
            _ => diagnostics.push(
                Diagnostic::error(
                    BAD_STRINGS,
                    value.place,
                    message!(zh: "用语“{name}”不是文字", en: "the words for '{name}' are no text"),
                )
                .remedy(message!(
                    zh: "每行写一个“键: 文字”；文字以括号开头时加引号",
                    en: "write one 'key: text' a line; put text that begins with a bracket in quotes"
                )),
            ),
        }
    }
}
