//! The lines that stand for the rows of a form: its own, those that the last report added, and empty ones
//! where the form leaves rows open.

use super::Wanted;
use crate::model::id::{BlockId, List, RowId};

/// How many empty lines an open row has beside those of the last report.
const EMPTY: usize = 6;

/// A line of the workbook.
pub(super) struct Line {
    /// The row's id; none for a line to be filled in.
    pub id: Option<String>,
    /// The row's words; none for a line to be filled in.
    pub label: String,
    /// Whether the form names the row itself.
    pub is_of_form: bool,
}

/// The lines of each row of a block.
pub(super) fn lines(wanted: &Wanted<'_>, block_id: BlockId) -> List<RowId, Vec<Line>> {
    let (block, labels) = (wanted.form().block(block_id), wanted.labels());
    let before = wanted.last.and_then(|last| last.data.iter().find(|data| data.block().id == block.id));
    let lines = block.rows.leaves.iter().map(|leaf| {
        let mut lines = Vec::new();
        if !leaf.open {
            let label = leaf.label.text(labels).to_owned();
            lines.push(Line { id: Some(leaf.id.clone()), label, is_of_form: true });
        }
        // The rows that the last report named: for an open row, or behind one of the form's.
        let mut follows = None;
        for (data, row) in before.iter().flat_map(|data| data.rows().map(move |row| (data, row))) {
            let id = data.row_id(row);
            let of_form = data.form_row(row).map(|row| data.block().row(row));
            let belongs = match of_form {
                Some(of_form) => {
                    follows = Some(&of_form.id);
                    let same = block.rows.leaf(&of_form.id).is_some_and(|row| block.row(row).open);
                    let alike = leaf.within.is_empty() == of_form.within.is_empty();
                    leaf.open && of_form.open && if same { leaf.id == of_form.id } else { alike }
                }
                None => !leaf.open && follows == Some(&leaf.id),
            };
            if belongs && block.rows.leaf(id).is_none() {
                let label = data.row_heading(row).text(labels).to_owned();
                lines.push(Line { id: Some(id.to_owned()), label, is_of_form: false });
            }
        }
        if leaf.open {
            lines.extend((0..EMPTY).map(|_| Line { id: None, label: String::new(), is_of_form: false }));
        }
        lines
    });
    lines.collect()
}
