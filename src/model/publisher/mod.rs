//! Publishers: who reports. The id never changes; names do.

mod history;
mod times;

pub(crate) use history::{Absence, AbsenceStatus, Override, Successor};
pub(crate) use times::{Existence, Former};

use crate::model::former_address::{self, FormerAddress};
use crate::model::label::Label;
use crate::model::named_file::{self, NamedFile};
use crate::model::site::Site;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::file_name::is_device;
use crate::text::limits;
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};

const UNKNOWN_KIND: Code = Code("publisher-unknown-kind");
const NEEDS_ID: Code = Code("publisher-needs-id");
const BAD_ORDER: Code = Code("publisher-bad-order");

/// Who reports.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// Its id: its address, and how others name it.
    pub id: String,
    /// Its folder, below `content/`.
    pub folder: String,
    /// Its name.
    pub name: Label,
    /// A short name, where it has one.
    pub short: Label,
    /// Names it had before.
    pub formerly: Vec<Former>,
    /// Its kind, one of the site's.
    pub kind: Option<String>,
    /// When it existed.
    pub existed: Existence,
    /// Who took over from it.
    pub succeeded_by: Vec<Successor>,
    /// Periods on which it has no report, and why.
    pub missing: Vec<Absence>,
    /// What holds for its figures against the forms' crosswalks.
    pub crosswalk: Vec<Override>,
    /// Files that it names as published with its page.
    pub attachments: Vec<NamedFile>,
    /// Addresses that its page once had; its reports and files stood below them.
    pub moved_from: Vec<FormerAddress>,
    /// Its place among its siblings.
    pub order: i64,
    /// The language of its prose and reports.
    pub language: Option<String>,
    /// Its own site.
    pub website: Option<String>,
    /// Where it is declared.
    pub place: Place,
    /// Where its prose stands.
    pub prose: Option<Place>,
}

impl Publisher {
    /// The name to show in lists.
    pub fn short_name(&self, language: &str) -> &str {
        let short = if self.short.is_empty() { &self.name } else { &self.short };
        short.text(language)
    }
}

/// The longest id in letters.
const LONGEST_ID: usize = limits::PUBLISHER_ID_LETTERS.most;

/// Whether a text can be an id, and so part of an address and the name of a folder.
pub(crate) fn is_id(text: &str) -> bool {
    no_id(text).is_none()
}

/// Why a text cannot be an id; `None` where it can.
pub(crate) fn no_id(text: &str) -> Option<Message> {
    let letters = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if text.is_empty() || text.starts_with('-') || !letters {
        return Some(message!(
            zh: "网址只用小写英文字母、数字和连字符",
            en: "addresses use lower-case ASCII letters, digits and hyphens"
        ));
    }
    if is_device(text) {
        return Some(message!(
            zh: "它在 Windows 上是设备的名字，不能作文件夹名",
            en: "it is the name of a device on Windows, where no folder can have it"
        ));
    }
    let letters = text.len();
    (letters > LONGEST_ID).then(|| {
        message!(
            zh: "它有 {letters} 个字母，最多 {LONGEST_ID} 个",
            en: "it has {letters} letters, and the most is {LONGEST_ID}"
        )
    })
}

