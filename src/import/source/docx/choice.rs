//! Alternatives: the same content for newer and for older programs, of which one is read.

use super::space::Space;
use super::xml::Element;

impl Element {
    /// Which of its alternatives is read: the first with text, or the first.
    pub(super) fn chosen(&self) -> Option<&Element> {
        let mut branches = self.elements().filter(|branch| branch.space == Space::Compatibility);
        let first = self.elements().find(|branch| branch.space == Space::Compatibility);
        branches.find(|branch| branch.has_text()).or(first)
    }

    /// Whether there are words in it.
    pub(super) fn has_text(&self) -> bool {
        let has_words = |element: &Element| match (element.space, &*element.name) {
            (Space::Word | Space::Drawing | Space::Math, "t") => !element.own_text().trim().is_empty(),
            (Space::Word, "sym") => true,
            (Space::Vml, "textpath") => element.attribute(Space::None, "string").is_some(),
            _ => false,
        };
        has_words(self) || self.holds(&has_words)
    }
}
