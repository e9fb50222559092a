//! Where each page stands in the site: its path, written and read.

use super::{Order, Route};
use crate::model::archive::{Archive, Attached, Moved, Owner, tables_folder};
use crate::model::format::Format;
use crate::model::id::{Id, PartId, PublisherId, ReportId};

/// The folder of a publisher's years, where these have pages of their own. No period is called so.
const YEARS: &str = "years";

/// Adds the folder of a page below its language's root, with a slash at the end unless it is the root itself.
fn add_folder(folder: &mut String, archive: &Archive, route: Route) {
    let mut add = |parts: &[&str]| parts.iter().for_each(|part| folder.push_str(part));
    match route {
        Route::Index | Route::NotFound => {}
        Route::Publishers(part) => add(&["publishers/", &page(part)]),
        Route::Period(period, order, part) => {
            add(&[&archive.period(period).id, "/"]);
            match order {
                Order::Official => {}
                Order::Name | Order::Value => add(&[order.name(), "/"]),
            }
            add(&[&page(part)]);
        }
        Route::Reporting(period, part) => add(&[&archive.period(period).id, "/reporting/", &page(part)]),
        Route::Publisher(publisher) => add(&[&archive.publisher(publisher).id, "/"]),
        Route::YearsWhole(publisher) => add(&[&archive.publisher(publisher).id, "/", YEARS, "/"]),
        Route::Years(publisher, at) => {
            add_folder(folder, archive, Route::YearsWhole(publisher));
            // No id within a form has a hyphen.
            if let later @ 1.. = at.comparison.index() {
                folder.push_str(&format!("{}-", later + 1));
            }
            let table = &archive.form(at.form).table(at.table).id;
            [table, "/", &page(at.part)].into_iter().for_each(|part| folder.push_str(part));
        }
        Route::Report(report) => {
            let report = archive.report(report);
            add(&[&archive.publisher(report.publisher()).id, "/", &report.address(), "/"]);
        }
        Route::Tables(report, part) => {
            add_folder(folder, archive, Route::Report(report));
            [&tables_folder(part), "/"].into_iter().for_each(|part| folder.push_str(part));
        }
        Route::Changes(report) => {
            add_folder(folder, archive, Route::Report(report));
            folder.push_str("changes/");
        }
        Route::Indicator(indicator, part) => {
            let (form, indicator) = archive.indicator(indicator);
            let form = archive.form(form);
            add(&["indicators/", &form.family, "/", &indicator.address(form), "/", &page(part)]);
        }
        Route::Corrections => add(&["corrections/"]),
        Route::Data(part) => add(&["data/", &page(part)]),
        Route::Forms => add(&["forms/"]),
        Route::Form(form) => add(&["forms/", &archive.form(form).id, "/"]),
        Route::Findings(part) => add(&["findings/", &page(part)]),
        Route::Search => add(&["search/"]),
        Route::Compare => add(&["compare/"]),
        Route::Page(page) => add(&[&archive.page(page).id, "/"]),
        Route::Moved(position) => add(&[&archive.moved(position).from, "/"]),
    }
}

/// The folder of one of several pages below the first: `2/`.
fn page(part: PartId) -> String {
    match part.index() {
        0 => String::new(),
        later => format!("{}/", later + 1),
    }
}

/// The path of a page's file in the site: `en/huaian-city/2024/index.html`. A page has some hundred links, so
/// that the path is written in one piece.
pub(crate) fn path(archive: &Archive, route: Route, language: &str) -> String {
    let mut path = String::with_capacity(48);
    if language != archive.site.first_language() {
        path.push_str(language);
        path.push('/');
    }
    add_folder(&mut path, archive, route);
    path.push_str(if route == Route::NotFound { "404.html" } else { "index.html" });
    path
}

/// The page whose file stands at a path of the site, and its language; `None` where no page does.
pub(crate) fn find<'a>(archive: &'a Archive, asked: &str) -> Option<(Route, &'a str)> {
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
    let former = || {
        let from = rest.strip_suffix("/index.html")?;
        archive.moves.find(|known| known.from == from).map(Route::Moved)
    };
    let now = present(archive, &folders, (asked, language)).or_else(former)?;
    (path(archive, now, language) == asked).then_some((now, language))
}

