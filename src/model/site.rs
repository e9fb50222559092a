//! `annals.yaml`: the site's title, languages and kinds of publisher.

mod deadlines;
mod downloads;
pub(crate) mod file_format;
mod identifier;
mod kind;
mod license;
mod official;
mod open_data;
mod redirects;
mod reworded;
mod target;
pub(crate) mod theme;

pub(crate) use deadlines::{Deadlines, unknown_form};
pub(crate) use file_format::FileFormat;
pub(crate) use kind::{Organization, PublisherKind};
pub(crate) use license::License;
pub(crate) use official::{Column, Official, Police};
pub(crate) use open_data::OpenData;
pub(crate) use redirects::Redirects;
pub(crate) use reworded::Reworded;
pub(crate) use target::{Bucket, Destination, Ssh, Target};
pub(crate) use theme::SiteTheme;

use crate::model::format::Format;
use crate::model::former_address::{self, FormerAddress};
use crate::model::id::{Id, LanguageId, ids};
use crate::model::label::Label;
use crate::model::named_file::{self, NamedFile};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::message::Message;
use crate::text::strings;
use crate::text::yaml::{Fields, Node};

const NO_LANGUAGE: Code = Code("site-no-language");
const BAD_BASE: Code = Code("site-bad-base");

/// What the archive says of the site as a whole.
#[derive(Debug, Clone)]
pub struct Site {
    /// Whether its files are in a format that is not read here: then nothing else is known of it.
    pub(crate) is_of_other_format: bool,
    /// Its title.
    pub title: Label,
    /// What it holds, in a sentence or two.
    pub description: Label,
    /// Its languages; the first stands at the root, the others below `/<tag>/`.
    pub languages: Vec<String>,
    /// The address it is published at, with a slash at the end.
    pub base: Option<String>,
    /// Its persistent identifier, as https://doi.org/10.1000/182.
    pub identifier: Option<String>,
    /// Under which terms it may be used.
    pub license: Option<License>,
    /// What it looks like.
    pub theme: SiteTheme,
    /// Whether raw HTML in prose is kept (and sanitised).
    pub raw_html: bool,
    /// Kinds of publisher, in the order in which lists group them.
    pub kinds: Vec<PublisherKind>,
    /// Files that it names as published with the site.
    pub attachments: Vec<NamedFile>,
    /// Addresses that files once had, and where they stand now.
    pub moved: Vec<(FormerAddress, FormerAddress)>,
    /// The hosts for which all moved addresses are listed.
    pub redirects: Vec<Redirects>,
    /// Which files of the open data are published.
    pub data: OpenData,
    /// The formats in which reports are published beside their pages.
    pub downloads: Vec<Format>,
    /// The identity of an official site, if the archive is one's.
    pub official: Option<Official>,
    /// Whether the site can be searched.
    pub search: bool,
    /// Whether readers can put publishers and indicators of their choice side by side.
    pub compare: bool,
    /// By when reports have to be published.
    pub(crate) deadlines: Deadlines,
    /// Where it is published.
    pub(crate) publish: Vec<Target>,
    /// Words beside published figures that took the place of others.
    pub(crate) reworded: Vec<Reworded>,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            is_of_other_format: false,
            title: Label::default(),
            description: Label::default(),
            languages: vec!["zh".to_owned()],
            base: None,
            identifier: None,
            license: None,
            theme: SiteTheme::default(),
            raw_html: false,
            kinds: Vec::new(),
            attachments: Vec::new(),
            moved: Vec::new(),
            redirects: Vec::new(),
            data: OpenData::default(),
            downloads: Vec::new(),
            official: None,
            search: true,
            compare: true,
            deadlines: Deadlines::default(),
            publish: Vec::new(),
            reworded: Vec::new(),
        }
    }
}

impl Site {
    /// The language that stands at the root and that plain labels are in.
    pub fn first_language(&self) -> &str {
        self.languages.first().map_or("zh", String::as_str)
    }

    /// Its languages by their ids.
    pub(crate) fn language_ids(&self) -> impl Iterator<Item = LanguageId> + use<> {
        ids(self.languages.len())
    }

    /// The tag of one of its languages.
    pub(crate) fn language(&self, language: LanguageId) -> &str {
        self.languages.get(language.index()).map_or(self.first_language(), String::as_str)
    }

    /// The language with a tag.
    pub(crate) fn find_language(&self, tag: &str) -> Option<LanguageId> {
        self.languages.iter().position(|language| language == tag).map(LanguageId::at)
    }

    /// The words for a kind of publisher.
    pub fn kind(&self, id: &str) -> Option<&Label> {
        self.kinds.iter().find(|kind| kind.id == id).map(|kind| &kind.label)
    }

