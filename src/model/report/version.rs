//! Versions of a report: the sources that a correction superseded are kept, and what it changed is worked out
//! from two that follow one another.

use super::correction::{self, Correction, Kind};
use super::{CellId, Report, Statistics};
use crate::model::figure::{Figure, Value};
use crate::model::label::Label;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};
use jiff::civil::Date;

const NOT_SAID: Code = Code("update-missing");
const NO_VERSION: Code = Code("update-without-version");
const NOT_IN_VERSION: Code = Code("correction-not-in-version");

/// What a version changed of the one before.
#[derive(Debug, Clone)]
pub struct Update {
    /// When it was published.
    pub on: Date,
    /// What kind of change it is.
    pub kind: Kind,
    /// Why it was made.
    pub why: Label,
    /// How the figures were worked out anew.
    pub method: Label,
    /// Where it is declared.
    pub place: Place,
}

/// Reads `update` of a report that was published on a day. It is there where a version before is kept, and
/// nowhere else; `place` is where the report stands.
pub(super) fn read(
    node: Option<&Node<'_>>,
    (before, place): (Option<&Report>, Place),
    published: Option<Date>,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Update> {
    match (node, before) {
        (None, None) => return None,
        (None, Some(before)) => diagnostics.push(not_said(before, place)),
        (Some(node), None) => diagnostics.push(no_version(node)),
        (Some(_), Some(_)) => {}
    }
    let node = node?;
    let mut fields = Fields::of(node, diagnostics)?;
    let last = before.and_then(|before| before.update.as_ref()).map(|update| update.on);
    let on = fields.require("on", diagnostics);
    let on = on.and_then(|node| correction::day(node, published.max(last), diagnostics));
    let kind = fields.require("kind", diagnostics).and_then(|node| correction::kind(node, diagnostics));
    let why = fields.require("why", diagnostics);
    let why = why.and_then(|node| Label::read(node, language, diagnostics)).unwrap_or_default();
    let method = fields.get("method").and_then(|n| Label::read(n, language, diagnostics)).unwrap_or_default();
    fields.finish(diagnostics);
    Some(Update { on: on?, kind: kind?, why, method, place: node.place })
}

fn not_said(before: &Report, place: Place) -> Diagnostic {
    let told = message!(
        zh: "前一版留着，而这一版没有说改了什么",
        en: "a version before this one is kept, and nothing says what this one changed"
    );
    Diagnostic::error(NOT_SAID, Place { end: place.start, ..place }, told)
        .related(before.place, message!(zh: "前一版在这里", en: "the version before is here"))
        .remedy(message!(
            zh: "写 update：{{on: 年-月-日, kind: correction, why: 原因}}",
            en: "write `update: {{on: YEAR-MONTH-DAY, kind: correction, why: …}}`"
        ))
}

fn no_version(node: &Node<'_>) -> Diagnostic {
    let told = message!(
        zh: "有 update，而前一版没有留着",
        en: "there is an `update`, and no version before is kept"
    );
    Diagnostic::error(NO_VERSION, node.place, told).remedy(message!(
        zh: "把前一版的源文件留在旁边，名为 期间.v1.md（annals correct 会做）；没有前一版就删去 update",
        en: "keep the source of the version before beside this one as PERIOD.v1.md (`annals correct` does \
             that); where there is none, remove `update`"
    ))
}

/// The corrections of a version that followed `before`: those that were known then, those that follow from
/// the figures of the two, and those that it declares itself, by date. One that contradicts the figures is a
/// diagnostic.
pub(super) fn corrections(
    before: &Report,
    update: &Update,
    data: &Statistics,
    declared: Vec<Correction>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Correction> {
    let known = before.corrections.iter().filter_map(|known| {
        let block = before.data.block(known.cell.data);
        let cell = data.find(&block.address(known.cell.row, known.cell.column))?;
        Some(Correction { cell, ..known.clone() })
    });
    let mut all: Vec<Correction> = known.collect();
    let mut declared: Vec<Correction> =
        declared.into_iter().filter(|own| !all.iter().any(|known| known.is_same(own))).collect();
    declared.sort_by_key(|correction| correction.on);
    for (block, figures) in data.entries() {
        for (row, column) in figures.cells() {
            let cell = CellId { data: block, row, column };
            let Some(was) = before.data.find(&figures.address(row, column)) else { continue };
            let (was, was_place) = (printed(before.data.figure(was)), before.data.place(was));
            let own = declared.iter().find(|correction| correction.cell == cell);
            let now = own.map_or_else(|| printed(data.figure(cell)), |own| printed(&own.was));
            let is_unread = [&was, &now].iter().any(|figure| figure.value == Value::Unread);
            if is_unread || was.value == now.value && was.to_string() == now.to_string() {
                continue;
            }
            if let Some(own) = own.filter(|own| own.on <= update.on) {
                diagnostics.push(contradicts(own, &was, was_place));
                continue;
            }
            let Update { on, kind, ref why, .. } = *update;
            let (why, impact, place) = (why.clone(), Label::default(), data.place(cell));
            all.push(Correction { cell, was, now, on, kind, why, impact, place });
        }
    }
    all.append(&mut declared);
    all.sort_by_key(|correction| correction.on);
    all
}

/// A figure as a correction says it: a cell that is not given is printed empty.
fn printed(figure: &Figure) -> Figure {
    if figure.value == Value::NotGiven { Figure::of(Value::Blank) } else { figure.clone() }
}

fn contradicts(declared: &Correction, stood: &Figure, place: Place) -> Diagnostic {
    let was = &declared.was;
    let told = message!(
        zh: "更正说原来是“{was}”，而前一版是“{stood}”",
        en: "the correction says that '{was}' stood there, and '{stood}' stands in the version before"
    );
    Diagnostic::error(NOT_IN_VERSION, declared.place, told)
        .related(place, message!(zh: "前一版在这里", en: "the version before is here"))
        .remedy(message!(
            zh: "把 was 改为前一版的数；或删去这一条：更正会从两版算出来",
            en: "write in `was` what the version before says, or remove the entry: what changed is worked \
                 out from the two versions"
        ))
}
