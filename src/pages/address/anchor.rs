//! The parts of a page that a link can lead to: their ids, written and read.

use super::Route;
use super::ids::{self, CHECK, FINDING, HEADLINE, INDICATOR, LINE, TABLE, TablePart};
use crate::analysis::check::Findings;
use crate::analysis::series;
use crate::model::archive::{Archive, ArchivedReport, EditionCell, YearsAt};
use crate::model::form::{Form, Indicator};
use crate::model::id::{CheckId, FormId, Id, IndicatorId, PartId, PublisherId, ReportId, SectionId, TableId};
use crate::model::report::{CellId, CellRef};

/// A part of a page, beside those that its prose has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// What the page's template makes: `main`, and all that begins with `x-`. Which of these a page has, its
    /// theme knows alone.
    Template(String),
    /// A section of a report, as its form names it: `requests`.
    Section(FormId, SectionId),
    /// A figure of a report: `requests.granted.total`.
    Figure(CellRef),
    /// A cell of a form, where its empty table is printed: `requests.granted.total`.
    Cell(FormId, Indicator),
    /// A printed table: `table-requests`.
    Table(FormId, TableId, TablePart),
    /// A finding: `finding-2`.
    Finding {
        /// Its number among those of the report, from 1.
        number: usize,
    },
    /// A check where its form explains it: `check-requests.balance`.
    Check(FormId, CheckId),
    /// An indicator in the list of its form: `indicator-requests.granted.total`.
    Indicator(FormId, Indicator),
    /// A line of a publisher's comparison, by the comparison's number from 1:
    /// `years-1.requests.granted.total`.
    Line(usize, EditionCell),
    /// A chart of an indicator on the first page: `headline-1`.
    Chart(IndicatorId, ChartPart),
}

/// A part of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChartPart {
    /// All of it.
    Whole,
    /// Its title.
    Title,
    /// Its description.
    Description,
}

impl ChartPart {
    pub(crate) const ALL: [Self; 3] = [Self::Whole, Self::Title, Self::Description];

    /// The id of this part of the chart that has an id.
    pub(crate) fn of(self, chart: &str) -> String {
        [chart, self.suffix()].concat()
    }

    fn suffix(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Title => "-title",
            Self::Description => "-desc",
        }
    }
}

impl Anchor {
    /// Its id on the page.
    pub(crate) fn id(&self, archive: &Archive) -> String {
        match self {
            Self::Template(id) => id.clone(),
            Self::Section(form, section) => archive.form(*form).section(*section).id.clone(),
            Self::Figure(cell) => archive.cell(*cell).address(),
            Self::Cell(form, cell) => cell.address(archive.form(*form)),
            Self::Table(form, table, part) => ids::table(&archive.form(*form).table(*table).id, *part),
            Self::Finding { number } => ids::finding(*number),
            Self::Check(form, check) => ids::check(&archive.form(*form).check(*check).id),
            Self::Indicator(form, cell) => ids::indicator(&cell.address(archive.form(*form))),
            Self::Line(comparison, cell) => ids::line(*comparison, &cell.address(&archive.forms)),
            Self::Chart(indicator, part) => {
                let before = archive.indicators().ids().take_while(|id| id != indicator).count();
                part.of(&ids::headline(before + 1))
            }
        }
    }

    /// The part of a page that has an id; `None` where the page has none with it.
    pub(crate) fn read(archive: &Archive, route: Route, id: &str) -> Option<Self> {
        if id == "main" || id.starts_with("x-") {
            return Some(Self::Template(id.to_owned()));
        }
        match route {
            Route::Report(report) | Route::Tables(report, _) => {
                let part = Self::of_report(archive, archive.report(report), id)?;
                let page = part.table_page_of(archive, report);
                page.is_none_or(|page| page == route).then_some(part)
            }
            Route::Form(form) => Self::of_form(form, archive.form(form), id),
            Route::Publisher(publisher) | Route::YearsWhole(publisher) | Route::Years(publisher, _) => {
                let (line, page) = Self::line(archive, publisher, id)?;
                let wanted = if let Route::Years(_, at) = route { Some(at) } else { None };
                let is_whole = route == Route::YearsWhole(publisher) && archive.has_whole_years(publisher);
                (page == wanted && !matches!(route, Route::YearsWhole(_)) || page.is_some() && is_whole)
                    .then_some(line)
            }
            Route::Index => with_part(id, ChartPart::ALL.map(|part| (part.suffix(), part)), |id, part| {
                let number = number(id.strip_prefix(HEADLINE)?)?;
                archive.indicators().ids().nth(number - 1).map(|indicator| Self::Chart(indicator, part))
            }),
            Route::Publishers(_)
            | Route::Period(..)
            | Route::Reporting(..)
            | Route::Indicator(..)
            | Route::Changes(_)
            | Route::Corrections
            | Route::Data(_)
            | Route::Forms
            | Route::Findings(_)
            | Route::Search
            | Route::Compare
            | Route::Page(_)
            | Route::Moved(_)
            | Route::NotFound => None,
        }
    }

