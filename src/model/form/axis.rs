//! The rows or the columns of a block: a tree whose leaves are what figures belong to.

use super::cell::Declared;
use super::codes::Coded;
use super::strictness::Strictness;
use crate::model::id::{Id, List};
use crate::model::label::Label;
use std::collections::BTreeSet;

/// A tree of rows or of columns.
#[derive(Debug, Clone)]
pub struct Axis<I> {
    /// The tree, as printed.
    pub nodes: Vec<Node<I>>,
    /// Its leaves, from first to last.
    pub leaves: List<I, Leaf>,
}

impl<I> Default for Axis<I> {
    fn default() -> Self {
        Self { nodes: Vec::new(), leaves: List::default() }
    }
}

/// A group or a leaf of the tree.
#[derive(Debug, Clone)]
pub enum Node<I> {
    /// A head over others.
    Group {
        /// Its id, if it has one.
        id: Option<String>,
        /// Its words.
        label: Label,
        /// What stands under it.
        nodes: Vec<Node<I>>,
    },
    /// A row or column of figures.
    Leaf(I),
}

/// One row or column of figures.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// Its id.
    pub id: String,
    /// Its words, as printed in its place.
    pub label: Label,
    /// Its words where it is spoken of alone: with its group's, where its own stand several times in the
    /// axis.
    pub name: Label,
    /// Whether it is the sum of its siblings.
    pub total: bool,
    /// Whether it stands for rows that each report names.
    pub open: bool,
    /// The rows that it stands under and is part of: a category, a component with its reasons. A row of the
    /// form's own stands under one; rows that reports name may stand under any of several.
    pub within: BTreeSet<String>,
    /// The words that rows of reports may have, each with the id that it gives the row; none where reports
    /// choose them.
    pub codes: Vec<Coded>,
    /// How much it matters whether it is the sum that it should be, a total of its siblings, or those under
    /// another row of that one; none where it need not be.
    pub sum: Option<Strictness>,
    /// Whether its figures add up, those of a column over rows and those of a row with other rows: medians,
    /// extremes and shares do not.
    pub adds: bool,
    /// What it, or a group that it is in, declares of its cells.
    pub declared: Declared,
}

impl<I: Id + PartialEq> Axis<I> {
    /// The leaf with this id.
    pub fn leaf(&self, id: &str) -> Option<I> {
        self.leaves.find(|leaf| leaf.id == id)
    }

    /// One of its leaves.
    pub fn one(&self, leaf: I) -> &Leaf {
        &self.leaves[leaf]
    }

    /// The leaf that stands for rows named by each report, and under no other.
    pub fn open(&self) -> Option<I> {
        self.leaves.find(|leaf| leaf.open && leaf.within.is_empty())
    }

    /// Whether reports name rows of it, be it under others.
    pub fn names_rows(&self) -> bool {
        self.leaves.iter().any(|leaf| leaf.open)
    }

