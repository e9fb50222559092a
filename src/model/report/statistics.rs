//! Reading a report's figures: each cell as text, typed by the form.

use super::{BlockData, Omission, Row, Rows};
use crate::model::figure::{self, CellKind, Figure, Refusal, Value};
use crate::model::form::{Block, Cell, Form};
use crate::model::label::Label;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};

const UNKNOWN_BLOCK: Code = Code("report-unknown-block");
const MISSING_BLOCK: Code = Code("report-missing-table");
const UNKNOWN_ROW: Code = Code("report-unknown-row");
const MISSING_ROW: Code = Code("report-missing-row");
const UNKNOWN_COLUMN: Code = Code("report-unknown-column");
const MISSING_CELL: Code = Code("report-missing-cell");
const WRONG_LENGTH: Code = Code("report-wrong-length");
const ABSENT_CELL: Code = Code("report-absent-cell");
const OMITTED_GIVEN: Code = Code("report-omitted-given");
const BAD_ROW: Code = Code("report-bad-row");
const BAD_CELL: Code = Code("report-bad-cell");

/// What is told where figures are not there yet.
pub(super) const LACKING: [Code; 3] = [MISSING_BLOCK, MISSING_ROW, MISSING_CELL];

/// What the figures of a report are held against.
pub struct Reader<'a> {
    pub forms: &'a [Form],
    pub language: &'a str,
    /// Form and table of every table of the report.
    pub tables: &'a [(usize, usize)],
    pub omitted: &'a [Omission],
}

