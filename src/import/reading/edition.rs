//! Which form a document follows, and which edition each of its tables: told by labels, never by the year or
//! by the notice that it cites.

use super::caption::{captions, labels};
use super::form_words::{FormWords, likeness, words};
use super::label::{NEARLY, SAME, Words};
use super::line::{Line, lines};
use super::outcome::{CellReading, Count, State, TableReading};
use super::table;
use super::wanted::Wanted;
use super::year::of_other_years;
use crate::import::document::{Block, Document};
use crate::import::legend::{self, Said};
use crate::import::taken::{Seat, Taken};
use crate::model::form::{CellSpec, Equation, Form, Forms, Table};
use crate::model::id::{FormId, TableId};
use crate::model::period::Period;
use std::collections::BTreeSet;

/// What a document says of a form's cells.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    /// The form of the report: the edition of most of its tables.
    pub form: FormId,
    /// Its tables, in the order of the form.
    pub tables: Vec<TableReading>,
    /// Tables of the form that the document does not print.
    pub lacking: Vec<TableId>,
}

impl Reading {
    /// Leaves out the tables that a report need not have and of which nobody filled in a cell.
    pub(crate) fn leave_out_empty(&mut self, form: &Form) {
        let is_said = |cell: &CellReading| !cell.text.is_empty();
        self.tables.retain(|table| {
            let own = table.own_rows.iter().flat_map(|row| row.cells.iter());
            !form.table(table.table).optional || table.cells.values().chain(own).any(is_said)
        });
    }

    /// What of the document it takes: the lines of its tables, and the captions of their blocks.
    pub(crate) fn taken(&self, document: &Document, forms: &Forms) -> Taken {
        let mut taken = Taken::default();
        for (seat, row) in self.tables.iter().flat_map(|table| &table.lines) {
            match document.blocks.get(seat.block) {
                Some(Block::Paragraph(_)) => taken.take(seat.clone()),
                Some(Block::Table(_)) | None => taken.take_rows(seat.clone(), *row..*row + 1),
            }
        }
        for table in &self.tables {
            let labels = labels(forms.get(table.form), table.table);
            let blocks = table.lines.iter().map(|(seat, _)| seat.block);
            let (Some(first), Some(last)) = (blocks.clone().min(), blocks.max()) else { continue };
            for (number, block) in document.blocks.iter().enumerate().take(last).skip(first.saturating_sub(3))
            {
                if let Block::Paragraph(paragraph) = block
                    && likeness(&Words::of(&paragraph.text), &labels) == SAME
                {
                    taken.take(number);
                }
            }
            let seats: BTreeSet<&Seat> = table.lines.iter().map(|(seat, _)| seat).collect();
            for seat in seats.into_iter().filter(|seat| seat.within.is_empty()) {
                let Some(Block::Table(printed)) = document.blocks.get(seat.block) else { continue };
                for (_, said) in legend::of(document, seat.block, printed) {
                    match said {
                        Said::Row(row) => taken.take_rows(seat.clone(), row..row + 1),
                        Said::Block(number) => taken.take(number),
                        Said::Among => {}
                    }
                }
                for row in captions(printed, &labels) {
                    taken.take_rows(seat.clone(), row..row + 1);
                }
            }
        }
        taken
    }

    /// The same with nothing read: all that the document prints is of another year.
    fn of_another_year(mut self) -> Self {
        self.tables.iter_mut().for_each(|table| table.own_rows.clear());
        for cell in self.tables.iter_mut().flat_map(|table| table.cells.values_mut()) {
            let why = crate::text::message!(
                zh: "文件说这张表是另一年的",
                en: "the document says that this table is of another year"
            );
            *cell = CellReading::unread(&cell.text, cell.position.as_ref(), why);
        }
        self
    }

