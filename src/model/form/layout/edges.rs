//! Blocks of one table that divide its width differently.

use std::cmp::Ordering;

/// Where a column may end: a part of the whole width.
#[derive(Clone, Copy)]
struct Edge {
    numerator: usize,
    denominator: usize,
}

/// The right edges of all columns of a table's blocks, from left to right, and no more than that.
pub(super) struct Edges(Vec<Edge>);

impl Edge {
    /// The order of two edges from left to right.
    fn compared(&self, other: &Self) -> Ordering {
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }
}

impl Edges {
    /// Of blocks with so many columns each.
    pub(super) fn of(widths: impl Iterator<Item = usize>) -> Self {
        let of_block = |count| (1..=count).map(move |end| Edge { numerator: end, denominator: count });
        let mut edges: Vec<Edge> = widths.flat_map(of_block).collect();
        edges.sort_by(Edge::compared);
        edges.dedup_by(|a, b| a.compared(b).is_eq());
        Self(edges)
    }

    /// How many there are: the columns of the whole table.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// Over how many of them each of `count` columns reaches, from left to right.
    pub(super) fn widths(&self, count: usize) -> Vec<usize> {
        let mut widths = vec![0; count];
        for edge in &self.0 {
            // The column that an edge lies in, or ends.
            let column = (edge.numerator * count).div_ceil(edge.denominator);
            if let Some(width) = widths.get_mut(column - 1) {
                *width += 1;
            }
        }
        widths
    }
}
