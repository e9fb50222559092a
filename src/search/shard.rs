//! Terms with their documents, split by the terms' beginnings.

use super::lists::{self, Field, PLACE_BITS, Segment};
use super::{Index, bits};

/// How large a shard is to be, in characters.
const SIZE: usize = 24_000;

/// How many shards the terms are split into: a power of two.
pub fn how_many(segments: &[Segment]) -> usize {
    let size: usize = segments.iter().map(Segment::size).sum();
    (size / SIZE).next_power_of_two().min(4096)
}

/// A shard as the content of a script: `;行 政:… 为:…;ex emption:…`. Before each list of documents stands the sign
/// of its field.
pub fn write(index: &Index, number: usize) -> String {
    let width = (1 << PLACE_BITS) / index.shards as u32;
    let start = number as u32 * width;
    let mut text = String::from("\"");
    let mut last = String::new();
    for (beginning, rest, fields) in lists::at(&index.segments, &(start..start + width)) {
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
            bits::write(&documents, index.documents.len() as u32, &mut text);
        }
    }
    text.push('"');
    text
}
