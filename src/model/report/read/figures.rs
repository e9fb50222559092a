//! Reading a report's figures: each cell as text, typed by the form.

use super::cell::FORGOTTEN;
use super::inner;
use super::named::{self, Named};
use super::row::{MISSING_CELL, MISSING_ROW, RowReader};
use super::tables::{MISSING_BLOCK, missing_block, omitted_given};
use super::unfilled::{self, is_row_id};
use crate::model::form::{Block, Forms};
use crate::model::id::{BlockId, DataId, FormId, List, TableId};
use crate::model::label::Label;
use crate::model::period::Period;
use crate::model::report::{BlockData, NamedRow, Omission, Rows};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::message::Message;
use crate::text::yaml::{Fields, Node};
use std::collections::{BTreeMap, BTreeSet};

const UNKNOWN_BLOCK: Code = Code("report-unknown-block");
const UNKNOWN_ROW: Code = Code("report-unknown-row");
const BAD_ROW: Code = Code("report-bad-row");

/// The codes of figures that are still missing.
pub(super) const LACKING: [Code; 4] = [MISSING_BLOCK, MISSING_ROW, MISSING_CELL, FORGOTTEN];

/// What the figures of a report are held against.
pub(super) struct Reader<'a> {
    pub forms: &'a Forms,
    pub language: &'a str,
    pub period: &'a Period,
    /// For each table of the report's form, the form and table that the report follows.
    pub tables: &'a List<TableId, (FormId, TableId)>,
    pub omitted: &'a [Omission],
}

impl Reader<'_> {
    /// Reads `statistics`, with the rows that the report names in `rows`.
    pub(super) fn read(
        &self,
        node: &Node<'_>,
        rows: Option<&Node<'_>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> List<DataId, BlockData> {
        let given = node.entries(diagnostics).unwrap_or_default();
        let named = self.named_rows(rows, diagnostics);
        let mut known = vec![false; given.len()];
        let mut data = List::default();
        for &(form, table) in self.tables {
            let omitted = self.omitted.iter().any(|o| o.form == form && o.table == table);
            for &id in &self.forms.get(form).table(table).blocks {
                let block = self.forms.get(form).block(id);
                let found = given.iter().position(|(key, _)| key.plain_text() == Some(&block.id));
                match found {
                    Some(at) => {
                        known[at] = true;
                        if omitted {
                            diagnostics.push(omitted_given(&block.id, given[at].0.place));
                        }
                        let extra =
                            named.iter().find(|(id, _)| *id == block.id).map_or(&[][..], |(_, rows)| rows);
                        data.push(self.block(form, id, &given[at].1, extra, diagnostics));
                    }
                    None if omitted || self.forms.get(form).table(table).optional => {}
                    None if given.iter().any(|(key, _)| self.stands_for(key, &block.id, given)) => {}
                    None => {
                        let title = &self.forms.get(form).table(table).title;
                        diagnostics.push(missing_block(&block.id, title, node.place_of_start()));
                    }
                }
            }
        }
        for ((key, _), known) in given.iter().zip(known) {
            if !known {
                self.unknown_block(key, given, diagnostics);
            }
        }
        unfilled::check(&self.blocks().collect::<Vec<_>>(), rows, given, diagnostics);
        data
    }

    fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.tables.iter().flat_map(|&(form, table)| {
            let form = self.forms.get(form);
            form.table(table).blocks.iter().map(|&block| form.block(block))
        })
    }

    /// The blocks of the report's tables, with the titles of those that are a table of their own.
    fn named(&self) -> Vec<Named<'_>> {
        let tables = self.tables.iter().map(|&(form, table)| (self.forms.get(form), table));
        tables
            .flat_map(|(form, table)| {
                let table = form.table(table);
                let is_alone = table.blocks.len() == 1;
                table.blocks.iter().map(move |&block| {
                    let block = form.block(block);
                    let label = if is_alone { &table.title } else { &block.caption };
                    Named { id: &block.id, label, others: vec![&block.caption] }
                })
            })
            .collect()
    }

    /// Whether a key is the title of a block and nothing else.
    fn stands_for(&self, key: &Node<'_>, id: &str, given: &[(Node<'_>, Node<'_>)]) -> bool {
        key.plain_text().is_some_and(|name| named::stands_for(name, id, &self.named(), given))
    }

    fn unknown_block(
        &self,
        key: &Node<'_>,
        given: &[(Node<'_>, Node<'_>)],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let name = key.text(diagnostics).unwrap_or_default();
        let Message { zh, en } = named::listed(self.named());
        let diagnostic = Diagnostic::error(
            UNKNOWN_BLOCK,
            key.place,
            message!(zh: "本报告的表式没有“{name}”", en: "this report's form has no '{name}'"),
        );
        let there_are = message!(zh: "可写：{zh}", en: "there are: {en}");
        let meant = named::meant(name, &self.named(), given);
        diagnostics.push(named::explained(diagnostic, key, meant.as_ref(), there_are));
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
                let given = node.and_then(|n| n.entries(diagnostics)).unwrap_or_default();
                self.unknown_block(key, given, diagnostics);
                continue;
            };
            let mut named = Vec::new();
            for (id, row) in rows.entries(diagnostics).unwrap_or_default() {
                let Some(text) = id.text(diagnostics) else { continue };
                if !is_row_id(text) || block.rows.ids().contains(&text) {
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
                            en: "use ASCII letters, digits, _ and -, and none of the form's rows; the \
                                 printed name is its label"
                        )),
                    );
                    continue;
                }
                let has_fields = row.find("label").is_some() || row.find("in").is_some();
                let (mut label, mut after, mut within, mut of_form) = (None, None, None, None);
                if has_fields {
                    let Some(mut fields) = Fields::of(row, diagnostics) else { continue };
                    label = fields.get("label").and_then(|n| Label::read(n, self.language, diagnostics));
                    after = fields.get("after").and_then(|n| {
                        let text = n.text(diagnostics)?;
                        let leaf = block.rows.leaf(text);
                        if leaf.is_none() {
                            self.unknown_row(block, n, &[], diagnostics);
                        }
                        leaf
                    });
                    within = fields.get("in").and_then(|n| inner::outer_row(block, n, rows, diagnostics));
                    of_form = fields.get("as").and_then(|n| inner::open_row(block, n, diagnostics));
                    fields.finish(diagnostics);
                } else {
                    label = label.or_else(|| Label::read(row, self.language, diagnostics));
                }
                let (id, label) = (text.to_owned(), label.unwrap_or_default());
                named.push(NamedRow { id, label, after, within, of_form });
            }
            found.push((block.id.clone(), named));
        }
        found
    }

    fn unknown_row(
        &self,
        block: &Block,
        node: &Node<'_>,
        given: &[(Node<'_>, Node<'_>)],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let name = node.text(diagnostics).unwrap_or_default();
        let Message { zh, en } = named::listed(rows_of(block));
        let diagnostic = Diagnostic::error(
            UNKNOWN_ROW,
            node.place,
            message!(
                zh: "“{}”没有行“{name}”",
                en: "'{}' has no row '{name}'",
                block.id
            ),
        );
        let there_are = message!(
            zh: "表式的行：{zh}；报告自己增加的行写在 rows 里",
            en: "the form's rows are: {en}; rows of the report's own are named in `rows`"
        );
        let meant = named::meant(name, &rows_of(block), given);
        diagnostics.push(named::explained(diagnostic, node, meant.as_ref(), there_are));
    }

    fn block(
        &self,
        form: FormId,
        id: BlockId,
        node: &Node<'_>,
        named: &[NamedRow],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> BlockData {
        let block = self.forms.get(form).block(id);
        let given = node.entries(diagnostics).unwrap_or_default();
        let rows = rows(block, given, named);
        let mut read = Vec::with_capacity(rows.count(block) * block.columns.leaves.len());
        let mut known = vec![false; given.len()];
        let places: BTreeMap<&str, usize> = given
            .iter()
            .enumerate()
            .rev()
            .filter_map(|(at, (key, _))| Some((key.plain_text()?, at)))
            .collect();
        for (nth, row) in rows.ids(block).enumerate() {
            let id = rows.id(row, block);
            // Written in the form's order, as they nearly always are, each row is found at once.
            let at = match given.get(nth) {
                Some((key, _)) if key.plain_text() == Some(id) => Some(nth),
                _ => places.get(id).copied(),
            };
            let cells = RowReader {
                block,
                row: rows.of_form(row),
                id,
                period: self.period,
                node: node.place_of_start(),
            };
            match at {
                Some(at) => {
                    known[at] = true;
                    cells.read(&given[at].1, &mut read, diagnostics);
                }
                None => {
                    let stands_for_it = |key: &Node<'_>| {
                        let name = key.plain_text().unwrap_or_default();
                        name != id && named::stands_for(name, id, &rows_of(block), given)
                    };
                    if !cells.all_sparse() && !given.iter().any(|(key, _)| stands_for_it(key)) {
                        diagnostics.push(cells.missing_row(rows.label(row, block)));
                    }
                    cells.missing(&mut read);
                }
            }
        }
        for ((key, _), known) in given.iter().zip(known) {
            if !known {
                self.unknown_row(block, key, given, diagnostics);
            }
        }
        BlockData::new((form, self.forms), id, rows, node.place.file, read)
    }
}

