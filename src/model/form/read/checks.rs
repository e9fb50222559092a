//! Checks and readings of a form.

use super::relations::Each;
use super::{Reader, codes};
use crate::model::figure::CellKind;
use crate::model::form::{
    Axis, Check, Comparison, Form, Kinds, Leaf, Over, Reading, Relation, Strictness, Term,
};
use crate::model::form::{Pick, Reported, Sum};
use crate::model::id::{BlockId, ColumnId, Id, RowId};
use crate::model::label::Label;
use crate::text::message;
use crate::text::strings;
use crate::text::yaml::{Fields, Node};

impl Reader<'_> {
    /// The checks that the totals of a block bring.
    pub(super) fn totals(&mut self, form: &mut Form, home: BlockId) {
        let block = form.block(home);
        let sum = |pick| Sum::of(Term { negative: false, reported: Reported::Here, block: home, pick });
        let says = Label::new(strings::everywhere("rule.total"));
        let total = |id: &str, strictness, over, parts, total| Check {
            id: format!("{}.{id}", block.id),
            home,
            over,
            strictness,
            kinds: Kinds::default(),
            says: says.clone(),
            relation: Relation::Compare(sum(parts), Comparison::Equal, sum(total)),
            place: block.place,
        };
        let every_row = || Over::Rows(block.rows.leaves.ids().collect());
        let adding = block.columns.leaves.entries().filter(|(_, column)| column.adds);
        let adding: Vec<_> = adding.map(|(column, _)| column).collect();
        let across = block.columns.totals().into_iter().map(|(column, mut parts)| {
            // A share beside counts is no part of their total; shares may add up to the whole.
            let whole = block.column(column);
            parts.retain(|&part| block.column(part).adds || !whole.adds);
            let id = &whole.id;
            total(id, Strictness::Strict, every_row(), Pick::Columns(parts), Pick::Columns(vec![column]))
        });
        let down = block.rows.totals().into_iter().flat_map(|(row, mut parts)| {
            // A median or a share beside counts is no part of their total.
            parts.retain(|&part| block.row(part).adds);
            let leaf = block.row(row);
            let Some(strictness) = leaf.sum else { return Vec::new() };
            if block.rows.inners(row).all(|inner| block.row(inner).codes.is_empty()) {
                let over = Over::Columns(adding.clone());
                return vec![total(&leaf.id, strictness, over, Pick::Rows(parts), Pick::Rows(vec![row]))];
            }
            // The total of each code is that of the rows with this code.
            let numeric = adding.iter().filter(|&&column| block.spec(Some(row), column).kind.is_numeric());
            let each = numeric.map(|&column| {
                let id = format!("{}_{}", leaf.id, block.column(column).id);
                let (parts, whole) = (Pick::Parts(column), Pick::Columns(vec![column]));
                total(&id, strictness, Over::Rows(vec![row]), parts, whole)
            });
            each.collect()
        });
        let found: Vec<Check> = across.chain(down).collect();
        for mut check in found {
            if self.fires(form, &mut check) {
                form.checks.push(check);
            }
        }
    }

    /// The checks that rows under others bring: a row is the sum of those under it, which have words that
    /// tell them apart.
    pub(super) fn nested(&mut self, form: &mut Form, home: BlockId) {
        let block = form.block(home);
        let of = |pick| Sum::of(Term { negative: false, reported: Reported::Here, block: home, pick });
        let check = |id: String, strictness, says, over, relation| Check {
            id: format!("{}.{id}", block.id),
            home,
            over,
            strictness,
            kinds: Kinds::default(),
            says: Label::new(strings::everywhere(says)),
            relation,
            place: block.place,
        };
        let mut found = Vec::new();
        let adding = |rows: &[RowId], column: ColumnId| {
            let leaf = block.column(column);
            let counts =
                |&row: &RowId| block.has(row, column) && block.spec(Some(row), column).kind.is_numeric();
            leaf.adds && rows.iter().any(counts)
        };
        let closed_under = |outer: RowId| block.rows.inners(outer).any(|inner| !block.row(inner).open);
        for (inner, leaf) in block.rows.leaves.entries().filter(|(_, leaf)| leaf.open) {
            let there = |column: &ColumnId| block.has(inner, *column);
            let Some(first) = block.columns.leaves.ids().find(there) else { continue };
            let under = |outer: &RowId| leaf.within.contains(&block.row(*outer).id);
            let outers: Vec<RowId> = block.rows.leaves.ids().filter(under).collect();
            let over = || Over::Rows(outers.clone());
            let coded = !leaf.codes.is_empty();
            let (strictness, says) = match coded {
                true => (Strictness::Strict, "rule.is-listed"),
                false => (Strictness::Notice, "rule.is-described"),
            };
            if outers.is_empty() {
                if coded {
                    let relation = Relation::Described(of(Pick::Rows(vec![inner])));
                    let over = Over::Columns(vec![first]);
                    found.push(check(leaf.id.clone(), strictness, says, over, relation));
                }
                continue;
            }
            let relation = Relation::Described(of(Pick::Inner(inner, first)));
            found.push(check(leaf.id.clone(), strictness, says, over(), relation));
            let Some(strictness) = leaf.sum.filter(|_| leaf.adds) else { continue };
            // Rows beside others of the form's own are parts with these.
            let summed: Vec<RowId> =
                outers.iter().copied().filter(|&outer| coded || !closed_under(outer)).collect();
            for (column, of_column) in block.columns.leaves.entries() {
                if adding(&[inner], column) && adding(&summed, column) {
                    let (parts, whole) = (of(Pick::Inner(inner, column)), of(Pick::Columns(vec![column])));
                    let relation = Relation::Compare(parts, Comparison::Equal, whole);
                    let (id, over) = (format!("{}_{}", leaf.id, of_column.id), Over::Rows(summed.clone()));
                    found.push(check(id, strictness, "rule.is-sum-of-inner", over, relation));
                }
            }
        }
        let wholes: Vec<RowId> = block.rows.leaves.ids().filter(|&outer| closed_under(outer)).collect();
        for (column, of_column) in block.columns.leaves.entries() {
            if adding(&wholes, column) {
                let (parts, whole) = (of(Pick::Parts(column)), of(Pick::Columns(vec![column])));
                let relation = Relation::Compare(parts, Comparison::Equal, whole);
                let (id, over) = (format!("parts_{}", of_column.id), Over::Rows(wholes.clone()));
                found.push(check(id, Strictness::Strict, "rule.is-sum-of-inner", over, relation));
            }
        }
        for mut check in found {
            if self.fires(form, &mut check) {
                form.checks.push(check);
            }
        }
    }

    /// The checks that the columns and rows of dates of a block bring: what is no date is told, and published
    /// as it is printed.
    pub(super) fn dates(&mut self, form: &mut Form, home: BlockId) {
        let block = form.block(home);
        let says = Label::new(strings::everywhere("rule.is-date"));
        let check = |id: &str, over, pick| Check {
            id: format!("{}.{id}_date", block.id),
            home,
            over,
            strictness: Strictness::Strict,
            kinds: Kinds::default(),
            says: says.clone(),
            relation: Relation::Dates(Sum::of(Term {
                negative: false,
                reported: Reported::Here,
                block: home,
                pick,
            })),
            place: block.place,
        };
        let is_date = |leaf: &Leaf| leaf.cell.as_ref().is_some_and(|cell| cell.kind == CellKind::Date);
        let whole = block.cell.kind == CellKind::Date;
        let columns = block
            .columns
            .leaves
            .entries()
            .filter(|(_, leaf)| is_date(leaf) || (whole && leaf.cell.is_none()));
        let rows = block.rows.leaves.entries().filter(|(_, leaf)| is_date(leaf));
        let down = columns.map(|(column, leaf)| {
            let rows =
                block.rows.leaves.ids().filter(|&row| block.spec(Some(row), column).kind == CellKind::Date);
            check(&leaf.id, Over::Rows(rows.collect()), Pick::Columns(vec![column]))
        });
        let across = rows.map(|(row, leaf)| {
            let columns = block.columns.leaves.ids();
            check(&leaf.id, Over::Columns(columns.collect()), Pick::Rows(vec![row]))
        });
        let found: Vec<Check> = down.chain(across).collect();
        for mut check in found {
            if self.fires(form, &mut check) {
                form.checks.push(check);
            }
        }
    }

    /// A check of a block, or of the form itself.
    pub(super) fn check(&mut self, node: &Node<'_>, home: Option<BlockId>, form: &mut Form) {
        let Some(mut fields) = Fields::of(node, self.diagnostics) else { return };
        let id_node = fields.require("id", self.diagnostics);
        let id = id_node.and_then(|n| self.id(n, '_'));
        let each = self.each(&mut fields);
        let strictness =
            fields.get("severity").and_then(|n| self.word(n, &Strictness::ALL)).unwrap_or(Strictness::Strict);
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
        let block = form.block(home);
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
        if let Some(first) = form.checks.iter().find(|check| check.id == id) {
            self.duplicate(&id, place, first.place);
        }
        let mut check = Check { id, home, over, strictness, kinds, says, relation, place };
        if self.fires(form, &mut check) {
            form.checks.push(check);
        }
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
    pub(super) fn reading(&mut self, node: &Node<'_>, form: &mut Form) {
        let Some(mut fields) = Fields::of(node, self.diagnostics) else { return };
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
        let (Some(id), Some(equal)) = (id, equal) else { return };
        let mut over: Vec<(BlockId, Sum, Sum)> = Vec::new();
        for (name, place) in blocks {
            let Some(block) = form.find_block(name) else {
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
