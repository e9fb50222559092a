//! What the site looks like: `theme` in `annals.yaml`.

use crate::model::named_file::NamedFile;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node, Value};

pub(crate) const UNKNOWN_THEME: Code = Code("theme-unknown");
pub(crate) const BAD_FILE: Code = Code("theme-bad-file");
const PICTURES: [&str; 6] = ["svg", "png", "jpg", "jpeg", "webp", "gif"];

/// The theme that an archive asks for, and what it adds to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteTheme {
    /// The theme's folder in `themes/`; `default` is the built-in one, which needs no folder.
    pub name: String,
    /// Where it is named.
    pub place: Option<Place>,
    /// A style sheet that every page has after those of the theme, by its path below `themes/`.
    pub css: Option<NamedFile>,
    /// A picture that stands before the site's title on every page, by its path below `themes/`.
    pub logo: Option<NamedFile>,
}

impl Default for SiteTheme {
    fn default() -> Self {
        Self { name: "default".to_owned(), place: None, css: None, logo: None }
    }
}

impl SiteTheme {
    /// What it adds.
    pub(crate) fn added(&self) -> impl Iterator<Item = &NamedFile> {
        self.css.iter().chain(&self.logo)
    }
}

/// The path below `assets/` at which a file that is added to a theme is published, whatever the theme has.
pub(crate) fn asset(file: &NamedFile) -> String {
    format!("added/{}", file.path)
}

/// Reads `theme`: the name of a theme, or what it is and what is added to it.
pub(super) fn read(node: Option<&Node<'_>>, diagnostics: &mut Vec<Diagnostic>) -> SiteTheme {
    let mut theme = SiteTheme::default();
    let Some(node) = node else { return theme };
    if !matches!(node.value, Value::Mapping(_)) {
        name(&mut theme, node, diagnostics);
        return theme;
    }
    let Some(mut fields) = Fields::of(node, diagnostics) else { return theme };
    if let Some(node) = fields.get("name") {
        name(&mut theme, node, diagnostics);
    }
    theme.css = fields.get("css").and_then(|node| file(node, &["css"], diagnostics));
    theme.logo = fields.get("logo").and_then(|node| file(node, &PICTURES, diagnostics));
    fields.finish(diagnostics);
    theme
}

fn name(theme: &mut SiteTheme, node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(name) = node.text(diagnostics) else { return };
    // It is the name of a folder, which is also written to.
    if name.is_empty() || name.contains(['/', '\\', '.', ':']) || name.chars().any(char::is_control) {
        diagnostics.push(
            Diagnostic::error(
                UNKNOWN_THEME,
                node.place,
                message!(zh: "“{name}”不能作主题的名字", en: "'{name}' cannot be the name of a theme"),
            )
            .remedy(message!(
                zh: "写 theme: default，或 themes/ 里一个文件夹的名字，其中没有点、冒号和斜线；\
                     要加样式表，写 theme: {{css: city.css}}",
                en: "write theme: default, or the name of a folder in themes/, without dots, colons and \
                     slashes; a style sheet is added by theme: {{css: city.css}}"
            )),
        );
        return;
    }
    name.clone_into(&mut theme.name);
    theme.place = Some(node.place);
}

/// A file below `themes/` with one of these endings.
fn file(node: &Node<'_>, endings: &[&str], diagnostics: &mut Vec<Diagnostic>) -> Option<NamedFile> {
    let path = node.text(diagnostics)?;
    let is_plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.contains(['\\', ':'])
            && !part.contains(char::is_control)
    };
    let ending = path.rsplit_once('.').map(|(_, ending)| ending);
    if path.split('/').all(is_plain) && ending.is_some_and(|ending| endings.contains(&ending)) {
        return Some(NamedFile { path: path.to_owned(), place: node.place });
    }
    let known = endings.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(", ");
    diagnostics.push(
        Diagnostic::error(
            BAD_FILE,
            node.place,
            message!(zh: "“{path}”不能加到主题上", en: "'{path}' cannot be added to a theme"),
        )
        .remedy(message!(
            zh: "写 themes/ 里一个文件的路径，以 {known} 结尾，如 city.{}",
            en: "write the path of a file in themes/ that ends in {known}, as city.{}",
            endings.first().copied().unwrap_or_default()
        )),
    );
    None
}
