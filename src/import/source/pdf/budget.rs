//! How much work a file may ask for: every byte unpacked, every operator and every character counts, so that
//! a small file cannot take long.

use super::refuse;
use crate::import::source::refusal::Refusal;

/// How deep drawings may stand within each other.
pub(super) const DEPTH: usize = 12;
/// How many states may be saved at a time: more are saved and never taken back.
pub(super) const SAVED: usize = 10_000;
/// The lines of a page that tables without ruled lines are looked for among: more are no page of a report.
pub(super) const LINES: usize = 1000;
/// The codes of a font's table: all those of two bytes, in two lists.
pub(super) const CODES: usize = 2 << 16;
/// The objects of a file, as far as its bytes can hold them: each takes about 220 bytes of memory.
pub(super) const OBJECTS: usize = 2_000_000;
/// What a stream of objects may be unpacked to while the file is opened. All of them together are limited by
/// the memory that [opening](super::Opening) may take.
pub(super) const PACKED: usize = 32 << 20;

/// What a drawing that stands apart costs beside its operators, in steps: its bytes are unpacked each time.
pub(super) const FORM: usize = 200;
/// What a font costs beside its tables, in steps.
pub(super) const FONT: usize = 2000;

/// What may be spent, or is left.
#[derive(Debug, Clone)]
pub(super) struct Budget {
    /// What all streams together may be unpacked to.
    pub(super) bytes: usize,
    /// Operators, operands and codes of fonts.
    pub(super) steps: usize,
    /// Characters that are shown.
    pub(super) glyphs: usize,
    /// Characters that are shown on the page.
    pub(super) page: usize,
    /// Lines that are drawn.
    pub(super) rules: usize,
}

/// Characters of one page: a page of a newspaper has fewer.
const PAGE: usize = 30_000;

impl Budget {
    /// All of it.
    pub(super) fn new() -> Self {
        Self { bytes: 64 << 20, steps: 6_000_000, glyphs: 400_000, page: PAGE, rules: 100_000 }
    }

    /// How many bytes may still be unpacked.
    pub(super) fn bytes_left(&self) -> usize {
        self.bytes
    }

    /// Begins a page.
    pub(super) fn turn_page(&mut self) {
        self.page = PAGE;
    }

    /// Takes bytes that were unpacked.
    pub(super) fn unpack(&mut self, bytes: usize) -> Result<(), Box<Refusal>> {
        take(&mut self.bytes, bytes)
    }

    /// Takes steps.
    pub(super) fn step(&mut self, steps: usize) -> Result<(), Box<Refusal>> {
        take(&mut self.steps, steps)
    }

    /// Takes a character.
    pub(super) fn glyph(&mut self) -> Result<(), Box<Refusal>> {
        take(&mut self.page, 1)?;
        take(&mut self.glyphs, 1)
    }

    /// Takes a line that is drawn.
    pub(super) fn rule(&mut self) -> Result<(), Box<Refusal>> {
        take(&mut self.rules, 1)
    }
}

fn take(left: &mut usize, taken: usize) -> Result<(), Box<Refusal>> {
    *left = left.checked_sub(taken).ok_or_else(refuse::too_much)?;
    Ok(())
}
