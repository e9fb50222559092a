//! Which attributes of which elements lead to other files, and how.

use super::{css, srcset};
use std::ops::Range;

/// How an address is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Followed when a reader asks for it.
    Link,
    /// Fetched to show the page.
    Fetch,
    /// Fetched by a style sheet; what stands after `#` is no anchor of a page.
    Style,
}

/// An address in a file.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) url: String,
    pub(super) role: Role,
    pub(super) bytes: Range<usize>,
}

/// An attribute, its value with character references resolved.
pub(super) struct Attribute {
    pub(super) name: String,
    pub(super) value: String,
    pub(super) bytes: Range<usize>,
}

/// Kinds of `<link>` that a browser fetches or opens a connection for.
const FETCHING: [&str; 12] = [
    "stylesheet",
    "icon",
    "apple-touch-icon",
    "apple-touch-icon-precomposed",
    "mask-icon",
    "preload",
    "prefetch",
    "modulepreload",
    "preconnect",
    "dns-prefetch",
    "prerender",
    "manifest",
];

/// The references that an element makes.
pub(super) fn of_element(tag: &str, attributes: &[Attribute], found: &mut Vec<Reference>) {
    let value = |name: &str| attributes.iter().find(|a| a.name == name).map_or("", |a| a.value.as_str());
    for attribute in attributes {
        let mut add = |url: &str, role| {
            found.push(Reference { url: url.to_owned(), role, bytes: attribute.bytes.clone() });
        };
        let whole = attribute.value.as_str();
        match (tag, attribute.name.as_str()) {
            ("a" | "area", "href" | "xlink:href")
            | ("form", "action")
            | ("button" | "input", "formaction") => {
                add(whole, Role::Link);
            }
            ("link", "href") => {
                let fetches = |kind: &str| FETCHING.iter().any(|name| name.eq_ignore_ascii_case(kind));
                let fetched = value("rel").split_ascii_whitespace().any(fetches);
                add(whole, if fetched { Role::Fetch } else { Role::Link });
            }
            (
                "img" | "script" | "iframe" | "frame" | "embed" | "audio" | "video" | "track" | "source"
                | "input",
                "src",
            )
            | ("video", "poster")
            | ("object", "data")
            | ("use" | "image" | "feimage" | "script", "href" | "xlink:href") => add(whole, Role::Fetch),
            ("img" | "source", "srcset") | ("link", "imagesrcset") => {
                srcset::urls(whole).into_iter().for_each(|url| add(url, Role::Fetch));
            }
            ("meta", "content") if value("http-equiv").eq_ignore_ascii_case("refresh") => {
                if let Some(url) = refresh(whole) {
                    add(url, Role::Link);
                }
            }
            (_, "style") => {
                css::urls(whole).into_iter().for_each(|range| add(&whole[range], Role::Style));
            }
            _ => {}
        }
    }
}

/// The references that a style sheet makes, which stands at `offset` in its file.
pub(super) fn of_style(css: &str, offset: usize, found: &mut Vec<Reference>) {
    found.extend(css::urls(css).into_iter().map(|range| Reference {
        url: css[range.clone()].to_owned(),
        role: Role::Style,
        bytes: offset + range.start..offset + range.end,
    }));
}

/// The address in `0; url=../2020/index.html`.
fn refresh(content: &str) -> Option<&str> {
    let (_, after) = content.split_once([';', ','])?;
    let after = after.trim_start();
    let url = match after.get(..3) {
        Some(word) if word.eq_ignore_ascii_case("url") => after[3..].trim_start().strip_prefix('=')?,
        _ => after,
    };
    Some(url.trim().trim_matches(['"', '\'']))
}
