//! Front matter as a YAML editor sees it: the core schema of YAML 1.2, in which `007` is 7 and `no` is a
//! text.

use crate::text::source::FileId;
use crate::text::yaml::{self, Node};
use serde_json::{Number, Value};

/// The front matter of a Markdown file, or the whole of a YAML file.
pub fn front_matter(text: &str) -> Value {
    let (start, end) = match text.strip_prefix("---\n") {
        Some(rest) => (4, 4 + rest.find("\n---\n").unwrap() + 1),
        None => (0, text.len()),
    };
    let mut diagnostics = Vec::new();
    let node = yaml::parse(FileId(0), text, start..end, &mut diagnostics);
    seen(&node.unwrap_or_else(|| panic!("{diagnostics:?}")))
}

fn seen(node: &Node<'_>) -> Value {
    match &node.value {
        yaml::Value::Scalar { text, plain: true } => scalar(text),
        yaml::Value::Scalar { text, plain: false } => Value::from(&**text),
        yaml::Value::Sequence(items) => items.iter().map(seen).collect(),
        yaml::Value::Mapping(entries) => {
            entries.iter().map(|(key, value)| (key.plain_text().unwrap().to_owned(), seen(value))).collect()
        }
    }
}

/// A scalar without quotes.
pub fn scalar(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return true.into(),
        "false" | "False" | "FALSE" => return false.into(),
        _ => {}
    }
    for (prefix, radix) in [("0o", 8), ("0x", 16)] {
        if let Some(digits) = text.strip_prefix(prefix)
            && let Ok(number) = u64::from_str_radix(digits, radix)
            && !digits.starts_with('+')
        {
            return number.into();
        }
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let sign = if text.starts_with('-') { "-" } else { "" };
    number(unsigned)
        .and_then(|json| format!("{sign}{json}").parse::<Number>().ok())
        .map_or(text.into(), Value::Number)
}

/// An integer or a decimal of the core schema, as JSON writes it.
fn number(text: &str) -> Option<String> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let power = exponent.map(|e| e.strip_prefix(['+', '-']).unwrap_or(e));
    let fits = are_digits(whole)
        && are_digits(fraction)
        && (!whole.is_empty() || !fraction.is_empty())
        && power.is_none_or(|p| !p.is_empty() && are_digits(p));
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let fraction = if fraction.is_empty() { String::new() } else { format!(".{fraction}") };
    let exponent = exponent.map_or(String::new(), |e| format!("e{e}"));
    fits.then(|| format!("{whole}{fraction}{exponent}"))
}

#[test]
fn scalars_are_those_of_the_core_schema() {
    for (text, json) in [
        ("007", "7"),
        ("1.20", "1.20"),
        ("+19", "19"),
        ("-0", "-0"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1e3", "1e3"),
        ("0x1F", "31"),
        ("0o17", "15"),
        ("no", "\"no\""),
        ("1_000", "\"1_000\""),
        ("0-249", "\"0-249\""),
        ("2025-01-01", "\"2025-01-01\""),
        ("12:30", "\"12:30\""),
        (".", "\".\""),
        ("-", "\"-\""),
        ("e5", "\"e5\""),
        ("~", "null"),
    ] {
        assert_eq!(scalar(text), serde_json::from_str::<Value>(json).unwrap(), "{text}");
    }
}
