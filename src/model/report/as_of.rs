//! A report as it was known on a day.

use super::Report;
use jiff::civil::Date;

impl Report {
    /// What a version of a report said on a day on which it was the newest; nothing where it was not
    /// published yet. A report that names no day of publication is taken to have been there.
    pub(crate) fn as_of(&self, day: Date) -> Option<Self> {
        if self.published.is_some_and(|published| published > day) {
            return None;
        }
        let mut report = self.clone();
        // From the last correction to the first, so that the first one after the day decides.
        for correction in self.corrections.iter().rev().filter(|correction| correction.on > day) {
            report.data.put(correction.cell, correction.was.clone());
        }
        report.corrections.retain(|correction| correction.on <= day);
        report.withdrawn = report.withdrawn.filter(|withdrawal| withdrawal.on <= day);
        Some(report)
    }
}
