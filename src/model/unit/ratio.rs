//! Exact ratios of whole numbers, and exact decimals made by them.

use rust_decimal::Decimal;

/// A positive ratio in lowest terms: how many of one unit another is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ratio {
    above: i128,
    below: i128,
}

impl Ratio {
    /// One to one.
    pub(crate) const ONE: Self = Self { above: 1, below: 1 };

    /// A ratio of two whole numbers above zero.
    pub(crate) fn of(above: u64, below: u64) -> Self {
        Self::reduced(i128::from(above.max(1)), i128::from(below.max(1)))
    }

    /// A power of ten.
    pub(crate) fn ten_to(power: u32) -> Self {
        Self { above: 10_i128.pow(power.min(18)), below: 1 }
    }

    fn reduced(above: i128, below: i128) -> Self {
        let common = common_divisor(above, below).max(1);
        Self { above: above / common, below: below / common }
    }

    /// The product; `None` where it is too large to be held.
    pub(crate) fn times(self, other: Self) -> Option<Self> {
        let (one, two) = (Self::reduced(self.above, other.below), Self::reduced(other.above, self.below));
        Some(Self { above: one.above.checked_mul(two.above)?, below: one.below.checked_mul(two.below)? })
    }

    /// The other way round.
    pub(crate) fn inverse(self) -> Self {
        Self { above: self.below, below: self.above }
    }

    /// So many times a number, where that is a decimal of at most so many decimals; never rounded.
    pub(crate) fn apply(self, number: Decimal, decimals: u32) -> Option<Decimal> {
        let above = number.mantissa().checked_mul(self.above)?;
        let below = 10_i128.checked_pow(number.scale())?.checked_mul(self.below)?;
        let common = common_divisor(above.checked_abs()?, below);
        let (above, below) = (above / common, below / common);
        (0..=decimals).find_map(|scale| {
            let whole = 10_i128.checked_pow(scale).filter(|whole| whole % below == 0)?;
            Decimal::try_from_i128_with_scale(above.checked_mul(whole / below)?, scale).ok()
        })
    }
}

fn common_divisor(one: i128, other: i128) -> i128 {
    let (mut one, mut other) = (one, other);
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}
