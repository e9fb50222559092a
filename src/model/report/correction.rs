//! Corrections: figures of a published report that were changed later, and why.
//!
//! A published figure never changes in silence: what it was stays in the report, beside what it is.

use super::note::unknown_figure;
use super::{Asked, CellId, Statistics};
use crate::model::figure::{Figure, Value};
use crate::model::label::Label;
use crate::model::period::{Period, date};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::{FileId, Place};
use crate::text::yaml::{Fields, Node};
use jiff::civil::Date;

const UNKNOWN_FIGURE: Code = Code("correction-unknown-figure");
const BAD_FIGURE: Code = Code("correction-bad-figure");
const BAD_KIND: Code = Code("correction-bad-kind");
const NOTHING_CHANGED: Code = Code("correction-nothing-changed");
const NOT_WHAT_STANDS: Code = Code("correction-not-what-stands");
const TOO_EARLY: Code = Code("correction-too-early");
const BAD_DATE: Code = Code("correction-bad-date");

/// A change of a published figure.
#[derive(Debug, Clone)]
pub struct Correction {
    /// The cell whose figure it is.
    pub cell: CellId,
    /// What stood there before.
    pub was: Figure,
    /// What was put there.
    pub now: Figure,
    /// When.
    pub on: Date,
    /// What kind of change.
    pub kind: Kind,
    /// Why.
    pub why: Label,
    /// What follows from it.
    pub impact: Label,
    /// Where it is declared.
    pub place: Place,
}

/// What kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The figure was wrong.
    Correction,
    /// Better data came in.
    Revision,
}

impl Correction {
    /// Whether another one tells of the same change.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (self.cell, self.on) == (other.cell, other.on) && self.was == other.was && self.now == other.now
    }
}

