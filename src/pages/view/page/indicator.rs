//! One indicator over publishers × periods.
//!
//! What would grow with the archive is split: a page shows at most so many publishers and links to its
//! siblings only, so that one edit touches few files.

mod ranks;

use super::compare;
use crate::analysis::series;
use crate::model::archive::EditionCell;
use crate::model::archive::{Archive, listing};
use crate::model::form::{Aggregate, Indicator};
use crate::model::id::{Id, IndicatorId, PartId, PeriodId, PublisherId, ReportId, ids};
use crate::pages::address::Route;
use crate::pages::view::Model;
use crate::pages::view::parts::coverage::group_label;
use crate::pages::view::parts::link::{Link, PageLink};
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::mark::{self, BreakNote, Notes};
use crate::pages::view::parts::ranked::Ranked;
use crate::pages::view::tables::align::align;
use crate::pages::view::tables::line::{self, ComparedCell, ComparedLine};
use serde::Serialize;

/// One indicator over publishers and periods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndicatorView {
    /// Its words.
    pub title: String,
    /// Its address within its form.
    pub address: String,
    /// The form that names it.
    pub form: String,
    /// The form's page.
    pub form_href: String,
    /// The page where readers compare what they choose, with this indicator; none where they cannot.
    pub compare: Option<String>,
    /// Its unit.
    pub unit: Option<String>,
    /// The periods, from first to last.
    pub periods: Vec<Link>,
    /// Publishers by kind.
    pub groups: Vec<Group>,
    /// For each period whether any figure has a mark.
    pub marked: Vec<bool>,
    /// What the marks mean.
    pub notes: Vec<BreakNote>,
    /// The other pages of this indicator, where it has several.
    pub pages: Vec<PageLink>,
    /// The other key figures of the form, and the other indicators of the table.
    pub siblings: Vec<Link>,
}

/// Publishers of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The kind, in words.
    pub label: String,
    /// The publishers.
    pub rows: Vec<Row>,
}

/// The indicator of one publisher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The publisher.
    pub name: String,
    /// Its page.
    pub href: String,
    /// How deep it stands among the parts of others.
    pub depth: usize,
    /// One cell for each period; `none` where it has no report.
    #[serde(skip)]
    pub cells: Vec<ComparedCell>,
    /// Its place in its group in the last period of the page, the largest first; parts are not ranked with
    /// wholes.
    pub rank: Option<usize>,
    /// What forbids ranking it, by the name that notes have for it; `inexact` where it is no exact number.
    pub unranked: Option<&'static str>,
    /// Whether a figure that the rank or the share was made with contradicts others of its report.
    pub contradicted: bool,
    /// Its share of the group's sum in the last period, in percent to one decimal.
    pub share: Option<String>,
    /// A chart of the series, as SVG.
    pub chart: String,
}

