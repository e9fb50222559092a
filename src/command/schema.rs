//! `annals schema`: what editors and content management systems need to know of the archive's files.

use super::{Exit, Teller, Trouble, open};
use crate::authoring::schema;
use crate::text::message;
use serde_json::Value;
use std::path::Path;

/// Of which files the schema is.
pub enum Subject<'a> {
    /// Reports, perhaps by one form only.
    Report(Option<&'a str>),
    /// A publisher's `index.md`.
    Publisher,
    /// `annals.yaml`.
    Site,
    /// No schema: the configuration of a content management system.
    Cms,
}

pub fn run(teller: &Teller, root: &Path, subject: &Subject<'_>) -> Exit {
    // The built-in forms are there without an archive.
    let archive = open(root)?.archive;
    let language = teller.language;
    let schema = match subject {
        Subject::Report(None) => schema::report(&archive.forms, None, language),
        Subject::Report(Some(id)) => {
            let Some(form) = archive.forms.find(id) else {
                let known = archive.forms.iter().map(|form| form.id.as_str()).collect::<Vec<_>>().join(", ");
                return Err(Trouble::Asked(
                    message!(zh: "没有表式“{id}”", en: "there is no form '{id}'"),
                    message!(zh: "有：{known}", en: "there are: {known}"),
                ));
            };
            schema::report(&archive.forms, Some(form), language)
        }
        Subject::Publisher => schema::publisher(&archive.site, &archive.forms, language),
        Subject::Site => schema::site(language),
        Subject::Cms => {
            teller.print(&schema::cms(&archive, language))?;
            return Ok(0);
        }
    };
    teller.print(&pretty(&schema))?;
    Ok(0)
}

fn pretty(schema: &Value) -> String {
    format!("{schema:#}\n")
}
