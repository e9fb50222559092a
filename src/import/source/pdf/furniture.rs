//! Running heads and page numbers: lines at the upper and lower edges that are alike from page to page.

use super::layout::{Part, Words};
use std::collections::BTreeMap;

/// The parts of a page, and how large it is.
#[derive(Debug, Clone)]
pub(super) struct Sheaf {
    pub(super) parts: Vec<Part>,
    pub(super) height: i64,
}

/// Lines within this part of a page from its edges may be furniture, in hundredths.
const EDGE: i64 = 9;
/// How many lines at an edge.
const LINES: usize = 3;
/// How far lines of two pages may stand from each other to be the same.
const NEAR: i64 = 8000;

/// Which parts of each page are furniture.
pub(super) fn furniture(pages: &[Sheaf]) -> Vec<Vec<bool>> {
    let candidates: Vec<Vec<(usize, &Words)>> = pages.iter().map(candidates).collect();
    let offset = offset(&candidates);
    let mut alike: BTreeMap<String, Vec<(usize, i64)>> = BTreeMap::new();
    for (page, lines) in candidates.iter().enumerate() {
        for (_, words) in lines {
            alike.entry(bare(&words.text)).or_default().push((page, words.top));
        }
    }
    let is_furniture = |page: usize, words: &Words| {
        let mut others = alike.get(&bare(&words.text)).into_iter().flatten();
        let is_again = others.any(|(other, top)| *other != page && (top - words.top).abs() < NEAR);
        is_numbered(&words.text)
            || number(&words.text).is_some_and(|number| Some(number - index(page)) == offset)
            || (is_again && words.text.chars().any(char::is_alphabetic))
    };
    let of_page = |(at, page): (usize, &Sheaf)| {
        let mut marked = vec![false; page.parts.len()];
        for (part, words) in candidates.get(at).into_iter().flatten() {
            if let Some(mark) = marked.get_mut(*part) {
                *mark = is_furniture(at, words);
            }
        }
        marked
    };
    pages.iter().enumerate().map(of_page).collect()
}

/// The lines of a page that stand at its edges.
fn candidates(page: &Sheaf) -> Vec<(usize, &Words)> {
    let words = |(at, part): (usize, &'_ Part)| match part {
        Part::Words(_) => Some(at),
        Part::Sheet(_) => None,
    };
    let lines: Vec<usize> = page.parts.iter().enumerate().filter_map(words).collect();
    let upper = page.height * EDGE / 100;
    let is_at_edge = |words: &Words| words.bottom < upper || words.top > page.height - upper;
    let outer = lines.iter().take(LINES).chain(lines.iter().rev().take(LINES));
    let outer = outer.filter_map(|&at| match page.parts.get(at) {
        Some(Part::Words(words)) if is_at_edge(words) => Some((at, words)),
        _ => None,
    });
    outer.collect()
}

/// How much more than the place of its page a number is that stands alone at an edge, if that is the same on
/// all pages that have one.
fn offset(candidates: &[Vec<(usize, &Words)>]) -> Option<i64> {
    let numbers = candidates.iter().enumerate().flat_map(|(page, lines)| {
        lines.iter().filter_map(move |(_, words)| Some(number(&words.text)? - index(page)))
    });
    let offsets: Vec<i64> = numbers.collect();
    let most = offsets.iter().max_by_key(|offset| offsets.iter().filter(|other| other == offset).count())?;
    let times = offsets.iter().filter(|offset| *offset == most).count();
    (times > 1 || candidates.len() == 1 && *most == 1).then_some(*most)
}

fn index(page: usize) -> i64 {
    i64::try_from(page).unwrap_or(i64::MAX)
}

/// The number that stands alone on a line.
fn number(text: &str) -> Option<i64> {
    let text = text.trim();
    let is_short = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_short { text.parse().ok() } else { None }
}

/// Whether a line is the number of a page and says so: `- 3 -`, `第3页 共8页`, `3 / 8`, `Page 3 of 8`.
fn is_numbered(text: &str) -> bool {
    let line: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_dash = |c: char| matches!(c, '-' | '—' | '–' | '－' | '―' | '─' | '‐' | '−' | '·' | '•');
    let digits = |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if line.starts_with(is_dash) && line.ends_with(is_dash) {
        return digits(line.trim_matches(is_dash));
    }
    if line.split_once('/').is_some_and(|(page, all)| digits(page) && digits(all)) {
        return true;
    }
    let words: String = line.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    line.contains(|c: char| c.is_ascii_digit())
        && matches!(&*words, "第页" | "第页共页" | "共页第页" | "page" | "pageof" | "页")
}

/// A line with a sign for each digit, without spaces.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| if c.is_ascii_digit() { '#' } else { c }).collect()
}
