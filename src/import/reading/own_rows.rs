//! Rows that a document prints beside those of the form, or in place of a row that the form leaves open.

use super::band::Band;
use super::cell;
use super::form_words::{likeness, words};
use super::heads::Heads;
use super::label::{LIKE, Words};
use super::line::{Line, Slot, heads_above};
use super::outcome::{CellReading, OwnRow};
use super::place::placements;
use super::rows::Match;
use super::wanted::{Wanted, placed};
use crate::model::form::Block;
use crate::model::id::{BlockId, RowId};
use crate::model::label::BETWEEN;

/// Strikes out a character: a row whose label is struck out is none.
const STROKE: char = '\u{336}';

/// What stands for no figure has no more characters.
const SILENT: usize = 4;

/// The rows beside the form's, each with its lines. A line is one where it has a label, as many figures as
/// there are heads, and stands among the rows of the table.
pub(super) fn own_rows(wanted: Wanted<'_>, bands: &[Band], matches: &[Match]) -> Vec<(OwnRow, Vec<usize>)> {
    let mut found = Vec::new();
    for band in bands {
        let (Some(first), Some(last)) = (band.rows.first(), band.rows.last()) else { continue };
        let grid = wanted.lines[first.line].grid;
        let from = band.above.first().map_or(first.line, |_| same_heads_from(wanted.lines, &band.above));
        let next =
            bands.iter().flat_map(|other| other.above.first().or(other.rows.first().map(|row| &row.line)));
        let to = next.filter(|&&line| line > last.line).min().copied().unwrap_or(wanted.lines.len());
        let to = (last.line + 1..to).find(|&line| is_next_table(wanted.lines, line)).unwrap_or(to);
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
            if is_broken(wanted.lines, number) {
                continue;
            }
            // A blank row of the report's own stands where the form leaves rows open, under the heads and
            // over a row of the form; a line elsewhere that is blank beside its words is none.
            let is_within = band.above.last().is_some_and(|head| *head < number) && number < last.line;
            let may_be_blank = is_within && line.is_blank_beside(&wanted.lines[last.line]);
            let own = row(wanted, band.block, after, (band.heads.as_ref(), may_be_blank), line);
            let own = own.filter(|own| !is_of_missing_row(wanted, own, matches));
            found.extend(own.map(|row| (row, vec![number])));
        }
    }
    found
}

/// The first line of the heads, or of the same ones above them where a page printed them again: the rows
/// between them stand under the same heads.
fn same_heads_from(lines: &[Line], above: &[usize]) -> usize {
    let shown = |heads: &[usize]| -> Vec<(usize, usize, &str)> {
        let slots = heads.iter().flat_map(|&line| &lines[line].slots);
        let slots = slots.filter(|slot| slot.begins && !slot.is_blank());
        slots.map(|slot| (slot.column, slot.end, slot.text.as_str())).collect()
    };
    let heads = shown(above);
    let mut from = above.first().copied().unwrap_or(0);
    loop {
        let grid = lines[from].grid;
        let is_row = |line: &Line| line.is_blank() || (line.has_number() && line.alone().is_none());
        let rows = lines[..from].iter().rev().take_while(|line| line.grid == grid && is_row(line)).count();
        let before = heads_above(lines, from - rows, 0);
        match before.first() {
            Some(&first) if rows > 0 && shown(&before) == heads => from = first,
            _ => return from,
        }
    }
}

/// Whether words alone stand on the line above or below, and nothing says that its figures are blank: they
/// may be a part of the label.
fn is_broken(lines: &[Line], number: usize) -> bool {
    let beside = [number.checked_sub(1), Some(number + 1)];
    beside.into_iter().flatten().filter_map(|at| lines.get(at)).any(|line| {
        line.grid == lines[number].grid
            && line.alone().is_some_and(|alone| !alone.is_figure())
            && line.slots.iter().any(|slot| slot.doubt.is_some())
    })
}

/// Whether a label has words of a row of the form that is printed nowhere: it is what a line's end or a
/// cell's edge left of that row's label, or has other words beside it, and the figures are that row's.
fn is_of_missing_row(wanted: Wanted<'_>, own: &OwnRow, matches: &[Match]) -> bool {
    let label = Words::of(&own.label);
    let rows = &wanted.form.block(own.block).rows.leaves;
    rows.entries().filter(|(_, leaf)| !leaf.open).any(|(row, leaf)| {
        let is_missing = matches.iter().all(|found| (found.block, found.row) != (own.block, row));
        is_missing && words(&leaf.label).iter().any(|of| label.is_part_of(of) || of.is_part_of(&label))
    })
}

/// Whether a line is the title of another table on the same grid: words alone, and heads below them.
fn is_next_table(lines: &[Line], number: usize) -> bool {
    let Some(line) = lines.get(number) else { return false };
    let is_label = |slot: &&Slot| slot.begins && !slot.is_figure() && !slot.words.is_empty();
    let is_head = |below: &Line| {
        let first = below.slots.iter().find(is_label);
        !below.has_number() && (below.alone().is_none() || first.is_some_and(|slot| slot.column > 0))
    };
    let mut below = lines.iter().skip(number + 1).filter(|below| !below.is_blank());
    let is_title = line.has_columns && line.alone().is_some_and(|alone| !alone.is_figure());
    is_title && below.next().is_some_and(|below| below.grid == line.grid && is_head(below))
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
    if line.slots[label].doubt.is_some() || line.slots[label].text.contains(STROKE) {
        return None;
    }
    let behind: Vec<_> = line.slots[label + 1..].iter().filter(|slot| slot.begins).collect();
    let is_blank = behind.iter().all(|slot| slot.is_blank());
    if (is_blank && !(may_be_blank && open.is_some())) || !heads?.are_as_form() {
        return None;
    }
    let [way] = &placements(line, label, of_form.columns.leaves.len(), heads)[..] else { return None };
    let label = line.slots[label].text.clone();
    // A row under another is printed with that one's words before its own.
    let inner = of_form.rows.nested().next().map(|(_, inner)| inner).filter(|_| label.contains(BETWEEN));
    let cells = placed(wanted, of_form, inner.or(open), line, way);
    let is_read = cells.iter().all(|cell: &CellReading| cell.figure.is_some());
    // Words over several rows, repeated beside other words, are no row.
    let is_group = of_form.rows.leaves.ids().any(|row| {
        of_form
            .rows
            .groups_over(row)
            .into_iter()
            .any(|group| likeness(&Words::of(&label), &words(group)) >= LIKE)
    });
    (is_read && !is_group).then_some(OwnRow {
        block,
        after,
        label,
        id: None,
        within: None,
        of_form: None,
        cells,
    })
}
