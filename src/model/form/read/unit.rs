//! Units as a form declares them: by a word that is known, or by what it says they are.

use super::{Reader, codes};
use crate::model::form::UnitSpan;
use crate::model::label::Label;
use crate::model::period::Period;
use crate::model::unit::{Clock, Contradiction, Dimension, Measure, Said, Spoken, Unit, recognise};
use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use crate::text::yaml::{Fields, Node};

impl Reader<'_> {
    /// A unit: a label, a label with what it is, or several by period.
    pub(super) fn units(&mut self, node: &Node<'_>) -> Vec<UnitSpan> {
        let given = if node.is_sequence() { node.one_or_more() } else { std::slice::from_ref(node) };
        let mut spans: Vec<UnitSpan> = Vec::new();
        for node in given {
            let Some(span) = self.unit(node) else { continue };
            if let Some(other) = spans.iter().find(|other| other.overlaps(&span)) {
                let (one, two) = (&other.unit.label, &span.unit.label);
                let (one_zh, two_zh) = (one.text("zh"), two.text("zh"));
                let (one_en, two_en) = (one.text("en"), two.text("en"));
                self.error(
                    codes::BAD_UNIT,
                    node.place,
                    message!(
                        zh: "“{one_zh}”和“{two_zh}”用于同一期间",
                        en: "'{one_en}' and '{two_en}' are used in the same period"
                    ),
                    message!(
                        zh: "用 from 和 to 写明各用于哪些期间，如 {{to: 2019, label: 元}}、{{from: 2020, label: 万元}}",
                        en: "say with `from` and `to` in which periods each is used, as in \
                             {{to: 2019, label: hours}} and {{from: 2020, label: minutes}}"
                    ),
                );
            }
            spans.push(span);
        }
        spans
    }

    fn unit(&mut self, node: &Node<'_>) -> Option<UnitSpan> {
        let is_label = node.find("label").is_none();
        if is_label {
            let label = Label::read(node, self.language, self.diagnostics)?;
            let unit = self.declared(node, label, &Said::default())?;
            return Some(UnitSpan { unit, from: None, to: None, why: Label::default() });
        }
        let mut fields = Fields::of(node, self.diagnostics)?;
        let label = self.label(fields.get("label"));
        let is = fields.get("is").and_then(|n| self.measure(n));
        let whole = fields.get("whole").and_then(|n| self.whole_number(n, 1, 10_000));
        let clock = fields.get("clock").and_then(|n| self.word(n, &Clock::ALL));
        let (from, to) = (fields.get("from"), fields.get("to"));
        let why = self.label(fields.get("why"));
        fields.finish(self.diagnostics);
        let [from, to] = [from, to].map(|n| n.and_then(|n| self.span_end(n)));
        let unit = self.declared(node, label, &Said { is, whole, clock })?;
        Some(UnitSpan { unit, from, to, why })
    }

    fn declared(&mut self, node: &Node<'_>, label: Label, said: &Said) -> Option<Unit> {
        match Unit::declared(label, said) {
            Ok(unit) => Some(unit),
            Err(Contradiction { one, other }) => {
                self.error(
                    codes::BAD_UNIT,
                    node.place,
                    message!(
                        zh: "单位“{one}”与“{other}”不是一回事",
                        en: "the unit '{one}' is not '{other}'"
                    ),
                    message!(
                        zh: "各语言的名称、is、whole 和 clock 须说同一个单位；改掉不对的一处",
                        en: "its names in all languages, `is`, `whole` and `clock` must say the same unit; \
                             change the one that is wrong"
                    ),
                );
                None
            }
        }
    }

    /// `is: working days`: what a unit is, in words that are known.
    fn measure(&mut self, node: &Node<'_>) -> Option<Measure> {
        let text = node.text(self.diagnostics)?;
        match (text, recognise(text)) {
            ("count", _) => return Some(Measure::of(Dimension::Count("".into()))),
            ("free", _) => return Some(Measure::of(Dimension::Free("".into()))),
            (_, Some(Spoken::Unit(unit))) if !unit.is_of_things() => return Some(unit),
            (_, Some(Spoken::Unit(_) | Spoken::Power(_)) | None) => {}
        }
        self.diagnostics.push(
            Diagnostic::error(
                codes::BAD_UNIT,
                node.place,
                message!(zh: "不认识单位“{text}”", en: "'{text}' is no unit that is known"),
            )
            .remedy(message!(
                zh: "可写 count（件数等）、free（其他），或已知的单位，如 万元、EUR、thousand EUR、hours、\
                     minutes、days、working days、months、percent、fraction",
                en: "write `count` for things, `free` for anything else, or a known unit, such as EUR, \
                     thousand EUR, 10,000 yuan, hours, minutes, days, working days, months, percent, fraction"
            )),
        );
        None
    }

    /// A period named only to be compared by its end: where its fiscal year begins does not matter there.
    fn span_end(&mut self, node: &Node<'_>) -> Option<Period> {
        let text = node.text(self.diagnostics)?;
        match Period::read(text, Some((10, 1))) {
            Ok(period) => Some(period),
            Err(message) => {
                self.error(codes::BAD_PERIOD, node.place, message, Period::written());
                None
            }
        }
    }
}
