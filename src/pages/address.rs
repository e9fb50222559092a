//! Addresses: where each page stands, and how one page links to another.
//!
//! The archive's first language stands at the root and every other below its tag, from the beginning, so that no
//! address ever moves. All links are relative and write out `index.html`: they work from a web root, below a path
//! prefix, and from `file://`.

use crate::model::archive::{Archive, Attached, Owner, PUBLISHERS_A_PAGE};
use crate::model::id::{FormId, IndicatorId, PageId, PeriodId, PublisherId, ReportId};

/// A page of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// What the archive holds.
    Index,
    /// All publishers of one period.
    Period(PeriodId),
    /// All reports of a publisher.
    Publisher(PublisherId),
    /// One report.
    Report(ReportId),
    /// One indicator over publishers and periods, and which of its pages, counted from 0.
    Indicator(IndicatorId, usize),
    /// All corrections.
    Corrections,
    /// The data: what can be downloaded, and what its columns mean.
    Data,
    /// All forms.
    Forms,
    /// One form explained.
    Form(FormId),
    /// All findings.
    Findings,
    /// Where the archive is searched.
    Search,
    /// An ordinary page.
    Page(PageId),
    /// What is shown where nothing is.
    NotFound,
}

impl Route {
    /// The name of its kind, which is also the name of its template.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Index => "index",
            Self::Period(_) => "period",
            Self::Publisher(_) => "publisher",
            Self::Report(_) => "report",
            Self::Indicator(..) => "indicator",
            Self::Corrections => "corrections",
            Self::Data => "data",
            Self::Forms => "forms",
            Self::Form(_) => "form",
            Self::Findings => "findings",
            Self::Search => "search",
            Self::Page(_) => "page",
            Self::NotFound => "404",
        }
    }

    /// Every page of an archive, in a fixed order.
    pub fn all(archive: &Archive) -> Vec<Self> {
        let mut routes = vec![Self::Index];
        routes.extend(archive.periods.ids().map(Self::Period));
        routes.extend(archive.publishers.ids().map(Self::Publisher));
        routes.extend(archive.reports.ids().map(Self::Report));
        for (indicator, &(form, _)) in archive.indicators.entries() {
            let publishers = archive.publishers_of_family(&archive.form(form).family).len();
            let pages = publishers.div_ceil(PUBLISHERS_A_PAGE);
            routes.extend((0..pages).map(|part| Self::Indicator(indicator, part)));
        }
        routes.extend([Self::Corrections, Self::Data]);
        routes.push(Self::Forms);
        routes.extend(archive.shown_forms().into_iter().map(Self::Form));
        routes.push(Self::Findings);
        routes.extend(archive.site.search.then_some(Self::Search));
        routes.extend(archive.pages.ids().map(Self::Page));
        routes.push(Self::NotFound);
        routes
    }
}

/// The folder of a page below its language's root, with a slash at the end unless it is the root itself.
fn folder(archive: &Archive, route: Route) -> String {
    match route {
        Route::Index | Route::NotFound => String::new(),
        Route::Period(period) => format!("{}/", archive.period(period).id),
        Route::Publisher(publisher) => format!("{}/", archive.publisher(publisher).id),
        Route::Report(report) => {
            let report = archive.report(report);
            format!("{}/{}/", archive.publisher(report.publisher()).id, report.period.id)
        }
        Route::Indicator(indicator, part) => {
            let (form, indicator) = archive.indicator(indicator);
            let form = archive.form(form);
            let page = if part == 0 { String::new() } else { format!("{}/", part + 1) };
            format!("indicators/{}/{}/{page}", form.family, indicator.address(form))
        }
        Route::Corrections => "corrections/".to_owned(),
        Route::Data => "data/".to_owned(),
        Route::Forms => "forms/".to_owned(),
        Route::Form(form) => format!("forms/{}/", archive.form(form).id),
        Route::Findings => "findings/".to_owned(),
        Route::Search => "search/".to_owned(),
        Route::Page(page) => format!("{}/", archive.page(page).id),
    }
}

/// The path of a page's file in the site: `en/huaian-city/2024/index.html`.
pub fn path(archive: &Archive, route: Route, language: &str) -> String {
    let root = if language == archive.site.first_language() { String::new() } else { format!("{language}/") };
    let file = if route == Route::NotFound { "404.html" } else { "index.html" };
    format!("{root}{}{file}", folder(archive, route))
}

/// The page whose file stands at a path of the site, and its language; `None` where no page does.
pub fn find<'a>(archive: &'a Archive, asked: &str) -> Option<(Route, &'a str)> {
    let others = archive.site.languages.iter().skip(1);
    let below = |language: &'a String| {
        Some((language.as_str(), asked.strip_prefix(language.as_str())?.strip_prefix('/')?))
    };
    let (language, rest) =
        others.into_iter().find_map(below).unwrap_or((archive.site.first_language(), asked));
    let folders: Vec<&str> = match rest {
        "index.html" => Vec::new(),
        "404.html" => vec!["404"],
        _ => rest.strip_suffix("/index.html")?.split('/').collect(),
    };
    let route = match folders[..] {
        [] => Route::Index,
        ["404"] => Route::NotFound,
        ["corrections"] => Route::Corrections,
        ["data"] => Route::Data,
        ["findings"] => Route::Findings,
        ["search"] if archive.site.search => Route::Search,
        ["forms"] => Route::Forms,
        ["forms", id] => {
            Route::Form(archive.shown_forms().into_iter().find(|&form| archive.form(form).id == id)?)
        }
        ["indicators", ..] => {
            Route::all(archive).into_iter().find(|&route| path(archive, route, language) == asked)?
        }
        [id] => archive
            .periods
            .find(|period| *period.id == *id)
            .map(Route::Period)
            .or_else(|| archive.publishers.find(id).map(Route::Publisher))
            .or_else(|| archive.pages.find(|page| page.id == id).map(Route::Page))?,
        [publisher, period] => {
            Route::Report(archive.report_on(archive.publishers.find(publisher)?, period)?.position())
        }
        _ => return None,
    };
    (path(archive, route, language) == asked).then_some((route, language))
}

/// The path of a published file. Files stand once, below the first language.
pub fn attachment_path(archive: &Archive, attached: &Attached) -> String {
    let folder = match attached.to {
        Owner::Site => String::new(),
        Owner::Publisher(publisher) => folder(archive, Route::Publisher(publisher)),
        Owner::Report(report) => folder(archive, Route::Report(report)),
    };
    format!("{folder}{}", attached.name)
}

/// The relative link from the page at one path to the file at another.
pub fn relative(from: &str, to: &str) -> String {
    let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let folders = from.as_bytes()[..same].iter().rposition(|&byte| byte == b'/').map_or(0, |slash| slash + 1);
    let up = from.as_bytes()[folders..].iter().filter(|&&byte| byte == b'/').count();
    let mut link = String::with_capacity(3 * up + to.len() - folders);
    (0..up).for_each(|_| link.push_str("../"));
    encode(&to[folders..], &mut link);
    link
}

/// Percent-encodes what the path of an address may not hold (RFC 3986, 3.3).
fn encode(path: &str, link: &mut String) {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=@/".contains(&byte);
    if path.bytes().all(plain) {
        link.push_str(path);
        return;
    }
    for byte in path.bytes() {
        if plain(byte) {
            link.push(char::from(byte));
        } else {
            link.push_str(&format!("%{byte:02X}"));
        }
    }
}
