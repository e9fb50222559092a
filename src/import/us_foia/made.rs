//! The figures of a file as a reading of a document has them, and what it says beside them.

use super::filed::{Filed, FiledRow, FiledTable};
use crate::import::reading::{CellReading, OwnRow, Reading, State, TableReading, read_cell};
use crate::import::tidy::Names;
use crate::model::archive::Archive;
use crate::model::figure::{Figure, Value};
use crate::model::form::{Block, CellSpec, Form, Indicator};
use crate::model::id::{BlockId, ColumnId, FormId, PublisherId, RowId, TableId};
use crate::model::label::BETWEEN;
use crate::model::period::Period;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A report that a file becomes.
pub(crate) struct Made {
    /// Its figures.
    pub reading: Reading,
    /// The tables of which the file has no figures, and that every report has.
    pub omitted: Vec<TableId>,
    /// What the footnotes of its tables say.
    pub notes: Vec<(&'static str, String)>,
}

/// Which report a file becomes.
pub(crate) struct Wanted<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// Whose.
    pub publisher: PublisherId,
    /// On which period.
    pub period: &'a Period,
    /// The form.
    pub form: FormId,
}

/// Reads the figures of a file. `names` are the ids of rows by their words, which are the same in every
/// report of a publisher.
pub(crate) fn made(wanted: &Wanted<'_>, filed: &Filed, names: &mut Names) -> Made {
    let form = wanted.archive.form(wanted.form);
    let equations = form.equations();
    let (mut tables, mut omitted, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for (table, of_form) in form.tables().entries() {
        let found = filed.tables.iter().find(|filed| filed.table == of_form.id);
        let [block] = *of_form.blocks else { continue };
        match found.filter(|filed| !filed.rows.is_empty() || may_be_empty(form.block(block))) {
            Some(filed) => {
                let mut rows = OfTable { wanted, form, block, names, seen: BTreeSet::new(), own: Vec::new() };
                let cells = rows.read(filed);
                let own = rows.own;
                tables.push(TableReading::of((wanted.form, table), cells, own, &equations));
                if !filed.note.is_empty() {
                    notes.push((filed.table, filed.note.clone()));
                }
            }
            None if of_form.optional => {}
            None => omitted.push(table),
        }
    }
    Made { reading: Reading { form: wanted.form, tables, lacking: Vec::new() }, omitted, notes }
}

/// Whether a table without figures says that there were none: a list of what is pending.
fn may_be_empty(block: &Block) -> bool {
    let open = |row: RowId| block.row(row).open;
    let mut cells = block.rows.leaves.ids().filter(|&row| !open(row)).flat_map(|row| {
        block.columns.leaves.ids().filter(move |&column| block.has(row, column)).map(move |c| (row, c))
    });
    cells.all(|(row, column)| block.spec(Some(row), column).sparse)
}

/// Reads the rows of a table.
struct OfTable<'a> {
    wanted: &'a Wanted<'a>,
    form: &'a Form,
    block: BlockId,
    names: &'a mut Names,
    /// The ids that the report has given already.
    seen: BTreeSet<Arc<str>>,
    own: Vec<OwnRow>,
}

