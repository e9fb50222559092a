//! Rows and columns of a form, with what their cells inherit.

use super::{Reader, codes};
use crate::model::figure::CellKind;
use crate::model::form::{Aggregate, Axis, CellSpec, Leaf, Node as AxisNode};
use crate::model::id::{Id, List};
use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};
use std::collections::BTreeMap;

/// What cells inherit from the table, the block or the group they are in.
#[derive(Debug, Clone, Default)]
pub(super) struct Inherited {
    pub cell: CellSpec,
    // Whether a group or leaf declares something of its own, which then wins over the other axis.
    own: bool,
    no_sum: bool,
}

/// What may stand on an axis only once, and where it stands first.
#[derive(Default)]
struct First {
    ids: BTreeMap<String, Place>,
    /// Open rows, by the row that they stand under.
    open: BTreeMap<Option<String>, Place>,
}

impl Reader<'_> {
    /// Reads what a table, block, group or leaf says of its cells.
    pub(super) fn inherited(&mut self, fields: &mut Fields<'_, '_>, from: &Inherited) -> Inherited {
        let mut found = from.clone();
        if let Some(kind) = fields.get("kind").and_then(|n| self.word(n, &CellKind::ALL)) {
            found.cell.kind = kind;
            found.own = true;
        }
        if let Some(decimals) = fields.get("decimals").and_then(|n| self.cell_decimals(n)) {
            found.cell.decimals = decimals;
            found.own = true;
        }
        if let Some(sparse) = fields.get("sparse").and_then(|n| n.boolean(self.diagnostics)) {
            found.cell.sparse = sparse;
            found.own = true;
        }
        if let Some(node) = fields.get("unit") {
            found.cell.units = self.units(node);
            found.own = true;
        }
        if let Some(printed) = fields.get("unit_printed").and_then(|n| n.boolean(self.diagnostics)) {
            found.cell.unit_printed = printed;
            found.own = true;
        }
        if let Some(aggregate) = fields.get("aggregate").and_then(|n| self.word(n, &Aggregate::ALL)) {
            found.cell.aggregate = aggregate;
            found.own = true;
        }
        if let Some(adds) = fields.get("adds").and_then(|n| n.boolean(self.diagnostics)) {
            found.no_sum = !adds;
        }
        found
    }

    /// A tree of rows or columns.
    pub(super) fn axis<I: Id + PartialEq>(
        &mut self,
        node: &Node<'_>,
        children: &str,
        inherited: &Inherited,
    ) -> Axis<I> {
        let mut axis = Axis::default();
        let start = Inherited { own: false, ..inherited.clone() };
        let mut first = First::default();
        axis.nodes = self.nodes(node, children, &start, &mut axis.leaves, &mut first);
        self.outer_rows(&axis, &first);
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

    /// Whether a report names the rows of a leaf itself, and under which row they stand: those under none in
    /// one place of a block, and those under a row in one place too.
    fn open(&mut self, fields: &mut Fields<'_, '_>, first: &mut First) -> (bool, Option<String>) {
        let within = fields.get("in").and_then(|node| Some((self.id(node, '_')?, node.place)));
        let open =
            fields.get("open").map(|node| (node.boolean(self.diagnostics).unwrap_or(false), node.place));
        let Some((true, place)) = open else {
            if let Some((within, place)) = within {
                self.error(
                    codes::INNER,
                    place,
                    message!(
                        zh: "只有开放的行可以写在“{within}”之下",
                        en: "only open rows can stand under '{within}'"
                    ),
                    message!(zh: "加上 open: true，或删去 in", en: "add `open: true`, or leave `in` out"),
                );
            }
            return (false, None);
        };
        let within = within.map(|(within, _)| within);
        if let Some(first) = first.open.insert(within.clone(), place) {
            self.diagnostics.push(
                Diagnostic::error(
                    codes::TWO_OPEN,
                    place,
                    message!(
                        zh: "一张表只能有一处开放的行，一行之下也只能有一处",
                        en: "a block can have open rows in one place only, and so can a row under it"
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
        (true, within)
    }

    /// Rows stand under a row of figures of their block that stands under none itself.
    fn outer_rows<I: Id + PartialEq>(&mut self, axis: &Axis<I>, first: &First) {
        for leaf in axis.leaves.iter() {
            let Some(within) = &leaf.within else { continue };
            let outer = axis.leaf(within).map(|outer| axis.one(outer));
            if outer.is_some_and(|outer| outer.within.is_none()) {
                continue;
            }
            let Some(&place) = first.open.get(&leaf.within) else { continue };
            let can = axis.leaves.iter().filter(|leaf| leaf.within.is_none());
            let can: Vec<&str> = can.map(|leaf| leaf.id.as_str()).collect();
            self.error(
                codes::INNER,
                place,
                message!(
                    zh: "“{within}”之下不能有行：它不是这张表的行，或自己就在别的行之下",
                    en: "no rows can stand under '{within}': it is no row of the table, or stands under \
                         another itself"
                ),
                message!(zh: "可写：{}", en: "there are: {}", can.join(", ")),
            );
        }
    }

    fn nodes<I: Id>(
        &mut self,
        node: &Node<'_>,
        children: &str,
        inherited: &Inherited,
        leaves: &mut List<I, Leaf>,
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
            let (open, within) =
                if children == "rows" { self.open(&mut fields, first) } else { (false, None) };
            let total = fields.get("total").and_then(|n| n.boolean(self.diagnostics)).unwrap_or(false);
            fields.finish(self.diagnostics);
            let Some(id) = id else { continue };
            let leaf = leaves.push(Leaf {
                id,
                name: label.clone(),
                label,
                total,
                open,
                within,
                adds: !own.no_sum,
                cell: own.own.then_some(own.cell),
            });
            nodes.push(AxisNode::Leaf(leaf));
        }
        nodes
    }
}
