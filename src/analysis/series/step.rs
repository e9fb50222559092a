//! How a point of a series follows the one before, and why it does not.

use super::place::Located;
use super::timeline::Timeline;
use crate::model::archive::Archive;
use crate::model::form::{Indicator, Link, Reading};
use crate::model::id::{FormId, ReportId};
use crate::model::label::Label;
use crate::model::report::{BlockData, CellRef, Note};

/// How a point follows the last point before it that has the series.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Step {
    /// Whether the two can be compared.
    pub standing: Standing,
    /// The reasons, the gravest first.
    pub reasons: Vec<Reason>,
}

impl Step {
    /// How its reasons alone let the two stand to each other, however much time lies between.
    pub(crate) fn mark(&self) -> Standing {
        match self.standing {
            Standing::First => Standing::First,
            Standing::Continues | Standing::Differs | Standing::Gap | Standing::Broken => {
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
    /// Whether a change may be computed from the point before.
    pub fn is_comparable(self) -> bool {
        match self {
            Self::Continues | Self::Differs => true,
            Self::First | Self::Gap | Self::Broken => false,
        }
    }

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
pub(crate) struct Reason {
    /// What.
    pub cause: Cause,
    /// Why, in the words of the form, the publisher or the report; may be empty.
    pub why: Label,
    /// The editions before and after, where the edition changed.
    pub editions: Option<(FormId, FormId)>,
}

/// What changed between two points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cause {
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
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Edition(link) => link.name(),
            Self::Unit => "unit",
            Self::Reading => "reading",
            Self::Scope => "scope",
            Self::Succession => "succession",
        }
    }

    /// How two points with this between them stand to each other.
    pub(crate) fn standing(self) -> Standing {
        match self {
            Self::Edition(Link::Same | Link::Renamed) => Standing::Continues,
            Self::Edition(Link::Differs | Link::Merged | Link::Split) | Self::Succession => Standing::Differs,
            Self::Edition(Link::NotComparable | Link::New | Link::Discontinued)
            | Self::Unit
            | Self::Reading
            | Self::Scope => Standing::Broken,
        }
    }
}

/// The step to the point at `at` from the last one before it that has the series.
pub(super) fn step(timeline: &Timeline<'_>, places: &[Option<Located>], at: usize) -> Step {
    let Some(located) = &places[at] else { return Step::default() };
    let before = places[..at].iter().enumerate().rev().find_map(|(last, was)| Some((last, was.as_ref()?)));
    let Some((last, was)) = before else { return opening(timeline, located, at) };
    let mut reasons = Vec::new();
    if was.form != located.form {
        reasons.extend(edition(timeline, was, located));
    }
    reasons.extend(unit(timeline.archive, was, located));
    reasons.extend(reading(timeline, was, located, at));
    reasons.extend((last + 1..=at).filter_map(|report| scope(timeline, located, report)));
    reasons.extend((last + 1..=at).filter_map(|report| succession(timeline, report)));
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.cause.standing()));
    // A report between that lacks the figure is as good as none.
    let follows = last + 1 == at && timeline.report(at).period.follows(&timeline.report(last).period);
    let gap = if follows { Standing::Continues } else { Standing::Gap };
    let standing = reasons.iter().map(|reason| reason.cause.standing()).max().unwrap_or(gap).max(gap);
    Step { standing, reasons }
}

/// A series that begins after the first report: new in its edition, or what was split.
fn opening(timeline: &Timeline<'_>, located: &Located, at: usize) -> Step {
    let archive = timeline.archive;
    let reason = own_cell(archive, located).and_then(|own| {
        let has_table =
            |report: &&ReportId| archive.report(**report).data.of_block(located.form, own.block).is_some();
        // Where the table was there already it is the report that gives the row now, not the edition.
        let without = timeline.reports[..at].iter().rev().take_while(|report| !has_table(report));
        let mut older = without.flat_map(|&report| &archive.report(report).data).map(BlockData::form_id);
        let (older, continuations) = older.find_map(|older| {
            Some((older, archive.editions.between(timeline.publisher, located.form, older)?))
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

/// The cell of its edition that a series stands in, the first where there are several; `None` for rows that
/// only the report has.
fn own_cell(archive: &Archive, located: &Located) -> Option<Indicator> {
    archive.cell(*located.cells.first()?).indicator()
}

fn edition(timeline: &Timeline<'_>, was: &Located, located: &Located) -> Option<Reason> {
    let (archive, publisher) = (timeline.archive, timeline.publisher);
    let editions = Some((was.form, located.form));
    // Later reports nearly always follow the later edition; where one goes back the same link holds
    // backwards.
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
    let unit = |located: &Located| archive.cell(*located.cells.first()?).unit();
    let (before, after) = (unit(was)?, unit(located)?);
    let reason = || Reason { cause: Cause::Unit, why: after.why.clone(), editions: None };
    (before.label != after.label).then(reason)
}

/// A detector that reads the report otherwise than the last one from which it could read anything, where the
/// cells are among those it looks at.
fn reading(timeline: &Timeline<'_>, was: &Located, located: &Located, at: usize) -> Option<Reason> {
    if was.form != located.form {
        return None;
    }
    let cell = *located.cells.first()?;
    let data = timeline.archive.cell(cell).data();
    let concerned = |reading: &Reading| {
        let of_block = reading.over.iter().filter(|(block, ..)| *block == data.block_id());
        let mut terms = of_block.flat_map(|(_, left, right)| left.iter().chain(right));
        terms.any(|term| term.pick.is_of_column(cell.cell.column))
    };
    let detector = data.form().readings.find(concerned)?;
    let reading = &data.form().readings[detector];
    let now = timeline.reading(at, data.form_id(), detector)?;
    let before = (0..at).rev().find_map(|earlier| timeline.reading(earlier, data.form_id(), detector))?;
    (before != now).then(|| Reason { cause: Cause::Reading, why: reading.says.clone(), editions: None })
}

/// Another publisher reports than before.
fn succession(timeline: &Timeline<'_>, at: usize) -> Option<Reason> {
    let [before, now] = [at - 1, at].map(|at| timeline.report(at).publisher());
    if before == now {
        return None;
    }
    let named = timeline.archive.publisher(before).succeeded_by.first();
    Some(Reason {
        cause: Cause::Succession,
        why: named.map(|successor| successor.why.clone()).unwrap_or_default(),
        editions: None,
    })
}

/// What a report says of its own scope: of all it holds, or of the cells.
fn scope(timeline: &Timeline<'_>, located: &Located, at: usize) -> Option<Reason> {
    let report = timeline.report(at);
    let own = |cell: &&CellRef| cell.report == report.position();
    let concerns = |note: &&Note| {
        note.cells.is_empty() || located.cells.iter().filter(own).any(|cell| note.concerns(cell.cell))
    };
    let note = report.scope.iter().find(concerns)?;
    Some(Reason { cause: Cause::Scope, why: note.text.clone(), editions: None })
}
