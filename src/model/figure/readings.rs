//! What a text may mean that is no plain number: every number that it can be read as.

use super::plain::{half_width, is_plain};

/// Whether people and programs set a character between thousands, be it a space of some width.
fn is_separator(c: char) -> bool {
    matches!(c, ',' | '\'' | '’' | '_') || c.is_whitespace()
}

/// Whether a space is one that keys and keyboards set between cells too.
fn may_part_cells(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{2003}' | '\t' | '\n' | '\r')
}

/// The numbers that a text can be read as, in plain writing. There are several where a comma can stand
/// between thousands and before decimals; there is none where the text has other words in it.
pub(crate) fn readings(text: &str) -> Vec<String> {
    let half = half_width(text.trim());
    let unsigned = half.strip_prefix(['+', '-']).unwrap_or(&half);
    let sign = &half[..half.len() - unsigned.len()];
    let mut found: Vec<String> = Vec::new();
    for reading in unsigned_readings(unsigned) {
        let reading = format!("{sign}{reading}");
        if is_plain(&reading) && !found.contains(&reading) {
            found.push(reading);
        }
    }
    found
}

fn unsigned_readings(text: &str) -> Vec<String> {
    if is_plain(text) {
        return vec![without_zeros(text)];
    }
    let commas = text.matches(',').count();
    let joined: String = text.chars().filter(|c| !is_separator(*c)).collect();
    let dots = text.matches('.').count();
    // `1.234.567`: of several dots none is before decimals.
    let joined = if dots > 1 { joined.replace('.', "") } else { joined };
    let mut found = Vec::new();
    // `1.015,5`: the last of two kinds is before decimals.
    let comma_last = commas == 1 && text.rfind(',') > text.rfind('.');
    let is_other_point = comma_last && dots > 0;
    if !is_other_point && !has_needless_zero(&joined) {
        found.push(joined);
    }
    if comma_last {
        let point: String = text.chars().filter(|c| *c == ',' || !is_separator(*c)).collect();
        let point = point.replace('.', "").replace(',', ".");
        if !has_needless_zero(&point) {
            found.push(point);
        }
    }
    found
}

fn has_needless_zero(digits: &str) -> bool {
    digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.")
}

/// The same number without zeros in front.
fn without_zeros(digits: &str) -> String {
    let kept = digits.trim_start_matches('0');
    if kept.is_empty() || kept.starts_with('.') { format!("0{kept}") } else { kept.to_owned() }
}

/// Whether thousands are set apart as they should be, and can be nothing else: `1,015`, `12'345.5`, never
/// `1,15`, nor `1 015`, where a comma may have been forgotten between two cells.
pub(super) fn is_grouped(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let Some(separator) = digits.chars().find(|&c| is_separator(c)).filter(|c| !may_part_cells(*c)) else {
        return false;
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or_default();
    is_digits(first)
        && first.len() <= 3
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && is_digits(group))
        && is_digits(fraction)
}

/// The numbers that stand side by side in a text, where a space or several commas may set cells apart.
pub(super) fn side_by_side(text: &str) -> Option<Vec<String>> {
    let half = half_width(text.trim());
    let is_list = half.contains(char::is_whitespace) || half.matches(',').count() > 1;
    let parts: Vec<String> = half
        .split(|c: char| c == ',' || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    (is_list && parts.len() > 1 && parts.iter().all(|part| is_plain(part))).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::readings;

    #[test]
    fn each_number_that_a_text_can_mean_is_named() {
        let cases: [(&str, &[&str]); 22] = [
            ("12", &["12"]),
            ("012", &["12"]),
            ("00", &["0"]),
            ("12,5", &["125", "12.5"]),
            ("1,15", &["115", "1.15"]),
            ("0,6", &["0.6"]),
            ("0,015", &["0.015"]),
            ("1,015", &["1015", "1.015"]),
            ("1,015,000", &["1015000"]),
            ("1,015.5", &["1015.5"]),
            ("1.015,5", &["1015.5"]),
            ("1.234.567", &["1234567"]),
            ("-12,5", &["-125", "-12.5"]),
            ("１，０１５", &["1015", "1.015"]),
            ("12，5", &["125", "12.5"]),
            ("31 393", &["31393"]),
            ("1\u{202f}240", &["1240"]),
            ("1\u{3000}240", &["1240"]),
            ("1'015", &["1015"]),
            ("12,", &["12"]),
            ("twelve", &[]),
            ("12 of 13", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(readings(text), expected, "{text}");
        }
    }
}
