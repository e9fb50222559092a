//! Annals turns a folder of Markdown reports with YAML statistics into a published archive of many years.
//!
//! The order of the modules below is the order in which data flows, and the law of imports: a module uses those
//! above it, never one below. Read from top to bottom.
//!
//! ```text
//! discover → parse → validate → archive → derive → view → render → write
//! ```

// Tests may unwrap; the program may not.
#![warn(clippy::unwrap_used)]

// What everything speaks: messages, places in files, what is wrong with them.
pub mod diagnostic;
pub mod message;
pub mod source;

// Text with places: YAML trees, Markdown, front matter.
pub mod document;
pub mod markdown;
pub mod yaml;

// The words of the field.
pub mod figure;
pub mod form;
pub mod label;
pub mod period;
pub mod publisher;
pub mod report;
pub mod site;

// From files to one archive, and what follows from its figures.
pub mod archive;
pub mod check;
pub mod discover;
pub mod series;

// From the archive to pages.
pub mod address;
pub mod prose;
pub mod sitemap;
pub mod theme;
pub mod view;

// From pages to a folder, and back.
pub mod output;
pub mod pipeline;
pub mod verify;

// What a person at a terminal sees.
pub mod command;
pub mod explain;
pub mod telling;
