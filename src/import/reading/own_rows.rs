//! Rows that a document prints beside those of the form, or in place of a row that the form leaves open.

use super::band::Band;
use super::cell;
use super::heads::Heads;
use super::label::LIKE;
use super::line::{Line, Slot};
use super::outcome::{CellReading, OwnRow};
use super::place::placements;
use super::rows::{Match, likeness, words};
use super::wanted::{Wanted, placed};
use crate::model::form::Block;
use crate::model::id::{BlockId, RowId};

/// What stands for no figure has no more characters.
const SILENT: usize = 4;

/// The rows beside the form's, each with its lines. A line is one where it has a label, as many figures as
/// there are heads, and stands among the rows of the table.
pub(super) fn own_rows(wanted: Wanted<'_>, bands: &[Band], matches: &[Match]) -> Vec<(OwnRow, Vec<usize>)> {
    let mut found = Vec::new();
    for band in bands {
        let (Some(first), Some(last)) = (band.rows.first(), band.rows.last()) else { continue };
        let grid = wanted.lines[first.line].grid;
        let from = band.above.first().copied().unwrap_or(first.line);
        let next =
            bands.iter().flat_map(|other| other.above.first().or(other.rows.first().map(|row| &row.line)));
        let to = next.filter(|&&line| line > last.line).min().copied().unwrap_or(wanted.lines.len());
        let free = (from..to).filter(|&line| {
            let other = &wanted.lines[line];
            other.grid == grid
                && !wanted.taken.get(line).copied().unwrap_or(false)
                && matches.iter().all(|row| row.line != line)
        });
        for number in free {
            if found.iter().any(|(_, lines): &(OwnRow, Vec<usize>)| lines.contains(&number)) {
                continue;
            }
            let after = band.rows.iter().take_while(|row| row.line < number).last().map(|row| row.row);
            let line = &wanted.lines[number];
            // A blank row of the report's own stands where the form leaves rows open, under the heads and
            // over a row of the form; a line elsewhere that is blank beside its words is none.
            let is_within = band.above.last().is_some_and(|head| *head < number) && number < last.line;
            let may_be_blank = is_within && line.is_blank_beside(&wanted.lines[last.line]);
            let own = row(wanted, band.block, after, (band.heads.as_ref(), may_be_blank), line);
            found.extend(own.map(|row| (row, vec![number])));
        }
    }
    found
}

fn row(
    wanted: Wanted<'_>,
    block: BlockId,
    after: Option<RowId>,
    (heads, may_be_blank): (Option<&Heads>, bool),
    line: &Line,
) -> Option<OwnRow> {
    let of_form: &Block = wanted.form.block(block);
    let open = of_form.rows.open();
    // `N/A` is no label where the form takes it for a figure.
    let is_silent = |slot: &Slot| {
        let mut columns = of_form.columns.leaves.ids();
        slot.text.chars().count() <= SILENT
            && columns.all(|column| cell::read(&slot.text, of_form.spec(open, column), wanted.period).is_ok())
    };
    let is_label =
        |slot: &Slot| slot.begins && !slot.is_figure() && !slot.words.is_empty() && !is_silent(slot);
    let label = line.slots.iter().rposition(is_label)?;
    let behind: Vec<_> = line.slots[label + 1..].iter().filter(|slot| slot.begins).collect();
    let is_blank = behind.iter().all(|slot| slot.is_blank());
    if (is_blank && !(may_be_blank && open.is_some())) || !heads?.are_as_form() {
        return None;
    }
    let [way] = &placements(line, label, of_form.columns.leaves.len(), heads)[..] else { return None };
    let cells = placed(wanted, of_form, open, line, way);
    let is_read = cells.iter().all(|cell: &CellReading| cell.figure.is_some());
    // Words over several rows, repeated beside other words, are no row.
    let is_group = of_form.rows.leaves.ids().any(|row| {
        of_form
            .rows
            .groups_over(row)
            .into_iter()
            .any(|group| likeness(&line.slots[label].words, &words(group)) >= LIKE)
    });
    let label = line.slots[label].text.clone();
    (is_read && !is_group).then_some(OwnRow { block, after, label, id: None, cells })
}
