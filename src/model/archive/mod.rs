//! The archive: every publisher, report and form, with their ids resolved. It knows no file, no YAML and no HTML.

mod assemble;
mod attach;
mod card;
mod crosswalks;
mod edition;
mod ground;
mod indicators;
mod memory;
mod names;
mod pages;
mod publishers;
mod reports;
mod sort;
mod succession;
#[cfg(test)]
mod tests;

pub use assemble::assemble;
pub use edition::Editions;
pub use indicators::PUBLISHERS_A_PAGE;
pub use memory::Memory;
pub use names::is_reserved;
pub use succession::Succession;

use crate::model::discover::Attachment;
use crate::model::form::{Form, Indicator};
use crate::model::label::Label;
use crate::model::period::Period;
use crate::model::publisher::Publisher;
use crate::model::report::Report;
use crate::model::site::Site;
use crate::text::source::Place;
use std::sync::Arc;

/// One archive.
#[derive(Debug, Default)]
pub struct Archive {
    /// What it says of itself.
    pub site: Site,
    /// Prose for the first page.
    pub home: Option<Place>,
    /// Every form: the built-in ones, then the archive's own.
    pub forms: Arc<[Form]>,
    /// How many of the forms are built in.
    pub built_in: usize,
    /// How the editions of the forms continue one another.
    pub editions: Editions,
    /// Who took over from whom.
    pub succession: Succession,
    /// Publishers in the order of lists: by kind, order and id, parts after the whole they belong to.
    pub publishers: Vec<Publisher>,
    /// Reports by publisher, then by period.
    pub reports: Vec<Arc<Report>>,
    /// How many reports are drafts that were left out.
    pub drafts: usize,
    /// Every period that is reported on, in order.
    pub periods: Vec<Period>,
    /// Indicators that have a page of their own: form and cell.
    pub indicators: Vec<(usize, Indicator)>,
    /// Ordinary pages.
    pub pages: Vec<Page>,
    /// Files published as they are.
    pub attachments: Vec<Attached>,
    // For each report the one on the period before, of the same publisher and kind of period.
    previous: Vec<Option<usize>>,
}

/// An ordinary page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its id, which is its address.
    pub id: String,
    /// Its title.
    pub title: Label,
    /// The language of its prose.
    pub language: Option<String>,
    /// Its prose.
    pub prose: Place,
}

/// A file that is published beside a page.
#[derive(Debug, Clone)]
pub struct Attached {
    /// The page it belongs to.
    pub to: Owner,
    /// Its path below that page's address.
    pub name: String,
    /// The file.
    pub attachment: Attachment,
}

/// A page that files belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The whole site.
    Site,
    /// A publisher's page.
    Publisher(usize),
    /// A report's page.
    Report(usize),
}

impl Archive {
    /// The publisher with an id.
    pub fn publisher(&self, id: &str) -> Option<usize> {
        self.publishers.iter().position(|publisher| publisher.id == id)
    }

    /// The reports of a publisher, by period.
    pub fn reports_of(&self, publisher: usize) -> impl Iterator<Item = (usize, &Report)> {
        // Reports are sorted by publisher, so its own stand together.
        let start = self.reports.partition_point(|report| report.publisher < publisher);
        self.reports[start..]
            .iter()
            .enumerate()
            .take_while(move |(_, report)| report.publisher == publisher)
            .map(move |(i, report)| (start + i, &**report))
    }

    /// The report of a publisher on a period.
    pub fn report(&self, publisher: usize, period: &str) -> Option<usize> {
        self.reports_of(publisher).find(|(_, report)| &*report.period.id == period).map(|(i, _)| i)
    }

    /// Whether one of a report's forms has a check with this id.
    pub fn has_check(&self, report: &Report, check: &str) -> bool {
        report.data.iter().any(|data| self.forms[data.form].checks.iter().any(|known| known.id == check))
    }

    /// The cell of a report with an address: block, row, column.
    pub fn cell(&self, report: &Report, address: &str) -> Option<(usize, usize, usize)> {
        report.data.iter().enumerate().find_map(|(position, data)| {
            let block = data.block(&self.forms);
            let (row, column) = address.strip_prefix(&*block.id)?.strip_prefix('.')?.split_once('.')?;
            Some((position, data.rows.find(row, block)?, block.columns.leaf(column)?))
        })
    }

    /// The report of the same publisher on the period just before.
    pub fn previous_report(&self, report: usize) -> Option<usize> {
        self.previous.get(report).copied().flatten()
    }

    /// The parts of a publisher.
    pub fn parts(&self, publisher: usize) -> impl Iterator<Item = usize> {
        (0..self.publishers.len()).filter(move |&part| self.publishers[part].parent == Some(publisher))
    }

    /// How deep a publisher stands among the parts of others.
    pub fn depth(&self, publisher: usize) -> usize {
        std::iter::successors(self.publishers[publisher].parent, |&p| self.publishers[p].parent).count()
    }

    /// The language of a publisher's prose: its own, its parent's, the site's.
    pub fn language_of(&self, publisher: usize) -> &str {
        std::iter::successors(Some(publisher), |&p| self.publishers[p].parent)
            .find_map(|p| self.publishers[p].language.as_deref())
            .unwrap_or_else(|| self.site.first_language())
    }

    /// The title of a report: its own, or one made of publisher, period and form. That of a draft says so.
    pub fn title(&self, report: usize, language: &str) -> String {
        let report = &self.reports[report];
        let mut title = report.title.text(language).to_owned();
        if report.title.is_empty() {
            let publisher = self.publishers[report.publisher].name.text(language);
            let (period, form) =
                (report.period.label(language), self.forms[report.form].title.text(language));
            title = if language == "zh" {
                format!("{publisher}{period}{form}")
            } else {
                format!("{publisher}, {form}, {period}")
            };
        }
        if report.draft {
            title.push_str(if language == "zh" { "（草稿）" } else { " (draft)" });
        }
        title
    }

    /// The forms that have a page: those of reports, the archive's own, and editions that these continue.
    pub fn shown_forms(&self) -> Vec<usize> {
        let mut shown = vec![false; self.forms.len()];
        shown[self.built_in..].fill(true);
        for report in &self.reports {
            shown[report.form] = true;
            report.data.iter().for_each(|data| shown[data.form] = true);
        }
        for form in 0..self.forms.len() {
            if shown[form] {
                for crosswalk in &self.forms[form].crosswalks {
                    if let Some(earlier) = self.forms.iter().position(|f| f.id == crosswalk.from) {
                        shown[earlier] = true;
                    }
                }
            }
        }
        (0..self.forms.len()).filter(|&form| shown[form]).collect()
    }
}
