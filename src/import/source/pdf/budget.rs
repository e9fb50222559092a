//! How much work a file may ask for: every byte unpacked, every operator and every character counts, so that
//! a small file cannot take long.

use super::refuse;
use crate::import::source::refusal::Refusal;

/// How deep drawings may stand within each other.
pub(super) const DEPTH: usize = 12;
/// What one stream may be unpacked to while the file is opened.
pub(super) const STREAM: usize = 32 << 20;
/// What all streams together may be unpacked to.
const BYTES: usize = 256 << 20;
/// Operators, operands and codes of fonts.
const STEPS: usize = 20_000_000;
/// Characters that are shown.
const GLYPHS: usize = 600_000;
/// Lines that are drawn.
const RULES: usize = 300_000;

/// What is left.
#[derive(Debug)]
pub(super) struct Budget {
    bytes: usize,
    steps: usize,
    glyphs: usize,
    rules: usize,
}

impl Budget {
    /// All of it.
    pub(super) fn new() -> Self {
        Self { bytes: BYTES, steps: STEPS, glyphs: GLYPHS, rules: RULES }
    }

    /// How many bytes may still be unpacked.
    pub(super) fn bytes_left(&self) -> usize {
        self.bytes
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