    /// Every cell with its address, that of a row of the document's own by its words, and what it asks for.
    pub(crate) fn addressed<'r>(&'r self, forms: &'r Forms) -> Vec<(String, &'r CellReading, &'r CellSpec)> {
        let of_table = |table: &'r TableReading| {
            let form = forms.get(table.form);
            let cells = table.cells.iter().map(move |(at, cell)| {
                (at.address(form), cell, form.block(at.block).spec(Some(at.row), at.column))
            });
            let own = table.own_rows.iter().flat_map(move |row| {
                let block = form.block(row.block);
                row.cells.entries().map(move |(column, cell)| {
                    (block.address(&row.label, column), cell, block.spec(block.rows.open(), column))
                })
            });
            cells.chain(own)
        };
        self.tables.iter().flat_map(of_table).collect()
    }

    /// How its cells ended.
    pub(crate) fn count(&self) -> Count {
        Count::of(self.tables.iter().flat_map(TableReading::every_cell))
    }
}

/// Reads the tables of a document against the forms of an archive, or against the family of one of them.
/// Nothing where it prints no table of any.
pub(crate) fn read(
    document: &Document,
    forms: &Forms,
    only: Option<FormId>,
    period: &Period,
) -> Option<Reading> {
    let lines = lines(document);
    let family = only.map(|form| &forms.get(form).family);
    let editions: Vec<Edition<'_>> = forms
        .entries()
        .filter(|(_, form)| family.is_none_or(|family| form.family == *family))
        .map(|(id, form)| Edition { id, form, words: FormWords::of(form), equations: form.equations() })
        .collect();
    let mut families: Vec<&String> = editions.iter().map(|edition| &edition.form.family).collect();
    families.dedup();
    families.sort_unstable();
    families.dedup();
    let others = of_other_years(&lines, document, forms, period);
    let read = |taken: &[bool]| best(&families, &editions, &lines, taken, only, period);
    // Tables of other years alone are no tables of this one.
    read(&others).or_else(|| read(&vec![false; lines.len()]).map(Reading::of_another_year))
}

/// The family whose tables the document prints, and what it prints of them.
fn best(
    families: &[&String],
    editions: &[Edition<'_>],
    lines: &[Line],
    taken: &[bool],
    only: Option<FormId>,
    period: &Period,
) -> Option<Reading> {
    let read = families.iter().filter_map(|family| {
        let members: Vec<&Edition<'_>> =
            editions.iter().filter(|edition| edition.form.family == **family).collect();
        let reading = of_family(&members, lines, taken, only, period)?;
        Some((given(&reading.tables), reading))
    });
    read.max_by_key(|(given, _)| *given).map(|(_, reading)| reading)
}

/// How many cells were found, each with how sure it is.
fn given(tables: &[TableReading]) -> isize {
    tables.iter().map(score).sum()
}

/// How well a table fits: its cells that were read, and the heads that name its columns, against those that
/// are not there.
fn score(reading: &TableReading) -> isize {
    let cells = reading.cells.values().map(|cell| match cell.state {
        State::Proven => 4,
        State::Read => 3,
        State::Unread | State::Absent => 0,
    });
    let (named, heads) = reading.heads;
    let heads = 2 * named.cast_signed() - heads.cast_signed();
    cells.sum::<isize>() + heads
}

/// An edition with its words and its sums.
struct Edition<'a> {
    id: FormId,
    form: &'a Form,
    words: FormWords<'a>,
    equations: Vec<Equation>,
}

