//! The domain: figures, periods, forms, publishers and reports, and the one archive that a folder of them
//! makes.
//!
//! Parsed text flows in ([`discover`] finds the files, the wing `text` parses them); one [`archive::Archive`]
//! flows out, with every id resolved, and with diagnostics for whatever is wrong. An archive answers
//! questions: whoever wants to know a figure, its unit, its address, the editions of a report or the
//! ancestors of a publisher asks it.
//!
//! * Positions are typed ([`id`]): a row of a form and a row of a report are different things.
//! * Each value is complete when it is made; nothing is filled in by a later pass.
//! * No HTML, no links, no words of pages. Only `discover` touches the disk.
//!
//! Its rooms use the wing `text` and the rooms above them.

pub(crate) mod id;
pub(crate) mod label;
pub(crate) mod unit;
pub(crate) mod figure;
pub(crate) mod period;
pub(crate) mod form;
pub(crate) mod named_file;
pub(crate) mod former_address;
pub(crate) mod format;
pub(crate) mod site;
pub(crate) mod publisher;
pub(crate) mod report;
pub(crate) mod discover;
pub(crate) mod archive;
