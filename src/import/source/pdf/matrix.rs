//! Where points go: the matrices by which a page moves, turns and scales what it shows.

use super::number::{ONE, sum, times};

/// A point, in billionths of a point of the page.
pub(super) type Point = (i64, i64);

/// A matrix as PDF writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Matrix(pub(super) [i64; 6]);

impl Matrix {
    /// Leaves every point where it is.
    pub(super) const IDENTITY: Self = Self([ONE, 0, 0, ONE, 0, 0]);

    /// Moves by so much.
    pub(super) const fn moving(x: i64, y: i64) -> Self {
        Self([ONE, 0, 0, ONE, x, y])
    }

    /// First this one, then another.
    pub(super) fn then(self, other: Self) -> Self {
        let Self([a, b, c, d, e, f]) = self;
        let (x, y) = other.apply((e, f));
        let turn = |(x, y): Point| other.turn((x, y));
        let ((a, b), (c, d)) = (turn((a, b)), turn((c, d)));
        Self([a, b, c, d, x, y])
    }

    /// Where a point goes.
    pub(super) fn apply(self, point: Point) -> Point {
        let (x, y) = self.turn(point);
        (sum(&[x, self.0[4]]), sum(&[y, self.0[5]]))
    }

    /// Where a distance goes.
    pub(super) fn turn(self, (x, y): Point) -> Point {
        let Self([a, b, c, d, _, _]) = self;
        (sum(&[times(x, a), times(y, c)]), sum(&[times(x, b), times(y, d)]))
    }
}

#[cfg(test)]
mod tests {
    use super::Matrix;
    use crate::import::source::pdf::number::ONE;

    #[test]
    fn matrices_follow_one_another() {
        let turned = Matrix([0, ONE, -ONE, 0, 0, 0]);
        let moved = Matrix::moving(2 * ONE, 3 * ONE);
        assert_eq!(moved.then(turned).apply((ONE, 0)), (-3 * ONE, 3 * ONE));
        assert_eq!(turned.then(moved).apply((ONE, 0)), (2 * ONE, 4 * ONE));
        assert_eq!(Matrix::IDENTITY.then(moved), moved);
    }
}
