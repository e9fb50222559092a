//! Prose of the archive: its links and cited figures are resolved against the archive before anything is rendered.

mod anchor;
mod plain;
mod words;

pub use words::words;

use crate::model::archive::Archive;
use crate::model::figure::Value;
use crate::model::form::Form;
use crate::model::id::SectionId;
use crate::model::report::CellRef;
use crate::pages::address::{self, Route};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::markdown::{self, LinkUse, Options, Piece, Prose};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::{FileId, Place, Sources};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

const BROKEN_LINK: Code = Code("link-broken");
const BROKEN_ANCHOR: Code = Code("link-broken-anchor");
const BAD_SCHEME: Code = Code("link-scheme");
const NO_FIGURE: Code = Code("citation-unknown");
const RAW_HTML: Code = Code("prose-raw-html");

/// Prose as HTML, its links and figures filled in.
#[derive(Debug, Default)]
pub struct Rendered {
    /// Before the first heading.
    pub preamble: String,
    /// From heading to heading.
    pub sections: Vec<Section>,
    /// Footnotes.
    pub footnotes: String,
}

/// A heading and what stands under it.
#[derive(Debug)]
pub struct Section {
    /// The section of the report's form that it is.
    pub of_form: Option<SectionId>,
    /// The heading's anchor.
    pub anchor: String,
    /// The heading as plain text.
    pub text: String,
    /// The heading, as HTML.
    pub heading: String,
    /// What stands under it, as HTML.
    pub body: String,
}

impl Rendered {
    /// All of it in one piece.
    pub fn whole(self) -> String {
        let mut html = self.preamble;
        for section in self.sections {
            html.push_str(&format!(
                "<h2 id=\"{}\">{}</h2>\n{}",
                section.anchor, section.heading, section.body
            ));
        }
        html + &self.footnotes
    }
}

/// The section of a form that a heading is: by its title, or by the number it begins with.
fn section_of(form: &Form, heading: &str) -> Option<SectionId> {
    let heading = heading.trim();
    form.sections.find(|section| {
        let titled = section.title.iter().any(|(_, title)| title == heading);
        let numbered = heading.strip_prefix(&*section.number).is_some_and(|rest| {
            !section.number.is_empty() && rest.trim_start().starts_with(['、', '.', '．', ':', '：'])
        });
        titled || numbered
    })
}

/// A document of the archive: its prose and the page it is shown on.
#[derive(Clone, Copy)]
struct Document {
    route: Route,
    prose: Place,
}

fn documents(archive: &Archive) -> Vec<Document> {
    let home = archive.home.map(|prose| Document { route: Route::Index, prose });
    let publishers = archive.publishers.iter();
    let publishers =
        publishers.filter_map(|p| Some(Document { route: Route::Publisher(p.position()), prose: p.prose? }));
    let reports = archive.reports.iter();
    let reports =
        reports.filter_map(|r| Some(Document { route: Route::Report(r.position()), prose: r.prose? }));
    let pages = archive.pages.entries();
    let pages = pages.map(|(id, page)| Document { route: Route::Page(id), prose: page.prose });
    home.into_iter().chain(publishers).chain(reports).chain(pages).collect()
}

/// What earlier runs parsed of prose that is still the same. An empty one changes nothing but the time.
#[derive(Default)]
pub struct Memory {
    known: BTreeMap<FileId, Known>,
}

/// What is known of the prose of one file.
#[derive(Clone)]
struct Known {
    of: Arc<str>,
    place: Place,
    raw_html: bool,
    taken: Vec<String>,
    /// Its links and citations; `None` where it holds nothing that could be wrong.
    outline: Option<Arc<Prose>>,
}

