//! What a diagnostic takes from the archive, and what a diagnostic is about: the two meet in a key.

use crate::model::archive::Archive;
use crate::model::report::BlockData;
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::source::{FileId, Place, Sources};
use std::collections::{BTreeMap, BTreeSet};

/// What is told where `annals.yaml` does not say what it should, and the key there that should say it.
const OF_SITE: [(&str, &str); 6] = [
    ("publisher-unknown-kind", "kinds"),
    ("form-unknown-kind", "kinds"),
    ("label-bad-language", "languages"),
    ("page-unknown-language", "languages"),
    ("page-translation-alone", "languages"),
    ("theme-unknown", "theme"),
];

/// What is told of a report whose form has other tables, rows, columns, kinds or units than it should.
const OF_TABLES: [&str; 25] = [
    "acknowledged-unknown-check",
    "citation-unknown",
    "correction-bad-figure",
    "correction-unknown-figure",
    "figure-clock",
    "figure-converted",
    "figure-decimals",
    "figure-not-a-number",
    "figure-not-whole",
    "figure-sign",
    "figure-unit",
    "note-unknown-figure",
    "report-absent-cell",
    "report-bad-row",
    "report-form-period",
    "report-missing-cell",
    "report-missing-row",
    "report-missing-table",
    "report-omitted-given",
    "report-row-without-figures",
    "report-unknown-block",
    "report-unknown-column",
    "report-unknown-row",
    "report-unknown-table",
    "report-wrong-length",
];

/// What is told of a form that names what its own tables should have.
const OF_OWN_TABLES: [&str; 5] = [
    "form-check-never",
    "form-crosswalk-to-nothing",
    "form-term-shape",
    "form-unknown-cell",
    "form-unknown-term",
];

/// What is told of a file of which lines are lost to a slip of typing.
const OF_LINES: [&str; 5] = [
    "missing-key",
    "report-missing-cell",
    "report-missing-row",
    "report-missing-table",
    "yaml-not-a-mapping",
];

/// Errors of a form that take nothing from its tables.
const BESIDE_TABLES: [&str; 7] = [
    "form-crosswalk-sides",
    "form-no-reason",
    "form-one-relation",
    "form-unknown-kind",
    "form-unknown-section",
    "label-bad-language",
    "label-empty",
];

/// Something of the archive that other files are read by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// What `annals.yaml` says under a key.
    Site(String),
    /// The form with this id.
    Form(String),
    /// The tables of the form with this id.
    Tables(String),
    /// The page of the publisher with this id.
    Publisher(String),
    /// The page of a report: `office/2020`.
    Report(String),
}

/// Whether what a diagnostic tells may be wrong for another reason just as well.
pub(super) fn is_uncertain(diagnostic: &Diagnostic) -> bool {
    let code = diagnostic.code.0;
    let lists = [&OF_TABLES[..], &OF_OWN_TABLES, &OF_LINES];
    lists.iter().any(|list| list.contains(&code)) || code == "form-unlisted"
}

/// Finds the keys of diagnostics.
pub(super) struct Keys<'a> {
    archive: &'a Archive,
    sources: &'a Sources,
    /// The ids of the forms that the report in a file follows.
    forms_of: BTreeMap<FileId, Vec<&'a str>>,
    /// Files of which pages are made.
    shown: BTreeSet<FileId>,
    /// Files of which lines are lost.
    broken: BTreeSet<FileId>,
    /// Where errors of forms stand.
    in_forms: BTreeSet<(FileId, u32)>,
}

