//! The forms that come with Annals. They are read like an archive's own.

use super::{Form, read};
use crate::text::diagnostic::Diagnostic;
use crate::text::source::Sources;
use crate::text::yaml;

/// Name and text of every built-in form.
const FORMS: [(&str, &str); 4] = [
    ("cn-ogi-2019", include_str!("builtin/cn-ogi-2019.yaml")),
    ("cn-ogi-2021", include_str!("builtin/cn-ogi-2021.yaml")),
    ("eu-dsa-2025", include_str!("builtin/eu-dsa-2025.yaml")),
    ("us-foia", include_str!("builtin/us-foia.yaml")),
];

/// Reads the built-in forms; their texts join the sources, so that places in them can be shown.
pub(crate) fn load(sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Vec<Form> {
    FORMS
        .iter()
        .filter_map(|(name, text)| {
            let file = sources.put(&format!("built-in form {name}.yaml"), *text);
            let node = yaml::parse(file, text, 0..text.len(), diagnostics)?;
            read(&node, "zh", diagnostics)
        })
        .collect()
}
