//! One indicator of one publisher over the periods, as pages show it: figures, changes, and what the marks
//! mean.

use crate::analysis::comparable::{Cause, Standing};
use crate::analysis::series::{Change, Point, Series};
use crate::model::archive::Archive;
use crate::model::figure::Decimal;
use crate::model::form::Indicator;
use crate::model::label::Label;
use crate::model::report::CellRef;
use crate::pages::view::Model;
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::mark::{Column, FoundMark, Notes};
use crate::pages::view::parts::plot::{self, Plotted};
use serde::Serialize;

/// One indicator over the periods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparedLine {
    /// Its words.
    pub label: String,
    /// Its address, which is its anchor.
    pub address: String,
    /// The page of its years over all publishers, where it has one.
    pub page: Option<String>,
    /// Its unit in the last period.
    pub unit: Option<String>,
    /// The periods it has figures for, where these are not all.
    pub span: Option<String>,
    /// One cell for each period.
    pub cells: Vec<ComparedCell>,
    /// The change to the last period from the one before.
    pub latest: ChangeView,
    /// What a chart of it draws, one point for each period. Charts are drawn where a page shows them.
    #[serde(skip)]
    pub plot: Vec<Plotted>,
}

impl ComparedLine {
    /// A small chart of it, as SVG, or nothing where there is nothing to draw; `periods` are the labels of
    /// its points.
    pub fn spark(&self, periods: &[&str]) -> String {
        plot::spark(&self.plot, periods)
    }
}

/// One figure of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparedCell {
    /// As printed; a sum made here is its number.
    pub text: String,
    /// What it lacks to the decimals of its column: `.00`, or nothing. Room to be left, never to be read.
    pub fill: String,
    /// The name of its kind of value; `sum` for a sum made here, `no_sum` where a part of it states no
    /// number, `none` where there is nothing.
    pub kind: &'static str,
    /// The parts of what would be a sum, where one of them states no number.
    pub parts: Vec<PartView>,
    /// The link to it in its report.
    pub href: Option<String>,
    /// The exact number, where that is not what is printed.
    pub number: Option<String>,
    /// Whether it contradicts other figures.
    pub contradicted: bool,
    /// How it follows the figure before: `first`, `continues`, `differs`, `gap`, `broken`.
    pub standing: &'static str,
    /// The numbers of its notes.
    pub notes: Vec<usize>,
    /// The gravest finding about it.
    pub finding: Option<FoundMark>,
    /// What its report printed before a correction.
    pub was: Option<String>,
    /// The change from the figure before.
    pub change: Option<ChangeView>,
}

/// A part of what would be a sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartView {
    /// As printed.
    pub text: String,
    /// The name of its kind of value.
    pub kind: &'static str,
}

/// How much a figure changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ChangeView {
    /// `up`, `down`, `flat`; `broken` where nothing may be compared, `none` where there is nothing to
    /// compare.
    pub direction: &'static str,
    /// The difference with its sign.
    pub difference: String,
    /// The difference in percent with its sign, without the percent sign.
    pub percent: Option<String>,
    /// Whether one of the two figures contradicts others of its report.
    pub contradicted: bool,
}

impl ComparedCell {
    /// A period without a report.
    pub fn nothing() -> Self {
        let standing = Standing::First.name();
        Self {
            text: String::new(),
            fill: String::new(),
            kind: "none",
            parts: Vec::new(),
            href: None,
            number: None,
            contradicted: false,
            standing,
            notes: Vec::new(),
            finding: None,
            was: None,
            change: None,
        }
    }
}

