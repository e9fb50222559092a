//! Terms with their documents, split by the terms' beginnings.

use super::bits;
use super::document::Field;
use super::lists::{self, PLACE_BITS, Segment};
use rayon::prelude::*;

/// How large a shard is to be on average, in bytes.
const SIZE: usize = 16_000;

/// The most shards there may be.
const MOST: usize = 4096;

/// All terms with their documents, in the order of their places.
pub(super) struct Terms {
    // As many texts as there may be shards, which hold several of them.
    texts: Vec<String>,
    /// How many shards they are split into: a power of two.
    pub shards: usize,
}

impl Terms {
    /// Puts the terms of all documents together.
    pub(super) fn of(segments: &[Segment]) -> Self {
        let width = (1 << PLACE_BITS) / MOST as u32;
        let starts: Vec<u32> = (0..MOST as u32).map(|number| number * width).collect();
        let texts: Vec<String> =
            starts.into_par_iter().map(|start| text(segments, start..start + width)).collect();
        let size: usize = texts.iter().map(String::len).sum();
        Self { texts, shards: size.div_ceil(SIZE).next_power_of_two().min(MOST) }
    }

    /// A shard as the content of a script: `;行 政:… 为:…;ex emption:…`. Before each list of documents stands
    /// the sign of its field.
    pub(super) fn write(&self, number: usize) -> String {
        let width = MOST / self.shards;
        format!("\"{}\"", self.texts[number * width..(number + 1) * width].concat())
    }
}

/// The terms at some places.
fn text(segments: &[Segment], places: std::ops::Range<u32>) -> String {
    let all = segments.iter().map(Segment::documents).sum();
    let mut text = String::new();
    let mut last = String::new();
    for (beginning, rest, fields) in lists::at(segments, &places) {
        if beginning != last {
            text.push(';');
            text.push_str(&beginning);
            last = beginning;
        }
        text.push(' ');
        text.push_str(&rest);
        for (field, documents) in fields {
            text.push(match field {
                Field::Title => '!',
                Field::Names => '+',
                Field::Prose => ':',
            });
            bits::write(&documents, all, &mut text);
        }
    }
    text
}
