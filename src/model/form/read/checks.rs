//! Checks and readings of a form.

use super::relations::Each;
use super::{Reader, brought, codes};
use crate::model::form::asked::Asked;
use crate::model::form::{Axis, Check, Over, Reading, Relation, Strictness, Sum};
use crate::model::id::{BlockId, CheckId, Id, List};
use crate::text::message;
use crate::text::yaml::{Fields, Node};

impl Reader<'_> {
    /// Every check: those that the blocks bring, with those that each block has of its own, then those over
    /// several blocks.
    pub(super) fn checks(
        &mut self,
        asked: &Asked,
        of_blocks: &[(BlockId, Option<&Node<'_>>)],
        of_form: Option<&Node<'_>>,
    ) -> List<CheckId, Check> {
        let mut checks: List<CheckId, Check> = List::default();
        for &(block, own) in of_blocks {
            for check in brought::checks(asked, block) {
                checks.extend(self.that_fires(asked, check));
            }
            self.own_checks(asked, own, Some(block), &mut checks);
        }
        self.own_checks(asked, of_form, None, &mut checks);
        checks
    }

    fn own_checks(
        &mut self,
        asked: &Asked,
        nodes: Option<&Node<'_>>,
        home: Option<BlockId>,
        checks: &mut List<CheckId, Check>,
    ) {
        for node in nodes.and_then(|n| n.items(self.diagnostics)).unwrap_or_default() {
            let Some(check) = self.check(node, home, asked) else { continue };
            if let Some(first) = checks.iter().find(|other| other.id == check.id) {
                self.duplicate(&check.id, check.place, first.place);
            }
            checks.extend(self.that_fires(asked, check));
        }
    }

    /// A check of a block, or of the form itself.
    fn check(&mut self, node: &Node<'_>, home: Option<BlockId>, asked: &Asked) -> Option<Check> {
        let mut fields = Fields::of(node, self.diagnostics)?;
        let id_node = fields.require("id", self.diagnostics);
        let id = id_node.and_then(|n| self.id(n, '_'));
        let each = self.each(&mut fields);
        let strictness =
            fields.get("severity").and_then(|n| self.word(n, &Strictness::ALL)).unwrap_or(Strictness::Strict);
        let kinds = self.kinds(&mut fields);
        let says = fields.require("says", self.diagnostics);
        let says = self.label(says);
        let (only, except) = (fields.get("only"), fields.get("except"));
        let relation = self.relation(&mut fields, node, asked, home, each);
        fields.finish(self.diagnostics);
        let (id, relation) = (id?, relation?);
        let Some(first) = first_block(&relation) else {
            self.error(
                codes::TERM_SHAPE,
                node.place,
                message!(zh: "这条勾稽规则里没有一个格", en: "the check names no cell"),
                message!(
                    zh: "至少有一边写上行、列或格，如 [[received], [0]]",
                    en: "name a row, column or cell on one side at least, as in [[received], [0]]"
                ),
            );
            return None;
        };
        let of_block = home.is_some();
        let home = home.unwrap_or(first);
        let block = asked.block(home);
        let over = match each {
            Each::Column => Over::Columns(self.repeated_over(&block.columns, only, except, &block.id)),
            Each::Row => Over::Rows(self.repeated_over(&block.rows, only, except, &block.id)),
            Each::Once => {
                [only, except].into_iter().flatten().for_each(|list| self.narrows_nothing(list));
                Over::Once
            }
        };
        let id = if of_block { format!("{}.{id}", block.id) } else { id };
        let place = id_node.map_or(node.place, |n| n.place);
        Some(Check { id, home, over, strictness, kinds, says, relation, place })
    }

    /// The rows or columns that a check is repeated over: all, or those of `only`, or all but those of
    /// `except`.
    fn repeated_over<I: Id + PartialEq>(
        &mut self,
        axis: &Axis<I>,
        only: Option<&Node<'_>>,
        except: Option<&Node<'_>>,
        block: &str,
    ) -> Vec<I> {
        let mut over: Vec<I> = axis.leaves.ids().collect();
        for (list, wanted) in [(only, true), (except, false)] {
            let Some(list) = list else { continue };
            let (mut named, texts) = (Vec::new(), self.texts(list));
            // A list of none is as much a slip as one of all.
            let mut some = wanted && texts.is_empty();
            for (text, place) in texts {
                match axis.under(text) {
                    Some(leaves) => named.extend(leaves),
                    None => self.error(
                        codes::UNKNOWN_TERM,
                        place,
                        message!(zh: "“{block}”中没有“{text}”", en: "'{block}' has no '{text}'"),
                        message!(zh: "有：{}", en: "it has: {}", axis.ids().join(", ")),
                    ),
                }
            }
            some |= !named.is_empty();
            over.retain(|leaf| named.contains(leaf) == wanted);
            if over.is_empty() && some {
                self.error(
                    codes::EMPTY,
                    list.place,
                    message!(
                        zh: "这样一来，这条勾稽规则一处也不适用",
                        en: "this leaves the check nothing to be repeated over"
                    ),
                    message!(
                        zh: "only 与 except 通常只写一个；写对要核对的行或列",
                        en: "name the rows or columns to be checked in `only`, or those not to be in \
                             `except`, not both"
                    ),
                );
            }
        }
        over
    }

    /// What narrows a repetition that is none.
    fn narrows_nothing(&mut self, list: &Node<'_>) {
        self.error(
            codes::TERM_SHAPE,
            list.place,
            message!(
                zh: "没有 each 的规则只核对一次，only 与 except 无从缩小范围",
                en: "a check without `each` is made once, so `only` and `except` have nothing to narrow"
            ),
            message!(
                zh: "写上 each: row 或 each: column，或删去这一项",
                en: "write `each: row` or `each: column`, or take this out"
            ),
        );
    }

    fn each(&mut self, fields: &mut Fields<'_, '_>) -> Each {
        fields
            .get("each")
            .and_then(|n| self.word(n, &[("column", Each::Column), ("row", Each::Row)]))
            .unwrap_or(Each::Once)
    }

    /// A detector over the rows or columns of several blocks.
    pub(super) fn reading(&mut self, node: &Node<'_>, asked: &Asked) -> Option<Reading> {
        let mut fields = Fields::of(node, self.diagnostics)?;
        let id = fields.require("id", self.diagnostics).and_then(|n| self.id(n, '_'));
        let blocks = fields.require("blocks", self.diagnostics).map(|n| self.texts(n)).unwrap_or_default();
        let each = self.each(&mut fields);
        if each != Each::Row {
            self.error(
                codes::TERM_SHAPE,
                node.place,
                message!(
                    zh: "判读逐行进行，这里没有写 each: row",
                    en: "a reading looks at each row, and this one does not say `each: row`"
                ),
                message!(zh: "写 each: row，各项为列", en: "write `each: row`; its terms are columns"),
            );
        }
        let equal = fields.require("equal", self.diagnostics);
        let mut label = |name| {
            let node = fields.require(name, self.diagnostics);
            self.label(node)
        };
        let (says, holds, otherwise) = (label("says"), label("holds"), label("else"));
        fields.finish(self.diagnostics);
        let (id, equal) = (id?, equal?);
        let mut over: Vec<(BlockId, Sum, Sum)> = Vec::new();
        for (name, place) in blocks {
            let Some(block) = asked.find_block(name) else {
                self.no_such_cell(name, place, asked);
                continue;
            };
            if let Some((left, right)) = self.pair(equal, asked, Some(block), each) {
                over.push((block, left, right));
            }
        }
        Some(Reading { id, over, says, holds, otherwise })
    }
}

/// The block of a relation's first term.
fn first_block(relation: &Relation) -> Option<BlockId> {
    let first = |sum: &Sum| sum.terms.first().map(|term| term.block);
    match relation {
        Relation::Compare(left, _, right) => first(left).or_else(|| first(right)),
        Relation::Any(pairs) => pairs.first().and_then(|(left, right)| first(left).or_else(|| first(right))),
        Relation::Order(of, _)
        | Relation::Together(of)
        | Relation::Given(of, _)
        | Relation::Written(of, _)
        | Relation::Dates(of)
        | Relation::Described(of) => first(of),
        Relation::Between(term, _)
        | Relation::Extreme(term, _, _)
        | Relation::Share(term, ..)
        | Relation::Requires(term, _)
        | Relation::Change(term, _) => Some(term.block),
    }
}
