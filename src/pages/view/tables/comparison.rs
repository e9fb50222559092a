//! The years of one publisher side by side: indicator rows × period columns, with changes, and breaks drawn.

use super::align::align;
use super::line::{self, ComparedCell, ComparedLine};
use crate::analysis::series::{Comparison, Series};
use crate::model::archive::{EditionCell, YearsAt};
use crate::model::form::Block;
use crate::model::id::{Id, PublisherId, ReportId, TableId};
use crate::model::label::Label;
use crate::pages::address::Route;
use crate::pages::data::PublisherTable;
use crate::pages::view::Model;
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::mark::{self, BreakNote, Column, Notes};
use crate::pages::view::parts::offer;
use crate::text::strings::strings;
use serde::Serialize;
use std::collections::BTreeSet;

/// Reports of one kind of period that follow one another, compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ComparisonView {
    /// The title of their last form, where the publisher has several reports on a period.
    pub title: Option<String>,
    /// The periods, from first to last.
    pub periods: Vec<PeriodColumn>,
    /// The tables.
    pub tables: Vec<ComparedTable>,
    /// What the marks mean, in the order of their numbers.
    pub notes: Vec<BreakNote>,
}

/// A column of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodColumn {
    /// The report's address below its publisher: `2020`, `2020/survey`.
    pub id: String,
    /// The period.
    pub label: String,
    /// The report.
    pub href: String,
    /// Whether periods before it have no report.
    pub gap: bool,
    /// Whether the report is a draft.
    pub draft: bool,
    /// The publisher's name, where another reported then.
    pub publisher: Option<String>,
    /// The numbers of what the report says of itself as a whole.
    pub notes: Vec<usize>,
}

/// A table of a form over the periods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparedTable {
    /// Its anchor.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The form that names its rows.
    pub form: String,
    /// The form's page.
    pub form_href: String,
    /// The table over all reports as CSV, where it is published.
    pub csv: Option<String>,
    /// The rows that are read first: totals, where there are any.
    pub rows: Vec<ComparedRow>,
    /// For each period the numbers of the notes on all figures of these rows.
    pub over_rows: Vec<Vec<usize>>,
    /// The others.
    pub more: Vec<ComparedRow>,
    /// For each period the numbers of the notes on all figures of the others.
    pub over_more: Vec<Vec<usize>>,
}

/// A line of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "row", rename_all = "lowercase")]
#[expect(clippy::large_enum_variant, reason = "nearly all rows are lines")]
pub enum ComparedRow {
    /// A head over the lines that follow.
    Head {
        /// How deep it stands.
        level: usize,
        /// Its words.
        label: String,
    },
    /// One indicator.
    Line(ComparedLine),
}

/// The comparisons of a publisher that has reported more than once.
pub(crate) fn of_publisher(
    model: &Model<'_>,
    links: &Links<'_>,
    publisher: PublisherId,
) -> Vec<ComparisonView> {
    of(model, links, publisher, &model.comparisons.of(publisher).shown())
}

/// The same of comparisons that are at hand.
pub(crate) fn of(
    model: &Model<'_>,
    links: &Links<'_>,
    publisher: PublisherId,
    comparisons: &[&Comparison],
) -> Vec<ComparisonView> {
    let archive = model.archive;
    let last = |comparison: &Comparison| comparison.reports.last().map(|&report| archive.report(report));
    let kind = |comparison: &Comparison| last(comparison).map(|report| report.period.kind);
    let view = |comparison: &Comparison| {
        let several = comparisons.iter().filter(|other| kind(other) == kind(comparison)).count() > 1;
        let form = last(comparison).filter(|_| several).map(|report| archive.form(report.form));
        let title = form.map(|form| form.title.text(links.language).to_owned());
        let series: Vec<&Series> = comparison.series.iter().collect();
        Writer::new(model, links, publisher, &comparison.reports).comparison(&series, title)
    };
    comparisons.iter().map(|&comparison| view(comparison)).collect()
}

/// A page of the years of a publisher that has many.
pub(crate) fn of_page(
    model: &Model<'_>,
    links: &Links<'_>,
    publisher: PublisherId,
    at: YearsAt,
) -> Option<ComparisonView> {
    let rows = model.archive.rows_of_years(publisher, at)?;
    let compared = model.comparisons.of(publisher);
    let comparison = *compared.shown().get(at.comparison.index())?;
    let is_on_page = |Series { subject, .. }: &&Series| rows.has(subject.form, subject.block, &subject.row);
    let series: Vec<&Series> = comparison.series.iter().filter(is_on_page).collect();
    Some(Writer::new(model, links, publisher, &comparison.reports).comparison(&series, None))
}

