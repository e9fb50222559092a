//! Documents of chance: reports by the Chinese forms in the formats and styles that agencies use, whole or
//! spoilt, and what a reading may make of them.
//!
//! Nothing here knows how documents are read. A figure that comes back is the one that the document prints
//! under its labels, or it does not come back.

mod arrange;
mod csv;
mod dice;
mod direct;
mod docx;
mod grid;
mod html;
pub(crate) mod judge;
mod layout;
mod manuscript;
mod markdown;
pub(crate) mod outcome;
pub(crate) mod pdf;
mod prose;
mod refused;
pub(crate) mod report;
pub(crate) mod sample;
mod spoil;
mod text;
mod trial;
mod voice;
mod xlsx;
