//! Relations of a check: their kinds and their terms.

use super::{Reader, codes};
use crate::model::figure::{Decimal, MOST_DECIMALS};
use crate::model::form::asked::Asked;
use crate::model::form::{Block, Comparison, Pick, Relation, Reported, Sum, Term};
use crate::model::id::BlockId;
use crate::text::message;
use crate::text::yaml::{Fields, Node};

const KINDS: [&str; 16] = [
    "equal",
    "at_most",
    "at_least",
    "below",
    "above",
    "any",
    "order",
    "between",
    "extreme",
    "share",
    "requires",
    "together",
    "given",
    "not_given",
    "plain",
    "whole",
];

/// The largest number that a form states itself.
const MOST: u32 = 1_000_000_000;

/// Over what a check is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Each {
    /// For every column; its terms are rows.
    Column,
    /// For every row; its terms are columns.
    Row,
    /// Not repeated; its terms are single cells.
    Once,
}

impl Reader<'_> {
    /// The one relation of a check.
    pub(super) fn relation(
        &mut self,
        fields: &mut Fields<'_, '_>,
        check: &Node<'_>,
        asked: &Asked,
        home: Option<BlockId>,
        each: Each,
    ) -> Option<Relation> {
        let named: Vec<(&str, &Node<'_>)> =
            KINDS.iter().chain(&["change"]).filter_map(|kind| Some((*kind, fields.get(kind)?))).collect();
        let [(kind, node)] = named[..] else {
            let (here, known) = (named.len(), KINDS.join(", "));
            self.error(
                codes::ONE_RELATION,
                check.place,
                message!(
                    zh: "一条勾稽规则须有且只有一种关系，这里有 {here} 种",
                    en: "a check has exactly one relation, and this one has {here}"
                ),
                message!(
                    zh: "写 {known} 或 change 之一；几种关系写成几条规则",
                    en: "write one of {known} or change; several relations are several checks"
                ),
            );
            return None;
        };
        let compare = |comparison| move |(left, right)| Relation::Compare(left, comparison, right);
        match kind {
            "equal" => self.pair(node, asked, home, each).map(compare(Comparison::Equal)),
            "at_most" => self.pair(node, asked, home, each).map(compare(Comparison::AtMost)),
            "at_least" => self.pair(node, asked, home, each).map(compare(Comparison::AtLeast)),
            "below" => self.pair(node, asked, home, each).map(compare(Comparison::Below)),
            "above" => self.pair(node, asked, home, each).map(compare(Comparison::Above)),
            "together" => self.cells_only(node, asked, home, each).map(Relation::Together),
            "given" => self.cells_only(node, asked, home, each).map(|of| Relation::Given(of, true)),
            "not_given" => self.cells_only(node, asked, home, each).map(|of| Relation::Given(of, false)),
            "plain" => self.cells_only(node, asked, home, each).map(|of| Relation::Written(of, false)),
            "whole" => self.cells_only(node, asked, home, each).map(|of| Relation::Written(of, true)),
            "any" => {
                let pairs = node.items(self.diagnostics)?;
                let pairs =
                    pairs.iter().map(|pair| self.pair(pair, asked, home, each)).collect::<Option<_>>()?;
                Some(Relation::Any(pairs))
            }
            _ => self.named_parts(kind, node, asked, home, each),
        }
    }

    fn named_parts(
        &mut self,
        kind: &str,
        node: &Node<'_>,
        asked: &Asked,
        home: Option<BlockId>,
        each: Each,
    ) -> Option<Relation> {
        let mut fields = Fields::of(node, self.diagnostics)?;
        let relation = match kind {
            "order" => {
                let of = fields.require("of", self.diagnostics)?;
                let of = self.cells_only(of, asked, home, each)?;
                let is = fields.require("is", self.diagnostics)?;
                Relation::Order(of, self.word(is, &[("descending", true), ("ascending", false)])?)
            }
            "between" => {
                let value = self.part("value", &mut fields, asked, home, each)?;
                let of = fields.require("of", self.diagnostics)?;
                Relation::Between(value, self.sum(of, asked, home, each)?)
            }
            "extreme" => {
                let value = self.part("value", &mut fields, asked, home, each)?;
                let of = fields.require("of", self.diagnostics)?;
                let of = self.sum(of, asked, home, each)?;
                let is = fields.require("is", self.diagnostics)?;
                Relation::Extreme(value, of, self.word(is, &[("min", true), ("max", false)])?)
            }
            "requires" => {
                let when = self.part("when", &mut fields, asked, home, each);
                let then = fields.require("then", self.diagnostics)?;
                Relation::Requires(when?, self.cells_only(then, asked, home, each)?)
            }
            "share" => {
                let [value, part, whole] =
                    ["value", "part", "whole"].map(|name| self.part(name, &mut fields, asked, home, each));
                let (value, part, whole) = (value?, part?, whole?);
                let decimals = fields.require("decimals", self.diagnostics)?;
                Relation::Share(value, part, whole, self.decimals(decimals)?)
            }
            _ => {
                let of = self.part("of", &mut fields, asked, home, each)?;
                let factor = fields.require("factor", self.diagnostics)?;
                Relation::Change(of, self.whole_number(factor, 2, 1_000)?)
            }
        };
        fields.finish(self.diagnostics);
        Some(relation)
    }

    /// A term that a relation names.
    fn part(
        &mut self,
        name: &str,
        fields: &mut Fields<'_, '_>,
        asked: &Asked,
        home: Option<BlockId>,
        each: Each,
    ) -> Option<Term> {
        let node = fields.require(name, self.diagnostics)?;
        self.term(node, asked, home, each)
    }

    /// Two sums: `[[a, b], [c, -d]]`.
    pub(super) fn pair(
        &mut self,
        node: &Node<'_>,
        asked: &Asked,
        home: Option<BlockId>,
        each: Each,
    ) -> Option<(Sum, Sum)> {
        let [left, right] = node.items(self.diagnostics)? else {
            self.error(
                codes::TERM_SHAPE,
                node.place,
                message!(zh: "须有左右两边", en: "two sides are needed"),
                message!(
                    zh: "写成两个列表：[[a, b], [c]]；零写作 [0]",
                    en: "write two lists: [[a, b], [c]]; zero is written [0]"
                ),
            );
            return None;
        };
        let (left, right) = (self.sum(left, asked, home, each), self.sum(right, asked, home, each));
        left.zip(right)
    }

    fn sum(&mut self, node: &Node<'_>, asked: &Asked, home: Option<BlockId>, each: Each) -> Option<Sum> {
        if node.one_or_more().is_empty() {
            self.error(
                codes::TERM_SHAPE,
                node.place,
                message!(zh: "这一边是空的", en: "this side is empty"),
                message!(zh: "零写作 [0]", en: "zero is written [0]"),
            );
            return None;
        }
        let (mut sum, mut whole) = (Sum::default(), true);
        for node in node.one_or_more() {
            let unsigned = node.plain_text().map(|text| text.strip_prefix('-').unwrap_or(text));
            if unsigned.is_some_and(|text| text.starts_with(|c: char| c.is_ascii_digit())) {
                sum.numbers.extend(self.number(node));
            } else {
                match self.term(node, asked, home, each) {
                    Some(term) => sum.terms.push(term),
                    None => whole = false,
                }
            }
        }
        whole.then_some(sum)
    }

    /// Cells in one list, without numbers of the form's own.
    fn cells_only(
        &mut self,
        node: &Node<'_>,
        asked: &Asked,
        home: Option<BlockId>,
        each: Each,
    ) -> Option<Sum> {
        let list = self.sum(node, asked, home, each)?;
        let cells = list.numbers.is_empty().then_some(list);
        if cells.is_none() {
            self.error(
                codes::TERM_SHAPE,
                node.place,
                message!(zh: "这里不能写数", en: "a number cannot stand here"),
                message!(zh: "写行、列或格的 id", en: "write ids of rows, columns or cells"),
            );
        }
        cells
    }

    /// A number that the form states itself; no id begins with a digit.
    fn number(&mut self, node: &Node<'_>) -> Option<Decimal> {
        let text = node.text(self.diagnostics)?;
        let number = Decimal::from_str_exact(text).ok();
        let number = number.filter(|n| n.scale() <= MOST_DECIMALS && n.abs() <= Decimal::from(MOST));
        if number.is_none() {
            self.error(
                codes::BAD_WORD,
                node.place,
                message!(zh: "这里不能写“{text}”", en: "'{text}' cannot stand here"),
                message!(
                    zh: "写行、列或格的 id，或不大于 {MOST} 的数，至多 {MOST_DECIMALS} 位小数",
                    en: "write the id of a row, a column or a cell, or a number of at most {MOST} with at \
                         most {MOST_DECIMALS} decimals"
                ),
            );
        }
        number
    }

    /// One term: `-block.row@last`, `row@parts`, with what `each` leaves open.
    fn term(&mut self, node: &Node<'_>, asked: &Asked, home: Option<BlockId>, each: Each) -> Option<Term> {
        let text = node.text(self.diagnostics)?;
        let (negative, path) = text.strip_prefix('-').map_or((false, text), |path| (true, path));
        let elsewhere = [("@last", Reported::Before), ("@parts", Reported::Parts)];
        let (path, reported) = elsewhere
            .into_iter()
            .find_map(|(suffix, reported)| Some((path.strip_suffix(suffix)?, reported)))
            .unwrap_or((path, Reported::Here));
        if reported == Reported::Parts && !self.has_parts {
            self.error(
                codes::TERM_SHAPE,
                node.place,
                message!(
                    zh: "写了 @parts，而表式没有说由哪些期间组成",
                    en: "`@parts` stands here, and the form does not say what its periods are made of"
                ),
                message!(
                    zh: "在表式里写 parts: 较短期间所用表式的 id",
                    en: "name the form of the shorter periods in the form's `parts`"
                ),
            );
        }
        // A path within the block at hand wins; otherwise it begins with the address of a block, the longest
        // first.
        let here = home.and_then(|block| Some((block, pick(asked.block(block), path, each)?)));
        let found = here.or_else(|| {
            let named =
                asked.blocks.entries().filter_map(|(id, block)| Some((id, block, rest_of(path, &block.id)?)));
            // The first of those with the longest address.
            let (id, block, rest) = named.min_by_key(|(_, block, _)| std::cmp::Reverse(block.id.len()))?;
            Some((id, pick(block, rest, each)?))
        });
        if found.is_none() {
            let known = home.map(|block| {
                let block = asked.block(block);
                let (rows, columns) = (block.rows.ids().join(", "), block.columns.ids().join(", "));
                match each {
                    Each::Column => rows,
                    Each::Row => columns,
                    Each::Once => format!("({rows}).({columns})"),
                }
            });
            // A check of the form itself begins each term with a block.
            let blocks = || {
                let ids = asked.blocks.iter().map(|block| format!("{}.…", block.id));
                ids.collect::<Vec<_>>().join(", ")
            };
            let known = known.unwrap_or_else(blocks);
            let (zh, en) = match each {
                Each::Column => ("行", "row"),
                Each::Row => ("列", "column"),
                Each::Once => ("格（行.列）", "cell (row.column)"),
            };
            self.error(
                codes::UNKNOWN_TERM,
                node.place,
                message!(
                    zh: "勾稽规则里的“{path}”不是这里的{zh}",
                    en: "the check names '{path}', which is no {en} here"
                ),
                message!(zh: "有：{known}", en: "there are: {known}"),
            );
        }
        let (block, pick) = found?;
        Some(Term { negative, reported, block, pick })
    }
}

fn rest_of<'p>(path: &'p str, block: &str) -> Option<&'p str> {
    path.strip_prefix(block)?.strip_prefix('.')
}

fn pick(block: &Block, path: &str, each: Each) -> Option<Pick> {
    match each {
        Each::Column => block.rows.under(path).map(Pick::Rows),
        Each::Row => block.columns.under(path).map(Pick::Columns),
        Each::Once => {
            let (row, column) = path.split_once('.')?;
            let (rows, columns) = (block.rows.under(row)?, block.columns.under(column)?);
            let cells = rows.iter().flat_map(|&row| columns.iter().map(move |&column| (row, column)));
            Some(Pick::Cells(cells.filter(|&(row, column)| block.has(row, column)).collect()))
        }
    }
}