    /// What publishers of a kind are: as the kind says, else a part of the state on an official site.
    pub fn organization(&self, kind: Option<&str>) -> Organization {
        let kind = self.kinds.iter().find(|known| Some(known.id.as_str()) == kind);
        let unsaid = if self.official.is_some() { Organization::Government } else { Organization::Other };
        kind.and_then(|kind| kind.organization).unwrap_or(unsaid)
    }
}

/// Reads `annals.yaml`.
pub(crate) fn read(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Site {
    let is_of_other_format = file_format::is_other(node, FileFormat::NEWEST, diagnostics);
    let mut site = Site { is_of_other_format, ..Site::default() };
    if is_of_other_format {
        return site;
    }
    let Some(mut fields) = Fields::of(node, diagnostics) else { return site };
    fields.get(file_format::KEY);
    if let Some(languages) = fields.get("languages") {
        site.languages.clear();
        for language in languages.items(diagnostics).unwrap_or_default() {
            match language.text(diagnostics) {
                Some(tag) if strings::has(tag) && !site.languages.iter().any(|l| l == tag) => {
                    site.languages.push(tag.to_owned());
                }
                Some(tag) => diagnostics.push(
                    Diagnostic::error(
                        NO_LANGUAGE,
                        language.place,
                        message!(
                            zh: "languages 里的“{tag}”不可用",
                            en: "'{tag}' cannot be used in `languages`"
                        ),
                    )
                    .remedy(languages_remedy()),
                ),
                None => {}
            }
        }
        if site.languages.is_empty() {
            diagnostics.push(
                Diagnostic::error(
                    NO_LANGUAGE,
                    languages.place,
                    message!(zh: "languages 至少要有一种语言", en: "`languages` needs at least one language"),
                )
                .remedy(languages_remedy()),
            );
            site.languages.push("zh".to_owned());
        }
    }
    let first = site.first_language().to_owned();
    let label = |node: Option<&Node<'_>>, diagnostics: &mut Vec<Diagnostic>| {
        node.and_then(|node| Label::read(node, &first, diagnostics)).unwrap_or_default()
    };
    let title = fields.require("title", diagnostics);
    site.title = label(title, diagnostics);
    site.description = label(fields.get("description"), diagnostics);
    site.kinds = kind::read(fields.get("kinds"), &first, diagnostics);
    if let Some(node) = fields.get("base") {
        let base = node.text(diagnostics).unwrap_or_default();
        if (base.starts_with("https://") || base.starts_with("http://")) && !base.contains(['?', '#', ' ']) {
            site.base = Some(format!("{}/", base.trim_end_matches('/')));
        } else {
            diagnostics.push(
                Diagnostic::error(
                    BAD_BASE,
                    node.place,
                    message!(zh: "base“{base}”不是网址", en: "the base '{base}' is no address"),
                )
                .remedy(message!(
                    zh: "写网站发布后的完整网址，如 https://example.org/archive/",
                    en: "write the whole address at which the site is published, as \
                         https://example.org/archive/"
                )),
            );
        }
    }
    site.identifier = identifier::read(fields.get("identifier"), diagnostics);
    site.license = license::read(fields.get("license"), &first, diagnostics);
    site.theme = theme::read(fields.get("theme"), diagnostics);
    site.raw_html = fields.get("raw_html").and_then(|n| n.boolean(diagnostics)).unwrap_or(false);
    site.attachments = named_file::read(fields.get("attachments"), diagnostics);
    site.moved = former_address::mapping(fields.get("moved"), diagnostics);
    site.redirects = redirects::read(fields.get("redirects"), diagnostics);
    site.downloads = downloads::read(fields.get("downloads"), diagnostics);
    site.reworded = reworded::read(fields.get("reworded"), &first, diagnostics);
    site.deadlines = deadlines::read(fields.get("deadlines"), &site.kinds, diagnostics);
    site.publish = target::read(fields.get("publish"), diagnostics);
    site.data = OpenData::read(fields.get("data"), diagnostics);
    if let Some(node) = fields.get("official") {
        let base = site.base.as_deref().zip(fields.get("base").map(|base| base.place));
        site.official = Official::read(node, base, &first, diagnostics);
    }
    site.search = fields.get("search").and_then(|n| n.boolean(diagnostics)).unwrap_or(true);
    site.compare = fields.get("compare").and_then(|n| n.boolean(diagnostics)).unwrap_or(true);
    fields.finish(diagnostics);
    site
}

fn languages_remedy() -> Message {
    let known = strings::languages().collect::<Vec<_>>().join(", ");
    message!(
        zh: "从 {known} 中选一种或几种，每种一次，如 [zh, en]；排在第一的语言放在网站根目录",
        en: "write one or several of {known}, each once, as in [zh, en]; the first stands at the root of \
             the site"
    )
}
