//! What every document is read by: what the archive says of itself, and its forms.

use super::cache::{Basis, Cache, Cached};
use crate::model::form::{self, Form, Forms};
use crate::model::site;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::{FileId, Sources};
use crate::text::yaml;
use std::sync::Arc;

const FORM_TWICE: Code = Code("form-twice");

/// Reads `annals.yaml` and the forms. Where one of them changed, all that was read by them is dropped from
/// the cache.
pub(super) fn read(
    file: Option<FileId>,
    own: &[FileId],
    sources: &mut Sources,
    cache: &mut Cache,
    diagnostics: &mut Vec<Diagnostic>,
) -> Basis {
    let texts: Vec<Arc<str>> = file.iter().chain(own).map(|&file| sources.file(file).text.clone()).collect();
    let known = cache.basis.take().filter(|cached| cached.is_of(&texts));
    let cached = known.unwrap_or_else(|| {
        (cache.publishers, cache.reports) = Default::default();
        let mut diagnostics = Vec::new();
        let value = Some(basis(file, own, sources, &mut diagnostics));
        Cached { texts, value, diagnostics }
    });
    diagnostics.extend_from_slice(&cached.diagnostics);
    cache.basis.insert(cached).value.clone().unwrap_or_default()
}

fn basis(
    file: Option<FileId>,
    own: &[FileId],
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Basis {
    form::builtin::tell(sources, diagnostics);
    let built_in = form::builtin::forms();
    let site = file.and_then(|file| {
        let text = &sources.file(file).text;
        let node = yaml::parse(file, text, 0..text.len(), diagnostics)?;
        Some(site::read(&node, diagnostics))
    });
    let site = site.unwrap_or_default();
    let mut declared = Vec::new();
    for &file in own.iter().filter(|_| !site.is_of_other_format) {
        let known = built_in.iter().map(Arc::as_ref).chain(&declared);
        let form = own_form(file, sources, site.first_language(), known, diagnostics);
        declared.extend(form);
    }
    Basis { site, forms: Forms::new(built_in, declared) }
}

fn own_form<'f>(
    file: FileId,
    sources: &Sources,
    language: &str,
    mut known: impl Iterator<Item = &'f Form>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Form> {
    let text = &sources.file(file).text;
    let node = yaml::parse(file, text, 0..text.len(), diagnostics)?;
    let form = form::read(&node, language, diagnostics)?;
    if let Some(other) = known.find(|other| other.id == form.id) {
        diagnostics.push(
            Diagnostic::error(
                FORM_TWICE,
                form.place,
                message!(zh: "表式 id“{}”已经有了", en: "there is a form '{}' already", form.id),
            )
            .related(other.place, message!(zh: "在这里", en: "it is here"))
            .remedy(message!(
                zh: "给这个表式换一个 id；新的一版在 id 里写上年份，如 {}-2025",
                en: "give this form another id; a new edition has its year in it, as in {}-2025",
                form.id
            )),
        );
        return None;
    }
    Some(form)
}
