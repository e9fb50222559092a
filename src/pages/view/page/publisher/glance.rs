//! What a reader wants to know of a publisher first: its key figures, what changed since the report before,
//! and what is doubtful.

use super::drawing::{self, Drawing};
use crate::analysis::comparable::Standing;
use crate::analysis::series::{Change, Comparison, Point, Series};
use crate::model::archive::ArchivedReport;
use crate::model::form::Indicator;
use crate::model::id::PublisherId;
use crate::model::report::CellRef;
use crate::pages::address::{self, Route};
use crate::pages::view::Model;
use crate::pages::view::parts::finding;
use crate::pages::view::parts::link::Link;
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::mark::{self, FoundMark};
use crate::pages::view::tables::comparison;
use crate::pages::view::tables::line::{self, ChangeView};
use serde::Serialize;

/// What stands first on the page of a publisher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlanceView {
    /// The newest report.
    pub report: Link,
    /// The report before it, where the two are compared.
    pub before: Option<Link>,
    /// Its key figures.
    pub figures: Vec<GlanceFigure>,
    /// A chart of the first of them over the years.
    pub chart: Option<GlanceChart>,
    /// The largest changes from the report before, those of each unit by themselves.
    pub changes: Vec<GlanceChange>,
    /// What breaks the comparison with the report before, the most frequent first.
    pub breaks: Vec<GlanceBreak>,
    /// How many of its figures contradict each other.
    pub findings: usize,
}

/// A key figure of the newest report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlanceFigure {
    /// Its words.
    pub label: String,
    /// Its unit.
    pub unit: Option<String>,
    /// As printed.
    pub text: String,
    /// The name of its kind of value.
    pub kind: &'static str,
    /// The link to it in its report.
    pub href: String,
    /// The page of its years over all publishers, where it has one.
    pub page: Option<String>,
    /// The gravest finding about it.
    pub finding: Option<FoundMark>,
    /// The change from the report before.
    pub change: ChangeView,
}

/// A chart of one figure over the years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlanceChart {
    /// Its words.
    pub title: String,
    /// Its unit.
    pub unit: Option<String>,
    /// The chart, as SVG.
    pub svg: String,
    /// The link to it as a file.
    pub file: Option<String>,
}

/// A figure that changed much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlanceChange {
    /// Its words.
    pub label: String,
    /// Its table.
    pub table: String,
    /// Its unit.
    pub unit: Option<String>,
    /// As the report before printed it.
    pub before: String,
    /// As printed.
    pub text: String,
    /// The link to it in its report.
    pub href: String,
    /// The change.
    pub change: ChangeView,
}

/// What forbids comparing figures with those of the report before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlanceBreak {
    /// What, by the name that notes have for it.
    pub cause: &'static str,
    /// Why, where anything says so.
    pub why: String,
    /// How many figures it is about.
    pub figures: usize,
}

/// Changes, each with its series.
type Changed<'s> = Vec<(Change, &'s Series)>;

/// How many changes are named of the unit that most figures have, and of the two after it.
const CHANGES: [usize; 3] = [4, 2, 2];

/// How many breaks are named.
const BREAKS: usize = 3;

/// What stands first on a publisher's page; none where it has no report that stands.
pub(super) fn view(
    model: &Model<'_>,
    links: &Links<'_>,
    publisher: PublisherId,
    comparisons: &[&'_ Comparison],
) -> Option<GlanceView> {
    let archive = model.archive;
    let newest = drawing::newest(archive, publisher);
    let comparison = comparisons.iter().copied().find(|comparison| {
        newest.is_some_and(|newest| comparison.reports.last() == Some(&newest.position()))
    });
    let alone = || archive.reports.current_of(publisher).max_by(|a, b| a.period.cmp(&b.period));
    let report = newest.or_else(alone)?;
    let glance = Glance { model, links, report, comparison };
    let before = comparison.and_then(|comparison| comparison.reports.iter().rev().nth(1));
    let link = |report: &ArchivedReport| Link {
        label: report.period.label(links.language),
        href: links.to(Route::Report(report.position())),
    };
    let key_figures = &archive.form(report.form).key_figures;
    Some(GlanceView {
        report: link(report),
        before: before.map(|&before| link(archive.report(before))),
        figures: key_figures.iter().filter_map(|&figure| glance.figure(figure)).collect(),
        chart: comparison.and_then(|_| glance.chart()),
        changes: glance.changes(),
        breaks: glance.breaks(),
        findings: finding::contradictions(model, report.position()),
    })
}

struct Glance<'g> {
    model: &'g Model<'g>,
    links: &'g Links<'g>,
    report: &'g ArchivedReport,
    comparison: Option<&'g Comparison>,
}