/// The page that stands today in a folder below its language's root.
fn present(archive: &Archive, folders: &[&str], (asked, language): (&str, &str)) -> Option<Route> {
    Some(match folders[..] {
        [] => Route::Index,
        ["404"] => Route::NotFound,
        ["corrections"] => Route::Corrections,
        ["search"] if archive.site.search => Route::Search,
        ["compare"] if archive.is_compared() => Route::Compare,
        ["forms"] => Route::Forms,
        ["forms", id] => {
            Route::Form(archive.shown_forms().into_iter().find(|&form| archive.form(form).id == id)?)
        }
        ["publishers" | "findings" | "indicators" | "data", ..] => {
            Route::all(archive).into_iter().find(|&route| path(archive, route, language) == asked)?
        }
        [id] => archive
            .periods
            .find(|period| *period.id == *id)
            .map(Route::period)
            .or_else(|| archive.publishers.find(id).map(Route::Publisher))
            .or_else(|| archive.pages.find(|page| page.id == id).map(Route::Page))?,
        [id, ..] if archive.periods.find(|period| *period.id == *id).is_some() => {
            Route::all(archive).into_iter().find(|&route| path(archive, route, language) == asked)?
        }
        [publisher, ref below @ ..] if below.len() <= 5 => {
            let publisher = archive.publishers.find(publisher)?;
            if below.first() == Some(&YEARS) {
                let pages = archive.years_of(publisher).iter().map(|&at| Route::Years(publisher, at));
                let has_pages = !archive.years_of(publisher).is_empty();
                let whole = has_pages.then_some(Route::YearsWhole(publisher));
                let mut known = whole.into_iter().chain(pages);
                return known.find(|&route| path(archive, route, language) == asked);
            }
            if let [of @ .., tables, number] = below
                && let Some(report) = archive.version_on(publisher, &of.join("/"))
                && let Some(part) =
                    report.parts().skip(1).find(|&part| tables_folder(part) == format!("{tables}/{number}"))
            {
                return Some(Route::Tables(report.position(), part));
            }
            let changes = below.strip_suffix(&["changes"]);
            let report = archive.version_on(publisher, &changes.unwrap_or(below).join("/"))?;
            let changes = changes.filter(|_| report.is_superseded());
            changes.map_or(Route::Report(report.position()), |_| Route::Changes(report.position()))
        }
        _ => return None,
    })
}

/// The path of a published file. Files stand once, below the first language.
pub(crate) fn attachment_path(archive: &Archive, attached: &Attached) -> String {
    let mut path = String::new();
    match attached.to {
        Owner::Site => {}
        Owner::Publisher(publisher) => add_folder(&mut path, archive, Route::Publisher(publisher)),
        Owner::Report(report) => add_folder(&mut path, archive, Route::Report(report)),
    }
    path.push_str(&attached.name);
    path
}

/// The path of a report in a format that offices work with, beside its page in that language:
/// `huaian-city/2024/huaian-city-2024.xlsx`.
pub(crate) fn document_path(archive: &Archive, report: ReportId, language: &str, format: Format) -> String {
    let page = path(archive, Route::Report(report), language);
    let folder = page.trim_end_matches("index.html");
    format!("{folder}{}", document_name(archive, report, format))
}

/// The path of the chart of a publisher's first key figure, beside its page in that language.
pub(crate) fn chart_path(archive: &Archive, publisher: PublisherId, language: &str) -> String {
    let page = path(archive, Route::Publisher(publisher), language);
    format!("{}chart.svg", page.trim_end_matches("index.html"))
}

/// The path of what was moved, where it stands now: its page in a language, or the file.
pub(crate) fn moved_path(archive: &Archive, to: Moved, language: &str) -> String {
    match to {
        Moved::Publisher(publisher) => path(archive, Route::Publisher(publisher), language),
        Moved::Report(report) => path(archive, Route::Report(report), language),
        Moved::Tables(report, part) => path(archive, Route::tables(report, part), language),
        Moved::Changes(report) => path(archive, Route::Changes(report), language),
        Moved::Page(page) => path(archive, Route::Page(page), language),
        Moved::File(file) => attachment_path(archive, &archive.attachments[file]),
    }
}

/// The name of a report's file in a format: `huaian-city-2024.xlsx`. Markdown is read in the place of the
/// page, and is called as the page is.
fn document_name(archive: &Archive, report: ReportId, format: Format) -> String {
    if format == Format::Markdown {
        return "index.md".to_owned();
    }
    let report = archive.report(report);
    let period = report.address().replace('/', "-");
    format!("{}-{period}.{}", archive.publisher(report.publisher()).id, format.name())
}

/// The page that an author names by an address from the root of the site (`huaian-city/2024`, `en/findings/`,
/// `about/index.html`), and its language; `None` where no page has it.
pub(crate) fn find_written<'a>(archive: &'a Archive, address: &str) -> Option<(Route, &'a str)> {
    if address.ends_with(".html") {
        return find(archive, address);
    }
    let folder = address.trim_end_matches('/');
    find(archive, &if folder.is_empty() { "index.html".to_owned() } else { format!("{folder}/index.html") })
}