    /// The leaves whose rows stand under those of another.
    pub fn inners(&self, outer: I) -> impl Iterator<Item = I> + '_ {
        self.leaves.ids().filter(move |&inner| self.one(inner).within.contains(&self.one(outer).id))
    }

    /// The leaf of the rows that a report names under those of another, where it does not say which: the
    /// first whose words it chooses itself, or the first.
    pub fn inner(&self, outer: I) -> Option<I> {
        let open = || self.inners(outer).filter(|&inner| self.one(inner).open);
        open().find(|&inner| self.one(inner).codes.is_empty()).or_else(|| open().next())
    }

    /// Each leaf under which reports name rows, with the leaf of these.
    pub fn nested(&self) -> impl Iterator<Item = (I, I)> + '_ {
        let open = self.leaves.ids().filter(|&inner| self.one(inner).open);
        open.flat_map(move |inner| {
            let outer = self.one(inner).within.iter();
            outer.filter_map(move |outer| Some((self.leaf(outer)?, inner)))
        })
    }

    /// The row that an id names by a code of the form's: its leaf, the id of the row that it stands under,
    /// and the code. `named` says which leaf the rows stand for that the report names itself.
    pub fn coded<'s>(
        &'s self,
        id: &'s str,
        named: impl Fn(&str) -> Option<I>,
    ) -> Option<(I, Option<&'s str>, &'s Coded)> {
        self.leaves.entries().find_map(|(inner, leaf)| {
            leaf.codes.iter().find_map(|code| {
                if leaf.within.is_empty() {
                    return (code.id == id).then_some((inner, None, code));
                }
                let outer = id.strip_suffix(&code.id)?.strip_suffix('_')?;
                let of = self.leaf(outer).filter(|&of| !self.one(of).open).or_else(|| named(outer))?;
                leaf.within.contains(&self.one(of).id).then_some((inner, Some(outer), code))
            })
        })
    }

    /// The leaves that a part of a pattern stands for: all of them for `*` or none; `None` where there are
    /// none.
    pub fn matching(&self, pattern: Option<&str>) -> Option<Vec<I>> {
        match pattern {
            None | Some("*") => Some(self.leaves.ids().collect()),
            Some(id) => self.under(id),
        }
    }

    /// The leaves that an id stands for: itself, or all under a group.
    pub fn under(&self, id: &str) -> Option<Vec<I>> {
        self.leaf(id).map(|leaf| vec![leaf]).or_else(|| {
            let mut found = None;
            visit(&self.nodes, &mut |node| {
                if let Node::Group { id: Some(group), nodes, .. } = node
                    && group == id
                {
                    found = Some(leaves(nodes));
                }
            });
            found
        })
    }

    /// Every id, groups' included.
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = Vec::new();
        collect_ids(&self.nodes, &self.leaves, &mut ids);
        ids
    }

    /// The leaves that make up another: those beside a total, and those under any other, but for such as
    /// codes tell apart.
    pub fn parts(&self, whole: I) -> Vec<I> {
        if self.one(whole).total {
            let total = self.totals().into_iter().find(|(total, _)| *total == whole);
            return total.map(|(_, parts)| parts).unwrap_or_default();
        }
        self.inners(whole).filter(|&part| self.one(part).codes.is_empty()).collect()
    }

    /// Each total with the leaves it is the sum of: all leaves of its siblings that are no totals, and not
    /// those under one of these, which are counted in it.
    pub fn totals(&self) -> Vec<(I, Vec<I>)> {
        let mut totals = Vec::new();
        self.totals_among(&self.nodes, &mut totals);
        totals
    }

    fn totals_among(&self, nodes: &[Node<I>], totals: &mut Vec<(I, Vec<I>)>) {
        for node in nodes {
            match node {
                Node::Group { nodes, .. } => self.totals_among(nodes, totals),
                Node::Leaf(total) if self.one(*total).total => {
                    let counts = |&leaf: &I| !self.one(leaf).total && self.one(leaf).within.is_empty();
                    let parts = leaves(nodes).into_iter().filter(counts).collect();
                    totals.push((*total, parts));
                }
                Node::Leaf(_) => {}
            }
        }
    }

    /// Gives every leaf its name.
    pub(super) fn name_leaves(&mut self) {
        let mut names = Vec::new();
        self.names_among(&self.nodes, &Label::default(), &mut names);
        for (leaf, name) in names {
            self.leaves[leaf].name = name;
        }
    }

    fn names_among(&self, nodes: &[Node<I>], group: &Label, names: &mut Vec<(I, Label)>) {
        for node in nodes {
            match node {
                Node::Group { label, nodes, .. } => {
                    self.names_among(nodes, if label.is_empty() { group } else { label }, names);
                }
                Node::Leaf(leaf) => {
                    let label = &self.one(*leaf).label;
                    let alone = self.leaves.iter().filter(|other| other.label == *label).count() < 2;
                    let name = if alone || group.is_empty() { label.clone() } else { group.joined(label) };
                    names.push((*leaf, name));
                }
            }
        }
    }

    /// The labels of the groups over a leaf, from the outermost; groups without words left out.
    pub fn groups_over(&self, leaf: I) -> Vec<&Label> {
        fn find<'n, I: PartialEq + Copy>(nodes: &'n [Node<I>], leaf: I, path: &mut Vec<&'n Label>) -> bool {
            nodes.iter().any(|node| match node {
                Node::Leaf(here) => *here == leaf,
                Node::Group { label, nodes, .. } => {
                    path.push(label);
                    let within = find(nodes, leaf, path);
                    if !within {
                        path.pop();
                    }
                    within
                }
            })
        }
        let mut path = Vec::new();
        find(&self.nodes, leaf, &mut path);
        path.retain(|label| !label.is_empty());
        path
    }

    /// How many levels of heads the tree has.
    pub fn depth(&self) -> usize {
        depth(&self.nodes)
    }
}

/// The leaves under nodes, from first to last.
fn leaves<I: Copy>(nodes: &[Node<I>]) -> Vec<I> {
    let mut found = Vec::new();
    visit(nodes, &mut |node| {
        if let Node::Leaf(leaf) = node {
            found.push(*leaf);
        }
    });
    found
}

fn visit<'n, I>(nodes: &'n [Node<I>], see: &mut impl FnMut(&'n Node<I>)) {
    for node in nodes {
        see(node);
        if let Node::Group { nodes, .. } = node {
            visit(nodes, see);
        }
    }
}

fn collect_ids<'n, I: Id>(nodes: &'n [Node<I>], leaves: &'n List<I, Leaf>, ids: &mut Vec<&'n str>) {
    visit(nodes, &mut |node| match node {
        Node::Group { id, .. } => ids.extend(id.as_deref()),
        Node::Leaf(leaf) => ids.push(&leaves[*leaf].id),
    });
}

fn depth<I>(nodes: &[Node<I>]) -> usize {
    nodes
        .iter()
        .map(|node| match node {
            Node::Group { nodes, .. } => 1 + depth(nodes),
            Node::Leaf(_) => 1,
        })
        .max()
        .unwrap_or(0)
}
