//! The archive: every publisher, report and form, with their ids resolved. It knows no file, no YAML and no
//! HTML.

mod names;
mod location;
mod sort;
mod version;
mod further;
mod cache;
mod basis;
mod succession;
mod publishers;
mod pages;
mod kinds;
mod deadlines;
mod crosswalks;
mod unlisted;
mod sequences;
mod years;
mod tables;
mod report;
mod reports;
mod edition;
mod attachments;
mod indicators;
pub(crate) mod listing;
mod cell;
mod history;
mod continued;
mod parts;
mod card;
mod times;
mod overlap;
mod renamed;
mod known_on;
mod moves;
mod assemble;
#[cfg(test)]
mod tests;

pub(crate) use assemble::assemble;
pub(crate) use attachments::{Attached, Owner};
pub(crate) use cache::Cache;
pub use cell::Cell;
pub(crate) use edition::{EditionCell, Editions};
use indicators::Indicators;
pub(crate) use moves::{Move, Moved};
pub(crate) use names::is_reserved;
pub(crate) use pages::Page;
pub use publishers::ArchivedPublisher;
pub(crate) use publishers::Publishers;
pub use report::ArchivedReport;
pub(crate) use report::tables_folder;
pub(crate) use reports::Reports;
use years::Years;
pub(crate) use years::{Beside, YearsAt};

use crate::model::form::{Form, Forms, Indicator};
use crate::model::id::{
    AttachmentId, FormId, IndicatorId, List, MoveId, PageId, PeriodId, PublisherId, ReportId,
};
use crate::model::period::{Period, PeriodKind};
use crate::model::report::{BlockData, CellRef, Report, parts_of_address};
use crate::model::site::Site;
use crate::text::source::Place;
use crate::text::strings::strings;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::fmt::Display;
use std::sync::OnceLock;

/// One archive.
#[derive(Debug)]
pub struct Archive {
    /// What it says of itself.
    pub site: Site,
    /// Prose for the first page.
    pub home: Option<Place>,
    /// Every form.
    pub forms: Forms,
    /// How the editions of the forms continue one another.
    pub editions: Editions,
    /// Every publisher.
    pub publishers: Publishers,
    /// Every report.
    pub reports: Reports,
    /// Every period that is reported on, in order.
    pub periods: List<PeriodId, Period>,
    // Indicators that have pages of their own.
    indicators: Indicators,
    /// Ordinary pages.
    pub pages: List<PageId, Page>,
    /// Files published as they are.
    pub attachments: List<AttachmentId, Attached>,
    /// Addresses that something once had, in order.
    pub(crate) moves: List<MoveId, Move>,
    // The sequences of each publisher's reports, once somebody asks.
    sequences: List<PublisherId, OnceLock<Vec<Vec<ReportId>>>>,
    // How the years of publishers that have many are cut into pages, once somebody asks.
    years: OnceLock<Years>,
}

impl Archive {
    /// One of the forms.
    pub fn form(&self, form: FormId) -> &Form {
        self.forms.get(form)
    }

    /// One of the publishers.
    pub fn publisher(&self, publisher: PublisherId) -> &ArchivedPublisher {
        self.publishers.get(publisher)
    }

    /// One of the reports.
    pub fn report(&self, report: ReportId) -> &ArchivedReport {
        self.reports.get(report)
    }

    /// One of the periods.
    pub fn period(&self, period: PeriodId) -> &Period {
        &self.periods[period]
    }

    /// An address that something once had.
    pub(crate) fn moved(&self, position: MoveId) -> &Move {
        &self.moves[position]
    }

    /// One of the ordinary pages.
    pub fn page(&self, page: PageId) -> &Page {
        &self.pages[page]
    }

    /// One of the indicators that have pages: the edition it is named by, and the cell.
    pub fn indicator(&self, indicator: IndicatorId) -> (FormId, Indicator) {
        self.indicators()[indicator]
    }

