//! Keys that a mapping has twice.

use super::Node;

/// Mappings up to this size are searched without sorting.
const FEW: usize = 64;

/// Pairs of positions: a key's first, and a later one with the same text, in the order of the later ones.
pub(super) fn repeated(entries: &[(Node<'_>, Node<'_>)]) -> Vec<(usize, usize)> {
    if are_distinct_and_few(entries) {
        return Vec::new();
    }
    // Sorted, so that a mapping of any size costs n log n whatever its keys are.
    let mut order: Vec<(&str, usize)> =
        entries.iter().enumerate().map(|(i, entry)| (text(entry), i)).collect();
    order.sort_unstable();
    let mut found = Vec::new();
    let mut first = 0;
    for i in 1..order.len() {
        if order[i].0 == order[first].0 {
            found.push((order[first].1, order[i].1));
        } else {
            first = i;
        }
    }
    found.sort_unstable_by_key(|&(_, later)| later);
    found
}

fn text<'n>(entry: &'n (Node<'_>, Node<'_>)) -> &'n str {
    entry.0.plain_text().unwrap_or("")
}

/// Whether a small mapping surely has no key twice. Fingerprints are compared, which is quick; should two
/// different keys share one, the caller looks closer.
fn are_distinct_and_few(entries: &[(Node<'_>, Node<'_>)]) -> bool {
    if entries.len() > FEW {
        return false;
    }
    let mut seen = [0; FEW];
    for (i, entry) in entries.iter().enumerate() {
        let print = fingerprint(text(entry).as_bytes());
        if seen[..i].contains(&print) {
            return false;
        }
        seen[i] = print;
    }
    true
}

fn fingerprint(text: &[u8]) -> u64 {
    const PRIME: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut print = text.len() as u64;
    let mut chunks = text.chunks_exact(8);
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        print = (print.rotate_left(23) ^ u64::from_le_bytes(word)).wrapping_mul(PRIME);
    }
    for &byte in chunks.remainder() {
        print = (print.rotate_left(8) ^ u64::from(byte)).wrapping_mul(PRIME);
    }
    print
}
