//! The page of one period: all publishers with their key figures.

mod order;

use crate::analysis::series;
use crate::model::archive::{Archive, ArchivedReport, listing};
use crate::model::form::{Form, Indicator};
use crate::model::id::{FormId, Id, PartId, PeriodId, PublisherId, ReportId, ids};
use crate::model::period::Period;
use crate::model::report::CellRef;
use crate::pages::address::{Order, Route};
use crate::pages::data::Extent;
use crate::pages::view::Model;
use crate::pages::view::parts::coverage::{existed, stated};
use crate::pages::view::parts::finding;
use crate::pages::view::parts::link::Sibling;
use crate::pages::view::parts::link::{Link, Named};
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::offer::{self, Offer};
use crate::pages::view::parts::part::{self, PageOf};
pub(crate) use order::Lists;

use order::Listed;
use serde::Serialize;
use std::collections::BTreeMap;

/// One period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodView {
    /// Its name.
    pub label: String,
    /// Its first day, `YYYY-MM-DD`.
    pub start: String,
    /// Its last day, `YYYY-MM-DD`.
    pub end: String,
    /// The days that reports on it cover, where these are not the same for all: those of the period first.
    pub spans: Vec<SpanView>,
    /// The period of this kind before.
    pub previous: Option<Link>,
    /// The period of this kind after.
    pub next: Option<Link>,
    /// All periods of this kind.
    pub periods: Vec<Sibling>,
    /// The orders that its publishers are listed in, where there are enough of them to be sorted.
    pub orders: Vec<OrderLink>,
    /// The pages of the list, where there are several.
    pub pages: Vec<PageOf>,
    /// Key figures, a table for each form in use.
    pub key_tables: Vec<KeyTable>,
    /// Publishers that existed, report on periods of this kind, and have no report on this one; on the first
    /// page, and no more than one can read there.
    pub missing: Vec<Missing>,
    /// How many more there are.
    pub missing_others: usize,
    /// The page of who reported on it and when.
    pub reporting: String,
    /// Its open data.
    pub data: Vec<Offer>,
}

/// An order of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrderLink {
    /// Its name: `official`, `by-name`, `by-value`.
    pub order: &'static str,
    /// The link.
    pub href: String,
    /// Whether the list at hand is in this order.
    pub current: bool,
}

/// Days that reports on one period cover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpanView {
    /// The first day, `YYYY-MM-DD`.
    pub start: String,
    /// The last day, `YYYY-MM-DD`.
    pub end: String,
    /// How many reports cover them.
    pub reports: usize,
}

/// A publisher without a report on the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The publisher.
    pub publisher: Named,
    /// Why there is none, where the publisher's page says so: `not-due`, `late`, `did-not-exist`,
    /// `not-published`; `withdrawn` where it was taken back.
    pub status: Option<&'static str>,
    /// In words.
    pub why: String,
    /// The page of the report that was withdrawn.
    pub href: Option<String>,
}

/// Key figures of the reports that follow one form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyTable {
    /// The form's title.
    pub form_title: String,
    /// The form's page.
    pub form_href: String,
    /// What the columns show.
    pub figures: Vec<KeyFigure>,
    /// Publishers by kind.
    pub groups: Vec<Group>,
    /// For each figure the total over all publishers, where the form declares one; on the first page.
    pub totals: Vec<Option<TotalView>>,
    /// How many reports follow the form.
    pub reported: usize,
}

/// A figure over several publishers, and what it is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TotalView {
    /// The exact number.
    pub text: String,
    /// Of how many reports it is made.
    pub counted: usize,
    /// Of how many reports there are.
    pub reports: usize,
    /// Figures that are in it and marked, by what marks them.
    pub marked: Vec<Tally>,
    /// Figures that are left out since the whole that the publisher is a part of is in it.
    pub parts: usize,
    /// Figures that are left out, by what forbids adding them.
    pub left_out: Vec<Tally>,
}

