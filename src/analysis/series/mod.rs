//! Series: one indicator of one publisher over the periods, each step comparable, marked or broken.
//!
//! A series is named by a cell of one edition. In reports that follow an older edition it goes on where the
//! crosswalk leads: to one cell, or to several whose sum it is. Nothing is compared across a break, and where
//! no mapping is declared nothing is joined.

mod timeline;
mod place;
mod step;
mod change;
mod total;
mod comparisons;
#[cfg(test)]
mod tests;

pub(crate) use change::Change;
pub(crate) use comparisons::Comparisons;
pub(crate) use step::Step;
pub(crate) use total::{Tally, beside, total};

use crate::analysis::check::Findings;
use crate::analysis::comparable::Stated;
use crate::model::archive::{Archive, EditionCell};
use crate::model::figure::Decimal;
use crate::model::form::Ending;
use crate::model::id::{FormId, PublisherId, ReportId};
use crate::model::label::Label;
use crate::model::period::PeriodKind;
use crate::model::report::CellRef;
use std::collections::BTreeSet;
use timeline::Timeline;

/// One indicator of one publisher over its reports of one kind of period.
#[derive(Debug, Clone)]
pub(crate) struct Series {
    /// The cell of one edition that it is named by.
    pub subject: EditionCell,
    /// The words of its row.
    pub row: Label,
    /// One point for each report, from first to last.
    pub points: Vec<Point>,
    /// Why it ends before the last report, where its edition was followed by one that does not ask for it.
    pub ending: Option<Ending>,
}

/// What a series is in one report.
#[derive(Debug, Clone)]
pub(crate) struct Point {
    /// The cells it was taken from; several where it is their sum, none where the report has nothing for it.
    pub cells: Vec<CellRef>,
    /// The exact number, where there is one.
    pub number: Option<Decimal>,
    /// How it follows the last point before it that has cells.
    pub step: Step,
}

impl Point {
    /// Whether it is a sum of cells made here, not a figure that a report prints.
    pub(crate) fn is_sum(&self) -> bool {
        self.cells.len() > 1
    }

    /// Whether it would be such a sum, but a part of it states no number.
    pub(crate) fn is_hole(&self) -> bool {
        self.is_sum() && self.number.is_none()
    }
}

/// All series over one sequence of a publisher's reports, in the order of its forms, the newest edition
/// first.
#[derive(Debug, Clone)]
pub(crate) struct Comparison {
    /// The reports, from first to last.
    pub reports: Vec<ReportId>,
    /// The series.
    pub series: Vec<Series>,
}

/// The comparisons of a publisher: one for each kind of period it reports on, and then one for each further
/// sequence of its reports. The reports of the publishers it continues come first.
pub(crate) fn of_publisher(
    archive: &Archive,
    findings: &Findings,
    publisher: PublisherId,
) -> Vec<Comparison> {
    let sequences = archive.beside(publisher).into_iter();
    sequences.map(|beside| compare(Timeline::new(archive, findings, publisher, beside))).collect()
}

/// One series of a publisher over the sequence of its reports on one kind of period that it stands in, and
/// these reports; `None` where it has none.
pub(crate) fn of_subject(
    archive: &Archive,
    findings: &Findings,
    publisher: PublisherId,
    kind: PeriodKind,
    subject: EditionCell,
) -> Option<(Vec<ReportId>, Series)> {
    let (reports, series) = of_subjects(archive, findings, publisher, kind, &[subject])?;
    Some((reports, series.into_iter().next()?))
}

/// The same for several cells of one form: the reports, and the series that the publisher has.
pub(crate) fn of_subjects(
    archive: &Archive,
    findings: &Findings,
    publisher: PublisherId,
    kind: PeriodKind,
    subjects: &[EditionCell],
) -> Option<(Vec<ReportId>, Vec<Series>)> {
    let family = |form: FormId| &archive.form(form).family;
    let form = subjects.first()?.form;
    let own = |report: &ReportId| family(archive.report(*report).form) == family(form);
    let of_kind =
        |reports: &&Vec<ReportId>| reports.iter().any(|&report| archive.report(report).period.kind == kind);
    let sequences = archive.sequences(publisher);
    let mut of_kind = sequences.iter().filter(of_kind).peekable();
    let first = of_kind.peek().copied();
    // Where no report is by an edition of its form, a table of another report may follow one.
    let reports = of_kind.find(|reports| reports.iter().any(own)).or(first)?;
    let timeline = Timeline::new(archive, findings, publisher, archive.beside_in(reports));
    let series = subjects.iter().filter_map(|subject| {
        let block = archive.form(subject.form).block(subject.block);
        let row = block.rows.leaf(&subject.row).map(|row| block.row(row).label.clone());
        one(&timeline, subject.clone(), row.unwrap_or_default(), &mut BTreeSet::new())
    });
    let series = series.collect();
    Some((timeline.reports, series))
}

/// All series of a timeline.
fn compare(timeline: Timeline<'_>) -> Comparison {
    let (archive, reports) = (timeline.archive, &timeline.reports);
    let mut series: Vec<Series> = Vec::new();
    let mut covered: BTreeSet<EditionCell> = BTreeSet::new();
    for (form, block) in archive.blocks_of(reports) {
        for row in archive.rows_in(reports, (form, block)) {
            for column in archive.form(form).block(block).columns.leaves.ids() {
                let subject = EditionCell { form, block, row: row.0.clone(), column };
                let is_shown = archive.form(form).compares(|| subject.indicator(&archive.forms));
                if is_shown && !covered.contains(&subject) {
                    series.extend(one(&timeline, subject, row.1.clone(), &mut covered));
                }
            }
        }
    }
    Comparison { reports: timeline.reports, series }
}

/// Where a series stands in each report, and which cells need none of their own then; `None` where nothing is
/// given for it.
fn places(
    timeline: &Timeline<'_>,
    subject: &EditionCell,
    covered: &mut BTreeSet<EditionCell>,
) -> Option<Vec<Option<place::Located>>> {
    let &Timeline { archive, publisher, ref reports, .. } = timeline;
    let places: Vec<Option<place::Located>> =
        reports.iter().map(|&report| place::locate(archive, publisher, report, subject)).collect();
    if places.iter().flatten().all(|located| place::says_nothing(archive, located)) {
        return None;
    }
    for located in places.iter().flatten().filter(|located| located.covers) {
        covered.extend(located.cells.iter().map(|&cell| archive.cell(cell).in_edition()));
    }
    Some(places)
}

fn one(
    timeline: &Timeline<'_>,
    subject: EditionCell,
    row: Label,
    covered: &mut BTreeSet<EditionCell>,
) -> Option<Series> {
    let &Timeline { archive, publisher, ref reports, .. } = timeline;
    let places = places(timeline, &subject, covered)?;
    let ending = place::ending(archive, publisher, reports, &subject);
    let point = |(at, located): (usize, &Option<place::Located>)| {
        let cells = located.as_ref().map(|located| located.cells.clone()).unwrap_or_default();
        Point { number: Stated::by(archive, &cells).number(), cells, step: step::step(timeline, &places, at) }
    };
    let points = places.iter().enumerate().map(point).collect();
    Some(Series { subject, row, points, ending })
}
