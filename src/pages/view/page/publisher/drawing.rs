//! The chart of a publisher's first key figure over the years: on its page, and as a file.

use crate::analysis::check::Findings;
use crate::analysis::series::{self, Series};
use crate::model::archive::{Archive, ArchivedReport, EditionCell};
use crate::model::form::Indicator;
use crate::model::id::{PublisherId, ReportId};
use crate::pages::address::{self, Route};
use crate::pages::chart::Around;
use crate::pages::view::Model;
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::mark::{self, Notes};
use crate::pages::view::parts::plot::{self, Plotted};
use crate::pages::view::tables::line;
use crate::text::strings::strings;

/// From how many reports on a chart is drawn: two years are told better in words.
const REPORTS: usize = 3;

/// What is drawn.
pub(super) struct Drawing {
    pub title: String,
    pub unit: Option<String>,
    plot: Vec<Plotted>,
    periods: Vec<String>,
}

impl Drawing {
    /// That of the first key figure of a report over its publisher's reports up to it; none where there are
    /// too few figures.
    pub(super) fn of(model: &Model<'_>, links: &Links<'_>, report: &ArchivedReport) -> Option<Self> {
        let (archive, language) = (model.archive, links.language);
        let (figure, reports, series) = drawn(archive, model.findings, report)?;
        let columns = mark::columns(model, links, &reports);
        let line = line::line(model, links, &columns, &series, &series.row, &mut Notes::new(language));
        Some(Self {
            title: archive.indicator_title(report.form, figure, language),
            unit: line.unit,
            plot: line.plot,
            periods: reports.iter().map(|&report| archive.report(report).period.label(language)).collect(),
        })
    }

    /// It within a page, as SVG.
    pub(super) fn svg(&self, language: &str) -> String {
        plot::line(&self.plot, "x-chart", &self.title, &self.periods(), language)
    }

    fn periods(&self) -> Vec<&str> {
        self.periods.iter().map(String::as_str).collect()
    }
}

/// The newest of a publisher's reports that stand beside others before them.
pub(super) fn newest(archive: &Archive, publisher: PublisherId) -> Option<&ArchivedReport> {
    let beside = archive.beside(publisher).into_iter().filter(|beside| beside.reports.len() > 1);
    let last = beside.filter_map(|beside| beside.reports.last().copied()).map(|last| archive.report(last));
    let own: Vec<&ArchivedReport> = last.filter(|last| last.publisher() == publisher).collect();
    // Among those that end with the same period the first.
    own.into_iter().rev().max_by_key(|last| &last.period)
}

/// Whether a publisher has a chart as a file. A file of its own that is called so stays what it is.
pub(crate) fn has_chart(archive: &Archive, publisher: PublisherId) -> bool {
    let path = address::chart_path(archive, publisher, archive.site.first_language());
    if archive.attachments.iter().any(|attached| address::attachment_path(archive, attached) == path) {
        return false;
    }
    let report = newest(archive, publisher);
    report.is_some_and(|report| drawn(archive, &Findings::default(), report).is_some())
}

/// The chart of a publisher in a language as a file.
pub(crate) fn chart_file(model: &Model<'_>, publisher: PublisherId, language: &str) -> Option<String> {
    let archive = model.archive;
    let route = Route::Publisher(publisher);
    let links = Links::new(archive, route, language);
    let drawing = Drawing::of(model, &links, newest(archive, publisher)?)?;
    let name = archive.publisher(publisher).name.text(language);
    let whose = drawing.unit.as_ref().map_or_else(|| name.to_owned(), |unit| format!("{name} · {unit}"));
    let source = strings(language).say("chart.source", &[("site", &archive.site.title.text(language))]);
    let page = address::path(archive, route, language);
    let address = archive.site.base.as_ref().map_or_else(|| page.clone(), |base| address::url(base, &page));
    let tag = strings(language).word("language.tag");
    let around = Around { whose: &whose, source: &source, address: &address, tag };
    plot::file(&drawing.plot, &drawing.title, &drawing.periods(), language, &around)
}

/// The first key figure of a report that has two numbers or more over its publisher's reports, with these.
fn drawn(
    archive: &Archive,
    findings: &Findings,
    report: &ArchivedReport,
) -> Option<(Indicator, Vec<ReportId>, Series)> {
    let form = archive.form(report.form);
    let series_of = |&figure: &Indicator| {
        let cell = report.data.find(&figure.address(form))?;
        let block = form.block(figure.block);
        let subject = EditionCell {
            form: report.form,
            block: figure.block,
            row: block.row(figure.row).id.clone(),
            column: figure.column,
        };
        let kind = report.period.kind;
        let (reports, series) = series::of_subject(archive, findings, report.publisher(), kind, subject)?;
        let ends_there = |series: &Series| {
            series.points.last().is_some_and(|point| {
                matches!(point.cells[..], [last] if last.report == report.position() && last.cell == cell)
            })
        };
        let numbers = series.points.iter().filter(|point| point.number.is_some()).count();
        (reports.len() >= REPORTS && numbers >= 2 && ends_there(&series)).then_some((figure, reports, series))
    };
    form.key_figures.iter().find_map(series_of)
}
