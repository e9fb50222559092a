//! What the search page loads first: what the archive holds, and how large its index is.

use super::document::Kind;
use super::{DOCUMENTS_A_PIECE, Index, bits, card};
use crate::model::archive::Archive;
use serde_json::json;
use std::collections::BTreeMap;

/// The head as the content of a script.
///
/// Documents are numbered by kind, and reports follow their publisher; so a few counts tell of each document
/// what it is and whose, and only the period of each report is written out.
pub(super) fn write(index: &Index, archive: &Archive, language: &str) -> String {
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for document in &index.documents {
        *kinds.entry(document.kind()).or_default() += 1;
    }
    let before = kinds.iter().filter(|(kind, _)| **kind < Kind::Publisher);
    let before: Vec<_> = before.map(|(kind, count)| json!([kind.name(), count])).collect();
    let periods: Vec<_> =
        archive.periods.iter().map(|period| json!([period.label(language), period.end.year()])).collect();
    let publishers: Vec<_> = archive
        .publishers
        .iter()
        .map(|publisher| {
            let reports = archive.reports_of(publisher.position()).len();
            json!([publisher.id, publisher.name.text(language), reports])
        })
        .collect();
    json!({
        "edition": edition(index, archive),
        "piece": DOCUMENTS_A_PIECE,
        "shards": index.terms.shards,
        "kinds": before,
        "periods": periods,
        "publishers": publishers,
        "reports": reports(archive),
    })
    .to_string()
}

/// What changes whenever documents are numbered otherwise: the script asks for all other pieces by it, so
/// that an old one, which a browser may still hold, is never read with a new numbering. It is the FNV-1a
/// digest of all links.
fn edition(index: &Index, archive: &Archive) -> String {
    let mut digest: u64 = 0xcbf2_9ce4_8422_2325;
    for document in &index.documents {
        for byte in card::link(document, archive, archive.site.first_language()).bytes().chain([0]) {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
    format!("{digest:016x}")
}

/// The period of every report, as its position in two digits.
fn reports(archive: &Archive) -> String {
    let positions: BTreeMap<&str, u32> = archive.periods.iter().map(|period| &*period.id).zip(0..).collect();
    let mut digits = String::with_capacity(archive.reports.len() * 2);
    for report in archive.reports.iter() {
        let position = positions.get(&*report.period.id).copied().unwrap_or(0);
        digits.extend([bits::digit(position / 64), bits::digit(position % 64)]);
    }
    digits
}
