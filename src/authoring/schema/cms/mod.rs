//! A configuration for Decap CMS and Sveltia CMS: reports edited in a browser, as text.

mod fields;
mod yaml;

use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::{FormId, PublisherId};
use crate::model::period::Period;
use crate::text::message;
use crate::text::message::Language;
use fields::Fields;
use serde_json::{Value, json};
use std::fmt::Write;

/// What a publisher's report on a period by a form begins as.
pub(crate) type Beginning<'b> = &'b dyn Fn(PublisherId, Period, FormId) -> String;

/// The text of `config.yml`: a collection for each publisher and each form that it reports by.
pub(crate) fn configuration(archive: &Archive, language: Language, beginning: Beginning<'_>) -> String {
    let head = message!(
        zh: "# 由 annals schema --cms 写出。写明 backend 之后才能使用；\n\
             # 报告的格式 annals-frontmatter 要在 index.html 里登记，见 docs/editors.zh.md。",
        en: "# Written by `annals schema --cms`. Say in `backend` where the archive lies. The\n\
             # format of reports, `annals-frontmatter`, has to be registered in index.html,\n\
             # as docs/editors.md shows."
    );
    let site = json!({
        "backend": {"name": "github", "repo": "OWNER/ARCHIVE", "branch": "main"},
        "local_backend": true,
        "publish_mode": "editorial_workflow",
        "media_folder": "content/media",
        "public_folder": "/media",
        "locale": if language == Language::Zh { "zh_Hans" } else { "en" },
        "slug": {"encoding": "ascii", "clean_accents": false},
    });
    let mut text = format!("{}\n{}collections:\n", head.in_language(language), yaml::write(&site, 0));
    // The fields of a form are written once in each language of labels; further collections refer to them.
    let mut written = Vec::new();
    for publisher in archive.publishers.ids() {
        for form in forms_of(archive, publisher) {
            let anchor = format!("{}-{}", archive.form(form).id, archive.language_of(publisher));
            text.push_str(&yaml::write(&json!([collection(archive, publisher, form, language)]), 1));
            if written.contains(&anchor) {
                let _ = writeln!(text, "    fields: *{anchor}");
            } else if let Some(period) = period_of(archive, form) {
                let beginning = beginning(publisher, period, form);
                let fields = Fields { form: archive.form(form), language, beginning }.all();
                let _ = write!(text, "    fields: &{anchor}\n{}", yaml::write(&fields, 3));
                written.push(anchor);
            }
        }
    }
    text
}

/// A period of those that are reported on by a form. All forms here have reports.
fn period_of(archive: &Archive, form: FormId) -> Option<Period> {
    archive.reports.iter().find(|report| report.form == form).map(|report| report.period.clone())
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
        // The file as it stands, which no format of these systems keeps. Sveltia takes a format of one's own
        // for .md only if it has this ending.
        "format": "annals-frontmatter",
        "create": true,
        "delete": false,
        // Neither the publisher's own page nor reports by another form.
        "filter": {"field": "form", "value": form.id},
        "identifier_field": "period",
        "slug": "{{fields.period}}",
        "summary": "{{filename}}",
        "editor": {"preview": false},
    });
    if let Some(name) = further {
        // Further reports on a period lie in a folder named for it.
        collection["path"] = json!(format!("{{{{slug}}}}/{name}"));
    }
    collection
}
