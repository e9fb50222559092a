//! What can be found: pages of the site, and the rows and columns of its forms.

use crate::model::archive::Archive;
use crate::model::form::{Block, Form, Indicator, Leaf};
use crate::model::id::{BlockId, FormId};
use crate::model::label::Label;
use crate::pages::address::Route;
use crate::pages::prose;
use crate::text::source::{Place, Sources};

/// What kind of document it is, in the order in which documents are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The first page, or an ordinary one.
    Page,
    /// The page of an indicator.
    Indicator,
    /// A form.
    Form,
    /// A row or a column of a form.
    Item,
    /// A period.
    Period,
    /// A publisher; its reports follow it.
    Publisher,
    /// A report.
    Report,
}

impl Kind {
    /// What the search page calls it.
    pub(super) fn name(self) -> &'static str {
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

/// Where in a document a term stands, from what weighs most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// In its title.
    Title,
    /// In what else it is called.
    Names,
    /// In its prose.
    Prose,
}

/// Whether a row or a column of a form is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Row,
    Column,
}

/// One document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Document {
    /// The page it is or stands on.
    pub route: Route,
    /// The row or the column of a form that it is.
    pub item: Option<Item>,
}

/// A row or a column of a form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    /// The form.
    pub form: FormId,
    /// A cell of it, which links lead to.
    pub cell: Indicator,
    line: Line,
}

impl Item {
    /// The row or the column in its form.
    pub(super) fn leaf(self, form: &Form) -> &Leaf {
        let block = form.block(self.cell.block);
        match self.line {
            Line::Row => block.row(self.cell.row),
            Line::Column => block.column(self.cell.column),
        }
    }
}

/// Every document of an archive, in the order of their numbers. Reports follow their publisher, so that the
/// script knows without being told whose each is.
pub(super) fn all(archive: &Archive) -> Vec<Document> {
    let page = |route| Document { route, item: None };
    let mut documents = vec![page(Route::Index)];
    documents.extend(archive.pages.ids().map(|id| page(Route::Page(id))));
    // Of what fits equally well the earlier comes first: figures before the rows that ask for them.
    documents.extend(archive.indicators().ids().map(|id| page(Route::indicator(id))));
    let forms = archive.shown_forms();
    documents.extend(forms.iter().map(|&form| page(Route::Form(form))));
    documents.extend(forms.iter().flat_map(|&form| {
        let blocks = archive.form(form).blocks().entries();
        let items = blocks.flat_map(move |(id, block)| items(form, id, block));
        items.map(move |item| Document { route: Route::Form(form), item: Some(item) })
    }));
    documents.extend(archive.periods.ids().map(|id| page(Route::period(id))));
    for publisher in archive.publishers.ids() {
        documents.push(page(Route::Publisher(publisher)));
        let reports = archive.reports_of(publisher).iter();
        documents.extend(reports.map(|report| page(Route::Report(report.position()))));
    }
    documents
}

/// The rows and columns of a block that have words and a cell to lead to.
fn items(form: FormId, id: BlockId, block: &Block) -> Vec<Item> {
    let (rows, columns) = (block.rows.leaves.ids(), block.columns.leaves.ids());
    let of_row = |row| {
        let column = columns.clone().find(|&column| block.has(row, column))?;
        Some(Item { form, cell: Indicator { block: id, row, column }, line: Line::Row })
    };
    let of_column = |column| {
        let row = rows.clone().find(|&row| block.has(row, column))?;
        Some(Item { form, cell: Indicator { block: id, row, column }, line: Line::Column })
    };
    let worded = |leaf: &Leaf| !leaf.label.is_empty();
    let of_rows = rows.clone().filter(|&row| worded(block.row(row))).filter_map(of_row);
    let of_columns = columns.clone().filter(|&column| worded(block.column(column))).filter_map(of_column);
    of_rows.chain(of_columns).collect()
}

impl Document {
    /// What kind it is.
    pub(super) fn kind(&self) -> Kind {
        match self.route {
            Route::Form(_) if self.item.is_some() => Kind::Item,
            Route::Form(_) => Kind::Form,
            Route::Indicator(..) => Kind::Indicator,
            Route::Period(..) => Kind::Period,
            Route::Publisher(_) => Kind::Publisher,
            Route::Report(_) => Kind::Report,
            Route::Index
            | Route::Publishers(_)
            | Route::Reporting(..)
            | Route::Years(..)
            | Route::YearsWhole(_)
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
            | Route::NotFound => Kind::Page,
        }
    }

    /// Hands on its words in all languages. A report is found by its publisher's names too; the script does
    /// that, since a publisher has many reports.
    pub(super) fn words(&self, archive: &Archive, sources: &Sources, see: &mut dyn FnMut(Field, &str)) {
        let prose = |place: Option<Place>, see: &mut dyn FnMut(Field, &str)| {
            for text in place.iter().flat_map(|&place| prose::words(archive, sources, self.route, place)) {
                see(Field::Prose, &text);
            }
        };
        let mut label = |field, label: &Label| label.iter().for_each(|(_, text)| see(field, text));
        let languages = &archive.site.languages;
        match self.route {
            Route::Page(page) => {
                label(Field::Title, &archive.page(page).title);
                archive.page(page).texts().for_each(|text| prose(Some(text.prose), see));
            }
            Route::Form(form) => {
                let form = archive.form(form);
                let Some(item) = self.item else {
                    label(Field::Title, &form.title);
                    label(Field::Names, &form.basis);
                    form.sections().iter().for_each(|section| label(Field::Names, &section.title));
                    form.tables().iter().for_each(|table| label(Field::Names, &table.title));
                    label(Field::Prose, &form.notes);
                    return;
                };
                let block = form.block(item.cell.block);
                let groups = match item.line {
                    Line::Row => block.rows.groups_over(item.cell.row),
                    Line::Column => block.columns.groups_over(item.cell.column),
                };
                label(Field::Title, &item.leaf(form).label);
                groups.into_iter().for_each(|group| label(Field::Names, group));
            }
            Route::Indicator(indicator, _) => {
                let (form, cell) = archive.indicator(indicator);
                for language in languages {
                    see(Field::Title, &archive.indicator_title(form, cell, language));
                }
            }
            Route::Period(period, ..) => {
                for language in languages {
                    see(Field::Title, &archive.period(period).label(language));
                }
            }
            Route::Publisher(publisher) => {
                let publisher = archive.publisher(publisher);
                label(Field::Title, &publisher.name);
                label(Field::Title, &publisher.short);
                publisher.formerly.iter().for_each(|former| label(Field::Names, &former.name));
                publisher
                    .kind
                    .iter()
                    .filter_map(|kind| archive.site.kind(kind))
                    .for_each(|kind| label(Field::Names, kind));
                prose(publisher.prose, see);
            }
            Route::Report(report) => {
                let report = archive.report(report);
                let title =
                    if report.title.is_empty() { &archive.form(report.form).title } else { &report.title };
                label(Field::Title, title);
                for language in languages {
                    see(Field::Title, &report.period.label(language));
                }
                prose(report.prose, see);
            }
            Route::Index
            | Route::Publishers(_)
            | Route::Reporting(..)
            | Route::Years(..)
            | Route::YearsWhole(_)
            | Route::Tables(..)
            | Route::Changes(_)
            | Route::Corrections
            | Route::Data(_)
            | Route::Forms
            | Route::Findings(_)
            | Route::Search
            | Route::Compare
            | Route::Moved(_)
            | Route::NotFound => {
                label(Field::Title, &archive.site.title);
                label(Field::Names, &archive.site.description);
                prose(archive.home, see);
            }
        }
    }
}
