//! Writing the figures of a report, and what it says of its tables and rows.

use super::{Writer, figure, inline, text};
use crate::model::form::Block as FormBlock;
use crate::model::id::{ColumnId, DataRowId, FormId, RowId, TableId};
use crate::model::period::Period;
use crate::model::report::{BlockData, Omission};
use crate::text::yaml::write::{Block, Entry, Output};

impl Writer<'_> {
    /// Tables that follow another edition than the report's form.
    pub(super) fn editions(&self) -> Block {
        let report = self.report;
        let printed = report.data.iter().map(|data| (data.form_id(), data.block().table));
        let omitted = report.omitted.iter().map(|omission| (omission.form, omission.table));
        let mut tables: Vec<(FormId, TableId)> =
            printed.chain(omitted).filter(|&(form, _)| form != report.form).collect();
        tables.sort_unstable();
        tables.dedup();
        let entry = |(form, table)| {
            let form = self.forms.get(form);
            Entry::new(&form.table(table).id, text(&form.id))
        };
        tables.into_iter().map(entry).collect()
    }

    pub(super) fn omitted(&self) -> Block {
        let omitted = self.report.omitted.iter();
        let entry = |omission: &Omission| {
            let table = self.forms.get(omission.form).table(omission.table);
            Entry::new(&table.id, self.label(&omission.why))
        };
        omitted.map(entry).collect()
    }

    /// The words of rows that the report names, and where rows beside the form's are printed.
    pub(super) fn rows(&self) -> Block {
        let mut blocks = Block::default();
        for data in &self.report.data {
            let named: Block = self.named_rows(data).collect();
            if !named.entries.is_empty() {
                blocks.entries.push(Entry::new(&data.block().id, Output::Mapping(named)));
            }
        }
        blocks
    }

    fn named_rows(&self, data: &BlockData) -> impl Iterator<Item = Entry> {
        let last = data.rows().filter_map(|row| data.form_row(row)).next_back();
        let mut after: Option<RowId> = None;
        data.rows().filter_map(move |row| {
            let (id, label) = (data.row_id(row), data.row_label(row));
            match data.form_row(row) {
                // An open row without words is called by its id.
                Some(of_form) if data.block().row(of_form).open => {
                    let is_worded = !label.iter().eq([("und", id)]);
                    if is_code_of_form(data, row) {
                        return None;
                    }
                    match data.within(row) {
                        Some(outer) => {
                            let words = (!label.is_empty()).then(|| ("label", self.label(label)));
                            let within = ("in", text(data.row_id(outer)));
                            let first = data.form_row(outer).and_then(|outer| data.block().rows.inner(outer));
                            let said =
                                (first != Some(of_form)).then(|| ("as", text(&data.block().row(of_form).id)));
                            Some(Entry::new(id, inline(words.into_iter().chain([within]).chain(said))))
                        }
                        None => is_worded.then(|| Entry::new(id, self.label(label))),
                    }
                }
                Some(of_form) => {
                    after = Some(of_form);
                    None
                }
                None if after == last => Some(Entry::new(id, self.label(label))),
                None => {
                    let after = after.map(|row| ("after", text(&data.block().row(row).id)));
                    let words = ("label", self.label(label));
                    Some(Entry::new(id, inline([Some(words), after].into_iter().flatten())))
                }
            }
        })
    }

    pub(super) fn statistics(&self) -> Block {
        let blocks = self.report.data.iter();
        blocks.map(|data| Entry::new(&data.block().id, Output::Mapping(self.rows_of(data)))).collect()
    }

    /// The rows of a block. One of the form's that need not be given, and is not, is left out; but a draft
    /// has them all, to be filled in.
    fn rows_of(&self, data: &BlockData) -> Block {
        let of_form = data.block();
        let is_left_out = |row: DataRowId| {
            let is_form_row = data.form_row(row).is_some_and(|row| !of_form.row(row).open);
            is_form_row && data.columns().all(|column| may_be_left_out(data, row, column))
        };
        data.rows()
            .filter(|&row| self.report.draft || !is_left_out(row))
            .map(|row| Entry::new(data.row_id(row), self::row(data, row, &self.report.period)))
            .collect()
    }
}

/// Whether the id of a row says all that there is to say of it: a code of the form's list.
fn is_code_of_form(data: &BlockData, row: DataRowId) -> bool {
    let block = data.block();
    let named = |id: &str| data.find_row(id).and_then(|row| data.form_row(row));
    block.rows.coded(data.row_id(row), named).is_some_and(|(leaf, outer, code)| {
        data.form_row(row) == Some(leaf)
            && data.within(row).map(|outer| data.row_id(outer)) == outer
            && *data.row_label(row) == code.label
    })
}

fn may_be_left_out(data: &BlockData, row: DataRowId, column: ColumnId) -> bool {
    !data.has(row, column) || (data.spec(row, column).sparse && !data.figure(row, column).value.is_given())
}

/// A row of figures by the names of its columns, so that a form may change without shifting them. A row in
/// which nothing is filled in is `[]`, to be filled in as it is printed, or `{}` where figures may be left
/// out.
fn row(data: &BlockData, row: DataRowId, period: &Period) -> Output {
    let of_form: &FormBlock = data.block();
    let given = data.columns().filter(|&column| data.figure(row, column).value.is_given());
    let given: Vec<(String, Output)> = given
        .map(|column| {
            let figure = figure::cell(data.figure(row, column), (data.spec(row, column), period));
            (of_form.column(column).id.clone(), figure)
        })
        .collect();
    let is_sparse = |column| data.has(row, column) && data.spec(row, column).sparse;
    if given.is_empty() && !data.columns().any(is_sparse) {
        return Output::List(Vec::new());
    }
    Output::Inline(given)
}
