//! Which reports follow one another where a publisher has several on one period.
//!
//! Reports by the editions of one form always do. Forms that are never filled in for one period share a
//! sequence, so that all reports of a publisher with one report a period are one, whatever their forms.

use super::Archive;
use crate::model::form::Forms;
use crate::model::id::{Id, PublisherId, ReportId, SequenceId};
use crate::model::period::PeriodKind;
use crate::model::report::Report;
use std::collections::{BTreeMap, BTreeSet};

/// For each report, in the order of periods, its sequence among those on its kind of period.
pub(super) fn numbered(reports: &[(PublisherId, &Report)], forms: &Forms) -> Vec<SequenceId> {
    let family = |report: &Report| (report.period.kind, forms.get(report.form).family.as_str());
    let mut on_period: BTreeMap<(PublisherId, &str), Vec<(PeriodKind, &str)>> = BTreeMap::new();
    for &(publisher, report) in reports {
        on_period.entry((publisher, &*report.period.id)).or_default().push(family(report));
    }
    let mut sequences: BTreeMap<(PeriodKind, &str), SequenceId> = BTreeMap::new();
    // The first report on a period stands before the others there, so its form comes first here too.
    let numbered = reports.iter().map(|(_, report)| {
        let own = family(report);
        if let Some(&known) = sequences.get(&own) {
            return known;
        }
        let beside = on_period.values().filter(|families| families.contains(&own)).flatten();
        let taken: BTreeSet<SequenceId> = beside.filter_map(|other| sequences.get(other)).copied().collect();
        let free = (0..taken.len()).find(|&number| !taken.contains(&SequenceId::at(number)));
        *sequences.entry(own).or_insert(SequenceId::at(free.unwrap_or(taken.len())))
    });
    numbered.collect()
}

impl Archive {
    /// The reports of a publisher, and of those it continues, as they follow one another: the first sequence
    /// of each kind of period, then the others. Every indicator asks for them, so they are sorted once.
    pub fn sequences(&self, publisher: PublisherId) -> &[Vec<ReportId>] {
        self.sequences[publisher].get_or_init(|| self.sorted_into_sequences(publisher))
    }

    fn sorted_into_sequences(&self, publisher: PublisherId) -> Vec<Vec<ReportId>> {
        let history = self.history(publisher);
        let reports = history.iter().flat_map(|&member| self.reports_of(member));
        let (positions, all): (Vec<ReportId>, Vec<(PublisherId, &Report)>) =
            reports.map(|report| (report.position(), (report.publisher(), &**report))).unzip();
        let mut sequences: BTreeMap<(SequenceId, PeriodKind), Vec<ReportId>> = BTreeMap::new();
        for ((number, &position), (_, report)) in
            numbered(&all, &self.forms).into_iter().zip(&positions).zip(&all)
        {
            sequences.entry((number, report.period.kind)).or_default().push(position);
        }
        sequences.into_values().collect()
    }
}