/// How many figures have something said of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// What, by the name that notes have for it, or `inexact`: it is no exact number.
    pub cause: &'static str,
    /// How many.
    pub figures: usize,
}

/// What a column of key figures shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyFigure {
    /// Its words.
    pub label: String,
    /// Its unit.
    pub unit: Option<String>,
    /// The page of its years, where it has one.
    pub href: Option<String>,
}

/// Publishers of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The kind, in words.
    pub label: String,
    /// The publishers.
    pub rows: Vec<Row>,
}

/// The key figures of one report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The publisher.
    pub name: String,
    /// Its page.
    pub publisher_href: String,
    /// The report.
    pub report_href: String,
    /// The days that it covers, where these are not those of the period.
    pub days: Option<(String, String)>,
    /// Its rank by the first figure, where the list is in that order: among those that may be ranked and are
    /// no parts of others, the largest first.
    pub rank: Option<usize>,
    /// The figures.
    pub cells: Vec<KeyCell>,
    /// How many of its figures contradict each other.
    pub findings: usize,
}

/// One key figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyCell {
    /// As printed.
    pub text: String,
    /// The name of its kind of value.
    pub kind: &'static str,
    /// The link to it in its report, if it is there.
    pub href: Option<String>,
}

/// How many publishers without a report are named.
const MISSING_HERE: usize = 200;

/// One of the pages of a period.
pub(crate) fn view(
    model: &Model<'_>,
    links: &Links<'_>,
    position: PeriodId,
    (order, part): (Order, PartId),
) -> PeriodView {
    let archive = model.archive;
    let language = links.language;
    let period = archive.period(position);
    let same_kind: Vec<PeriodId> =
        archive.periods.ids().filter(|&p| archive.period(p).kind == period.kind).collect();
    let here = same_kind.iter().position(|&p| p == position).unwrap_or_default();
    let neighbour = |at: Option<usize>| {
        let &p = same_kind.get(at?)?;
        Some(Link { label: archive.period(p).label(language), href: links.to(Route::period(p)) })
    };
    let on_period = |publisher| archive.reports_on(publisher, &period.id);
    let reports: Vec<&ArchivedReport> = archive.publishers.ids().flat_map(on_period).collect();
    let listed = model.lists.of(model, links, &reports, (position, order));
    let shown = listing::shown(&listed, part);
    let is_first = part.index() == 0;
    let mut forms: Vec<FormId> = shown.iter().map(|listed| archive.report(listed.report).form).collect();
    forms.sort_unstable();
    forms.dedup();
    let missing = |&publisher: &PublisherId| {
        let is_withdrawn = archive.withdrawn_on(publisher, &period.id).next().is_some();
        is_withdrawn
            || on_period(publisher).next().is_none()
                && existed(archive, publisher, position)
                && archive.reports_of(publisher).iter().any(|report| report.period.kind == period.kind)
    };
    let without: Vec<PublisherId> = archive.publishers.ids().filter(|_| is_first).filter(missing).collect();
    PeriodView {
        label: period.label(language),
        start: period.start.to_string(),
        end: period.end.to_string(),
        spans: spans(period, &reports),
        previous: neighbour(here.checked_sub(1)),
        next: neighbour(Some(here + 1)),
        periods: same_kind
            .iter()
            .map(|&p| Sibling {
                label: archive.period(p).label(language),
                href: links.to(Route::period(p)),
                current: p == position,
            })
            .collect(),
        orders: orders(links, position, (order, reports.len())),
        pages: pages(links, position, order, (&listed, part)),
        key_tables: forms
            .into_iter()
            .map(|form| {
                let table = key_table(model, links, position, form, (shown, order));
                let totals = if is_first { totals(model, &reports, form, period) } else { Vec::new() };
                KeyTable { totals, reported: reports.iter().filter(|r| r.form == form).count(), ..table }
            })
            .collect(),
        missing_others: without.len().saturating_sub(MISSING_HERE),
        missing: without
            .into_iter()
            .take(MISSING_HERE)
            .map(|publisher| absent(archive, links, publisher, period))
            .collect(),
        reporting: links.to(Route::reporting(position)),
        data: offer::offers(links, offer::figures(Extent::Period(position))),
    }
}

