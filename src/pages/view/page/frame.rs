//! The frame that every page has, and ordinary pages.

use crate::model::format::Format;
use crate::model::id::{Id, PublisherId};
use crate::model::site::theme;
use crate::pages::address::{self, Route};
use crate::pages::data::{Feed, json_ld};
use crate::pages::view::Model;
use crate::pages::view::parts::link::Link;
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::offer;
use crate::pages::view::parts::official::{self, OfficialView};
use crate::pages::view::parts::title::{Title, title};
use crate::pages::view::parts::version;
use crate::text::strings::strings;
use serde::Serialize;

/// What every page has around its view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// The site: title and description.
    pub site: SiteView,
    /// The page.
    pub page: PageFrame,
    /// The identity of the site, if it is an official one.
    pub official: Option<OfficialView>,
}

/// The site as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiteView {
    /// Its title.
    pub title: String,
    /// What it holds.
    pub description: String,
    /// The address it is published at, if the archive says so.
    pub base: Option<String>,
    /// The style sheet that the archive adds to the theme, by its path below `assets/`.
    pub css: Option<String>,
    /// The picture that stands before the title, by its path below `assets/`.
    pub logo: Option<String>,
}

/// The page at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageFrame {
    /// Its language, as `zh` or `en`.
    pub lang: String,
    /// Its language as browsers and search engines are told: `zh-CN`, `en`.
    pub tag: &'static str,
    /// The prefix from it to the root of the site: `../../`.
    pub root: String,
    /// Its title.
    #[serde(skip)]
    pub title: Title,
    /// The path of its file in the site.
    pub path: String,
    /// Its full address, if the archive says where it is published.
    pub canonical: Option<String>,
    /// The name of its kind.
    pub kind: &'static str,
    /// The feed in its language, where there is one.
    pub feed: Option<String>,
    /// The same report as Markdown, where it is published.
    pub markdown: Option<String>,
    /// What it is about, for search engines: JSON-LD, safe within a script element.
    pub json_ld: Option<String>,
    /// The link to the first page; on the page for missing addresses a full one, where the archive has a
    /// base.
    pub home: String,
    /// The same page in every language of the site.
    pub alternates: Vec<Alternate>,
    /// The way from the first page to this one.
    #[serde(skip)]
    pub breadcrumb: Vec<Crumb>,
    /// The site's own pages.
    pub nav: Nav,
}

/// A page in one of the site's languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternate {
    /// The language.
    pub lang: String,
    /// The language as browsers and search engines are told.
    pub tag: &'static str,
    /// Its name in itself.
    pub label: String,
    /// The link.
    pub href: String,
    /// Whether it is the page at hand.
    pub current: bool,
}

/// A step of the way to a page; the last has no link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    /// The words.
    pub label: Title,
    /// The link.
    pub href: Option<String>,
}

/// Links to the site's own pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Nav {
    /// The first page.
    pub index: String,
    /// All publishers.
    pub publishers: String,
    /// All findings.
    pub findings: String,
    /// All corrections.
    pub corrections: String,
    /// What can be downloaded.
    pub data: String,
    /// All forms.
    pub forms: String,
    /// Where the archive is searched; none where it is not, or where no link can be right.
    pub search: Option<String>,
    /// Where readers compare what they choose; none where the archive has switched it off or nothing to
    /// compare.
    pub compare: Option<String>,
    /// Ordinary pages.
    pub pages: Vec<Link>,
}

/// The frame of the page at hand.
pub(crate) fn frame(model: &Model<'_>, links: &Links<'_>) -> Frame {
    let archive = model.archive;
    let site = &archive.site;
    let language = links.language;
    // Search engines are told where what was moved stands now.
    let stands = match links.route.moved() {
        Some(position) => address::moved_path(archive, archive.moved(position).to, language),
        None => links.path.clone(),
    };
    let stands = stands.trim_end_matches("index.html");
    let canonical = site.base.as_ref().map(|base| format!("{base}{stands}"));
    // Whatever stands for a missing page is served at any address: nothing there may be relative.
    let missing = links.route == Route::NotFound;
    let home = |lang: &str| match &site.base {
        Some(base) if missing => format!("{base}{}", address::path(archive, Route::Index, lang)),
        _ => links.to_language(Route::Index, lang),
    };
    let alternates = site
        .languages
        .iter()
        .map(|lang| Alternate {
            lang: lang.clone(),
            tag: tag(lang),
            label: strings(lang).word("language.name").to_owned(),
            href: if missing { home(lang) } else { links.to_language(links.route, lang) },
            current: lang == language,
        })
        .collect();
    let pages = archive.pages.entries();
    Frame {
        site: SiteView {
            title: site.title.text(language).to_owned(),
            description: site.description.text(language).to_owned(),
            base: site.base.clone(),
            css: site.theme.css.as_ref().map(theme::asset),
            logo: site.theme.logo.as_ref().map(theme::asset),
        },
        page: PageFrame {
            lang: language.to_owned(),
            tag: tag(language),
            root: links.root(),
            title: title(archive, links.route, language),
            path: links.path.clone(),
            canonical: canonical.clone(),
            kind: links.route.kind(),
            feed: feed(links),
            markdown: markdown(links),
            json_ld: match links.route {
                Route::Report(report) => Some(json_ld::report(archive, report, language)),
                route => json_ld::dataset(archive, route, language),
            },
            home: home(language),
            alternates,
            breadcrumb: breadcrumb(links),
            nav: Nav {
                index: links.to(Route::Index),
                publishers: links.to(Route::publishers()),
                findings: links.to(Route::findings()),
                corrections: links.to(Route::Corrections),
                data: links.to(Route::data()),
                forms: links.to(Route::Forms),
                search: search(links),
                compare: archive.is_compared().then(|| links.to(Route::Compare)),
                pages: pages
                    .map(|(i, page)| Link {
                        label: page.title.text(language).to_owned(),
                        href: links.to(Route::Page(i)),
                    })
                    .collect(),
            },
        },
        official: official::view(links, canonical.as_deref()),
    }
}