impl<'a> Keys<'a> {
    pub(super) fn of(diagnostics: &[Diagnostic], archive: &'a Archive, sources: &'a Sources) -> Self {
        let mut forms_of: BTreeMap<FileId, Vec<&str>> = BTreeMap::new();
        let mut shown: BTreeSet<FileId> = archive.publishers.iter().map(|one| one.place.file).collect();
        for report in archive.reports.all() {
            let forms = report.data.iter().map(BlockData::form_id).chain([report.form]);
            let forms: BTreeSet<&str> = forms.map(|form| archive.form(form).id.as_str()).collect();
            for file in [Some(report.place), report.prose].into_iter().flatten().map(|place| place.file) {
                forms_of.insert(file, forms.iter().copied().collect());
                shown.insert(file);
            }
        }
        let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error);
        let broken = errors.clone().filter(|d| d.code.0 == "yaml-syntax").filter_map(|d| d.place);
        let broken = broken.map(|place| place.file).collect();
        let errors = errors.filter_map(|d| d.place);
        let in_forms = errors.filter(|p| form_file(&sources.file(p.file).path).is_some());
        let in_forms = in_forms.map(|place| (place.file, place.start)).collect();
        Self { archive, sources, forms_of, shown, broken, in_forms }
    }

    fn path(&self, file: FileId) -> &'a str {
        &self.sources.file(file).path
    }

    /// What an error of `annals.yaml` or of a form takes from other files.
    pub(super) fn of_declarations(&self, diagnostic: &Diagnostic) -> Vec<(Key, FileId)> {
        let Some(place) = error_at(diagnostic) else { return Vec::new() };
        let (path, code) = (self.path(place.file), diagnostic.code.0);
        let keys: Vec<Key> = if path == "annals.yaml" {
            let is_no_yaml = code.starts_with("yaml-") && !code.starts_with("yaml-not-");
            let lost = OF_SITE.iter().map(|(_, key)| *key).filter(|key| {
                is_no_yaml
                    || self.top_key(place) == *key
                    || (code == "site-no-language" && *key == "languages")
            });
            lost.map(|key| Key::Site(key.to_owned())).collect()
        } else if let Some(name) = form_file(path) {
            let keeps_tables = BESIDE_TABLES.contains(&code) || OF_OWN_TABLES.contains(&code);
            let forms = ids(&self.sources.file(place.file).text, name);
            let tables = forms.clone().into_iter().filter(|_| !keeps_tables).map(Key::Tables);
            forms.into_iter().map(Key::Form).chain(tables).collect()
        } else {
            Vec::new()
        };
        keys.into_iter().map(|key| (key, place.file)).collect()
    }

    /// The pages that are not made because of an error.
    pub(super) fn of_pages(&self, diagnostic: &Diagnostic) -> Vec<(Key, FileId)> {
        let Some(place) = error_at(diagnostic).filter(|place| !self.shown.contains(&place.file)) else {
            return Vec::new();
        };
        let Some(path) = self.path(place.file).strip_prefix("content/") else { return Vec::new() };
        let Some((folder, file)) = path.rsplit_once('/') else { return Vec::new() };
        let publisher = folder.rsplit('/').next().unwrap_or(folder);
        let keys: Vec<Key> = if folder == "forms" || folder == "pages" {
            Vec::new()
        } else if file == "index.md" {
            ids(&self.sources.file(place.file).text, publisher).into_iter().map(Key::Publisher).collect()
        } else {
            let name = file.rsplit_once('.').map_or(file, |(name, _)| name);
            let lost = diagnostic.code.0 == "publisher-missing";
            let report = Key::Report(format!("{publisher}/{name}").to_lowercase());
            [report].into_iter().chain(lost.then(|| Key::Publisher(publisher.to_owned()))).collect()
        };
        keys.into_iter().map(|key| (key, place.file)).collect()
    }

    /// The file with the error that a diagnostic follows from.
    pub(super) fn root(&self, diagnostic: &Diagnostic, causes: &BTreeMap<Key, FileId>) -> Option<FileId> {
        let place = diagnostic.place?;
        let code = diagnostic.code.0;
        if OF_OWN_TABLES.contains(&code)
            && let Some(name) = form_file(self.path(place.file))
        {
            let own = ids(&self.sources.file(place.file).text, name).into_iter().map(Key::Tables);
            let others = self.continued(place.file).map(|id| Key::Tables(id.to_owned()));
            return own.chain(others).find_map(|key| causes.get(&key).copied());
        }
        if OF_LINES.contains(&code) && self.broken.contains(&place.file) {
            return Some(place.file);
        }
        if code == "form-unlisted" {
            let errors = self.in_forms.range((place.file, 0)..=(place.file, u32::MAX));
            return errors.map(|(file, _)| *file).next();
        }
        if code == "form-empty" {
            let within = (place.file, place.start + 1)..(place.file, place.end);
            let has_cause = place.end > place.start && self.in_forms.range(within).next().is_some();
            return has_cause.then_some(place.file);
        }
        let other = |file: &FileId| *file != place.file;
        self.taken(diagnostic, place).iter().find_map(|key| causes.get(key).copied().filter(other))
    }

    /// The ids of the editions that the form in a file continues.
    fn continued(&self, file: FileId) -> impl Iterator<Item = &'a str> {
        let own = self.archive.forms.iter().filter(move |form| form.place.file == file);
        own.flat_map(|form| &form.crosswalks).map(|crosswalk| crosswalk.from.as_str())
    }

    /// What a diagnostic takes from other files.
    fn taken(&self, diagnostic: &Diagnostic, place: Place) -> Vec<Key> {
        let (code, names) = (diagnostic.code.0, self.sources.text(place));
        if let Some((_, key)) = OF_SITE.iter().find(|(told, _)| *told == code) {
            return vec![Key::Site((*key).to_owned())];
        }
        let mut keys = match code {
            "report-unknown-form" | "form-crosswalk-to-nothing" => vec![Key::Form(names.to_owned())],
            "publisher-unknown-successor" => vec![Key::Publisher(names.to_owned())],
            "link-broken" | "link-broken-anchor" | "citation-unknown" => self.pages(names, place.file),
            _ => Vec::new(),
        };
        if OF_TABLES.contains(&code) {
            let forms = self.forms_of.get(&place.file).into_iter().flatten();
            keys.extend(forms.map(|id| Key::Tables((*id).to_owned())));
        }
        keys
    }

    /// The publishers and reports that a link or a citation may lead to.
    fn pages(&self, text: &str, file: FileId) -> Vec<Key> {
        let folder = self.path(file).rsplit('/').nth(1).unwrap_or_default();
        let is_of_path = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
        let mut keys = Vec::new();
        for path in text.split(|c| !is_of_path(c)) {
            let parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | "." | "..")).collect();
            let name = |part: &str| part.rsplit_once(".md").map_or(part, |(name, _)| name).to_lowercase();
            keys.extend(parts.windows(2).map(|pair| Key::Report(format!("{}/{}", pair[0], name(pair[1])))));
            keys.extend(parts.iter().map(|part| Key::Publisher((*part).to_owned())));
            keys.extend(parts.first().map(|part| Key::Report(format!("{folder}/{}", name(part)))));
        }
        keys
    }

    /// The key at the margin under which a place of a file stands.
    fn top_key(&self, place: Place) -> &'a str {
        let text = &self.sources.file(place.file).text;
        let before =
            text.get(..place.start as usize).map_or(0, |before| before.rfind('\n').map_or(0, |n| n + 1));
        let end = text[before..].find('\n').map_or(text.len(), |n| before + n);
        let mut lines = text[..end].lines().rev();
        let line = lines.find(|line| line.starts_with(|c: char| c.is_alphabetic())).unwrap_or_default();
        line.split(':').next().unwrap_or_default()
    }
}

fn error_at(diagnostic: &Diagnostic) -> Option<Place> {
    diagnostic.place.filter(|_| diagnostic.severity == Severity::Error)
}

/// The name of the file of a form, without its ending.
fn form_file(path: &str) -> Option<&str> {
    path.strip_prefix("content/forms/")?.strip_suffix(".yaml")
}

/// The ids that a file may stand for: the one that it says, and its name.
fn ids(text: &str, name: &str) -> Vec<String> {
    let said = text.lines().find_map(|line| line.strip_prefix("id:"));
    said.into_iter().chain([name]).map(|id| id.trim().to_owned()).collect()
}
