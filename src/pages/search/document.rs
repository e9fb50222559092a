//! What can be found: pages of the site, and the rows and columns of its forms.

use super::lists::Field;
use crate::model::archive::Archive;
use crate::model::form::{Block, Indicator};
use crate::model::label::Label;
use crate::pages::address::Route;
use crate::pages::prose;
use crate::text::source::{Place, Sources};

/// What kind of document it is, in the order in which documents are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The first page, or an ordinary one.
    Page,
    /// A form.
    Form,
    /// A row or a column of a form.
    Item,
    /// The page of an indicator.
    Indicator,
    /// A period.
    Period,
    /// A publisher; its reports follow it.
    Publisher,
    /// A report.
    Report,
}

impl Kind {
    /// What the search page calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Form => "form",
            Self::Item => "item",
            Self::Indicator => "indicator",
            Self::Period => "period",
            Self::Publisher => "publisher",
            Self::Report => "report",
        }
    }
}

/// A row or a column of a block of a form, by its position among the leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    Row(usize),
    Column(usize),
}

/// One document.
#[derive(Debug, Clone, Copy)]
pub struct Document {
    /// The page it is or stands on.
    pub route: Route,
    /// For a row or a column of a form which one it is, and a cell of it.
    pub item: Option<(Line, Indicator)>,
}

/// Every document of an archive, in the order of their numbers. Reports follow their publisher, so that the script
/// knows without being told whose each is.
pub fn all(archive: &Archive) -> Vec<Document> {
    let page = |route| Document { route, item: None };
    let mut documents = vec![page(Route::Index)];
    documents.extend((0..archive.pages.len()).map(|i| page(Route::Page(i))));
    let forms = archive.shown_forms();
    documents.extend(forms.iter().map(|&form| page(Route::Form(form))));
    documents.extend(forms.iter().flat_map(|&form| {
        let blocks = archive.forms[form].blocks.iter().enumerate();
        let items = blocks.flat_map(|(position, block)| items(position, block));
        items.map(move |item| Document { route: Route::Form(form), item: Some(item) })
    }));
    documents.extend((0..archive.indicators.len()).map(|i| page(Route::Indicator(i, 0))));
    documents.extend((0..archive.periods.len()).map(|i| page(Route::Period(i))));
    for publisher in 0..archive.publishers.len() {
        documents.push(page(Route::Publisher(publisher)));
        documents.extend(archive.reports_of(publisher).map(|(report, _)| page(Route::Report(report))));
    }
    documents
}

/// The rows and columns of a block that have words and a cell to lead to.
fn items(position: usize, block: &Block) -> Vec<(Line, Indicator)> {
    let (rows, columns) = (block.rows.leaves.len(), block.columns.leaves.len());
    let cell = |line| {
        let mut cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        cells
            .find(|cell| match line {
                Line::Row(row) => cell.0 == row && !block.absent.contains(cell),
                Line::Column(column) => cell.1 == column && !block.absent.contains(cell),
            })
            .map(|(row, column)| (line, Indicator { block: position, row, column }))
    };
    let worded = |label: &Label| !label.is_empty();
    let rows = (0..rows).filter(|&row| worded(&block.rows.leaves[row].label)).map(Line::Row);
    let columns =
        (0..columns).filter(|&column| worded(&block.columns.leaves[column].label)).map(Line::Column);
    rows.chain(columns).filter_map(cell).collect()
}

impl Document {
    /// What kind it is.
    pub fn kind(&self) -> Kind {
        match self.route {
            Route::Form(_) if self.item.is_some() => Kind::Item,
            Route::Form(_) => Kind::Form,
            Route::Indicator(..) => Kind::Indicator,
            Route::Period(_) => Kind::Period,
            Route::Publisher(_) => Kind::Publisher,
            Route::Report(_) => Kind::Report,
            _ => Kind::Page,
        }
    }

    /// Hands on its words in all languages. A report is found by its publisher's names too; the script does that,
    /// since a publisher has many reports.
    pub fn words(&self, archive: &Archive, sources: &Sources, see: &mut dyn FnMut(Field, &str)) {
        let prose = |place: Option<Place>, see: &mut dyn FnMut(Field, &str)| {
            for text in place.iter().flat_map(|&place| prose::words(archive, sources, self.route, place)) {
                see(Field::Prose, &text);
            }
        };
        let mut label = |field, label: &Label| label.iter().for_each(|(_, text)| see(field, text));
        let languages = &archive.site.languages;
        match self.route {
            Route::Page(page) => {
                label(Field::Title, &archive.pages[page].title);
                prose(Some(archive.pages[page].prose), see);
            }
            Route::Form(form) => {
                let form = &archive.forms[form];
                let Some((line, cell)) = self.item else {
                    label(Field::Title, &form.title);
                    label(Field::Names, &form.basis);
                    form.sections.iter().for_each(|section| label(Field::Names, &section.title));
                    form.tables.iter().for_each(|table| label(Field::Names, &table.title));
                    label(Field::Prose, &form.notes);
                    return;
                };
                let block = &form.blocks[cell.block];
                let (axis, leaf) = match line {
                    Line::Row(row) => (&block.rows, row),
                    Line::Column(column) => (&block.columns, column),
                };
                label(Field::Title, &axis.leaves[leaf].label);
                axis.groups_over(leaf).into_iter().for_each(|group| label(Field::Names, group));
            }
            Route::Indicator(position, _) => {
                let (form, cell) = archive.indicators[position];
                for language in languages {
                    see(Field::Title, &archive.indicator_title(form, cell, language));
                }
            }
            Route::Period(period) => {
                for language in languages {
                    see(Field::Title, &archive.periods[period].label(language));
                }
            }
            Route::Publisher(publisher) => {
                let publisher = &archive.publishers[publisher];
                label(Field::Title, &publisher.name);
                label(Field::Title, &publisher.short);
                publisher.formerly.iter().for_each(|(name, _)| label(Field::Names, name));
                publisher
                    .kind
                    .iter()
                    .filter_map(|kind| archive.site.kind(kind))
                    .for_each(|kind| label(Field::Names, kind));
                prose(publisher.prose, see);
            }
            Route::Report(report) => {
                let report = &archive.reports[report];
                let title =
                    if report.title.is_empty() { &archive.forms[report.form].title } else { &report.title };
                label(Field::Title, title);
                for language in languages {
                    see(Field::Title, &report.period.label(language));
                }
                prose(report.prose, see);
            }
            _ => {
                label(Field::Title, &archive.site.title);
                label(Field::Names, &archive.site.description);
                prose(archive.home, see);
            }
        }
    }
}
