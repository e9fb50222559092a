//! The tables of a report as its form prints them, with the marks beside its figures.

use super::footnotes;
use super::official_table::{self, CellPlace, Figures, Mark, NamedRow, OfficialTable, TableCell};
use crate::analysis::check::Findings;
use crate::model::archive::ArchivedReport;
use crate::model::figure::{Figure, Value};
use crate::model::id::{
    BlockId, ColumnId, DataId, DataRowId, FormId, PartId, ReportId, RowId, SectionId, TableId,
};
use crate::model::report::{BlockData, CellId, CellRef};
use crate::pages::address::ids::{self, TablePart};
use crate::pages::data::converted;
use crate::pages::view::Model;
use crate::pages::view::parts::finding;
use crate::pages::view::parts::links::Links;
use serde::Serialize;

/// Which of the tables of a report are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// All of them, in a document.
    All,
    /// Those of one of the pages that they take.
    Page(PartId),
}

/// A table that stands on a further page of its report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Elsewhere {
    /// The id that it has there.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The link to it.
    pub href: String,
    /// The ids of its blocks, with which the addresses of its figures begin.
    pub blocks: Vec<String>,
}

/// A table of a report, with the section of its form.
pub(crate) struct Placed {
    /// The section.
    pub section: Option<SectionId>,
    /// Its id.
    pub id: String,
    /// What stands over it.
    pub title: String,
    /// The table, or where it is if it was not wanted.
    pub table: Result<OfficialTable, Elsewhere>,
}

/// The printed tables of a report.
pub(crate) fn tables(
    model: &Model<'_>,
    links: &Links<'_>,
    position: ReportId,
    wanted: Wanted,
) -> Vec<Placed> {
    let report = model.archive.report(position);
    let forms = &model.archive.forms;
    let figures = ReportFigures { report, findings: model.findings, links };
    let mut tables: Vec<(FormId, TableId, Vec<BlockId>)> = Vec::new();
    for data in &report.data {
        let table = data.block().table;
        match tables.iter_mut().find(|(form, t, _)| *form == data.form_id() && *t == table) {
            Some((_, _, blocks)) => blocks.push(data.block_id()),
            None => tables.push((data.form_id(), table, vec![data.block_id()])),
        }
    }
    tables
        .into_iter()
        .enumerate()
        .map(|(number, (form, table, blocks))| {
            let figures = TableFigures { figures: &figures, form };
            let named = forms.get(form).table(table);
            let section = report.section(&named.id, forms);
            let part = report.part_of(form, table);
            if !matches!(wanted, Wanted::All) && wanted != Wanted::Page(part) {
                let title = named.title.text(links.language).to_owned();
                let blocks = blocks.iter().map(|&block| forms.get(form).block(block).id.clone());
                let elsewhere = Elsewhere {
                    id: ids::table(&named.id, TablePart::Whole),
                    title: title.clone(),
                    href: links.table(position, form, table),
                    blocks: blocks.collect(),
                };
                return Placed { section, id: named.id.clone(), title, table: Err(elsewhere) };
            }
            let period = Some(&report.period);
            let place = (number, table);
            let mut printed =
                official_table::fill(forms.get(form), place, &blocks, &figures, period, links.language);
            footnotes::mark(&mut printed, report, (form, table));
            Placed { section, id: named.id.clone(), title: printed.caption.clone(), table: Ok(printed) }
        })
        .collect()
}

struct ReportFigures<'a> {
    report: &'a ArchivedReport,
    findings: &'a Findings,
    links: &'a Links<'a>,
}

impl ReportFigures<'_> {
    fn mark(&self, cell: CellRef) -> Option<Mark> {
        let marked = finding::gravest(self.findings, cell)?;
        Some(Mark {
            severity: finding::shown_severity(marked.finding),
            href: finding::href(self.links, &marked),
            message: finding::message_at(marked.finding, cell, self.links.language),
        })
    }
}

struct TableFigures<'a> {
    figures: &'a ReportFigures<'a>,
    form: FormId,
}

impl TableFigures<'_> {
    fn data(&self, block: BlockId) -> Option<(DataId, &BlockData)> {
        self.figures.report.data.of_block(self.form, block)
    }
}

impl Figures for TableFigures<'_> {
    type Row = DataRowId;

    fn rows_of(&self, block: BlockId, row: RowId, language: &str) -> Vec<NamedRow<DataRowId>> {
        let Some((_, data)) = self.data(block) else { return Vec::new() };
        let mut rows: Vec<DataRowId> = data.printed_rows_of(row).collect();
        // Rows that the report adds stand after the row they follow, within its group.
        if let Some(&last) = rows.last() {
            let after = data.rows().filter(|row| *row > last);
            rows.extend(after.take_while(|&row| data.form_row(row).is_none()));
        }
        rows.into_iter()
            .map(|row| {
                let text = data.row_heading(row).text(language).to_owned();
                NamedRow { row, id: data.row_id(row).to_owned(), text }
            })
            .collect()
    }

    fn cell(
        &self,
        (block, row, column): (BlockId, DataRowId, ColumnId),
        place: CellPlace,
        span: usize,
    ) -> TableCell {
        let Some((id, data)) = self.data(block) else {
            return TableCell::of(&Figure::of(Value::Absent), place, span);
        };
        let cell = CellRef { report: self.figures.report.position(), cell: CellId { data: id, row, column } };
        let unit = data.spec(row, column).unit(&self.figures.report.period);
        let figure = data.figure(row, column);
        let converted = converted(figure, unit, self.figures.links.language);
        let words: Vec<String> = figure.note().map(str::to_owned).into_iter().chain(converted).collect();
        let note = (!words.is_empty()).then(|| words.join(" "));
        TableCell { note, finding: self.figures.mark(cell), ..TableCell::of(figure, place, span) }
    }
}