impl Kind {
    /// Every kind with its name.
    pub const ALL: [(&'static str, Self); 2] =
        [("correction", Self::Correction), ("revision", Self::Revision)];

    /// Its name.
    pub fn name(self) -> &'static str {
        if self == Self::Correction { "correction" } else { "revision" }
    }
}

/// How a figure that is written in full is read.
pub(super) type InFull = fn(&Node<'_>, Asked<'_>, &mut Vec<Diagnostic>) -> Option<Figure>;

/// A report's figures, its period, and how figures in full are read.
type Figures<'a> = (&'a Statistics, &'a Period, InFull);

/// Reads `corrections` of a report whose figures are read, published on a day.
pub(super) fn read(
    node: Option<&Node<'_>>,
    figures: Figures<'_>,
    published: Option<Date>,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Correction> {
    let mut found = Vec::new();
    for node in node.and_then(|n| n.items(diagnostics)).unwrap_or_default() {
        found.extend(one(node, figures, published, language, diagnostics));
    }
    found.sort_by_key(|correction: &Correction| correction.on);
    found
}

fn one(
    node: &Node<'_>,
    figures: Figures<'_>,
    published: Option<Date>,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Correction> {
    let mut fields = Fields::of(node, diagnostics)?;
    let figure = fields.require("figure", diagnostics).and_then(|n| cell(n, figures.0, diagnostics));
    let was = fields.require("was", diagnostics);
    let now = fields.require("now", diagnostics);
    let on = fields.require("on", diagnostics).and_then(|n| day(n, published, diagnostics));
    let kind = fields.require("kind", diagnostics).and_then(|n| kind(n, diagnostics));
    let why = fields.require("why", diagnostics);
    let why = why.and_then(|n| Label::read(n, language, diagnostics)).unwrap_or_default();
    let impact = fields.get("impact").and_then(|n| Label::read(n, language, diagnostics)).unwrap_or_default();
    fields.finish(diagnostics);
    let cell = figure?;
    let was = was.and_then(|n| printed(n, cell, figures, diagnostics));
    let now_place = now.map(|n| n.place);
    let now = now.and_then(|n| printed(n, cell, figures, diagnostics));
    let (was, now) = (was?, now?);
    if was == now {
        diagnostics.push(
            Diagnostic::error(
                NOTHING_CHANGED,
                node.place,
                message!(
                    zh: "更正前后都是“{was}”",
                    en: "the figure was '{was}' and is '{now}': nothing changed"
                ),
            )
            .remedy(message!(
                zh: "was 写更正前的数，now 写更正后的数",
                en: "write in `was` what stood there before and in `now` what stands there since"
            )),
        );
        return None;
    }
    Some(Correction {
        cell,
        was,
        now,
        on: on?,
        kind: kind?,
        why,
        impact,
        place: now_place.unwrap_or(node.place),
    })
}

fn cell(node: &Node<'_>, statistics: &Statistics, diagnostics: &mut Vec<Diagnostic>) -> Option<CellId> {
    let name = node.text(diagnostics)?;
    match statistics.matching(name)[..] {
        [one] => Some(one),
        _ => {
            diagnostics.push(unknown_figure(UNKNOWN_FIGURE, name, node.place, statistics));
            None
        }
    }
}

/// A figure as the cell's kind reads it.
fn printed(
    node: &Node<'_>,
    cell: CellId,
    (statistics, period, in_full): Figures<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Figure> {
    let spec = statistics.block(cell.data).spec(cell.row, cell.column);
    if node.is_mapping() {
        return in_full(node, (spec, period), diagnostics);
    }
    let text = node.text(diagnostics).map(|text| if node.is_null() { "" } else { text })?;
    spec.read(text, period)
        .map_err(|refusal| {
            diagnostics
                .push(Diagnostic::error(BAD_FIGURE, node.place, refusal.message).remedy(refusal.remedy));
        })
        .ok()
}

pub(super) fn kind(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Kind> {
    let text = node.text(diagnostics)?;
    let found = Kind::ALL.iter().find(|(name, _)| *name == text).map(|(_, kind)| *kind);
    if found.is_none() {
        diagnostics.push(
            Diagnostic::error(
                BAD_KIND,
                node.place,
                message!(
                    zh: "“{text}”不是更正的种类",
                    en: "'{text}' is no kind of correction"
                ),
            )
            .remedy(message!(
                zh: "原来的数错了写 correction；后来有了更准确的数写 revision",
                en: "write correction where the figure was wrong, revision where better data came in"
            )),
        );
    }
    found
}

/// The day of a change: after the report was published.
pub(super) fn day(
    node: &Node<'_>,
    published: Option<Date>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Date> {
    let text = node.text(diagnostics)?;
    let Ok(day) = date(text, text) else {
        diagnostics.push(
            Diagnostic::error(
                BAD_DATE,
                node.place,
                message!(
                    zh: "“{text}”不是日期",
                    en: "'{text}' is not a date"
                ),
            )
            .remedy(message!(
                zh: "写作 年-月-日，如 2021-03-02",
                en: "write year-month-day, as in 2021-03-02"
            )),
        );
        return None;
    };
    if let Some(published) = published
        && day < published
    {
        diagnostics.push(
            Diagnostic::error(
                TOO_EARLY,
                node.place,
                message!(
                    zh: "{day} 早于报告的公布日期 {published}",
                    en: "{day} lies before {published}, the day on which the report was published"
                ),
            )
            .remedy(message!(
                zh: "核对两个日期；公布之前改的不是更正，不必写",
                en: "compare the two dates; what was changed before publication is no correction and needs \
                     no entry"
            )),
        );
    }
    Some(day)
}

/// What a correction put there is what the next one found, and what the last one put there stands. Those that
/// another file declares are checked with the version in it.
pub(super) fn check_chains(
    corrections: &[Correction],
    (statistics, file): (&Statistics, FileId),
    diagnostics: &mut Vec<Diagnostic>,
) {
    let own = |(_, correction): &(usize, &Correction)| correction.place.file == file;
    for (at, correction) in corrections.iter().enumerate().filter(own) {
        let next = corrections[at + 1..].iter().find(|next| next.cell == correction.cell);
        let standing = (statistics.figure(correction.cell), statistics.place(correction.cell));
        let (stands, place) = next.map_or(standing, |n| (&n.was, n.place));
        // A cell that is not given is printed empty: `~` says that no figure stands there any more.
        let is_empty = stands.value == Value::NotGiven && correction.now.value == Value::Blank;
        let same_value = is_empty || stands.value == correction.now.value;
        if !same_value || stands.to_string() != correction.now.to_string() {
            let now = &correction.now;
            diagnostics.push(
                Diagnostic::error(
                    NOT_WHAT_STANDS,
                    correction.place,
                    message!(
                        zh: "更正说改为“{now}”，而那里是“{stands}”",
                        en: "the correction says that '{now}' was put there, and '{stands}' stands there"
                    ),
                )
                .related(place, message!(zh: "在这里", en: "here"))
                .remedy(message!(
                    zh: "改正其中之一；同一个数改过几次，每次各写一条",
                    en: "make the two agree; a figure that was changed several times has an entry for each"
                )),
            );
        }
    }
}
