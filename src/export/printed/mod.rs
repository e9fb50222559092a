//! A report as its publisher prints it: a Word document, or a fragment of HTML for another site.
//!
//! ```text
//! ReportView → document (blocks of runs, tables on a grid) → docx, html
//! ```
//!
//! Findings, marks and navigation belong to the site and are left out. Links within the site become full
//! addresses where the site has one, and else words: a relative address leads nowhere from a file.

mod document;
mod line;
mod walk;
mod prose;
mod day;
mod official;
mod report;
mod html;
mod width;
mod docx;
#[cfg(test)]
pub(in crate::export) mod tests;

pub(crate) use docx::write as docx;
pub(crate) use html::write as html;
pub(crate) use report::of_report;
