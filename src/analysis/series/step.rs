//! How a point of a series follows the one before, and why it does not.

use super::course::Course;
use super::place::Located;
use crate::model::archive::Archive;
use crate::model::form::{Indicator, Link, Pick};
use crate::model::label::Label;
use crate::model::report::CellRef;

/// How a point follows the last point before it that has the series.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// Whether the two can be compared.
    pub standing: Standing,
    /// What is to be said about it, the gravest first.
    pub reasons: Vec<Reason>,
}

impl Step {
    /// How its reasons alone let the two stand to each other, however much time lies between.
    pub fn mark(&self) -> Standing {
        match self.standing {
            Standing::First => Standing::First,
            _ => {
                self.reasons.iter().map(|reason| reason.cause.standing()).max().unwrap_or(Standing::Continues)
            }
        }
    }
}

/// Whether a point can be compared with the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Standing {
    /// There is none before, or nothing here.
    #[default]
    First,
    /// It can.
    Continues,
    /// It can, and the definition differs.
    Differs,
    /// Periods lie between that nobody reported on, or reports that lack it.
    Gap,
    /// It cannot.
    Broken,
}

impl Standing {
    /// Its name, as in the exports and in CSS classes.
    pub fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Continues => "continues",
            Self::Differs => "differs",
            Self::Gap => "gap",
            Self::Broken => "broken",
        }
    }
}

/// Something that changed between two points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What.
    pub cause: Cause,
    /// Why, in the words of the form, the publisher or the report; may be empty.
    pub why: Label,
    /// The editions before and after, where the edition changed, as positions in the archive's forms.
    pub editions: Option<(usize, usize)>,
}

/// What changed between two points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The edition of the form, with this link between the cells.
    Edition(Link),
    /// The unit.
    Unit,
    /// How the columns were filled in, as a detector of the form reads it.
    Reading,
    /// What the report covers, as it declares.
    Scope,
    /// Who reports: another publisher took over.
    Succession,
}

impl Cause {
    /// Its name, as in the exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Edition(link) => link.name(),
            Self::Unit => "unit",
            Self::Reading => "reading",
            Self::Scope => "scope",
            Self::Succession => "succession",
        }
    }

    /// How two points with this between them stand to each other.
    pub fn standing(self) -> Standing {
        match self {
            Self::Edition(Link::Same | Link::Renamed) => Standing::Continues,
            Self::Edition(Link::Differs | Link::Merged | Link::Split) | Self::Succession => Standing::Differs,
            Self::Edition(_) | Self::Unit | Self::Reading | Self::Scope => Standing::Broken,
        }
    }
}

/// The step to the point at `at` from the last one before it that has the series.
pub fn step(course: &Course<'_>, places: &[Option<Located>], at: usize) -> Step {
    let Some(located) = &places[at] else { return Step::default() };
    let before = places[..at].iter().enumerate().rev().find_map(|(last, was)| Some((last, was.as_ref()?)));
    let Some((last, was)) = before else { return opening(course, located, at) };
    let mut reasons = Vec::new();
    if was.form != located.form {
        reasons.extend(edition(course, was, located));
    }
    reasons.extend(unit(course.archive, was, located));
    reasons.extend(reading(course, was, located, at));
    reasons.extend((last + 1..=at).filter_map(|report| scope(course, located, report)));
    reasons.extend((last + 1..=at).filter_map(|report| succession(course, report)));
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.cause.standing()));
    // A report between that lacks the figure is as good as none.
    let follows = last + 1 == at && course.period(at).follows(course.period(last));
    let gap = if follows { Standing::Continues } else { Standing::Gap };
    let standing = reasons.iter().map(|reason| reason.cause.standing()).max().unwrap_or(gap).max(gap);
    Step { standing, reasons }
}

/// A series that begins after the first report: new in its edition, or what was split.
fn opening(course: &Course<'_>, located: &Located, at: usize) -> Step {
    let archive = course.archive;
    let reason = own_cell(archive, located).and_then(|own| {
        let has_table = |report: &&usize| {
            archive.reports[**report].data.iter().any(|d| (d.form, d.block) == (located.form, own.block))
        };
        // Where the table was there already it is the report that gives the row now, not the edition.
        let without = course.reports[..at].iter().rev().take_while(|report| !has_table(report));
        let older = without.flat_map(|&report| &archive.reports[report].data).map(|data| data.form);
        let (older, continuations) = older.into_iter().find_map(|older| {
            Some((older, archive.editions.between(course.publisher, located.form, older)?))
        })?;
        let continuation = continuations.of(own).filter(|c| c.link > Link::Differs)?;
        Some(Reason {
            cause: Cause::Edition(continuation.link),
            why: continuation.why.clone(),
            editions: Some((older, located.form)),
        })
    });
    Step { standing: Standing::First, reasons: reason.into_iter().collect() }
}

