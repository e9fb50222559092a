//! Units: what a figure counts or measures. Words that are printed beside a figure are read against the unit
//! that its form declares: as equal, as so many of it exactly, or as another unit.
//!
//! Nothing is guessed: only words that are certain are known ([`words`]), and what is measured in one
//! dimension is never read as of another.

mod ratio;
mod measure;
mod words;
mod recognise;
mod clock;
mod printed;
mod names;
mod declared;
mod spelling;

pub(crate) use clock::{Clock, colons, in_words, second};
pub(crate) use declared::Unit;
pub(crate) use declared::{Contradiction, Held, Said};
pub(crate) use measure::{Dimension, Measure};
pub(crate) use printed::{can_stand_before, note, part};
pub(crate) use ratio::Ratio;
pub(crate) use recognise::{Spoken, recognise};
pub(crate) use spelling::Spellings;
