//! Causes before consequences: what follows from an error elsewhere is folded into the one line that says so.

mod key;

use crate::model::archive::Archive;
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::source::{FileId, Sources};
use key::{Key, Keys};
use std::collections::BTreeMap;

/// How many diagnostics follow from the errors of a file, surely or perhaps.
#[derive(Default)]
struct Folded {
    number: usize,
    perhaps: bool,
}

/// Folds what follows from an error into the first error of its file: a form, a publisher or a report that
/// cannot be read, a form of which a part is lost, a word of `annals.yaml`. Nothing is lost by it: what did
/// not follow is told once the cause is mended.
pub(super) fn fold(diagnostics: &mut Vec<Diagnostic>, archive: &Archive, sources: &Sources) {
    if diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error) {
        return;
    }
    let keys = Keys::of(diagnostics, archive, sources);
    let mut causes: BTreeMap<Key, FileId> = BTreeMap::new();
    for diagnostic in diagnostics.iter() {
        for (key, file) in keys.of_declarations(diagnostic) {
            causes.entry(key).or_insert(file);
        }
    }
    let mut roots: Vec<Option<FileId>> =
        diagnostics.iter().map(|diagnostic| keys.root(diagnostic, &causes)).collect();
    // A report that is lost with its form is a cause in its turn, of links and citations that lead to it.
    for (diagnostic, root) in diagnostics.iter().zip(&roots) {
        for (key, file) in keys.of_pages(diagnostic) {
            causes.entry(key).or_insert(root.unwrap_or(file));
        }
    }
    for (diagnostic, root) in diagnostics.iter().zip(&mut roots) {
        *root = root.or_else(|| keys.root(diagnostic, &causes));
    }
    let mut folded: BTreeMap<FileId, Folded> = BTreeMap::new();
    for (diagnostic, root) in diagnostics.iter().zip(&roots) {
        if let Some(root) = root {
            let folded = folded.entry(*root).or_default();
            folded.number += 1;
            folded.perhaps |= key::is_uncertain(diagnostic);
        }
    }
    let mut roots = roots.into_iter();
    diagnostics.retain(|_| roots.next().flatten().is_none());
    for (file, folded) in folded {
        let of_file = |d: &&mut Diagnostic| {
            d.severity == Severity::Error && d.place.is_some_and(|place| place.file == file)
        };
        if let Some(first) = diagnostics.iter_mut().find(of_file) {
            folded.say(first);
        }
    }
}

impl Folded {
    fn say(&self, first: &mut Diagnostic) {
        let (number, s) = (self.number, if self.number == 1 { "" } else { "s" });
        let (zh, en) = match (self.perhaps, number) {
            (true, _) => ("可能由此而来", "may follow"),
            (false, 1) => ("由此而来", "follows"),
            (false, _) => ("由此而来", "follow"),
        };
        first.message.zh.push_str(&format!("（另有 {number} 条{zh}，改正后再看）"));
        first.message.en.push_str(&format!(" ({number} more diagnostic{s} {en} from this)"));
    }
}
