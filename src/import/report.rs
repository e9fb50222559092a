//! The report that a document becomes: its figures as front matter, with what was not read in its place.

use super::document::Position;
use super::metadata::Metadata;
use super::reading::{CellReading, OwnRow, Reading, State, TableReading};
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::figure::Figure;
use crate::model::form::{Block as FormBlock, Indicator};
use crate::model::id::{BlockId, ColumnId, DataRowId, PublisherId, RowId, TableId};
use crate::model::label::{BETWEEN, Label};
use crate::model::named_file::NamedFile;
use crate::model::period::Period;
use crate::model::report::{
    BlockData, Citation, IndexNumber, Key, NamedRow, Omission, Report, Rows, Statistics, front_matter,
};
use crate::text::message;
use crate::text::message::{Language, Message};
use crate::text::source::Place;
use crate::text::yaml::write::{Block, Output};
use std::collections::BTreeMap;

/// What stands in a cell that was not read. No figure is written so: `annals check` gives an error there.
const UNREAD: &str = "?";

/// Where a report belongs, and who writes it.
pub(crate) struct Wanted<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// Who reports.
    pub publisher: PublisherId,
    /// On which period.
    pub period: &'a Period,
    /// The figures of the publisher's report on the period before, whose own rows keep their ids.
    pub last: Option<&'a Statistics>,
    /// The document that it is read from.
    pub source: Citation,
    /// The report that it takes the place of.
    pub earlier: Option<&'a ArchivedReport>,
    /// The language of comments.
    pub language: Language,
}

/// The report that a document becomes: its figures, and what it says of itself.
pub(crate) fn report(wanted: &Wanted<'_>, reading: &Reading, metadata: &Metadata) -> Report {
    let place = wanted.archive.publisher(wanted.publisher).place;
    let language = wanted.archive.language_of(wanted.publisher);
    let data = reading.tables.iter().flat_map(|table| blocks(wanted, table, place)).collect();
    let published = metadata.published.as_ref().map(|found| found.value);
    let title = metadata.title.as_ref().map(|found| Label::of(language, &found.value));
    let index_number = metadata.index_number.as_ref();
    let kept = wanted.source.file.as_ref().and_then(|file| file.kept.clone());
    Report {
        title: title.unwrap_or_default(),
        published: published.map(|(day, _)| day),
        published_time: published.and_then(|(_, time)| time),
        signed: metadata.signed.as_ref().map(|found| found.value),
        index_number: index_number.map(|found| IndexNumber { text: found.value.clone(), place }),
        file_number: metadata.file_number.as_ref().map(|found| found.value.clone()),
        attachments: kept.map(|kept| attachments(wanted, &kept)).unwrap_or_default(),
        sources: sources(wanted),
        omitted: omitted(wanted, reading),
        data: Statistics::new(data),
        ..Report::new(wanted.period.clone(), reading.form, place)
    }
}

/// The document, and all other sources of the report that it takes the place of.
fn sources(wanted: &Wanted<'_>) -> Vec<Citation> {
    let name = |source: &Citation| source.file.as_ref().map(|file| file.name.clone());
    let is_other = |source: &&Citation| {
        let is_same_file = name(source).is_some() && name(source) == name(&wanted.source);
        !is_same_file && (source.title != wanted.source.title || source.url != wanted.source.url)
    };
    let earlier = wanted.earlier.iter().flat_map(|report| &report.sources).filter(is_other);
    std::iter::once(&wanted.source).chain(earlier).cloned().collect()
}

/// The tables that the report it takes the place of left out with a reason, and that the document lacks too.
fn omitted(wanted: &Wanted<'_>, reading: &Reading) -> Vec<Omission> {
    let is_lacking = |omission: &&Omission| {
        let is_read = reading.tables.iter().any(|table| table.table == omission.table);
        omission.form == reading.form && !is_read
    };
    let earlier = wanted.earlier.iter().flat_map(|report| &report.omitted);
    earlier.filter(is_lacking).cloned().collect()
}

/// What is published with the report that it takes the place of, and the document.
fn attachments(wanted: &Wanted<'_>, kept: &NamedFile) -> Vec<NamedFile> {
    let earlier = wanted.earlier.iter().flat_map(|report| &report.attachments);
    let earlier = earlier.filter(|file| kept.path != file.path);
    earlier.chain([kept]).cloned().collect()
}