/// The days that reports cover, if they differ: those of the period, then the others in order.
fn spans(period: &Period, reports: &[&ArchivedReport]) -> Vec<SpanView> {
    let mut counted: BTreeMap<(bool, &Period), usize> = BTreeMap::new();
    for report in reports {
        let other = report.period.unlike_beside(period).is_some();
        *counted.entry((other, &report.period)).or_default() += 1;
    }
    if counted.len() < 2 {
        return Vec::new();
    }
    let span = |((_, period), reports): ((bool, &Period), usize)| SpanView {
        start: period.start.to_string(),
        end: period.end.to_string(),
        reports,
    };
    counted.into_iter().map(span).collect()
}

/// The orders of a list of so many reports, if it is sorted.
fn orders(links: &Links<'_>, position: PeriodId, (order, reports): (Order, usize)) -> Vec<OrderLink> {
    let link = |other: Order| OrderLink {
        order: other.name(),
        href: links.to(Route::Period(position, other, PartId::at(0))),
        current: other == order,
    };
    Order::ALL.into_iter().filter(|_| listing::is_sorted(reports)).map(link).collect()
}

/// The pages of the list, by the first and the last publisher on each.
fn pages(
    links: &Links<'_>,
    position: PeriodId,
    order: Order,
    (listed, at_hand): (&[Listed], PartId),
) -> Vec<PageOf> {
    let publishers: Vec<PublisherId> =
        listed.iter().map(|listed| links.archive.report(listed.report).publisher()).collect();
    let pages: Vec<&[PublisherId]> =
        ids(listing::pages(listed.len())).map(|part| listing::shown(&publishers, part)).collect();
    part::numbered(links, &pages, |part| Route::Period(position, order, part), Some(at_hand))
}

/// The key figures of the reports on a page that follow one form; what concerns all reports comes with it.
fn key_table(
    model: &Model<'_>,
    links: &Links<'_>,
    period: PeriodId,
    position: FormId,
    (shown, order): (&[Listed], Order),
) -> KeyTable {
    let archive = model.archive;
    let language = links.language;
    let form = archive.form(position);
    let report_of = |listed: &Listed| archive.report(listed.report);
    let shown: Vec<&Listed> = shown.iter().filter(|listed| report_of(listed).form == position).collect();
    let row = |listed: &&Listed| {
        let report = report_of(listed);
        Row {
            name: name_in_table(archive, report, language),
            publisher_href: links.to(Route::Publisher(report.publisher())),
            report_href: links.to(Route::Report(report.position())),
            days: report
                .period
                .unlike_beside(archive.period(period))
                .map(|_| (report.period.start.to_string(), report.period.end.to_string())),
            rank: listed.rank,
            cells: form.key_figures.iter().map(|&figure| key_cell(links, report, form, figure)).collect(),
            findings: finding::contradictions(model, report.position()),
        }
    };
    let kind_of = |listed: &Listed| archive.publisher(report_of(listed).publisher()).kind.as_ref();
    // Peers stand together here, wherever the whole is that they are parts of.
    let kinds = archive.site.kinds.iter().map(|kind| (Some(&kind.id), kind.label.text(language)));
    let by_kind = || -> Vec<Group> {
        let groups = kinds.chain([(None, "")]).map(|(kind, label)| Group {
            label: label.to_owned(),
            rows: shown.iter().filter(|listed| kind_of(listed) == kind).map(row).collect(),
        });
        groups.filter(|group| !group.rows.is_empty()).collect()
    };
    KeyTable {
        form_title: form.title.text(language).to_owned(),
        form_href: links.to(Route::Form(position)),
        figures: form
            .key_figures
            .iter()
            .map(|figure| key_figure(links, position, figure, archive.period(period)))
            .collect(),
        groups: match order {
            Order::Official => by_kind(),
            Order::Name | Order::Value => {
                vec![Group { label: String::new(), rows: shown.iter().map(row).collect() }]
            }
        },
        totals: Vec::new(),
        reported: 0,
    }
}