struct Writer<'w> {
    model: &'w Model<'w>,
    links: &'w Links<'w>,
    publisher: PublisherId,
    columns: Vec<Column<'w>>,
    notes: Notes<'w>,
}

impl<'w> Writer<'w> {
    fn new(model: &'w Model<'w>, links: &'w Links<'w>, publisher: PublisherId, reports: &[ReportId]) -> Self {
        let columns = mark::columns(model, links, reports);
        Self { model, links, publisher, columns, notes: Notes::new(links.language) }
    }
}

impl Writer<'_> {
    fn comparison(mut self, series: &[&Series], title: Option<String>) -> ComparisonView {
        let archive = self.model.archive;
        let periods = self.periods();
        // Each with its family and its place in its form.
        let mut tables: Vec<((&str, TableId), ComparedTable)> = Vec::new();
        let mut start = 0;
        while start < series.len() {
            let (form, block) = (series[start].subject.form, series[start].subject.block);
            let end = start
                + series[start..].partition_point(|s| (s.subject.form, s.subject.block) == (form, block));
            let own = &series[start..end];
            start = end;
            let edition = archive.form(form);
            let (block, table) = (edition.block(block), edition.table_of(block));
            let id = format!("compare-{}", table.id);
            let at = tables.iter().position(|(_, t)| t.id == id).unwrap_or_else(|| {
                let (title, words) =
                    (table.title.text(self.links.language), edition.title.text(self.links.language));
                let compared = ComparedTable {
                    id,
                    title: title.to_owned(),
                    form: words.to_owned(),
                    form_href: self.links.to(Route::Form(form)),
                    csv: offer::table(
                        self.links,
                        PublisherTable { publisher: self.publisher, form, table: block.table },
                    ),
                    rows: Vec::new(),
                    over_rows: Vec::new(),
                    more: Vec::new(),
                    over_more: Vec::new(),
                };
                tables.push(((&edition.family, block.table), compared));
                tables.len() - 1
            });
            let ended = own.iter().all(|series| series.ending.is_some());
            self.block(own, block, ended, &mut tables[at].1);
        }
        // A table that only an earlier edition has stands in its place among those of the newest.
        tables.sort_by_key(|(place, _)| *place);
        let mut tables: Vec<ComparedTable> = tables.into_iter().map(|(_, table)| table).collect();
        for table in &mut tables {
            aligned(&mut table.rows, periods.len());
            aligned(&mut table.more, periods.len());
            table.over_rows = lifted(&mut table.rows, periods.len(), &self.notes);
            table.over_more = lifted(&mut table.more, periods.len(), &self.notes);
        }
        let notes = self.notes.views(self.links);
        ComparisonView { title, periods, tables, notes }
    }

    fn periods(&mut self) -> Vec<PeriodColumn> {
        let archive = self.model.archive;
        let mut periods = Vec::with_capacity(self.columns.len());
        for (at, column) in self.columns.iter().enumerate() {
            let report = column.report;
            let before = at.checked_sub(1).map(|before| self.columns[before].report);
            periods.push(PeriodColumn {
                id: report.address(),
                label: report.period.label(self.links.language),
                href: column.href.clone(),
                gap: before.is_some_and(|before| !report.period.follows(&before.period)),
                draft: report.draft,
                publisher: (report.publisher() != self.publisher)
                    .then(|| archive.publisher(report.publisher()).name.text(self.links.language).to_owned()),
                notes: self.notes.report(column),
            });
        }
        periods
    }

    /// The lines of one block: first those of its totals, then the others.
    fn block(&mut self, own: &[&Series], block: &Block, ended: bool, table: &mut ComparedTable) {
        let (first, rest): (Vec<&Series>, Vec<&Series>) =
            own.iter().copied().partition(|series| is_read_first(block, &series.subject));
        for (lines, into) in [(first, &mut table.rows), (rest, &mut table.more)] {
            if lines.is_empty() {
                continue;
            }
            let mut level = 0;
            if ended {
                into.push(ComparedRow::Head { level, label: self.until(&lines) });
                level += 1;
            } else if !block.caption.is_empty() {
                into.push(ComparedRow::Head { level, label: self.text(&block.caption).to_owned() });
                level += 1;
            }
            self.lines(&lines, block, level, into);
        }
    }

    /// Lines under the heads of their groups: a line is named by its column where its row has several or
    /// stands for all, else by its row.
    fn lines(&mut self, lines: &[&Series], block: &Block, level: usize, into: &mut Vec<ComparedRow>) {
        let one_row = lines.iter().all(|series| series.subject.row == lines[0].subject.row);
        let one_column = lines.iter().all(|series| series.subject.column == lines[0].subject.column);
        let mut open: Vec<&Label> = Vec::new();
        for series in lines {
            let leaf = block.rows.leaf(&series.subject.row).or(block.rows.open());
            let mut path = leaf.map(|leaf| block.rows.groups_over(leaf)).unwrap_or_default();
            if !one_column && !one_row {
                path.push(&series.row);
            }
            if !one_column {
                path.extend(block.columns.groups_over(series.subject.column));
            }
            let kept = open.iter().zip(&path).take_while(|(a, b)| a == b).count();
            for (depth, label) in path.iter().enumerate().skip(kept) {
                into.push(ComparedRow::Head { level: level + depth, label: self.text(label).to_owned() });
            }
            open = path;
            // Where reports name the other rows, `Agency Overall` does not say what of the agency is counted.
            let names_all = block.rows.open().is_some() || block.rows.leaves.len() == 1;
            let by_row = one_column && !(one_row && names_all && block.columns.leaves.len() > 1);
            let label = if by_row { &series.row } else { &block.column(series.subject.column).label };
            let line = line::line(self.model, self.links, &self.columns, series, label, &mut self.notes);
            into.push(ComparedRow::Line(line));
        }
    }

    /// The words over lines that a newer edition no longer asks for.
    fn until(&self, lines: &[&Series]) -> String {
        let form = self.text(&self.model.archive.form(lines[0].subject.form).title);
        strings(self.links.language).say("form.only-in", &[("form", &form)])
    }

    fn text<'l>(&self, label: &'l Label) -> &'l str {
        label.text(self.links.language)
    }
}

