//! The printed look of a block, from its two trees: which head stands where, over how many rows and columns.

use crate::model::form::{Axis, Node};
use crate::model::id::{Id, List, RowId};
use crate::model::label::Label;
use serde::Serialize;

/// A head of rows or columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Head {
    /// Its words.
    pub text: String,
    /// Over how many columns it stands.
    pub colspan: usize,
    /// Over how many rows it stands.
    pub rowspan: usize,
    /// Its id, which the `headers` of cells name: `x-2-14`, counted through the page since it stands in every
    /// cell.
    pub id: String,
    /// The id of the row or column that it names; none of a head over several.
    #[serde(skip)]
    pub leaf: Option<String>,
    /// `col`, `colgroup`, `row` or `rowgroup`.
    pub scope: &'static str,
    /// The numbers of the report's notes on all figures under it.
    pub notes: Vec<usize>,
}

/// Gives the heads of one table of a page their ids.
pub(crate) struct HeadIds {
    table: usize,
    given: usize,
}

impl HeadIds {
    /// For the table with a number on its page.
    pub(crate) fn new(table: usize) -> Self {
        Self { table, given: 0 }
    }

    /// The id of the next head.
    pub(crate) fn next(&mut self) -> String {
        self.given += 1;
        format!("x-{}-{}", self.table, self.given)
    }
}

/// Heads of columns: for each line of heads, the heads; for each leaf, the ids of all heads over it.
pub(crate) struct ColumnHeads<I> {
    pub lines: Vec<Vec<Head>>,
    pub over: List<I, String>,
}

/// Lays out a tree of columns in `depth` lines, each leaf over as many columns as its `width`.
pub(crate) fn columns<I: Id>(
    axis: &Axis<I>,
    depth: usize,
    width: &dyn Fn(I) -> usize,
    ids: &mut HeadIds,
    language: &str,
) -> ColumnHeads<I> {
    let over = axis.leaves.iter().map(|_| String::new()).collect();
    let mut heads = ColumnHeads { lines: vec![Vec::new(); depth], over };
    let mut layout = ColumnLayout { axis, width, ids, language, depth };
    layout.nodes(&axis.nodes, 0, "", &mut heads);
    heads
}

struct ColumnLayout<'a, I> {
    axis: &'a Axis<I>,
    width: &'a dyn Fn(I) -> usize,
    ids: &'a mut HeadIds,
    language: &'a str,
    depth: usize,
}

impl<I: Id> ColumnLayout<'_, I> {
    fn nodes(&mut self, nodes: &[Node<I>], level: usize, above: &str, heads: &mut ColumnHeads<I>) -> usize {
        let mut count = 0;
        for node in nodes {
            match node {
                Node::Leaf(leaf) => {
                    let id = self.ids.next();
                    let of = &self.axis.leaves[*leaf];
                    heads.over[*leaf] = joined(above, &id);
                    heads.lines[level].push(Head {
                        text: of.label.text(self.language).to_owned(),
                        colspan: (self.width)(*leaf),
                        rowspan: self.depth - level,
                        id,
                        leaf: Some(of.id.clone()),
                        scope: "col",
                        notes: Vec::new(),
                    });
                    count += (self.width)(*leaf);
                }
                Node::Group { label, nodes, .. } => {
                    let id = self.ids.next();
                    let at = heads.lines[level].len();
                    heads.lines[level].push(group(label, self.language, &id, "colgroup"));
                    let inside = self.nodes(nodes, level + 1, &joined(above, &id), heads);
                    heads.lines[level][at].colspan = inside;
                    count += inside;
                }
            }
        }
        count
    }
}

/// A line of a table: the heads that begin on it, the ids of all heads of it, and the row it shows with its
/// id.
pub(crate) struct RowLine<R> {
    pub heads: Vec<Head>,
    pub over: String,
    pub row: R,
    pub id: String,
}

/// Lays out a tree of rows in `depth` columns. `rows_of` gives the rows that stand for a leaf, each with its
/// words.
pub(crate) fn rows<R: Copy>(
    axis: &Axis<RowId>,
    depth: usize,
    ids: &mut HeadIds,
    language: &str,
    rows_of: &dyn Fn(RowId) -> Vec<(R, String, String)>,
) -> Vec<RowLine<R>> {
    let mut layout = RowLayout { depth, ids, language, rows_of };
    layout.nodes(&axis.nodes, 0, "")
}

struct RowLayout<'a, R> {
    depth: usize,
    ids: &'a mut HeadIds,
    language: &'a str,
    rows_of: &'a dyn Fn(RowId) -> Vec<(R, String, String)>,
}

impl<R: Copy> RowLayout<'_, R> {
    fn nodes(&mut self, nodes: &[Node<RowId>], level: usize, above: &str) -> Vec<RowLine<R>> {
        let mut lines = Vec::new();
        for node in nodes {
            match node {
                Node::Leaf(leaf) => {
                    for (row, name, text) in (self.rows_of)(*leaf) {
                        let id = self.ids.next();
                        let over = joined(above, &id);
                        let head = Head {
                            text,
                            colspan: self.depth - level,
                            rowspan: 1,
                            id,
                            leaf: Some(name.clone()),
                            scope: "row",
                            notes: Vec::new(),
                        };
                        lines.push(RowLine { heads: vec![head], over, row, id: name });
                    }
                }
                Node::Group { label, nodes, .. } => {
                    let id = self.ids.next();
                    let mut inside = self.nodes(nodes, level + 1, &joined(above, &id));
                    let count = inside.len();
                    if let Some(first) = inside.first_mut() {
                        let head = Head { rowspan: count, ..group(label, self.language, &id, "rowgroup") };
                        first.heads.insert(0, head);
                    }
                    lines.append(&mut inside);
                }
            }
        }
        lines
    }
}

fn group(label: &Label, language: &str, id: &str, scope: &'static str) -> Head {
    Head {
        text: label.text(language).to_owned(),
        colspan: 1,
        rowspan: 1,
        id: id.to_owned(),
        leaf: None,
        scope,
        notes: Vec::new(),
    }
}

fn joined(above: &str, id: &str) -> String {
    if above.is_empty() { id.to_owned() } else { [above, " ", id].concat() }
}
