//! Series that stand for the whole archive on its first page: the first key figures of each form.
//!
//! A series shows the sum over all publishers where that is the same thing in every period: the form lets the
//! indicator be added up, every publisher that is no part of another reports on each period, and each of its
//! figures is an exact number of the form's own meaning that continues the one before. Otherwise it shows one
//! publisher, the same for the whole form: the one with the most comparable steps; among equals a whole
//! before a part, then the first of the list.

use super::line;
use crate::analysis::comparable::{Cause, Standing};
use crate::analysis::series::{self, Series};
use crate::model::archive::EditionCell;
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::figure::{self, Decimal};
use crate::model::form::{Aggregate, Indicator};
use crate::model::id::{FormId, IndicatorId, PublisherId, ReportId};
use crate::pages::address::{Route, ids};
use crate::pages::view::Model;
use crate::pages::view::parts::link::{Link, Named};
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::mark::{self, Notes};
use crate::pages::view::parts::plot::{self, Plotted};
use serde::Serialize;

/// The series of one form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Headlines {
    /// The form.
    pub form: Link,
    /// Its series.
    pub series: Vec<Headline>,
}

/// One indicator over the periods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Headline {
    /// Its words.
    pub title: String,
    /// Its page, where every publisher is.
    pub href: String,
    /// Its unit.
    pub unit: Option<String>,
    /// Whose figures they are; none where they are added up.
    pub publisher: Option<Named>,
    /// How many publishers are added up.
    pub added: usize,
    /// The chart, as SVG.
    pub chart: String,
    /// The figures that it draws.
    pub points: Vec<HeadlinePoint>,
}

/// One figure of a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeadlinePoint {
    /// The period.
    pub period: String,
    /// As printed; a sum is its number.
    pub text: String,
    /// The name of its kind of value; `sum` for a sum.
    pub kind: &'static str,
    /// The link to it in its report.
    pub href: Option<String>,
    /// How it follows the figure before: `first`, `continues`, `differs`, `gap`, `broken`.
    pub standing: &'static str,
    /// Whether it, or the one before, contradicts other figures of its report.
    pub contradicted: bool,
}

/// How many series a form has here.
const OF_A_FORM: usize = 3;

/// The headline series of the archive.
pub(crate) fn of_archive(model: &Model<'_>, links: &Links<'_>) -> Vec<Headlines> {
    let archive = model.archive;
    let mut forms: Vec<FormId> = archive.indicators().iter().map(|(form, _)| *form).collect();
    forms.sort_unstable();
    forms.dedup();
    let headlines = forms.into_iter().map(|form| Headlines {
        form: Link {
            label: archive.form(form).title.text(links.language).to_owned(),
            href: links.to(Route::Form(form)),
        },
        series: of_form(model, links, form),
    });
    headlines.filter(|headlines| !headlines.series.is_empty()).collect()
}

fn of_form(model: &Model<'_>, links: &Links<'_>, form: FormId) -> Vec<Headline> {
    let archive = model.archive;
    let of_form: Vec<(IndicatorId, Indicator)> = archive
        .indicators()
        .entries()
        .filter(|(position, (other, _))| *other == form && archive.is_key(*position))
        .map(|(position, (_, indicator))| (position, *indicator))
        .take(OF_A_FORM)
        .collect();
    let publishers = archive.publishers_of_family(&archive.form(form).family);
    let Some(&(_, first)) = of_form.first() else { return Vec::new() };
    let one = chosen(model, form, first, publishers);
    let shown = of_form.into_iter().filter_map(|(position, indicator)| {
        let number = archive.indicators().ids().position(|id| id == position)? + 1;
        let mut headline = Headline {
            title: archive.indicator_title(form, indicator, links.language),
            href: links.to(Route::indicator(position)),
            unit: unit(archive, form, indicator, links.language),
            publisher: None,
            added: 0,
            chart: String::new(),
            points: Vec::new(),
        };
        let plot = added(model, links, form, indicator, publishers, &mut headline)
            .or_else(|| of_publisher(model, links, form, indicator, one?, &mut headline))?;
        let id = ids::headline(number);
        let periods: Vec<&str> = headline.points.iter().map(|point| point.period.as_str()).collect();
        headline.chart = plot::line(&plot, &id, &headline.title, &periods, links.language);
        (!headline.chart.is_empty()).then_some(headline)
    });
    shown.collect()
}

fn unit(archive: &Archive, form: FormId, indicator: Indicator, language: &str) -> Option<String> {
    let block = archive.form(form).block(indicator.block);
    let cell = block.spec(Some(indicator.row), indicator.column);
    cell.units.last().map(|span| span.unit.label.text(language).to_owned())
}

/// An indicator of one publisher, and the reports of its points.
fn series_of(
    model: &Model<'_>,
    form: FormId,
    indicator: Indicator,
    publisher: PublisherId,
) -> Option<(Vec<ReportId>, Series)> {
    let archive = model.archive;
    let block = archive.form(form).block(indicator.block);
    let row = block.row(indicator.row).id.clone();
    let subject = EditionCell { form, block: indicator.block, row, column: indicator.column };
    series::of_subject(archive, model.findings, publisher, archive.form(form).used.kind, subject)
}

