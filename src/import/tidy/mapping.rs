//! The mapping file of a table: what its columns are.

use super::heads::Heads;
use super::said::Said;
use crate::import::codes::{self, Codes, MAPPING};
use crate::model::archive::Archive;
use crate::model::figure::Value;
use crate::model::id::FormId;
use crate::model::report::KINDS_WITHOUT_NUMBER;
use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use crate::text::yaml::{Fields, Node};
use std::collections::{BTreeMap, BTreeSet};

/// Where the lines of a table are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Layout {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// How many lines stand above the heads.
    pub skip: usize,
    /// How many lines of heads there are.
    pub heads: usize,
}

/// What the columns of a table are.
#[derive(Debug)]
pub(crate) struct Mapping {
    /// The forms of the reports; each takes the one that is used on its period.
    pub forms: Vec<FormId>,
    /// What the table calls publishers.
    pub codes: Codes,
    /// Whose report a line belongs to.
    pub publisher: Said,
    /// On which period.
    pub period: Said,
    /// The cell of a line, as far as it is the same for all its columns.
    pub spot: Spot,
    /// A remark on the figure of a line.
    pub note: Option<Said>,
    /// The columns that hold figures, each with what of its cell the line does not say.
    pub figures: Vec<(usize, Spot)>,
    /// What stands for no number, and what it means; `None` stands for nothing at all.
    pub values: BTreeMap<String, Option<Value>>,
    /// Columns that hold nothing of the reports.
    pub unread_columns: BTreeSet<usize>,
    /// Lines that are none of a form's: by what stands in a column.
    pub unread_lines: Vec<(usize, BTreeSet<String>)>,
    /// Whether a cell that the table does not have is blank.
    pub absent_is_blank: bool,
}

/// Which cell of a form is meant, as far as something says so.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spot {
    /// The id of the block or table.
    pub table: Option<Said>,
    /// The row.
    pub row: Option<Said>,
    /// The column.
    pub column: Option<Said>,
}

/// The most lines above the heads, or of heads.
const MOST_LINES: usize = 1000;

impl Layout {
    /// Reads where the lines are.
    pub(crate) fn read(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        node.entries(diagnostics)?;
        let mut number = |key: &str, usual: usize| {
            let Some(node) = node.find(key) else { return usual };
            let read = node.plain_text().and_then(|text| text.parse().ok()).filter(|n| *n <= MOST_LINES);
            read.unwrap_or_else(|| {
                let message = message!(
                    zh: "“{key}”应是 0 到 {MOST_LINES} 的整数",
                    en: "'{key}' is a whole number from 0 to {MOST_LINES}"
                );
                let remedy = message!(zh: "写行数，如 {key}: 2", en: "write how many lines, as in {key}: 2");
                diagnostics.push(Diagnostic::error(MAPPING, node.place, message).remedy(remedy));
                usual
            })
        };
        let (skip, heads) = (number("skip", 0), number("heads", 1));
        let sheet = node.find("sheet").and_then(|node| node.text(diagnostics)).map(str::to_owned);
        Some(Self { sheet, skip, heads })
    }
}

impl Mapping {
    /// Reads what the columns are. Where something of it is wrong, a diagnostic says so.
    pub(crate) fn read(
        node: &Node<'_>,
        heads: &Heads,
        archive: &Archive,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let mut fields = Fields::of(node, diagnostics)?;
        for layout in ["sheet", "skip", "heads"] {
            fields.get(layout);
        }
        let codes = Codes::read(fields.get("publishers"), archive, diagnostics);
        let forms = fields.require("form", diagnostics).map(Node::one_or_more).unwrap_or_default();
        let forms: Vec<FormId> =
            forms.iter().filter_map(|node| codes::form(node, archive, diagnostics)).collect();
        let publisher = fields.require("publisher", diagnostics);
        let publisher = publisher.and_then(|node| Said::read(node, heads, diagnostics));
        let period = fields.require("period", diagnostics);
        let period = period.and_then(|node| Said::read(node, heads, diagnostics));
        let mut said = |key: &str| {
            let node = fields.get(key)?;
            Said::read(node, heads, diagnostics)
        };
        let spot = Spot { table: said("table"), row: said("row"), column: said("column") };
        let note = said("note");
        let figures = figures(node, &mut fields, heads, diagnostics);
        let values = values(fields.get("values"), diagnostics);
        let (unread_columns, unread_lines) = left_out(fields.get("leave_out"), heads, diagnostics);
        let absent = fields.get("absent");
        let absent_is_blank = absent.is_some_and(|node| is_blank(node, diagnostics));
        fields.finish(diagnostics);
        let (publisher, period) = (publisher?, period?);
        Some(Self {
            forms,
            codes,
            publisher,
            period,
            spot,
            note,
            figures,
            values,
            unread_columns,
            unread_lines,
            absent_is_blank,
        })
    }

    /// The columns that something is read from, or that are left out.
    pub(crate) fn known_columns(&self) -> BTreeSet<usize> {
        let spots = self.figures.iter().map(|(_, spot)| spot).chain([&self.spot]);
        let said = spots.flat_map(|spot| [&spot.table, &spot.row, &spot.column]).flatten();
        let said = said.chain([&self.publisher, &self.period]).chain(&self.note).filter_map(Said::column);
        let lines = self.unread_lines.iter().map(|(column, _)| *column);
        let figures = self.figures.iter().map(|(column, _)| *column);
        said.chain(lines).chain(figures).chain(self.unread_columns.iter().copied()).collect()
    }

