//! The figures of a table by the report that they belong to.

use super::cell::{self, Row, Slot};
use super::heads::Heads;
use super::left::Left;
use super::mapping::{Mapping, Spot};
use super::names::Names;
use crate::import::source::records::{Record, Records};
use crate::import::source::refusal::Refusal;
use crate::model::archive::Archive;
use crate::model::id::{BlockId, FormId, PublisherId};
use crate::model::period::Period;
use crate::model::publisher::no_id;
use crate::text::limits;
use crate::text::message;
use crate::text::message::Message;
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many cells are gathered: some hundred bytes each.
const MOST_CELLS: usize = limits::TABLE_FIGURES.most;

/// What a table holds.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// The figures of each report, in the order of publishers and periods.
    pub reports: BTreeMap<Key, Sheaf>,
    /// The ids of the rows that the reports name.
    pub names: Names,
    /// What is in no report.
    pub left: Left,
    /// How many cells the mapping leaves out.
    pub left_out: usize,
}

/// Which report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub publisher: PublisherId,
    pub period: Period,
    pub form: FormId,
}

/// The figures of a report, as the table has them.
#[derive(Debug, Default)]
pub(crate) struct Sheaf {
    /// By cell.
    pub cells: BTreeMap<Slot, Printed>,
    /// Its own rows, in the order of the table.
    pub rows: Vec<(BlockId, Arc<str>)>,
}

/// What a table has for a cell.
#[derive(Debug, Clone)]
pub(crate) struct Printed {
    /// As printed.
    pub text: Box<str>,
    /// A remark on it.
    pub note: Option<Box<str>>,
    /// Why it is not surely what a reader of the table sees.
    pub doubt: Option<Box<Message>>,
    /// On which line.
    pub line: usize,
    /// What another line has for the same cell.
    pub other: Option<Box<(Box<str>, usize)>>,
}

/// What a line says of a cell of a form: its table, its row and its column.
type Address = (FormId, [Option<String>; 3]);

/// What was found out already: tables say the same again and again.
#[derive(Default)]
struct Known {
    publishers: BTreeMap<String, Result<PublisherId, Message>>,
    reports: BTreeMap<(PublisherId, String), Result<Key, Message>>,
    slots: BTreeMap<Address, Result<Slot, Message>>,
}

/// Gathers the figures of a table, line by line.
///
/// # Errors
/// If the table cannot be read to its end.
pub(crate) fn gather(
    archive: &Archive,
    mapping: &Mapping,
    heads: &Heads,
    records: &mut Records<'_>,
) -> Result<Gathered, Box<Refusal>> {
    let mut gathered = Gathered::default();
    let mut known = Known::default();
    let columns = mapping.known_columns();
    let mut cells = 0;
    while let Some(record) = records.next()? {
        let unmapped = record.cells.iter().enumerate();
        for (column, _) in unmapped.filter(|(column, cell)| !cell.is_empty() && !columns.contains(column)) {
            let name = heads.name(column);
            let why =
                message!(zh: "映射文件没有说到“{name}”这一栏", en: "nothing is said of column '{name}'");
            gathered.left.add(why, record.line);
        }
        if mapping.leaves_out(&record.cells) {
            gathered.left_out += mapping.figures.len();
            continue;
        }
        for (column, spot) in &mapping.figures {
            let Some(text) = record.cells.get(*column) else { continue };
            if matches!(mapping.values.get(text), Some(None)) {
                continue;
            }
            let is_single = mapping.figures.len() == 1;
            match known.cell(archive, mapping, &record, spot) {
                Ok((key, slot)) => gathered.put(archive, mapping, (key, slot), &record, *column),
                // A blank of a wide table that its form does not have says nothing.
                Err(_) if text.is_empty() && !is_single => {}
                Err(why) => gathered.left.add(why, record.line),
            }
            cells += 1;
            if cells > MOST_CELLS {
                return Err(too_many());
            }
        }
    }
    Ok(gathered)
}

/// That a line does not say for certain which publisher it names: there is none, and how to begin it, or
/// several have the name.
fn nobody(archive: &Archive, code: &str) -> Message {
    if archive.publishers.iter().any(|publisher| publisher.name.iter().any(|(_, words)| words == code)) {
        return message!(
            zh: "有几个机关都叫“{code}”；在映射文件的 publishers 里写明是哪一个",
            en: "several publishers are called '{code}': say under `publishers` in the mapping file which is \
                 meant"
        );
    }
    let command = match no_id(code) {
        None => format!("annals new publisher {code}"),
        // A quotation mark in a name would end the words that a shell takes as they are.
        Some(_) => format!("annals new publisher ID --name '{}'", code.replace('\'', "'\\''")),
    };
    message!(
        zh: "没有机关“{code}”，可用 {command} 新建",
        en: "there is no publisher '{code}'; `{command}` begins one"
    )
}

