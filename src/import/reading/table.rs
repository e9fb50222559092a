//! One table of one edition, read from the lines of a document.

use super::band::{Band, bands};
use super::beside::{differing, elsewhere};
use super::form_words::FormRow;
use super::joined::without_joined;
use super::label::{NEARLY, Words};
use super::line::{Line, Slot};
use super::outcome::{CellReading, State, TableReading};
use super::own_rows::own_rows;
use super::place::placements;
use super::proof::{Figures, contradicted, holds, proven};
use super::rivals::rivals;
use super::rows::Match;
use super::wanted::{Cells, Wanted, existing, placed};
use super::{across, form_words, namesakes, rows};
use crate::import::taken::Seat;
use crate::model::form::{Equation, Indicator};
use crate::model::id::{BlockId, ColumnId, List};
use crate::text::message::{Message, message};
use std::collections::BTreeSet;

/// Reads a table; nothing where the document has no row of it.
pub(super) fn read(wanted: Wanted<'_>) -> Option<TableReading> {
    let taken = namesakes::taken(wanted);
    let wanted = Wanted { taken: &taken, ..wanted };
    let form_rows = wanted.words.of_table(wanted.table);
    let matches = rows::matches(wanted.lines, form_rows, wanted.taken);
    let bands = bands(wanted, &matches);
    let down = assembled(wanted, form_rows, &matches, &bands);
    let side_by_side = across::read(wanted).map(|(cells, lines)| finished(wanted, form_rows, cells, lines));
    let given =
        |reading: &TableReading| reading.cells.values().filter(|cell| cell.state <= State::Read).count();
    match (down, side_by_side) {
        (Some(down), Some(across)) => Some(if given(&across) > given(&down) { across } else { down }),
        (down, across) => down.or(across),
    }
}

/// Rows under one another.
fn assembled(
    wanted: Wanted<'_>,
    form_rows: &[FormRow],
    matches: &[Match],
    bands: &[Band],
) -> Option<TableReading> {
    let mut cells = Cells::default();
    let twice: Vec<&Match> = matches.iter().filter(|row| is_printed_twice(wanted, matches, row)).collect();
    // Where many rows are there twice, so is the table, even if some rows of it are labelled otherwise.
    let is_table_twice = twice.len() * 3 > matches.len().max(3);
    let rivals = rivals(wanted, matches, bands);
    for band in bands {
        for row in &band.rows {
            let barred = if is_table_twice || twice.contains(&row) {
                let label = &wanted.lines[row.line].slots[row.slot].text;
                Some(message!(
                    zh: "“{label}”这一行印了不止一次，数不一样",
                    en: "the row '{label}' is printed more than once, with other figures"
                ))
            } else if rivals.contains(&(row.block, row.row)) {
                Some(message!(
                    zh: "同样的栏名下文件里还有一张表，看不出哪一张是这一期的",
                    en: "another table stands under the same heads, and nothing says which is this period's"
                ))
            } else {
                None
            };
            read_row(wanted, band, row, barred, &mut cells);
        }
    }
    let own = own_rows(wanted, bands, matches);
    if matches.is_empty() && own.is_empty() {
        return None;
    }
    let places = |lines: &mut dyn Iterator<Item = usize>| -> BTreeSet<(Seat, usize)> {
        lines.map(|line| (wanted.lines[line].seat.clone(), wanted.lines[line].row)).collect()
    };
    let rows = matches.iter().map(|row| row.line);
    let of_own = own.iter().flat_map(|(_, lines)| lines.iter().copied());
    let mut taken: Vec<usize> = rows.chain(of_own).collect();
    taken.extend(bands.iter().flat_map(|band| band.above.iter().copied()));
    let lines = places(&mut taken.into_iter());
    let mut reading = finished(wanted, form_rows, cells, lines);
    reading.heads = bands.iter().fold((0, 0), |(named, all), band| {
        let columns = wanted.form.block(band.block).columns.leaves.len();
        let heads = band.heads.as_ref();
        let printed = heads.map_or(0, |heads| heads.count);
        (named + heads.map_or(0, super::heads::Heads::named), all + columns.max(printed))
    });
    reading.differing = differing(wanted, bands);
    reading.own_rows = own.into_iter().map(|(row, _)| row).collect();
    Some(reading)
}

