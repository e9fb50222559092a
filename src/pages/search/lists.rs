//! Which documents hold which terms.

use super::document::{Document, Field};
use super::term::{Term, each_term};
use std::collections::BTreeMap;
use std::ops::Range;

/// How many bits a place in the order of terms has.
pub(super) const PLACE_BITS: u32 = 21;

/// The place of a beginning in the order of terms, which scatters neighbours, so that shards are of like
/// size. Multiplying by an odd number is one to one.
fn place(beginning: u32) -> u32 {
    beginning.wrapping_mul(1_296_111) % (1 << PLACE_BITS)
}

/// A term, in the order in which terms are split into shards: those with one beginning stand together.
pub(super) trait Key: Ord + Clone {
    /// Its place in that order.
    fn place(&self) -> u32;
    /// Its beginning, which is the same for those that stand together, and the rest of it.
    fn parts(&self) -> (String, String);
}

/// A pair of characters, after its place.
type Pair = (u32, char, Option<char>);

/// A word, after its place.
type Word = (u32, Box<str>);

impl Key for Pair {
    fn place(&self) -> u32 {
        self.0
    }
    fn parts(&self) -> (String, String) {
        (self.1.into(), self.2.map(String::from).unwrap_or_default())
    }
}

impl Key for Word {
    fn place(&self) -> u32 {
        self.0
    }
    fn parts(&self) -> (String, String) {
        let end = self.1.char_indices().nth(2).map_or(self.1.len(), |(at, _)| at);
        (self.1[..end].to_owned(), self.1[end..].to_owned())
    }
}

/// The terms of some documents that stand beside each other.
pub(super) struct Segment {
    pairs: Lists<Pair>,
    words: Lists<Word>,
    documents: u32,
}

impl Segment {
    /// Reads documents; `words` hands on the texts of one.
    pub(super) fn of(documents: &[Document], words: impl Fn(&Document, &mut dyn FnMut(Field, &str))) -> Self {
        let (mut pairs, mut singles) = (Vec::new(), Vec::new());
        for (position, document) in (0..).zip(documents) {
            let before = (pairs.len(), singles.len());
            words(document, &mut |field, text| {
                each_term(text, |term| match term {
                    Term::Pair(a, b) => pairs.push(((place(a as u32), a, b), field, position)),
                    Term::Word(word) => {
                        let mut first = word.chars().map(u32::from);
                        let beginning = first.next().unwrap_or(0) * 64 + first.next().unwrap_or(0);
                        singles.push(((place(beginning), word.into()), field, position));
                    }
                });
            });
            dedup_from(&mut pairs, before.0);
            dedup_from(&mut singles, before.1);
        }
        Self { pairs: Lists::of(pairs), words: Lists::of(singles), documents: documents.len() as u32 }
    }

    /// How many documents there are.
    pub(super) fn documents(&self) -> u32 {
        self.documents
    }
}

/// A document says most things several times; told once they take less room until the whole segment is
/// sorted.
fn dedup_from<T: Ord + Clone>(all: &mut Vec<T>, from: usize) {
    all[from..].sort_unstable();
    let mut kept = from;
    for at in from..all.len() {
        if at == from || all[at] != all[kept - 1] {
            all.swap(kept, at);
            kept += 1;
        }
    }
    all.truncate(kept);
}

/// Terms with the documents they stand in.
struct Lists<K> {
    // Each with where its documents end.
    terms: Vec<(K, Field, u32)>,
    documents: Vec<u16>,
}

impl<K: Key> Lists<K> {
    fn of(mut found: Vec<(K, Field, u16)>) -> Self {
        found.sort_unstable();
        let mut lists = Self { terms: Vec::new(), documents: Vec::with_capacity(found.len()) };
        for (key, field, document) in found {
            lists.documents.push(document);
            let end = lists.documents.len() as u32;
            match lists.terms.last_mut() {
                Some(last) if last.0 == key && last.1 == field => last.2 = end,
                _ => lists.terms.push((key, field, end)),
            }
        }
        lists.terms.shrink_to_fit();
        lists
    }

    /// The terms at some places, each with its documents.
    fn at(&self, places: &Range<u32>) -> impl Iterator<Item = (&K, Field, &[u16])> {
        let first = self.terms.partition_point(|term| term.0.place() < places.start);
        let last = self.terms.partition_point(|term| term.0.place() < places.end);
        (first..last).map(|at| {
            let start = at.checked_sub(1).map_or(0, |before| self.terms[before].2);
            let (key, field, end) = &self.terms[at];
            (key, *field, &self.documents[start as usize..*end as usize])
        })
    }
}

/// A term: its beginning, the rest of it, and for each field the documents it stands in.
type Found = (String, String, Vec<(Field, Vec<u32>)>);

/// The terms at some places, from all segments.
pub(super) fn at(segments: &[Segment], places: &Range<u32>) -> Vec<Found> {
    let mut all = together(segments, |segment| &segment.pairs, places);
    all.append(&mut together(segments, |segment| &segment.words, places));
    all
}

fn together<K: Key>(
    segments: &[Segment],
    lists: impl Fn(&Segment) -> &Lists<K>,
    places: &Range<u32>,
) -> Vec<Found> {
    let mut merged: BTreeMap<&K, BTreeMap<Field, Vec<u32>>> = BTreeMap::new();
    let mut first = 0;
    for segment in segments {
        for (key, field, documents) in lists(segment).at(places) {
            let list = merged.entry(key).or_default().entry(field).or_default();
            list.extend(documents.iter().map(|&document| first + u32::from(document)));
        }
        first += segment.documents;
    }
    let told = |(key, fields): (&K, BTreeMap<Field, Vec<u32>>)| {
        let (beginning, rest) = key.parts();
        (beginning, rest, fields.into_iter().collect())
    };
    merged.into_iter().map(told).collect()
}
