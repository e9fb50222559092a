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
    open: Option<Place>,
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
        axis.nodes = self.nodes(node, children, &start, &mut axis.leaves, &mut First::default());
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

    /// Whether a report names the rows of a leaf itself, which it can do in one place of a block.
    fn open(&mut self, fields: &mut Fields<'_, '_>, first: &mut First) -> bool {
        let Some(node) = fields.get("open") else { return false };
        let open = node.boolean(self.diagnostics).unwrap_or(false);
        if open && let Some(first) = first.open.replace(node.place) {
            self.diagnostics.push(
                Diagnostic::error(
                    codes::TWO_OPEN,
                    node.place,
                    message!(
                        zh: "一张表只能有一处开放的行",
                        en: "a block can have open rows in one place only"
                    ),
                )
                .related(first, message!(zh: "另一处在这里", en: "the other is here"))
                .remedy(message!(
                    zh: "只留一个 open: true，另一个写成单独的一块（blocks）",
                    en: "keep one `open: true`, and put the other rows into a block of their own (`blocks`)"
                )),
            );
        }
        open
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
            let open = children == "rows" && self.open(&mut fields, first);
            let total = fields.get("total").and_then(|n| n.boolean(self.diagnostics)).unwrap_or(false);
            fields.finish(self.diagnostics);
            let Some(id) = id else { continue };
            let leaf = leaves.push(Leaf {
                id,
                name: label.clone(),
                label,
                total,
                open,
                adds: !own.no_sum,
                cell: own.own.then_some(own.cell),
            });
            nodes.push(AxisNode::Leaf(leaf));
        }
        nodes
    }
}
