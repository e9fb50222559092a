//! Making the checks: each declared relation over the figures of each report.

mod finding;
mod terms;
mod side;
mod sentence;
mod verdict;
mod ranks;
mod relation;
mod culprit;
mod report;
mod reading;
mod findings;
mod diagnostics;
#[cfg(test)]
mod tests;

pub(crate) use diagnostics::diagnostics;
pub use finding::{Finding, Outcome};
pub use findings::Findings;
pub(crate) use findings::{Cache, run};
pub(crate) use reading::{Reading, readings};