/// Whether a cell is one of those that are read first.
pub(crate) fn is_read_first(block: &Block, cell: &EditionCell) -> bool {
    block.is_read_first(block.rows.leaf(&cell.row), cell.column)
}

/// Sets the figures of every column under one another, those of one unit each: beside a share of four
/// decimals amounts would stand far apart.
fn aligned(rows: &mut [ComparedRow], periods: usize) {
    let units: BTreeSet<Option<String>> = rows.iter().map(|row| row.unit().map(str::to_owned)).collect();
    for unit in &units {
        for period in 0..periods {
            let own = rows.iter_mut().filter(|row| row.unit() == unit.as_deref());
            align(own.filter_map(|row| row.cell(period)));
        }
    }
}

impl ComparedRow {
    fn unit(&self) -> Option<&str> {
        match self {
            Self::Line(line) => line.unit.as_deref(),
            Self::Head { .. } => None,
        }
    }

    fn cell(&mut self, period: usize) -> Option<&mut ComparedCell> {
        match self {
            Self::Line(line) => line.cells.get_mut(period),
            Self::Head { .. } => None,
        }
    }
}

/// Takes the footnotes that all figures of a column have from them: they are said once, over it.
fn lifted(rows: &mut [ComparedRow], periods: usize, notes: &Notes<'_>) -> Vec<Vec<usize>> {
    let mut over = Vec::with_capacity(periods);
    for period in 0..periods {
        let mut cells: Vec<&mut ComparedCell> =
            rows.iter_mut().filter_map(|row| row.cell(period)).filter(|cell| cell.kind != "none").collect();
        let common: Vec<usize> = match &cells[..] {
            [first, second, rest @ ..] => first
                .notes
                .iter()
                .copied()
                .filter(|number| notes.is_footnote(*number) && second.notes.contains(number))
                .filter(|number| rest.iter().all(|cell| cell.notes.contains(number)))
                .collect(),
            _ => Vec::new(),
        };
        for cell in &mut cells {
            cell.notes.retain(|number| !common.contains(number));
        }
        over.push(common);
    }
    over
}
