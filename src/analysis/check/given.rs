//! Relations of what is given at all: a figure that asks for others, figures that go together, and days that
//! exist.

use super::against::Against;
use super::reason::Reason;
use super::sentence::Words;
use super::terms::{Evaluation, Instance};
use super::verdict::{Judged, Statement, Verdict};
use crate::model::figure::Value;
use crate::model::form::{Sum, Term};
use crate::model::id::{ColumnId, FormId};
use crate::model::report::{CellId, CellRef};

/// A check of which one figure is stated, and another is not.
pub(super) fn unstated(
    evaluation: &Evaluation<'_>,
    at: Instance,
    reason: Reason,
    against: Against,
    (stated, silent): (CellRef, CellRef),
) -> Judged {
    if reason == Reason::Unread {
        return Err(reason);
    }
    let message = Words::in_languages(evaluation, at, |words| words.unstated(stated, silent));
    let mut cells: Vec<CellRef> = against.terms.iter().map(|term| term.cell).collect();
    cells.sort_by_key(|&cell| cell != silent);
    Ok(Verdict::Unassessed(reason, Statement { message, cells, against: vec![against] }))
}

/// Whether a figure is above zero, or why that is not known.
fn positive(evaluation: &Evaluation<'_>, cell: CellRef) -> Result<bool, Reason> {
    let Some(size) = evaluation.size(cell) else {
        return Err(Reason::of(&evaluation.figure(cell).value).unwrap_or(Reason::NothingStated));
    };
    size.is_positive().ok_or(Reason::Inexact)
}

/// Whether a cell is an entry of a list: a figure above zero, words or a date. What is blank or does not
/// apply is none.
fn is_entry(evaluation: &Evaluation<'_>, cell: CellRef) -> Result<bool, Reason> {
    match &evaluation.figure(cell).value {
        Value::Text | Value::Date(_) => Ok(true),
        Value::Blank | Value::NotApplicable | Value::NotGiven | Value::Absent => Ok(false),
        Value::Number(_)
        | Value::Change(_)
        | Value::Annotated(_)
        | Value::Bound(_)
        | Value::Range(_)
        | Value::NotCollected
        | Value::Suppressed
        | Value::Unread => positive(evaluation, cell),
    }
}

/// Whether something is printed in a cell, be it zero or withheld.
fn is_given(evaluation: &Evaluation<'_>, cell: CellRef) -> Result<bool, Reason> {
    match &evaluation.figure(cell).value {
        Value::Number(_)
        | Value::Change(_)
        | Value::Annotated(_)
        | Value::Bound(_)
        | Value::Range(_)
        | Value::Suppressed
        | Value::Text
        | Value::Date(_) => Ok(true),
        Value::Blank | Value::NotApplicable | Value::NotCollected | Value::NotGiven | Value::Absent => {
            Ok(false)
        }
        Value::Unread => Err(Reason::Unread),
    }
}

/// The cells of a term; none where the other table has no such row or column.
fn cells_or_none(
    evaluation: &Evaluation<'_>,
    form: FormId,
    term: &Term,
    at: Instance,
) -> Result<Vec<CellRef>, Reason> {
    let cells = evaluation.cells(form, term, at);
    if cells == Err(Reason::Lacking) { Ok(Vec::new()) } else { cells }
}

/// A figure above zero asks for another above zero, or for an entry in a list.
pub(super) fn requires(
    evaluation: &Evaluation<'_>,
    form: FormId,
    when: &Term,
    then: &Sum,
    at: Instance,
) -> Judged {
    let when = evaluation.one(form, when, at)?;
    // Where the first is not above zero it asks for nothing.
    let asks = match evaluation.cell(when).spec().kind.is_numeric() {
        true => positive(evaluation, when)?,
        false => is_entry(evaluation, when)?,
    };
    match &then.terms[..] {
        [one] if one.is_one_number(evaluation.archive.form(form)) => {
            let then = evaluation.one(form, one, at)?;
            if asks { number(evaluation, when, then, at) } else { Ok(Verdict::HOLDS) }
        }
        _ if asks => listed(evaluation, form, when, then, at),
        _ => Ok(Verdict::HOLDS),
    }
}

