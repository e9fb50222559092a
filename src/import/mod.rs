//! Documents in: a Word file, a workbook, a page or a text becomes a report, exactly or not at all.
//!
//! The bytes of a file and an archive flow in; a report with its prose flows out, and of every cell how it
//! was read. Nothing is written to the disk here.
//!
//! ```text
//! bytes → source → Document → reading → Report
//!         one file   text in    cells held against a form,
//!         a format   order      proven by its sums
//! ```
//!
//! * A [`document`] is what all formats have in common: paragraphs and tables, each with its place.
//! * A [`source`] makes a document of the bytes of one format, and knows no form.
//! * [`filled`] knows the workbook that `annals new report --xlsx` wrote.
//! * [`legend`] knows the line under a table that says which sign stands for figures that are not given.
//! * [`reading`] holds its cells against the forms of the archive: exactly, or not at all.
//! * [`taken`] says which parts of a document were read as figures.
//! * [`metadata`] reads what a document says of itself: its title, its dates, its numbers, its period.
//! * [`prose`] writes all the rest as Markdown, and names what is left out.
//! * [`provenance`] says where the report comes from; [`report`] writes what was not read into its place, and
//!   [`replace`] puts it where one is already.
//! * A [`target`] is where a report will belong; [`imported`] is the whole way of one document, and [`many`]
//!   says of the files of a folder where each belongs.
//! * [`tidy`] reads a table of many reports by what a mapping file says of its columns, [`us_foia`] the XML
//!   of United States agencies.
//!
//! Its rooms use the wings `text`, `model`, `analysis` and `authoring`.

pub(crate) mod document;
pub(crate) mod source;
pub(crate) mod filled;
pub(crate) mod legend;
pub(crate) mod taken;
mod line;
pub(crate) mod reading;
pub(crate) mod metadata;
pub(crate) mod prose;
pub(crate) mod provenance;
pub(crate) mod report;
pub(crate) mod replace;
pub(crate) mod target;
pub(crate) mod imported;
pub(crate) mod codes;
pub(crate) mod many;
pub(crate) mod tidy;
pub(crate) mod us_foia;
pub(crate) mod eu_dsa;
#[cfg(test)]
pub(crate) mod tests;
