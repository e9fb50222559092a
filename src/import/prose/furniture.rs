//! Page numbers and running heads, which stand between the lines of a text that was taken page by page.

use super::part::Part;
use super::{LeftOut, Why};
use crate::import::document::Role;
use crate::import::line::Line;
use crate::import::metadata::Metadata;
use std::collections::BTreeMap;

/// The parts without page numbers and running heads.
pub(super) fn without<'d>(
    parts: Vec<Part<'d>>,
    metadata: &Metadata,
    left_out: &mut Vec<LeftOut>,
) -> Vec<Part<'d>> {
    let numbers: Vec<bool> = parts.iter().map(|part| part.line().is_some_and(is_page_number)).collect();
    let is_number = |at: Option<usize>| at.and_then(|at| numbers.get(at)).is_some_and(|number| *number);
    let beside = |at: usize| is_number(at.checked_sub(1)) || is_number(at.checked_add(1));
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, part) in parts.iter().enumerate() {
        if let Some(line) = part.line().filter(|line| beside(at) && line.text.chars().count() <= 60) {
            *times.entry(&line.text).or_default() += 1;
        }
    }
    let title = metadata.title.as_ref().map(|title| without_spaces(&title.value)).unwrap_or_default();
    let why = |at: usize, part: &Part<'_>| {
        let text = &part.line()?.text;
        if is_number(Some(at)) {
            return Some(Why::PageNumber);
        }
        let often = times.get(&**text).is_some_and(|times| *times > 1);
        (beside(at) && (often || without_spaces(text) == title)).then_some(Why::RunningHead)
    };
    let reasons: Vec<Option<Why>> = parts.iter().enumerate().map(|(at, part)| why(at, part)).collect();
    let mut kept = Vec::with_capacity(parts.len());
    for (part, why) in parts.into_iter().zip(reasons) {
        match (part, why) {
            (Part::Line(line), Some(why)) => {
                left_out.push(LeftOut { position: line.position.clone(), text: line.text, why });
            }
            (part, _) => kept.push(part),
        }
    }
    kept
}

/// Whether a line is the number of a page: `- 3 -`, `第3页 共8页`, `Page 3 of 8`. A number that stands alone
/// may be anything.
fn is_page_number(line: &Line<'_>) -> bool {
    if line.text.chars().count() > 20 {
        return false;
    }
    // What reads Markdown takes the first of the two dashes for the sign of a list.
    let line = if line.role == Role::Item { format!("-{}", line.text) } else { line.text.clone() };
    let narrow = |c: char| if ('０'..='９').contains(&c) { '0' } else { c };
    let line: String = line.chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
    let is_dash = |c: char| matches!(c, '-' | '—' | '–' | '－' | '―' | '─' | '‐' | '−');
    let digits = |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if line.starts_with(is_dash) && line.ends_with(is_dash) {
        return digits(line.trim_matches(is_dash));
    }
    let words: String = line.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    line.contains(|c: char| c.is_ascii_digit())
        && matches!(&*words, "第页" | "第页共页" | "共页第页" | "page" | "pageof")
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
