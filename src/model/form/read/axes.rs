//! Rows and columns of a form, with what their cells inherit.

use super::{Reader, codes};
use crate::model::figure::CellKind;
use crate::model::form::{Aggregate, Axis, Coded, Declared, Leaf, Node as AxisNode, Strictness};
use crate::model::id::{Id, List};
use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};
use std::collections::{BTreeMap, BTreeSet};

/// What is said of cells, by the table, block, group or leaf that they are in and all around it.
#[derive(Debug, Clone)]
pub(super) struct Inherited {
    pub declared: Declared,
    adds: bool,
}

impl Default for Inherited {
    fn default() -> Self {
        Self { declared: Declared::default(), adds: true }
    }
}

/// What may stand on an axis only once, and where it stands first.
#[derive(Default)]
struct First {
    ids: BTreeMap<String, Place>,
    /// The open row that stands under no other.
    open: Option<Place>,
}

/// The leaves of an axis while they are read.
struct Leaves<'l, I> {
    all: &'l mut List<I, Leaf>,
    /// The rows that each says it stands under.
    under: Vec<(I, Vec<(String, Place)>)>,
}

/// How much it matters whether a row is the sum that it should be.
const SUMS: [(&str, Option<Strictness>); 3] =
    [("strict", Some(Strictness::Strict)), ("notice", Some(Strictness::Notice)), ("none", None)];