/// Checks the prose of every document: broken links, unknown figures, raw HTML that is not allowed.
pub fn check(archive: &Archive, sources: &Sources, memory: &mut Memory) -> Vec<Diagnostic> {
    let known = &memory.known;
    let all = documents(archive);
    let found: Vec<(Known, Vec<Diagnostic>)> = all
        .into_par_iter()
        .map(|document| {
            let known = Known::again(archive, sources, document, known);
            let told =
                known.outline.as_ref().map(|prose| Resolver { archive, sources, document, prose }.check());
            (known, told.unwrap_or_default())
        })
        .collect();
    let mut told = Vec::new();
    memory.known.clear();
    for (known, mut of_document) in found {
        told.append(&mut of_document);
        memory.known.insert(known.place.file, known);
    }
    told
}

impl Known {
    fn again(
        archive: &Archive,
        sources: &Sources,
        document: Document,
        known: &BTreeMap<FileId, Self>,
    ) -> Self {
        let (place, of) = (document.prose, &sources.file(document.prose.file).text);
        let before = known.get(&place.file).filter(|k| Arc::ptr_eq(&k.of, of) && k.place == place);
        if before.is_some_and(|known| known.outline.is_none())
            || before.is_none() && plain::is_plain(sources.text(place))
        {
            let (of, raw_html) = (Arc::clone(of), archive.site.raw_html);
            return Self { of, place, raw_html, taken: Vec::new(), outline: None };
        }
        let (raw_html, taken) = (archive.site.raw_html, anchor::taken(archive, document.route));
        if let Some(known) = before
            && known.raw_html == raw_html
            && known.taken == taken
        {
            return known.clone();
        }
        let outline = Some(Arc::new(parse(archive, sources, document).outline()));
        let taken = taken.into_iter().map(str::to_owned).collect();
        Self { of: Arc::clone(of), place, raw_html, taken, outline }
    }
}

fn parse(archive: &Archive, sources: &Sources, document: Document) -> Prose {
    let taken = anchor::taken(archive, document.route);
    let options = Options { raw_html: archive.site.raw_html, taken: &taken };
    markdown::parse(sources.text(document.prose), &options)
}

/// The prose at a place as HTML, for the page at hand.
pub fn render(archive: &Archive, sources: &Sources, route: Route, language: &str, place: Place) -> Rendered {
    let document = Document { route, prose: place };
    let prose = parse(archive, sources, document);
    let resolver = Resolver { archive, sources, document, prose: &prose };
    let from = address::path(archive, route, language);
    let join = |pieces: &[Piece]| resolver.join(pieces, &from, language);
    let sections = anchor::sections(archive, route, &prose);
    Rendered {
        preamble: join(&prose.preamble),
        sections: prose
            .sections
            .iter()
            .zip(sections)
            .map(|(section, of_form)| Section {
                of_form,
                anchor: anchor::of_heading(archive, route, section, of_form).to_owned(),
                text: section.heading_text.clone(),
                heading: join(&section.heading),
                body: join(&section.body),
            })
            .collect(),
        footnotes: join(&prose.footnotes),
    }
}

/// What a link leads to.
enum Target {
    /// A page, perhaps at an anchor.
    Page(Route, Option<String>),
    /// A published file.
    File(String),
    /// An address outside the site, as written.
    Outside,
}

/// Why a link leads nowhere.
struct Broken {
    code: Code,
    message: Message,
    remedy: Message,
}

struct Resolver<'a> {
    archive: &'a Archive,
    sources: &'a Sources,
    document: Document,
    prose: &'a Prose,
}

