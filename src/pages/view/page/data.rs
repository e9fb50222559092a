//! What can be downloaded, and what its columns mean.

use crate::model::archive::listing;
use crate::model::id::{FormId, Id, IndicatorId, PartId, PeriodId, PublisherId, ids};
use crate::pages::address::Route;
use crate::pages::data::{DataFile, Extent, Feed, dictionary};
use crate::pages::view::Model;
use crate::pages::view::parts::link::{Link, Named};
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::offer::{self, Offer};
use crate::pages::view::parts::part::{self, PageOf};
use serde::Serialize;

/// The page of open data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataView {
    /// Under which terms the archive may be used, if it says so.
    pub license: Option<LicenseView>,
    /// Files with the whole archive.
    pub files: Vec<Offer>,
    /// Files of each period.
    pub periods: Vec<DataOf>,
    /// Files of each publisher; none where there are too many for one page.
    pub publishers: Vec<DataOf>,
    /// The pages of the publishers, where there are several.
    pub pages: Vec<PageOf>,
    /// The indicators that have a page of their own, by form.
    pub indicators: Vec<IndicatorsOf>,
    /// What the columns of the tables of figures mean.
    pub columns: Vec<ColumnView>,
    /// What the words in the column `kind` mean.
    pub kinds: Vec<Code>,
    /// What the letters in the column `status` mean.
    pub statuses: Vec<Code>,
}

/// A licence, or other terms of use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LicenseView {
    /// What it is called.
    pub title: String,
    /// Where it can be read.
    pub href: String,
    /// Its short name, as CC-BY-4.0; empty where it has none.
    pub id: String,
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
///
/// A later page has nothing but further publishers.
pub(crate) fn view(model: &Model<'_>, links: &Links<'_>, part: PartId) -> DataView {
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
            DataFile::Reporting,
            DataFile::Hierarchy,
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
    let all: Vec<PublisherId> = archive.publishers.ids().collect();
    let pages: Vec<&[PublisherId]> =
        ids(listing::pages(all.len())).map(|part| listing::shown(&all, part)).collect();
    let shown = listing::shown(&all, part).iter().copied();
    let is_first = part.index() == 0;
    let with_files = |of: &DataOf| !of.files.is_empty();
    let code = |(code, meaning)| Code { code, meaning };
    let license = archive.site.license.as_ref().map(|license| LicenseView {
        title: license.title.text(language).to_owned(),
        href: license.url.clone(),
        id: license.id.clone().unwrap_or_default(),
    });
    DataView {
        license,
        files: offer::offers(links, whole.filter(|_| is_first)),
        periods: archive.periods.ids().filter(|_| is_first).map(period).filter(with_files).collect(),
        publishers: shown.map(publisher).filter(with_files).collect(),
        indicators: indicators(links, |_| is_first),
        pages: part::numbered(links, &pages, Route::Data, Some(part)),
        columns: dictionary::COLUMNS
            .iter()
            .filter(|_| is_first)
            .map(|column| ColumnView {
                name: column.name,
                kind: column.kind,
                required: column.required,
                title: column.title(language),
                meaning: column.meaning(language),
            })
            .collect(),
        kinds: dictionary::kinds(language).filter(|_| is_first).map(code).collect(),
        statuses: dictionary::statuses(language).filter(|_| is_first).map(code).collect(),
    }
}

/// The indicators that have pages and are wanted, by form.
pub(super) fn indicators(links: &Links<'_>, is_wanted: impl Fn(IndicatorId) -> bool) -> Vec<IndicatorsOf> {
    let archive = links.archive;
    let mut groups: Vec<(FormId, IndicatorsOf)> = Vec::new();
    for (position, &(form, indicator)) in archive.indicators().entries().filter(|(id, _)| is_wanted(*id)) {
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
