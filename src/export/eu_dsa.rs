//! A report under the Digital Services Act as the official bundle of CSV files: heads, rows and their order
//! are those of the template.

use crate::import::eu_dsa::{FORM, OTHER, Sheet, sheets};
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::figure::{Figure, Value};
use crate::model::id::{DataRowId, ReportId};
use crate::model::report::BlockData;
use crate::text::message;
use crate::text::message::Message;

/// The files of a bundle, by name. A table that the report leaves out has none.
///
/// # Errors
/// If the report is not by the form of the template.
pub(crate) fn bundle(archive: &Archive, report: ReportId) -> Result<Vec<(String, String)>, Message> {
    let report = archive.report(report);
    let of_form: Vec<&BlockData> = report.data.iter().filter(|data| data.form().id == FORM).collect();
    if of_form.is_empty() {
        return Err(message!(
            zh: "这份报告不是按 {FORM} 填的", en: "the report is not by the form {FORM}"
        ));
    }
    let files = sheets().iter().filter_map(|sheet| {
        let data = of_form.iter().find(|data| data.block().id == sheet.block)?;
        let service = archive.publisher(report.publisher()).name.text("en").to_owned();
        let mut writer = Writer { sheet, data, service, period: days(report), text: String::new() };
        writer.sheet();
        Some((format!("{}.csv", sheet.name), writer.text))
    });
    Ok(files.collect())
}

/// The days of a report's period as the template writes them.
fn days(report: &ArchivedReport) -> String {
    format!("{}/{}", report.period.start, report.period.end)
}

struct Writer<'a> {
    sheet: &'static Sheet,
    data: &'a BlockData,
    service: String,
    period: String,
    text: String,
}

