//! Fingerprints that stay the same when something else in the file is edited.

use super::place::within;
use crate::text::diagnostic::Diagnostic;
use crate::text::source::Sources;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A fingerprint of each diagnostic: of its code, its file, its message and the text at its place. Neither
/// lines nor the language are in it. Where several are equal, they are numbered in their order.
pub(super) fn fingerprints(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<String> {
    let mut seen: BTreeMap<[u8; 32], u32> = BTreeMap::new();
    let mut prints = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let mut hash = Sha256::new();
        let mut part = |text: &str| {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text);
        };
        part(diagnostic.code.0);
        part(&diagnostic.message.en);
        if let Some(place) = diagnostic.place {
            let file = sources.file(place.file);
            part(&file.path);
            part(&file.text[within(&file.text, place)]);
        }
        let bytes: [u8; 32] = hash.finalize().into();
        let count = seen.entry(bytes).or_insert(0);
        *count += 1;
        let mut print = String::with_capacity(64);
        let numbered: [u8; 32] = match count {
            1 => bytes,
            n => Sha256::new().chain_update(bytes).chain_update(n.to_le_bytes()).finalize().into(),
        };
        for byte in numbered {
            let _ = write!(print, "{byte:02x}");
        }
        prints.push(print);
    }
    prints
}
