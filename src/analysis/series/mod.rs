//! Series: one indicator of one publisher over the periods, each step comparable, marked or broken.
//!
//! A series is named by a cell of one edition. In reports that follow an older edition it goes on where the crosswalk
//! leads: to one cell, or to several whose sum it is. Nothing is compared across a break, and where no mapping is
//! declared nothing is joined.

mod change;
mod course;
mod place;
mod step;
mod total;
#[cfg(test)]
mod tests;

pub use change::Change;
pub use step::{Cause, Reason, Standing, Step};
pub use total::{Total, joins, total};

use crate::model::archive::Archive;
use crate::model::figure::{Decimal, Value};
use crate::model::form::Ending;
use crate::model::label::Label;
use crate::model::period::PeriodKind;
use crate::model::report::CellRef;
use course::Course;
use std::collections::{BTreeMap, BTreeSet};

/// What a series is named by: a cell of one edition, its row by the id that reports give it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// The edition, as a position in the archive's forms.
    pub form: usize,
    /// The block, in the form's blocks.
    pub block: usize,
    /// The row's id.
    pub row: String,
    /// The column, in the leaves of the block's columns.
    pub column: usize,
}

impl Subject {
    /// The address within its form: `requests.granted.total`.
    pub fn address(&self, archive: &Archive) -> String {
        archive.forms[self.form].blocks[self.block].address(&self.row, self.column)
    }
}

/// One indicator of one publisher over its reports of one kind of period.
#[derive(Debug, Clone)]
pub struct Series {
    /// What it is named by.
    pub subject: Subject,
    /// The words of its row.
    pub row: Label,
    /// One point for each report, from first to last.
    pub points: Vec<Point>,
    /// Why it ends before the last report, where its edition was followed by one that does not ask for it.
    pub ending: Option<Ending>,
}

/// What a series is in one report.
#[derive(Debug, Clone)]
pub struct Point {
    /// The cells it was taken from; several where it is their sum, none where the report has nothing for it.
    pub cells: Vec<CellRef>,
    /// The exact number, where there is one.
    pub number: Option<Decimal>,
    /// How it follows the last point before it that has cells.
    pub step: Step,
}

impl Point {
    /// Whether it is a sum of cells made here, not a figure that a report prints.
    pub fn is_sum(&self) -> bool {
        self.cells.len() > 1
    }
}

/// All series of a publisher over one kind of period, in the order of its forms, the newest edition first.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The reports, from first to last, as positions in the archive's reports.
    pub reports: Vec<usize>,
    /// The series.
    pub series: Vec<Series>,
}

/// The comparisons of a publisher: one for each kind of period it reports on. The reports of the publishers it
/// continues come first.
pub fn of_publisher(archive: &Archive, publisher: usize) -> Vec<Comparison> {
    let reports = reports_by_kind(archive, publisher).into_values();
    reports.map(|reports| compare(Course::new(archive, publisher, reports))).collect()
}

/// One series of a publisher over its reports of one kind of period, and these reports; `None` where it has none.
pub fn of_subject(
    archive: &Archive,
    publisher: usize,
    kind: PeriodKind,
    subject: Subject,
) -> Option<(Vec<usize>, Series)> {
    let reports = reports_by_kind(archive, publisher).remove(&kind)?;
    let row = archive.forms[subject.form].blocks[subject.block].rows.leaf(&subject.row);
    let row =
        row.map(|leaf| archive.forms[subject.form].blocks[subject.block].rows.leaves[leaf].label.clone());
    let course = Course::new(archive, publisher, reports);
    let series = one(&course, subject, row.unwrap_or_default(), &mut BTreeSet::new())?;
    Some((course.reports, series))
}

fn reports_by_kind(archive: &Archive, publisher: usize) -> BTreeMap<PeriodKind, Vec<usize>> {
    let mut kinds: BTreeMap<PeriodKind, Vec<usize>> = BTreeMap::new();
    for member in archive.history(publisher) {
        for (position, report) in archive.reports_of(member) {
            kinds.entry(report.period.kind).or_default().push(position);
        }
    }
    kinds
}

