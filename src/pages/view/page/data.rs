//! What can be downloaded, and what its columns mean.

use crate::model::archive::listing;
use crate::model::id::{FormId, PeriodId, PublisherId};
use crate::pages::address::Route;
use crate::pages::data::{DataFile, Extent, Feed, dictionary};
use crate::pages::view::Model;
use crate::pages::view::parts::link::{Link, Named};
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::offer::{self, Offer};
use serde::Serialize;

/// The page of open data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataView {
    /// Files with the whole archive.
    pub files: Vec<Offer>,
    /// Files of each period.
    pub periods: Vec<DataOf>,
    /// Files of each publisher; none where there are too many for one page.
    pub publishers: Vec<DataOf>,
    /// The indicators that have a page of their own, by form.
    pub indicators: Vec<IndicatorsOf>,
    /// What the columns of the tables of figures mean.
    pub columns: Vec<ColumnView>,
    /// What the words in the column `kind` mean.
    pub kinds: Vec<Code>,
    /// What the letters in the column `status` mean.
    pub statuses: Vec<Code>,
}

/// The files of one period or publisher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataOf {
    /// Whose: the name and the page.
    pub of: Named,
    /// The files.
    pub files: Vec<Offer>,
}

/// The indicators of one form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndicatorsOf {
    /// The form.
    pub form: Link,
    /// Their pages.
    pub indicators: Vec<Link>,
}

/// A column of the tables of figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnView {
    /// Its name in the files.
    pub name: &'static str,
    /// Its type, as Table Schema names it.
    pub kind: &'static str,
    /// Whether it is always filled in.
    pub required: bool,
    /// What it is called.
    pub title: &'static str,
    /// What it holds.
    pub meaning: &'static str,
}

/// A code and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Code {
    /// The code.
    pub code: &'static str,
    /// What it says.
    pub meaning: &'static str,
}

/// The page of open data.
pub(crate) fn view(model: &Model<'_>, links: &Links<'_>) -> DataView {
    let archive = model.archive;
    let language = links.language;
    let whole = offer::figures(Extent::Archive)
        .into_iter()
        .chain([
            DataFile::Archive,
            DataFile::Package,
            DataFile::Catalogue,
            DataFile::Versions,
            DataFile::Vintages,
        ])
        .chain([Feed::Latest, Feed::Corrections].into_iter().filter_map(|feed| offer::feed(links, feed)));
    let period = |position: PeriodId| DataOf {
        of: Named { name: archive.period(position).label(language), href: links.to(Route::period(position)) },
        files: offer::offers(links, offer::figures(Extent::Period(position))),
    };
    let publisher = |position: PublisherId| DataOf {
        of: Named {
            name: archive.publisher(position).name.text(language).to_owned(),
            href: links.to(Route::Publisher(position)),
        },
        files: offer::offers(links, offer::of_publisher(position)),
    };
    let few = listing::pages(archive.publishers.len()) == 1;
    let with_files = |of: &DataOf| !of.files.is_empty();
    let code = |(code, meaning)| Code { code, meaning };
    DataView {
        files: offer::offers(links, whole),
        periods: archive.periods.ids().map(period).filter(with_files).collect(),
        publishers: archive.publishers.ids().filter(|_| few).map(publisher).filter(with_files).collect(),
        indicators: indicators(model, links),
        columns: dictionary::COLUMNS
            .iter()
            .map(|column| ColumnView {
                name: column.name,
                kind: column.kind,
                required: column.required,
                title: column.title(language),
                meaning: column.meaning(language),
            })
            .collect(),
        kinds: dictionary::kinds(language).map(code).collect(),
        statuses: dictionary::statuses(language).map(code).collect(),
    }
}

pub(super) fn indicators(model: &Model<'_>, links: &Links<'_>) -> Vec<IndicatorsOf> {
    let archive = model.archive;
    let mut groups: Vec<(FormId, IndicatorsOf)> = Vec::new();
    for (position, &(form, indicator)) in archive.indicators.entries() {
        let link = Link {
            label: archive.indicator_title(form, indicator, links.language),
            href: links.to(Route::indicator(position)),
        };
        match groups.iter_mut().find(|(known, _)| *known == form) {
            Some((_, group)) => group.indicators.push(link),
            None => {
                let title = archive.form(form).title.text(links.language).to_owned();
                let form_link = Link { label: title, href: links.to(Route::Form(form)) };
                groups.push((form, IndicatorsOf { form: form_link, indicators: vec![link] }));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}
