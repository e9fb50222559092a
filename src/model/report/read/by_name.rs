//! Reading a row by the names of its columns: `{total: 3, natural_person: 3}`.

use super::named;
use super::row::{Cells, RowReader};
use crate::model::figure::{Figure, Value};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::message::Message;
use crate::text::yaml::Node;

const UNKNOWN_COLUMN: Code = Code("report-unknown-column");

impl RowReader<'_> {
    pub(super) fn by_name(&self, node: &Node<'_>, read: &mut Cells, diagnostics: &mut Vec<Diagnostic>) {
        let given = node.entries(diagnostics).unwrap_or_default();
        let mut missing = Vec::new();
        for column in self.column_ids() {
            let name = &self.block.column(column).id;
            let found = given.iter().find(|(key, _)| key.plain_text() == Some(name));
            match found {
                Some((key, _)) if self.is_absent(column) => {
                    diagnostics.push(self.absent_cell(column, key.place));
                    read.push((Figure::of(Value::Absent), key.place));
                }
                Some((_, cell)) => read.push((self.figure(cell, column, diagnostics), cell.place)),
                None => {
                    let figure = self.lacking(column);
                    let is_meant = || given.iter().any(|(key, _)| self.is_meant(key, name, given));
                    if figure.value == Value::Unread && !is_meant() {
                        missing.push(column);
                    }
                    read.push((figure, node.place_of_start()));
                }
            }
        }
        if !missing.is_empty() {
            diagnostics.push(self.missing_cells(&missing, node.place));
        }
        for (key, value) in given {
            if !self.block.columns.leaves.iter().any(|column| key.plain_text() == Some(&column.id)) {
                diagnostics.push(self.unknown_column((key, value), given));
            }
        }
    }

    /// Whether a key that is no column is told to stand for this one.
    fn is_meant(&self, key: &Node<'_>, name: &str, given: &[(Node<'_>, Node<'_>)]) -> bool {
        let text = key.plain_text().unwrap_or_default();
        text.split_once('：').is_some_and(|(before, _)| before.trim() == name)
            || named::stands_for(text, name, &self.named(), given)
    }

    fn unknown_column(
        &self,
        (key, value): (&Node<'_>, &Node<'_>),
        given: &[(Node<'_>, Node<'_>)],
    ) -> Diagnostic {
        let name = key.plain_text().unwrap_or_default();
        if let Some(slip) = self.wide_colon(key, name, given).filter(|_| value.is_empty_scalar()) {
            return slip;
        }
        let diagnostic = Diagnostic::error(
            UNKNOWN_COLUMN,
            key.place,
            message!(zh: "“{}”没有栏“{name}”", en: "'{}' has no column '{name}'", self.block.id),
        );
        let Message { zh, en } = self.columns();
        let there_are = message!(zh: "它的栏是：{zh}", en: "its columns are: {en}");
        named::explained(diagnostic, key, named::meant(name, &self.named(), given).as_ref(), there_are)
    }

    /// `{persons： 20}`: to YAML one key without a value.
    fn wide_colon(&self, key: &Node<'_>, name: &str, given: &[(Node<'_>, Node<'_>)]) -> Option<Diagnostic> {
        let (column, value) = name.split_once('：')?;
        let (column, value) = (column.trim(), value.trim());
        let is_column = self.named().iter().any(|named| named.id == column);
        let is_other = given.iter().any(|(key, _)| key.plain_text() == Some(column));
        let diagnostic = Diagnostic::error(
            UNKNOWN_COLUMN,
            key.place,
            message!(
                zh: "键“{column}”后面是全角冒号“：”",
                en: "a full-width colon '：' stands after the key '{column}'"
            ),
        )
        .remedy(message!(zh: "写作 {column}: {value}", en: "write {column}: {value}"));
        let is_certain = is_column && !is_other && !value.is_empty() && !value.contains(['：', '\'', '"']);
        let is_plain = name.len() == key.place.range().len();
        Some(if is_certain && is_plain {
            diagnostic.fix(key.place, format!("{column}: {value}"))
        } else {
            diagnostic
        })
    }
}