/// Reads the front matter of a publisher's `index.md`; `folder` is the path below `content/`.
pub(crate) fn read(
    node: &Node<'_>,
    folder: &str,
    prose: Option<Place>,
    site: &Site,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Publisher> {
    let mut fields = Fields::of(node, diagnostics)?;
    let language = site.first_language();
    let label = |node: Option<&Node<'_>>, diagnostics: &mut Vec<Diagnostic>| {
        node.and_then(|node| Label::read(node, language, diagnostics)).unwrap_or_default()
    };
    let text = |node: Option<&Node<'_>>, diagnostics: &mut Vec<Diagnostic>| {
        node.and_then(|node| node.text(diagnostics)).map(str::to_owned)
    };
    let name_node = fields.require("name", diagnostics);
    let name = label(name_node, diagnostics);
    let id = id(fields.get("id"), folder, node.place, diagnostics);
    let short = label(fields.get("short"), diagnostics);
    let existed = times::existence(fields.get("existed"), diagnostics);
    let formerly = times::former_names(fields.get("formerly"), language, &existed, diagnostics);
    let kind_node = fields.get("kind");
    let kind = text(kind_node, diagnostics);
    if let (Some(kind), Some(node)) = (&kind, kind_node)
        && site.kind(kind).is_none()
    {
        let known = site.kinds.iter().map(|kind| kind.id.as_str()).collect::<Vec<_>>().join(", ");
        diagnostics.push(
            Diagnostic::error(
                UNKNOWN_KIND,
                node.place,
                message!(
                    zh: "没有“{kind}”这一类机关",
                    en: "there is no kind of publisher '{kind}'"
                ),
            )
            .remedy(message!(
                zh: "annals.yaml 的 kinds 中有：{known}；或在那里加上它",
                en: "the kinds in annals.yaml are: {known}; or add it there"
            )),
        );
    }
    let succeeded_by = history::successors(fields.get("succeeded_by"), language, diagnostics);
    let missing = history::absences(fields.get("missing"), language, diagnostics);
    let crosswalk = history::overrides(fields.get("crosswalk"), language, diagnostics);
    let attachments = named_file::read(fields.get("attachments"), diagnostics);
    let moved_from = former_address::read(fields.get("moved_from"), diagnostics);
    let order = fields.get("order").and_then(|n| {
        let text = n.text(diagnostics)?;
        let order = text.parse().ok();
        if order.is_none() {
            diagnostics.push(
                Diagnostic::error(
                    BAD_ORDER,
                    n.place,
                    message!(zh: "order“{text}”不是整数", en: "the order '{text}' is no whole number"),
                )
                .remedy(message!(
                    zh: "写整数，如 order: 10；小的排在前面",
                    en: "write a whole number, as in order: 10; smaller ones come first"
                )),
            );
        }
        order
    });
    let language = text(fields.get("language"), diagnostics);
    let website = fields.get("website").and_then(|n| n.web_address(diagnostics)).map(str::to_owned);
    fields.finish(diagnostics);
    Some(Publisher {
        id: id?,
        folder: folder.to_owned(),
        name,
        short,
        formerly,
        kind,
        existed,
        succeeded_by,
        missing,
        crosswalk,
        attachments,
        moved_from,
        order: order.unwrap_or(i64::MAX),
        language,
        website,
        place: name_node.map_or(node.place, |n| n.place),
        prose,
    })
}

/// The id: as declared, else the folder's name.
fn id(
    node: Option<&Node<'_>>,
    folder: &str,
    place: Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let folder = folder.rsplit('/').next().unwrap_or(folder);
    let (id, place) = match node {
        Some(node) => (node.text(diagnostics)?, node.place),
        None => (folder, Place { end: place.start, ..place }),
    };
    let Some(why) = no_id(id) else { return Some(id.to_owned()) };
    let ascii: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let ascii = ascii.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let remedy = if is_id(&ascii) {
        message!(
            zh: "在 index.md 的头部写一个不再改变的 id，如 id: {ascii}",
            en: "give an id that will never change in the front matter of index.md, as in id: {ascii}"
        )
    } else {
        message!(
            zh: "在 index.md 的头部写一个不再改变的 id，例如名称的拼音：id: shi-jiao-tong-ju",
            en: "give an id that will never change in the front matter of index.md, such as the name in \
                 pinyin: \
                 id: shi-jiao-tong-ju"
        )
    };
    diagnostics.push(
        Diagnostic::error(
            NEEDS_ID,
            place,
            Message {
                zh: format!("“{id}”不能作网址：{}", why.zh),
                en: format!("'{id}' cannot be an address: {}", why.en),
            },
        )
        .remedy(remedy),
    );
    None
}
