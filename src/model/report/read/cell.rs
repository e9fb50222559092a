//! Reading one cell: a text typed by its form, or a mapping that says more than the text can.

use super::agreement;
use crate::model::figure::{Figure, Refusal, Value};
use crate::model::report::Asked;
use crate::model::unit::Unit;
use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::message;
use crate::text::source::Place;
use crate::text::space::is_blank;
use crate::text::yaml::Value::Scalar;
use crate::text::yaml::{Fields, Node};

const BAD_CELL: Code = Code("report-bad-cell");
const CONVERTED: Code = Code("figure-converted");
const DISAGREES: Code = Code("figure-disagrees");
pub(super) const FORGOTTEN: Code = Code("figure-forgotten");

/// Types a cell's text; tells why it cannot be.
pub(super) fn typed(
    node: &Node<'_>,
    (spec, period): Asked<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Figure> {
    let (text, place) = (written(node, diagnostics)?, node.place);
    match spec.read(text, period) {
        Ok(figure) => {
            diagnostics.extend(converted(&figure, spec.unit(period), place));
            Some(figure)
        }
        Err(refusal) => {
            let Refusal { code, message, remedy, replacement } = *refusal;
            let diagnostic = Diagnostic::error(code, place, message).remedy(remedy);
            diagnostics.push(match replacement {
                Some(replacement) => diagnostic.fix(place, replacement),
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

/// What is written in a cell. What other programs write for nothing is nothing here: a blank is `~`.
fn written<'n>(node: &'n Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<&'n str> {
    node.text(diagnostics).map(|text| if node.is_null() { "" } else { text })
}

/// `{printed: …, value: …, kind: …, note: …}`: a figure that its text alone does not say.
pub(super) fn in_full(
    node: &Node<'_>,
    asked: Asked<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Figure> {
    let mut fields = Fields::of(node, diagnostics)?;
    let printed = fields.get("printed");
    let value = fields.get("value");
    let kind = fields.get("kind");
    let note = fields.get("note").and_then(|n| words(n, diagnostics));
    fields.finish(diagnostics);
    let words = printed.map(|node| as_printed(node, diagnostics));
    if words == Some(None) {
        return None;
    }
    let words = words.flatten();
    let figure = match (kind, value, printed) {
        (Some(kind), None, _) => Figure::of(kind_of(kind, diagnostics)?),
        (None, Some(value), _) => typed(value, asked, diagnostics)?,
        (None, None, Some(printed)) => {
            let before = diagnostics.len();
            let figure = typed(printed, asked, diagnostics);
            // The author says that it is printed so: no other writing is offered.
            diagnostics[before..].iter_mut().for_each(|diagnostic| diagnostic.fix = None);
            figure?
        }
        _ => {
            diagnostics.push(neither_or_both(node.place));
            return None;
        }
    };
    if let (Some(words), Some(said)) = (words, kind.or(value))
        && let Err(read) = agreement::of(words, &figure, kind.is_some(), asked)
    {
        diagnostics.push(disagree(words, said, &read, printed.map_or(node.place, |node| node.place)));
        return None;
    }
    let figure = match words {
        Some(words) if words != figure.to_string() => figure.printed_as(words),
        _ => figure,
    };
    Some(match note {
        Some(note) => figure.with_note(note),
        None => figure,
    })
}

/// What is printed: `~` says that nothing is. An error where it was forgotten.
fn as_printed<'n>(node: &'n Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<&'n str> {
    match &node.value {
        Scalar { text, plain: true } if text == "~" => Some(""),
        _ => words(node, diagnostics),
    }
}

/// Words that are there.
fn words<'n>(node: &'n Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<&'n str> {
    let text = node.text(diagnostics)?;
    if is_blank(text) {
        diagnostics.push(
            Diagnostic::error(
                BAD_CELL,
                node.place,
                message!(zh: "这里没有写字", en: "no words are written here"),
            )
            .remedy(message!(
                zh: "照原件补上，或删去这一项；原件此格空白的，printed 写 ~",
                en: "write the words, or leave the key out; what is printed blank is `printed: ~`"
            )),
        );
        return None;
    }
    Some(text)
}

fn kind_of(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Value> {
    let name = node.text(diagnostics)?;
    let known = KINDS.iter().find(|(known, _)| *known == name);
    if known.is_none() {
        let known = KINDS.map(|(name, _)| name).join(", ");
        diagnostics.push(
            Diagnostic::error(
                BAD_CELL,
                node.place,
                message!(zh: "kind“{name}”不可用", en: "the kind '{name}' cannot be used"),
            )
            .remedy(message!(
                zh: "可写 {known}；数字写在 value 里",
                en: "there are {known}; a number goes into `value`"
            )),
        );
    }
    known.map(|(_, value)| value.clone())
}

fn neither_or_both(place: Place) -> Diagnostic {
    Diagnostic::error(
        BAD_CELL,
        place,
        message!(zh: "这一格须写 value 或 kind 之一", en: "this cell needs either `value` or `kind`"),
    )
    .remedy(message!(
        zh: "数字写 value，无数字的写 kind；两者只写其一，另可写 printed 和 note",
        en: "a number has `value`, anything else `kind`, never both; `printed` and `note` may stand with \
             either"
    ))
}

/// What is printed says one thing, and the author another.
fn disagree(printed: &str, said: &Node<'_>, read: &[String], place: Place) -> Diagnostic {
    let said_words = said.plain_text().unwrap_or_default();
    let (zh, en) = (read.join(" 或 "), read.join(" or "));
    let message = if printed.is_empty() {
        message!(
            zh: "printed 说此格空白，而这里写的是“{said_words}”",
            en: "nothing is printed in this cell, and it is said to be '{said_words}'"
        )
    } else {
        message!(
            zh: "印的是“{printed}”，读作 {zh}，而这里写的是“{said_words}”",
            en: "'{printed}' is printed, which is read as {en}, and it is said to be '{said_words}'"
        )
    };
    Diagnostic::error(DISAGREES, said.place, message)
        .related(place, message!(zh: "印的在这里", en: "what is printed"))
        .remedy(message!(
            zh: "与原件核对，改正其中之一；原件印的数本身有误的，照印的填，在 note 里说明",
            en: "compare with the document and correct one of them; where the document itself is wrong, keep \
                 what it prints and say so in `note`"
        ))
}
