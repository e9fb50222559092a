//! The words for each kind of fault.

use super::fault::{
    ABSOLUTE_LINK, DEAD_ANCHOR, DEAD_LINK, DUPLICATE_ID, FETCHES_ELSEWHERE, FOLDER_LINK, Faults, MISSING_ALT,
    MISSING_LANG, MISSING_TITLE, NESTED_LINK,
};
use super::page::{Anchors, Page};
use super::reference::Reference;
use crate::pages::address;
use crate::text::message;
use std::collections::BTreeMap;

/// What a page lacks in itself, whatever the rest of the site has.
pub(super) fn structure(faults: &mut Faults<'_>, page: &Page) {
    let (html, says_language) = page.html.clone().unwrap_or_default();
    if !says_language {
        let message = message!(zh: "这一页没有写明语言", en: "the page does not say its language");
        let remedy =
            message!(zh: "写成 <html lang=\"zh\">", en: "write <html lang=\"zh\">, or the language it is in");
        faults.add(MISSING_LANG, &html, message, remedy);
    }
    if !page.has_title {
        let message = message!(zh: "这一页没有标题", en: "the page has no title");
        let remedy = message!(zh: "在 <head> 里写 <title>", en: "write a <title> in its <head>");
        faults.add(MISSING_TITLE, &html, message, remedy);
    }
    let mut seen = BTreeMap::new();
    for (id, place) in &page.ids {
        if let Some(first) = seen.get(id.as_str()) {
            let line = faults.line(*first);
            let message = message!(
                zh: "id“{id}”在第 {line} 行已用过",
                en: "the id '{id}' is used in line {line} already"
            );
            let remedy = message!(zh: "改成另一个 id", en: "give one of the two another id");
            faults.add(DUPLICATE_ID, place, message, remedy);
        } else {
            seen.insert(id.as_str(), place.start);
        }
    }
    for place in &page.nested {
        let message = message!(
            zh: "链接里又有链接，浏览器在这里就结束外面的一个",
            en: "a link stands in a link: browsers end the outer one here"
        );
        let remedy = message!(zh: "只留一个链接", en: "keep one of the two");
        faults.add(NESTED_LINK, place, message, remedy);
    }
    for place in &page.without_alt {
        let message = message!(zh: "图片没有 alt", en: "the image has no alt");
        let remedy = message!(
            zh: "用 alt 写出图片所示；纯装饰的写 alt=\"\"", en: "say in alt what it shows; alt=\"\" if it only decorates"
        );
        faults.add(MISSING_ALT, place, message, remedy);
    }
}

/// A file that is not there, or cannot be: `path` is `None` where the address leads out of the site.
pub(super) fn dead(faults: &mut Faults<'_>, reference: &Reference, path: Option<&str>) {
    let url = &reference.url;
    let message = match path {
        Some(path) => message!(
            zh: "“{url}”指向“{path}”，网站里没有这个文件", en: "'{url}' leads to '{path}', which is not in the site"
        ),
        None => message!(
            zh: "“{url}”指不到网站里的任何文件", en: "'{url}' leads to no file that could be in the site"
        ),
    };
    let remedy = message!(
        zh: "改正链接，或把那个文件放进网站", en: "correct the link, or put the file into the site"
    );
    faults.add(DEAD_LINK, &reference.bytes, message, remedy);
}

/// Something fetched from another machine.
pub(super) fn elsewhere(faults: &mut Faults<'_>, reference: &Reference) {
    let url = &reference.url;
    let message = message!(
        zh: "显示这一页要从“{url}”取内容，离线时就不完整",
        en: "to show the page, '{url}' is fetched from elsewhere: it is not whole without a network"
    );
    let remedy = message!(
        zh: "把内容放进网站，用相对链接引用", en: "put it into the site and refer to it by a relative link"
    );
    faults.add(FETCHES_ELSEWHERE, &reference.bytes, message, remedy);
}

/// A link that begins with `/`.
pub(super) fn absolute(faults: &mut Faults<'_>, reference: &Reference, better: &str) {
    let url = &reference.url;
    let message = message!(
        zh: "“{url}”以“/”开头，网站放在子路径下或从 file:// 打开就失效",
        en: "'{url}' begins with '/': it breaks where the site lies below a path, and from file://"
    );
    let remedy = message!(zh: "写成“{better}”", en: "write '{better}'");
    faults.add(ABSOLUTE_LINK, &reference.bytes, message, remedy);
}

/// A link to a folder.
pub(super) fn folder(faults: &mut Faults<'_>, reference: &Reference, better: &str) {
    let url = &reference.url;
    let message = message!(
        zh: "“{url}”指向文件夹，从 file:// 打开看不到其中的网页",
        en: "'{url}' leads to a folder: opened from file:// it does not show the page"
    );
    let remedy = message!(zh: "写成“{better}”", en: "write '{better}'");
    faults.add(FOLDER_LINK, &reference.bytes, message, remedy);
}

/// A place that a page may not have.
pub(super) fn anchor(
    faults: &mut Faults<'_>,
    reference: &Reference,
    target: &str,
    fragment: &str,
    anchors: &Anchors,
) {
    // Text directives are searched for by the browser, not looked up.
    let fragment = fragment.split(":~:").next().unwrap_or_default();
    let decoded = address::decode(fragment);
    let stands = fragment.is_empty()
        || anchors.contains(fragment)
        || decoded.as_deref().is_some_and(|id| id.eq_ignore_ascii_case("top") || anchors.contains(id));
    if !stands {
        let (url, id) = (&reference.url, decoded.as_deref().unwrap_or(fragment));
        let message = message!(
            zh: "“{url}”：“{target}”里没有 id“{id}”", en: "'{url}': there is no id '{id}' in '{target}'"
        );
        let remedy =
            message!(zh: "改正链接，或给目标加上这个 id", en: "correct the link, or give its target that id");
        faults.add(DEAD_ANCHOR, &reference.bytes, message, remedy);
    }
}
