//! What a publisher says of its own history: who came after it, why reports are missing, what stayed
//! comparable.

use crate::model::form::{self, Entry};
use crate::model::label::Label;
use crate::model::period::Period;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};

const BAD_ABSENCE: Code = Code("publisher-bad-absence");

/// Who took over from a publisher.
#[derive(Debug, Clone)]
pub struct Successor {
    /// Its id.
    pub id: String,
    /// Why, and what it took over.
    pub why: Label,
    /// Where it is named.
    pub place: Place,
}

/// A period on which a publisher has no report, and why.
#[derive(Debug, Clone)]
pub struct Absence {
    /// The period; the days of a fiscal year are those of the calendar year.
    pub period: Period,
    /// Why there is none.
    pub status: AbsenceStatus,
    /// In words.
    pub why: Label,
    /// Where it is written.
    pub place: Place,
}

/// Why there is no report on a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AbsenceStatus {
    /// None was due.
    NotDue,
    /// It is late.
    Late,
    /// The publisher did not exist.
    DidNotExist,
    /// It was due and was not published.
    NotPublished,
    /// What its words say.
    Other,
}

impl AbsenceStatus {
    /// Every status with its name.
    pub const ALL: [(&'static str, Self); 5] = [
        ("not-due", Self::NotDue),
        ("late", Self::Late),
        ("did-not-exist", Self::DidNotExist),
        ("not-published", Self::NotPublished),
        ("other", Self::Other),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, status)| *status == self).map_or("", |(name, _)| name)
    }
}

/// What a publisher says of its own figures against a form's crosswalk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The newer edition's id.
    pub newer: String,
    /// The older edition's id.
    pub older: String,
    /// What holds for this publisher.
    pub entry: Entry,
    /// Where it is declared.
    pub place: Place,
}

/// Reads `succeeded_by`: an id, or a list of ids or of `{id, why}`.
pub(super) fn successors(
    node: Option<&Node<'_>>,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Successor> {
    let mut found = Vec::new();
    for node in node.map(Node::one_or_more).unwrap_or_default() {
        let (id, why) = if node.is_mapping() {
            let Some(mut fields) = Fields::of(node, diagnostics) else { continue };
            let id = fields.require("id", diagnostics);
            let why = fields.get("why").and_then(|n| Label::read(n, language, diagnostics));
            fields.finish(diagnostics);
            (id, why.unwrap_or_default())
        } else {
            (Some(node), Label::default())
        };
        if let Some(node) = id
            && let Some(id) = node.text(diagnostics)
        {
            found.push(Successor { id: id.to_owned(), why, place: node.place });
        }
    }
    found
}

/// Reads `missing`: `{2021: not-published, 2022: {status: late, why: …}, 2023: {why: …}}`. A reason of
/// another kind is its words.
pub(super) fn absences(
    node: Option<&Node<'_>>,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Absence> {
    let mut found = Vec::new();
    for (period, written) in node.and_then(|n| n.entries(diagnostics)).unwrap_or_default() {
        let (status, why) = if written.is_mapping() {
            let Some(mut fields) = Fields::of(written, diagnostics) else { continue };
            let status = fields.get("status");
            // Without a reason that has a name the words are the reason.
            let why = if status.is_some() { fields.get("why") } else { fields.require("why", diagnostics) };
            let why = why.and_then(|n| Label::read(n, language, diagnostics));
            fields.finish(diagnostics);
            (status, why)
        } else {
            (Some(written), None)
        };
        let Some(name) = period.text(diagnostics) else { continue };
        let Ok(on) = Period::read(name, Some((1, 1))) else {
            diagnostics.push(bad_absence(period.place, name));
            continue;
        };
        let status = match status {
            None if why.is_none() => continue,
            None => AbsenceStatus::Other,
            Some(status) => {
                let Some(word) = status.text(diagnostics) else { continue };
                let mut known = AbsenceStatus::ALL.into_iter().filter(|(name, _)| *name == word);
                let known = known.next().map(|(_, status)| status);
                // Another reason is nothing without its words.
                let Some(known) = known.filter(|known| *known != AbsenceStatus::Other || why.is_some())
                else {
                    diagnostics.push(bad_absence(status.place, word));
                    continue;
                };
                known
            }
        };
        found.push(Absence { period: on, status, why: why.unwrap_or_default(), place: period.place });
    }
    found
}

fn bad_absence(place: Place, text: &str) -> Diagnostic {
    let named = AbsenceStatus::ALL.into_iter().filter(|(_, status)| *status != AbsenceStatus::Other);
    let known = named.map(|(name, _)| name).collect::<Vec<_>>().join(", ");
    Diagnostic::error(
        BAD_ABSENCE,
        place,
        message!(
            zh: "missing 里的“{text}”看不懂",
            en: "'{text}' says nothing in `missing`"
        ),
    )
    .remedy(message!(
        zh: "写作 期间: 原因，如 2021: not-published；原因可写 {known}；别的原因用自己的话写：2021: {{why: …}}",
        en: "write period: reason, as in 2021: not-published; the reasons are {known}; any other in words of \
             your own: 2021: {{why: …}}"
    ))
}

/// Reads `crosswalk`: `{newer edition: {older edition: [entries]}}`.
pub(super) fn overrides(
    node: Option<&Node<'_>>,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Override> {
    let mut found = Vec::new();
    for (newer, node) in node.and_then(|n| n.entries(diagnostics)).unwrap_or_default() {
        let Some(id) = newer.text(diagnostics) else { continue };
        for crosswalk in form::read_crosswalks(node, language, diagnostics) {
            found.extend(crosswalk.entries.into_iter().map(|entry| Override {
                newer: id.to_owned(),
                older: crosswalk.from.clone(),
                entry,
                place: newer.place,
            }));
        }
    }
    found
}
