//! By when reports have to be published: `deadlines` in `annals.yaml`.

use super::PublisherKind;
use crate::model::form::Form;
use crate::model::period::Deadline;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::Node;

const BAD_DEADLINE: Code = Code("site-bad-deadline");
const UNKNOWN: Code = Code("site-deadline-unknown");

/// Stands for every kind of publisher that is not named.
const OTHERS: &str = "*";

/// The deadlines of a form, or of the forms of a family.
#[derive(Debug, Clone)]
pub(crate) struct FormDeadlines {
    /// The id of the form or the family.
    pub id: String,
    /// Where it is named.
    pub place: Place,
    /// By kind of publisher; all others where none is named.
    by_kind: Vec<(Option<String>, Deadline)>,
}

/// All deadlines that an archive declares.
#[derive(Debug, Clone, Default)]
pub(crate) struct Deadlines {
    /// Form by form.
    pub forms: Vec<FormDeadlines>,
}

impl Deadlines {
    /// The deadline for reports by a form of publishers of a kind: what is declared for the form itself goes
    /// before what is declared for its family.
    pub(crate) fn of(&self, form: &Form, kind: Option<&str>) -> Option<Deadline> {
        let declared = |id: &str| self.forms.iter().find(|known| known.id == *id);
        let by_kind = &declared(&form.id).or_else(|| declared(&form.family))?.by_kind;
        let of = |wanted: Option<&str>| by_kind.iter().find(|(known, _)| known.as_deref() == wanted);
        kind.and_then(|kind| of(Some(kind))).or_else(|| of(None)).map(|&(_, deadline)| deadline)
    }
}

/// Reads `deadlines`: `{us-foia: 03-01, cn-ogi: {department: 01-31, "*": 03-31}, loans: 30 days}`.
pub(super) fn read(
    node: Option<&Node<'_>>,
    kinds: &[PublisherKind],
    diagnostics: &mut Vec<Diagnostic>,
) -> Deadlines {
    let mut forms = Vec::new();
    for (id, said) in node.and_then(|node| node.entries(diagnostics)).unwrap_or_default() {
        let Some(name) = id.text(diagnostics) else { continue };
        let by_kind = if said.is_mapping() {
            let entries = said.entries(diagnostics).unwrap_or_default();
            entries.iter().filter_map(|(kind, said)| of_kind(kind, said, kinds, diagnostics)).collect()
        } else {
            deadline(said, diagnostics).map(|deadline| (None, deadline)).into_iter().collect()
        };
        forms.push(FormDeadlines { id: name.to_owned(), place: id.place, by_kind });
    }
    Deadlines { forms }
}

fn of_kind(
    kind: &Node<'_>,
    said: &Node<'_>,
    kinds: &[PublisherKind],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Option<String>, Deadline)> {
    let name = kind.text(diagnostics)?;
    if name != OTHERS && !kinds.iter().any(|known| known.id == name) {
        diagnostics.push(unknown_kind(name, kind.place, kinds));
        return None;
    }
    let deadline = deadline(said, diagnostics)?;
    Some(((name != OTHERS).then(|| name.to_owned()), deadline))
}

fn deadline(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Deadline> {
    let text = node.text(diagnostics)?;
    let read = Deadline::read(text);
    if read.is_none() {
        diagnostics.push(refused(text, node.place));
    }
    read
}

fn refused(text: &str, place: Place) -> Diagnostic {
    let (days, months) = Deadline::MOST;
    let message = if text == "02-29" {
        message!(
            zh: "期限“02-29”不是每年都有的一天",
            en: "the deadline '02-29' is a day that not every year has"
        )
    } else {
        message!(zh: "“{text}”不是期限", en: "'{text}' is no deadline")
    };
    Diagnostic::error(BAD_DEADLINE, place, message).remedy(message!(
        zh: "写期间结束后的月和日，如 01-31；或天数、月数，如 30 days（至多 {days}）、2 months（至多 \
             {months}）。年度报告截至二月最后一天的，写 2 months",
        en: "write the month and day after the end of the period, as 01-31, or a number of days or \
             months, as 30 days (at most {days}) or 2 months (at most {months}); `2 months` after a \
             calendar year is the last day of February"
    ))
}

fn unknown_kind(kind: &str, place: Place, kinds: &[PublisherKind]) -> Diagnostic {
    let known = kinds.iter().map(|kind| kind.id.as_str()).chain(["\"*\""]).collect::<Vec<_>>().join(", ");
    Diagnostic::error(
        UNKNOWN,
        place,
        message!(
            zh: "deadlines 里没有“{kind}”这一类机关",
            en: "there is no kind of publisher '{kind}' for `deadlines`"
        ),
    )
    .remedy(message!(
        zh: "可写 {known}；星号指其余各类",
        en: "write one of {known}; the asterisk stands for all others"
    ))
}

/// What `deadlines` names and no form is, nor a family.
pub(crate) fn unknown_form(declared: &FormDeadlines, known: &str) -> Diagnostic {
    let id = &declared.id;
    Diagnostic::error(
        UNKNOWN,
        declared.place,
        message!(
            zh: "deadlines 里没有“{id}”这个表式，也没有这一族表式",
            en: "there is no form and no family of forms '{id}' for `deadlines`"
        ),
    )
    .remedy(message!(zh: "可写 {known}", en: "write one of {known}"))
}