impl Glance<'_> {
    fn cell(&self, figure: Indicator) -> Option<CellRef> {
        let form = self.model.archive.form(self.report.form);
        let cell = self.report.data.find(&figure.address(form))?;
        Some(CellRef { report: self.report.position(), cell })
    }

    fn figure(&self, figure: Indicator) -> Option<GlanceFigure> {
        let (archive, language) = (self.model.archive, self.links.language);
        let at = self.cell(figure)?;
        let (cell, columns) = (archive.cell(at), mark::columns(self.model, self.links, &[at.report]));
        Some(GlanceFigure {
            label: archive.indicator_title(self.report.form, figure, language),
            unit: cell.unit().map(|unit| unit.label.text(language).to_owned()),
            text: cell.figure().to_string(),
            kind: cell.figure().value.kind(),
            href: self.links.cell(at),
            page: self.links.indicator(self.report.form, figure),
            finding: columns.first().and_then(|column| column.found(self.links, &[at])),
            change: self
                .series_at(at)
                .and_then(last_two)
                .map(|[a, b]| line::change(a, b))
                .unwrap_or_default(),
        })
    }

    fn series_at(&self, at: CellRef) -> Option<&Series> {
        let ends_there = |series: &&Series| series.points.last().is_some_and(|point| point.cells == [at]);
        self.comparison?.series.iter().find(ends_there)
    }

    fn chart(&self) -> Option<GlanceChart> {
        let links = self.links;
        let drawing = Drawing::of(self.model, links, self.report)?;
        let svg = drawing.svg(links.language);
        let publisher = self.report.publisher();
        let path = address::chart_path(links.archive, publisher, links.language);
        let file = drawing::has_chart(links.archive, publisher).then(|| links.file(&path));
        Some(GlanceChart { title: drawing.title, unit: drawing.unit, svg, file })
    }

    /// The largest changes of figures that are read first. What is counted in one unit is not held against
    /// what is counted in another.
    fn changes(&self) -> Vec<GlanceChange> {
        let archive = self.model.archive;
        let mut by_unit: Vec<(Option<String>, Changed<'_>)> = Vec::new();
        for series in self.comparison.iter().flat_map(|comparison| &comparison.series) {
            let subject = &series.subject;
            let Some([before, last]) = last_two(series) else { continue };
            let (&[_], &[at]) = (&before.cells[..], &last.cells[..]) else { continue };
            let Some(change) = Change::between(before, last) else { continue };
            let block = archive.form(subject.form).block(subject.block);
            if change.difference.is_zero() || !comparison::is_read_first(block, subject) {
                continue;
            }
            let unit = archive.cell(at).unit().map(|unit| unit.label.text(self.links.language).to_owned());
            match by_unit.iter_mut().find(|(known, _)| *known == unit) {
                Some((_, changes)) => changes.push((change, series)),
                None => by_unit.push((unit, vec![(change, series)])),
            }
        }
        by_unit.sort_by_key(|(_, changes)| std::cmp::Reverse(changes.len()));
        let mut largest = Vec::new();
        for ((unit, mut changes), most) in by_unit.into_iter().zip(CHANGES) {
            changes.sort_by_key(|(change, _)| std::cmp::Reverse(change.difference.abs()));
            // A total and its only part are one change.
            let numbers = |series: &Series| last_two(series).map(|points| points.map(|point| point.number));
            changes.dedup_by(|(_, one), (_, other)| numbers(one) == numbers(other));
            largest.extend(
                changes.iter().take(most).filter_map(|(_, series)| self.changed(unit.as_deref(), series)),
            );
        }
        largest
    }

    fn changed(&self, unit: Option<&str>, series: &Series) -> Option<GlanceChange> {
        let (archive, language) = (self.model.archive, self.links.language);
        let [before, last] = last_two(series)?;
        let text = |point: &Point| Some(archive.cell(*point.cells.first()?).figure().to_string());
        let subject = &series.subject;
        let form = archive.form(subject.form);
        let indicator = subject.indicator(&archive.forms)?;
        Some(GlanceChange {
            label: archive.indicator_title(subject.form, indicator, language),
            table: form.table_of(subject.block).title.text(language).to_owned(),
            unit: unit.map(str::to_owned),
            before: text(before)?,
            text: text(last)?,
            href: self.links.cell(*last.cells.first()?),
            change: line::change(before, last),
        })
    }

    fn breaks(&self) -> Vec<GlanceBreak> {
        let mut breaks: Vec<GlanceBreak> = Vec::new();
        let series = self.comparison.iter().flat_map(|comparison| &comparison.series);
        for point in series.filter_map(|series| series.points.last()) {
            // The gravest reason stands first.
            let broken = point.step.standing == Standing::Broken;
            let Some(reason) = point.step.reasons.first().filter(|_| broken) else { continue };
            let (cause, why) = (reason.cause.name(), reason.why.text(self.links.language));
            match breaks.iter_mut().find(|known| known.cause == cause && known.why == why) {
                Some(known) => known.figures += 1,
                None => breaks.push(GlanceBreak { cause, why: why.to_owned(), figures: 1 }),
            }
        }
        breaks.sort_by_key(|known| std::cmp::Reverse(known.figures));
        breaks.truncate(BREAKS);
        breaks
    }
}

/// The points of a series in the last report and in the one before it.
fn last_two(series: &Series) -> Option<[&Point; 2]> {
    let [.., before, last] = &series.points[..] else { return None };
    Some([before, last])
}
