//! The archive as it was known on a day: each report in the version that was the newest then, with the
//! figures that stood there then.

use super::reports::{Placed, Reports};
use super::{Archive, ArchivedReport};
use jiff::civil::Date;
use std::sync::Arc;

impl Archive {
    /// The archive as it was known on a day. What its figures are compared by, its forms and its publishers,
    /// is that of today; it has no former addresses and no files.
    pub(crate) fn known_on(self, day: Date) -> Self {
        let known = self.reports.current().filter_map(|newest| self.known(newest, day));
        let reports = Reports::new(known.collect(), &self.forms, Vec::new(), &mut Vec::new());
        let periods = reports.periods();
        let (moves, attachments, years) = Default::default();
        Self { reports, periods, moves, attachments, years, ..self }
    }

    /// A report as it was known on a day.
    fn known(&self, newest: &ArchivedReport, day: Date) -> Option<Placed> {
        let mut versions = self.versions(newest.position()).rev();
        let is_out =
            |version: &&ArchivedReport| version.update.as_ref().is_none_or(|update| update.on <= day);
        let report = versions.find(is_out)?.as_of(day)?;
        let (publisher, name) = (newest.publisher(), newest.name().map(Box::from));
        Some(Placed { publisher, name, report: Arc::new(report), earlier: Vec::new() })
    }
}