/// The publisher that stands for a form where nothing can be added up.
fn chosen(
    model: &Model<'_>,
    form: FormId,
    indicator: Indicator,
    publishers: &[PublisherId],
) -> Option<PublisherId> {
    let steps = |publisher: PublisherId| {
        let (_, series) = series_of(model, form, indicator, publisher)?;
        Some(series.points.iter().filter(|point| point.step.standing.is_comparable()).count())
    };
    let ranked = publishers.iter().filter_map(|&publisher| {
        let whole = model.archive.publisher(publisher).parent().is_none();
        Some((steps(publisher)?, whole, std::cmp::Reverse(publisher)))
    });
    ranked.max().map(|(_, _, std::cmp::Reverse(publisher))| publisher)
}

/// The sum over all publishers, where that is the same thing in every period.
fn added(
    model: &Model<'_>,
    links: &Links<'_>,
    form: FormId,
    indicator: Indicator,
    publishers: &[PublisherId],
    headline: &mut Headline,
) -> Option<Vec<Plotted>> {
    let archive = model.archive;
    let block = archive.form(form).block(indicator.block);
    let cell = block.spec(Some(indicator.row), indicator.column);
    let is_part = |publisher: PublisherId| {
        archive.publisher(publisher).ancestors().iter().any(|whole| publishers.contains(whole))
    };
    let wholes: Vec<PublisherId> =
        publishers.iter().copied().filter(|&publisher| !is_part(publisher)).collect();
    let reported = periods(archive, *wholes.first()?, form);
    // Whoever came later, went earlier or left a period out makes the sums differ in what they are sums of.
    if cell.aggregate != Aggregate::Sum
        || wholes.len() < 2
        || publishers.iter().any(|&p| periods(archive, p, form).iter().any(|id| !reported.contains(id)))
        || wholes.iter().any(|&publisher| periods(archive, publisher, form) != reported)
    {
        return None;
    }
    let mut sums = vec![Decimal::ZERO; reported.len()];
    let mut doubts = vec![false; reported.len()];
    let mut standings = Vec::new();
    let mut labels = Vec::new();
    for &publisher in &wholes {
        let (reports, series) = series_of(model, form, indicator, publisher)?;
        if series.points.len() != sums.len() {
            return None;
        }
        for (at, point) in series.points.iter().enumerate() {
            let breaks = matches!(point.step.standing, Standing::Differs | Standing::Broken);
            let period = archive.periods.iter().find(|period| *period.id == *reported[at])?;
            let reasons = series::beside(archive, model.findings, &point.cells, (form, indicator), period)?;
            let plain = |cause: Cause| cause.is_quiet() || cause == Cause::Contradicted;
            if breaks || !reasons.iter().all(|reason| plain(reason.cause)) {
                return None;
            }
            sums[at] = figure::add(sums[at], point.number?)?;
            doubts[at] |= point.step.is_doubtful() || reasons.iter().any(|reason| !reason.cause.is_quiet());
        }
        standings = series.points.iter().map(|point| point.step.standing).collect();
        labels = reports.iter().map(|&r| archive.report(r).period.label(links.language)).collect();
    }
    headline.added = wholes.len();
    let points = labels.into_iter().zip(&sums).zip(standings.iter().zip(&doubts));
    headline.points = points
        .map(|((period, sum), (standing, contradicted))| HeadlinePoint {
            period,
            text: sum.to_string(),
            kind: "sum",
            href: None,
            standing: standing.name(),
            contradicted: *contradicted,
        })
        .collect();
    let plotted = sums.into_iter().zip(standings).zip(doubts).map(|((sum, standing), doubtful)| Plotted {
        number: Some(sum),
        standing,
        sum: true,
        doubtful,
        gap: standing == Standing::Gap,
        unit: None,
    });
    Some(plotted.collect())
}

/// The periods of the sequence of a publisher's reports in which a form is.
fn periods(archive: &Archive, publisher: PublisherId, form: FormId) -> Vec<&str> {
    let form = archive.form(form);
    let of_kind = archive.reports_of(publisher).iter().filter(|report| report.period.kind == form.used.kind);
    let own = of_kind.clone().find(|report| archive.form(report.form).family == form.family);
    let sequence = own.map(ArchivedReport::sequence);
    of_kind
        .filter(|report| sequence.is_none_or(|own| report.sequence() == own))
        .map(|report| &*report.period.id)
        .collect()
}

fn of_publisher(
    model: &Model<'_>,
    links: &Links<'_>,
    form: FormId,
    indicator: Indicator,
    publisher: PublisherId,
    headline: &mut Headline,
) -> Option<Vec<Plotted>> {
    let archive = model.archive;
    let (reports, series) = series_of(model, form, indicator, publisher)?;
    let columns = mark::columns(model, links, &reports);
    let line = line::line(model, links, &columns, &series, &series.row, &mut Notes::new(links.language));
    headline.publisher = Some(Named {
        name: archive.publisher(publisher).name.text(links.language).to_owned(),
        href: links.to(Route::Publisher(publisher)),
    });
    headline.unit = line.unit;
    let labels = reports.iter().map(|&report| archive.report(report).period.label(links.language));
    headline.points = labels
        .zip(line.cells)
        .zip(&line.plot)
        .map(|((period, cell), plotted)| HeadlinePoint {
            period,
            text: cell.text,
            kind: cell.kind,
            href: cell.href,
            standing: cell.standing,
            contradicted: plotted.doubtful || cell.finding.is_some_and(|found| found.severity == "strict"),
        })
        .collect();
    Some(line.plot)
}