    /// One cell of a report, with all that is known of it.
    pub fn cell(&self, at: CellRef) -> Cell<'_> {
        Cell::new(self.report(at.report), at)
    }

    /// The reports of a publisher, by period.
    pub fn reports_of(&self, publisher: PublisherId) -> &[ArchivedReport] {
        self.reports.of(publisher)
    }

    /// The report of a publisher that an address below its own names, standing or withdrawn: `2020`, or
    /// `2020/survey` where it is further on its period.
    pub fn report_on(&self, publisher: PublisherId, address: &str) -> Option<&ArchivedReport> {
        let (period, name) = parts_of_address(address);
        let mut reports = self.reports_on(publisher, period).chain(self.withdrawn_on(publisher, period));
        reports.find(|report| report.name() == name)
    }

    /// The version of a report of a publisher that an address below its own names: `2020/v1`; the newest one
    /// has the address of the report.
    pub fn version_on(&self, publisher: PublisherId, address: &str) -> Option<&ArchivedReport> {
        let superseded = || {
            let (report, version) = address.rsplit_once("/v")?;
            let newest = self.report_on(publisher, report)?;
            let mut earlier = newest.earlier().iter().map(|&earlier| self.report(earlier));
            earlier.find(|earlier| earlier.version().to_string() == version)
        };
        self.report_on(publisher, address).or_else(superseded)
    }

    /// The reports of a publisher on a period: one, or several that each fill in a form of their own.
    pub fn reports_on(&self, publisher: PublisherId, period: &str) -> impl Iterator<Item = &ArchivedReport> {
        self.reports_of(publisher).iter().filter(move |report| &*report.period.id == period)
    }

    /// The reports of a publisher on a period that were withdrawn.
    pub fn withdrawn_on(
        &self,
        publisher: PublisherId,
        period: &str,
    ) -> impl Iterator<Item = &ArchivedReport> {
        self.reports.withdrawn_of(publisher).iter().filter(move |report| &*report.period.id == period)
    }

    /// The versions of a report, the newest one last.
    pub fn versions(&self, report: ReportId) -> impl DoubleEndedIterator<Item = &ArchivedReport> {
        let newest = self.report(self.report(report).newest());
        newest.earlier().iter().map(|&earlier| self.report(earlier)).chain([newest])
    }

    /// The version of a report that took the place of this one.
    pub fn successor(&self, report: ReportId) -> Option<&ArchivedReport> {
        let version = self.report(report).version();
        self.versions(report).find(|after| after.version() == version + 1)
    }

    /// The version of a report that this one took the place of.
    pub fn predecessor(&self, report: ReportId) -> Option<&ArchivedReport> {
        let version = self.report(report).version();
        self.versions(report).find(|before| before.version() + 1 == version)
    }

    /// A publisher's report on a period that stands beside another publisher's: by the same form or another
    /// edition of it, if there is one.
    pub fn counterpart(&self, publisher: PublisherId, of: &ArchivedReport) -> Option<&ArchivedReport> {
        let family = |report: &ArchivedReport| &self.form(report.form).family;
        let same = |report: &&ArchivedReport| family(report) == family(of);
        let mut reports = self.reports_on(publisher, &of.period.id);
        self.reports_on(publisher, &of.period.id).find(same).or_else(|| reports.next())
    }

    /// Whether one of a report's forms has a check with this id.
    pub fn has_check(&self, report: &Report, check: &str) -> bool {
        report.data.iter().any(|data| data.form().checks.iter().any(|known| known.id == check))
    }

    /// The language of a publisher's prose: its own, its parent's, the site's.
    pub fn language_of(&self, publisher: PublisherId) -> &str {
        let publisher = self.publisher(publisher);
        let above = publisher.ancestors().iter().find_map(|&above| self.publisher(above).language.as_deref());
        publisher.language.as_deref().or(above).unwrap_or_else(|| self.site.first_language())
    }

    /// The last day on which a report was published, corrected, updated or withdrawn.
    pub fn last_day(&self) -> Option<Date> {
        let of = |report: &ArchivedReport| {
            let corrected = report.corrections.iter().map(|correction| correction.on).max();
            let (updated, withdrawn) = (report.update.as_ref(), report.withdrawn.as_ref());
            let days = [report.published, corrected, updated.map(|it| it.on), withdrawn.map(|it| it.on)];
            days.into_iter().flatten().max()
        };
        self.reports.all().iter().filter_map(of).max()
    }

    /// The name that a publisher had in a period, with its name of today beside it where that is another.
    pub fn name_on(&self, publisher: PublisherId, period: &Period, language: &str) -> String {
        let publisher = self.publisher(publisher);
        let now = publisher.name.text(language);
        match publisher.former_name(period).map(|then| then.text(language)) {
            Some(then) if then != now => {
                strings(language).say("publisher.then-and-now", &[("then", &then), ("now", &now)])
            }
            Some(_) | None => now.to_owned(),
        }
    }

    /// The periods of a kind, from first to last.
    pub(crate) fn periods_of(&self, kind: PeriodKind) -> impl Iterator<Item = PeriodId> {
        self.periods.ids().filter(move |&period| self.period(period).kind == kind)
    }

    /// The title of a report: its own, or one made of publisher, period and form. That of a draft says so.
    pub fn title(&self, report: ReportId, language: &str) -> String {
        let report = self.report(report);
        let mut title = report.title.text(language).to_owned();
        if report.title.is_empty() {
            let publisher = self.publisher(report.publisher()).name_on(&report.period).text(language);
            let (period, form) = (report.period.label(language), self.form(report.form).title.text(language));
            let parts: [(&str, &dyn Display); 3] =
                [("publisher", &publisher), ("period", &period), ("form", &form)];
            title = strings(language).say("report.title", &parts);
        }
        let strings = strings(language);
        if report.draft {
            title = strings.say("report.draft", &[("title", &title)]);
        }
        if report.is_superseded() {
            let parts: [(&str, &dyn Display); 2] = [("title", &title), ("version", &report.version())];
            title = strings.say("report.superseded", &parts);
        }
        if report.withdrawn.is_some() {
            title = strings.say("report.withdrawn", &[("title", &title)]);
        }
        title
    }

    /// What a report is called among those of its publisher: by its period, and where it is further on that
    /// by its form too.
    pub fn short_title(&self, report: &ArchivedReport, language: &str) -> String {
        let period = report.period.label(language);
        match report.name() {
            None => period,
            Some(_) => format!("{period} · {}", self.form(report.form).title.text(language)),
        }
    }

    /// The forms that have a page: those of reports, the archive's own, and editions that these continue.
    pub fn shown_forms(&self) -> Vec<FormId> {
        let mut shown: BTreeSet<FormId> = self.forms.own().collect();
        for report in self.reports.current() {
            shown.insert(report.form);
            shown.extend(report.data.iter().map(BlockData::form_id));
        }
        for form in self.forms.ids() {
            if shown.contains(&form) {
                let earlier = self.form(form).crosswalks.iter().filter_map(|c| self.forms.find(&c.from));
                shown.extend(earlier);
            }
        }
        shown.into_iter().collect()
    }
}
