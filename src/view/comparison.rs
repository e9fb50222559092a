//! The years of one publisher side by side: indicator rows × period columns, with changes, and breaks drawn.

use super::Model;
use super::links::Links;
use crate::address::Route;
use crate::figure::Decimal;
use crate::form::{Block, Leaf, Link};
use crate::label::Label;
use crate::report::CellRef;
use crate::series::{self, Cause, Change, Comparison, Point, Reason, Series, Standing};
use serde::Serialize;

/// The reports of one kind of period, compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparisonView {
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
    /// The period.
    pub label: String,
    /// The report.
    pub href: String,
    /// Whether periods before it have no report.
    pub gap: bool,
    /// The publisher's name, where another reported then.
    pub publisher: Option<String>,
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
    /// The rows that are read first: totals, where there are any.
    pub rows: Vec<ComparedRow>,
    /// The others.
    pub more: Vec<ComparedRow>,
}

/// A line of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "row", rename_all = "lowercase")]
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

/// One indicator over the periods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparedLine {
    /// Its words.
    pub label: String,
    /// Its address, which is its anchor.
    pub address: String,
    /// Its unit in the last period.
    pub unit: Option<String>,
    /// The periods it has figures for, where these are not all.
    pub span: Option<String>,
    /// One cell for each period.
    pub cells: Vec<ComparedCell>,
    /// The change to the last period from the one before.
    pub latest: ChangeView,
    /// The exact numbers and where the pen is lifted, for a chart.
    pub chart: String,
}

/// One figure of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparedCell {
    /// As printed; a sum made here is its number.
    pub text: String,
    /// The name of its kind of value; `sum` for a sum made here, `none` where there is nothing.
    pub kind: &'static str,
    /// The link to it in its report.
    pub href: Option<String>,
    /// How it follows the figure before: `first`, `continues`, `differs`, `gap`, `broken`.
    pub standing: &'static str,
    /// The numbers of its notes.
    pub notes: Vec<usize>,
    /// The change from the figure before.
    pub change: Option<ChangeView>,
}

/// How much a figure changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ChangeView {
    /// `up`, `down`, `flat`; `broken` where nothing may be compared, `none` where there is nothing to compare.
    pub direction: &'static str,
    /// The difference with its sign.
    pub difference: String,
    /// The difference in percent with its sign, without the percent sign.
    pub percent: Option<String>,
}

/// What a mark of a comparison means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BreakNote {
    /// Its number.
    pub number: usize,
    /// What changed: `renamed`, `differs`, `split`, `merged`, `not-comparable`, `new`, `discontinued`, `unit`,
    /// `reading`, `scope`, `succession`.
    pub cause: &'static str,
    /// Whether figures on the two sides must not be compared.
    pub breaks: bool,
    /// The titles of the editions before and after, where the edition changed.
    pub editions: Option<(String, String)>,
    /// Why.
    pub why: String,
}

/// The comparisons of a publisher that has reported more than once.
pub fn of_publisher(model: &Model<'_>, links: &Links<'_>, publisher: usize) -> Vec<ComparisonView> {
    series::of_publisher(model.archive, publisher)
        .iter()
        .filter(|comparison| comparison.reports.len() > 1)
        .map(|comparison| Writer { model, links, publisher, comparison, notes: Vec::new() }.comparison())
        .collect()
}

struct Writer<'w> {
    model: &'w Model<'w>,
    links: &'w Links<'w>,
    publisher: usize,
    comparison: &'w Comparison,
    notes: Vec<Reason>,
}

