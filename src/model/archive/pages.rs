//! Ordinary pages: `about.md`, and `about.en.md` beside it for readers of another language.

use super::names::Addresses;
use crate::model::former_address::{self, FormerAddress};
use crate::model::id::{List, PageId};
use crate::model::label::Label;
use crate::model::publisher;
use crate::model::site::Site;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::document;
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::{FileId, Place, Sources};
use crate::text::yaml::{self, Fields, nearest};
use std::collections::BTreeMap;

const BAD_PAGE_NAME: Code = Code("page-bad-name");
const UNKNOWN_LANGUAGE: Code = Code("page-unknown-language");
const LANGUAGE_TWICE: Code = Code("page-language-twice");
const NO_ORIGINAL: Code = Code("page-translation-alone");

/// An ordinary page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its id, which is its address.
    pub id: String,
    /// Its title.
    pub title: Label,
    /// Addresses that it once had.
    pub moved_from: Vec<FormerAddress>,
    original: PageText,
    translations: Vec<PageText>,
}

/// What a page says in one language.
#[derive(Debug, Clone)]
pub struct PageText {
    /// The language.
    pub language: String,
    /// The prose.
    pub prose: Place,
}

impl Page {
    /// What it says to readers of a language: the text in it, or else that of the page's own file.
    pub fn text(&self, language: &str) -> &PageText {
        self.texts().find(|text| text.language == language).unwrap_or(&self.original)
    }

    /// All its texts, that of its own file first.
    pub fn texts(&self) -> impl Iterator<Item = &PageText> {
        std::iter::once(&self.original).chain(&self.translations)
    }
}

/// Reads the pages; `documents` gives each with its file's name without `.md`.
pub(super) fn read(
    documents: &[(FileId, &str)],
    sources: &Sources,
    site: &Site,
    addresses: &mut Addresses,
    diagnostics: &mut Vec<Diagnostic>,
) -> List<PageId, Page> {
    let mut translations: BTreeMap<&str, Vec<(FileId, &str)>> = BTreeMap::new();
    let mut originals = Vec::new();
    for &(file, name) in documents {
        match name.rsplit_once('.') {
            Some((id, language)) => translations.entry(id).or_default().push((file, language)),
            None => originals.push((file, name)),
        }
    }
    let mut pages = List::default();
    for (file, id) in originals {
        let of_page = translations.remove(id).unwrap_or_default();
        let Some(mut page) = original(file, id, sources, site, diagnostics) else { continue };
        let start = Place::new(file, 0, 0);
        if let Some(why) = publisher::no_id(id) {
            diagnostics.push(bad_name(id, &why, start));
            continue;
        }
        for (file, language) in of_page {
            translate(&mut page, file, language, sources, site, diagnostics);
        }
        if addresses.claim(id, start, diagnostics) {
            pages.push(page);
        }
    }
    for (id, files) in translations {
        diagnostics.extend(files.into_iter().map(|(file, _)| alone(id, Place::new(file, 0, 0))));
    }
    pages
}