/// The rows of a form that a report can name.
fn rows_of(block: &Block) -> Vec<Named<'_>> {
    block.rows.leaves.iter().filter(|row| !row.open).map(Named::leaf).collect()
}

/// The rows of a block in a report: open rows are those that are given, in their order, whatever others are
/// named.
fn rows(block: &Block, given: &[(Node<'_>, Node<'_>)], named: &[NamedRow]) -> Rows {
    if !block.rows.names_rows() {
        return Rows::new(block, named);
    }
    let by_id = NamedRow::by_id(named);
    let ids = given.iter().filter_map(|(key, _)| key.plain_text());
    let ids = ids.filter(|id| is_row_id(id) && block.rows.leaf(id).is_none());
    let is_free = block.rows.open().is_some();
    let open = ids.filter_map(|id| {
        if let Some(row) = by_id.get(id) {
            return Some(NamedRow { after: if is_free { None } else { row.after }, ..(*row).clone() });
        }
        let coded = block.rows.coded(id, |outer| by_id.get(outer)?.of_form(block, &by_id));
        let (label, within, of_form) = match coded {
            Some((leaf, outer, code)) => (code.label.clone(), outer.map(str::to_owned), Some(leaf)),
            None if is_free => (Label::of("und", id), None, None),
            None => return None,
        };
        Some(NamedRow { id: id.to_owned(), label, after: None, within, of_form })
    });
    let mut open: Vec<NamedRow> = open.collect();
    if !is_free {
        // A row that is named and has no figures is one all the same.
        let given: BTreeSet<&str> = given.iter().filter_map(|(key, _)| key.plain_text()).collect();
        open.extend(named.iter().filter(|row| !given.contains(row.id.as_str())).cloned());
    }
    Rows::new(block, &open)
}