impl Reader<'_> {
    /// Reads `statistics`, with the rows that the report names in `rows`.
    pub fn read(
        &self,
        node: &Node<'_>,
        rows: Option<&Node<'_>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<BlockData> {
        let given = node.entries(diagnostics).unwrap_or_default();
        let named = self.named_rows(rows, diagnostics);
        let mut known = vec![false; given.len()];
        let mut data = Vec::new();
        for &(form, table) in self.tables {
            let omitted = self.omitted.iter().any(|o| o.form == form && o.table == table);
            for position in self.forms[form].tables[table].blocks.clone() {
                let block = &self.forms[form].blocks[position];
                let found = given.iter().position(|(key, _)| key.plain_text() == Some(&block.id));
                match found {
                    Some(at) => {
                        known[at] = true;
                        if omitted {
                            diagnostics.push(omitted_given(&block.id, given[at].0.place));
                        }
                        let extra =
                            named.iter().find(|(id, _)| *id == block.id).map_or(&[][..], |(_, rows)| rows);
                        data.push(self.block(form, position, &given[at].1, extra, diagnostics));
                    }
                    None if omitted => {}
                    None => {
                        let title = &self.forms[form].tables[table].title;
                        diagnostics.push(missing_block(&block.id, title, node.place_of_start()));
                    }
                }
            }
        }
        for ((key, _), known) in given.iter().zip(known) {
            if !known {
                self.unknown_block(key, diagnostics);
            }
        }
        data
    }

    fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.tables.iter().flat_map(|&(form, table)| {
            let form = &self.forms[form];
            form.blocks[form.tables[table].blocks.clone()].iter()
        })
    }

    fn unknown_block(&self, key: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let name = key.text(diagnostics).unwrap_or_default();
        let known = self.blocks().map(|block| block.id.as_str()).collect::<Vec<_>>().join(", ");
        diagnostics.push(
            Diagnostic::error(
                UNKNOWN_BLOCK,
                key.place,
                message!(zh: "本报告的表式没有“{name}”", en: "this report's form has no '{name}'"),
            )
            .remedy(message!(zh: "可写：{known}", en: "there are: {known}")),
        );
    }

    /// Rows that the report names: `rows: {block: {id: label or {label, after}}}`.
    fn named_rows(
        &self,
        node: Option<&Node<'_>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<(String, Vec<NamedRow>)> {
        let mut found = Vec::new();
        for (key, rows) in node.and_then(|n| n.entries(diagnostics)).unwrap_or_default() {
            let Some(block) = self.blocks().find(|b| key.plain_text() == Some(&b.id)) else {
                self.unknown_block(key, diagnostics);
                continue;
            };
            let mut named = Vec::new();
            for (id, row) in rows.entries(diagnostics).unwrap_or_default() {
                let Some(text) = id.text(diagnostics) else { continue };
                let fits = text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
                if !fits || text.is_empty() || block.rows.ids().contains(&text) {
                    diagnostics.push(
                        Diagnostic::error(
                            BAD_ROW,
                            id.place,
                            message!(
                                zh: "“{text}”不能作新增行的 id",
                                en: "'{text}' cannot be the id of a row of the report's own"
                            ),
                        )
                        .remedy(message!(
                            zh: "只用英文字母、数字、_ 和 -，且不与表式的行重名；印出来的名称写在 label 里",
                            en: "use ASCII letters, digits, _ and -, and none of the form's rows; the printed name is its label"
                        )),
                    );
                    continue;
                }
                let has_fields = row.find("label").is_some();
                let (mut label, mut after) = (None, None);
                if has_fields {
                    let Some(mut fields) = Fields::of(row, diagnostics) else { continue };
                    label = fields.get("label").and_then(|n| Label::read(n, self.language, diagnostics));
                    after = fields.get("after").and_then(|n| {
                        let text = n.text(diagnostics)?;
                        let leaf = block.rows.leaf(text);
                        if leaf.is_none() {
                            self.unknown_row(block, n, diagnostics);
                        }
                        leaf
                    });
                    fields.finish(diagnostics);
                } else {
                    label = label.or_else(|| Label::read(row, self.language, diagnostics));
                }
                named.push(NamedRow { id: text.to_owned(), label: label.unwrap_or_default(), after });
            }
            found.push((block.id.clone(), named));
        }
        found
    }

    fn unknown_row(&self, block: &Block, node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let name = node.text(diagnostics).unwrap_or_default();
        let known = block.rows.leaves.iter().map(|row| row.id.as_str()).collect::<Vec<_>>().join(", ");
        diagnostics.push(
            Diagnostic::error(
                UNKNOWN_ROW,
                node.place,
                message!(
                    zh: "“{}”没有行“{name}”",
                    en: "'{}' has no row '{name}'",
                    block.id
                ),
            )
            .remedy(message!(
                zh: "表式的行：{known}；报告自己增加的行写在 rows 里",
                en: "the form's rows are: {known}; rows of the report's own are named in `rows`"
            )),
        );
    }

    fn block(
        &self,
        form: usize,
        position: usize,
        node: &Node<'_>,
        named: &[NamedRow],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> BlockData {
        let block = &self.forms[form].blocks[position];
        let given = node.entries(diagnostics).unwrap_or_default();
        let rows = rows(block, given, named);
        let columns = block.columns.leaves.len();
        let count = match &rows {
            Rows::AsForm => block.rows.leaves.len(),
            Rows::Named(rows) => rows.len(),
        };
        let mut data = BlockData {
            form,
            block: position,
            columns,
            figures: Vec::with_capacity(count * columns),
            places: Vec::with_capacity(count * columns),
            file: node.place.file,
            rows,
        };
        let mut known = vec![false; given.len()];
        for row in 0..count {
            let id = data.rows.id(row, block).to_owned();
            let id = id.as_str();
            // Written in the form's order, as they nearly always are, each row is found at once.
            let at = match given.get(row) {
                Some((key, _)) if key.plain_text() == Some(id) => Some(row),
                _ => given.iter().position(|(key, _)| key.plain_text() == Some(id)),
            };
            let leaf = data.rows.leaf(row);
            let cells = RowCells { block, leaf, id, node: node.place_of_start() };
            match at {
                Some(at) => {
                    known[at] = true;
                    cells.read(&given[at].1, &mut data, diagnostics);
                }
                None => {
                    if !cells.all_sparse() {
                        diagnostics.push(cells.missing_row(data.rows.label(row, block)));
                    }
                    cells.missing(&mut data);
                }
            }
        }
        for ((key, _), known) in given.iter().zip(known) {
            if !known {
                self.unknown_row(block, key, diagnostics);
            }
        }
        data
    }
}

fn missing_block(block: &str, title: &Label, place: Place) -> Diagnostic {
    let (zh, en) = (title.text("zh"), title.text("en"));
    Diagnostic::error(
        MISSING_BLOCK,
        place,
        message!(zh: "缺少“{block}”的数字（{zh}）", en: "the figures of '{block}' are missing ({en})"),
    )
    .remedy(message!(
        zh: "补上，或在 omitted 里写明该表未印的原因",
        en: "add them, or say in `omitted` why the report does not print this table"
    ))
}

fn omitted_given(block: &str, place: Place) -> Diagnostic {
    Diagnostic::error(
        OMITTED_GIVEN,
        place,
        message!(
            zh: "“{block}”写在 omitted 里，却又给了数字",
            en: "'{block}' stands in `omitted`, yet its figures are given"
        ),
    )
    .remedy(message!(
        zh: "原件印了这张表，就从 omitted 里删去；没有印，就删去这些数字",
        en: "if the document prints the table, take it out of `omitted`; if not, take the figures out"
    ))
}

fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// A row that a report names.
#[derive(Clone)]
struct NamedRow {
    id: String,
    label: Label,
    after: Option<usize>,
}

/// The rows of a block in a report: the form's, open rows in the order in which they are given, extension rows
/// after the row they name.
fn rows(block: &Block, given: &[(Node<'_>, Node<'_>)], named: &[NamedRow]) -> Rows {
    let open = block.rows.open();
    if open.is_none() && named.is_empty() {
        return Rows::AsForm;
    }
    let mut rows = Vec::new();
    let label_of = |id: &str| named.iter().find(|row| row.id == id).map(|row| row.label.clone());
    for (leaf, of_form) in block.rows.leaves.iter().enumerate() {
        if Some(leaf) == open {
            for (key, _) in given {
                let id = key.plain_text().unwrap_or_default();
                let fits = !id.is_empty()
                    && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
                if fits && block.rows.leaf(id).is_none() {
                    let label = label_of(id).unwrap_or_else(|| Label::of("und", id));
                    rows.push(Row { id: id.to_owned(), name: label.clone(), label, leaf: Some(leaf) });
                }
            }
            continue;
        }
        let (label, name) = (of_form.label.clone(), of_form.name.clone());
        rows.push(Row { id: of_form.id.clone(), label, name, leaf: Some(leaf) });
        let extension = |row: &&NamedRow| open.is_none() && row.after == Some(leaf);
        rows.extend(named.iter().filter(extension).map(NamedRow::extension));
    }
    if open.is_none() {
        rows.extend(named.iter().filter(|row| row.after.is_none()).map(NamedRow::extension));
    }
    Rows::Named(rows)
}

impl NamedRow {
    fn extension(&self) -> Row {
        Row { id: self.id.clone(), label: self.label.clone(), name: self.label.clone(), leaf: None }
    }
}

/// One row while its cells are read.
struct RowCells<'a> {
    block: &'a Block,
    leaf: Option<usize>,
    id: &'a str,
    node: Place,
}

