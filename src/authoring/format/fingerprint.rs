//! Fingerprints that stay the same when something else in the file is edited.

use super::place::within;
use crate::text::diagnostic::Diagnostic;
use crate::text::source::Sources;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Fingerprints that were given out: where several are equal, they are numbered in their order.
#[derive(Default)]
pub(super) struct Fingerprints {
    seen: BTreeMap<[u8; 32], u32>,
}

/// A fingerprint of each diagnostic: of its code, its file, its message and the text at its place. Neither
/// lines nor the language are in it.
pub(super) fn fingerprints(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<String> {
    let mut prints = Fingerprints::default();
    let print = |diagnostic: &Diagnostic| {
        let mut parts = vec![diagnostic.code.0, &diagnostic.message.en];
        if let Some(place) = diagnostic.place {
            let file = sources.file(place.file);
            parts.extend([&*file.path, &file.text[within(&file.text, place)]]);
        }
        prints.of(&parts)
    };
    diagnostics.iter().map(print).collect()
}

impl Fingerprints {
    /// The fingerprint of some texts.
    pub(super) fn of(&mut self, parts: &[&str]) -> String {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        let bytes: [u8; 32] = hash.finalize().into();
        let count = self.seen.entry(bytes).or_insert(0);
        *count += 1;
        let numbered: [u8; 32] = match count {
            1 => bytes,
            n => Sha256::new().chain_update(bytes).chain_update(n.to_le_bytes()).finalize().into(),
        };
        let mut print = String::with_capacity(64);
        for byte in numbered {
            let _ = write!(print, "{byte:02x}");
        }
        print
    }
}
