//! The forms that come with Annals. They are read like an archive's own.

use super::{Form, read};
use crate::text::diagnostic::Diagnostic;
use crate::text::source::{FileId, SourceFile, Sources};
use crate::text::yaml;
use std::sync::{Arc, LazyLock};

/// Name and text of every built-in form.
const TEXTS: [(&str, &str); 4] = [
    ("cn-ogi-2019", include_str!("builtin/cn-ogi-2019.yaml")),
    ("cn-ogi-2021", include_str!("builtin/cn-ogi-2021.yaml")),
    ("eu-dsa-2025", include_str!("builtin/eu-dsa-2025.yaml")),
    ("us-foia", include_str!("builtin/us-foia.yaml")),
];

/// A form, with the text that it was read from.
struct BuiltIn {
    file: FileId,
    source: SourceFile,
    form: Option<Arc<Form>>,
    diagnostics: Vec<Diagnostic>,
}

/// Every built-in form. They are the same in all archives, so they are read once: a preview reads an archive
/// again and again.
static FORMS: LazyLock<Vec<BuiltIn>> = LazyLock::new(|| {
    let built_in = TEXTS.iter().zip(0..).map(|(&(name, text), at)| {
        let file = FileId::built_in(at);
        let source = SourceFile { path: format!("built-in form {name}.yaml").into(), text: text.into() };
        let mut diagnostics = Vec::new();
        let node = yaml::parse(file, text, 0..text.len(), &mut diagnostics);
        let form = node.and_then(|node| read(&node, "zh", &mut diagnostics)).map(Arc::new);
        BuiltIn { file, source, form, diagnostics }
    });
    built_in.collect()
});

/// The built-in forms.
pub(crate) fn forms() -> Vec<Arc<Form>> {
    FORMS.iter().filter_map(|built_in| built_in.form.clone()).collect()
}

/// Adds the texts of the built-in forms to the sources, so that places in them can be shown, and what is
/// wrong with them to what is told.
pub(crate) fn tell(sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) {
    for built_in in FORMS.iter() {
        sources.put_built_in(built_in.file, &built_in.source);
        diagnostics.extend_from_slice(&built_in.diagnostics);
    }
}
