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
mod brought;
mod checks;
mod crosswalks;

pub(crate) use crosswalks::read_crosswalks;

use super::asked::Asked;
use super::{Coded, Form, Indicator, Kinds, Unguarded, Used};
use crate::model::figure::{ANY_DECIMALS, MOST_DECIMALS};
use crate::model::label::Label;
use crate::model::period::PeriodKind;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::file_name::{LONGEST_ID, is_device};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};
use std::collections::BTreeMap;

/// Reads the parts of a form: the language of labels without one, and the diagnostics so far.
pub(super) struct Reader<'d> {
    language: &'d str,
    diagnostics: &'d mut Vec<Diagnostic>,
    codes: BTreeMap<String, Vec<Coded>>,
    /// Whether the form says what its periods are made of.
    has_parts: bool,
}

/// Reads a form; labels written as plain text are in `language`.
///
/// `None` if it has no id or no tables to speak of.
pub(crate) fn read(node: &Node<'_>, language: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Form> {
    Reader { language, diagnostics, codes: BTreeMap::new(), has_parts: false }.form(node)
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
        self.has_parts = !parts.is_empty();
        let unlike_periods = self.unlike_periods(&mut fields);
        let notes = self.label(fields.get("notes"));
        if let Some(lists) = fields.get("codes") {
            self.lists(lists);
        }
        let tables = fields.require("tables", self.diagnostics);
        let (asked, of_blocks) = self.asked(sections, tables);
        let checks = self.checks(&asked, &of_blocks, fields.get("checks"));
        let readings = fields.get("readings").and_then(|n| n.items(self.diagnostics)).unwrap_or_default();
        let readings = readings.iter().filter_map(|n| self.reading(n, &asked)).collect();
        let crosswalks = fields.get("crosswalk").map(|n| self.crosswalks(n)).unwrap_or_default();
        let key_figures = self.key_figures(fields.get("key_figures"), &asked);
        let compare = fields.get("compare").map(|n| self.texts(n)).unwrap_or_default();
        let compare = self.cells(compare, &asked).into_iter().collect();
        let unguarded = fields.get("unguarded").and_then(|n| n.items(self.diagnostics)).unwrap_or_default();
        let unguarded = unguarded.iter().filter_map(|n| self.unguarded(n, &asked)).collect();
        fields.finish(self.diagnostics);
        let id = id.filter(|_| !asked.blocks.is_empty())?;
        Some(Form {
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
            asked,
            parts: parts.into_iter().map(|(text, place)| (text.to_owned(), place)).collect(),
            checks,
            readings,
            crosswalks,
            key_figures,
            compare,
            unlike_periods,
            unguarded,
            notes,
            place: id_node.map_or(node.place, |n| n.place),
            id,
        })
    }

    /// The figures that lists of reports show: one cell each.
    fn key_figures(&mut self, node: Option<&Node<'_>>, asked: &Asked) -> Vec<Indicator> {
        let mut found = Vec::new();
        for (address, place) in node.map(|n| self.texts(n)).unwrap_or_default() {
            match asked.indicator(address) {
                Some(indicator) => found.push(indicator),
                None => self.no_such_cell(address, place, asked),
            }
        }
        found
    }

    /// The cells that patterns stand for.
    fn cells(&mut self, patterns: Vec<(&str, Place)>, asked: &Asked) -> Vec<Indicator> {
        let mut found = Vec::new();
        for (pattern, place) in patterns {
            let cells = asked.cells_of(pattern);
            if cells.is_empty() {
                self.no_such_cell(pattern, place, asked);
            }
            found.extend(cells);
        }
        found
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

    fn no_such_cell(&mut self, address: &str, place: Place, asked: &Asked) {
        let blocks = asked.blocks.iter().map(|block| block.id.as_str()).collect::<Vec<_>>().join(", ");
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

    fn unguarded(&mut self, node: &Node<'_>, asked: &Asked) -> Option<Unguarded> {
        let mut fields = Fields::of(node, self.diagnostics)?;
        let cells = fields.require("cells", self.diagnostics).map(|n| self.texts(n)).unwrap_or_default();
        let kinds = self.kinds(&mut fields);
        let why = fields.require("why", self.diagnostics);
        let why = self.label(why);
        fields.finish(self.diagnostics);
        Some(Unguarded { cells: self.cells(cells, asked), kinds, why })
    }
}