/// The cell of its edition that a series stands in, the first where there are several; `None` for rows that only the
/// report has.
fn own_cell(archive: &Archive, located: &Located) -> Option<Indicator> {
    let cell = located.cells.first()?;
    let data = &archive.reports[cell.report].data[cell.block];
    Some(Indicator { block: data.block, row: data.rows.leaf(cell.row)?, column: cell.column })
}

fn edition(course: &Course<'_>, was: &Located, located: &Located) -> Option<Reason> {
    let (archive, publisher) = (course.archive, course.publisher);
    let editions = Some((was.form, located.form));
    // Later reports nearly always follow the later edition; where one goes back the same link holds backwards.
    let (newer, older, of) = if archive.editions.between(publisher, located.form, was.form).is_some() {
        (located.form, was.form, own_cell(archive, located))
    } else {
        (was.form, located.form, own_cell(archive, was))
    };
    let continuations = archive.editions.between(publisher, newer, older);
    let found = continuations.zip(of).and_then(|(continuations, cell)| continuations.of(cell));
    Some(match found {
        Some(found) => Reason { cause: Cause::Edition(found.link), why: found.why.clone(), editions },
        // Rows that only the reports have: nothing says that they are the same.
        None => Reason { cause: Cause::Edition(Link::NotComparable), why: Label::default(), editions },
    })
    .filter(|reason| reason.cause != Cause::Edition(Link::Same))
}

fn unit(archive: &Archive, was: &Located, located: &Located) -> Option<Reason> {
    let unit = |located: &Located| {
        let cell = located.cells.first()?;
        let report = &archive.reports[cell.report];
        report.data[cell.block].spec(cell.row, cell.column, &archive.forms).unit(&report.period).cloned()
    };
    let (before, after) = (unit(was)?, unit(located)?);
    (before.label != after.label).then_some(Reason { cause: Cause::Unit, why: after.why, editions: None })
}

/// A detector that reads the report otherwise than the last one from which it could read anything, where the cells are
/// among those it looks at.
fn reading(course: &Course<'_>, was: &Located, located: &Located, at: usize) -> Option<Reason> {
    if was.form != located.form {
        return None;
    }
    let cell = located.cells.first()?;
    let data = &course.archive.reports[cell.report].data[cell.block];
    let readings = course.archive.forms[data.form].readings.iter().enumerate();
    let mut concerned = readings.filter(|(_, reading)| {
        reading.over.iter().any(|(block, left, right)| {
            let mut terms = left.iter().chain(right);
            *block == data.block
                && terms.any(
                    |term| matches!(&term.pick, Pick::Columns(columns) if columns.contains(&cell.column)),
                )
        })
    });
    let (detector, reading) = concerned.next()?;
    let now = course.reading(at, data.form, detector)?;
    let before = (0..at).rev().find_map(|earlier| course.reading(earlier, data.form, detector))?;
    (before != now).then(|| Reason { cause: Cause::Reading, why: reading.says.clone(), editions: None })
}

/// Another publisher reports than before.
fn succession(course: &Course<'_>, at: usize) -> Option<Reason> {
    let [before, now] = [at - 1, at].map(|at| course.archive.reports[course.reports[at]].publisher);
    if before == now {
        return None;
    }
    let named = course.archive.publishers[before].succeeded_by.first();
    Some(Reason {
        cause: Cause::Succession,
        why: named.map(|successor| successor.why.clone()).unwrap_or_default(),
        editions: None,
    })
}

/// What a report says of its own scope: of all it holds, or of the cells.
fn scope(course: &Course<'_>, located: &Located, at: usize) -> Option<Reason> {
    let report = course.reports[at];
    let concerns = |figures: &[(usize, usize, usize)]| {
        let named =
            |cell: &CellRef| cell.report == report && figures.contains(&(cell.block, cell.row, cell.column));
        figures.is_empty() || located.cells.iter().any(named)
    };
    let note = course.archive.reports[report].scope.iter().find(|note| concerns(&note.figures))?;
    Some(Reason { cause: Cause::Scope, why: note.text.clone(), editions: None })
}
