//! A report as its publisher prints it: a Word document, or a fragment of HTML for another site. And as
//! machines read it: Markdown.
//!
//! ```text
//! ReportView → document (blocks of runs, tables on a grid) → docx, html, md
//! ```
//!
//! Findings, marks and navigation belong to the site and are left out; only Markdown, which is read instead
//! of a page, has the findings. Links within the site become full
//! addresses where the site has one, and else words: a relative address leads nowhere from a file.

pub(super) mod document;
mod line;
mod walk;
mod prose;
mod day;
mod official;
mod report;
mod html;
mod markdown;
mod width;
mod docx;
#[cfg(test)]
pub(in crate::export) mod tests;

pub(crate) use docx::write as docx;
pub(crate) use html::write as html;
pub(crate) use markdown::write as markdown;
pub(crate) use report::{of_checked_report, of_report};
