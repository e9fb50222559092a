//! Annals turns a folder of Markdown reports with YAML statistics into a published archive of many years.
//!
//! A program that uses the crate opens an archive, checks it, reads its figures, and publishes it:
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
//! # let folder = tempfile::tempdir()?;
//! # let public = folder.path();
//! let checked = annals::check(root)?;
//! assert!(!checked.has_errors());
//!
//! // A figure is exact, as printed, and knows its form, its unit and its place.
//! let archive = &checked.archive;
//! let agency = archive.publishers.find("yiyuan-traffic-police").expect("the agency");
//! let report = archive.report_on(agency, "2020").expect("its report on 2020");
//! let cell = report.data.find("proactive.art20_6.penalties.decisions").expect("the cell");
//! assert_eq!(report.data.figure(cell).to_string(), "140366");
//!
//! // Findings are figures that contradict each other; they stop nothing.
//! assert_eq!(checked.findings.of(report.position()).len(), 0);
//!
//! let outcome = annals::publish(&checked, public).map_err(|error| format!("{error:?}"))?;
//! assert!(public.join("yiyuan-traffic-police/2020/index.html").is_file());
//! # let _ = outcome;
//! # Ok(())
//! # }
//! ```
//!
//! [`Workspace`] reads an archive once and then again wherever it changes. [`front_matter`] writes a report.
//!
//! Inside, the order of the modules below is the order in which data flows, and the law of imports: a module
//! uses those above it, never one below. Read from top to bottom.
//!
//! ```text
//! discover → parse → validate → archive → check → view → render → write
//! ```

// Tests may unwrap; the program may not.
#![cfg_attr(not(test), warn(clippy::unwrap_used, unreachable_pub))]

mod text;
mod model;
mod analysis;
mod authoring;
mod import;
mod pages;
mod export;
mod publish;
mod live;
mod command;

pub use analysis::check::{
    Against, Along, At, Finding, Findings, Found, Outcome, Reason, Sides, Tally, Weighed,
};
pub use model::archive::{Archive, ArchivedPublisher, ArchivedReport, Cell};
pub use model::figure::{Bound, Decimal, Figure, Sense, Value};
pub use model::form::{Form, Forms};
pub use model::id::{FormId, PublisherId, ReportId};
pub use model::label::Label;
pub use model::period::Period;
pub use model::publisher::Publisher;
pub use model::report::{CellId, CellRef, Report, front_matter};
pub use publish::pipeline::{Checked, PublishError, Workspace, check, publish};
pub use text::diagnostic::{Code, Diagnostic, Severity};
pub use text::facts::{Fact, Facts};
pub use text::message::{Language, Message};
pub use text::source::{Place, Sources};

// The program, and what its tests read its answers with.
#[doc(hidden)]
pub use authoring::{explain, format};
#[doc(hidden)]
pub use command::{run, try_mapping};
#[doc(hidden)]
pub use publish::{gate, pipeline::try_templates, verify};
#[cfg(test)]
mod testing;

// What tests share names the crate as programs in `tests/` do.
#[cfg(test)]
extern crate self as annals;
