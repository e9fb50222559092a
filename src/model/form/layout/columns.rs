//! A tree of columns as lines of heads.

use super::{Head, HeadOf, Heads};
use crate::model::form::{Axis, Node};
use crate::model::id::{ColumnId, HeadId, Id, RowId};

/// Heads of columns: for each line the heads that begin on it, for each leaf all heads over it.
pub(super) struct ColumnHeads<'f> {
    pub lines: Vec<Vec<Head<'f>>>,
    pub over: Vec<Vec<HeadId>>,
}

/// What stands as a column: a column, or a row where rows are printed side by side.
pub(super) trait AsColumn: Id + PartialEq {
    fn head(self) -> HeadOf;
}

impl AsColumn for ColumnId {
    fn head(self) -> HeadOf {
        HeadOf::Column(self)
    }
}

impl AsColumn for RowId {
    fn head(self) -> HeadOf {
        HeadOf::RowAbove(self)
    }
}

/// Lays out a tree in `depth` lines, each leaf over as many columns as its `width`.
pub(super) fn lay_out<'f, I: AsColumn>(
    axis: &'f Axis<I>,
    depth: usize,
    width: &dyn Fn(I) -> usize,
    heads: &mut Heads,
) -> ColumnHeads<'f> {
    let mut laid_out = ColumnHeads { lines: vec![Vec::new(); depth], over: Vec::new() };
    let mut columns = Columns { axis, width, heads, depth };
    columns.nodes(&axis.nodes, 0, &mut Vec::new(), &mut laid_out);
    laid_out
}

struct Columns<'f, 'h, I> {
    axis: &'f Axis<I>,
    width: &'h dyn Fn(I) -> usize,
    heads: &'h mut Heads,
    depth: usize,
}

impl<'f, I: AsColumn> Columns<'f, '_, I> {
    /// Lays out nodes under the heads `above`, and says over how many columns they stand.
    fn nodes(
        &mut self,
        nodes: &'f [Node<I>],
        level: usize,
        above: &mut Vec<HeadId>,
        into: &mut ColumnHeads<'f>,
    ) -> usize {
        let mut width = 0;
        for node in nodes {
            let id = self.heads.next();
            above.push(id);
            match node {
                Node::Leaf(leaf) => {
                    let (of, colspan) = (leaf.head(), (self.width)(*leaf));
                    let label = &self.axis.one(*leaf).label;
                    into.over.push(above.clone());
                    into.lines[level].push(Head { id, of, label, colspan, rowspan: self.depth - level });
                    width += colspan;
                }
                Node::Group { label, nodes, .. } => {
                    let at = into.lines[level].len();
                    into.lines[level].push(Head { id, of: HeadOf::Columns, label, colspan: 1, rowspan: 1 });
                    let inside = self.nodes(nodes, level + 1, above, into);
                    into.lines[level][at].colspan = inside;
                    width += inside;
                }
            }
            above.pop();
        }
        width
    }
}
