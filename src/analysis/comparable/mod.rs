//! Whether two observations may be brought together: one function decides it, and says why not.
//!
//! A change, a line, a sum, a rank and a share all ask [`between`]. What it answers is told wherever the two
//! are shown; [`Cause::forbids`] is the table of what each answer rules out.

mod cause;
mod side;

pub(crate) use cause::{Cause, Purpose, Reason, Standing};
pub(crate) use side::{Side, Stated, scope};

use crate::model::archive::Archive;
use crate::model::form::Link;
use crate::model::id::PublisherId;
use crate::model::label::Label;
use crate::model::period::Unlike;

/// In which direction two observations lie beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// One after the other: what a publisher, and those it continues, report on its periods.
    OverTime,
    /// In one period: what several publishers report.
    Beside,
}

/// All that stands between two observations of one indicator, the gravest first; nothing where they are
/// simply comparable. `whose` is the publisher whose own crosswalk counts.
pub(crate) fn between(
    archive: &Archive,
    whose: PublisherId,
    before: &Side<'_>,
    after: &Side<'_>,
    way: Way,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    reasons.extend(edition(archive, whose, before, after));
    reasons.extend(unit(before, after));
    reasons.extend(reading(before, after));
    reasons.extend(period(archive, before, after, way));
    let scopes = after.scopes.iter();
    reasons.extend(scopes.map(|note| Reason { why: note.text.clone(), ..Reason::of(Cause::Scope) }));
    if way == Way::OverTime {
        reasons.extend(succession(archive, before, after));
    }
    let sides = [before, after];
    if sides.iter().any(|side| side.stated == Stated::Hole) {
        reasons.push(Reason::of(Cause::Hole));
    }
    if sides.iter().any(|side| side.stated == Stated::Inexact) {
        reasons.push(Reason::of(Cause::Inexact));
    }
    if sides.iter().any(|side| side.contradicted) {
        reasons.push(Reason::of(Cause::Contradicted));
    }
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.cause.standing()));
    reasons
}

/// The first of some reasons that forbids a purpose.
pub(crate) fn hindrance(reasons: &[Reason], purpose: Purpose) -> Option<&Reason> {
    reasons.iter().find(|reason| reason.cause.forbids(purpose))
}

/// Another edition, with the link between the two cells.
fn edition(archive: &Archive, whose: PublisherId, before: &Side<'_>, after: &Side<'_>) -> Option<Reason> {
    if before.edition == after.edition {
        return None;
    }
    // Later reports nearly always follow the later edition; where one goes back the same link holds
    // backwards.
    let between =
        |newer: &Side<'_>, older: &Side<'_>| archive.editions.between(whose, newer.edition, older.edition);
    let (newer, older) = if between(after, before).is_some() { (after, before) } else { (before, after) };
    let found = between(newer, older).zip(newer.indicator);
    let found = found.and_then(|(continuations, cell)| continuations.of(cell));
    // Nothing joins rows that only the reports have, nor equal addresses that mean different cells.
    let joined = found.filter(|found| older.indicator.is_some_and(|cell| found.from.contains(&cell)));
    let (link, why) =
        joined.map_or((Link::NotComparable, Label::default()), |found| (found.link, found.why.clone()));
    let editions = Some((before.edition, after.edition));
    (link != Link::Same).then_some(Reason { cause: Cause::Edition(link), why, editions })
}

fn unit(before: &Side<'_>, after: &Side<'_>) -> Option<Reason> {
    let same = match (before.unit, after.unit) {
        (Some(before), Some(after)) => before.is_same(after),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    };
    (!same).then(|| Reason { why: after.unit_why.cloned().unwrap_or_default(), ..Reason::of(Cause::Unit) })
}

/// A detector that reads the report otherwise than the last one from which it could read anything.
fn reading(before: &Side<'_>, after: &Side<'_>) -> Option<Reason> {
    let ((was, _), (now, says)) = (before.reading?, after.reading?);
    (was != now).then(|| Reason { why: says.clone(), ..Reason::of(Cause::Reading) })
}

/// Periods of unlike length or position, which the form may let be joined.
fn period(archive: &Archive, before: &Side<'_>, after: &Side<'_>, way: Way) -> Option<Reason> {
    let unlike = match way {
        Way::OverTime => after.period.unlike_earlier(before.period),
        Way::Beside => after.period.unlike_beside(before.period),
    };
    let why = archive.form(after.edition).unlike_periods.clone();
    let joined = !why.is_empty();
    let cause = match unlike? {
        Unlike::Length => Cause::Length { joined },
        Unlike::Position => Cause::Position { joined },
    };
    Some(Reason { why, ..Reason::of(cause) })
}

/// Another publisher reports than before.
fn succession(archive: &Archive, before: &Side<'_>, after: &Side<'_>) -> Option<Reason> {
    let (was, now) = (before.publisher?, after.publisher?);
    let named = archive.publisher(was).succeeded_by.first();
    let why = named.map(|successor| successor.why.clone()).unwrap_or_default();
    (was != now).then(|| Reason { why, ..Reason::of(Cause::Succession) })
}
