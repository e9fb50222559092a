//! What documents say beside the figures: notes, corrections, what stands where nothing is printed.

use crate::pages::view::{Head, NoteView, OfficialTable, ReportView, TableBlock, TableCell};
use crate::text::strings::Strings;
use std::collections::{BTreeMap, BTreeSet};

/// The notes on a table and its figures, each once, with the figures that it is on.
pub(super) fn on(table: &OfficialTable, notes: &[&NoteView]) -> Vec<String> {
    let rows = || table.blocks.iter().flat_map(|block| &block.rows);
    let heads = || {
        let over = table.blocks.iter().flat_map(|block: &TableBlock| block.heads.iter().flatten());
        over.chain(rows().flat_map(|row| &row.heads))
    };
    let cells = || rows().flat_map(|row| &row.cells);
    let words: BTreeMap<&str, &str> =
        heads().map(|head: &Head| (head.id.as_str(), head.text.as_str())).collect();
    let of_heads = heads().flat_map(|head| &head.notes);
    let numbers: BTreeSet<usize> = table
        .notes
        .iter()
        .chain(of_heads)
        .chain(cells().flat_map(|cell: &TableCell| &cell.notes))
        .copied()
        .collect();
    let listed = notes.iter().filter(|note| numbers.contains(&note.number)).map(|note| match &note.on {
        Some(on) => format!("{on}: {}", note.text),
        None => note.text.clone(),
    });
    let own = cells().filter_map(|cell| {
        let note = cell.note.as_ref()?;
        let headers = cell.place.headers();
        let heads = headers.split(' ').filter_map(|id| words.get(id)).filter(|words| !words.is_empty());
        let heads: Vec<&str> = heads.copied().collect();
        Some(format!("{}: {}", heads.join(" · "), note))
    });
    listed.chain(own).collect()
}

/// The corrections of a report: what stood there, what was put there, when and why.
pub(super) fn corrections(report: &ReportView, strings: Strings) -> Vec<String> {
    let said = report.corrections.iter().map(|correction| {
        let (was, now) = (shown("blank", &correction.was, strings), shown("blank", &correction.now, strings));
        let kind = strings.one_of("export.cause", correction.kind);
        let words = format!("{}: {was} → {now} ({kind}, {})", correction.figure, correction.on);
        [words.as_str(), &correction.why, &correction.impact].join("\n").trim_end().to_owned()
    });
    said.collect()
}

/// A figure as printed, or what it says where nothing is printed.
pub(super) fn shown<'f>(kind: &str, printed: &'f str, strings: Strings) -> &'f str {
    match (printed, kind) {
        ("", "blank" | "not_collected" | "suppressed" | "not_given" | "not_applicable" | "no_sum") => {
            strings.one_of("export.cell", kind)
        }
        _ => printed,
    }
}
