//! One observation with all that it may be told apart from another by.

use crate::analysis::check::{Findings, Reading};
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::figure::{self, Decimal};
use crate::model::form::Indicator;
use crate::model::id::{FormId, PublisherId};
use crate::model::label::Label;
use crate::model::period::Period;
use crate::model::report::{CellRef, Note};
use crate::model::unit::Unit;

/// An observation, or what others are held against: a figure, the sum of several of one report, or a cell of
/// a form in a period.
#[derive(Debug, Clone)]
pub(crate) struct Side<'a> {
    /// Who reports it.
    pub publisher: Option<PublisherId>,
    /// The edition that its table follows.
    pub edition: FormId,
    /// The cell of that edition, the first of several; `None` in a row that only the report has.
    pub indicator: Option<Indicator>,
    /// Its unit.
    pub unit: Option<&'a Unit>,
    /// Why its form changed to this unit.
    pub unit_why: Option<&'a Label>,
    /// Its period.
    pub period: &'a Period,
    /// What it states.
    pub stated: Stated,
    /// What its report says of its scope.
    pub scopes: Vec<&'a Note>,
    /// What a detector reads from its report, and what that is called.
    pub reading: Option<(Reading, &'a Label)>,
    /// Whether it contradicts other figures of its report.
    pub contradicted: bool,
}

/// What an observation states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stated {
    /// An exact number.
    Exact(Decimal),
    /// None: it is blank, a range, a bound, withheld.
    Inexact,
    /// None: it is a sum, and a part of it states none.
    Hole,
}

impl Stated {
    /// What some cells state: one cell its figure, several their sum, to which every one of them is needed.
    pub(crate) fn by(archive: &Archive, cells: &[CellRef]) -> Self {
        let mut numbers = cells.iter().map(|&cell| archive.cell(cell).figure().value.number());
        if let [_] = cells {
            return numbers.next().flatten().map_or(Self::Inexact, Self::Exact);
        }
        if !alike(archive, cells) {
            return Self::Hole;
        }
        let sum = numbers.try_fold(Decimal::ZERO, |sum, number| figure::add(sum, number?));
        sum.filter(|_| !cells.is_empty()).map_or(Self::Hole, Self::Exact)
    }

    /// The exact number, where there is one.
    pub(crate) fn number(self) -> Option<Decimal> {
        match self {
            Self::Exact(number) => Some(number),
            Self::Inexact | Self::Hole => None,
        }
    }
}

impl<'a> Side<'a> {
    /// What a report states in some of its cells; `None` without cells.
    pub(crate) fn of(archive: &'a Archive, findings: &Findings, cells: &[CellRef]) -> Option<Self> {
        let &first = cells.first()?;
        let cell = archive.cell(first);
        Some(Self {
            publisher: Some(cell.report().publisher()),
            edition: cell.data().form_id(),
            indicator: cell.indicator(),
            unit: cell.unit(),
            unit_why: cell.unit_span().map(|span| &span.why),
            period: &cell.report().period,
            stated: Stated::by(archive, cells),
            scopes: scope(cell.report(), cells).into_iter().collect(),
            reading: None,
            contradicted: cells.iter().any(|&cell| findings.contradicts(cell)),
        })
    }

    /// A cell of a form in a period, for the figures of several publishers to be held against.
    pub(crate) fn asked(
        archive: &'a Archive,
        edition: FormId,
        indicator: Indicator,
        period: &'a Period,
    ) -> Self {
        let block = archive.form(edition).block(indicator.block);
        let span = block.spec(Some(indicator.row), indicator.column).unit_span(period);
        Self {
            publisher: None,
            edition,
            indicator: Some(indicator),
            unit: span.map(|span| &span.unit),
            unit_why: span.map(|span| &span.why),
            period,
            stated: Stated::Exact(Decimal::ZERO),
            scopes: Vec::new(),
            reading: None,
            contradicted: false,
        }
    }
}

/// Whether some figures are in one unit, so that they can be added.
fn alike(archive: &Archive, cells: &[CellRef]) -> bool {
    let mut units = cells.iter().map(|&cell| archive.cell(cell).unit());
    let first = units.next().flatten();
    units.all(|unit| match (first, unit) {
        (Some(one), Some(other)) => one.is_same(other),
        (one, other) => one.is_none() && other.is_none(),
    })
}

/// What a report says of its own scope: of all it holds, or of some cells.
pub(crate) fn scope<'r>(report: &'r ArchivedReport, cells: &[CellRef]) -> Option<&'r Note> {
    let own = |cell: &&CellRef| cell.report == report.position();
    let concerns =
        |note: &&Note| note.on.is_none() || cells.iter().filter(own).any(|cell| note.concerns(cell.cell));
    report.scope.iter().find(concerns)
}