impl Known {
    /// The report and the cell that a line means.
    fn cell(
        &mut self,
        archive: &Archive,
        mapping: &Mapping,
        record: &Record,
        spot: &Spot,
    ) -> Result<(Key, Slot), Message> {
        let code = mapping.publisher.of(record);
        let publisher = match self.publishers.get(&*code) {
            Some(known) => known.clone()?,
            None => {
                let found = mapping.codes.publisher(archive, &code).map_err(|_| nobody(archive, &code));
                self.publishers.insert(code.into_owned(), found.clone());
                found?
            }
        };
        let period = mapping.period.of(record);
        let at = (publisher, period.into_owned());
        let key = match self.reports.get(&at) {
            Some(known) => known.clone()?,
            None => {
                let found = key(archive, mapping, publisher, &at.1);
                self.reports.insert(at, found.clone());
                found?
            }
        };
        let all = &mapping.spot;
        let said = [(&spot.table, &all.table), (&spot.row, &all.row), (&spot.column, &all.column)];
        let said = said.map(|(own, all)| Some(own.as_ref().or(all.as_ref())?.of(record).into_owned()));
        let at = (key.form, said);
        let slot = match self.slots.get(&at) {
            Some(known) => known.clone()?,
            None => {
                let [table, row, column] = at.1.each_ref().map(Option::as_deref);
                let found = cell::find(archive.form(key.form), cell::Said { table, row, column });
                self.slots.insert(at, found.clone());
                found?
            }
        };
        Ok((key, slot))
    }
}

/// The report on a period: by the form that is used on it.
fn key(archive: &Archive, mapping: &Mapping, publisher: PublisherId, text: &str) -> Result<Key, Message> {
    let read = |form: &FormId| archive.form(*form).used.period(text);
    let mut periods = mapping.forms.iter().map(|form| (*form, read(form)));
    let used = |(form, period): &(FormId, Result<Period, Message>)| {
        period.as_ref().is_ok_and(|period| archive.form(*form).used.covers(period))
    };
    if let Some((form, Ok(period))) = periods.clone().find(used) {
        return Ok(Key { publisher, period, form });
    }
    match periods.next() {
        Some((_, Err(why))) => Err(why),
        Some((_, Ok(_))) | None => Err(message!(
            zh: "没有用于 {text} 的表式", en: "none of the forms is used on {text}"
        )),
    }
}

impl Gathered {
    /// What is in no report, and how many cells the mapping leaves out; the figures are let go.
    pub(crate) fn left(self) -> (Left, usize) {
        (self.left, self.left_out)
    }

    fn put(
        &mut self,
        archive: &Archive,
        mapping: &Mapping,
        (key, slot): (Key, Slot),
        record: &Record,
        column: usize,
    ) {
        let text = record.cells.get(column).map_or("", String::as_str);
        let form = archive.form(key.form);
        if let Row::Named(words) = &slot.row {
            self.names.add(archive, key.publisher, form, slot.block, words);
        }
        let sheaf = self.reports.entry(key).or_default();
        if let Row::Named(words) = &slot.row
            && !sheaf.rows.iter().any(|(block, known)| *block == slot.block && known == words)
        {
            sheaf.rows.push((slot.block, Arc::clone(words)));
        }
        if let Some(there) = sheaf.cells.get_mut(&slot) {
            if *there.text != *text && there.other.is_none() {
                there.other = Some(Box::new((text.into(), record.line)));
            }
            return;
        }
        let note = mapping.note.as_ref().map(|note| note.of(record)).filter(|note| !note.is_empty());
        let note = note.map(|note| note.into_owned().into_boxed_str());
        let doubt = record.doubts.get(&column).cloned().map(Box::new);
        sheaf.cells.insert(slot, Printed { text: text.into(), note, doubt, line: record.line, other: None });
    }
}

fn too_many() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(zh: "数超过 {MOST_CELLS} 个", en: "the table has more than {MOST_CELLS} figures"),
        remedy: message!(zh: "把表分成几个文件", en: "part the table into several files"),
    })
}