/// Reads each table by the edition that it fits best.
fn of_family(
    editions: &[&Edition<'_>],
    lines: &[Line],
    taken: &[bool],
    only: Option<FormId>,
    period: &Period,
) -> Option<Reading> {
    let mut names: Vec<&str> = Vec::new();
    for edition in editions {
        for table in edition.form.tables() {
            if !names.contains(&table.id.as_str()) {
                names.push(&table.id);
            }
        }
    }
    let mut taken = taken.to_vec();
    let mut found: Vec<Vec<TableReading>> = Vec::new();
    for name in names {
        let mut readings: Vec<TableReading> = Vec::new();
        for edition in editions {
            let Some(table) = edition.form.find_table(name) else { continue };
            let wanted = Wanted {
                form_id: edition.id,
                form: edition.form,
                table,
                words: &edition.words,
                period,
                lines,
                taken: &taken,
                equations: &edition.equations,
            };
            readings.extend(of_period(wanted));
        }
        let Some(best) = readings.iter().map(score).max() else { continue };
        readings.retain(|reading| score(reading) == best);
        for (taken, line) in taken.iter_mut().zip(lines) {
            let place = (line.seat.clone(), line.row);
            *taken |= readings.iter().any(|reading| reading.lines.contains(&place));
        }
        found.push(readings);
    }
    // What two editions print alike follows the edition of the tables that tell.
    let votes = |form: FormId| -> usize {
        let certain = found.iter().filter(|readings| readings.len() == 1).flatten();
        certain.filter(|reading| reading.form == form).map(|reading| reading.cells.len()).sum()
    };
    let form =
        only.filter(|form| found.iter().flatten().any(|reading| reading.form == *form)).or_else(|| {
            // Where no label tells them apart, the one that is in use.
            let used = |edition: &Edition<'_>| (edition.form.used.covers(period), edition.form.used.first());
            let best = editions.iter().max_by_key(|edition| (votes(edition.id), used(edition)));
            best.map(|edition| edition.id)
        })?;
    let tables: Vec<TableReading> = found
        .into_iter()
        .filter_map(|mut readings| {
            let of_form = readings.iter().position(|reading| reading.form == form);
            let at = of_form.unwrap_or(readings.len().checked_sub(1)?);
            Some(readings.swap_remove(at))
        })
        .collect();
    let edition = editions.iter().find(|edition| edition.id == form)?;
    let is_read = |table: &str| {
        tables.iter().any(|reading| {
            let of = editions.iter().find(|edition| edition.id == reading.form);
            of.is_some_and(|edition| edition.form.table(reading.table).id == table)
        })
    };
    // A table that a report may lack is missed where its title stands.
    let is_titled = |table: &Table| {
        let title = words(&table.title);
        lines.iter().filter_map(Line::alone).any(|slot| likeness(&slot.words, &title) >= NEARLY)
    };
    let tables_of_form = edition.form.tables().entries();
    let lacking =
        tables_of_form.filter(|(_, table)| !is_read(&table.id) && (!table.optional || is_titled(table)));
    let lacking = lacking.map(|(id, _)| id).collect();
    (!tables.is_empty()).then_some(Reading { form, tables, lacking })
}

/// Reads a table. Where the document prints it twice, and no title says which is the period's, none of it is
/// certain.
fn of_period(wanted: Wanted<'_>) -> Option<TableReading> {
    let reading = table::read(wanted)?;
    let mut taken = wanted.taken.to_vec();
    for (taken, line) in taken.iter_mut().zip(wanted.lines) {
        *taken |= reading.lines.contains(&(line.seat.clone(), line.row));
    }
    let again = table::read(Wanted { taken: &taken, ..wanted });
    let is_twice = again.is_some_and(|again| {
        let (more, rows) = (again.rows.0, reading.rows.0);
        more * 2 >= rows.max(2) && !says_the_same(&reading, &again)
    });
    Some(if is_twice { twice(reading) } else { reading })
}

/// Whether a reading has the same figures as another wherever that has one.
fn says_the_same(one: &TableReading, other: &TableReading) -> bool {
    other.cells.iter().all(|(at, other)| {
        let figure = one.cells.get(at).and_then(|cell| cell.figure.as_ref());
        other.figure.is_none() || figure == other.figure.as_ref()
    })
}

/// A table that is printed several times, and nothing says which is the period's.
fn twice(mut reading: TableReading) -> TableReading {
    for cell in reading.cells.values_mut() {
        let why = crate::text::message!(
            zh: "文件里这张表印了不止一次，看不出哪一张是这一期的",
            en: "the document prints this table more than once, and nothing says which is this period's"
        );
        *cell = CellReading::unread(&cell.text, cell.position.as_ref(), why);
    }
    reading
}
