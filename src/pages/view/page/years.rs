//! The years of a publisher that has many: a page for each table, and one with all of them, to be printed.

use crate::model::archive::{Archive, YearsAt};
use crate::model::id::{Id, PublisherId};
use crate::pages::address::Route;
use crate::pages::view::Model;
use crate::pages::view::parts::link::{Link, Named, PageLink};
use crate::pages::view::parts::links::Links;
use crate::pages::view::tables::comparison::{self, ComparisonView};
use serde::Serialize;

/// A table of the years of a publisher, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearsView {
    /// Whose.
    pub publisher: Named,
    /// The title of the table.
    pub title: String,
    /// Which of the publisher's comparisons it is of, from 1.
    pub number: usize,
    /// The table.
    #[serde(skip)]
    pub comparison: ComparisonView,
    /// The pages of the table, where it has several.
    pub pages: Vec<PageLink>,
    /// The tables of the publisher.
    pub tables: Vec<YearsTable>,
    /// The page before this one.
    pub previous: Option<Link>,
    /// The page after this one.
    pub next: Option<Link>,
    /// The page with all tables, where there are not too many for one.
    pub whole: Option<String>,
}

/// A table of the years of a publisher that has a page of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearsTable {
    /// Which of the publisher's comparisons it is of, from 1.
    pub number: usize,
    /// Its anchor among all tables.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page, the first where it has several.
    pub href: String,
    /// Whether it is the one at hand.
    pub current: bool,
}

/// All years of a publisher that has many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WholeView {
    /// Whose.
    pub publisher: Named,
    /// Its reports side by side, one comparison for each kind of period; none where one page cannot show
    /// them all.
    #[serde(skip)]
    pub comparisons: Vec<ComparisonView>,
    /// The pages of its tables, where these are too many for one. An address that was once there stays.
    pub tables: Vec<YearsTable>,
}

/// A page of the years of a publisher.
pub(crate) fn view(model: &Model<'_>, links: &Links<'_>, publisher: PublisherId, at: YearsAt) -> YearsView {
    let archive = model.archive;
    let pages = archive.years_of(publisher);
    let here = pages.iter().position(|&page| page == at).unwrap_or_default();
    let of_table: Vec<YearsAt> =
        pages.iter().copied().filter(|page| YearsAt { part: at.part, ..*page } == at).collect();
    let link = |at: Option<usize>| {
        let &at = pages.get(at?)?;
        Some(Link { label: title(archive, at, links.language), href: links.to(Route::Years(publisher, at)) })
    };
    let page = |&page: &YearsAt| PageLink {
        number: page.part.index() + 1,
        href: links.to(Route::Years(publisher, page)),
        current: page == at,
    };
    YearsView {
        publisher: links.publisher(publisher),
        title: title(archive, at, links.language),
        number: at.comparison.index() + 1,
        comparison: comparison::of_page(model, links, publisher, at).unwrap_or_default(),
        pages: if of_table.len() > 1 { of_table.iter().map(page).collect() } else { Vec::new() },
        tables: tables(links, publisher, Some(at)),
        previous: link(here.checked_sub(1)),
        next: link(Some(here + 1)),
        whole: archive.has_whole_years(publisher).then(|| links.to(Route::YearsWhole(publisher))),
    }
}

/// The page with all years of a publisher.
pub(crate) fn whole(model: &Model<'_>, links: &Links<'_>, publisher: PublisherId) -> WholeView {
    let is_whole = links.archive.has_whole_years(publisher);
    WholeView {
        publisher: links.publisher(publisher),
        comparisons: if is_whole { comparison::of_publisher(model, links, publisher) } else { Vec::new() },
        tables: if is_whole { Vec::new() } else { tables(links, publisher, None) },
    }
}

/// The tables of the years of a publisher that have pages of their own.
pub(super) fn tables(links: &Links<'_>, publisher: PublisherId, at_hand: Option<YearsAt>) -> Vec<YearsTable> {
    let archive = links.archive;
    let first = archive.years_of(publisher).iter().filter(|at| at.part.index() == 0);
    let table = |&at: &YearsAt| YearsTable {
        number: at.comparison.index() + 1,
        id: format!("compare-{}", archive.form(at.form).table(at.table).id),
        title: title(archive, at, links.language),
        href: links.to(Route::Years(publisher, at)),
        current: at_hand.is_some_and(|here| YearsAt { part: at.part, ..here } == at),
    };
    first.map(table).collect()
}

fn title(archive: &Archive, at: YearsAt, language: &str) -> String {
    archive.form(at.form).table(at.table).title.text(language).to_owned()
}
