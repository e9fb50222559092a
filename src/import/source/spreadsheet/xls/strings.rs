//! Texts in records: in one or two bytes a character, over the ends of records, with runs of fonts behind.

use super::records::Record;

/// Reads the parts of a record, byte by byte.
pub(super) struct Text<'r, 'a> {
    record: &'r Record<'a>,
    part: usize,
    at: usize,
}

impl<'r, 'a> Text<'r, 'a> {
    /// From a place in the first part of a record.
    pub(super) fn new(record: &'r Record<'a>, at: usize) -> Self {
        Self { record, part: 0, at }
    }

    /// Whether the part in hand has ended; then the next begins.
    fn turn(&mut self) -> bool {
        let ended = self.record.parts.get(self.part).is_some_and(|part| self.at >= part.len());
        if ended {
            (self.part, self.at) = (self.part + 1, 0);
        }
        ended
    }

    fn byte(&mut self) -> Option<u8> {
        while self.turn() {}
        let byte = self.record.parts.get(self.part)?.get(self.at).copied()?;
        self.at += 1;
        Some(byte)
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let part = self.record.parts.get(self.part)?;
            let step = count.min(part.len().saturating_sub(self.at));
            (self.at, count) = (self.at + step, count - step);
            if count > 0 && !self.turn() {
                return None;
            }
        }
        Some(())
    }

    /// A text whose length stands before it in two bytes.
    pub(super) fn long(&mut self) -> Option<String> {
        let count = usize::from(self.short()?);
        self.characters(count)
    }

    /// A text whose length stands before it in one byte.
    pub(super) fn brief(&mut self) -> Option<String> {
        let count = usize::from(self.byte()?);
        self.characters(count)
    }

    fn characters(&mut self, count: usize) -> Option<String> {
        let options = self.byte()?;
        let mut is_wide = options & 1 != 0;
        let runs = if options & 8 != 0 { usize::from(self.short()?) * 4 } else { 0 };
        let sounds = if options & 4 != 0 {
            usize::from(self.short()?) + (usize::from(self.short()?) << 16)
        } else {
            0
        };
        let mut units = Vec::new();
        while units.len() < count {
            // Where a text goes on in the next record, its characters may be of the other size.
            if self.turn() {
                is_wide = self.byte()? & 1 != 0;
            }
            units.push(if is_wide { self.short()? } else { u16::from(self.byte()?) });
        }
        self.skip(runs + sounds)?;
        Some(String::from_utf16_lossy(&units))
    }
}
