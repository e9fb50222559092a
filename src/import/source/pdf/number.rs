//! Numbers of a page as whole numbers of billionths, so that places are exact and the same everywhere.

/// One.
pub(super) const ONE: i64 = 1_000_000_000;
/// No number goes beyond a million points, which is far outside of any page.
const MOST: i64 = 1_000_000 * ONE;

/// A number within what may be.
pub(super) fn bounded(number: i128) -> i64 {
    let most = i128::from(MOST);
    i64::try_from(number.clamp(-most, most)).unwrap_or(0)
}

/// The sum of numbers.
pub(super) fn sum(numbers: &[i64]) -> i64 {
    bounded(numbers.iter().map(|&number| i128::from(number)).sum())
}

/// The product of two numbers.
pub(super) fn times(one: i64, other: i64) -> i64 {
    bounded(i128::from(one) * i128::from(other) / i128::from(ONE))
}

/// A number divided by another; nothing by zero.
pub(super) fn divided(one: i64, other: i64) -> Option<i64> {
    (other != 0).then(|| bounded(i128::from(one) * i128::from(ONE) / i128::from(other)))
}

/// A number as it is written: `-12.5`, `.5`, `--3`, `+4.`.
pub(super) fn parse(text: &[u8]) -> Option<i64> {
    let digits_at = text.iter().position(|byte| !matches!(byte, b'+' | b'-'))?;
    let (signs, digits) = text.split_at(digits_at);
    let (mut number, mut place, mut has_digit) = (0_i128, None, false);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                has_digit = true;
                let digit = i128::from(byte - b'0');
                match &mut place {
                    None => number = (number * 10 + digit * i128::from(ONE)).min(i128::from(MOST) * 10),
                    Some(worth) => {
                        *worth /= 10;
                        number += digit * *worth;
                    }
                }
            }
            b'.' if place.is_none() => place = Some(i128::from(ONE)),
            // What some programs write for a number that is not one: `1.2-3`.
            b'-' if has_digit => break,
            _ => return None,
        }
    }
    let is_number = has_digit || place.is_some();
    let negative = signs.contains(&b'-');
    is_number.then(|| bounded(if negative { -number } else { number }))
}

#[cfg(test)]
mod tests {
    use super::{ONE, parse};

    #[test]
    fn numbers_are_read_as_written() {
        assert_eq!(parse(b"-12.5"), Some(-12 * ONE - ONE / 2));
        assert_eq!(parse(b".25"), Some(ONE / 4));
        assert_eq!(parse(b"+4."), Some(4 * ONE));
        assert_eq!(parse(b"0.0000000001"), Some(0));
        assert_eq!(parse(b"99999999999999999999999999999999999999999"), Some(1_000_000 * ONE));
        assert_eq!(parse(b"1e5"), None);
        assert_eq!(parse(b"-"), None);
    }
}