/// Whether a number is above zero, as another asks.
fn number(evaluation: &Evaluation<'_>, when: CellRef, then: CellRef, at: Instance) -> Judged {
    let against = Against::named([("when", when), ("then", then)]);
    match positive(evaluation, then) {
        Ok(true) => return Ok(Verdict::HOLDS),
        Ok(false) => {}
        Err(reason) => return unstated(evaluation, at, reason, against, (when, then)),
    }
    let message = Words::in_languages(evaluation, at, |words| {
        let (when, then) = (words.stated(when), words.stated(then));
        words.say("finding.requires", &[("when", &when), ("then", &then)])
    });
    Ok(Verdict::Fails(Statement { message, cells: vec![then, when], against: vec![against] }))
}

/// Whether a list has an entry, as a figure asks.
fn listed(evaluation: &Evaluation<'_>, form: FormId, when: CellRef, then: &Sum, at: Instance) -> Judged {
    let mut cells = Vec::new();
    for term in &then.terms {
        cells.extend(cells_or_none(evaluation, form, term, at)?);
    }
    let entries: Vec<Result<bool, Reason>> = cells.iter().map(|&cell| is_entry(evaluation, cell)).collect();
    if entries.contains(&Ok(true)) {
        return Ok(Verdict::HOLDS);
    }
    let terms = std::iter::once(("when", when)).chain(cells.iter().map(|&cell| ("then", cell)));
    let against = Against::named(terms);
    let open = cells.iter().zip(&entries).find_map(|(&cell, entry)| Some((cell, entry.err()?)));
    if let Some((silent, reason)) = open {
        return unstated(evaluation, at, reason, against, (when, silent));
    }
    let message = Words::in_languages(evaluation, at, |words| words.unlisted(when, &cells, form, then));
    let cells = std::iter::once(when).chain(cells).collect();
    Ok(Verdict::Fails(Statement { message, cells, against: vec![against] }))
}

/// Figures that are given all together, or none of them. A row that another table lacks is given nowhere
/// there.
pub(super) fn together(evaluation: &Evaluation<'_>, form: FormId, of: &Sum, at: Instance) -> Judged {
    let (mut given, mut silent): (Vec<CellRef>, Vec<CellRef>) = (Vec::new(), Vec::new());
    let mut lacking = None;
    for term in &of.terms {
        let cells = cells_or_none(evaluation, form, term, at)?;
        let are_given = cells.iter().map(|&cell| is_given(evaluation, cell));
        match cells.iter().zip(are_given.collect::<Result<Vec<bool>, Reason>>()?).find(|(_, given)| *given) {
            Some((&cell, _)) => given.push(cell),
            None if cells.is_empty() => lacking = lacking.or(Some(term.block)),
            None => silent.push(cells[0]),
        }
    }
    let Some(&first) = given.first() else { return Ok(Verdict::HOLDS) };
    let message = match (silent.first(), lacking) {
        (None, None) => return Ok(Verdict::HOLDS),
        (Some(&cell), _) => Words::in_languages(evaluation, at, |words| words.apart(first, cell)),
        (None, Some(block)) => {
            Words::in_languages(evaluation, at, |words| words.without_row(first, form, block))
        }
    };
    let terms = given.iter().map(|&cell| ("given", cell)).chain(silent.iter().map(|&cell| ("silent", cell)));
    let against = vec![Against::named(terms)];
    let cells = silent.iter().chain(&given).copied().collect();
    Ok(Verdict::Fails(Statement { message, cells, against }))
}

/// Figures that are all given where they apply, or none of them where they do not.
pub(super) fn given(
    evaluation: &Evaluation<'_>,
    form: FormId,
    of: &Sum,
    asked: bool,
    at: Instance,
) -> Judged {
    let mut wrong = Vec::new();
    for term in &of.terms {
        let cells = cells_or_none(evaluation, form, term, at)?;
        if cells.is_empty() && asked {
            return Err(Reason::Lacking);
        }
        for cell in cells {
            if is_given(evaluation, cell)? != asked {
                wrong.push(cell);
            }
        }
    }
    let Some(&first) = wrong.first() else { return Ok(Verdict::HOLDS) };
    let (key, others) = (if asked { "finding.due" } else { "finding.undue" }, wrong.len() - 1);
    let message = Words::in_languages(evaluation, at, |words| words.first_of(key, first, others));
    let against = vec![Against::named(wrong.iter().map(|&cell| ("value", cell)))];
    Ok(Verdict::Fails(Statement { message, cells: wrong, against }))
}

