//! Tests of the code itself: they parse the sources and do not use the library.

mod counted;
mod crates;
mod habits;
mod imports;
mod indexing;
mod lines;
mod positions;
mod resolve;
mod rings;
mod source;
mod uses;
mod variants;