impl Reader<'_> {
    /// Reads what a table, block, group or leaf says of its cells.
    pub(super) fn inherited(&mut self, fields: &mut Fields<'_, '_>, from: &Inherited) -> Inherited {
        let declared = Declared {
            kind: fields.get("kind").and_then(|n| self.word(n, &CellKind::ALL)),
            decimals: fields.get("decimals").and_then(|n| self.cell_decimals(n)),
            sparse: fields.get("sparse").and_then(|n| n.boolean(self.diagnostics)),
            units: fields.get("unit").map(|n| self.units(n)),
            unit_printed: fields.get("unit_printed").and_then(|n| n.boolean(self.diagnostics)),
            aggregate: fields.get("aggregate").and_then(|n| self.word(n, &Aggregate::ALL)),
        };
        let adds = fields.get("adds").and_then(|n| n.boolean(self.diagnostics)).unwrap_or(from.adds);
        Inherited { declared: declared.within(&from.declared), adds }
    }

    /// A tree of rows or columns.
    pub(super) fn axis<I: Id + PartialEq>(
        &mut self,
        node: &Node<'_>,
        children: &str,
        inherited: &Inherited,
    ) -> Axis<I> {
        let mut axis = Axis::default();
        // What the block declares holds for both axes, and loses against either.
        let start = Inherited { declared: Declared::default(), ..*inherited };
        let mut first = First::default();
        let mut leaves = Leaves { all: &mut axis.leaves, under: Vec::new() };
        axis.nodes = self.nodes(node, children, &start, &mut leaves, &mut first);
        let under = leaves.under;
        self.put_under(&mut axis, under);
        // A node that is no list is a diagnostic already.
        if axis.leaves.is_empty() && node.is_sequence() {
            self.error(
                codes::EMPTY,
                node.place,
                message!(zh: "这里没有任何行或列", en: "there is no row or column here"),
                message!(
                    zh: "至少写一个：{{id: total, label: {{zh: 总计, en: Total}}}}",
                    en: "write at least one: {{id: total, label: {{zh: 总计, en: Total}}}}"
                ),
            );
        }
        axis.name_leaves();
        axis
    }

    /// An id that no other row or column of the axis has, groups included.
    fn unique_id(&mut self, node: &Node<'_>, first: &mut First) -> Option<String> {
        let id = self.id(node, '_')?;
        match first.ids.get(&id) {
            Some(&first) => self.duplicate(&id, node.place, first),
            None => _ = first.ids.insert(id.clone(), node.place),
        }
        Some(id)
    }

    /// Whether a report names the rows of a leaf itself, under which rows these stand, and which codes they
    /// may have. What stands under no other is in one place of a block.
    fn open(
        &mut self,
        fields: &mut Fields<'_, '_>,
        first: &mut First,
    ) -> (bool, Vec<(String, Place)>, Vec<Coded>) {
        let within = fields.get("in").map(|node| self.texts(node)).unwrap_or_default();
        let within: Vec<(String, Place)> =
            within.into_iter().map(|(id, place)| (id.to_owned(), place)).collect();
        let codes = fields.get("codes").map(|node| (self.list(node), node.place));
        let open =
            fields.get("open").map(|node| (node.boolean(self.diagnostics).unwrap_or(false), node.place));
        let Some((true, place)) = open else {
            if let Some((_, place)) = codes.as_ref().filter(|(list, _)| !list.is_empty()) {
                self.error(
                    codes::INNER,
                    *place,
                    message!(zh: "只有开放的行可以有 codes", en: "only open rows can have `codes`"),
                    message!(zh: "加上 open: true，或删去 codes", en: "add `open: true`, or leave `codes` out"),
                );
            }
            if let [_, (_, place), ..] = within[..] {
                self.error(
                    codes::INNER,
                    place,
                    message!(
                        zh: "表式自己的行只能在一行之下",
                        en: "a row of the form's own can stand under one row only"
                    ),
                    message!(
                        zh: "in 只写一行；各报告自己命名的行加上 open: true",
                        en: "name one row in `in`; for rows that reports name, add `open: true`"
                    ),
                );
            }
            return (false, within, Vec::new());
        };
        let codes = codes.map(|(list, _)| list).unwrap_or_default();
        if within.is_empty()
            && let Some(first) = first.open.replace(place)
        {
            self.diagnostics.push(
                Diagnostic::error(
                    codes::TWO_OPEN,
                    place,
                    message!(
                        zh: "一张表只能有一处不在别的行之下的开放的行",
                        en: "a block can have open rows that stand under no other in one place only"
                    ),
                )
                .related(first, message!(zh: "另一处在这里", en: "the other is here"))
                .remedy(message!(
                    zh: "只留一个 open: true；其余的用 in 写明在哪一行之下，或另写成一块（blocks）",
                    en: "keep one `open: true`; say with `in` under which row the others stand, or put them \
                         into a block of their own (`blocks`)"
                )),
            );
        }
        (true, within, codes)
    }

    /// Puts rows under those that they name: a row of figures, or all of a group. Rows that codes tell apart
    /// may stand under any others; these stand under rows that stand under none themselves.
    fn put_under<I: Id + PartialEq>(&mut self, axis: &mut Axis<I>, under: Vec<(I, Vec<(String, Place)>)>) {
        let ids: Vec<(I, Vec<(String, Place)>)> =
            under.into_iter().filter(|(_, within)| !within.is_empty()).collect();
        let is_inner = |leaf: I| ids.iter().any(|(inner, _)| *inner == leaf);
        let mut found: Vec<(I, BTreeSet<String>)> = Vec::new();
        for (inner, within) in &ids {
            let coded = !axis.one(*inner).codes.is_empty();
            let may = |outer: I| {
                let other = axis.one(outer);
                outer != *inner && if coded { other.codes.is_empty() } else { !is_inner(outer) }
            };
            let mut outers = BTreeSet::new();
            for (id, place) in within {
                let all = if id == "*" { axis.matching(None) } else { axis.under(id) };
                let all = all.unwrap_or_default().into_iter();
                let fitting: Vec<String> =
                    all.filter(|&outer| may(outer)).map(|outer| axis.one(outer).id.clone()).collect();
                if fitting.is_empty() {
                    let can = axis.leaves.ids().filter(|&outer| may(outer));
                    let can: Vec<&str> = can.map(|outer| axis.one(outer).id.as_str()).collect();
                    self.error(
                        codes::INNER,
                        *place,
                        message!(
                            zh: "“{id}”之下不能有行：它不是这张表的行，或自己就在别的行之下",
                            en: "no rows can stand under '{id}': it is no row of the table, or stands under \
                                 another itself"
                        ),
                        message!(zh: "可写：{}", en: "there are: {}", can.join(", ")),
                    );
                }
                outers.extend(fitting);
            }
            found.push((*inner, outers));
        }
        for (inner, outers) in found {
            axis.leaves.change(inner, |leaf| leaf.within = outers);
        }
    }

    fn nodes<I: Id + PartialEq>(
        &mut self,
        node: &Node<'_>,
        children: &str,
        inherited: &Inherited,
        leaves: &mut Leaves<'_, I>,
        first: &mut First,
    ) -> Vec<AxisNode<I>> {
        let mut nodes = Vec::new();
        for node in node.items(self.diagnostics).unwrap_or_default() {
            let Some(mut fields) = Fields::of(node, self.diagnostics) else { continue };
            let own = self.inherited(&mut fields, inherited);
            if let Some(inner) = fields.get(children) {
                let id = fields.get("id").and_then(|n| self.unique_id(n, first));
                let label = self.label(fields.get("label"));
                fields.finish(self.diagnostics);
                let nodes_within = self.nodes(inner, children, &own, leaves, first);
                nodes.push(AxisNode::Group { id, label, nodes: nodes_within });
                continue;
            }
            let id = fields.require("id", self.diagnostics).and_then(|n| self.unique_id(n, first));
            let label = fields.require("label", self.diagnostics);
            let label = self.label(label);
            // A report can name rows of its own, never columns.
            let (open, within, codes) = if children == "rows" {
                self.open(&mut fields, first)
            } else {
                (false, Vec::new(), Vec::new())
            };
            let sum = fields.get("sum").and_then(|n| self.word(n, &SUMS)).unwrap_or(Some(Strictness::Strict));
            let total = fields.get("total").and_then(|n| n.boolean(self.diagnostics)).unwrap_or(false);
            fields.finish(self.diagnostics);
            let Some(id) = id else { continue };
            let leaf = leaves.all.push(Leaf {
                id,
                name: label.clone(),
                label,
                total,
                open,
                within: BTreeSet::new(),
                codes,
                sum,
                adds: own.adds,
                declared: own.declared,
            });
            leaves.under.push((leaf, within));
            nodes.push(AxisNode::Leaf(leaf));
        }
        nodes
    }
}
