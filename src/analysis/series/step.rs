//! How a point of a series follows the one before, and why it does not.

use super::place::Located;
use super::timeline::Timeline;
use crate::analysis::check::Reading;
use crate::analysis::comparable::{self, Cause, Reason, Side, Standing, Way, scope};
use crate::model::archive::Archive;
use crate::model::form::{Indicator, Link};
use crate::model::id::ReportId;
use crate::model::label::Label;
use crate::model::report::BlockData;

/// How a point follows the last point before it that has the series.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Step {
    /// Whether the two can be compared.
    pub standing: Standing,
    /// The reasons, the gravest first. That a figure is no exact number is none: it shows itself.
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

    /// Whether one of the two contradicts other figures of its report, so that a change is marked.
    pub(crate) fn is_doubtful(&self) -> bool {
        self.reasons.iter().any(|reason| reason.cause == Cause::Contradicted)
    }
}

/// The step to the point at `at` from the last one before it that has the series.
pub(super) fn step(timeline: &Timeline<'_>, places: &[Option<Located>], at: usize) -> Step {
    let Some(located) = &places[at] else { return Step::default() };
    let before = places[..at].iter().enumerate().rev().find_map(|(last, was)| Some((last, was.as_ref()?)));
    let Some((last, was)) = before else { return opening(timeline, located, at) };
    let Some((before, after)) = sides(timeline, (last, was), (at, located)) else { return Step::default() };
    let mut reasons =
        comparable::between(timeline.archive, timeline.publisher, &before, &after, Way::OverTime);
    reasons.retain(|reason| !reason.cause.is_plain());
    if timeline.overlap == Some(timeline.report(at).position()) {
        reasons.push(Reason::of(Cause::Overlap));
    }
    // A report between that lacks the figure is as good as none.
    let follows = last + 1 == at && timeline.report(at).period.follows(&timeline.report(last).period);
    let gap = if follows { Standing::Continues } else { Standing::Gap };
    let standing = reasons.iter().map(|reason| reason.cause.standing()).max().unwrap_or(gap).max(gap);
    Step { standing, reasons }
}

/// The two observations of a step, with all that was declared from the one to the other.
fn sides<'a>(
    timeline: &Timeline<'a>,
    (last, was): (usize, &Located),
    (at, located): (usize, &Located),
) -> Option<(Side<'a>, Side<'a>)> {
    let side = |located: &Located| Side::of(timeline.archive, timeline.findings, &located.cells);
    let (mut before, mut after) = (side(was)?, side(located)?);
    // Reports between that lack the figure still say what they cover.
    let between = (last + 1..at).filter_map(|report| scope(timeline.report(report), &located.cells));
    after.scopes.splice(0..0, between);
    if let Some((earlier, now)) = readings(timeline, was, located, at) {
        (before.reading, after.reading) = (Some(earlier), Some(now));
    }
    Some((before, after))
}

/// What the detector that looks at the cells reads from the report, and from the last one before from which
/// it could read anything.
type Read<'a> = (Reading, &'a Label);

fn readings<'a>(
    timeline: &Timeline<'a>,
    was: &Located,
    located: &Located,
    at: usize,
) -> Option<(Read<'a>, Read<'a>)> {
    if was.form != located.form {
        return None;
    }
    let cell = *located.cells.first()?;
    let data = timeline.archive.cell(cell).data();
    let concerned = |reading: &crate::model::form::Reading| {
        let of_block = reading.over.iter().filter(|(block, ..)| *block == data.block_id());
        let mut terms = of_block.flat_map(|(_, left, right)| left.terms.iter().chain(&right.terms));
        terms.any(|term| term.pick.is_of_column(cell.cell.column))
    };
    let detector = data.form().readings.find(concerned)?;
    let says = &data.form().readings[detector].says;
    let now = timeline.reading(at, data.form_id(), detector)?;
    let before = (0..at).rev().find_map(|earlier| timeline.reading(earlier, data.form_id(), detector))?;
    Some(((before, says), (now, says)))
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