    /// Whether a line is none of a form's.
    pub(crate) fn leaves_out(&self, cells: &[String]) -> bool {
        let holds = |(column, texts): &(usize, BTreeSet<String>)| {
            cells.get(*column).is_some_and(|cell| texts.contains(cell))
        };
        self.unread_lines.iter().any(holds)
    }
}

/// The columns that hold figures: one, or each with the address of its cell.
fn figures(
    node: &Node<'_>,
    fields: &mut Fields<'_, '_>,
    heads: &Heads,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(usize, Spot)> {
    let (value, wide) = (fields.get("value"), fields.get("figures"));
    if value.is_none() && wide.is_none() {
        let message = message!(
            zh: "没有说明数在哪一栏", en: "nothing says which columns hold the figures"
        );
        diagnostics.push(Diagnostic::error(MAPPING, node.place_of_start(), message).remedy(message!(
            zh: "一行一个数的写 value: 栏名，一栏一个数的写 figures: {{栏名: 表.行.栏}}",
            en: "add value: HEAD where each line holds one, or figures: {{HEAD: table.row.column}}"
        )));
    }
    let one = value.and_then(|node| heads.find(node, diagnostics)).map(|column| (column, Spot::default()));
    let mut found: Vec<(usize, Spot)> = one.into_iter().collect();
    for (key, value) in wide.and_then(|node| node.entries(diagnostics)).unwrap_or_default() {
        let column = heads.find(key, diagnostics);
        let (Some(column), Some(address)) = (column, value.text(diagnostics)) else { continue };
        let mut parts = address.rsplitn(3, '.');
        let (last, row, table) = (parts.next(), parts.next(), parts.next());
        let said = |text: &str| (text != "*").then(|| Said::Always(text.to_owned()));
        let (Some(last), Some(row), Some(table)) = (last, row, table) else {
            let message = message!(
                zh: "“{address}”不是一格的地址", en: "'{address}' is no address of a cell"
            );
            diagnostics.push(Diagnostic::error(MAPPING, value.place, message).remedy(message!(
                zh: "写 表.行.栏；由 row、column 等说明的部分写 *",
                en: "write table.row.column, with * for what row, column or table say for all"
            )));
            continue;
        };
        found.push((column, Spot { table: said(table), row: said(row), column: said(last) }));
    }
    found
}

/// What stands for no number.
fn values(node: Option<&Node<'_>>, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, Option<Value>> {
    let mut values = BTreeMap::new();
    for (key, value) in node.and_then(|node| node.entries(diagnostics)).unwrap_or_default() {
        let (Some(text), Some(meant)) = (key.plain_text(), value.text(diagnostics)) else { continue };
        let known = KINDS_WITHOUT_NUMBER.iter().find(|(name, _)| *name == meant);
        let meant = match (known, meant) {
            (Some((_, value)), _) => Some(value.clone()),
            (None, "none") => None,
            (None, _) => {
                let names: Vec<&str> = KINDS_WITHOUT_NUMBER.iter().map(|(name, _)| *name).collect();
                let names = names.join(", ");
                let message = message!(zh: "没有“{meant}”这一种", en: "there is no kind '{meant}'");
                let remedy = message!(
                    zh: "可写的有：{names}；表里没有这一格写 none",
                    en: "there are: {names}, and none where the table does not have the cell"
                );
                diagnostics.push(Diagnostic::error(MAPPING, value.place, message).remedy(remedy));
                continue;
            }
        };
        values.insert(text.trim().to_owned(), meant);
    }
    values
}

/// Columns and lines that hold nothing of the reports.
fn left_out(
    node: Option<&Node<'_>>,
    heads: &Heads,
    diagnostics: &mut Vec<Diagnostic>,
) -> (BTreeSet<usize>, Vec<(usize, BTreeSet<String>)>) {
    let Some(mut fields) = node.and_then(|node| Fields::of(node, diagnostics)) else {
        return (BTreeSet::new(), Vec::new());
    };
    let columns = fields.get("columns").map(Node::one_or_more).unwrap_or_default();
    let columns = columns.iter().filter_map(|node| heads.find(node, diagnostics)).collect();
    let mut lines = Vec::new();
    for (key, value) in fields.get("lines").and_then(|node| node.entries(diagnostics)).unwrap_or_default() {
        let Some(column) = heads.find(key, diagnostics) else { continue };
        let texts = value.one_or_more().iter().filter_map(|node| node.text(diagnostics));
        lines.push((column, texts.map(str::to_owned).collect()));
    }
    fields.finish(diagnostics);
    (columns, lines)
}

fn is_blank(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let is_blank = node.plain_text() == Some("blank");
    if !is_blank {
        let message = message!(zh: "absent 只能是 blank", en: "absent can only be blank");
        let remedy = message!(
            zh: "表里没有的格就是空白的，写 absent: blank，否则去掉这一项",
            en: "write absent: blank where a cell that the table lacks is blank, else leave it out"
        );
        diagnostics.push(Diagnostic::error(MAPPING, node.place, message).remedy(remedy));
    }
    is_blank
}
