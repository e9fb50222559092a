//! What every document is read by: what the archive says of itself, and its forms.

use super::memory::{Ground, Kept, Memory};
use crate::model::form::{self, Form};
use crate::model::site;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::{FileId, Sources};
use crate::text::yaml;
use std::sync::Arc;

const FORM_TWICE: Code = Code("form-twice");

/// Reads `annals.yaml` and the forms. Where one of them changed, all that was read by them is forgotten.
pub fn read(
    file: Option<FileId>,
    own: &[FileId],
    sources: &mut Sources,
    memory: &mut Memory,
    diagnostics: &mut Vec<Diagnostic>,
) -> Ground {
    let of: Vec<Arc<str>> = file.iter().chain(own).map(|&file| sources.file(file).text.clone()).collect();
    let kept = memory.ground.take().filter(|kept| kept.are_of(&of));
    let kept = kept.unwrap_or_else(|| {
        (memory.publishers, memory.reports) = Default::default();
        let mut told = Vec::new();
        let read = Some(from(file, own, sources, &mut told));
        Kept { of, read, told }
    });
    diagnostics.extend_from_slice(&kept.told);
    memory.ground.insert(kept).read.clone().unwrap_or_default()
}

fn from(file: Option<FileId>, own: &[FileId], sources: &mut Sources, told: &mut Vec<Diagnostic>) -> Ground {
    let mut forms = form::builtin::load(sources, told);
    let built_in = forms.len();
    let site = file.and_then(|file| {
        let text = &sources.file(file).text;
        let node = yaml::parse(file, text, 0..text.len(), told)?;
        Some(site::read(&node, told))
    });
    let site = site.unwrap_or_default();
    for &file in own {
        own_form(file, sources, site.first_language(), &mut forms, told);
    }
    Ground { site, forms: forms.into(), built_in }
}

fn own_form(
    file: FileId,
    sources: &Sources,
    language: &str,
    forms: &mut Vec<Form>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let text = &sources.file(file).text;
    let Some(node) = yaml::parse(file, text, 0..text.len(), diagnostics) else { return };
    let Some(form) = form::read(&node, language, diagnostics) else { return };
    if let Some(other) = forms.iter().find(|other| other.id == form.id) {
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
        return;
    }
    forms.push(form);
}
