//! A tree of rows as heads beside lines of figures.

use super::{Head, HeadOf, Heads, Line, PrintedRow};
use crate::model::form::{Axis, Node};
use crate::model::id::{HeadId, RowId};

/// Lays out a tree in `depth` columns of heads. `count` says how many printed rows stand for a leaf.
pub(super) fn lay_out<'f>(
    axis: &'f Axis<RowId>,
    depth: usize,
    heads: &mut Heads,
    count: &dyn Fn(RowId) -> usize,
) -> Vec<Line<'f>> {
    let mut lines = Vec::new();
    let mut rows = Rows { axis, depth, heads, count };
    rows.nodes(&axis.nodes, 0, &mut Vec::new(), &mut lines);
    lines
}

struct Rows<'f, 'h> {
    axis: &'f Axis<RowId>,
    depth: usize,
    heads: &'h mut Heads,
    count: &'h dyn Fn(RowId) -> usize,
}

impl<'f> Rows<'f, '_> {
    fn nodes(
        &mut self,
        nodes: &'f [Node<RowId>],
        level: usize,
        above: &mut Vec<HeadId>,
        lines: &mut Vec<Line<'f>>,
    ) {
        for node in nodes {
            match node {
                Node::Leaf(leaf) => {
                    let lines_of_leaf = (0..(self.count)(*leaf)).map(|number| {
                        let id = self.heads.next();
                        let over = above.iter().copied().chain([id]).collect();
                        Line {
                            heads: vec![Head {
                                id,
                                of: HeadOf::Row(*leaf),
                                label: &self.axis.one(*leaf).label,
                                colspan: self.depth - level,
                                rowspan: 1,
                            }],
                            rows: vec![PrintedRow { row: *leaf, number, over, columns: 0 }],
                        }
                    });
                    lines.extend(lines_of_leaf);
                }
                Node::Group { label, nodes, .. } => {
                    let id = self.heads.next();
                    let first = lines.len();
                    above.push(id);
                    self.nodes(nodes, level + 1, above, lines);
                    above.pop();
                    let rowspan = lines.len() - first;
                    if let Some(line) = lines.get_mut(first) {
                        line.heads.insert(0, Head { id, of: HeadOf::Rows, label, colspan: 1, rowspan });
                    }
                }
            }
        }
    }
}