impl RowCells<'_> {
    /// What a cell holds; an extension row is like any other row of its column.
    fn cell(&self, column: usize) -> &Cell {
        match self.leaf {
            Some(leaf) => self.block.cell(leaf, column),
            None => self.block.columns.leaves[column].cell.as_ref().unwrap_or(&self.block.cell),
        }
    }

    fn is_absent(&self, column: usize) -> bool {
        self.leaf.is_some_and(|leaf| self.block.absent.contains(&(leaf, column)))
    }

    fn all_sparse(&self) -> bool {
        (0..self.block.columns.leaves.len()).all(|column| self.is_absent(column) || self.cell(column).sparse)
    }

    /// What a cell is whose figure is missing.
    fn lacking(&self, column: usize) -> Figure {
        Figure::of(match (self.is_absent(column), self.cell(column).sparse) {
            (true, _) => Value::Absent,
            (false, true) => Value::NotGiven,
            (false, false) => Value::Unread,
        })
    }

    /// The whole row is missing.
    fn missing(&self, data: &mut BlockData) {
        (0..data.columns).for_each(|column| data.push(self.lacking(column), self.node));
    }

    fn read(&self, node: &Node<'_>, data: &mut BlockData, diagnostics: &mut Vec<Diagnostic>) {
        if node.is_mapping() {
            self.by_name(node, data, diagnostics);
        } else {
            self.in_order(node, data, diagnostics);
        }
    }

    /// `[0, ~, 3]`: every existing column in the form's order.
    fn in_order(&self, node: &Node<'_>, data: &mut BlockData, diagnostics: &mut Vec<Diagnostic>) {
        let cells = node.items(diagnostics).unwrap_or_default();
        let wanted = (0..data.columns).filter(|&column| !self.is_absent(column)).count();
        if node.is_sequence() && cells.is_empty() {
            // Nothing is filled in yet.
            let lacking = |&column: &usize| self.lacking(column).value == Value::Unread;
            let missing: Vec<&str> = (0..data.columns)
                .filter(lacking)
                .map(|column| self.block.columns.leaves[column].id.as_str())
                .collect();
            if !missing.is_empty() {
                diagnostics.push(self.missing_cells(&missing, node.place));
            }
            (0..data.columns).for_each(|column| data.push(self.lacking(column), node.place));
            return;
        }
        // With a figure too many or too few nobody knows which is which.
        let fits = cells.len() == wanted;
        if node.is_sequence() && !fits {
            diagnostics.push(self.wrong_length(cells, wanted, node.place));
        }
        let mut cells = cells.iter();
        for column in 0..data.columns {
            match if self.is_absent(column) { None } else { cells.next() } {
                Some(cell) if fits => self.figure(cell, column, data, diagnostics),
                _ => data.push(self.lacking(column), node.place),
            }
        }
    }

    /// `{total: 3, natural_person: 3}`: by name.
    fn by_name(&self, node: &Node<'_>, data: &mut BlockData, diagnostics: &mut Vec<Diagnostic>) {
        let given = node.entries(diagnostics).unwrap_or_default();
        let mut missing = Vec::new();
        for column in 0..data.columns {
            let name = &self.block.columns.leaves[column].id;
            let found = given.iter().find(|(key, _)| key.plain_text() == Some(name));
            match found {
                Some((key, _)) if self.is_absent(column) => {
                    diagnostics.push(self.absent_cell(column, key.place));
                    data.push(Figure::of(Value::Absent), key.place);
                }
                Some((_, cell)) => self.figure(cell, column, data, diagnostics),
                None => {
                    let figure = self.lacking(column);
                    if figure.value == Value::Unread {
                        missing.push(name.as_str());
                    }
                    data.push(figure, node.place_of_start());
                }
            }
        }
        if !missing.is_empty() {
            diagnostics.push(self.missing_cells(&missing, node.place));
        }
        for (key, _) in given {
            if !self.block.columns.leaves.iter().any(|column| key.plain_text() == Some(&column.id)) {
                let name = key.text(diagnostics).unwrap_or_default();
                let columns = self.columns().join(", ");
                diagnostics.push(
                    Diagnostic::error(
                        UNKNOWN_COLUMN,
                        key.place,
                        message!(zh: "“{}”没有栏“{name}”", en: "'{}' has no column '{name}'", self.block.id),
                    )
                    .remedy(message!(zh: "它的栏是：{columns}", en: "its columns are: {columns}")),
                );
            }
        }
    }

    fn missing_cells(&self, missing: &[&str], place: Place) -> Diagnostic {
        let (id, missing) = (self.id, missing.join(", "));
        Diagnostic::error(
            MISSING_CELL,
            place,
            message!(zh: "行“{id}”缺少：{missing}", en: "the row '{id}' lacks: {missing}"),
        )
        .remedy(message!(zh: "补上；原件空白的写 ~", en: "add them; what is printed blank is written ~"))
    }

    fn missing_row(&self, label: &Label) -> Diagnostic {
        let (block, id) = (&self.block.id, self.id);
        let (zh, en) = (label.text("zh"), label.text("en"));
        Diagnostic::error(
            MISSING_ROW,
            self.node,
            message!(zh: "“{block}”缺少行“{id}”（{zh}）", en: "'{block}' lacks the row '{id}' ({en})"),
        )
        .remedy(message!(zh: "补上这一行；空白的格写 ~", en: "add the row; a blank cell is written ~"))
    }

    fn wrong_length(&self, cells: &[Node<'_>], wanted: usize, place: Place) -> Diagnostic {
        let (id, given) = (self.id, cells.len());
        let (some_cells, some_columns) = (counted(given, "cell"), counted(wanted, "column"));
        let columns = self.columns().join(", ");
        // `[31,393]` is two cells to YAML and one figure to its author.
        let thousands =
            given > wanted && cells.iter().any(|c| c.plain_text().is_some_and(|text| text.len() == 3));
        let remedy = if thousands {
            message!(
                zh: "依次为：{columns}；数字里不要写千位逗号：31,393 写作 31393",
                en: "in order: {columns}; no thousands commas in figures: 31,393 is written 31393"
            )
        } else {
            message!(
                zh: "依次为：{columns}；空白的格写 ~",
                en: "in order: {columns}; a blank cell is written ~"
            )
        };
        Diagnostic::error(
            WRONG_LENGTH,
            place,
            message!(
                zh: "行“{id}”有 {given} 格，表式有 {wanted} 栏",
                en: "the row '{id}' has {some_cells}, and the form {some_columns}"
            ),
        )
        .remedy(remedy)
    }

    fn absent_cell(&self, column: usize, place: Place) -> Diagnostic {
        let (address, columns) = (self.block.address(self.id, column), self.columns().join(", "));
        Diagnostic::error(
            ABSENT_CELL,
            place,
            message!(zh: "表式没有“{address}”这一格", en: "the form has no cell '{address}'"),
        )
        .remedy(message!(
            zh: "核对数字是否写错了栏；这一行的栏是：{columns}",
            en: "look whether the figure belongs into another column; the row has: {columns}"
        ))
    }

    fn columns(&self) -> Vec<&str> {
        let leaves = self.block.columns.leaves.iter().enumerate();
        leaves.filter(|(column, _)| !self.is_absent(*column)).map(|(_, leaf)| leaf.id.as_str()).collect()
    }

    /// One cell: text, or a mapping that says more.
    fn figure(
        &self,
        node: &Node<'_>,
        column: usize,
        data: &mut BlockData,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let cell = self.cell(column);
        let figure = if node.is_mapping() {
            in_full(node, cell, diagnostics)
        } else {
            node.text(diagnostics).and_then(|text| typed(text, cell.kind, cell, node.place, diagnostics))
        };
        data.push(figure.unwrap_or(Figure::of(Value::Unread)), node.place);
    }
}