/// The cells of a row, by the one way to place them that there is, or that its sums choose; none where
/// something bars it from being read.
fn read_row(wanted: Wanted<'_>, band: &Band, row: &Match, barred: Option<Message>, cells: &mut Cells) {
    let block = wanted.form.block(band.block);
    let line = &wanted.lines[row.line];
    let label = &line.slots[row.slot];
    let width = block.columns.leaves.len();
    let ways = placements(line, row.slot, width, band.heads.as_ref());
    let readings: Vec<List<ColumnId, CellReading>> =
        ways.iter().map(|way| placed(wanted, block, Some(row.row), line, way)).collect();
    let chosen = if barred.is_some() { None } else { choose(wanted, row, &readings) };
    let Some((at, why)) = chosen else {
        let texts: Vec<&str> = line.slots[row.slot + 1..].iter().map(|slot| slot.text.as_str()).collect();
        let text = texts.join(" | ");
        let why = barred.unwrap_or_else(|| {
            message!(
                zh: "这一行的格数对不上：表式有 {width} 栏",
                en: "the cells of this row do not fit: the form has {width} columns"
            )
        });
        for column in existing(block, row.row) {
            let cell = CellReading::unread(&text, Some(&label.position), why.clone());
            cells.read.insert(Indicator { block: row.block, row: row.row, column }, cell);
        }
        return;
    };
    let (Some(way), Some(reading)) = (ways.get(at), readings.get(at)) else { return };
    let at = |column: ColumnId| Indicator { block: row.block, row: row.row, column };
    let of_line = existing(block, row.row).map(|column| (at(column), reading[column].clone()));
    for (indicator, mut cell) in without_joined(wanted, of_line.collect()) {
        let column = indicator.column;
        cell.why = cell.why.or_else(|| why.clone());
        if let Some(why) = elsewhere(wanted, band, row, column) {
            cell = CellReading::unread(&cell.text, cell.position.as_ref(), why);
        }
        if way.columns[column].is_some_and(|placed| !placed.is_named) {
            cells.unnamed.insert(indicator);
        }
        if band.has_other_heads {
            cells.under_other_heads.insert(indicator);
        }
        cells.read.insert(indicator, cell);
    }
}

/// Which of several ways to take: all that say the same, or the one with which the sums within the row hold.
fn choose(
    wanted: Wanted<'_>,
    row: &Match,
    readings: &[List<ColumnId, CellReading>],
) -> Option<(usize, Option<Message>)> {
    let first = readings.first()?;
    let figures = |reading: &List<ColumnId, CellReading>| -> Vec<Option<crate::model::figure::Figure>> {
        reading.iter().map(|cell| cell.figure.clone()).collect()
    };
    if readings.iter().all(|reading| figures(reading) == figures(first)) {
        return Some((0, None));
    }
    let is_here = |cell: &Indicator| (cell.block, cell.row) == (row.block, row.row);
    let of_row: Vec<&Equation> =
        wanted.equations.iter().filter(|sum| sum.terms.iter().all(|(cell, _)| is_here(cell))).collect();
    let fits = |reading: &List<ColumnId, CellReading>| {
        let figures: Figures = reading
            .entries()
            .filter_map(|(column, cell)| {
                Some((Indicator { block: row.block, row: row.row, column }, cell.figure.clone()?))
            })
            .collect();
        !of_row.is_empty() && of_row.iter().all(|sum| holds(sum, &figures) == Some(true))
    };
    let mut fitting = (0..readings.len()).filter(|&at| fits(&readings[at]));
    let only = fitting.next().filter(|_| fitting.next().is_none())?;
    Some((
        only,
        Some(message!(
            zh: "这一行的格可以有几种对法，只有这一种合计对得上",
            en: "the cells of this row can be placed in several ways; only with this one do its sums hold"
        )),
    ))
}

/// Whether another line of the same tables has the same label with other figures.
fn is_printed_twice(wanted: Wanted<'_>, matches: &[Match], row: &Match) -> bool {
    let lines = wanted.lines;
    let figures = |line: &Line, slot: usize| -> Vec<String> {
        line.slots[slot + 1..].iter().filter(|s| s.begins && !s.is_blank()).map(|s| s.text.clone()).collect()
    };
    // A line of blanks is a row too, where it has as many cells as the form has columns.
    let width = wanted.form.block(row.block).columns.leaves.len();
    let cells = |line: &Line, slot: usize| line.slots[slot + 1..].iter().filter(|s| s.begins).count();
    let here = &lines[row.line];
    let label = &here.slots[row.slot].words;
    let grids: BTreeSet<usize> = matches.iter().map(|other| lines[other.line].grid).collect();
    lines.iter().enumerate().any(|(number, line)| {
        let is_other = number != row.line
            && !wanted.taken.get(number).copied().unwrap_or(false)
            && grids.contains(&line.grid)
            && matches.iter().all(|other| other.line != number);
        is_other
            && line.slots.iter().enumerate().any(|(slot, other)| {
                let behind = figures(line, slot);
                other.begins
                    && (other.words.likeness(label) >= NEARLY || other.words.is_renumbered(label))
                    && (!behind.is_empty() || cells(line, slot) >= width)
                    && line.slots[slot + 1..].iter().all(Slot::is_figure)
                    && behind != figures(here, row.slot)
            })
    })
}

