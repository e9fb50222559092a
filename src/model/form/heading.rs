//! Headings of a report's prose that are sections of its form.

use super::Form;
use crate::model::id::SectionId;
use crate::text::character::{common, without_look_alikes};

/// The section of a form that a heading is: by its title, by the number it begins with, or, where it has no
/// number, by its words.
pub(crate) fn section_of(form: &Form, heading: &str) -> Option<SectionId> {
    let heading = without_look_alikes(heading.trim());
    form.sections().find(|section| {
        let titled = section.title.iter().any(|(_, title)| alike(title, &heading));
        let numbered = heading
            .strip_prefix(&*section.number)
            .is_some_and(|rest| !section.number.is_empty() && rest.trim_start().starts_with(SIGNS));
        let worded = || {
            words(&heading) == heading && section.title.iter().any(|(_, title)| alike(words(title), &heading))
        };
        titled || numbered || worded()
    })
}

/// The signs between a heading's number and its words.
const SIGNS: [char; 5] = ['、', '.', '．', ':', '：'];

/// Whether two headings are the same, whatever their spaces and however their characters are encoded.
pub(crate) fn alike(one: &str, other: &str) -> bool {
    fn characters(text: &str) -> impl Iterator<Item = char> {
        text.chars().map(common).filter(|c| !c.is_whitespace())
    }
    characters(one).eq(characters(other))
}

/// The words of a heading, without its number.
pub(crate) fn words(heading: &str) -> &str {
    let heading = heading.trim();
    let is_number = |c: char| {
        let c = common(c);
        c.is_ascii_digit() || "一二三四五六七八九十百（）()第部分节章".contains(c)
    };
    let rest = heading.trim_start_matches(is_number).trim_start();
    rest.strip_prefix(SIGNS).map_or(heading, str::trim_start)
}
