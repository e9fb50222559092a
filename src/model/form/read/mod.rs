//! Reading a form from YAML. Everything that is wrong is a diagnostic with its place; a form with errors is
//! still read as far as it makes sense, so that one run finds everything.

mod codes;
mod lists;
mod used;
mod unit;
mod axes;
mod tables;
mod relations;
mod instances;
mod fires;
mod checks;
mod crosswalks;

pub(crate) use crosswalks::read_crosswalks;

use super::{Coded, Form, Kinds, Unguarded, Used};
use crate::model::figure::{ANY_DECIMALS, MOST_DECIMALS};
use crate::model::id::List;
use crate::model::label::Label;
use crate::model::period::PeriodKind;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::file_name::{LONGEST_ID, is_device};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};
use std::collections::{BTreeMap, BTreeSet};

/// Reads the parts of a form: the language of labels without one, and the diagnostics so far.
pub(super) struct Reader<'d> {
    language: &'d str,
    diagnostics: &'d mut Vec<Diagnostic>,
    codes: BTreeMap<String, Vec<Coded>>,
}

/// Reads a form; labels written as plain text are in `language`.
///
/// `None` if it has no id or no tables to speak of.
pub(crate) fn read(node: &Node<'_>, language: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Form> {
    Reader { language, diagnostics, codes: BTreeMap::new() }.form(node)
}

