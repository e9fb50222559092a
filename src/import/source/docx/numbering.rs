//! Lists: how their levels count and what they print before a paragraph.

use super::space::Space;
use super::styles::Styles;
use super::xml::Element;
use std::collections::BTreeMap;

/// How many levels a list has.
pub(super) const LEVELS: usize = 9;

/// How many characters a level may print at most; Word allows as many.
const LONGEST_TEXT: usize = 255;

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// How lists are made, by id.
    kinds: BTreeMap<String, Kind>,
    /// The lists by id.
    lists: BTreeMap<String, List>,
}

/// How a list is made: an `abstractNum`.
#[derive(Debug, Default)]
struct Kind {
    /// Its levels by number.
    levels: BTreeMap<usize, Level>,
    /// The style of lists in which its levels are found instead.
    elsewhere: Option<String>,
}

/// A list: a `num`.
#[derive(Debug, Default)]
struct List {
    /// How it is made.
    kind: String,
    /// Levels that it makes otherwise.
    levels: BTreeMap<usize, Level>,
    /// Where it begins anew, by level.
    starts: BTreeMap<usize, u32>,
}

/// A level of a list.
#[derive(Debug, Default)]
pub(super) struct Level {
    /// Its first number.
    pub start: u32,
    /// How its numbers are written, as OOXML calls it.
    pub format: String,
    /// What is printed: `%1` is the number of the first level.
    pub text: String,
    /// The level from 1 after whose numbers it begins anew; 0 is never.
    pub restart: Option<usize>,
    /// What stands between the number and the words.
    pub gap: Gap,
    /// Whether all numbers are printed in digits.
    pub is_legal: bool,
    /// The style of the paragraphs on this level.
    style: Option<String>,
    /// Whether its number is not shown.
    pub is_hidden: bool,
}

/// What stands between the number of a paragraph and its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Gap {
    /// Room up to the next stop.
    #[default]
    Tab,
    /// A blank.
    Space,
    /// Nothing.
    Nothing,
}

impl Numbering {
    /// The lists that the part holds.
    pub(super) fn of(root: &Element) -> Self {
        let mut numbering = Self::default();
        for element in root.elements() {
            if element.is_word("abstractNum") {
                let Some(id) = element.word("abstractNumId") else { continue };
                let kind = Kind {
                    levels: levels(element),
                    elsewhere: element.value("numStyleLink").map(str::to_owned),
                };
                numbering.kinds.insert(id.to_owned(), kind);
            } else if element.is_word("num") {
                let (Some(id), Some(kind)) = (element.word("numId"), element.value("abstractNumId")) else {
                    continue;
                };
                let mut list = List { kind: kind.to_owned(), ..List::default() };
                for other in element.elements().filter(|child| child.is_word("lvlOverride")) {
                    let level = other.word("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
                    if let Some(start) = other.value("startOverride").and_then(|start| start.parse().ok()) {
                        list.starts.insert(level, start);
                    }
                    list.levels.extend(levels(other).into_values().map(|made| (level, made)));
                }
                numbering.lists.insert(id.to_owned(), list);
            }
        }
        numbering
    }

    /// The id of what makes a list; lists that are made alike count on from each other.
    pub(super) fn kind(&self, list: &str, styles: &Styles) -> Option<&str> {
        let kind = &self.lists.get(list)?.kind;
        let elsewhere = self.kinds.get(kind).and_then(|kind| kind.elsewhere.as_deref());
        let other = elsewhere.and_then(|style| self.lists.get(styles.list(style)?));
        Some(other.map_or(kind, |other| &other.kind))
    }

    /// A level of a list that is made by `kind`.
    pub(super) fn level(&self, list: &str, kind: &str, level: usize) -> Option<&Level> {
        let own = self.lists.get(list).and_then(|list| list.levels.get(&level));
        own.or_else(|| self.kinds.get(kind)?.levels.get(&level))
    }

    /// The level of a list that is for one of these styles, the nearest first.
    pub(super) fn level_of(&self, list: &str, kind: &str, styles: &[String]) -> Option<usize> {
        let is_for = |level: usize, style: &String| {
            self.level(list, kind, level).is_some_and(|level| level.style.as_ref() == Some(style))
        };
        styles.iter().find_map(|style| (0..LEVELS).find(|level| is_for(*level, style)))
    }

    /// The number from which a list begins anew on a level.
    pub(super) fn new_start(&self, list: &str, level: usize) -> Option<u32> {
        self.lists.get(list)?.starts.get(&level).copied()
    }
}

/// The levels that an element holds, by number.
fn levels(parent: &Element) -> BTreeMap<usize, Level> {
    let levels = parent.elements().filter(|element| element.is_word("lvl"));
    let level = |element: &Element| {
        let number = element.word("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
        (number, Level::of(element))
    };
    levels.map(level).filter(|(number, _)| *number < LEVELS).collect()
}

impl Level {
    /// A level as it is written.
    fn of(element: &Element) -> Self {
        let run = element.child("rPr");
        let gap = match element.value("suff") {
            Some("space") => Gap::Space,
            Some("nothing") => Gap::Nothing,
            _ => Gap::Tab,
        };
        Self {
            start: element.value("start").and_then(|start| start.trim().parse().ok()).unwrap_or(0),
            format: format(element).unwrap_or_else(|| "decimal".to_owned()),
            text: element.value("lvlText").unwrap_or_default().chars().take(LONGEST_TEXT).collect(),
            restart: element.value("lvlRestart").and_then(|restart| restart.trim().parse().ok()),
            gap,
            is_legal: element.switch("isLgl").unwrap_or(false),
            style: element.value("pStyle").map(str::to_owned),
            is_hidden: run.and_then(|run| run.switch("vanish")).unwrap_or(false),
        }
    }
}

/// How a level writes its numbers: newer programs name a format of their own and another for older ones.
fn format(level: &Element) -> Option<String> {
    let one = |parent: &Element| {
        let format = parent.child("numFmt")?;
        let own = format.word("format").filter(|_| format.word("val") == Some("custom"));
        own.or_else(|| format.word("val")).map(str::to_owned)
    };
    let alternatives = || {
        let mut both = level.elements().filter(|element| element.space == Space::Compatibility);
        both.find_map(|element| element.elements().find_map(one))
    };
    one(level).or_else(alternatives)
}
