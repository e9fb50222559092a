//! Figures of one column under one another at the decimal point.

use super::line::ComparedCell;

/// Gives each plain number of a column what it lacks to the decimals of the longest.
pub(crate) fn align<'a>(column: impl Iterator<Item = &'a mut ComparedCell>) {
    let mut numbers: Vec<(&mut ComparedCell, usize)> =
        column.filter_map(|cell| decimals(&cell.text).map(|decimals| (cell, decimals))).collect();
    let most = numbers.iter().map(|(_, decimals)| *decimals).max().unwrap_or_default();
    for (cell, decimals) in &mut numbers {
        let point = if *decimals == 0 && most > 0 { "." } else { "" };
        cell.fill = format!("{point}{}", "0".repeat(most - *decimals));
    }
}

/// How many decimals a text has, if it is a plain number.
fn decimals(text: &str) -> Option<usize> {
    let digits = text.trim_start_matches(['-', '+']);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (!whole.is_empty() && all_digits(whole) && all_digits(decimals)).then_some(decimals.len())
}
