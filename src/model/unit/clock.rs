//! Durations that are printed in several parts: `14:30` where a form says which parts these are, and
//! `2 hours 30 minutes`, which says it itself.

use super::measure::{Dimension, Measure};
use super::ratio::Ratio;
use super::recognise::{Spoken, recognise};
use super::words::{Known, known};
use rust_decimal::Decimal;

/// How a form prints durations with colons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    /// `14:30`: hours and minutes.
    HoursMinutes,
    /// `14:30:05`: hours, minutes and seconds.
    HoursMinutesSeconds,
    /// `14:30`: minutes and seconds.
    MinutesSeconds,
}

impl Clock {
    /// Every way with the name a form gives it.
    pub(crate) const ALL: [(&'static str, Self); 3] = [
        ("h:mm", Self::HoursMinutes),
        ("h:mm:ss", Self::HoursMinutesSeconds),
        ("mm:ss", Self::MinutesSeconds),
    ];

    /// The name a form gives it.
    pub(crate) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, clock)| *clock == self).map_or("", |(name, _)| name)
    }

    /// The unit of its last part, in which every duration it prints is a whole number.
    pub(crate) fn unit(self) -> &'static str {
        match self {
            Self::HoursMinutes => "minutes",
            Self::HoursMinutesSeconds | Self::MinutesSeconds => "seconds",
        }
    }

    /// The seconds in one of each of its parts.
    fn parts(self) -> &'static [u64] {
        match self {
            Self::HoursMinutes => &[3600, 60],
            Self::HoursMinutesSeconds => &[3600, 60, 1],
            Self::MinutesSeconds => &[60, 1],
        }
    }

    /// The seconds that a text says: each part but the first has two digits and is below sixty.
    pub(crate) fn seconds(self, text: &str) -> Option<Decimal> {
        let parts = colons(text)?;
        let fits = parts.len() == self.parts().len()
            && parts.iter().skip(1).all(|part| part.parse::<u8>().is_ok_and(|n| n < 60));
        if !fits {
            return None;
        }
        let mut sum = 0_u64;
        for (part, size) in parts.iter().zip(self.parts()) {
            sum = sum.checked_add(part.parse::<u64>().ok()?.checked_mul(*size)?)?;
        }
        Some(Decimal::from(sum))
    }

    /// So many seconds as it prints them, where they are whole.
    pub(crate) fn printed(self, seconds: Decimal) -> Option<String> {
        let seconds = u64::try_from(seconds).ok().filter(|whole| Decimal::from(*whole) == seconds)?;
        let (minutes, rest) = (seconds / 60, seconds % 60);
        match self {
            Self::HoursMinutes if rest > 0 => None,
            Self::HoursMinutes => Some(format!("{}:{:02}", minutes / 60, minutes % 60)),
            Self::HoursMinutesSeconds => Some(format!("{}:{:02}:{rest:02}", minutes / 60, minutes % 60)),
            Self::MinutesSeconds => Some(format!("{minutes}:{rest:02}")),
        }
    }
}

/// The parts between colons: `14:30`, `14：30`.
pub(crate) fn colons(text: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = text.split([':', '：']).collect();
    let digits = |part: &str| !part.is_empty() && part.len() < 16 && part.bytes().all(|b| b.is_ascii_digit());
    let rest = parts.iter().skip(1).all(|part| part.len() == 2);
    ((2..=3).contains(&parts.len()) && rest && parts.iter().all(|part| digits(part))).then_some(parts)
}

/// The seconds of a duration in words, `2 hours 30 minutes`, `1小时20分`: whole numbers from the largest
/// unit to the smallest, each below what the one before it is made of.
pub(crate) fn in_words(text: &str) -> Option<Decimal> {
    let mut rest = text.trim();
    let (mut sum, mut last) = (0_u64, None);
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).filter(|at| (1..10).contains(at))?;
        let (number, behind) = (rest[..digits].parse::<u64>().ok()?, rest[digits..].trim_start());
        let end = behind.find(|c: char| c.is_ascii_digit()).unwrap_or(behind.len());
        let size = seconds_in(behind[..end].trim(), last)?;
        if last.is_some_and(|last| size >= last || number * size >= last) {
            return None;
        }
        sum = sum.checked_add(number.checked_mul(size)?)?;
        last = Some(size);
        rest = &behind[end..];
        rest = rest.trim_start();
    }
    // One part alone is a figure with its unit.
    let parts = text.split(|c: char| c.is_ascii_digit()).filter(|words| !words.trim().is_empty()).count();
    (parts > 1).then(|| Decimal::from(sum))
}

/// The seconds in one of a unit of time. After hours 分 and `m` are minutes.
fn seconds_in(words: &str, last: Option<u64>) -> Option<u64> {
    match (words, last) {
        ("时", None) | ("H", _) => return None,
        ("分" | "m", Some(3600)) => return Some(60),
        ("s", Some(60)) => return Some(1),
        ("分", None) => return Some(60),
        _ => {}
    }
    match known(&super::recognise::folded(words)) {
        Some(Known::Seconds(seconds)) => Some(seconds),
        Some(Known::Count | Known::Money(_) | Known::Months(_) | Known::WorkingDays(_) | Known::Share(_))
        | None => None,
    }
}

/// A second.
pub(crate) fn second() -> Measure {
    Measure { dimension: Dimension::Time, base: Ratio::ONE, power: 0 }
}

/// What words for a way to print durations mean: the way, and the unit that its figures are held in.
pub(crate) fn clock(words: &str) -> Option<(Clock, Measure)> {
    let words = words.trim().replace("小时", "h").replace('时', "h").replace('分', "mm").replace('秒', "ss");
    let (_, clock) = *Clock::ALL.iter().find(|(name, _)| *name == words)?;
    match recognise(clock.unit()) {
        Some(Spoken::Unit(unit)) => Some((clock, unit)),
        Some(Spoken::Power(_)) | None => None,
    }
}
