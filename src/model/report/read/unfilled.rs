//! Rows that a report names in `rows` and gives no figures of: they would be on no page, words and all.

use crate::model::form::Block;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::{Node, nearest};
use std::collections::BTreeSet;

const WITHOUT_FIGURES: Code = Code("report-row-without-figures");

/// Tells rows without figures. A row beside the form's own that has none is missing as any other, and told so
/// where the block is read.
pub(super) fn check(
    blocks: &[&Block],
    rows: Option<&Node<'_>>,
    given: &[(Node<'_>, Node<'_>)],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (key, named) in rows.map(entries).unwrap_or_default() {
        let is_named = |id: &str| key.plain_text() == Some(id);
        let Some(block) = blocks.iter().find(|block| is_named(&block.id)) else { continue };
        let figures = given.iter().find(|(key, _)| key.plain_text() == Some(&block.id));
        if block.rows.open().is_none() && figures.is_some() {
            continue;
        }
        let filled = ids(figures.map(|(_, rows)| entries(rows)).unwrap_or_default());
        let labelled = ids(entries(named));
        let of_form: BTreeSet<&str> = block.rows.ids().into_iter().collect();
        for (id, _) in entries(named) {
            let unfilled = |id: &&str| is_row_id(id) && !filled.contains(id) && !of_form.contains(id);
            let Some(row) = id.plain_text().filter(unfilled) else { continue };
            let unnamed = |id: &&str| !labelled.contains(id) && !of_form.contains(id);
            let meant = nearest(row, filled.iter().copied().filter(unnamed));
            diagnostics.push(without_figures(row, &block.id, id.place, meant));
        }
    }
}

/// The entries of a mapping; what is none is told where it is read.
fn entries<'n, 'a>(node: &'n Node<'a>) -> &'n [(Node<'a>, Node<'a>)] {
    node.entries(&mut Vec::new()).unwrap_or_default()
}

fn ids<'n>(entries: &'n [(Node<'_>, Node<'_>)]) -> BTreeSet<&'n str> {
    entries.iter().filter_map(|(id, _)| id.plain_text()).collect()
}

/// A row that is named and has no figures; one with figures and without a name may be meant.
fn without_figures(row: &str, block: &str, place: Place, meant: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        WITHOUT_FIGURES,
        place,
        message!(
            zh: "rows 里写了“{block}”的行“{row}”，statistics 里却没有它的数字",
            en: "'{block}' has a row '{row}' in `rows` and no figures of it in `statistics`"
        ),
    );
    diagnostic.remedy(match meant {
        Some(meant) => message!(
            zh: "是不是 {meant}？两处的 id 要相同；原件没有印这一行，就从 rows 里删去",
            en: "is {meant} meant? The id is the same in both places; if the document does not print the \
                 row, take it out of `rows`"
        ),
        None => message!(
            zh: "在 statistics 里补上它的数字；原件没有印这一行，就从 rows 里删去",
            en: "add its figures to `statistics`; if the document does not print the row, take it out of \
                 `rows`"
        ),
    })
}

/// Whether a text can be the id of a row that a report names.
pub(super) fn is_row_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}