impl<'a> OfTable<'a> {
    fn of_form(&self) -> &'a Block {
        self.form.block(self.block)
    }

    /// The cells of the form's rows; rows that the file names are added to its own.
    fn read(&mut self, filed: &FiledTable) -> BTreeMap<Indicator, CellReading> {
        let block = self.of_form();
        let nothing = FiledRow::default();
        let mut cells = BTreeMap::new();
        for (row, leaf) in block.rows.leaves.entries().filter(|(_, leaf)| !leaf.open) {
            let whole = filed.rows.iter().find(|filed| filed.words.is_none()).unwrap_or(&nothing);
            for column in block.columns.leaves.ids().filter(|&column| block.has(row, column)) {
                let cell = self.cell(whole.cells.get(&*block.column(column).id), Some(row), column);
                cells.insert(Indicator { block: self.block, row, column }, cell);
            }
            let words = leaf.label.text(self.wanted.archive.language_of(self.wanted.publisher));
            self.under(whole, &leaf.id, words, block.rows.inner(row));
        }
        let Some(open) = block.rows.open() else { return cells };
        for row in &filed.rows {
            let Some(words) = &row.words else { continue };
            let id = self.id(words);
            let cell =
                |column: ColumnId| self.cell(row.cells.get(&*block.column(column).id), Some(open), column);
            let cells = block.columns.leaves.ids().map(cell).collect();
            let (label, within) = (words.clone(), None);
            self.own.push(OwnRow {
                block: self.block,
                after: None,
                label,
                id: Some(id.clone()),
                within,
                of_form: None,
                cells,
            });
            self.under(row, &id, words, block.rows.inner(open));
        }
        cells
    }

    /// The rows under a row: each has one figure, in the last column.
    fn under(&mut self, row: &FiledRow, outer: &str, words: &str, inner: Option<RowId>) {
        let (block, Some(inner)) = (self.of_form(), inner) else { return };
        let last = block.columns.leaves.ids().next_back();
        for (label, text) in &row.under {
            let label = label.clone().unwrap_or_default();
            let id = self.id(&[words, BETWEEN, &label].concat());
            let cell = |column| self.cell(Some(text).filter(|_| Some(column) == last), Some(inner), column);
            let cells = block.columns.leaves.ids().map(cell).collect();
            let within = Some(outer.to_owned());
            self.own.push(OwnRow {
                block: self.block,
                after: None,
                label,
                id: Some(id),
                within,
                of_form: None,
                cells,
            });
        }
    }

    /// The id of a row by its words; where a report has them twice, each has its own.
    fn id(&mut self, words: &str) -> String {
        let again = (2..).map(|number| format!("{words} {number}").into());
        let first: Arc<str> = words.into();
        let free = std::iter::once(first).chain(again).find(|words| !self.seen.contains(words));
        let words = free.unwrap_or_default();
        self.seen.insert(Arc::clone(&words));
        let Wanted { archive, publisher, .. } = *self.wanted;
        self.names.add(archive, publisher, self.form, self.block, &words);
        self.names.id(publisher, self.form, self.block, &words).unwrap_or_default().to_owned()
    }

    fn cell(&self, text: Option<&String>, row: Option<RowId>, column: ColumnId) -> CellReading {
        let spec = self.of_form().spec(row, column);
        match text {
            Some(text) => printed(text, spec, self.wanted.period),
            None if spec.sparse => CellReading::absent(),
            // What an office's part of a table does not have is blank there.
            None => read(Figure::of(Value::Blank), ""),
        }
    }
}

/// A figure as the file has it.
fn printed(text: &str, spec: &CellSpec, period: &Period) -> CellReading {
    // Words that can only mean N/A, as people typed them.
    if spec.kind.is_numeric() && ["N.A", "N.A.", "N/A/", "N\\A", "NA"].contains(&text) {
        return read(Figure::printed(Value::NotApplicable, text), text);
    }
    match read_cell(text, spec, period) {
        Ok(figure) => read(figure, text),
        Err(why) => match decimal(text).and_then(|number| read_cell(&number, spec, period).ok()) {
            Some(figure) if spec.kind.is_numeric() => read(Figure::printed(figure.value, text), text),
            _ => CellReading::unread(text, None, why),
        },
    }
}

/// A number of XML as it is written elsewhere: `.02` is 0.02, `151.` is 151, `00` is 0. XML has no signs that
/// part thousands and no decimal comma, so that each of them is one number.
fn decimal(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let whole = Some(whole.trim_start_matches('0')).filter(|digits| !digits.is_empty()).unwrap_or("0");
    Some(if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") })
}

/// A cell that was read; the XML stands on one line, of which nothing more can be said.
fn read(figure: Figure, text: &str) -> CellReading {
    let (text, figure) = (text.to_owned(), Some(figure));
    CellReading { state: State::Read, figure, text, position: None, why: None }
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn numbers_of_xml_are_read_however_they_begin_and_end_and_nothing_else_is() {
        let written = [(".02", "0.02"), ("151.", "151"), ("00", "0"), ("007.50", "7.50"), ("12", "12")];
        for (text, number) in written {
            assert_eq!(decimal(text).as_deref(), Some(number), "{text}");
        }
        for text in ["", ".", ",09", "12,3", "1.2.3", "-1", "1e3", "<1"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}
