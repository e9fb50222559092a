//! How wide characters are.

use super::{DEFAULT, thousandths};
use crate::import::source::pdf::budget::Budget;
use crate::import::source::pdf::file::File;
use crate::import::source::pdf::number::{ONE, times};
use crate::import::source::refusal::Refusal;
use lopdf::{Dictionary, Object};
use std::collections::BTreeMap;

/// The widths of a font, by code or by number of a glyph.
#[derive(Debug, Clone)]
pub(super) struct Widths {
    /// The last of a range and its width, by its first.
    ranges: BTreeMap<u32, (u32, i64)>,
    default: i64,
}

impl Widths {
    /// The width of a code.
    pub(super) fn of(&self, code: u32) -> i64 {
        let range = self.ranges.range(..=code).next_back();
        range.filter(|(_, (last, _))| code <= *last).map_or(self.default, |(_, (_, width))| *width)
    }

    /// The width of a character in a table that is known by name; its number is known where it is of ASCII.
    pub(super) fn of_predefined(&self, number: Option<u32>) -> i64 {
        match number {
            // A font without a list of widths has those of the collection, half of the height.
            Some(_) if self.ranges.is_empty() => ONE / 2,
            Some(number) => self.of(number),
            None => self.default,
        }
    }

    /// The widths of a font whose characters have one byte.
    pub(super) fn simple(file: &File, font: &Dictionary) -> Self {
        let matrix: Option<[i64; 6]> = file.numbers(file.get(font, b"FontMatrix"));
        // Widths are thousandths, but for fonts that are drawn by the file.
        let scaled = |width: i64| matrix.map_or_else(|| thousandths(width), |[a, ..]| times(width, a));
        let first = file.get(font, b"FirstChar").as_i64().ok().and_then(|first| u32::try_from(first).ok());
        let mut ranges = BTreeMap::new();
        for (code, width) in (first.unwrap_or(0)..).zip(file.list(font, b"Widths").iter().take(256)) {
            ranges.insert(code, (code, file.number(width).map_or(0, scaled)));
        }
        let missing = file.dictionary(font, b"FontDescriptor");
        let missing = missing.and_then(|about| file.number(file.get(about, b"MissingWidth")));
        let default = match (missing, ranges.is_empty()) {
            (Some(missing), _) if missing > 0 => scaled(missing),
            (_, false) => 0,
            (_, true) => of_standard_font(file.name(font, b"BaseFont").unwrap_or_default()),
        };
        Self { ranges, default }
    }

    /// The widths of a font whose characters have several bytes.
    pub(super) fn composite(
        file: &File,
        font: &Dictionary,
        budget: &mut Budget,
    ) -> Result<Self, Box<Refusal>> {
        let default = file.number(file.get(font, b"DW")).map_or(DEFAULT, thousandths);
        let mut ranges = BTreeMap::new();
        let entries = file.list(font, b"W");
        budget.step(entries.len())?;
        let code = |object: &Object| {
            file.number(object).and_then(|number| u32::try_from(number / ONE).ok()).unwrap_or(0)
        };
        let mut rest = entries;
        while let [first, second, after @ ..] = rest {
            let first = code(first);
            match (file.resolve(second), after) {
                (Object::Array(widths), _) => {
                    budget.step(widths.len())?;
                    for (code, width) in (first..).zip(widths) {
                        ranges.insert(code, (code, file.number(width).map_or(default, thousandths)));
                    }
                    rest = after;
                }
                (last, [width, after @ ..]) => {
                    let width = file.number(width).map_or(default, thousandths);
                    ranges.insert(first, (code(last), width));
                    rest = after;
                }
                (_, []) => break,
            }
        }
        Ok(Self { ranges, default })
    }
}

/// How far down the next character of vertical writing is, and how far above its place a character starts.
pub(super) fn vertical(file: &File, font: &Dictionary) -> (i64, i64) {
    let told: Option<[i64; 2]> = file.numbers(file.get(font, b"DW2"));
    let [above, advance] = told.unwrap_or([880 * ONE, -1000 * ONE]);
    (thousandths(advance), thousandths(above))
}

/// About how wide the characters of a font are that every reader brings: digits have all the same width.
fn of_standard_font(name: &[u8]) -> i64 {
    let begins = |with: &[u8]| name.starts_with(with);
    let width = if begins(b"Courier") {
        600
    } else if begins(b"Helvetica") || begins(b"Arial") {
        556
    } else {
        500
    };
    ONE / 1000 * width
}