impl Writer<'_> {
    fn comparison(mut self) -> ComparisonView {
        let archive = self.model.archive;
        let mut tables: Vec<ComparedTable> = Vec::new();
        let series = &self.comparison.series;
        let mut start = 0;
        while start < series.len() {
            let (form, block) = (series[start].subject.form, series[start].subject.block);
            let end = start
                + series[start..].partition_point(|s| (s.subject.form, s.subject.block) == (form, block));
            let own = &series[start..end];
            start = end;
            let table = &archive.forms[form].tables[archive.forms[form].blocks[block].table];
            let id = format!("compare-{}", table.id);
            let at = tables.iter().position(|t| t.id == id).unwrap_or_else(|| {
                let (title, words) = (
                    table.title.text(self.links.language),
                    archive.forms[form].title.text(self.links.language),
                );
                tables.push(ComparedTable {
                    id,
                    title: title.to_owned(),
                    form: words.to_owned(),
                    form_href: self.links.to(Route::Form(form)),
                    rows: Vec::new(),
                    more: Vec::new(),
                });
                tables.len() - 1
            });
            let ended = own.iter().all(|series| series.ending.is_some());
            self.block(own, &archive.forms[form].blocks[block], ended, &mut tables[at]);
        }
        let periods = self.periods();
        let notes = self.notes.iter().enumerate().map(|(i, reason)| self.note(i + 1, reason)).collect();
        ComparisonView { periods, tables, notes }
    }

    fn periods(&self) -> Vec<PeriodColumn> {
        let archive = self.model.archive;
        let reports = &self.comparison.reports;
        let column = |(at, &position): (usize, &usize)| {
            let report = &archive.reports[position];
            let before = at.checked_sub(1).map(|before| &archive.reports[reports[before]]);
            PeriodColumn {
                label: report.period.label(self.links.language),
                href: self.links.to(Route::Report(position)),
                gap: before.is_some_and(|before| !report.period.follows(&before.period)),
                publisher: (report.publisher != self.publisher)
                    .then(|| archive.publishers[report.publisher].name.text(self.links.language).to_owned()),
            }
        };
        reports.iter().enumerate().map(column).collect()
    }

    /// The lines of one block: first those of its totals, then the others.
    fn block(&mut self, own: &[Series], block: &Block, ended: bool, table: &mut ComparedTable) {
        let columns = leading(&block.columns.leaves);
        let has_open = block.rows.open().is_some();
        let rows = |series: &Series| {
            !has_open
                || block.rows.leaf(&series.subject.row).is_some_and(|leaf| !block.rows.leaves[leaf].open)
        };
        let (first, rest): (Vec<&Series>, Vec<&Series>) =
            own.iter().partition(|series| columns.contains(&series.subject.column) && rows(series));
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

    /// Lines under the heads of their groups: a line is named by its column where its row has several, else by its row.
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
            let label =
                if one_column { &series.row } else { &block.columns.leaves[series.subject.column].label };
            let line = self.line(series, label);
            into.push(ComparedRow::Line(line));
        }
    }

    fn line(&mut self, series: &Series, label: &Label) -> ComparedLine {
        let archive = self.model.archive;
        let mut cells = Vec::with_capacity(series.points.len());
        for (at, point) in series.points.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| &series.points[before]);
            cells.push(self.cell(before, point));
        }
        let latest = cells.last().and_then(|cell| cell.change.clone()).unwrap_or_default();
        ComparedLine {
            label: self.text(label).to_owned(),
            address: series.subject.address(archive),
            unit: self.unit(series),
            span: self.span(series),
            cells,
            latest,
            chart: String::new(),
        }
    }

    fn cell(&mut self, before: Option<&Point>, point: &Point) -> ComparedCell {
        let archive = self.model.archive;
        let (text, kind, href) = match &point.cells[..] {
            [] => (String::new(), "none", None),
            [one] => {
                let figure = archive.reports[one.report].data[one.block].figure(one.row, one.column);
                (figure.to_string(), figure.value.kind(), Some(self.href(*one)))
            }
            [first, ..] => {
                let number = point.number.map(|n| n.to_string()).unwrap_or_default();
                (number, "sum", Some(self.href(*first)))
            }
        };
        let notes = point.step.reasons.iter().map(|reason| self.number(reason)).collect();
        let change = before.map(|before| change(before, point));
        ComparedCell { text, kind, href, standing: point.step.standing.name(), notes, change }
    }

    fn href(&self, cell: CellRef) -> String {
        let data = &self.model.archive.reports[cell.report].data[cell.block];
        let block = data.block(&self.model.archive.forms);
        self.links.cell(cell.report, &block.address(data.row_id(cell.row, block), cell.column))
    }

    /// The number of a reason's note; the same reason has the same number everywhere.
    fn number(&mut self, reason: &Reason) -> usize {
        let known = self.notes.iter().position(|other| other == reason);
        known.unwrap_or_else(|| {
            self.notes.push(reason.clone());
            self.notes.len() - 1
        }) + 1
    }

    fn note(&self, number: usize, reason: &Reason) -> BreakNote {
        let forms = &self.model.archive.forms;
        let title = |form: usize| self.text(&forms[form].title).to_owned();
        BreakNote {
            number,
            cause: reason.cause.name(),
            breaks: matches!(
                reason.cause,
                Cause::Unit | Cause::Reading | Cause::Scope | Cause::Edition(Link::NotComparable)
            ),
            editions: reason.editions.map(|(before, after)| (title(before), title(after))),
            why: self.text(&reason.why).to_owned(),
        }
    }

    fn unit(&self, series: &Series) -> Option<String> {
        let cell = series.points.iter().rev().find_map(|point| point.cells.first())?;
        let report = &self.model.archive.reports[cell.report];
        let spec = report.data[cell.block].spec(cell.row, cell.column, &self.model.archive.forms);
        spec.unit(&report.period).map(|unit| self.text(&unit.label).to_owned())
    }

    /// From when to when a series has figures, where that is not from the first report to the last.
    fn span(&self, series: &Series) -> Option<String> {
        let given = |point: &Point| !point.cells.is_empty();
        let first = series.points.iter().position(given)?;
        let last = series.points.iter().rposition(given)?;
        if first == 0 && last + 1 == series.points.len() {
            return None;
        }
        let label = |at: usize| {
            self.model.archive.reports[self.comparison.reports[at]].period.label(self.links.language)
        };
        Some(if first == last { label(first) } else { format!("{}–{}", label(first), label(last)) })
    }

    /// The words over lines that a newer edition no longer asks for.
    fn until(&self, lines: &[&Series]) -> String {
        let form = self.text(&self.model.archive.forms[lines[0].subject.form].title);
        if self.links.language == "zh" { format!("仅见于{form}") } else { format!("Only in: {form}") }
    }

    fn text<'l>(&self, label: &'l Label) -> &'l str {
        label.text(self.links.language)
    }
}

/// The leaves that are read first: the totals, or all where there are none.
fn leading(leaves: &[Leaf]) -> Vec<usize> {
    let totals: Vec<usize> = (0..leaves.len()).filter(|&leaf| leaves[leaf].total).collect();
    if totals.is_empty() { (0..leaves.len()).collect() } else { totals }
}

/// The change between two points, or why there is none.
fn change(before: &Point, point: &Point) -> ChangeView {
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
    }
}
