//! How each check of the forms ended, over all reports that stand.

use super::report::{Ended, each};
use super::tally::Tally;
use super::terms::Evaluation;
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::{CheckId, FormId};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// How each check that applies anywhere ended, in the order of the forms and of their checks. Their sum is
/// the tally of all findings.
pub(crate) fn by_check(archive: &Archive) -> BTreeMap<(FormId, CheckId), Tally> {
    let reports: Vec<&ArchivedReport> = archive.reports.iter().collect();
    let counted = reports.par_iter().map(|report| {
        let mut counted: BTreeMap<(FormId, CheckId), Tally> = BTreeMap::new();
        let evaluation = Evaluation { archive, report };
        each(&evaluation, &mut |check, _, ended| {
            let tally = counted.entry(check).or_default();
            match ended {
                Ended::Held { empty } => tally.holds(empty),
                Ended::Not(outcome, _) => tally.count(outcome),
            }
        });
        counted
    });
    counted.reduce(BTreeMap::new, |mut all, one| {
        for (check, tally) in one {
            all.entry(check).or_default().add(&tally);
        }
        all
    })
}
