//! Checks and readings of a form.

use super::{Reader, codes};
use crate::model::form::{Check, Comparison, Each, Form, Kinds, Reading, Relation, Strictness, Term};
use crate::model::form::{Pick, Sum};
use crate::model::label::Label;
use crate::text::message;
use crate::text::yaml::{Fields, Node};

impl Reader<'_> {
    /// The checks that the totals of a block bring.
    pub(super) fn totals(&mut self, form: &mut Form, position: usize) {
        let block = &form.blocks[position];
        let sum = |pick| vec![Term { negative: false, last: false, block: position, pick }];
        let says = Label::new([
            ("zh".to_owned(), "总计等于各项之和".to_owned()),
            ("en".to_owned(), "The total is the sum of its parts".to_owned()),
        ]);
        let mut found = Vec::new();
        for (axis, each) in [(&block.columns, Each::Row), (&block.rows, Each::Column)] {
            for (total, parts) in axis.totals() {
                let pick =
                    |leaves| if each == Each::Row { Pick::Columns(leaves) } else { Pick::Rows(leaves) };
                let over = match each {
                    Each::Row => (0..block.rows.leaves.len()).collect(),
                    _ => (0..block.columns.leaves.len()).filter(|&c| block.columns.leaves[c].adds).collect(),
                };
                found.push(Check {
                    id: format!("{}.{}", block.id, axis.leaves[total].id),
                    home: position,
                    each,
                    over,
                    strictness: Strictness::Strict,
                    kinds: Kinds::default(),
                    says: says.clone(),
                    relation: Relation::Compare(sum(pick(parts)), Comparison::Equal, sum(pick(vec![total]))),
                    place: block.place,
                });
            }
        }
        form.checks.append(&mut found);
    }

    /// A check of a block, or of the form itself.
    pub(super) fn check(&mut self, node: &Node<'_>, home: Option<usize>, form: &mut Form) {
        let Some(mut fields) = Fields::of(node, self.diagnostics) else { return };
        let id_node = fields.require("id", self.diagnostics);
        let id = id_node.and_then(|n| self.id(n, '_'));
        let each = self.each(&mut fields);
        let strictness = fields
            .get("severity")
            .and_then(|n| self.word(n, &[("strict", Strictness::Strict), ("notice", Strictness::Notice)]))
            .unwrap_or(Strictness::Strict);
        let kinds = self.kinds(&mut fields);
        let says = fields.require("says", self.diagnostics);
        let says = self.label(says);
        let (only, except) = (fields.get("only"), fields.get("except"));
        let relation = self.relation(&mut fields, node, form, home, each);
        fields.finish(self.diagnostics);
        let (Some(id), Some(relation)) = (id, relation) else { return };
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
            return;
        };
        let of_block = home.is_some();
        let home = home.unwrap_or(first);
        let block = &form.blocks[home];
        let axis = if each == Each::Column { &block.columns } else { &block.rows };
        let mut over: Vec<usize> = (0..axis.leaves.len()).collect();
        for (list, wanted) in [(only, true), (except, false)] {
            let Some(list) = list else { continue };
            let mut named = Vec::new();
            for (text, place) in self.texts(list) {
                match axis.under(text) {
                    Some(leaves) => named.extend(leaves),
                    None => self.error(
                        codes::UNKNOWN_TERM,
                        place,
                        message!(zh: "“{}”中没有“{text}”", en: "'{}' has no '{text}'", block.id),
                        message!(zh: "有：{}", en: "it has: {}", axis.ids().join(", ")),
                    ),
                }
            }
            let some = !named.is_empty();
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
                        en: "name the rows or columns to be checked in `only`, or those not to be in `except`, not both"
                    ),
                );
            }
        }
        let id = if of_block { format!("{}.{id}", block.id) } else { id };
        let place = id_node.map_or(node.place, |n| n.place);
        if let Some(first) = form.checks.iter().find(|check| check.id == id) {
            self.duplicate(&id, place, first.place);
        }
        form.checks.push(Check { id, home, each, over, strictness, kinds, says, relation, place });
    }

    fn each(&mut self, fields: &mut Fields<'_, '_>) -> Each {
        fields
            .get("each")
            .and_then(|n| self.word(n, &[("column", Each::Column), ("row", Each::Row)]))
            .unwrap_or(Each::Once)
    }

    /// A detector over the rows or columns of several blocks.
    pub(super) fn reading(&mut self, node: &Node<'_>, form: &mut Form) {
        let Some(mut fields) = Fields::of(node, self.diagnostics) else { return };
        let id = fields.require("id", self.diagnostics).and_then(|n| self.id(n, '_'));
        let blocks = fields.require("blocks", self.diagnostics).map(|n| self.texts(n)).unwrap_or_default();
        let each = self.each(&mut fields);
        let equal = fields.require("equal", self.diagnostics);
        let mut label = |name| {
            let node = fields.require(name, self.diagnostics);
            self.label(node)
        };
        let (says, holds, otherwise) = (label("says"), label("holds"), label("else"));
        fields.finish(self.diagnostics);
        let (Some(id), Some(equal)) = (id, equal) else { return };
        let mut over: Vec<(usize, Sum, Sum)> = Vec::new();
        for (name, place) in blocks {
            let Some(block) = form.block(name) else {
                self.no_such_cell(name, place, form);
                continue;
            };
            if let Some((left, right)) = self.pair(equal, form, Some(block), each) {
                over.push((block, left, right));
            }
        }
        form.readings.push(Reading { id, over, says, holds, otherwise });
    }
}

/// The block of a relation's first term.
fn first_block(relation: &Relation) -> Option<usize> {
    let first = |sum: &Sum| sum.first().map(|term| term.block);
    match relation {
        Relation::Compare(left, _, right) => first(left).or_else(|| first(right)),
        Relation::Any(pairs) => pairs.first().and_then(|(left, right)| first(left).or_else(|| first(right))),
        Relation::Order(term, _)
        | Relation::Between(term, _)
        | Relation::Extreme(term, _, _)
        | Relation::Share(term, ..)
        | Relation::Requires(term, _)
        | Relation::Change(term, _) => Some(term.block),
    }
}
