//! Causes before consequences: what follows from a file that cannot be read is folded into the one line that
//! says so.

use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::source::{FileId, Sources};
use std::collections::BTreeMap;

/// What is told where `annals.yaml` does not say what it should.
const OF_SITE: [&str; 6] = [
    "publisher-unknown-kind",
    "form-unknown-kind",
    "label-bad-language",
    "page-unknown-language",
    "page-translation-alone",
    "theme-unknown",
];

/// Folds what follows from a file with an error into the first error of that file. Only what surely follows
/// is folded: what names the very form or publisher, or a word of an `annals.yaml` that is no YAML.
pub(super) fn fold(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    let causes: Vec<Cause> = diagnostics.iter().filter_map(|d| Cause::of(d, sources)).collect();
    let mut folded: BTreeMap<FileId, usize> = BTreeMap::new();
    diagnostics.retain(|diagnostic| {
        let cause = causes.iter().find(|cause| cause.explains(diagnostic, sources));
        cause.is_none_or(|cause| {
            *folded.entry(cause.file).or_default() += 1;
            false
        })
    });
    for (file, number) in folded {
        let of_file = |d: &&mut Diagnostic| {
            d.severity == Severity::Error && d.place.is_some_and(|place| place.file == file)
        };
        if let Some(first) = diagnostics.iter_mut().find(of_file) {
            let (s, follow) = if number == 1 { ("", "follows") } else { ("s", "follow") };
            first.message.zh.push_str(&format!("（另有 {number} 条由此而来，改正后再看）"));
            first.message.en.push_str(&format!(" ({number} more diagnostic{s} {follow} from this)"));
        }
    }
}

/// A file with an error from which others follow.
struct Cause {
    file: FileId,
    of: Of,
}

enum Of {
    /// `annals.yaml` is no YAML.
    Site,
    /// A form has this id, or its file this name.
    Form(Vec<String>),
    /// The folder of a publisher.
    Publisher(String),
}

impl Cause {
    fn of(diagnostic: &Diagnostic, sources: &Sources) -> Option<Self> {
        let place = diagnostic.place.filter(|_| diagnostic.severity == Severity::Error)?;
        let file = sources.file(place.file);
        let code = diagnostic.code.0;
        let is_no_yaml = code.starts_with("yaml-") && !code.starts_with("yaml-not-");
        let of = if &*file.path == "annals.yaml" && is_no_yaml {
            Of::Site
        } else if let Some(name) = file.path.strip_prefix("content/forms/") {
            let id = file.text.lines().find_map(|line| line.strip_prefix("id:"));
            let name = name.trim_end_matches(".yaml").trim_end_matches(".yml");
            Of::Form(id.into_iter().chain([name]).map(|id| id.trim().to_owned()).collect())
        } else {
            Of::Publisher(file.path.strip_suffix("/index.md")?.rsplit('/').next()?.to_owned())
        };
        Some(Self { file: place.file, of })
    }

    /// Whether a diagnostic of another file follows from this.
    fn explains(&self, diagnostic: &Diagnostic, sources: &Sources) -> bool {
        let Some(place) = diagnostic.place.filter(|place| place.file != self.file) else { return false };
        let (code, names) = (diagnostic.code.0, sources.text(place));
        match &self.of {
            Of::Site => OF_SITE.contains(&code),
            Of::Form(ids) => code == "report-unknown-form" && ids.iter().any(|id| id == names),
            Of::Publisher(id) => code == "publisher-unknown-successor" && id == names,
        }
    }
}
