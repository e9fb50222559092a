//! Reading one cell: a text typed by its form, or a mapping that says more than the text can.

use crate::model::figure::{Figure, Refusal, Value};
use crate::model::form::CellSpec;
use crate::model::period::Period;
use crate::model::unit::Unit;
use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};

const BAD_CELL: Code = Code("report-bad-cell");
const CONVERTED: Code = Code("figure-converted");

/// What a cell asks for, and the period that says in which unit.
pub(super) type Asked<'a> = (&'a CellSpec, &'a Period);

/// Types a text by its cell; tells why it cannot be.
pub(super) fn typed(
    text: &str,
    (spec, period): Asked<'_>,
    place: Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Figure> {
    match spec.read(text, period) {
        Ok(figure) => {
            diagnostics.extend(converted(&figure, spec.unit(period), place));
            Some(figure)
        }
        Err(refusal) => {
            let certain = refusal.is_certain(text);
            let Refusal { code, message, remedy, replacement } = *refusal;
            let diagnostic = Diagnostic::error(code, place, message).remedy(remedy);
            diagnostics.push(match replacement {
                Some(replacement) if certain => diagnostic.fix(place, replacement),
                Some(replacement) => diagnostic.suggestion(place, replacement),
                None => diagnostic,
            });
            None
        }
    }
}

/// That a figure is held in another unit than it is printed in.
fn converted(figure: &Figure, unit: Option<&Unit>, place: Place) -> Option<Diagnostic> {
    let unit = unit.or_else(|| figure.own_unit()).filter(|_| figure.is_converted())?;
    let value = Figure::of(figure.value.clone());
    let (zh, en) = (unit.label.text("zh"), unit.label.text("en"));
    let message = message!(
        zh: "“{figure}”换算为 {value}（{zh}）",
        en: "'{figure}' is converted into {value} ({en})"
    );
    Some(Diagnostic::new(Severity::Notice, CONVERTED, Some(place), message).remedy(message!(
        zh: "页面仍照印“{figure}”，核对、比较和开放数据用换算后的数；无须改动",
        en: "the page still shows '{figure}'; checks, comparisons and open data use the converted number; \
             there is nothing to do"
    )))
}

/// Kinds of figure that hold no number, as a cell written in full names them.
pub(crate) const KINDS: [(&str, Value); 5] = [
    ("blank", Value::Blank),
    ("not_applicable", Value::NotApplicable),
    ("not_collected", Value::NotCollected),
    ("suppressed", Value::Suppressed),
    ("text", Value::Text),
];

/// `{printed: …, value: …, kind: …, note: …}`: a figure that its text alone does not say.
pub(super) fn in_full(
    node: &Node<'_>,
    asked: Asked<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Figure> {
    let mut fields = Fields::of(node, diagnostics)?;
    let printed = fields.get("printed").and_then(|n| n.text(diagnostics));
    let value = fields.get("value");
    let kind = fields.get("kind");
    let note = fields.get("note").and_then(|n| n.text(diagnostics));
    fields.finish(diagnostics);
    let value = match (kind, value) {
        (Some(kind), None) => {
            let name = kind.text(diagnostics)?;
            let known = KINDS.iter().find(|(known, _)| *known == name);
            if known.is_none() {
                let known = KINDS.map(|(name, _)| name).join(", ");
                diagnostics.push(
                    Diagnostic::error(
                        BAD_CELL,
                        kind.place,
                        message!(zh: "kind“{name}”不可用", en: "the kind '{name}' cannot be used"),
                    )
                    .remedy(message!(
                        zh: "可写 {known}；数字写在 value 里",
                        en: "there are {known}; a number goes into `value`"
                    )),
                );
            }
            Figure::of(known?.1.clone())
        }
        (None, Some(value)) => typed(value.text(diagnostics)?, asked, value.place, diagnostics)?,
        (None, None) if printed.is_some() => {
            let before = diagnostics.len();
            let figure = typed(printed.unwrap_or_default(), asked, node.place, diagnostics);
            // The author says that it is printed so: no other writing is offered.
            diagnostics[before..].iter_mut().for_each(|diagnostic| diagnostic.fix = None);
            figure?
        }
        _ => {
            diagnostics.push(
                Diagnostic::error(
                    BAD_CELL,
                    node.place,
                    message!(
                        zh: "这一格须写 value 或 kind 之一",
                        en: "this cell needs either `value` or `kind`"
                    ),
                )
                .remedy(message!(
                    zh: "数字写 value，无数字的写 kind；两者只写其一，另可写 printed 和 note",
                    en: "a number has `value`, anything else `kind`, never both; `printed` and `note` may \
                         stand with either"
                )),
            );
            return None;
        }
    };
    let figure = match printed {
        Some(printed) if printed != value.to_string() => value.printed_as(printed),
        _ => value,
    };
    Some(match note {
        Some(note) => figure.with_note(note),
        None => figure,
    })
}
