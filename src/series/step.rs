//! How a point of a series follows the one before, and why it does not.

use super::Subject;
use super::place::{Located, indicator};
use crate::archive::Archive;
use crate::check;
use crate::form::{Link, Pick};
use crate::label::Label;

/// How a point follows the point before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// Whether the two can be compared.
    pub standing: Standing,
    /// What is to be said about it, the gravest first.
    pub reasons: Vec<Reason>,
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
    /// Periods lie between that nobody reported on.
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

type At<'l> = (usize, Option<&'l Located>);

/// The step to a point from the report before.
pub fn step(
    archive: &Archive,
    publisher: usize,
    subject: &Subject,
    before: Option<At<'_>>,
    here: At<'_>,
) -> Step {
    let (report, Some(located)) = here else { return Step::default() };
    let Some((last, Some(was))) = before else { return opening(archive, publisher, subject, before, here) };
    let mut reasons = Vec::new();
    if was.form != located.form {
        reasons.extend(edition(archive, publisher, was, located));
    }
    reasons.extend(unit(archive, was, located));
    reasons.extend(reading(archive, was, located, (last, report)));
    reasons.extend(scope(archive, located, report));
    reasons.extend(succession(archive, last, report));
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.cause.standing()));
    let follows = archive.reports[report].period.follows(&archive.reports[last].period);
    let gap = if follows { Standing::Continues } else { Standing::Gap };
    let standing = reasons.iter().map(|reason| reason.cause.standing()).max().unwrap_or(gap).max(gap);
    Step { standing, reasons }
}

/// A series that begins after the first report: new in its edition, or what was split.
fn opening(
    archive: &Archive,
    publisher: usize,
    subject: &Subject,
    before: Option<At<'_>>,
    here: At<'_>,
) -> Step {
    let reason = before.zip(here.1).and_then(|((last, _), located)| {
        let older = archive.reports[last]
            .data
            .iter()
            .map(|data| data.form)
            .find(|&form| archive.editions.between(publisher, located.form, form).is_some())?;
        let own = indicator(archive, subject)?;
        let continuations = archive.editions.between(publisher, located.form, older)?;
        let continuation = continuations.of(own).filter(|c| c.link > Link::Differs)?;
        Some(Reason {
            cause: Cause::Edition(continuation.link),
            why: continuation.why.clone(),
            editions: Some((older, located.form)),
        })
    });
    Step { standing: Standing::First, reasons: reason.into_iter().collect() }
}

fn edition(archive: &Archive, publisher: usize, was: &Located, located: &Located) -> Option<Reason> {
    let cell = |located: &Located| {
        let cell = located.cells.first()?;
        let data = &archive.reports[cell.report].data[cell.block];
        let row = data.rows.leaf(cell.row)?;
        Some(crate::form::Indicator { block: data.block, row, column: cell.column })
    };
    let editions = Some((was.form, located.form));
    // Later reports nearly always follow the later edition; where one goes back the same link holds backwards.
    let (newer, older, of) = if archive.editions.between(publisher, located.form, was.form).is_some() {
        (located.form, was.form, cell(located))
    } else {
        (was.form, located.form, cell(was))
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

/// A detector that reads the two reports differently, where the cells are among those it looks at.
fn reading(
    archive: &Archive,
    was: &Located,
    located: &Located,
    (last, report): (usize, usize),
) -> Option<Reason> {
    let cell = located.cells.first()?;
    let data = &archive.reports[cell.report].data[cell.block];
    let readings = archive.forms[data.form].readings.iter().enumerate();
    let mut concerned = readings.filter(|(_, reading)| {
        reading.over.iter().any(|(block, left, right)| {
            let mut terms = left.iter().chain(right);
            *block == data.block
                && terms.any(
                    |term| matches!(&term.pick, Pick::Columns(columns) if columns.contains(&cell.column)),
                )
        })
    });
    let (position, reading) = concerned.next()?;
    let read = |report| {
        let found = check::readings(archive, report);
        found
            .into_iter()
            .find(|(form, at, _)| *form == data.form && *at == position)
            .map(|(_, _, result)| result)
    };
    let (before, after) = (read(last)?, read(report)?);
    (was.form == located.form && before != after).then(|| Reason {
        cause: Cause::Reading,
        why: reading.says.clone(),
        editions: None,
    })
}

/// Another publisher reports than before.
fn succession(archive: &Archive, last: usize, report: usize) -> Option<Reason> {
    let [before, now] = [last, report].map(|report| archive.reports[report].publisher);
    if before == now {
        return None;
    }
    let named = archive.publishers[before].succeeded_by.first();
    Some(Reason {
        cause: Cause::Succession,
        why: named.map(|successor| successor.why.clone()).unwrap_or_default(),
        editions: None,
    })
}

/// What a report says of its own scope.
fn scope(archive: &Archive, located: &Located, report: usize) -> Option<Reason> {
    let concerns = |figures: &[(usize, usize, usize)]| {
        figures.is_empty()
            || located.cells.iter().any(|cell| figures.contains(&(cell.block, cell.row, cell.column)))
    };
    let note = archive.reports[report].scope.iter().find(|note| concerns(&note.figures))?;
    Some(Reason { cause: Cause::Scope, why: note.text.clone(), editions: None })
}
