//! What a bundle says as a reading of a document has it.

use super::filed::{Filed, FiledBlock, FiledCell, FiledRow};
use crate::import::reading::{CellReading, OwnRow, Reading, State, TableReading, read_cell};
use crate::import::tidy::Names;
use crate::model::archive::Archive;
use crate::model::figure::{Figure, Value};
use crate::model::form::{CellSpec, Form, Indicator};
use crate::model::id::{BlockId, ColumnId, FormId, PublisherId, RowId};
use crate::model::period::Period;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Reads the figures of a bundle. What it does not have is in no table.
pub(crate) fn made(
    archive: &Archive,
    publisher: PublisherId,
    period: &Period,
    form_id: FormId,
    filed: &Filed,
) -> Reading {
    let form = archive.form(form_id);
    let (equations, mut tables, mut names) = (form.equations(), Vec::new(), Names::default());
    for (table, of_form) in form.tables().entries() {
        let [block] = *of_form.blocks else { continue };
        let Some(found) = filed.blocks.get(&*form.block(block).id) else { continue };
        let mut reader = BlockReader { archive, publisher, period, form, block, found, names: &mut names };
        let (own, cells) = (reader.own(), reader.cells());
        tables.push(TableReading::of((form_id, table), cells, own, &equations));
    }
    Reading { form: form_id, tables, lacking: Vec::new() }
}

struct BlockReader<'a> {
    archive: &'a Archive,
    publisher: PublisherId,
    period: &'a Period,
    form: &'a Form,
    block: BlockId,
    found: &'a FiledBlock,
    names: &'a mut Names,
}

impl BlockReader<'_> {
    fn cells(&self) -> BTreeMap<Indicator, CellReading> {
        let block = self.form.block(self.block);
        let mut cells = BTreeMap::new();
        for (row, leaf) in block.rows.leaves.entries().filter(|(_, leaf)| !leaf.open) {
            for column in block.columns.leaves.ids().filter(|&column| block.has(row, column)) {
                let cell = self.cell(&leaf.id, Some(row), column);
                cells.insert(Indicator { block: self.block, row, column }, cell);
            }
        }
        cells
    }

    fn own(&mut self) -> Vec<OwnRow> {
        let block = self.form.block(self.block);
        let (mut ids, mut taken): (BTreeMap<&str, String>, BTreeSet<String>) = Default::default();
        let mut own = Vec::new();
        for row in &self.found.rows {
            let Some(of_form) = block.rows.leaf(&row.of_form) else { continue };
            let outer =
                row.within.as_ref().map(|outer| ids.get(outer.as_str()).cloned().unwrap_or(outer.clone()));
            let (id, label) = self.id(row, of_form, outer.as_deref(), &taken);
            taken.insert(id.clone());
            ids.insert(&row.key, id.clone());
            let columns = block.columns.leaves.ids();
            let cells = columns.map(|column| as_words(self.cell(&row.key, Some(of_form), column))).collect();
            own.push(OwnRow {
                block: self.block,
                after: None,
                label,
                id: Some(id),
                within: outer,
                of_form: Some(of_form),
                cells,
            });
        }
        own
    }

    /// The id of a row, and its words: a code of the form's list, or what is printed.
    fn id(
        &mut self,
        row: &FiledRow,
        of_form: RowId,
        outer: Option<&str>,
        taken: &BTreeSet<String>,
    ) -> (String, String) {
        let leaf = self.form.block(self.block).row(of_form);
        let as_printed = |id: &str| if leaf.id == "states" { id.to_uppercase() } else { id.to_owned() };
        if let Some(code) = leaf.codes.iter().find(|code| as_printed(&code.id) == row.words) {
            let id = outer.map_or_else(|| code.id.clone(), |outer| format!("{outer}_{}", code.id));
            let words = code.label.iter().next().map(|(_, words)| words.to_owned());
            return (id, words.unwrap_or_default());
        }
        if let Some(id) = self.known(&row.words, &leaf.id, outer).filter(|id| !taken.contains(id)) {
            return (id, row.words.clone());
        }
        let outer = outer.unwrap_or(if leaf.codes.is_empty() { "" } else { "printed" });
        let words = if row.words.is_empty() { "other" } else { &row.words };
        let words: Arc<str> = format!("{outer} {words}").trim().into();
        self.names.add(self.archive, self.publisher, self.form, self.block, &words);
        let id = self.names.id(self.publisher, self.form, self.block, &words).unwrap_or_default().to_owned();
        let again = (2..).map(|number| format!("{id}_{number}"));
        let id = std::iter::once(id.clone()).chain(again).find(|id| !taken.contains(id)).unwrap_or_default();
        (id, row.words.clone())
    }

    /// The id that a row has in the publisher's other reports, the newest first.
    fn known(&self, words: &str, of_form: &str, outer: Option<&str>) -> Option<String> {
        let block = &self.form.block(self.block).id;
        let reports = self.archive.reports_of(self.publisher).iter().rev();
        let mut all = reports.flat_map(|report| report.data.iter().filter(|data| data.block().id == *block));
        all.find_map(|data| {
            let leaf = data.block().rows.leaf(of_form)?;
            let mut rows =
                data.rows_of(leaf).filter(|&row| data.within(row).map(|row| data.row_id(row)) == outer);
            let row =
                rows.find(|&row| data.row_label(row).iter().next().map_or("", |(_, words)| words) == words)?;
            Some(data.row_id(row).to_owned())
        })
    }

    fn cell(&self, row: &str, of_form: Option<RowId>, column: ColumnId) -> CellReading {
        let block = self.form.block(self.block);
        let found = self.found.cells.get(&(row.to_owned(), block.column(column).id.clone()));
        found.map_or_else(CellReading::absent, |cell| read(cell, block.spec(of_form, column), self.period))
    }
}

/// Rows of the report's own have no place for what was not read, so that it stands there in words, as it is
/// printed.
fn as_words(cell: CellReading) -> CellReading {
    match cell.state {
        State::Unread => CellReading { figure: Some(Figure::printed(Value::Text, &cell.text)), ..cell },
        State::Proven | State::Read | State::Absent => cell,
    }
}

fn read(cell: &FiledCell, spec: &CellSpec, period: &Period) -> CellReading {
    let noted = |figure: Figure| if cell.note.is_empty() { figure } else { figure.with_note(&cell.note) };
    let read = |figure| CellReading {
        state: State::Read,
        figure: Some(noted(figure)),
        text: cell.text.clone(),
        position: None,
        why: None,
    };
    if cell.text.is_empty() {
        return read(Figure::of(Value::Blank));
    }
    match read_cell(&cell.text, spec, period) {
        Ok(figure) => read(figure),
        Err(why) => CellReading::unread(&cell.text, None, why),
    }
}