impl Writer<'_> {
    fn line<'t>(&mut self, cells: impl IntoIterator<Item = &'t str>) {
        let cells: Vec<String> = cells.into_iter().map(quoted).collect();
        self.text.push_str(&cells.join(","));
        self.text.push_str("\r\n");
    }

    fn sheet(&mut self) {
        self.line(self.sheet.header.iter().copied());
        match (self.sheet.columns.is_empty(), self.sheet.categories.is_empty()) {
            (false, _) => self.categories(),
            (true, false) => self.names(),
            (true, true) => self.indicators(),
        }
    }

    fn figure(&self, row: DataRowId, column: &str) -> Option<&Figure> {
        let column = self.data.block().columns.leaf(column)?;
        Some(self.data.figure(row, column)).filter(|_| self.data.has(row, column))
    }

    /// What is printed in a cell, and the words beside it.
    fn printed(&self, row: DataRowId, column: &str) -> (String, String) {
        let figure = self.figure(row, column);
        let printed = figure.map(Figure::to_string).unwrap_or_default();
        (printed, figure.and_then(Figure::note).unwrap_or_default().to_owned())
    }

    /// Whether anything is said in a cell.
    fn is_said(&self, row: DataRowId, column: &str) -> bool {
        self.figure(row, column).is_some_and(|figure| figure.value != Value::NotGiven)
    }

    fn names(&mut self) {
        for category in &self.sheet.categories {
            let context = self.data.find_row(category.id).map(|row| self.printed(row, "context").0);
            let context = context.unwrap_or_default();
            self.line([category.label, category.text, category.code, &context]);
        }
    }

    /// The rows of the report by the open row that they stand for, and the row that they stand under.
    fn rows_of(&self, of_form: &str, within: Option<DataRowId>) -> Vec<DataRowId> {
        let Some(of_form) = self.data.block().rows.leaf(of_form) else { return Vec::new() };
        self.data.rows_of(of_form).filter(|&row| self.data.within(row) == within).collect()
    }

    fn words(&self, row: DataRowId) -> String {
        self.data.row_label(row).text("en").to_owned()
    }

    /// The code that is written for a row of a state or a language: that of the list, else what is printed.
    fn scope(&self, row: DataRowId) -> String {
        let codes = self.data.form_row(row).map_or(&[][..], |row| &self.data.block().row(row).codes);
        let code = codes.iter().find(|code| code.label == *self.data.row_label(row));
        match code {
            Some(code) if self.sheet.block == "orders" || self.sheet.block == "recipients" => {
                code.id.to_uppercase()
            }
            Some(code) => code.id.clone(),
            None => self.words(row),
        }
    }

    fn categories(&mut self) {
        let scoped = self.sheet.header[5] == "Scope";
        let mut lines: Vec<(&'static str, String, Option<DataRowId>)> = Vec::new();
        for (at, category) in self.sheet.categories.iter().enumerate() {
            let parent = self.data.find_row(category.parent);
            if category.code == OTHER {
                let named = self.rows_of(category.id, parent);
                if named.is_empty() {
                    lines.push((OTHER, String::new(), None));
                }
                lines.extend(named.into_iter().map(|row| (OTHER, self.words(row), Some(row))));
            } else {
                lines.push((category.code, String::new(), self.data.find_row(category.id)));
            }
            // What the template lacks stands behind the last sub-category.
            let next = self.sheet.categories.get(at + 1).map_or("", |next| next.parent);
            let whole = if category.parent.is_empty() { category.id } else { category.parent };
            if next != whole
                && next.is_empty()
                && let Some(whole) = self.data.find_row(whole)
            {
                let strange = self.rows_of("strange_parts", Some(whole));
                lines.extend(strange.into_iter().map(|row| ("", self.words(row), Some(row))));
            }
        }
        for row in self.rows_of("strange", None) {
            lines.push(("", self.words(row), Some(row)));
            let parts = self.rows_of("strange_parts", Some(row));
            lines.extend(parts.into_iter().map(|row| ("", self.words(row), Some(row))));
        }
        for (code, words, row) in &lines {
            self.category(code, words, scoped.then_some("TOTAL"), *row);
        }
        if scoped {
            self.states(&lines);
        }
    }

    /// The rows of Member States, category by category.
    fn states(&mut self, lines: &[(&'static str, String, Option<DataRowId>)]) {
        let mut last = None;
        for (code, words, row) in lines {
            let Some(row) = *row else { continue };
            let outer = self.data.within(row);
            // Only its place says of which category a sub-category without a name is.
            let is_placed = *code == OTHER || code.is_empty();
            for state in self.rows_of("states", Some(row)) {
                let scope = self.scope(state);
                let above = lines.iter().find(|(.., of)| is_placed && of.is_some() && *of == outer);
                if let Some((code, words, _)) = above.filter(|_| last != outer) {
                    self.category(code, words, Some(&scope), None);
                }
                self.category(code, words, Some(&scope), Some(state));
                last = outer.or(Some(row));
            }
        }
    }

    fn category(&mut self, code: &str, words: &str, scope: Option<&str>, row: Option<DataRowId>) {
        // A category that the template lacks is written by its code, or by what describes it.
        let (code, words) = match (code, words.starts_with("KEYWORD_") || words.starts_with("STATEMENT_")) {
            ("", true) => (words, ""),
            ("", false) => (OTHER, words),
            (code, _) => (code, words),
        };
        let cells = self.sheet.columns.iter().map(|column| match row {
            Some(row) => self.printed(row, column.id),
            None => (String::new(), String::new()),
        });
        let (figures, notes): (Vec<String>, Vec<String>) = cells.unzip();
        let (service, period) = (self.service.clone(), self.period.clone());
        let first = [self.sheet.applicability, &service, &period, code, words];
        let rest = figures.iter().chain(&notes).map(String::as_str);
        let cells: Vec<&str> = first.into_iter().chain(scope).chain(rest).collect();
        self.line(cells);
    }

    fn indicators(&mut self) {
        for cell in &self.sheet.cells {
            let Some(row) = self.data.find_row(cell.row) else { continue };
            let of = (cell.applicability, cell.section, cell.indicator);
            self.indicator(of, cell.scope, row, cell.column);
            for again in self.rows_of("classifiers", Some(row)) {
                if self.is_said(again, cell.column) {
                    self.indicator(of, cell.scope, again, cell.column);
                }
            }
        }
        let columns: Vec<(String, (&str, &str, &str))> = self
            .data
            .block()
            .columns
            .leaves
            .iter()
            .filter_map(|leaf| {
                let open = self.sheet.open.iter().find(|open| open.column == leaf.id);
                let of =
                    open.map(|open| (open.applicability, open.section, open.indicator)).or_else(|| {
                        let cell = self.sheet.cells.iter().find(|cell| cell.column == leaf.id)?;
                        Some((cell.applicability, cell.section, cell.indicator))
                    })?;
                Some((leaf.id.clone(), of))
            })
            .collect();
        let mut rows = self.rows_of("languages", None);
        rows.extend(self.rows_of("states", None));
        for (column, of) in columns {
            for &row in &rows {
                let scope = self.scope(row);
                let again = self.rows_of("classifiers", Some(row));
                for row in std::iter::once(row).chain(again) {
                    if self.is_said(row, &column) {
                        self.indicator(of, &scope, row, &column);
                    }
                }
            }
        }
    }

    fn indicator(&mut self, of: (&str, &str, &str), scope: &str, row: DataRowId, column: &str) {
        let (applicability, section, indicator) = of;
        let (value, note) = self.printed(row, column);
        let (service, period) = (self.service.clone(), self.period.clone());
        let by_head = |head: &&str| match head.trim() {
            "Applicability" => applicability,
            "Service" => service.as_str(),
            "Reporting period" => period.as_str(),
            "Section" => section,
            "Indicator" => indicator,
            "Scope" => scope,
            "Value" => value.as_str(),
            _ => note.as_str(),
        };
        let cells: Vec<&str> = self.sheet.header.iter().map(by_head).collect();
        self.line(cells);
    }
}

/// A cell by RFC 4180.
fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) {
        return format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell.to_owned()
}