fn compare(course: Course<'_>) -> Comparison {
    let (archive, reports) = (course.archive, &course.reports);
    let mut series: Vec<Series> = Vec::new();
    let mut covered: BTreeSet<Subject> = BTreeSet::new();
    for (form, block) in blocks(archive, reports) {
        for row in rows(archive, reports, form, block) {
            for column in 0..archive.forms[form].blocks[block].columns.leaves.len() {
                let subject = Subject { form, block, row: row.0.clone(), column };
                let shown = &archive.forms[form].compare;
                let left_out = !shown.is_empty()
                    && place::indicator(archive, &subject).is_none_or(|cell| !shown.contains(&cell));
                if left_out || covered.contains(&subject) {
                    continue;
                }
                series.extend(one(&course, subject, row.1.clone(), &mut covered));
            }
        }
    }
    Comparison { reports: course.reports, series }
}

/// The blocks of every edition that the reports follow, newest edition first within each family.
fn blocks(archive: &Archive, reports: &[usize]) -> Vec<(usize, usize)> {
    let used: BTreeSet<(usize, usize)> =
        reports.iter().flat_map(|&r| &archive.reports[r].data).map(|d| (d.form, d.block)).collect();
    let mut forms: Vec<usize> = used.iter().map(|(form, _)| *form).collect();
    forms.dedup();
    forms.sort_by_key(|&form| {
        let form = &archive.forms[form];
        (form.family.clone(), std::cmp::Reverse(form.used.from.clone()))
    });
    let of = |form: usize| used.iter().filter(move |(other, _)| *other == form).copied();
    forms.into_iter().flat_map(of).collect()
}

/// The rows of a block in any of the reports, with their words as last printed, in the order of the last report that
/// has the block; rows that only earlier reports have stand before the first row that they stood before there.
fn rows(archive: &Archive, reports: &[usize], form: usize, block: usize) -> Vec<(String, Label)> {
    let of_form = &archive.forms[form].blocks[block];
    let mut rows: Vec<(String, Label)> = Vec::new();
    for &report in reports.iter().rev() {
        let data = archive.reports[report].data.iter().find(|d| d.form == form && d.block == block);
        let Some(data) = data else { continue };
        let mut at = rows.len();
        for row in (0..data.row_count()).rev() {
            let id = data.row_id(row, of_form);
            match rows.iter().position(|(known, _)| known == id) {
                Some(known) => at = known,
                None => rows.insert(at, (id.to_owned(), data.rows.label(row, of_form).clone())),
            }
        }
    }
    rows
}

fn one(course: &Course<'_>, subject: Subject, row: Label, covered: &mut BTreeSet<Subject>) -> Option<Series> {
    let &Course { archive, publisher, ref reports, .. } = course;
    let places: Vec<Option<place::Located>> =
        reports.iter().map(|&report| place::locate(archive, publisher, report, &subject)).collect();
    if places.iter().flatten().all(|located| place::says_nothing(archive, located)) {
        return None;
    }
    for located in places.iter().flatten().filter(|located| located.covers) {
        covered.extend(located.cells.iter().map(|&cell| place::subject_of(archive, cell)));
    }
    let ending = place::ending(archive, publisher, reports, &subject);
    let point = |(at, located): (usize, &Option<place::Located>)| {
        let cells = located.as_ref().map(|located| located.cells.clone()).unwrap_or_default();
        Point { number: number(archive, &cells), cells, step: step::step(course, &places, at) }
    };
    let points = places.iter().enumerate().map(point).collect();
    Some(Series { subject, row, points, ending })
}

/// The exact number of a point: one figure's, or the sum of several, among which blanks count as zero where any other
/// states a number. `None` where there is none: blank, a range, a bound, withheld.
fn number(archive: &Archive, cells: &[CellRef]) -> Option<Decimal> {
    let figure =
        |cell: &CellRef| &archive.reports[cell.report].data[cell.block].figure(cell.row, cell.column).value;
    if let [one] = cells {
        return figure(one).number();
    }
    let mut sum = None;
    for cell in cells {
        match figure(cell) {
            Value::Blank | Value::NotApplicable | Value::NotGiven | Value::Absent => {}
            value => sum = Some(sum.unwrap_or(Decimal::ZERO).checked_add(value.number()?)?),
        }
    }
    sum
}