/// A page as its own file has it.
fn original(
    file: FileId,
    id: &str,
    sources: &Sources,
    site: &Site,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Page> {
    let text = &sources.file(file).text;
    let parts = document::split(file, text, diagnostics)?;
    let front = document::require_front_matter(file, &parts, diagnostics)?;
    let node = yaml::parse(file, text, front, diagnostics)?;
    let mut fields = Fields::of(&node, diagnostics)?;
    let first = site.first_language();
    let title = fields.require("title", diagnostics);
    let title = title.and_then(|n| Label::read(n, first, diagnostics)).unwrap_or_default();
    let language = fields.get("language").and_then(|n| n.text(diagnostics)).unwrap_or(first).to_owned();
    let moved_from = former_address::read(fields.get("moved_from"), diagnostics);
    fields.finish(diagnostics);
    let prose = Place::new(file, parts.prose.start, parts.prose.end);
    let original = PageText { language, prose };
    Some(Page { id: id.to_owned(), title, moved_from, original, translations: Vec::new() })
}

/// Adds what a page says in another language. Its front matter, which it need not have, may give the title in
/// it.
fn translate(
    page: &mut Page,
    file: FileId,
    language: &str,
    sources: &Sources,
    site: &Site,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let start = Place::new(file, 0, 0);
    if !site.languages.iter().any(|known| known == language) {
        diagnostics.push(unknown_language(page, language, site, start));
        return;
    }
    if page.texts().any(|text| text.language == language) {
        diagnostics.push(language_twice(page, language, start));
        return;
    }
    let text = &sources.file(file).text;
    let Some(parts) = document::split(file, text, diagnostics) else { return };
    let node = parts.front_matter.clone().and_then(|front| yaml::parse(file, text, front, diagnostics));
    if let Some(mut fields) = node.as_ref().and_then(|node| Fields::of(node, diagnostics)) {
        let title = fields.get("title").and_then(|node| Label::read(node, language, diagnostics));
        fields.finish(diagnostics);
        if let Some(title) = title {
            let known = page.title.iter().filter(|(known, _)| title.exactly(known).is_none());
            let all = known.chain(title.iter());
            let all = all.map(|(language, words)| (language.to_owned(), words.to_owned()));
            page.title = Label::new(all);
        }
    }
    let prose = Place::new(file, parts.prose.start, parts.prose.end);
    page.translations.push(PageText { language: language.to_owned(), prose });
}

fn bad_name(name: &str, why: &Message, place: Place) -> Diagnostic {
    let message = Message {
        zh: format!("文件名“{name}”不能作网址：{}", why.zh),
        en: format!("the file name '{name}' cannot be an address: {}", why.en),
    };
    Diagnostic::error(BAD_PAGE_NAME, place, message).remedy(message!(
        zh: "只用小写英文字母、数字和连字符，如 about.md",
        en: "use lower-case ASCII letters, digits and hyphens, as in about.md"
    ))
}

fn unknown_language(page: &Page, language: &str, site: &Site, place: Place) -> Diagnostic {
    let (id, languages) = (&page.id, site.languages.join(", "));
    let message = message!(
        zh: "文件名里的“{language}”不是本档案的语言（{languages}）",
        en: "'{language}' in the file's name is no language of this archive ({languages})"
    );
    let known = site.languages.iter().map(String::as_str);
    let other = site.languages.iter().find(|known| !page.texts().any(|text| text.language == **known));
    let meant = nearest(language, known).or(other.map(String::as_str));
    let remedy = match meant {
        Some(meant) => message!(
            zh: "改名为 {id}.{meant}.md，或在 annals.yaml 的 languages 里加上这种语言",
            en: "rename it to {id}.{meant}.md, or add the language to `languages` in annals.yaml"
        ),
        None => message!(
            zh: "在 annals.yaml 的 languages 里加上这种语言，或删去这个文件",
            en: "add the language to `languages` in annals.yaml, or delete the file"
        ),
    };
    Diagnostic::error(UNKNOWN_LANGUAGE, place, message).remedy(remedy)
}

fn language_twice(page: &Page, language: &str, place: Place) -> Diagnostic {
    let id = &page.id;
    let message = message!(
        zh: "页面“{id}”有两个文件都用“{language}”",
        en: "two files have the page '{id}' in '{language}'"
    );
    let first = page.texts().find(|text| text.language == language);
    let diagnostic = Diagnostic::error(LANGUAGE_TWICE, place, message).remedy(message!(
        zh: "只留一个；{id}.md 用本档案的第一种语言，除非它的头部写了 language",
        en: "keep one of them; {id}.md is in the archive's first language, \
             unless its front matter has `language`"
    ));
    match first {
        Some(first) => {
            let start = Place::new(first.prose.file, 0, 0);
            diagnostic.related(start, message!(zh: "另一个在这里", en: "the other is here"))
        }
        None => diagnostic,
    }
}

fn alone(id: &str, place: Place) -> Diagnostic {
    let message = message!(
        zh: "这是译文，但没有原文 {id}.md",
        en: "this is a translation, but there is no {id}.md that it translates"
    );
    Diagnostic::error(NO_ORIGINAL, place, message).remedy(message!(
        zh: "写 {id}.md，或给这个文件改名；只用小写英文字母、数字和连字符",
        en: "write {id}.md, or rename this file; use lower-case ASCII letters, digits and hyphens"
    ))
}