impl Reader<'_> {
    fn error(&mut self, code: Code, place: Place, message: Message, remedy: Message) {
        self.diagnostics.push(Diagnostic::error(code, place, message).remedy(remedy));
    }

    fn label(&mut self, node: Option<&Node<'_>>) -> Label {
        node.and_then(|node| Label::read(node, self.language, self.diagnostics)).unwrap_or_default()
    }

    /// An id: lower-case ASCII letters, digits and, inside a form, `_`; for the form's own id, `-`. It
    /// becomes part of the names of files.
    fn id(&mut self, node: &Node<'_>, joint: char) -> Option<String> {
        let text = node.text(self.diagnostics)?;
        let fits = text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.len() <= LONGEST_ID
            && !is_device(text)
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joint);
        if !fits {
            self.error(
                codes::BAD_ID,
                node.place,
                message!(zh: "“{text}”不能作 id", en: "'{text}' cannot be an id"),
                message!(
                    zh: "只用小写英文字母、数字和“{joint}”，以字母开头，最多 {LONGEST_ID} 个；Windows 的设备名（如 con）也不行",
                    en: "use lower-case ASCII letters, digits and '{joint}', beginning with a letter, at \
                         most {LONGEST_ID}; names of devices on Windows, such as con, are none"
                ),
            );
            return None;
        }
        Some(text.to_owned())
    }

    /// One of several words.
    fn word<T: Copy>(&mut self, node: &Node<'_>, words: &[(&str, T)]) -> Option<T> {
        let text = node.text(self.diagnostics)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let known = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
            self.error(
                codes::BAD_WORD,
                node.place,
                message!(zh: "这里不能写“{text}”", en: "'{text}' cannot stand here"),
                message!(zh: "可写：{known}", en: "write one of: {known}"),
            );
        }
        found
    }

    /// A whole number from `least` to `most`.
    fn whole_number(&mut self, node: &Node<'_>, least: u32, most: u32) -> Option<u32> {
        let text = node.text(self.diagnostics)?;
        let number = text.parse().ok().filter(|n| (least..=most).contains(n) && !text.starts_with('+'));
        if number.is_none() {
            self.error(
                codes::BAD_WORD,
                node.place,
                message!(zh: "这里不能写“{text}”", en: "'{text}' cannot stand here"),
                message!(
                    zh: "写 {least} 到 {most} 之间的整数",
                    en: "write a whole number from {least} to {most}"
                ),
            );
        }
        number
    }

    /// How many decimals.
    fn decimals(&mut self, node: &Node<'_>) -> Option<u32> {
        self.whole_number(node, 0, MOST_DECIMALS)
    }

    /// How many decimals a cell has, or `any`.
    fn cell_decimals(&mut self, node: &Node<'_>) -> Option<u32> {
        if node.plain_text() == Some("any") { Some(ANY_DECIMALS) } else { self.decimals(node) }
    }

    /// A list of texts, or one text alone.
    fn texts<'n>(&mut self, node: &'n Node<'_>) -> Vec<(&'n str, Place)> {
        let nodes = node.one_or_more();
        nodes.iter().filter_map(|n| Some((n.text(self.diagnostics)?, n.place))).collect()
    }

    /// `kinds` and `not_kinds`: of which publishers something holds.
    fn kinds(&mut self, fields: &mut Fields<'_, '_>) -> Kinds {
        let mut words = |name| -> Option<Vec<String>> {
            let texts = fields.get(name).map(|n| self.texts(n))?;
            Some(texts.into_iter().map(|(text, _)| text.to_owned()).collect())
        };
        Kinds { only: words("kinds"), except: words("not_kinds").unwrap_or_default() }
    }

    fn form(&mut self, node: &Node<'_>) -> Option<Form> {
        let mut fields = Fields::of(node, self.diagnostics)?;
        let id_node = fields.require("id", self.diagnostics);
        let id = id_node.and_then(|n| self.id(n, '-'));
        let family = fields.get("family").and_then(|n| self.id(n, '-')).or_else(|| id.clone());
        let title = fields.require("title", self.diagnostics);
        let title = self.label(title);
        let basis = self.label(fields.get("basis"));
        let unofficial = fields.get("unofficial").map(|n| self.texts(n)).unwrap_or_default();
        let used = fields.require("used", self.diagnostics).and_then(|n| self.used(n));
        let sections = fields.get("sections").map(|n| self.sections(n)).unwrap_or_default();
        let parts = fields.get("parts").map(|n| self.texts(n)).unwrap_or_default();
        let mut form = Form {
            family: family.unwrap_or_default(),
            title,
            basis,
            unofficial: unofficial.into_iter().map(|(text, _)| text.to_owned()).collect(),
            used: used.unwrap_or(Used {
                kind: PeriodKind::Year,
                starts: None,
                both_years: false,
                also: Vec::new(),
                spans: false,
                from: None,
                to: None,
            }),
            sections,
            parts: parts.into_iter().map(|(text, place)| (text.to_owned(), place)).collect(),
            tables: List::default(),
            blocks: List::default(),
            checks: List::default(),
            readings: List::default(),
            crosswalks: Vec::new(),
            key_figures: Vec::new(),
            compare: BTreeSet::new(),
            unlike_periods: self.unlike_periods(&mut fields),
            unguarded: Vec::new(),
            notes: self.label(fields.get("notes")),
            place: id_node.map_or(node.place, |n| n.place),
            id: id.clone().unwrap_or_default(),
        };
        if let Some(lists) = fields.get("codes") {
            self.lists(lists);
        }
        let tables = fields.require("tables", self.diagnostics);
        let mut own_checks = Vec::new();
        for table in tables.and_then(|n| n.items(self.diagnostics)).unwrap_or_default() {
            self.table(table, &mut form, &mut own_checks);
        }
        self.unique_tables(&form);
        for (block, checks) in &own_checks {
            self.totals(&mut form, *block);
            self.nested(&mut form, *block);
            self.dates(&mut form, *block);
            for check in checks.and_then(|n| n.items(self.diagnostics)).unwrap_or_default() {
                self.check(check, Some(*block), &mut form);
            }
        }
        for check in fields.get("checks").and_then(|n| n.items(self.diagnostics)).unwrap_or_default() {
            self.check(check, None, &mut form);
        }
        for reading in fields.get("readings").and_then(|n| n.items(self.diagnostics)).unwrap_or_default() {
            self.reading(reading, &mut form);
        }
        if let Some(crosswalk) = fields.get("crosswalk") {
            form.crosswalks = self.crosswalks(crosswalk);
        }
        for (address, place) in fields.get("key_figures").map(|n| self.texts(n)).unwrap_or_default() {
            match form.indicator(address) {
                Some(indicator) => form.key_figures.push(indicator),
                None => self.no_such_cell(address, place, &form),
            }
        }
        for (pattern, place) in fields.get("compare").map(|n| self.texts(n)).unwrap_or_default() {
            let cells = form.cells_of(pattern);
            if cells.is_empty() {
                self.no_such_cell(pattern, place, &form);
            }
            form.compare.extend(cells);
        }
        for entry in fields.get("unguarded").and_then(|n| n.items(self.diagnostics)).unwrap_or_default() {
            self.unguarded(entry, &mut form);
        }
        fields.finish(self.diagnostics);
        (id.is_some() && !form.blocks.is_empty()).then_some(form)
    }

    /// Why periods of unlike length or position may be compared: words that the marks repeat.
    fn unlike_periods(&mut self, fields: &mut Fields<'_, '_>) -> Label {
        let Some(node) = fields.get("unlike_periods") else { return Label::default() };
        let why = self.label(Some(node));
        if why.is_empty() {
            self.error(
                codes::BAD_WORD,
                node.place,
                message!(
                    zh: "unlike_periods 没有写理由",
                    en: "`unlike_periods` gives no reason"
                ),
                message!(
                    zh: "写上长短或起止不同的期间为什么仍可比较；不可比较就删去这一行",
                    en: "say why periods of unlike length or position may be compared all the same; where \
                         they may not, leave the line out"
                ),
            );
        }
        why
    }

    fn duplicate(&mut self, id: &str, place: Place, first: Place) {
        self.diagnostics.push(
            Diagnostic::error(
                codes::DUPLICATE_ID,
                place,
                message!(zh: "id“{id}”出现了两次", en: "the id '{id}' is given twice"),
            )
            .related(first, message!(zh: "第一次在这里", en: "first here"))
            .remedy(message!(
                zh: "给其中一个换一个 id；已有报告在用的那个不要动",
                en: "give one of the two another id; leave the one that reports use already"
            )),
        );
    }

    fn no_such_cell(&mut self, address: &str, place: Place, form: &Form) {
        let blocks = form.blocks.iter().map(|block| block.id.as_str()).collect::<Vec<_>>().join(", ");
        self.error(
            codes::UNKNOWN_CELL,
            place,
            message!(zh: "表式中没有“{address}”", en: "the form has no '{address}'"),
            message!(
                zh: "写作 表.行.列，其中的表是：{blocks}",
                en: "write block.row.column, where the blocks are: {blocks}"
            ),
        );
    }

    fn unguarded(&mut self, node: &Node<'_>, form: &mut Form) {
        let Some(mut fields) = Fields::of(node, self.diagnostics) else { return };
        let cells = fields.require("cells", self.diagnostics).map(|n| self.texts(n)).unwrap_or_default();
        let kinds = self.kinds(&mut fields);
        let why = fields.require("why", self.diagnostics);
        let why = self.label(why);
        fields.finish(self.diagnostics);
        let mut found = Vec::new();
        for (pattern, place) in cells {
            let matching = form.cells_of(pattern);
            if matching.is_empty() {
                self.no_such_cell(pattern, place, form);
            }
            found.extend(matching);
        }
        form.unguarded.push(Unguarded { cells: found, kinds, why });
    }
}
