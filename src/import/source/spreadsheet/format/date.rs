//! Dates and times: days since a beginning, in the parts that a format names.

use super::super::number::Number;

/// The days from the first of March in the year 0 to 1899-12-30.
const EPOCH: i64 = 693_899;
/// The days by which the count from 1904 is behind.
const SINCE_1904: i64 = 1462;
/// The days of the largest date, 9999-12-31.
const LAST: i64 = 2_958_465;

/// The names of the months, as English formats shorten and write them.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A part of a date's format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Words, digits of a fraction of a second among them.
    Words(String),
    /// The year, in so many digits.
    Year(usize),
    /// The month, or the minute if hours or seconds stand beside it.
    Month(usize),
    /// The day of the month.
    Day(usize),
    /// The hour.
    Hour(usize),
    /// The second.
    Second(usize),
    /// Before or after noon.
    Half,
    /// All hours, minutes or seconds that have passed, in at least so many digits.
    Elapsed(char, usize),
}

/// The part that a run of a letter names; weekdays and the like are none.
pub(super) fn token(letter: char, count: usize) -> Option<Token> {
    Some(match letter.to_ascii_lowercase() {
        'y' | 'e' => Token::Year(if letter.eq_ignore_ascii_case(&'e') { 4 } else { count }),
        'm' if count < 5 => Token::Month(count),
        'd' if count < 3 => Token::Day(count),
        'h' => Token::Hour(count),
        's' => Token::Second(count),
        _ => return None,
    })
}

/// The day of a number.
fn calendar(days: i64, since_1904: bool) -> Option<(i64, usize, i64)> {
    // The count from 1900 has a 29th of February too many, and programs differ on the days before it.
    let days = if since_1904 { days.checked_add(SINCE_1904)? } else { days };
    if !(61..=LAST).contains(&days) {
        return None;
    }
    // Years are counted from March, so that the odd day stands last.
    let day = days + EPOCH;
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, later) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    Some((era * 400 + year + later, usize::try_from(month).ok()?, day))
}

/// What a date's format shows of a number of days: `2024-01-23` wherever it names a whole date.
pub(super) fn shown(number: &Number, tokens: &[Token], since_1904: bool) -> Option<String> {
    let has = |wanted: fn(&Token) -> bool| tokens.iter().any(wanted);
    let is_clock = has(|token| matches!(token, Token::Hour(_) | Token::Second(_) | Token::Elapsed(..)));
    let is_dated = has(|token| matches!(token, Token::Year(_) | Token::Day(_)));
    let is_elapsed = has(|token| matches!(token, Token::Elapsed(..)));
    let (days, fraction) = number.split()?;
    if number.negative && (!is_elapsed || is_dated) {
        return None;
    }
    // The parts of a day in thousandths of a second: fifteen digits reach no further.
    let milliseconds = thousandths(&fraction)?;
    let has_fraction = has(|token| matches!(token, Token::Words(words) if words == "0"));
    let milliseconds = if has_fraction { milliseconds } else { (milliseconds + 500) / 1000 * 1000 };
    let (days, milliseconds) = (days + milliseconds / 86_400_000, milliseconds % 86_400_000);
    let seconds = milliseconds / 1000;
    let names_date = is_dated || !is_clock;
    let date = if names_date { Some(calendar(days, since_1904)?) } else { None };
    if let (true, true, Some((year, month, day))) =
        (has(|token| matches!(token, Token::Year(_))), has(|token| matches!(token, Token::Day(_))), date)
    {
        let clock = format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
        let clock = match (is_clock, has(|token| matches!(token, Token::Second(_)))) {
            (false, _) => String::new(),
            (true, false) => format!(" {clock}"),
            (true, true) => format!(" {clock}:{:02}", seconds % 60),
        };
        return Some(format!("{year:04}-{month:02}-{day:02}{clock}"));
    }
    let whole = days.checked_mul(86_400)?.checked_add(seconds)?;
    let mut text = String::from(if number.negative { "-" } else { "" });
    let is_halved = has(|token| matches!(token, Token::Half));
    for (place, token) in tokens.iter().enumerate() {
        text.push_str(&match token {
            Token::Words(words) if words == "0" => {
                let digit = text.rsplit_once('.').map_or(0, |(_, digits)| digits.len().min(2));
                let unit = [100, 10, 1].get(digit).copied().unwrap_or(1);
                (milliseconds % 1000 / unit % 10).to_string()
            }
            Token::Words(words) => words.clone(),
            Token::Half => String::from(if seconds < 43_200 { "AM" } else { "PM" }),
            Token::Elapsed('h', width) => format!("{:0width$}", whole / 3600),
            Token::Elapsed('m', width) => format!("{:0width$}", whole / 60),
            Token::Elapsed(_, width) => format!("{whole:0width$}"),
            Token::Hour(count) => {
                let hour = seconds / 3600;
                let hour = if is_halved { (hour + 11) % 12 + 1 } else { hour };
                padded(hour, *count)
            }
            Token::Second(count) => padded(seconds % 60, *count),
            Token::Month(count) if *count < 3 && is_minute(tokens, place) => {
                padded(seconds / 60 % 60, *count)
            }
            Token::Month(count) => {
                let month = date?.1;
                let name = MONTHS.get(month - 1)?;
                match count {
                    1 | 2 => padded(i64::try_from(month).ok()?, *count),
                    3 => name.chars().take(3).collect(),
                    _ => (*name).to_owned(),
                }
            }
            Token::Day(count) => padded(date?.2, *count),
            Token::Year(count) if *count <= 2 => padded(date?.0 % 100, 2),
            Token::Year(_) => format!("{:04}", date?.0),
        });
    }
    Some(text.trim().to_owned())
}

/// Whether an `m` is a minute: hours stand before it or seconds behind it.
fn is_minute(tokens: &[Token], place: usize) -> bool {
    let is_part = |token: &&Token| !matches!(token, Token::Words(_) | Token::Half);
    let before = tokens.get(..place).and_then(|tokens| tokens.iter().rfind(is_part));
    let after = tokens.get(place + 1..).and_then(|tokens| tokens.iter().find(is_part));
    matches!(before, Some(Token::Hour(_) | Token::Elapsed('h', _))) || matches!(after, Some(Token::Second(_)))
}

/// A number with a zero before it if two digits are asked for.
fn padded(number: i64, count: usize) -> String {
    if count > 1 { format!("{number:02}") } else { number.to_string() }
}

/// A fraction of a day in thousandths of a second, to the nearest.
fn thousandths(fraction: &Number) -> Option<i64> {
    let text = fraction.text(1, 0);
    let digits: String = text.split_once('.').map_or("", |(_, digits)| digits).chars().take(15).collect();
    let scaled: i128 = format!("{digits:0<15}").parse().ok()?;
    i64::try_from((scaled * 86_400_000 + 500_000_000_000_000) / 1_000_000_000_000_000).ok()
}