    /// The parts of a report's and of a form's page whose ids an author may want to write.
    pub(crate) fn all(archive: &Archive, route: Route) -> Vec<Self> {
        match route {
            Route::Report(report) => {
                let report = archive.report(report);
                let sections = archive.form(report.form).sections().ids();
                let figures = report.data.entries().flat_map(|(data, figures)| {
                    figures.cells().map(move |(row, column)| CellId { data, row, column })
                });
                let figures = figures.map(|cell| Self::Figure(CellRef { report: report.position(), cell }));
                sections.map(|section| Self::Section(report.form, section)).chain(figures).collect()
            }
            Route::Form(form_id) => {
                let form = archive.form(form_id);
                let cells = form.blocks().iter().flat_map(|block| form.cells_of(&block.id));
                let cells =
                    cells.flat_map(|cell| [Self::Cell(form_id, cell), Self::Indicator(form_id, cell)]);
                let tables = form.tables().ids().map(|table| Self::Table(form_id, table, TablePart::Whole));
                let checks = form.checks.ids().map(|check| Self::Check(form_id, check));
                cells.chain(tables).chain(checks).collect()
            }
            Route::Index
            | Route::Publishers(_)
            | Route::Period(..)
            | Route::Reporting(..)
            | Route::Publisher(_)
            | Route::YearsWhole(_)
            | Route::Years(..)
            | Route::Indicator(..)
            | Route::Tables(..)
            | Route::Changes(_)
            | Route::Corrections
            | Route::Data(_)
            | Route::Forms
            | Route::Findings(_)
            | Route::Search
            | Route::Compare
            | Route::Page(_)
            | Route::Moved(_)
            | Route::NotFound => Vec::new(),
        }
    }

    fn of_report(archive: &Archive, report: &ArchivedReport, id: &str) -> Option<Self> {
        let section = archive.form(report.form).sections().find(|section| section.id == id);
        if let Some(section) = section {
            return Some(Self::Section(report.form, section));
        }
        if let Some(cell) = report.data.find(id) {
            return Some(Self::Figure(CellRef { report: report.position(), cell }));
        }
        if let Some(finding) = id.strip_prefix(FINDING) {
            return number(finding).map(|number| Self::Finding { number });
        }
        with_part(id.strip_prefix(TABLE)?, TablePart::ALL.map(|part| (part.suffix(), part)), |name, part| {
            let data = report.data.iter().find(|data| data.table().id == name)?;
            let there = match part {
                TablePart::Whole | TablePart::Caption => true,
                TablePart::Section => report.section(name, &archive.forms).is_none(),
                TablePart::Indicators => false,
            };
            there.then(|| Self::Table(data.form_id(), data.block().table, part))
        })
    }

    fn of_form(form_id: FormId, form: &Form, id: &str) -> Option<Self> {
        if let Some(check) = id.strip_prefix(CHECK) {
            let check = form.checks.entries().find(|(_, known)| known.id == check);
            return check.map(|(check, _)| Self::Check(form_id, check));
        }
        if let Some(cell) = id.strip_prefix(INDICATOR) {
            return form.indicator(cell).map(|cell| Self::Indicator(form_id, cell));
        }
        let Some(table) = id.strip_prefix(TABLE) else {
            return form.indicator(id).map(|cell| Self::Cell(form_id, cell));
        };
        with_part(table, TablePart::ALL.map(|part| (part.suffix(), part)), |name, part| {
            let there = match part {
                TablePart::Whole | TablePart::Caption | TablePart::Indicators => true,
                TablePart::Section => false,
            };
            there.then_some(Self::Table(form_id, form.find_table(name)?, part))
        })
    }

    /// The page of a report's tables on which a figure or a table with an id stands.
    pub(crate) fn table_page(archive: &Archive, report: ReportId, id: &str) -> Option<Route> {
        Self::of_report(archive, archive.report(report), id)?.table_page_of(archive, report)
    }

    /// The page of a report's tables on which it stands alone; none for what is not of one table.
    fn table_page_of(&self, archive: &Archive, report: ReportId) -> Option<Route> {
        match self {
            Self::Figure(cell) => Some(super::page_of(archive, *cell)),
            Self::Table(form, table, _) => {
                Some(Route::tables(report, archive.report(report).part_of(*form, *table)))
            }
            Self::Template(_)
            | Self::Section(..)
            | Self::Finding { .. }
            | Self::Cell(..)
            | Self::Check(..)
            | Self::Indicator(..)
            | Self::Line(..)
            | Self::Chart(..) => None,
        }
    }

    /// The line of a publisher's years that has an id, and the page of the years that it is on; none where
    /// they stand on the publisher's own page.
    pub(crate) fn line(
        archive: &Archive,
        publisher: PublisherId,
        id: &str,
    ) -> Option<(Self, Option<YearsAt>)> {
        let (comparison, address) = id.strip_prefix(LINE)?.split_once('.')?;
        let comparison = number(comparison)?;
        let compared = series::of_publisher(archive, &Findings::default(), publisher);
        let mut shown = compared.into_iter().filter(|comparison| comparison.reports.len() > 1);
        let series = shown.nth(comparison - 1)?.series;
        let cell =
            series.into_iter().find(|series| series.subject.address(&archive.forms) == address)?.subject;
        let place = (PartId::at(comparison - 1), cell.form, cell.block);
        let page = archive.years_with(publisher, place, &cell.row);
        Some((Self::Line(comparison, cell), page))
    }
}

/// What a name with one of several endings stands for, the first that stands for anything.
fn with_part<P: Copy, T, const N: usize>(
    name: &str,
    parts: [(&str, P); N],
    read: impl Fn(&str, P) -> Option<T>,
) -> Option<T> {
    parts.into_iter().find_map(|(suffix, part)| read(name.strip_suffix(suffix)?, part))
}

/// A number from 1 as it is written in an id.
fn number(text: &str) -> Option<usize> {
    text.parse().ok().filter(|number: &usize| *number > 0 && number.to_string() == text)
}
