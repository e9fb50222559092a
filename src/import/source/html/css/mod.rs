//! What the style sheets of a page say of its elements. Sheets of other files are not at hand.

mod declaration;
mod standing;
mod media;
mod selector;
mod rule;

pub(super) use declaration::{Declaration, of_attribute};

use rule::Rule;
use scraper::{ElementRef, Html};
use selector::{Key, Specificity};
use std::collections::BTreeMap;

/// The rules of a page's style sheets.
#[derive(Debug)]
pub(super) struct Sheets {
    rules: Vec<Rule>,
    /// The rules about elements that have something, in the order of the sheets.
    by_key: BTreeMap<Key, Vec<usize>>,
    /// Whether the page has rules that were not read.
    is_cut: bool,
    /// How many more elements may be held against rules, and against rules that look at neighbours.
    left: usize,
    left_costly: usize,
}

/// What is declared for an element by rules and by its own `style`.
#[derive(Debug, Default)]
pub(super) struct Declared {
    /// What holds, the last word last.
    pub(super) sure: Vec<Declaration>,
    /// The same, and what perhaps applies; nothing if nothing does.
    pub(super) perhaps: Option<Vec<Declaration>>,
    /// Whether there are rules that were not read or tried, which may say anything.
    pub(super) is_open: bool,
    /// Whether a rule writes words before or after the element's own.
    pub(super) adds_words: bool,
}

/// How often an element may be held against a rule in all, and how many neighbours may be looked at. What is
/// beyond counts as not known.
const MATCHES: usize = 5_000_000;
const NEIGHBOURS: usize = 20_000_000;

impl Sheets {
    /// The rules of all style sheets in a page.
    pub(super) fn of(page: &Html) -> Self {
        let (mut rules, mut is_cut, mut most) = (Vec::new(), false, 1);
        for node in page.tree.root().descendants() {
            let Some(element) = ElementRef::wrap(node) else { continue };
            most = most.max(element.children().count());
            let is_css = element.attr("type").is_none_or(|kind| kind.is_empty() || kind.contains("css"));
            if element.value().name() == "style" && is_css && !is_cut {
                let text: String = element.text().collect();
                let (read, is_whole) = rule::read(&text, element.attr("media").unwrap_or_default());
                rules.extend(read);
                is_cut = !is_whole;
            }
        }
        let mut by_key: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
        for (at, rule) in rules.iter().enumerate() {
            by_key.entry(rule.selector.key.clone()).or_default().push(at);
        }
        Self { rules, by_key, is_cut, left: MATCHES, left_costly: NEIGHBOURS / most }
    }

    /// What is declared for an element.
    pub(super) fn declared(&mut self, element: ElementRef<'_>) -> Declared {
        let own = element.attr("style").map(of_attribute).unwrap_or_default();
        let (mut found, mut adds_words, mut is_open) = (Vec::new(), false, self.is_cut);
        for at in self.candidates(element) {
            let Some(rule) = self.rules.get(at) else { continue };
            let left = if rule.selector.is_costly { &mut self.left_costly } else { &mut self.left };
            if *left == 0 {
                is_open = true;
                break;
            }
            *left -= 1;
            if !rule.selector.matches(element) {
                continue;
            }
            if rule.selector.is_added {
                let shows = |own: &Declaration| {
                    own.property == "content" && own.value.chars().any(char::is_alphanumeric)
                };
                adds_words |= rule.declarations.iter().any(shows);
                continue;
            }
            let place =
                |own| (rule.is_sure, Place::of(own, Some((rule.selector.specificity, at))), own.clone());
            found.extend(rule.declarations.iter().map(place));
        }
        found.extend(own.into_iter().map(|own| (true, Place::of(&own, None), own)));
        // What is alike keeps its order.
        found.sort_by_key(|(_, place, _)| *place);
        let is_sure = found.iter().all(|(is_sure, ..)| *is_sure);
        let perhaps = (!is_sure).then(|| found.iter().map(|(.., own)| own.clone()).collect());
        let sure = found.into_iter().filter(|(is_sure, ..)| *is_sure).map(|(.., own)| own).collect();
        Declared { sure, perhaps, is_open, adds_words }
    }

    /// The rules that may be about an element, by what they must find in it.
    fn candidates(&self, element: ElementRef<'_>) -> Vec<usize> {
        if self.rules.is_empty() {
            return Vec::new();
        }
        let own = element.value();
        let ids = own.id().map(|id| Key::Id(id.to_owned()));
        let classes = own.classes().map(|class| Key::Class(class.to_owned()));
        let keys = ids.into_iter().chain(classes).chain([Key::Name(own.name().to_owned()), Key::Any]);
        keys.filter_map(|key| self.by_key.get(&key)).flatten().copied().collect()
    }
}

/// Where a declaration stands among those of an element: the last holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    is_important: bool,
    is_own: bool,
    specificity: Specificity,
    rule: usize,
}

impl Place {
    /// The place of a declaration of a rule, or of the element's own.
    fn of(declaration: &Declaration, rule: Option<(Specificity, usize)>) -> Self {
        let (specificity, at) = rule.unwrap_or_default();
        Self { is_important: declaration.is_important, is_own: rule.is_none(), specificity, rule: at }
    }
}
