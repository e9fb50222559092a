//! When a publisher existed, and what it was called when.

use super::Publisher;
use crate::model::label::Label;
use crate::model::period::{Period, YearOrDay};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};

const BAD_DATE: Code = Code("publisher-bad-date");
const BAD_TIMES: Code = Code("publisher-times");

/// A name that a publisher had before.
#[derive(Debug, Clone)]
pub struct Former {
    /// The name.
    pub name: Label,
    /// The last day, or the last year, in which it had it.
    pub until: YearOrDay,
    /// Where that is written.
    pub place: Place,
}

/// Since when and until when a publisher existed, as far as it says.
#[derive(Debug, Clone, Default)]
pub struct Existence {
    /// Since when.
    pub from: Option<YearOrDay>,
    /// Until when.
    pub to: Option<YearOrDay>,
    /// Where it is written.
    pub place: Option<Place>,
}

impl Existence {
    /// Whether any day of a period lies in it.
    pub fn touches(&self, period: &Period) -> bool {
        self.from.as_ref().is_none_or(|from| from.first <= period.end)
            && self.to.as_ref().is_none_or(|to| to.last >= period.start)
    }

    /// Whether it holds every day of a period.
    pub fn holds(&self, period: &Period) -> bool {
        self.from.as_ref().is_none_or(|from| from.first <= period.start)
            && self.to.as_ref().is_none_or(|to| to.last >= period.end)
    }

    /// Both ends as they are written, with three dots for what is open.
    pub fn text(&self) -> String {
        let end = |end: &Option<YearOrDay>| end.as_ref().map_or("…".to_owned(), |end| end.text.clone());
        format!("{} – {}", end(&self.from), end(&self.to))
    }
}

impl Publisher {
    /// The name that it had on the last day of a period, where that is not its name of today.
    pub fn former_name(&self, period: &Period) -> Option<&Label> {
        let had = self.formerly.iter().filter(|former| former.until.last >= period.end);
        had.min_by_key(|former| former.until.last).map(|former| &former.name)
    }

    /// The name that it had on the last day of a period.
    pub fn name_on(&self, period: &Period) -> &Label {
        self.former_name(period).unwrap_or(&self.name)
    }
}

/// Reads `existed`: `{from: 1998, to: 2018-03-01}`.
pub(super) fn existence(node: Option<&Node<'_>>, diagnostics: &mut Vec<Diagnostic>) -> Existence {
    let Some((node, mut fields)) = node.and_then(|node| Some((node, Fields::of(node, diagnostics)?))) else {
        return Existence::default();
    };
    let from = fields.get("from").and_then(|node| year_or_day(node, diagnostics));
    let to = fields.get("to").and_then(|node| year_or_day(node, diagnostics));
    fields.finish(diagnostics);
    if let (Some(from), Some(to)) = (&from, &to)
        && from.first > to.last
    {
        let (from, to) = (&from.text, &to.text);
        diagnostics.push(contradiction(
            node.place,
            message!(
                zh: "existed 从 {from} 到 {to}，终点在起点之前",
                en: "`existed` from {from} to {to} ends before it begins"
            ),
        ));
        return Existence::default();
    }
    Existence { from, to, place: Some(node.place) }
}

/// Reads `formerly`: `[{name: …, until: 2018}]`.
pub(super) fn former_names(
    node: Option<&Node<'_>>,
    language: &str,
    existed: &Existence,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Former> {
    let mut found: Vec<Former> = Vec::new();
    for node in node.and_then(|n| n.items(diagnostics)).unwrap_or_default() {
        let Some(mut fields) = Fields::of(node, diagnostics) else { continue };
        let name = fields.require("name", diagnostics);
        let name = name.and_then(|node| Label::read(node, language, diagnostics)).unwrap_or_default();
        let until_node = fields.require("until", diagnostics);
        let until = until_node.and_then(|node| year_or_day(node, diagnostics));
        fields.finish(diagnostics);
        let (Some(until), Some(node)) = (until, until_node) else { continue };
        if let Some(wrong) = wrong_end(&until, &found, existed) {
            diagnostics.push(contradiction(node.place, wrong));
            continue;
        }
        found.push(Former { name, until, place: node.place });
    }
    found
}

/// Why a name cannot have been had until then.
fn wrong_end(until: &YearOrDay, others: &[Former], existed: &Existence) -> Option<Message> {
    let text = &until.text;
    if others.iter().any(|other| other.until.last == until.last) {
        return Some(message!(
            zh: "有两个曾用名都用到 {text}",
            en: "two earlier names were both had until {text}"
        ));
    }
    if let Some(from) = existed.from.as_ref().filter(|from| until.last < from.first) {
        let from = &from.text;
        return Some(message!(
            zh: "曾用名用到 {text}，而机关自 {from} 起才存在",
            en: "the earlier name was had until {text}, and the publisher has existed since {from}"
        ));
    }
    let to = existed.to.as_ref().filter(|to| until.first > to.last)?;
    let to = &to.text;
    Some(message!(
        zh: "曾用名用到 {text}，而机关只存在到 {to}",
        en: "the earlier name was had until {text}, and the publisher existed until {to}"
    ))
}

fn contradiction(place: Place, message: Message) -> Diagnostic {
    Diagnostic::error(BAD_TIMES, place, message).remedy(message!(
        zh: "照机关的沿革核对年份：existed 是 {{from: 起, to: 止}}，until 是用该名称的最后一年或最后一天",
        en: "hold the years against the publisher's history: `existed` is {{from: first, to: last}}, and \
             `until` is the last year or day of a name"
    ))
}

fn year_or_day(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<YearOrDay> {
    let text = node.text(diagnostics)?;
    let read = YearOrDay::read(text).map_err(|message| {
        Diagnostic::error(BAD_DATE, node.place, message)
            .remedy(message!(zh: "写作 2018 或 2018-03-01", en: "write 2018 or 2018-03-01"))
    });
    read.map_err(|told| diagnostics.push(told)).ok()
}
