//! Sections, tables and blocks of a form.

use super::axes::Inherited;
use super::{Reader, codes};
use crate::model::form::asked::Asked;
use crate::model::form::specs::CellSpecs;
use crate::model::form::{Block, Section, Table};
use crate::model::id::{BlockId, Id, List, SectionId, TableId};
use crate::model::label::Label;
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};
use std::collections::{BTreeMap, BTreeSet};

/// The checks that blocks say they have, as written.
pub(super) type ChecksOfBlocks<'n> = Vec<(BlockId, Option<&'n Node<'n>>)>;

impl Reader<'_> {
    pub(super) fn sections(&mut self, node: &Node<'_>) -> List<SectionId, Section> {
        let mut sections: List<SectionId, Section> = List::default();
        let mut places: BTreeMap<String, Place> = BTreeMap::new();
        for node in node.items(self.diagnostics).unwrap_or_default() {
            let Some(mut fields) = Fields::of(node, self.diagnostics) else { continue };
            let id_node = fields.require("id", self.diagnostics);
            let id = id_node.and_then(|n| self.id(n, '_'));
            let number = fields.get("number").and_then(|n| n.text(self.diagnostics)).unwrap_or_default();
            let title = fields.require("title", self.diagnostics);
            let title = self.label(title);
            fields.finish(self.diagnostics);
            let Some(id) = id else { continue };
            let place = id_node.map_or(node.place, |n| n.place);
            match places.get(&id) {
                Some(&first) => self.duplicate(&id, place, first),
                None => _ = places.insert(id.clone(), place),
            }
            sections.push(Section { id, number: number.to_owned(), title });
        }
        sections
    }

    /// What the form asks for, and the checks that each block says it has.
    pub(super) fn asked<'n>(
        &mut self,
        sections: List<SectionId, Section>,
        tables: Option<&'n Node<'n>>,
    ) -> (Asked, ChecksOfBlocks<'n>) {
        let mut asked = Asked { sections, tables: List::default(), blocks: List::default() };
        let mut checks = Vec::new();
        for node in tables.and_then(|n| n.items(self.diagnostics)).unwrap_or_default() {
            self.table(node, &mut asked, &mut checks);
        }
        for (id, block) in asked.blocks.entries() {
            let first = asked.find_block(&block.id).filter(|first| *first != id);
            if let Some(first) = first {
                self.duplicate(&block.id, block.place, asked.block(first).place);
            }
        }
        (asked, checks)
    }

    fn table<'n>(&mut self, node: &'n Node<'n>, asked: &mut Asked, checks: &mut ChecksOfBlocks<'n>) {
        let Some(mut fields) = Fields::of(node, self.diagnostics) else { return };
        let id_node = fields.require("id", self.diagnostics);
        let id = id_node.and_then(|n| self.id(n, '_'));
        let section = fields.get("section").and_then(|n| self.section(n, &asked.sections));
        let title = fields.require("title", self.diagnostics);
        let title = self.label(title);
        let stub = self.label(fields.get("stub"));
        let across = fields.get("print").and_then(|n| self.word(n, &[("across", true), ("down", false)]));
        let optional = fields.get("optional").and_then(|n| n.boolean(self.diagnostics));
        let inherited = self.inherited(&mut fields, &Inherited::default());
        let Some(id) = id else { return };
        let table = TableId::at(asked.tables.len());
        let mut blocks_of_table = Vec::new();
        if let Some(blocks) = fields.get("blocks") {
            for block in blocks.items(self.diagnostics).unwrap_or_default() {
                let Some(mut fields) = Fields::of(block, self.diagnostics) else { continue };
                let name_node = fields.require("id", self.diagnostics);
                let name = name_node.and_then(|n| self.id(n, '_'));
                let inherited = self.inherited(&mut fields, &inherited);
                let caption = self.label(fields.get("caption"));
                let Some(name) = name else { continue };
                let place = name_node.map_or(block.place, |n| n.place);
                let read = self.block(&mut fields, format!("{id}.{name}"), table, caption, &inherited, place);
                let block = asked.blocks.push(read);
                blocks_of_table.push(block);
                checks.push((block, fields.get("checks")));
                fields.finish(self.diagnostics);
            }
        } else {
            let place = id_node.map_or(node.place, |n| n.place);
            let read = self.block(&mut fields, id.clone(), table, Label::default(), &inherited, place);
            let block = asked.blocks.push(read);
            blocks_of_table.push(block);
            checks.push((block, fields.get("checks")));
        }
        fields.finish(self.diagnostics);
        let (across, optional) = (across.unwrap_or(false), optional.unwrap_or(false));
        asked.tables.push(Table { id, section, title, stub, across, optional, blocks: blocks_of_table });
    }

    fn block(
        &mut self,
        fields: &mut Fields<'_, '_>,
        id: String,
        table: TableId,
        caption: Label,
        inherited: &Inherited,
        place: Place,
    ) -> Block {
        let columns = fields.require("columns", self.diagnostics);
        let columns = columns.map(|n| self.axis(n, "columns", inherited)).unwrap_or_default();
        let rows = fields.require("rows", self.diagnostics);
        let rows = rows.map(|n| self.axis(n, "rows", inherited)).unwrap_or_default();
        let specs = CellSpecs::new(&inherited.declared, &rows, &columns);
        let mut block = Block { id, table, caption, rows, columns, absent: BTreeSet::new(), specs, place };
        for (text, place) in fields.get("absent").map(|n| self.texts(n)).unwrap_or_default() {
            let cell = text
                .split_once('.')
                .and_then(|(row, column)| Some((block.rows.leaf(row)?, block.columns.leaf(column)?)));
            match cell {
                Some(cell) => _ = block.absent.insert(cell),
                None => {
                    let (rows, columns) = (block.rows.ids().join(", "), block.columns.ids().join(", "));
                    self.error(
                        codes::UNKNOWN_CELL,
                        place,
                        message!(zh: "这张表没有格“{text}”", en: "this block has no cell '{text}'"),
                        message!(
                            zh: "写作 行.列；行有：{rows}；列有：{columns}",
                            en: "write row.column; the rows are: {rows}; the columns are: {columns}"
                        ),
                    );
                }
            }
        }
        block
    }

    /// The section that a table names.
    fn section(&mut self, node: &Node<'_>, sections: &List<SectionId, Section>) -> Option<SectionId> {
        let id = node.text(self.diagnostics)?;
        let found = sections.find(|section| section.id == id);
        if found.is_none() {
            let known = sections.iter().map(|section| section.id.as_str()).collect::<Vec<_>>().join(", ");
            self.error(
                codes::UNKNOWN_SECTION,
                node.place,
                message!(zh: "表式的 sections 中没有“{id}”", en: "the form's sections have no '{id}'"),
                message!(
                    zh: "sections 中有：{known}；或在那里加上它，或删去 section 这一项",
                    en: "there are: {known}; or add it there, or leave `section` out"
                ),
            );
        }
        found
    }
}
