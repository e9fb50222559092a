//! Where the links of one document lead.

use super::document::{self, Document};
use super::path::{self, Found};
use super::{heading, suggestion};
use crate::analysis::check::Findings;
use crate::model::archive::Archive;
use crate::model::id::SectionId;
use crate::model::report::BlockData;
use crate::pages::address::{self, Anchor, Route};
use crate::text::diagnostic::Code;
use crate::text::markdown::{LinkUse, Prose};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Sources;
use std::borrow::Cow;

const BROKEN_LINK: Code = Code("link-broken");
const BROKEN_ANCHOR: Code = Code("link-broken-anchor");
const BAD_SCHEME: Code = Code("link-scheme");

/// What a link leads to.
pub(super) enum Target<'a> {
    /// A page, in one language alone where the link says which, perhaps at an anchor.
    Page(Route, Option<&'a str>, Option<String>),
    /// The path of a published file.
    File(String),
    /// An address outside the site, as written.
    Outside,
}

/// Why a link leads nowhere.
pub(super) struct Broken {
    pub(super) code: Code,
    pub(super) message: Message,
    pub(super) remedy: Message,
}

/// One document, its links resolved against the archive.
pub(super) struct Resolver<'a> {
    pub(super) archive: &'a Archive,
    pub(super) sources: &'a Sources,
    /// What the checks found; none where the document has been checked already.
    pub(super) findings: Option<&'a Findings>,
    pub(super) document: Document,
    /// The language of its readers.
    pub(super) language: &'a str,
    pub(super) prose: &'a Prose,
}