/// One of the pages of an indicator.
pub(crate) fn view(
    model: &Model<'_>,
    links: &Links<'_>,
    position: IndicatorId,
    part: PartId,
) -> IndicatorView {
    let archive = model.archive;
    let (form, indicator) = archive.indicator(position);
    let edition = archive.form(form);
    let block = edition.block(indicator.block);
    let kind = edition.used.kind;
    let periods: Vec<PeriodId> = archive.periods_of(kind).collect();
    let publishers = archive.publishers_of_family(&edition.family);
    let shown = listing::shown(publishers, part);
    let mut notes = Notes::new(links.language);
    let mut groups: Vec<(Group, Vec<Option<Ranked>>)> = Vec::new();
    for &publisher in shown {
        let row = block.row(indicator.row).id.clone();
        let subject = EditionCell { form, block: indicator.block, row, column: indicator.column };
        let Some((reports, series)) = series::of_subject(archive, model.findings, publisher, kind, subject)
        else {
            continue;
        };
        let columns = mark::columns(model, links, &reports);
        let line = line::line(model, links, &columns, &series, &series.row, &mut notes);
        let (row, at) = self::row(archive, links, publisher, &periods, &reports, line);
        let last = at.map(|at| &series.points[at].cells).zip(periods.last());
        let last =
            last.and_then(|(cells, &last)| Ranked::of(model, cells, (form, indicator), archive.period(last)));
        let label = group_label(archive, publisher, links.language);
        match groups.last_mut() {
            Some((group, lasts)) if group.label == label || row.depth > 0 => {
                group.rows.push(row);
                lasts.push(last);
            }
            _ => groups.push((Group { label, rows: vec![row] }, vec![last])),
        }
    }
    let spec = block.spec(Some(indicator.row), indicator.column);
    let aggregate = spec.aggregate;
    let pages = listing::pages(publishers.len());
    let whole = pages == 1;
    for (group, lasts) in &mut groups {
        if whole && aggregate != Aggregate::None {
            ranks::compare(group, lasts, aggregate);
        }
    }
    let mut groups: Vec<Group> = groups.into_iter().map(|(group, _)| group).collect();
    for period in 0..periods.len() {
        align(groups.iter_mut().flat_map(|group| &mut group.rows).map(|row| &mut row.cells[period]));
    }
    let marked = |period: usize| {
        let mut cells = groups.iter().flat_map(|group| &group.rows).map(|row| &row.cells[period]);
        cells.any(|cell| cell.finding.is_some() || !cell.notes.is_empty())
    };
    IndicatorView {
        marked: (0..periods.len()).map(marked).collect(),
        title: archive.indicator_title(form, indicator, links.language),
        address: indicator.address(edition),
        form: edition.title.text(links.language).to_owned(),
        form_href: links.to(Route::Form(form)),
        compare: compare::with_indicator(links, position),
        unit: spec.units.last().map(|span| span.unit.label.text(links.language).to_owned()),
        periods: periods
            .iter()
            .map(|&p| Link {
                label: archive.period(p).label(links.language),
                href: links.to(Route::period(p)),
            })
            .collect(),
        groups,
        notes: notes.views(links),
        pages: self::pages(links, position, part, pages),
        siblings: siblings(archive, links, position),
    }
}

/// A row with its cells set under the periods of the page; and which of its reports is on the last of them.
fn row(
    archive: &Archive,
    links: &Links<'_>,
    publisher: PublisherId,
    periods: &[PeriodId],
    reports: &[ReportId],
    line: ComparedLine,
) -> (Row, Option<usize>) {
    let mut last = None;
    let labels: Vec<String> =
        reports.iter().map(|&report| archive.report(report).period.label(links.language)).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let chart = line.spark(&labels);
    let mut cells: Vec<Option<ComparedCell>> = line.cells.into_iter().map(Some).collect();
    let cells = periods
        .iter()
        .map(|&period| {
            let at = reports.iter().position(|&r| archive.report(r).period.id == archive.period(period).id);
            last = at;
            at.and_then(|at| cells[at].take()).unwrap_or_else(ComparedCell::nothing)
        })
        .collect();
    let row = Row {
        name: archive.publisher(publisher).short_name(links.language).to_owned(),
        href: links.to(Route::Publisher(publisher)),
        depth: archive.publisher(publisher).ancestors().len(),
        cells,
        rank: None,
        unranked: None,
        contradicted: false,
        share: None,
        chart,
    };
    (row, last)
}

fn pages(links: &Links<'_>, position: IndicatorId, part: PartId, count: usize) -> Vec<PageLink> {
    let page = |number: PartId| PageLink {
        number: number.index() + 1,
        href: links.to(Route::Indicator(position, number)),
        current: number == part,
    };
    if count > 1 { ids(count).map(page).collect() } else { Vec::new() }
}

fn siblings(archive: &Archive, links: &Links<'_>, position: IndicatorId) -> Vec<Link> {
    let (form, cell) = archive.indicator(position);
    let table = |cell: Indicator| archive.form(form).block(cell.block).table;
    let of_form = archive.indicators().entries().filter(|(_, (other, _))| *other == form);
    let near = |i: IndicatorId, other: Indicator| archive.is_key(i) || table(other) == table(cell);
    of_form
        .filter(|&(i, &(_, other))| i != position && near(i, other))
        .map(|(i, (form, indicator))| Link {
            label: archive.indicator_title(*form, *indicator, links.language),
            href: links.to(Route::indicator(i)),
        })
        .collect()
}
