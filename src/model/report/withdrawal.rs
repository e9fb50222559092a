//! A report that was taken back: its page stays and says so, and nothing of it counts any more.

use super::correction;
use crate::model::label::Label;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};
use jiff::civil::Date;

const BAD_FIGURES: Code = Code("withdrawn-bad-figures");

/// That a report was taken back.
#[derive(Debug, Clone)]
pub struct Withdrawal {
    /// When.
    pub on: Date,
    /// Why.
    pub why: Label,
    /// What became of its figures.
    pub figures: WithdrawnFigures,
    /// Where it is declared.
    pub place: Place,
}

/// What becomes of the figures of a report that is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithdrawnFigures {
    /// They stay on its page, which says that they do not hold.
    Kept,
    /// They are not published any more.
    Removed,
}

impl WithdrawnFigures {
    /// Each with its name.
    pub const ALL: [(&'static str, Self); 2] = [("kept", Self::Kept), ("removed", Self::Removed)];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Removed => "removed",
        }
    }
}

/// Reads `withdrawn` of a report that was published on a day.
pub(super) fn read(
    node: &Node<'_>,
    published: Option<Date>,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Withdrawal> {
    let mut fields = Fields::of(node, diagnostics)?;
    let on = fields.require("on", diagnostics);
    let on = on.and_then(|node| correction::day(node, published, diagnostics));
    let why = fields.require("why", diagnostics);
    let why = why.and_then(|node| Label::read(node, language, diagnostics)).unwrap_or_default();
    let figures = fields.get("figures").map_or(Some(WithdrawnFigures::Kept), |n| figures(n, diagnostics));
    fields.finish(diagnostics);
    Some(Withdrawal { on: on?, why, figures: figures?, place: node.place })
}

fn figures(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<WithdrawnFigures> {
    let text = node.text(diagnostics)?;
    let found = WithdrawnFigures::ALL.iter().find(|(name, _)| *name == text).map(|(_, figures)| *figures);
    if found.is_none() {
        diagnostics.push(
            Diagnostic::error(
                BAD_FIGURES,
                node.place,
                message!(
                    zh: "“{text}”没有说明撤回的报告的数字怎么办",
                    en: "'{text}' does not say what becomes of the figures of a withdrawn report"
                ),
            )
            .remedy(message!(
                zh: "仍在页面上写 kept（不写也是），不再公布写 removed",
                en: "write kept where they stay on its page, as without this key, or removed where they are \
                     not published any more"
            )),
        );
    }
    found
}