/// The front matter of a report made from a reading. What was not read is written as `?`, with what the
/// document prints beside it.
pub(crate) fn entries(wanted: &Wanted<'_>, reading: &Reading, report: &Report) -> Block {
    let archive = wanted.archive;
    let mut written = front_matter(report, &archive.forms, archive.site.first_language());
    let has_reason = |&&table: &&TableId| report.omitted.iter().any(|omission| omission.table == table);
    let lacking = reading.lacking.iter().filter(|table| !has_reason(table)).map(|&table| {
        let title = archive.form(reading.form).table(table).title.text(wanted.language.tag()).to_owned();
        let id = &archive.form(reading.form).table(table).id;
        wanted.comment(&message!(
            zh: "? {id}：文件里没有找到“{title}”：补上，或写 omitted: {{{id}: 原因}}",
            en: "? {id}: the document does not print '{title}': add it, or write omitted: {{{id}: why}}"
        ))
    });
    let lacking: Vec<String> = lacking.collect();
    let Some(statistics) = written.entry(Key::Statistics.name()) else { return written };
    statistics.above.extend(lacking);
    let Output::Mapping(blocks) = &mut statistics.value else { return written };
    for (entry, data) in blocks.entries.iter_mut().zip(&report.data) {
        let of = reading.tables.iter().find(|table| {
            let form = archive.form(table.form);
            data.form_id() == table.form && form.block(data.block_id()).table == table.table
        });
        if let (Some(table), Output::Mapping(rows)) = (of, &mut entry.value) {
            complete(wanted, table, data, rows);
        }
    }
    written
}

/// The blocks of a table, each row of the form and each of the document's own.
fn blocks(wanted: &Wanted<'_>, table: &TableReading, place: Place) -> Vec<BlockData> {
    let form = wanted.archive.form(table.form);
    let is_of = |block: &BlockId| form.block(*block).table == table.table;
    let of_table = form.blocks().ids().filter(is_of);
    of_table.map(|block| block_data(wanted, table, block, place)).collect()
}

fn block_data(wanted: &Wanted<'_>, table: &TableReading, id: BlockId, place: Place) -> BlockData {
    let form = (table.form, &wanted.archive.forms);
    let block = wanted.archive.form(table.form).block(id);
    let own: Vec<(NamedRow, &OwnRow)> = named_rows(wanted, table, id);
    let rows = Rows::new(block, &own.iter().map(|(row, _)| row.clone()).collect::<Vec<_>>());
    let named: Vec<NamedRow> = own.iter().map(|(row, _)| row.clone()).collect();
    let by_id = NamedRow::by_id(&named);
    let of_form = |row: &NamedRow| row.of_form(block, &by_id);
    let own: BTreeMap<&str, (Option<RowId>, &OwnRow)> =
        own.iter().map(|(row, own)| (row.id.as_str(), (of_form(row), *own))).collect();
    BlockData::of(form, id, rows, place, |row, column| figure(table, block, id, &own, row, column))
}

fn figure(
    table: &TableReading,
    block: &FormBlock,
    id: BlockId,
    own: &BTreeMap<&str, (Option<RowId>, &OwnRow)>,
    row: &str,
    column: ColumnId,
) -> Option<Figure> {
    let cell = match own.get(row) {
        Some((Some(row), _)) if !block.has(*row, column) => return None,
        Some((_, own)) => &own.cells[column],
        None => table.cells.get(&Indicator { block: id, row: block.rows.leaf(row)?, column })?,
    };
    cell.figure.clone()
}

/// The rows of a block that the document adds or names, with their ids: that of the row which the last
/// report calls so, or a number.
fn named_rows<'t>(wanted: &Wanted<'_>, table: &'t TableReading, id: BlockId) -> Vec<(NamedRow, &'t OwnRow)> {
    let block = wanted.archive.form(table.form).block(id);
    let language = wanted.archive.language_of(wanted.publisher);
    let mut named: Vec<(NamedRow, &OwnRow)> = Vec::new();
    for own in table.own_rows.iter().filter(|own| own.block == id) {
        let known = wanted.last.and_then(|last| {
            let data = last.iter().find(|data| data.block().id == block.id)?;
            let row = data
                .rows()
                .find(|&row: &DataRowId| data.row_heading(row).iter().any(|(_, words)| words == own.label))?;
            Some(data.row_id(row).to_owned())
        });
        let is_free = |id: &str| named.iter().all(|(row, _)| row.id != id) && block.rows.leaf(id).is_none();
        let numbered = || (1..).map(|number| format!("row_{number}")).find(|id| is_free(id));
        let given = || own.id.clone().filter(|id| is_free(id));
        let Some(row_id) = given().or(known.filter(|id| is_free(id))).or_else(numbered) else { continue };
        let after = if block.rows.open().is_some() { None } else { own.after };
        let (within, words) = match &own.within {
            Some(outer) => (Some(outer.clone()), own.label.as_str()),
            None => under(block, &named, &own.label),
        };
        let label = own.of_form.and_then(|leaf| {
            let codes = &block.row(leaf).codes;
            codes
                .iter()
                .find(|code| code.label.iter().any(|(_, label)| label == words))
                .map(|code| code.label.clone())
        });
        let label = label.unwrap_or_else(|| Label::of(language, words));
        named.push((NamedRow { id: row_id, label, after, within, of_form: own.of_form }, own));
    }
    named
}

