//! Making the checks: each declared relation over the figures of each report.

mod at;
mod reason;
mod terms;
mod over;
mod scale;
mod side;
mod against;
mod finding;
mod tally;
mod sentence;
mod verdict;
mod given;
mod written;
mod ranks;
mod compare;
mod relation;
mod culprit;
mod found;
mod report;
mod reading;
mod by_check;
mod findings;
pub(crate) mod facts;
mod counted;
mod diagnostics;
#[cfg(test)]
mod tests;

pub use against::{Against, Sides, Weighed};
pub use at::{Along, At};
pub(crate) use by_check::by_check;
pub(crate) use diagnostics::diagnostics;
pub use finding::{Finding, Outcome};
pub use findings::Findings;
pub(crate) use findings::{Cache, Marked, run};
pub use found::Found;
pub(crate) use reading::{Reading, readings};
pub use reason::Reason;
pub use tally::Tally;
