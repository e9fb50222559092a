//! The mapping file of a folder: what its files are, where their paths do not say it.

use super::pattern::Pattern;
use crate::import::codes::{self, Codes, MAPPING};
use crate::model::archive::Archive;
use crate::model::id::{FormId, PublisherId};
use crate::model::period::Period;
use crate::model::report::parts_of_address;
use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use crate::text::source;
use crate::text::yaml::{Fields, Node};
use std::collections::BTreeMap;

/// What the files of a folder are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mapping {
    /// How their paths are to be read.
    pub patterns: Vec<Pattern>,
    /// What holds for all of which nothing else is said.
    pub common: Entry,
    /// What paths call publishers.
    pub codes: Codes,
    /// What is said of single files.
    pub files: BTreeMap<String, Entry>,
    /// Files that are none of the archive's business.
    pub leave_out: Vec<Pattern>,
}

/// What is said of a file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entry {
    /// Whose report it is.
    pub publisher: Option<PublisherId>,
    /// On which period, with the report's name if it has one.
    pub period: Option<String>,
    /// Its form.
    pub form: Option<FormId>,
    /// The address where it is published.
    pub url: Option<String>,
    /// Where it is said.
    pub place: Option<source::Place>,
}

impl Mapping {
    /// Reads a mapping file. Where something of it is wrong, a diagnostic says so.
    pub(crate) fn read(
        node: &Node<'_>,
        archive: &Archive,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let mut fields = Fields::of(node, diagnostics)?;
        let codes = Codes::read(fields.get("publishers"), archive, diagnostics);
        let patterns = patterns(fields.get("pattern"), diagnostics);
        let common = Entry::of(&mut fields, &codes, archive, diagnostics);
        let mut files = BTreeMap::new();
        for (key, value) in fields.get("files").and_then(|node| node.entries(diagnostics)).unwrap_or_default()
        {
            let (Some(path), Some(mut fields)) = (key.plain_text(), Fields::of(value, diagnostics)) else {
                continue;
            };
            let mut entry = Entry::of(&mut fields, &codes, archive, diagnostics);
            entry.url = fields.get("source").and_then(|node| node.text(diagnostics)).map(str::to_owned);
            entry.place = Some(key.place);
            fields.finish(diagnostics);
            files.insert(path.to_owned(), entry);
        }
        let leave_out = self::patterns(fields.get("leave_out"), diagnostics);
        fields.finish(diagnostics);
        Some(Self { patterns, common, codes, files, leave_out })
    }

    /// Whether a file is none of the archive's business.
    pub(crate) fn leaves_out(&self, path: &str) -> bool {
        self.leave_out.iter().any(|pattern| !pattern.ways(path).is_empty())
    }

    /// Tells of files that it names and that are not there.
    pub(crate) fn check_files(&self, paths: &[String], diagnostics: &mut Vec<Diagnostic>) {
        for (path, entry) in self.files.iter().filter(|(path, _)| !paths.contains(path)) {
            let Some(place) = entry.place else { continue };
            let message = message!(zh: "文件夹里没有“{path}”", en: "there is no file '{path}' in the folder");
            let near = crate::text::yaml::nearest(path, paths.iter().map(String::as_str));
            diagnostics.push(Diagnostic::error(MAPPING, place, message).remedy(match near {
                Some(near) => message!(zh: "是不是 {near}？", en: "did you mean {near}?"),
                None => message!(
                    zh: "写文件在这个文件夹下的路径，用 / 分隔",
                    en: "write its path below the folder, with / between names"
                ),
            }));
        }
    }
}

impl Entry {
    fn of(
        fields: &mut Fields<'_, '_>,
        codes: &Codes,
        archive: &Archive,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let publisher = fields.get("publisher").and_then(|node| codes.said(node, archive, diagnostics));
        let form = fields.get("form").and_then(|node| codes::form(node, archive, diagnostics));
        let period = fields.get("period").and_then(|node| {
            let text = node.text(diagnostics)?;
            let (period, _) = parts_of_address(text);
            if let Err(message) = Period::read(period, Some((1, 1))) {
                diagnostics.push(Diagnostic::error(MAPPING, node.place, message).remedy(Period::written()));
            }
            Some(text.to_owned())
        });
        Self { publisher, period, form, url: None, place: None }
    }
}

/// One pattern, or several.
fn patterns(node: Option<&Node<'_>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Pattern> {
    let nodes = node.map(Node::one_or_more).unwrap_or_default();
    let read = nodes.iter().filter_map(|node| match Pattern::read(node.text(diagnostics)?) {
        Ok(pattern) => Some(pattern),
        Err(message) => {
            let remedy = message!(
                zh: "如 '{{publisher}}/{{period}}.*'；加引号",
                en: "as in '{{publisher}}/{{period}}.*', with quotes"
            );
            diagnostics.push(Diagnostic::error(MAPPING, node.place, message).remedy(remedy));
            None
        }
    });
    read.collect()
}
