//! A configuration for Decap CMS and Sveltia CMS: forms to fill in, in a browser, made from the archive's
//! forms.

mod fields;
mod yaml;

use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::{FormId, PublisherId};
use crate::text::message;
use crate::text::message::Language;
use fields::Fields;
use serde_json::{Value, json};
use std::fmt::Write;

/// The text of `config.yml`: a collection for each publisher and each form that it reports by.
pub(crate) fn configuration(archive: &Archive, language: Language) -> String {
    let head = message!(
        zh: "# 由 annals schema --cms 写出。写明 backend 之后才能使用；能做什么、不能做什么，见 docs/editors.md。",
        en: "# Written by `annals schema --cms`. Say in `backend` where the archive lies; docs/editors.md \
             says what this\n\
             # can do and what it cannot."
    );
    let site = json!({
        "backend": {"name": "git-gateway", "branch": "main"},
        "local_backend": true,
        "publish_mode": "editorial_workflow",
        "media_folder": "content/media",
        "public_folder": "/media",
        "locale": if language == Language::Zh { "zh_Hans" } else { "en" },
        "slug": {"encoding": "ascii", "clean_accents": false},
    });
    let mut text = format!("{}\n{}collections:\n", head.in_language(language), yaml::write(&site, 0));
    // The fields of a form are written once; every further collection refers to them.
    let mut written = Vec::new();
    for publisher in archive.publishers.ids() {
        for form in forms_of(archive, publisher) {
            let id = &archive.form(form).id;
            text.push_str(&yaml::write(&json!([collection(archive, publisher, form, language)]), 1));
            if written.contains(&form) {
                let _ = writeln!(text, "    fields: *{id}");
            } else {
                written.push(form);
                let fields = Fields { archive, form: archive.form(form), language }.all();
                let _ = write!(text, "    fields: &{id}\n{}", yaml::write(&fields.into(), 3));
            }
        }
    }
    text
}

/// The forms that a publisher reports by; before its first report, those that anybody here does.
fn forms_of(archive: &Archive, publisher: PublisherId) -> Vec<FormId> {
    let in_use = |reports: &mut dyn Iterator<Item = FormId>| {
        let mut forms: Vec<FormId> = reports.collect();
        forms.sort_unstable();
        forms.dedup();
        forms
    };
    let own = in_use(&mut archive.reports_of(publisher).iter().map(|report| report.form));
    if own.is_empty() { in_use(&mut archive.reports.iter().map(|report| report.form)) } else { own }
}

fn collection(archive: &Archive, publisher: PublisherId, form: FormId, language: Language) -> Value {
    let tag = language.tag();
    let mut by_form = archive.reports_of(publisher).iter().filter(|report| report.form == form);
    let further = by_form.next_back().and_then(ArchivedReport::name);
    let (publisher, form) = (archive.publisher(publisher), archive.form(form));
    let name = publisher.short_name(tag);
    let title = form.title.text(tag);
    let mut collection = json!({
        "name": format!("{}-{}", publisher.id, form.id),
        "label": format!("{name} · {title}"),
        "folder": format!("content/{}", publisher.folder),
        "extension": "md",
        "format": "yaml-frontmatter",
        "create": true,
        "delete": false,
        // Neither the publisher's own page nor reports by another form.
        "filter": {"field": "form", "value": form.id},
        "identifier_field": "period",
        "slug": "{{fields.period}}",
        "summary": "{{period}}",
    });
    if let Some(name) = further {
        // Further reports on a period lie in a folder named for it.
        collection["path"] = json!(format!("{{{{slug}}}}/{name}"));
    }
    collection
}
