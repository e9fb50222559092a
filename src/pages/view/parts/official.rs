//! What every page of an official archive shows of its site: the tags in its head, the lines at its foot.
//!
//! Nothing empty is in it, so a theme prints what is there and asks no more.

use super::links::Links;
use crate::model::label::Label;
use crate::model::site::{Column, Official, Police};
use crate::pages::address::Route;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

/// What is escaped in a parameter of an address: all but RFC 3986's unreserved characters.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Where records of websites can be looked up at the ministry of industry; it has no address for a single
/// one.
const ICP_RECORDS: &str = "https://beian.miit.gov.cn/";

/// The identity of an official site, on one of its pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfficialView {
    /// The tags of the page, in order.
    pub meta: Vec<Meta>,
    /// Who answers for the site.
    pub organiser: Option<Words>,
    /// Who runs it for them.
    pub undertaker: Option<Words>,
    /// How to reach them.
    pub contact: Option<Words>,
    /// Its code in the register of government sites.
    pub site_id_code: Option<String>,
    /// Its record at the ministry of industry.
    pub icp: Option<Record>,
    /// Its record at the public security organ.
    pub police: Option<Record>,
    /// Where its mark as a site of Party or government is explained.
    pub party_government_mark: Option<String>,
    /// Where readers report errors; with the address of the page, where that is known.
    pub error_report: Option<String>,
    /// The map of the site.
    pub sitemap: Option<String>,
    /// About the site.
    pub about: Option<String>,
}

/// A tag in the head of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meta {
    /// Its name, as the conventions write it.
    pub name: &'static str,
    /// What it says.
    pub content: String,
}

/// Words, and the language they are in: an archive may have them in one only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Their language.
    pub language: String,
}

/// A number under which a site is registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// The number.
    pub number: String,
    /// Where it can be looked up.
    pub href: String,
}

/// The identity of the site on the page at hand; `None` unless the archive is an official one.
pub(crate) fn view(links: &Links<'_>, canonical: Option<&str>) -> Option<OfficialView> {
    let official = links.archive.site.official.as_ref()?;
    let words = |label| Words::of(label, links.language);
    Some(OfficialView {
        meta: meta(official, links, canonical),
        organiser: words(&official.organiser),
        undertaker: words(&official.undertaker),
        contact: words(&official.contact),
        site_id_code: official.site_id_code.clone(),
        icp: official.icp.clone().map(|number| Record { number, href: ICP_RECORDS.to_owned() }),
        police: official.police.clone().map(|Police { number, link }| Record { number, href: link }),
        party_government_mark: official.party_government_mark.clone(),
        error_report: official.error_report.as_deref().map(|tool| error_report(tool, canonical)),
        sitemap: official.sitemap.clone(),
        about: official.about.clone(),
    })
}

impl Words {
    fn of(label: &Label, language: &str) -> Option<Self> {
        let there = |(_, text): &(&str, &str)| !text.trim().is_empty();
        let own = label.iter().filter(there).find(|(tag, _)| *tag == language);
        let (language, text) = own.or_else(|| label.iter().find(there))?;
        Some(Self { text: text.trim().to_owned(), language: language.to_owned() })
    }
}

/// The tags: of the site on every page, of the column on every page that is there for readers, of the article
/// on reports.
fn meta(official: &Official, links: &Links<'_>, canonical: Option<&str>) -> Vec<Meta> {
    let words = |label| Words::of(label, links.language).map(|words| words.text);
    let mut tags = vec![
        ("SiteName", words(&official.site_name)),
        ("SiteDomain", official.domain.clone()),
        ("SiteIDCode", official.site_id_code.clone()),
    ];
    if !matches!(links.route, Route::NotFound | Route::Moved(_)) {
        let Column { name, description, keywords, category } = &official.column;
        let keywords: Vec<String> = keywords.iter().filter_map(words).collect();
        tags.extend([
            ("ColumnName", words(name)),
            ("ColumnDescription", words(description)),
            ("ColumnKeywords", Some(keywords.join(",")).filter(|joined| !joined.is_empty())),
            ("ColumnType", words(category)),
        ]);
    }
    if let Route::Report(position) | Route::Tables(position, _) = links.route {
        let report = links.archive.report(position);
        tags.extend([
            ("ArticleTitle", Some(links.archive.title(position, links.language))),
            // What the report says, never the time of a build or of a file.
            ("PubDate", report.publication()),
            ("ContentSource", words(&links.archive.publisher(report.publisher()).name)),
            ("Url", canonical.map(str::to_owned)),
        ]);
    }
    tags.into_iter().filter_map(|(name, content)| Some(Meta { name, content: content? })).collect()
}

/// The tool for reporting errors, opened with the address of the page as its parameter `url`.
fn error_report(tool: &str, canonical: Option<&str>) -> String {
    let Some(page) = canonical else { return tool.to_owned() };
    let (address, fragment) = tool.split_at(tool.find('#').unwrap_or(tool.len()));
    let separator = match address.find('?') {
        None => "?",
        Some(_) if address.ends_with(['?', '&']) => "",
        Some(_) => "&",
    };
    let page = utf8_percent_encode(page, RESERVED);
    format!("{address}{separator}url={page}{fragment}")
}