/// A language as browsers and search engines are told it. Chinese is the written Chinese of the
/// mainland: old engines choose its fonts by the region, and know no `zh-Hans`.
fn tag(language: &str) -> &'static str {
    strings(language).word("language.tag")
}

/// The link to the page for searching; on the page for missing addresses a full one, where the archive has a
/// base.
fn search(links: &Links<'_>) -> Option<String> {
    let site = &links.archive.site;
    let path = address::path(links.archive, Route::Search, links.language);
    match (&site.base, links.route) {
        _ if !site.search => None,
        (base, Route::NotFound) => base.as_ref().map(|base| format!("{base}{path}")),
        _ => Some(links.file(&path)),
    }
}

/// The link to a report as Markdown, from its page.
fn markdown(links: &Links<'_>) -> Option<String> {
    let report = links.route.report()?;
    links.archive.site.downloads.contains(&Format::Markdown).then(|| {
        let path = address::document_path(links.archive, report, links.language, Format::Markdown);
        links.file(&path)
    })
}

/// The link to the feed; none where nothing may be relative.
fn feed(links: &Links<'_>) -> Option<String> {
    let feed = offer::feed(links, Feed::Latest).filter(|_| links.route != Route::NotFound)?;
    Some(links.file(&feed.path(links.archive)))
}

fn breadcrumb(links: &Links<'_>) -> Vec<Crumb> {
    let archive = links.archive;
    let step = |route| Crumb { label: title(archive, route, links.language), href: Some(links.to(route)) };
    let mut crumbs = match links.route {
        Route::Index | Route::NotFound => return Vec::new(),
        _ => vec![step(Route::Index)],
    };
    let above = |publisher| archive.publisher(publisher).ancestors().iter().rev().copied();
    if matches!(
        links.route,
        Route::Publisher(_)
            | Route::Years(..)
            | Route::YearsWhole(_)
            | Route::Report(_)
            | Route::Tables(..)
            | Route::Changes(_)
    ) {
        crumbs.push(step(Route::publishers()));
    }
    let publishers: Vec<PublisherId> = match links.route {
        Route::Publisher(publisher) => above(publisher).collect(),
        Route::Years(publisher, _) | Route::YearsWhole(publisher) => {
            above(publisher).chain([publisher]).collect()
        }
        Route::Report(report) | Route::Tables(report, _) | Route::Changes(report) => {
            let publisher = archive.report(report).publisher();
            above(publisher).chain([publisher]).collect()
        }
        _ => Vec::new(),
    };
    crumbs.extend(publishers.into_iter().map(|p| step(Route::Publisher(p))));
    if let Route::Reporting(period, _) = links.route {
        crumbs.push(step(Route::period(period)));
    }
    if let Route::Years(publisher, _) = links.route {
        let whole = Route::YearsWhole(publisher);
        crumbs.push(Crumb { label: Title::OfKind(whole.kind()), href: Some(links.to(whole)) });
    }
    if let Route::Indicator(..) = links.route {
        crumbs.push(step(Route::data()));
    }
    if let Route::Form(_) = links.route {
        crumbs.push(step(Route::Forms));
    }
    let of_report = |report| Crumb {
        label: Title::Own(archive.short_title(archive.report(report), links.language)),
        href: Some(links.to(Route::Report(report))),
    };
    let of_version = |report| Crumb {
        label: Title::Own(version::page(links, archive.report(report)).label),
        href: Some(links.to(Route::Report(report))),
    };
    if let Route::Changes(report) = links.route {
        crumbs.extend([of_report(archive.report(report).newest()), of_version(report)]);
    }
    let of_any = |report| {
        if archive.report(report).is_superseded() { of_version(report) } else { of_report(report) }
    };
    let of_tables = if let Route::Tables(report, _) = links.route { Some(report) } else { None };
    let shown = of_tables.or_else(|| links.route.report());
    let superseded = shown.map(|report| archive.report(report)).filter(|r| r.is_superseded());
    crumbs.extend(superseded.map(|report| of_report(report.newest())));
    if let Route::Tables(report, _) = links.route {
        crumbs.push(of_any(report));
    }
    let label = match links.route {
        Route::Report(report) => of_any(report).label,
        Route::Tables(_, part) => {
            Title::Own(strings(links.language).say("report.page", &[("page", &(part.index() + 1))]))
        }
        Route::Changes(_) | Route::YearsWhole(_) | Route::Reporting(..) => Title::OfKind(links.route.kind()),
        Route::Years(_, at) => {
            Title::Own(archive.form(at.form).table(at.table).title.text(links.language).to_owned())
        }
        route => title(archive, route, links.language),
    };
    crumbs.push(Crumb { label, href: None });
    crumbs
}