impl BlockData {
    fn push(&mut self, figure: Figure, place: Place) {
        self.figures.push(figure);
        self.places.push((place.start, place.end));
    }
}

/// Types a text by its cell; tells why it cannot be.
fn typed(
    text: &str,
    kind: CellKind,
    cell: &Cell,
    place: Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Figure> {
    match figure::read(text, kind, cell.decimals) {
        Ok(figure) => Some(figure),
        Err(refusal) => {
            let certain = refusal.is_certain(text);
            let Refusal { code, message, remedy, replacement } = *refusal;
            let diagnostic = Diagnostic::error(code, place, message).remedy(remedy);
            diagnostics.push(match replacement {
                Some(replacement) if certain => diagnostic.fix(place, replacement),
                Some(replacement) => diagnostic.suggestion(place, replacement),
                None => diagnostic,
            });
            None
        }
    }
}

/// Kinds of figure that hold no number, as a cell written in full names them.
pub const KINDS: [(&str, Value); 5] = [
    ("blank", Value::Blank),
    ("not_applicable", Value::NotApplicable),
    ("not_collected", Value::NotCollected),
    ("suppressed", Value::Suppressed),
    ("text", Value::Text),
];

/// `{printed: …, value: …, kind: …, note: …}`: a figure that its text alone does not say.
fn in_full(node: &Node<'_>, cell: &Cell, diagnostics: &mut Vec<Diagnostic>) -> Option<Figure> {
    let mut fields = Fields::of(node, diagnostics)?;
    let printed = fields.get("printed").and_then(|n| n.text(diagnostics));
    let value = fields.get("value");
    let kind = fields.get("kind");
    let note = fields.get("note").and_then(|n| n.text(diagnostics));
    fields.finish(diagnostics);
    let value = match (kind, value) {
        (Some(kind), None) => {
            let name = kind.text(diagnostics)?;
            let known = KINDS.iter().find(|(known, _)| *known == name);
            if known.is_none() {
                let known = KINDS.map(|(name, _)| name).join(", ");
                diagnostics.push(
                    Diagnostic::error(
                        BAD_CELL,
                        kind.place,
                        message!(zh: "kind“{name}”不可用", en: "the kind '{name}' cannot be used"),
                    )
                    .remedy(message!(
                        zh: "可写 {known}；数字写在 value 里",
                        en: "there are {known}; a number goes into `value`"
                    )),
                );
            }
            Figure::of(known?.1.clone())
        }
        (None, Some(value)) => typed(value.text(diagnostics)?, cell.kind, cell, value.place, diagnostics)?,
        (None, None) if printed.is_some() => {
            let told = diagnostics.len();
            let figure = typed(printed.unwrap_or_default(), cell.kind, cell, node.place, diagnostics);
            // What is said to be printed is not to be written otherwise.
            diagnostics[told..].iter_mut().for_each(|diagnostic| diagnostic.fix = None);
            figure?
        }
        _ => {
            diagnostics.push(
                Diagnostic::error(
                    BAD_CELL,
                    node.place,
                    message!(
                        zh: "这一格须写 value 或 kind 之一",
                        en: "this cell needs either `value` or `kind`"
                    ),
                )
                .remedy(message!(
                    zh: "数字写 value，无数字的写 kind；两者只写其一，另可写 printed 和 note",
                    en: "a number has `value`, anything else `kind`, never both; `printed` and `note` may stand with either"
                )),
            );
            return None;
        }
    };
    let figure = match printed {
        Some(printed) if printed != value.to_string() => {
            let value = match value.value {
                Value::Number(n) => Value::Annotated(n),
                other => other,
            };
            Figure::printed(value, printed)
        }
        _ => value,
    };
    Some(match note {
        Some(note) => figure.with_note(note),
        None => figure,
    })
}