/// The id of the row that a printed row stands under, and the words of its own: it is printed with those of
/// that row before them.
fn under<'l>(block: &FormBlock, named: &[(NamedRow, &OwnRow)], label: &'l str) -> (Option<String>, &'l str) {
    let mut outer = block.rows.nested().filter_map(|(outer, _)| {
        let leaf = block.row(outer);
        let own = named.iter().filter(|(row, _)| leaf.open && row.within.is_none());
        let own = own.filter_map(|(row, of)| Some((row.id.clone(), inner_words(label, &of.label)?)));
        let of_form = leaf.label.iter().filter(|_| !leaf.open);
        let mut of_form =
            of_form.filter_map(|(_, words)| Some((leaf.id.clone(), inner_words(label, words)?)));
        own.max_by_key(|(_, words)| std::cmp::Reverse(words.len())).or_else(|| of_form.next())
    });
    outer.next().map_or((None, label), |(id, words)| (Some(id), words))
}

/// The words of a row behind those of the row that it stands under.
fn inner_words<'l>(label: &'l str, outer: &str) -> Option<&'l str> {
    label.strip_prefix(outer)?.strip_prefix(BETWEEN)
}

/// Writes what was not read into its place, and beside it what the document prints.
fn complete(wanted: &Wanted<'_>, table: &TableReading, data: &BlockData, rows: &mut Block) {
    let block = data.block();
    for row in data.rows() {
        let Some(of_form) = data.form_row(row).filter(|&row| !block.row(row).open) else { continue };
        let cell =
            |column: ColumnId| table.cells.get(&Indicator { block: data.block_id(), row: of_form, column });
        let unread: Vec<(ColumnId, &CellReading)> = data
            .columns()
            .filter(|&column| data.has(row, column))
            .filter_map(|column| Some((column, cell(column)?)))
            .filter(|(_, cell)| cell.state > State::Read)
            .collect();
        if unread.is_empty() || unread.iter().all(|(column, cell)| is_optional(data, row, *column, cell)) {
            continue;
        }
        let id = data.row_id(row);
        let entry = match rows.entries.iter().position(|entry| entry.key == id) {
            Some(at) => &mut rows.entries[at],
            None => continue,
        };
        entry.value = with_unread(data, row, &unread, &entry.value);
        entry.above.extend(explained(wanted, data, row, &unread));
    }
}

/// A cell that the document does not print, and that need not be given.
fn is_optional(data: &BlockData, row: DataRowId, column: ColumnId, cell: &CellReading) -> bool {
    cell.state == State::Absent && data.spec(row, column).sparse
}

/// A row with `?` in each cell that was not read.
fn with_unread(
    data: &BlockData,
    row: DataRowId,
    unread: &[(ColumnId, &CellReading)],
    written: &Output,
) -> Output {
    let given = |name: &str| match written {
        Output::Inline(entries) => {
            entries.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())
        }
        Output::Text(_) | Output::Plain(_) | Output::List(_) | Output::Mapping(_) => None,
    };
    let cells = data.columns().filter_map(|column| {
        let name = &data.column(column).id;
        let is_unread =
            unread.iter().any(|(other, cell)| *other == column && !is_optional(data, row, column, cell));
        let value = if is_unread { Some(Output::Text(UNREAD.to_owned())) } else { given(name) };
        Some((name.clone(), value?))
    });
    Output::Inline(cells.collect())
}

/// What the document has for cells that were not read: one line for all that share a reason.
fn explained(
    wanted: &Wanted<'_>,
    data: &BlockData,
    row: DataRowId,
    unread: &[(ColumnId, &CellReading)],
) -> Vec<String> {
    let mut lines: Vec<(String, Vec<&str>)> = Vec::new();
    for (column, cell) in unread.iter().filter(|(column, cell)| !is_optional(data, row, *column, cell)) {
        let line = wanted.comment(&said(cell));
        let name = data.column(*column).id.as_str();
        match lines.iter_mut().find(|(other, _)| *other == line) {
            Some((_, names)) => names.push(name),
            None => lines.push((line, vec![name])),
        }
    }
    lines.into_iter().map(|(line, names)| format!("? {}: {line}", names.join(", "))).collect()
}

/// What the document has for a cell that was not read.
fn said(cell: &CellReading) -> Message {
    let place = |position: &Option<Position>| position.as_ref().map(Position::words).unwrap_or_default();
    let place = place(&cell.position);
    let why = cell.why.clone().unwrap_or_default();
    match (cell.state, cell.text.is_empty()) {
        (State::Absent, _) => message!(zh: "文件里没有这一格", en: "the document does not print it"),
        (_, true) => why,
        (_, false) => Message {
            zh: format!("印的是“{}”（{}）：{}", cell.text, place.zh, why.zh),
            en: format!("'{}' is printed ({}): {}", cell.text, place.en, why.en),
        },
    }
}

impl Wanted<'_> {
    /// A comment, on one line.
    fn comment(&self, words: &Message) -> String {
        words.in_language(self.language).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
