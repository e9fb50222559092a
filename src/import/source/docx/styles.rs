//! Styles: what a paragraph or a run is, by its style and those that it is based on.

use super::xml::Element;
use crate::import::document::Align;
use crate::text::container::{Container, of_style};
use std::collections::BTreeMap;

/// How many styles may be based on each other in a row.
const LONGEST_CHAIN: usize = 64;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// The styles by id.
    styles: BTreeMap<String, Style>,
    /// The style of a paragraph that names none.
    paragraph: Option<String>,
    /// The style of a run that names none.
    character: Option<String>,
}

/// A style.
#[derive(Debug, Default)]
struct Style {
    /// Its name, in small letters.
    name: String,
    /// The style that it is based on.
    base: Option<String>,
    /// What it says of a paragraph.
    says: Says,
    /// Whether it hides text.
    hides: Option<bool>,
}

/// What a style, or a paragraph itself, says of a paragraph.
#[derive(Debug, Default, Clone)]
pub(super) struct Says {
    /// Its level in the outline from 0; 9 is none.
    outline_level: Option<u8>,
    /// Where it stands on the line.
    align: Option<Align>,
    /// Its list; `0` is none.
    list: Option<String>,
    /// Its level in the list.
    level: Option<usize>,
}

/// What a paragraph is, by all that is said of it.
#[derive(Debug, Default, Clone)]
pub(super) struct Look {
    /// Its level as a heading, from 1.
    pub heading: Option<u8>,
    /// Where it stands on the line.
    pub align: Align,
    /// Its list.
    pub list: Option<String>,
    /// Its level in the list, where that is said.
    pub list_level: Option<usize>,
    /// Its style and those that this is based on, for lists that name styles.
    pub styles: Vec<String>,
    /// The quotations and lists that its style says it stands in.
    pub within: Vec<Container>,
    /// Whether its style hides its text.
    pub is_hidden: bool,
    /// Whether it is a line of a table of contents.
    pub is_contents: bool,
}

impl Says {
    /// What the properties of a paragraph say.
    pub(super) fn of(properties: Option<&Element>) -> Self {
        let Some(properties) = properties else { return Self::default() };
        let list = properties.child("numPr");
        let align = match properties.value("jc") {
            Some("center") => Some(Align::Centre),
            Some("right" | "end") => Some(Align::End),
            Some(_) => Some(Align::Start),
            None => None,
        };
        Self {
            outline_level: properties.value("outlineLvl").and_then(|level| level.trim().parse().ok()),
            align,
            list: list.and_then(|list| list.value("numId")).map(|id| id.trim().to_owned()),
            level: list.and_then(|list| list.value("ilvl")).and_then(|level| level.trim().parse().ok()),
        }
    }
}

impl Styles {
    /// The styles that the part holds.
    pub(super) fn of(root: &Element) -> Self {
        let mut styles = Self::default();
        for element in root.elements().filter(|element| element.is_word("style")) {
            let Some(id) = element.word("styleId") else { continue };
            let is_default = !matches!(element.word("default"), None | Some("0" | "false" | "off"));
            match element.word("type") {
                Some("paragraph") if is_default => styles.paragraph = Some(id.to_owned()),
                Some("character") if is_default => styles.character = Some(id.to_owned()),
                _ => {}
            }
            let hides = element.child("rPr").and_then(|run| run.switch("vanish"));
            let style = Style {
                name: element.value("name").unwrap_or_default().trim().to_lowercase(),
                base: element.value("basedOn").map(str::to_owned),
                says: Says::of(element.child("pPr")),
                hides,
            };
            styles.styles.insert(id.to_owned(), style);
        }
        styles
    }

    /// A style and those that it is based on, from the nearest to the furthest.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let mut next = id;
        let chain = std::iter::from_fn(move || {
            let id = next?;
            let style = self.styles.get(id)?;
            next = style.base.as_deref();
            Some((id, style))
        });
        chain.take(LONGEST_CHAIN)
    }

    /// What a paragraph is that names a style, and says this of itself.
    pub(super) fn look(&self, style: Option<&str>, own: &Says) -> Look {
        let named = style.filter(|id| self.styles.contains_key(*id)).or(self.paragraph.as_deref());
        let own_level = own.outline_level.map(heading);
        let mut level = own_level;
        let mut align = own.align;
        let (mut list, mut list_level) = (own.list.clone(), own.level);
        // A paragraph that names its list and no level is on the first.
        if list.is_some() && list_level.is_none() {
            list_level = Some(0);
        }
        let mut hides = None;
        let mut look = Look::default();
        for (id, style) in self.chain(named) {
            let by_style = style.says.outline_level.map(heading).or_else(|| by_name(&style.name).map(Some));
            level = level.or(by_style);
            align = align.or(style.says.align);
            if list.is_none() {
                list = style.says.list.clone();
            }
            list_level = list_level.or(style.says.level);
            hides = hides.or(style.hides);
            look.is_contents |= is_contents(&style.name);
            if look.within.is_empty() {
                look.within = of_style(&style.name);
            }
            look.styles.push(id.to_owned());
        }
        look.heading = level.flatten();
        look.align = align.unwrap_or_default();
        look.list = list.filter(|id| id != "0");
        look.list_level = list_level;
        look.is_hidden = hides.unwrap_or(false);
        look
    }

    /// Whether the style of a run turns hiding over.
    pub(super) fn turns_hiding(&self, style: Option<&str>) -> bool {
        let named = style.filter(|id| self.styles.contains_key(*id)).or(self.character.as_deref());
        self.chain(named).find_map(|(_, style)| style.hides).unwrap_or(false)
    }

    /// The list that a style of lists names.
    pub(super) fn list(&self, style: &str) -> Option<&str> {
        self.styles.get(style)?.says.list.as_deref()
    }
}

/// The level of a heading from its level in the outline.
fn heading(outline_level: u8) -> Option<u8> {
    (outline_level < 9).then_some(outline_level + 1)
}

/// The level of a heading by the name of its style.
fn by_name(name: &str) -> Option<u8> {
    if name == "title" || name == "标题" {
        return Some(1);
    }
    let rest = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
    rest.trim().parse().ok().filter(|level| (1..=9).contains(level))
}

/// Whether a style of this name is one of lines in a table of contents.
fn is_contents(name: &str) -> bool {
    let rest = name.strip_prefix("toc").or_else(|| name.strip_prefix("目录"));
    rest.is_some_and(|rest| rest.trim().parse::<u8>().is_ok())
}
