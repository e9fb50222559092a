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
pub mod message;
pub mod source;
pub mod diagnostic;

// Text with places: YAML trees, Markdown, front matter.
pub mod yaml;
pub mod markdown;
pub mod document;

// The words of the field.
pub mod label;
pub mod figure;
pub mod period;
pub mod form;
pub mod site;
pub mod publisher;
pub mod report;

// From files to one archive, and what follows from its figures.
pub mod discover;
pub mod archive;
pub mod check;
pub mod series;
pub mod revision;

// What authors are helped with: beginnings of files, remedies done in them.
pub mod skeleton;
pub mod remedy;

// From the archive to pages.
pub mod chart;
pub mod address;
pub mod data;
pub mod prose;
pub mod search;
pub mod view;
pub mod theme;
pub mod sitemap;

// From pages to a folder, and back.
pub mod output;
pub mod verify;
pub mod pipeline;

// What an author's editor knows.
pub mod schema;

// What a person at a terminal sees.
pub mod telling;
pub mod explain;

// While somebody writes: what changed, and how it looks.
pub mod watch;
pub mod serve;

pub mod command;
