//! What a report says of its own figures: footnotes, and changes of scope.

use super::{BlockData, CellId, Statistics};
use crate::model::id::DataId;
use crate::model::label::Label;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};

const UNKNOWN_FIGURE: Code = Code("note-unknown-figure");

/// Words on the whole report or on some of its figures.
#[derive(Debug, Clone)]
pub struct Note {
    /// What it is on, as written; none for the whole report.
    pub on: Option<String>,
    /// The cells it is on; none for the whole report, and for a table that has none.
    pub cells: Vec<CellId>,
    /// The table it is on, where that has no cells.
    pub empty: Option<DataId>,
    /// The words.
    pub text: Label,
}

/// Notes as they are written, before the report's figures are known.
pub(super) struct Written<'n, 'a> {
    on: Option<&'n Node<'a>>,
    text: Label,
}

/// Reads a list of notes: a text on the whole report, or `{on, text}`; `words` is the name of the key with
/// the words.
pub(super) fn written<'n, 'a>(
    node: Option<&'n Node<'a>>,
    words: &str,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Written<'n, 'a>> {
    let mut found = Vec::new();
    for node in node.map(Node::one_or_more).unwrap_or_default() {
        // No language is called `on`: with it the words are under their own key, or it is misspelt.
        if node.is_mapping() && (node.find(words).is_some() || node.find("on").is_some()) {
            let Some(mut fields) = Fields::of(node, diagnostics) else { continue };
            let text = fields.require(words, diagnostics);
            let text = text.and_then(|n| Label::read(n, language, diagnostics)).unwrap_or_default();
            let on = fields.get("on");
            fields.finish(diagnostics);
            found.push(Written { on, text });
        } else if let Some(text) = Label::read(node, language, diagnostics) {
            found.push(Written { on: None, text });
        }
    }
    found
}

impl Note {
    /// Whether it speaks of a cell: it names it, or is on the whole report.
    pub fn concerns(&self, cell: CellId) -> bool {
        self.on.is_none() || self.cells.contains(&cell)
    }
}

impl Written<'_, '_> {
    /// The note, its figures found in the report.
    pub(super) fn resolve(self, statistics: &Statistics, diagnostics: &mut Vec<Diagnostic>) -> Option<Note> {
        let text = self.text;
        let Some(node) = self.on else { return Some(Note { on: None, cells: vec![], empty: None, text }) };
        let on = node.text(diagnostics)?;
        let cells = statistics.matching(on);
        let mut tables = statistics.entries().filter(|(_, data)| data.rows().len() == 0);
        let empty = tables.find(|(_, data)| data.table().id == on || *data.block().id == *on);
        let empty = empty.map(|(table, _)| table).filter(|_| cells.is_empty());
        if cells.is_empty() && empty.is_none() {
            diagnostics.push(unknown_figure(UNKNOWN_FIGURE, on, node.place, statistics));
            return None;
        }
        Some(Note { on: Some(on.to_owned()), cells, empty, text })
    }
}

/// A name that stands for none of a report's figures.
pub(super) fn unknown_figure(code: Code, name: &str, place: Place, statistics: &Statistics) -> Diagnostic {
    let blocks =
        statistics.iter().map(|data: &BlockData| data.block().id.as_str()).collect::<Vec<_>>().join(", ");
    Diagnostic::error(
        code,
        place,
        message!(
            zh: "本报告没有“{name}”",
            en: "this report has no '{name}'"
        ),
    )
    .remedy(message!(
        zh: "写作 表、表.行 或 表.行.列；本报告的表：{blocks}",
        en: "write table, table.row or table.row.column; the report's tables are: {blocks}"
    ))
}
