//! The workbook that an office fills in: one sheet a printed table, with last period's figures beside, its
//! sums as formulas and its checks alive.
//!
//! A form, a period and perhaps a report before it flow in; the bytes of an XLSX file flow out, the same
//! bytes for the same input.
//!
//! ```text
//! rows → grid → sums, checks → sheet → notes
//! ```

mod rows;
mod grid;
mod reference;
mod checks;
mod style;
mod size;
mod sheet;
mod notes;

use crate::model::archive::{Archive, ArchivedReport, Cell, EditionCell};
use crate::model::form::Form;
use crate::model::id::{BlockId, ColumnId, FormId, PublisherId, TableId};
use crate::model::period::Period;
use crate::text::message;
use crate::text::message::{Language, Message};
use checks::Checks;
use grid::Grid;
use reference::Sheets;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use style::Styles;

/// The workbook that is to be written.
pub(crate) struct Wanted<'a> {
    /// The archive it belongs to.
    pub archive: &'a Archive,
    /// Who reports.
    pub publisher: PublisherId,
    /// On which period.
    pub period: Period,
    /// The name of the report, where it is not the publisher's first on that.
    pub name: Option<&'a str>,
    /// By which form.
    pub form: FormId,
    /// The report whose figures stand beside.
    pub last: Option<&'a ArchivedReport>,
}

impl Wanted<'_> {
    /// The form.
    fn form(&self) -> &Form {
        self.archive.form(self.form)
    }

    /// The language of labels: that of the publisher's reports.
    fn labels(&self) -> &str {
        self.archive.language_of(self.publisher)
    }

    /// The language of what Annals says in the workbook.
    fn language(&self) -> Language {
        if self.labels().starts_with("zh") { Language::Zh } else { Language::En }
    }

    /// Words in the workbook's language.
    fn say(&self, words: &Message) -> String {
        words.in_language(self.language()).to_owned()
    }

    /// The report that the workbook becomes, as its file is named: `2025`, `2025/survey`.
    fn address(&self) -> String {
        let name = self.name.map(|name| format!("/{name}")).unwrap_or_default();
        format!("{}{name}", self.period.id)
    }

    /// The last report's cell that a cell continues, if anything is given there.
    fn before(&self, block: BlockId, row: &str, column: ColumnId) -> Option<Cell<'_>> {
        let last = self.last?;
        let cell = EditionCell { form: self.form, block, row: row.to_owned(), column };
        let found = self.archive.continued(last, &cell)?.find_in(last)?;
        Some(self.archive.cell(found)).filter(|cell| cell.is_given())
    }
}

/// The bytes of the workbook.
///
/// # Errors
/// A sentence saying why, if a table is larger than a sheet.
pub(crate) fn workbook(wanted: &Wanted<'_>) -> Result<Vec<u8>, Message> {
    written(wanted).map_err(|error| {
        message!(zh: "表式放不进电子表格：{error}", en: "the form does not fit into a workbook: {error}")
    })
}

/// Writes sheet by sheet.
fn written(wanted: &Wanted<'_>) -> Result<Vec<u8>, XlsxError> {
    let form = wanted.form();
    let tables = form.tables().entries().filter(|(_, table)| !table.blocks.is_empty());
    let tables: Vec<TableId> = tables.map(|(table, _)| table).collect();
    let grids: Vec<Grid> = tables.iter().map(|&table| Grid::of(wanted, table)).collect();
    let sheets = Sheets::new(wanted, &grids);
    let mut book = Workbook::new();
    let about = DocProperties::new().set_title(form.title.text(wanted.labels()));
    book.set_properties(&about.set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let styles = Styles::new(wanted);
    let names = sheets.names();
    notes::write(book.add_worksheet(), wanted, &styles, &names)?;
    let of_block = grids.iter().flat_map(|grid| grid.lines.keys().map(move |&block| (block, grid))).collect();
    let checks = Checks { wanted, sheets: &sheets, grids: &of_block };
    for (place, grid) in grids.iter().enumerate() {
        let conditions = &checks.on(place);
        let writer = sheet::Writer { wanted, styles: &styles, sheets: &sheets, grid, conditions, place };
        writer.write(book.add_worksheet())?;
    }
    book.save_to_buffer()
}
