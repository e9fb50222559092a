//! Compound files: streams laid out in sectors, as in a file system.

use std::collections::BTreeSet;

/// What ends a chain of sectors; all numbers from here on are no sectors.
const LAST: u32 = 0xFFFF_FFFA;
/// Streams below this size lie in small sectors.
const SMALL: usize = 4096;

/// A compound file.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    /// The size of a sector.
    size: usize,
    /// Which sector follows each.
    next: Vec<u32>,
    /// Which small sector follows each.
    next_small: Vec<u32>,
    /// The small sectors.
    small: Vec<u8>,
    entries: Vec<Entry>,
}

/// A stream or a storage.
struct Entry {
    name: String,
    start: u32,
    size: usize,
}

/// The number of two bytes at a place.
fn short(bytes: &[u8], place: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(place..place + 2)?.try_into().ok()?))
}

/// The number of four bytes at a place.
fn long(bytes: &[u8], place: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(place..place + 4)?.try_into().ok()?))
}

/// All numbers of four bytes.
fn longs(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|four| long(four, 0))
}

impl<'a> Compound<'a> {
    /// Opens a compound file.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let size = match short(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            size,
            next: Vec::new(),
            next_small: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        let mut tables: Vec<u32> = longs(bytes.get(76..512)?).collect();
        let mut more = long(bytes, 68)?;
        let mut seen = BTreeSet::new();
        while more < LAST && seen.insert(more) {
            let mut numbers: Vec<u32> = longs(file.sector(more)?).collect();
            more = numbers.pop()?;
            tables.append(&mut numbers);
        }
        let mut taken = BTreeSet::new();
        for table in tables.into_iter().filter(|table| *table < LAST) {
            // A table that is named twice would make the list of sectors longer than the file.
            if taken.insert(table) {
                file.next.extend(longs(file.sector(table)?));
            }
        }
        let folder = file.chain(long(bytes, 48)?, usize::MAX)?;
        file.entries = folder.chunks_exact(128).filter_map(entry).collect();
        let root = file.entries.first()?;
        file.small = file.chain(root.start, root.size).unwrap_or_default();
        let small = file.chain(long(bytes, 60)?, usize::MAX).unwrap_or_default();
        file.next_small = longs(&small).collect();
        Some(file)
    }

    /// A sector.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.size)?;
        let rest = self.bytes.get(start..)?;
        // The last sector of a file may be cut short.
        (!rest.is_empty()).then(|| rest.get(..self.size).unwrap_or(rest))
    }

    /// The bytes of a chain of sectors, up to a size.
    fn chain(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let (mut number, mut steps) = (start, 0);
        while number < LAST && out.len() < size {
            steps += 1;
            if steps > self.next.len() {
                return None;
            }
            out.extend_from_slice(self.sector(number)?);
            number = *self.next.get(usize::try_from(number).ok()?)?;
        }
        out.truncate(size);
        Some(out)
    }

    /// The bytes of a chain of small sectors, up to a size.
    fn small_chain(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let mut number = start;
        while number < LAST && out.len() < size {
            let place = usize::try_from(number).ok()?;
            let begin = place.checked_mul(64)?;
            out.extend_from_slice(self.small.get(begin..begin.checked_add(64)?)?);
            number = *self.next_small.get(place)?;
        }
        out.truncate(size);
        Some(out)
    }

    /// Whether it has a stream or storage of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of the stream of this name.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        let whole = if entry.size < SMALL { self.small_chain(entry.start, entry.size) } else { None };
        whole.or_else(|| self.chain(entry.start, entry.size))
    }
}

/// An entry of the list of streams.
fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(short(bytes, 64)?).checked_sub(2)?.min(62);
    let units: Vec<u16> = bytes.get(..length)?.chunks_exact(2).filter_map(|pair| short(pair, 0)).collect();
    let size = usize::try_from(long(bytes, 120)?).ok()?;
    Some(Entry { name: String::from_utf16_lossy(&units), start: long(bytes, 116)?, size })
}