impl<'a> Resolver<'a> {
    /// What a link leads to.
    pub(super) fn target(&self, link: &LinkUse) -> Result<Target<'a>, Broken> {
        let target = link.target.as_str();
        if target.trim().is_empty() {
            return Err(no_address(link.is_image));
        }
        if let Some((scheme, _)) = target.split_once(':')
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
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
        let (path, anchor) = address::parts(target);
        let path = address::decoded(path);
        let (route, language) = if path.is_empty() {
            (self.document.route, None)
        } else {
            match path::find(self.archive, &path, self.folder()) {
                Some(Found::Page(route, language)) => (route, language),
                Some(Found::File(file)) => {
                    return Ok(Target::File(address::attachment_path(self.archive, file)));
                }
                None => return Err(self.no_page(target, &path)),
            }
        };
        let Some(anchor) = anchor else { return Ok(Target::Page(route, language, None)) };
        let decoded = address::decoded(anchor);
        let route = self.page_of(route, &decoded);
        // Where a page has other words in each language, a place that the reader's lacks is looked for in the
        // others.
        let languages: Vec<&str> = match language {
            Some(language) => vec![language],
            None => {
                let others = self.archive.site.languages.iter().map(String::as_str);
                std::iter::once(self.language).chain(others).collect()
            }
        };
        let mut found =
            languages.into_iter().filter_map(|there| Some((there, self.id(route, there, &decoded)?)));
        let Some((there, id)) = found.next() else { return Err(self.no_anchor(route, target, anchor)) };
        let language = language.or(Some(there).filter(|there| *there != self.language));
        // As its author writes it, with or without percent signs.
        let anchor = if id == decoded { anchor.to_owned() } else { id.into_owned() };
        Ok(Target::Page(route, language, Some(anchor)))
    }

    /// The id that an anchor leads to on a page as readers of a language see it.
    fn id<'s>(&self, route: Route, language: &str, anchor: &'s str) -> Option<Cow<'s, str>> {
        let prose = self.prose_of(route, language);
        let sections = heading::sections(self.archive, route, &prose);
        let mut headings = prose.sections.iter().zip(&sections);
        if let Some((section, of_form)) = headings.find(|(section, _)| section.anchor == anchor) {
            return Some(Cow::Owned(heading::id(self.archive, route, section, *of_form).to_owned()));
        }
        let is_part = || {
            let part = Anchor::read(self.archive, route, anchor);
            part.is_some_and(|part| self.is_shown(route, &part, &sections))
        };
        (prose.anchors.contains(anchor) || is_part()).then_some(Cow::Borrowed(anchor))
    }

    /// The page that a place is on, for one on a further page of a publisher's years or of a report's tables.
    fn page_of(&self, route: Route, anchor: &str) -> Route {
        if let Route::Publisher(publisher) = route
            && !self.archive.years_of(publisher).is_empty()
        {
            let page = Anchor::line(self.archive, publisher, anchor).and_then(|(_, page)| page);
            return page.map_or(route, |at| Route::Years(publisher, at));
        }
        let of_tables = route.report().and_then(|report| Anchor::table_page(self.archive, report, anchor));
        of_tables.unwrap_or(route)
    }

    /// Whether a page shows a part that it may have.
    fn is_shown(&self, route: Route, anchor: &Anchor, headings: &[Option<SectionId>]) -> bool {
        let (Route::Report(report) | Route::Tables(report, _)) = route else { return true };
        match anchor {
            Anchor::Section(_, section) => {
                let report = self.archive.report(report);
                let is_here = |data: &BlockData| {
                    let page = report.part_of(data.form_id(), data.block().table);
                    report.section(&data.table().id, &self.archive.forms) == Some(*section)
                        && (route.report().is_some() || Route::tables(report.position(), page) == route)
                };
                headings.contains(&Some(*section)) || report.data.iter().any(is_here)
            }
            Anchor::Finding { number } => self.findings.is_none_or(|findings| {
                let finding = findings.of(report).get(number - 1);
                let told = finding.map(|finding| address::told_on(self.archive, finding));
                told.is_some_and(|told| route.report().is_some() || told == route)
            }),
            Anchor::Template(_)
            | Anchor::Figure(_)
            | Anchor::Cell(..)
            | Anchor::Table(..)
            | Anchor::Check(..)
            | Anchor::Indicator(..)
            | Anchor::Line(..)
            | Anchor::Chart(..) => true,
        }
    }

    fn prose_of(&self, route: Route, language: &str) -> Cow<'_, Prose> {
        let prose = document::prose(self.archive, route, language);
        let Some(prose) = prose else { return Cow::Owned(Prose::default()) };
        if prose == self.document.prose {
            return Cow::Borrowed(self.prose);
        }
        Cow::Owned(Document { route, prose }.parse(self.archive, self.sources))
    }

    /// The folder of the document, below `content/`.
    fn folder(&self) -> &str {
        let path: &str = &self.sources.file(self.document.prose.file).path;
        let path = path.strip_prefix("content/").unwrap_or(path);
        path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    fn no_page(&self, target: &str, path: &str) -> Broken {
        let ways = message!(
            zh: "写源文件的相对路径（../机关/2020.md）、附件的路径，或站内地址（/机关/2020/）",
            en: "write the relative path of a source (../publisher/2020.md), of a file beside it, \
                 or an address of the site (/publisher/2020/)"
        );
        let near = suggestion::page(self.archive, path, self.folder());
        Broken {
            code: BROKEN_LINK,
            message: message!(zh: "链接“{target}”指向的东西不存在", en: "the link '{target}' leads to nothing"),
            remedy: suggested(near, ways),
        }
    }

    fn no_anchor(&self, route: Route, target: &str, anchor: &str) -> Broken {
        let ways = message!(
            zh: "锚点可以是标题的 id、表式小节的 id，或数字的地址 表.行.列",
            en: "an anchor is the id of a heading, of a section of the form, or the address of a figure, \
                 table.row.column"
        );
        let decoded = address::decoded(anchor);
        let of_prose = &self.prose_of(route, self.language).anchors;
        let near = suggestion::anchor(self.archive, route, of_prose, &decoded);
        Broken {
            code: BROKEN_ANCHOR,
            message: message!(
                zh: "链接“{target}”的锚点“{anchor}”不存在",
                en: "the link '{target}' has an anchor '{anchor}' that is not there"
            ),
            remedy: suggested(near.map(|id| format!("#{id}")), ways),
        }
    }
}

fn suggested(near: Option<String>, ways: Message) -> Message {
    match near {
        Some(near) => {
            let Message { zh, en } = ways;
            message!(zh: "是不是“{near}”？{zh}", en: "is it '{near}'? {en}")
        }
        None => ways,
    }
}

fn no_address(image: bool) -> Broken {
    let (zh, en) = if image { ("图片", "picture") } else { ("链接", "link") };
    Broken {
        code: BROKEN_LINK,
        message: message!(zh: "这个{zh}没有写地址", en: "this {en} has no address"),
        remedy: message!(
            zh: "在圆括号里写地址；不是{zh}的，在“[”前加反斜杠",
            en: "write its address between the brackets; if it is no {en}, put a backslash before '['"
        ),
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
        remedy: message!(
            zh: "链接可用 http、https、mailto、tel 或站内路径；图片放在报告旁边",
            en: "links may be http, https, mailto, tel or a path in the site; put pictures beside the report"
        ),
    }
}
