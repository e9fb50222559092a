//! What may be ranked: figures that may be compared.

use crate::analysis::comparable::{Cause, Purpose, Stated, hindrance};
use crate::analysis::series;
use crate::model::figure::Decimal;
use crate::model::form::Indicator;
use crate::model::id::FormId;
use crate::model::period::Period;
use crate::model::report::CellRef;
use crate::pages::view::Model;

/// A figure to be ranked.
pub(crate) struct Ranked {
    /// Its number, or what forbids ranking it.
    pub number: Result<Decimal, Cause>,
    /// Whether it contradicts other figures of its report.
    pub contradicted: bool,
}

impl Ranked {
    /// What a report states in some cells, held against an indicator of a form in a period; `None` where it
    /// states nothing at all. A sum made here is not among the figures of others.
    pub(crate) fn of(
        model: &Model<'_>,
        cells: &[CellRef],
        figure: (FormId, Indicator),
        period: &Period,
    ) -> Option<Self> {
        let reasons = series::beside(model.archive, model.findings, cells, figure, period)?;
        let number = match hindrance(&reasons, Purpose::Rank) {
            Some(reason) => Err(reason.cause),
            None => Stated::by(model.archive, cells).number().ok_or(Cause::Inexact),
        };
        let contradicted = reasons.iter().any(|reason| reason.cause == Cause::Contradicted);
        Some(Self { number, contradicted })
    }
}