/// Whether what is printed in a cell of dates is a date.
pub(super) fn dates(evaluation: &Evaluation<'_>, form: FormId, of: &Sum, at: Instance) -> Judged {
    let Some(term) = of.terms.first() else { return Err(Reason::TooFew) };
    let cell = evaluation.one(form, term, at)?;
    match &evaluation.figure(cell).value {
        Value::Text => {}
        Value::Unread => return Err(Reason::Unread),
        Value::Date(_)
        | Value::Blank
        | Value::NotApplicable
        | Value::NotCollected
        | Value::Suppressed
        | Value::NotGiven
        | Value::Absent
        | Value::Number(_)
        | Value::Change(_)
        | Value::Annotated(_)
        | Value::Bound(_)
        | Value::Range(_) => return Ok(Verdict::HOLDS),
    }
    let message = Words::in_languages(evaluation, at, |words| {
        words.say("finding.no-date", &[("figure", &words.stated(cell))])
    });
    let against = vec![Against::named([("value", cell)])];
    Ok(Verdict::Fails(Statement { message, cells: vec![cell], against }))
}

/// Whether rows under one row have words, and no two of them the same.
pub(super) fn described(evaluation: &Evaluation<'_>, form: FormId, of: &Sum, at: Instance) -> Judged {
    let Some(term) = of.terms.first() else { return Err(Reason::TooFew) };
    let cells = evaluation.cells(form, term, at)?;
    if cells.is_empty() {
        return Err(Reason::TooFew);
    }
    let label = |cell: CellRef| evaluation.cell(cell).row_label();
    let codes = |cell: CellRef| evaluation.cell(cell).codes();
    // A row in which nothing happened needs no words that say what did.
    let counts = |cell: CellRef| {
        let (data, row) = (evaluation.cell(cell).data(), cell.cell.row);
        data.columns().any(|column| {
            data.figure(row, column).value.number().is_none_or(|n| !n.is_zero())
                && data.figure(row, column).value.is_given()
        })
    };
    let is_bare = |cell: CellRef| label(cell).is_empty() && counts(cell);
    let bare: Vec<CellRef> = cells.iter().copied().filter(|&cell| is_bare(cell)).collect();
    let again = |cell: &CellRef| {
        !label(*cell).is_empty() && cells.iter().filter(|other| label(**other) == label(*cell)).count() > 1
    };
    let strange = |cell: &CellRef| {
        !codes(*cell).is_empty() && codes(*cell).iter().all(|code| code.label != *label(*cell))
    };
    let strange: Vec<CellRef> = cells.iter().copied().filter(strange).collect();
    let (key, failing) = if !strange.is_empty() {
        ("finding.not-listed", strange)
    } else if bare.is_empty() {
        ("finding.described-twice", cells.iter().copied().filter(again).collect())
    } else {
        ("finding.not-described", bare)
    };
    let Some(&first) = failing.first() else { return Ok(Verdict::HOLDS) };
    let message = Words::in_languages(evaluation, at, |words| {
        let row = label(first).text(words.language());
        words.say(key, &[("row", &row), ("n", &failing.len())])
    });
    // What is wrong with the words of a row is so for each of its figures.
    let failing: Vec<CellRef> = failing.into_iter().flat_map(|cell| given_of_row(evaluation, cell)).collect();
    let against = vec![Against::named(failing.iter().map(|&cell| ("row", cell)))];
    Ok(Verdict::Fails(Statement { message, cells: failing, against }))
}

/// The cells of a row in which something is printed; where nothing is, the one that stands for it.
fn given_of_row(evaluation: &Evaluation<'_>, of: CellRef) -> Vec<CellRef> {
    let data = evaluation.cell(of).data();
    let row = of.cell.row;
    let is_printed = |&column: &ColumnId| {
        let figure = data.figure(row, column);
        figure.value.is_given() && !figure.to_string().is_empty()
    };
    let at = |column| CellRef { cell: CellId { row, column, ..of.cell }, ..of };
    let cells: Vec<CellRef> = data.columns().filter(is_printed).map(at).collect();
    if cells.is_empty() { vec![of] } else { cells }
}
