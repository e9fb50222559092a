//! So many diagnostics are printed, and the others counted: somebody mends the first ones and looks again.

#[cfg(test)]
mod tests;

use crate::text::diagnostic::Diagnostic;
use crate::text::limits;
use crate::text::source::FileId;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The diagnostics that are printed. The last one that is printed of a file, and the last one of all, say how
/// many more there are.
pub(super) fn bounded(diagnostics: &[Diagnostic]) -> Cow<'_, [Diagnostic]> {
    bounded_by(diagnostics, limits::TOLD_A_FILE.most, limits::TOLD.most)
}

fn bounded_by(diagnostics: &[Diagnostic], of_a_file: usize, of_all: usize) -> Cow<'_, [Diagnostic]> {
    if diagnostics.len() <= of_a_file.min(of_all) {
        return Cow::Borrowed(diagnostics);
    }
    // Of each file: how many were seen, and which of the printed ones was its last.
    let mut files: BTreeMap<Option<FileId>, (usize, usize)> = BTreeMap::new();
    let (mut printed, mut left_over): (Vec<Diagnostic>, usize) = (Vec::new(), 0);
    for diagnostic in diagnostics {
        let (seen, last) = files.entry(diagnostic.place.map(|place| place.file)).or_default();
        *seen += 1;
        if *seen > of_a_file {
            continue;
        }
        if printed.len() == of_all {
            left_over += 1;
            continue;
        }
        *last = printed.len();
        printed.push(diagnostic.clone());
    }
    for (seen, last) in files.into_values().filter(|(seen, _)| *seen > of_a_file) {
        if let Some(last) = printed.get_mut(last) {
            let more = limits::grouped(seen - of_a_file);
            last.message.zh.push_str(&format!("（这个文件里另有 {more} 处）"));
            last.message.en.push_str(&format!(" (and {more} more in this file)"));
        }
    }
    if let Some(last) = printed.last_mut().filter(|_| left_over > 0) {
        let more = limits::grouped(left_over);
        last.message.zh.push_str(&format!("（此外还有 {more} 处没有列出）"));
        last.message.en.push_str(&format!(" (and {more} more are not listed)"));
    }
    Cow::Owned(printed)
}
