//! The official files of the harmonised template: their names, heads and rows, as `layout.tsv` has them.

use std::sync::LazyLock;

/// A table of the template as a CSV file.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// Its number.
    pub number: &'static str,
    /// The block of the form.
    pub block: &'static str,
    /// The name of the sheet, which files are called by.
    pub name: &'static str,
    /// Whom it is for, where that is the same in every row.
    pub applicability: &'static str,
    /// Its heads.
    pub header: Vec<&'static str>,
    /// Its columns of figures, in tables of categories.
    pub columns: Vec<Column>,
    /// Its categories.
    pub categories: Vec<Category>,
    /// Its cells, in tables of indicators.
    pub cells: Vec<CellAt>,
    /// Indicators that are told for each language or state.
    pub open: Vec<Open>,
}

/// A column of figures in a table of categories.
#[derive(Debug)]
pub(crate) struct Column {
    /// The column of the form.
    pub id: &'static str,
    /// Its head.
    pub header: &'static str,
    /// The head of the column of words beside it.
    pub context: &'static str,
}

/// A category.
#[derive(Debug)]
pub(crate) struct Category {
    /// The row of the form.
    pub id: &'static str,
    /// Its code.
    pub code: &'static str,
    /// The category that it is a part of; empty where there is none.
    pub parent: &'static str,
    /// What it is called by its number, in the table of their names.
    pub label: &'static str,
    /// What it is called in words, there.
    pub text: &'static str,
}

/// A cell in a table of indicators.
#[derive(Debug)]
pub(crate) struct CellAt {
    /// The row of the form.
    pub row: &'static str,
    /// The column of the form.
    pub column: &'static str,
    /// Whom it is for.
    pub applicability: &'static str,
    /// Its section.
    pub section: &'static str,
    /// Its indicator.
    pub indicator: &'static str,
    /// Its scope.
    pub scope: &'static str,
}

/// An indicator that is told for each language or state.
#[derive(Debug)]
pub(crate) struct Open {
    /// The column of the form.
    pub column: &'static str,
    /// Whom it is for.
    pub applicability: &'static str,
    /// Its section.
    pub section: &'static str,
    /// The indicator.
    pub indicator: &'static str,
}

/// The code of every sub-category that has no name of its own.
pub(crate) const OTHER: &str = "KEYWORD_OTHER";

/// The sheets of a bundle, in order.
pub(crate) fn sheets() -> &'static [Sheet] {
    static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| read(include_str!("layout.tsv")));
    &SHEETS
}

fn read(text: &'static str) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for line in text.lines() {
        let fields: Vec<&'static str> = line.split('\t').collect();
        if let ["table", number, block, name, applicability] = fields[..] {
            sheets.push(Sheet { number, block, name, applicability, ..Sheet::default() });
            continue;
        }
        let Some(sheet) = sheets.last_mut() else { continue };
        match fields[..] {
            ["header", header] => sheet.header.push(header),
            ["column", id, header, context] => sheet.columns.push(Column { id, header, context }),
            ["row", id, code, parent] => {
                sheet.categories.push(Category { id, code, parent, label: "", text: "" });
            }
            ["row", id, code, parent, label, text] => {
                sheet.categories.push(Category { id, code, parent, label, text });
            }
            ["cell", row, column, applicability, section, indicator, scope] => {
                sheet.cells.push(CellAt { row, column, applicability, section, indicator, scope });
            }
            ["open", column, applicability, section, indicator] => {
                sheet.open.push(Open { column, applicability, section, indicator });
            }
            _ => {}
        }
    }
    sheets
}