fn totals(
    model: &Model<'_>,
    reports: &[&ArchivedReport],
    position: FormId,
    period: &Period,
) -> Vec<Option<TotalView>> {
    let of_form: Vec<&ArchivedReport> =
        reports.iter().copied().filter(|report| report.form == position).collect();
    let figures = model.archive.form(position).key_figures.iter();
    figures.map(|&figure| total(model, &of_form, (position, figure), period)).collect()
}

/// A key figure, with the page of its years.
fn key_figure(links: &Links<'_>, position: FormId, figure: &Indicator, period: &Period) -> KeyFigure {
    let (archive, language) = (links.archive, links.language);
    let form = archive.form(position);
    let label = archive.indicator_title(position, *figure, language);
    let unit = form.block(figure.block).spec(Some(figure.row), figure.column).unit(period);
    KeyFigure {
        label,
        unit: unit.map(|unit| unit.label.text(language).to_owned()),
        href: links.indicator(position, *figure),
    }
}

fn key_cell(links: &Links<'_>, report: &ArchivedReport, form: &Form, figure: Indicator) -> KeyCell {
    match report.data.find(&figure.address(form)) {
        None => KeyCell { text: String::new(), kind: "not_given", href: None },
        Some(cell) => {
            let figure = report.data.figure(cell);
            let href = Some(links.cell(CellRef { report: report.position(), cell }));
            KeyCell { text: figure.to_string(), kind: figure.value.kind(), href }
        }
    }
}

fn total(
    model: &Model<'_>,
    reports: &[&ArchivedReport],
    figure: (FormId, Indicator),
    period: &Period,
) -> Option<TotalView> {
    let reports: Vec<ReportId> = reports.iter().map(|report| report.position()).collect();
    let total = series::total(model.archive, model.findings, &reports, figure, period)?;
    let tallies = |tallies: Vec<series::Tally>| {
        let named =
            tallies.into_iter().map(|tally| Tally { cause: tally.cause.name(), figures: tally.figures });
        named.collect()
    };
    Some(TotalView {
        text: total.number.to_string(),
        counted: total.cells.len(),
        reports: total.reports,
        marked: tallies(total.marked),
        parts: total.parts,
        left_out: tallies(total.left_out),
    })
}

/// The name of a publisher in a table: short, unless it had another then.
fn name_in_table(archive: &Archive, report: &ArchivedReport, language: &str) -> String {
    let publisher = archive.publisher(report.publisher());
    match publisher.former_name(&report.period) {
        Some(_) => archive.name_on(report.publisher(), &report.period, language),
        None => publisher.short_name(language).to_owned(),
    }
}

/// A publisher without a report, with the reason that its page states, or with one that was withdrawn.
fn absent(archive: &Archive, links: &Links<'_>, publisher: PublisherId, on: &Period) -> Missing {
    let period = &on.id;
    let withdrawn = archive.withdrawn_on(publisher, period).next();
    let withdrawal = withdrawn.and_then(|report| report.withdrawn.as_ref());
    let stated = stated(archive, publisher, period).filter(|_| withdrawn.is_none());
    let why = withdrawal.map(|withdrawal| &withdrawal.why).or(stated.map(|absence| &absence.why));
    Missing {
        publisher: Named {
            name: archive.name_on(publisher, on, links.language),
            href: links.to(Route::Publisher(publisher)),
        },
        status: withdrawn.map(|_| "withdrawn").or(stated.map(|absence| absence.status.name())),
        why: why.map(|why| why.text(links.language).to_owned()).unwrap_or_default(),
        href: withdrawn.map(|report| links.to(Route::Report(report.position()))),
    }
}