impl Resolver<'_> {
    fn place(&self, range: &Range<usize>) -> Place {
        let start = self.document.prose.start as usize;
        Place::new(self.document.prose.file, start + range.start, start + range.end)
    }

    fn check(&self) -> Vec<Diagnostic> {
        let mut told = Vec::new();
        for link in &self.prose.links {
            if let Err(broken) = self.target(link) {
                let diagnostic = Diagnostic::error(broken.code, self.place(&link.range), broken.message);
                told.push(diagnostic.remedy(broken.remedy));
            }
        }
        for citation in &self.prose.citations {
            if let Err(message) = self.cited(&citation.text) {
                told.push(
                    Diagnostic::error(NO_FIGURE, self.place(&citation.range), message)
                        .remedy(message!(zh: "写作 {{{{ 表.行.列 }}}}，另一期写 {{{{ 表.行.列@2019 }}}}，另一机关写 {{{{ 机关:表.行.列@2019 }}}}", en: "write {{{{ table.row.column }}}}, of another period {{{{ table.row.column@2019 }}}}, of another publisher {{{{ publisher:table.row.column@2019 }}}}")),
                );
            }
        }
        if !self.archive.site.raw_html {
            for range in &self.prose.raw_html {
                told.push(
                    Diagnostic::error(RAW_HTML, self.place(range), message!(zh: "正文里有 HTML，本档案没有允许", en: "the prose holds raw HTML, which this archive does not allow"))
                        .remedy(message!(zh: "用 Markdown 写；“<”本身写作 \\<；或在 annals.yaml 里写 raw_html: true（会净化）", en: "write Markdown; a plain '<' is written \\<; or set raw_html: true in annals.yaml (it is sanitised)")),
                );
            }
        }
        told
    }

    fn join(&self, pieces: &[Piece], from: &str, language: &str) -> String {
        let mut html = String::with_capacity(
            pieces.iter().map(|p| if let Piece::Html(h) = p { h.len() } else { 64 }).sum(),
        );
        for piece in pieces {
            match piece {
                Piece::Html(text) => html.push_str(text),
                Piece::Link(link) => {
                    let link = &self.prose.links[*link];
                    markdown::escape(&self.href(link, from, language), &mut html);
                }
                Piece::Citation(citation) => {
                    let text = &self.prose.citations[*citation].text;
                    match self.cited(text) {
                        Ok(cell) => self.figure(cell, from, language, &mut html),
                        Err(_) => markdown::escape(text, &mut html),
                    }
                }
            }
        }
        html
    }

    fn href(&self, link: &LinkUse, from: &str, language: &str) -> String {
        match self.target(link) {
            Ok(Target::Outside) => link.target.clone(),
            Ok(Target::File(path)) => address::relative(from, &path),
            Ok(Target::Page(route, anchor)) => {
                let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
                if route == self.document.route && !anchor.is_empty() {
                    return anchor;
                }
                format!("{}{anchor}", address::relative(from, &address::path(self.archive, route, language)))
            }
            Err(_) => "#".to_owned(),
        }
    }

    fn figure(&self, cell: CellRef, from: &str, language: &str, html: &mut String) {
        let found = self.archive.cell(cell);
        let anchor = found.address();
        let here = self.document.route == Route::Report(cell.report);
        let page = if here {
            String::new()
        } else {
            address::relative(from, &address::path(self.archive, Route::Report(cell.report), language))
        };
        html.push_str("<a class=\"figure\" href=\"");
        markdown::escape(&format!("{page}#{anchor}"), html);
        html.push_str("\">");
        let figure = found.figure();
        let printed = figure.to_string();
        markdown::escape(if printed.is_empty() { silent(&figure.value, language) } else { &printed }, html);
        html.push_str("</a>");
    }

    /// The figure that `[publisher:]table.row.column[@period]` names.
    fn cited(&self, text: &str) -> Result<CellRef, Message> {
        let (publisher, rest) = match text.split_once(':') {
            Some((publisher, rest)) => {
                let found = self.archive.publishers.find(publisher.trim());
                (
                    Some(found.ok_or_else(
                        || message!(zh: "没有机关“{}”", en: "there is no publisher '{}'", publisher.trim()),
                    )?),
                    rest,
                )
            }
            None => (None, text),
        };
        let (address, period) = match rest.split_once('@') {
            Some((address, period)) => (address.trim(), Some(period.trim().to_ascii_lowercase())),
            None => (rest.trim(), None),
        };
        let own = match self.document.route {
            Route::Report(report) => Some(self.archive.report(report).publisher()),
            Route::Publisher(publisher) => Some(publisher),
            _ => None,
        };
        let publisher = publisher.or(own).ok_or_else(
            || message!(zh: "这里须写明是哪个机关的数字", en: "here the figure needs to say whose it is"),
        )?;
        let report = match (period, self.document.route) {
            (Some(period), _) => self.archive.report_on(publisher, &period).ok_or_else(|| {
                let id = &self.archive.publisher(publisher).id;
                message!(zh: "{id} 没有 {period} 的报告", en: "{id} has no report on {period}")
            })?,
            (None, Route::Report(report)) if self.archive.report(report).publisher() == publisher => {
                self.archive.report(report)
            }
            (None, _) => {
                return Err(
                    message!(zh: "这里须写明是哪一期的数字", en: "here the figure needs to say of which period it is"),
                );
            }
        };
        let cell = report.data.find(address).ok_or_else(
            || message!(zh: "报告里没有数字“{address}”", en: "the report has no figure '{address}'"),
        )?;
        Ok(CellRef { report: report.position(), cell })
    }

    fn target(&self, link: &LinkUse) -> Result<Target, Broken> {
        let target = link.target.as_str();
        if let Some((scheme, _)) = target.split_once(':')
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
            && !scheme.is_empty()
        {
            let known = ["http", "https", "mailto", "tel"];
            // A picture from elsewhere would be fetched: the site stands alone.
            let allowed = known.contains(&scheme.to_ascii_lowercase().as_str()) && !link.is_image;
            return if allowed { Ok(Target::Outside) } else { Err(scheme_refused(target, link.is_image)) };
        }
        if target.starts_with("//") {
            return Err(scheme_refused(target, link.is_image));
        }
        let (path, anchor) = match target.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor).filter(|a| !a.is_empty())),
            None => (target, None),
        };
        let decoded = percent_decoded(path);
        let route = if decoded.is_empty() {
            self.document.route
        } else {
            match self.archive.resolve(&decoded, self.folder()) {
                Some(Found::Page(route)) => route,
                Some(Found::File(path)) => return Ok(Target::File(path)),
                None => {
                    return Err(Broken {
                        code: BROKEN_LINK,
                        message: message!(zh: "链接“{target}”指向的东西不存在", en: "the link '{target}' leads to nothing"),
                        remedy: message!(zh: "写源文件的相对路径（../机关/2020.md）、附件的路径，或站内地址（/机关/2020/）", en: "write the relative path of a source (../publisher/2020.md), of a file beside it, or an address of the site (/publisher/2020/)"),
                    });
                }
            }
        };
        let Some(anchor) = anchor else { return Ok(Target::Page(route, None)) };
        let decoded = percent_decoded(anchor);
        match self.anchor(route, &decoded) {
            // As its author writes it, with or without percent signs.
            Some(id) if id == decoded => Ok(Target::Page(route, Some(anchor.to_owned()))),
            Some(id) => Ok(Target::Page(route, Some(id.into_owned()))),
            None => Err(Broken {
                code: BROKEN_ANCHOR,
                message: message!(zh: "链接“{target}”的锚点“{anchor}”不存在", en: "the link '{target}' has an anchor '{anchor}' that is not there"),
                remedy: message!(zh: "锚点可以是标题的 id、表式小节的 id，或数字的地址 表.行.列", en: "an anchor is the id of a heading, of a section of the form, or the address of a figure, table.row.column"),
            }),
        }
    }

    /// The folder of the document, below `content/`.
    fn folder(&self) -> &str {
        let path: &str = &self.sources.file(self.document.prose.file).path;
        let path = path.strip_prefix("content/").unwrap_or(path);
        path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

fn scheme_refused(target: &str, image: bool) -> Broken {
    Broken {
        code: BAD_SCHEME,
        message: if image {
            message!(zh: "图片“{target}”要从别处取来", en: "the picture '{target}' would be fetched from elsewhere")
        } else {
            message!(zh: "链接“{target}”的写法不可用", en: "the link '{target}' cannot be used")
        },
        remedy: message!(zh: "链接可用 http、https、mailto、tel 或站内路径；图片放在报告旁边", en: "links may be http, https, mailto, tel or a path in the site; put pictures beside the report"),
    }
}

/// What a path in prose stands for.
enum Found {
    Page(Route),
    File(String),
}

impl Archive {
    /// Resolves a path: from the root of the site if it begins with `/`, else from a folder below `content/`.
    fn resolve(&self, path: &str, folder: &str) -> Option<Found> {
        let joined = match path.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => normal(&format!("{folder}/{path}"))?,
        };
        let trimmed = joined.trim_end_matches('/');
        let trimmed = trimmed.strip_suffix("/index.html").unwrap_or(trimmed);
        if let Some(source) = trimmed.strip_suffix(".md").or_else(|| trimmed.strip_suffix(".yaml")) {
            return self.source(source).map(Found::Page);
        }
        if let Some(route) = self.page_at(trimmed) {
            return Some(Found::Page(route));
        }
        let file = self
            .attachments
            .iter()
            .find(|a| a.attachment.path == trimmed || address::attachment_path(self, a) == trimmed);
        if let Some(file) = file {
            return Some(Found::File(address::attachment_path(self, file)));
        }
        self.source(&format!("{trimmed}/index")).or_else(|| self.source(trimmed)).map(Found::Page)
    }

    /// The page of a source file, named without its ending.
    fn source(&self, path: &str) -> Option<Route> {
        if path == "index" {
            return Some(Route::Index);
        }
        let (folder, name) = path.rsplit_once('/')?;
        if folder == "pages" {
            return self.pages.find(|page| page.id == name).map(Route::Page);
        }
        let publisher = self.publishers.in_folder(folder)?;
        if name == "index" {
            return Some(Route::Publisher(publisher));
        }
        self.report_on(publisher, &name.to_ascii_lowercase()).map(|report| Route::Report(report.position()))
    }

    /// The page with an address.
    fn page_at(&self, address: &str) -> Option<Route> {
        let mut parts = address.split('/');
        let (first, second) = (parts.next()?, parts.next());
        if parts.next().is_some() {
            return None;
        }
        match (first, second) {
            ("", None) => Some(Route::Index),
            ("forms", None) => Some(Route::Forms),
            ("findings", None) => Some(Route::Findings),
            ("forms", Some(form)) => {
                self.shown_forms().into_iter().find(|&f| self.form(f).id == form).map(Route::Form)
            }
            (id, None) => self
                .publishers
                .find(id)
                .map(Route::Publisher)
                .or_else(|| self.periods.find(|p| *p.id == *id).map(Route::Period))
                .or_else(|| self.pages.find(|p| p.id == id).map(Route::Page)),
            (id, Some(period)) => {
                let report = self.report_on(self.publishers.find(id)?, period)?;
                Some(Route::Report(report.position()))
            }
        }
    }
}

/// What a sentence says of a figure that is printed as nothing.
fn silent(value: &Value, language: &str) -> &'static str {
    let (zh, en) = match value {
        Value::NotCollected => ("（未统计）", "(not collected)"),
        Value::Suppressed => ("（不予公布）", "(withheld)"),
        Value::NotGiven => ("（未给出）", "(not given)"),
        Value::Unread => ("（尚未填写）", "(not filled in yet)"),
        Value::Absent => ("（无此格）", "(no such cell)"),
        _ => ("（空白）", "(blank)"),
    };
    if language == "zh" { zh } else { en }
}

/// A path without `.` and `..`; `None` if it leaves the archive.
fn normal(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = |b: &[u8]| u8::from_str_radix(std::str::from_utf8(b).ok()?, 16).ok();
        match after.get(..2).filter(|_| byte == b'%').and_then(hex) {
            Some(decoded) => {
                bytes.push(decoded);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