/// A series as a line; `label` names it, `columns` are the reports of its points.
pub(crate) fn line(
    model: &Model<'_>,
    links: &Links<'_>,
    columns: &[Column<'_>],
    series: &Series,
    label: &Label,
    notes: &mut Notes<'_>,
) -> ComparedLine {
    let points = series.points.iter().enumerate();
    let cells: Vec<ComparedCell> = points
        .map(|(at, point)| {
            let before = at.checked_sub(1).map(|before| &series.points[before]);
            cell(model, links, &columns[at], before, point, notes)
        })
        .collect();
    ComparedLine {
        label: label.text(links.language).to_owned(),
        address: series.subject.address(&model.archive.forms),
        page: page(links, series),
        unit: unit(model, series, links.language),
        span: span(columns, series, links.language),
        latest: cells.last().and_then(|cell| cell.change.clone()).unwrap_or_default(),
        cells,
        plot: plot(model, columns, series, links.language),
    }
}

fn cell(
    model: &Model<'_>,
    links: &Links<'_>,
    column: &Column<'_>,
    before: Option<&Point>,
    point: &Point,
    notes: &mut Notes<'_>,
) -> ComparedCell {
    let archive = links.archive;
    let href = |cell: CellRef| column.to(links, cell);
    let (text, kind, href) = match &point.cells[..] {
        [] => (String::new(), "none", None),
        [one] => {
            let figure = archive.cell(*one).figure();
            (figure.to_string(), figure.value.kind(), Some(href(*one)))
        }
        [first, ..] => {
            let sum = point.number.map(|n| n.to_string());
            let kind = if sum.is_some() { "sum" } else { "no_sum" };
            (sum.unwrap_or_default(), kind, Some(href(*first)))
        }
    };
    let mut numbers: Vec<usize> = point.step.reasons.iter().map(|reason| notes.step(reason)).collect();
    for &cell in &point.cells {
        numbers.extend(notes.figure(column, cell));
    }
    let number = point.number.map(|number| number.to_string()).filter(|number| *number != text);
    ComparedCell {
        text,
        fill: String::new(),
        kind,
        parts: if point.is_hole() { parts(archive, &point.cells) } else { Vec::new() },
        href,
        number,
        contradicted: point.cells.iter().any(|&cell| model.findings.contradicts(cell)),
        standing: point.step.standing.name(),
        notes: numbers,
        finding: column.found(links, &point.cells),
        was: column.was(&point.cells),
        change: before.map(|before| change(before, point)),
    }
}

fn parts(archive: &Archive, cells: &[CellRef]) -> Vec<PartView> {
    let part = |&cell: &CellRef| {
        let figure = archive.cell(cell).figure();
        PartView { text: figure.to_string(), kind: figure.value.kind() }
    };
    cells.iter().map(part).collect()
}

fn plot(model: &Model<'_>, columns: &[Column<'_>], series: &Series, language: &str) -> Vec<Plotted> {
    let archive = model.archive;
    let reasons = series.points.iter().flat_map(|point| &point.step.reasons);
    let units_change = reasons.clone().any(|reason| reason.cause == Cause::Unit);
    let unit = |point: &Point| {
        let cell = *point.cells.first().filter(|_| units_change)?;
        archive.cell(cell).unit().map(|unit| unit.label.text(language).to_owned())
    };
    let follows = |at: usize| {
        let [before, here] = [at - 1, at].map(|at| &columns[at].report.period);
        here.follows(before)
    };
    let points = series.points.iter().enumerate();
    let plotted = points.map(|(at, point)| Plotted {
        number: point.number,
        standing: point.step.standing,
        sum: point.is_sum(),
        doubtful: point.step.is_doubtful(),
        gap: at > 0 && !follows(at),
        unit: unit(point),
    });
    plotted.collect()
}

/// The page of the indicator over all publishers. A row that reports name is no row of it.
fn page(links: &Links<'_>, series: &Series) -> Option<String> {
    let subject = &series.subject;
    let block = links.archive.form(subject.form).block(subject.block);
    let row = block.rows.leaf(&subject.row)?;
    links.indicator(subject.form, Indicator { block: subject.block, row, column: subject.column })
}

/// The unit in the last report that has one.
fn unit(model: &Model<'_>, series: &Series, language: &str) -> Option<String> {
    let cell = *series.points.iter().rev().find_map(|point| point.cells.first())?;
    model.archive.cell(cell).unit().map(|unit| unit.label.text(language).to_owned())
}

/// From when to when a series has figures, where that is not from the first report to the last.
fn span(columns: &[Column<'_>], series: &Series, language: &str) -> Option<String> {
    let given = |point: &Point| !point.cells.is_empty();
    let first = series.points.iter().position(given)?;
    let last = series.points.iter().rposition(given)?;
    if first == 0 && last + 1 == series.points.len() {
        return None;
    }
    let label = |at: usize| columns[at].report.period.label(language);
    Some(if first == last { label(first) } else { format!("{}–{}", label(first), label(last)) })
}

/// The change between two points, or why there is none.
pub(crate) fn change(before: &Point, point: &Point) -> ChangeView {
    let nothing = |direction| ChangeView { direction, ..ChangeView::default() };
    if point.step.standing == Standing::Broken {
        return nothing("broken");
    }
    let Some(change) = Change::between(before, point) else { return nothing("none") };
    let signed = |number: Decimal| if number.is_zero() { "0".to_owned() } else { format!("{number:+}") };
    ChangeView {
        direction: match change.difference.cmp(&Decimal::ZERO) {
            std::cmp::Ordering::Greater => "up",
            std::cmp::Ordering::Less => "down",
            std::cmp::Ordering::Equal => "flat",
        },
        difference: signed(change.difference),
        percent: change.percent.map(signed),
        contradicted: change.doubtful,
    }
}