/// Whether the document prints the heads of a block's columns in another order than the form, wherever: then
/// a place without a head says nothing.
fn is_in_another_order(wanted: Wanted<'_>, block: BlockId) -> bool {
    let labels: Vec<Vec<Words>> =
        wanted.form.block(block).columns.leaves.iter().map(|leaf| form_words::words(&leaf.label)).collect();
    let named =
        |slot: &Slot| labels.iter().position(|label| form_words::likeness(&slot.words, label) >= NEARLY);
    // Where a text lost its grid, heads stand on lines of their own, and a total before its parts.
    let is_total = |column: &usize| {
        let leaf = wanted.form.block(block).columns.leaves.iter().nth(*column);
        leaf.is_some_and(|leaf| leaf.total)
    };
    let mut run: Vec<usize> = Vec::new();
    wanted.lines.iter().any(|line| {
        if line.has_columns || line.has_number() {
            run.clear();
        }
        let columns = line.slots.iter().filter(|slot| slot.begins).filter_map(named);
        run.extend(columns.filter(|column| !is_total(column)));
        run.windows(2).any(|pair| pair[0] > pair[1])
    })
}

/// What the sums of the form make of cells: proven, read, or not certain enough.
fn finished(
    wanted: Wanted<'_>,
    form_rows: &[FormRow],
    cells: Cells,
    lines: BTreeSet<(Seat, usize)>,
) -> TableReading {
    let Cells { mut read, unnamed, under_other_heads } = cells;
    let figures: Figures =
        read.iter().filter_map(|(cell, reading)| Some((*cell, reading.figure.clone()?))).collect();
    let mut holding = proven(wanted.equations, &figures);
    holding.retain(|cell| !unnamed.contains(cell) || !is_in_another_order(wanted, cell.block));
    let is_proven_down = |cell: &Indicator| {
        let through = wanted.equations.iter().filter(|sum| sum.terms.iter().any(|(term, _)| term == cell));
        let mut down = through.filter(|sum| {
            let is_sure = |term: &Indicator| term.row != cell.row && !under_other_heads.contains(term);
            let is_down = sum.terms.iter().all(|(term, _)| term.column == cell.column);
            is_down && sum.terms.iter().any(|(term, _)| is_sure(term))
        });
        down.any(|sum| holds(sum, &figures) == Some(true))
    };
    holding.retain(|cell| !under_other_heads.contains(cell) || is_proven_down(cell));
    for (indicator, cell) in &mut read {
        match (cell.state, holding.contains(indicator)) {
            (State::Read, true) => cell.state = State::Proven,
            (State::Read, false) if under_other_heads.contains(indicator) => {
                let why = message!(
                    zh: "上面的栏名不是表式的，也没有纵向的合计能证明",
                    en: "the heads over it are not the form's, and no sum down its column proves it"
                );
                *cell = CellReading::unread(&cell.text, cell.position.as_ref(), why);
            }
            // Without a head over it only a sum can say that a figure stands in its column.
            (State::Read, false) if unnamed.contains(indicator) => {
                let why = message!(
                    zh: "上面没有这一栏的栏名，也没有合计能证明",
                    en: "no head names this column, and no sum proves it"
                );
                *cell = CellReading::unread(&cell.text, cell.position.as_ref(), why);
            }
            (State::Proven | State::Read | State::Unread | State::Absent, _) => {}
        }
    }
    let mut found = BTreeSet::new();
    for row in form_rows {
        let block = wanted.form.block(row.block);
        for column in existing(block, row.row) {
            let indicator = Indicator { block: row.block, row: row.row, column };
            let cell = read.entry(indicator).or_insert_with(CellReading::absent);
            if cell.state != State::Absent {
                found.insert((row.block, row.row));
            }
        }
    }
    let figures: Figures =
        read.iter().filter_map(|(cell, reading)| Some((*cell, reading.figure.clone()?))).collect();
    TableReading {
        form: wanted.form_id,
        table: wanted.table,
        rows: (found.len(), form_rows.len()),
        heads: (0, 0),
        contradicted: contradicted(wanted.equations, &figures),
        cells: read,
        own_rows: Vec::new(),
        differing: Vec::new(),
        lines,
    }
}
