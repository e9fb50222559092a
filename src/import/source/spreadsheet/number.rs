//! A number that a cell holds, exact to the fifteen digits that spreadsheet programs show.

use std::cmp::Ordering;

/// How many digits of a number count: what lies behind them is noise of the binary fraction.
const DIGITS: usize = 15;
/// The greatest power of ten that a number may have.
const POWER: i32 = 400;

/// A decimal number: its digits, and where the point stands among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// Whether it is below zero.
    pub negative: bool,
    /// Its digits, each from 0 to 9, without zeros before the first or behind the last; none if it is 0.
    digits: Vec<u8>,
    /// The number is `0.digits` times ten to this power.
    point: i32,
}

impl Number {
    /// Reads what a file writes: `4068.2080000000001`, `1.5E+3`, `-.5`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let number = Self::exact(text.trim())?;
        if number.digits.len() <= DIGITS {
            return Some(number);
        }
        // The shortest decimal with the same binary value is what was once typed, if it is short.
        let binary: f64 = text.trim().parse().ok().filter(|binary: &f64| binary.is_finite())?;
        Some(Self::exact(&format!("{binary:e}"))?.rounded_to_digits(DIGITS))
    }

    /// The number of the bits of a binary fraction.
    pub(super) fn of_binary(bits: u64) -> Option<Self> {
        let binary = f64::from_bits(bits);
        binary.is_finite().then(|| Self::parse(&format!("{binary:e}")))?
    }

    /// Reads each digit.
    fn exact(text: &str) -> Option<Self> {
        let (mantissa, power) = match text.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, power.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let negative = mantissa.starts_with('-');
        let mantissa = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = || whole.bytes().chain(fraction.bytes());
        if all().next().is_none() || !all().all(|b| b.is_ascii_digit()) || power.abs() > POWER {
            return None;
        }
        let digits = all().map(|b| b - b'0').collect();
        let point = i32::try_from(whole.len()).ok()?.checked_add(power)?;
        Some(Self { negative, digits, point }.trimmed()).filter(|number| number.point.abs() <= POWER)
    }

    /// Without zeros at either end.
    fn trimmed(mut self) -> Self {
        let zeros = self.digits.iter().take_while(|digit| **digit == 0).count();
        self.digits.drain(..zeros);
        self.point = self.point.saturating_sub_unsigned(u32::try_from(zeros).unwrap_or(u32::MAX));
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            (self.negative, self.point) = (false, 0);
        }
        self
    }

    /// Whether it is 0.
    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Times ten to a power.
    pub(super) fn shifted(mut self, power: i32) -> Self {
        if !self.is_zero() {
            self.point = self.point.saturating_add(power).clamp(-2 * POWER, 2 * POWER);
        }
        self
    }

    /// With so many digits at most, half rounded away from zero.
    fn rounded_to_digits(mut self, count: usize) -> Self {
        let up = self.digits.get(count).is_some_and(|digit| *digit >= 5);
        self.digits.truncate(count);
        if up {
            match self.digits.iter().rposition(|digit| *digit < 9) {
                Some(place) => {
                    self.digits.truncate(place + 1);
                    if let Some(digit) = self.digits.last_mut() {
                        *digit += 1;
                    }
                }
                None => {
                    self.digits = vec![1];
                    self.point += 1;
                }
            }
        }
        self.trimmed()
    }

    /// With so many decimals at most, half rounded away from zero.
    pub(super) fn rounded(self, decimals: usize) -> Self {
        let kept = self.point.saturating_add(i32::try_from(decimals).unwrap_or(i32::MAX));
        match usize::try_from(kept) {
            Ok(kept) => self.rounded_to_digits(kept),
            Err(_) => Self { negative: false, digits: Vec::new(), point: 0 },
        }
    }

    /// Its digits without its sign, with at least so many before and behind the point.
    pub(super) fn text(&self, whole: usize, decimals: usize) -> String {
        let digit = |place: i32| {
            let place = usize::try_from(place).ok();
            char::from(b'0' + place.and_then(|place| self.digits.get(place)).copied().unwrap_or(0))
        };
        let length = i32::try_from(self.digits.len()).unwrap_or(i32::MAX);
        let whole = i32::try_from(whole.max(1)).unwrap_or(1).max(self.point);
        let decimals = i32::try_from(decimals).unwrap_or(0).max(length - self.point);
        let mut text: String = (self.point - whole..self.point).map(digit).collect();
        if decimals > 0 {
            text.push('.');
            text.extend((self.point..self.point + decimals).map(digit));
        }
        text
    }

    /// Its whole part, if it fits, towards zero; and its fraction.
    pub(super) fn split(&self) -> Option<(i64, Self)> {
        let text = self.text(1, 0);
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        Some((whole.parse().ok()?, Self::exact(&format!("0.{fraction}"))?))
    }
}

/// As printed: `-1500`, `0.075`.
impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", if self.negative { "-" } else { "" }, self.text(1, 0))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = |number: &Self| if number.is_zero() { 0 } else { 1 - 2 * i8::from(number.negative) };
        let size = self.point.cmp(&other.point).then_with(|| self.digits.cmp(&other.digits));
        sign(self).cmp(&sign(other)).then(match sign(self) {
            0 => Ordering::Equal,
            1 => size,
            _ => size.reverse(),
        })
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests;
