//! `annals schema`: the archive's files described for editors and content management systems.

use super::console::Console;
use super::load;
use super::result::{CommandResult, Failure, Status};
use crate::authoring::schema;
use crate::authoring::skeleton::{self, Wanted};
use crate::text::message;
use serde_json::Value;
use std::path::Path;

/// What the schema describes.
pub(super) enum Subject<'a> {
    /// Reports, perhaps by one form only.
    Report(Option<&'a str>),
    /// A publisher's `index.md`.
    Publisher,
    /// `annals.yaml`.
    Site,
    /// No schema: the configuration of a content management system.
    Cms,
}

pub(super) fn run(console: &Console, root: &Path, subject: &Subject<'_>) -> CommandResult {
    // The built-in forms are there without an archive.
    let checked = load::archive(root)?;
    let archive = checked.archive;
    let language = console.language;
    let schema = match subject {
        Subject::Report(None) => schema::report(&archive.forms, None, language),
        Subject::Report(Some(id)) => {
            let Some(form) = archive.forms.find(id) else {
                let known = archive.forms.iter().map(|form| form.id.as_str()).collect::<Vec<_>>().join(", ");
                return Err(Failure::WithRemedy(
                    message!(zh: "没有表式“{id}”", en: "there is no form '{id}'"),
                    message!(zh: "有：{known}", en: "there are: {known}"),
                ));
            };
            schema::report(&archive.forms, Some(form), language)
        }
        Subject::Publisher => schema::publisher(&archive.site, &archive.forms, language),
        Subject::Site => schema::site(language),
        Subject::Cms => {
            // Without a report whose figures stand beside: this is printed today, and filled in next year.
            let beginning = |publisher, period, form| {
                let (archive, sources, name, last) = (&archive, &checked.sources, None, None);
                let wanted = Wanted { archive, sources, publisher, period, name, form, last, language };
                skeleton::report(&wanted).text
            };
            console.print(&schema::cms(&archive, language, &beginning))?;
            return Ok(Status::Success);
        }
    };
    console.print(&pretty(&schema))?;
    Ok(Status::Success)
}

fn pretty(schema: &Value) -> String {
    format!("{schema:#}\n")
}
