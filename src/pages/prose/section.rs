//! Headings of a report that are surely meant to be sections of its form, and are not, or are so twice.

use super::heading::form_of;
use crate::model::archive::Archive;
use crate::model::form::Form;
use crate::model::form::heading::{self, words};
use crate::model::id::SectionId;
use crate::pages::address::Route;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::markdown::Line;
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::nearest;

const SECTION: Code = Code("prose-section");

/// What is told of the lines of a report's prose.
pub(super) fn told(archive: &Archive, route: Route, lines: &[Line], prose: Place) -> Vec<Diagnostic> {
    let Some(form) = form_of(archive, route) else { return Vec::new() };
    let place = |line: &Line| {
        let start = prose.start as usize;
        Place::new(prose.file, start + line.range.start, start + line.range.end)
    };
    let mut told = Vec::new();
    let mut found: Vec<(SectionId, Place)> = Vec::new();
    let (headings, others): (Vec<&Line>, Vec<&Line>) =
        lines.iter().partition(|line| line.level.is_some_and(|level| level <= 2));
    for line in &headings {
        let Some(section) = heading::section_of(form, &line.text) else { continue };
        let title = title(form, section);
        if let Some((_, first)) = found.iter().find(|(known, _)| *known == section) {
            told.push(
                Diagnostic::warning(
                    SECTION,
                    place(line),
                    message!(
                        zh: "“{title}”这一节前面已有标题：它的表格印在前一个标题下",
                        en: "the section '{title}' has a heading before: its tables are printed there"
                    ),
                )
                .related(*first, message!(zh: "前一个标题", en: "the first heading"))
                .remedy(message!(
                    zh: "合成一节，或把其中一个改成别的标题",
                    en: "make one section of both, or give one of them another heading"
                )),
            );
            continue;
        }
        found.push((section, place(line)));
        if let Some(other) = by_words(form, &line.text).filter(|other| *other != section) {
            let other = self::title(form, other);
            told.push(
                Diagnostic::warning(
                    SECTION,
                    place(line),
                    message!(
                        zh: "标题的编号是“{title}”的，文字是“{other}”的：表格按编号印",
                        en: "the heading has the number of '{title}' and the words of '{other}': tables go \
                             by the number"
                    ),
                )
                .remedy(message!(zh: "改正编号或文字", en: "correct the number or the words")),
            );
        }
    }
    for line in headings {
        if heading::section_of(form, &line.text).is_some() {
            continue;
        }
        let sections = form.sections().ids().filter(|section| !is_known(&found, *section));
        let titles: Vec<&str> = sections.flat_map(|section| titles(form, section)).collect();
        let bare = titles.iter().map(|title| words(title));
        let Some(near) = nearest(words(&line.text), bare).filter(|near| shares_most(&line.text, near)) else {
            continue;
        };
        let Some(title) = titles.iter().find(|title| words(title) == near) else { continue };
        told.push(
            Diagnostic::warning(
                SECTION,
                place(line),
                message!(
                    zh: "表式没有这一节，只有“{title}”：那一节的表格会另印在自己的标题下",
                    en: "the form has no such section; it has '{title}': a table of that one is printed \
                         under a heading of its own"
                ),
            )
            .remedy(
                message!(zh: "是这一节，就写“## {title}”", en: "if it is that section, write '## {title}'"),
            )
            .suggestion(place(line), format!("## {title}")),
        );
    }
    for line in others {
        let text = line.text.trim();
        let Some(section) = by_title(form, text).filter(|section| !is_known(&found, *section)) else {
            continue;
        };
        found.push((section, place(line)));
        told.push(not_a_heading(line, text, place(line)));
    }
    told
}

/// Whether most characters of a title stand in a line: of a short title two others are another title.
fn shares_most(line: &str, title: &str) -> bool {
    let shared = title.chars().filter(|c| line.contains(*c)).count();
    shared * 3 >= title.chars().count() * 2
}

fn is_known(found: &[(SectionId, Place)], section: SectionId) -> bool {
    found.iter().any(|(known, _)| *known == section)
}

/// A section's title that is no heading of its own.
fn not_a_heading(line: &Line, text: &str, place: Place) -> Diagnostic {
    let message = match line.level {
        Some(_) => message!(
            zh: "“{text}”是表式的一节，标题却低了一级：它的表格会另印在自己的标题下",
            en: "'{text}' is a section of the form, but its heading is of a lower level: its tables are \
                 printed under a heading of their own"
        ),
        None => message!(
            zh: "“{text}”是表式的一节，却没有写成标题：它的表格会另印在自己的标题下",
            en: "'{text}' is a section of the form, but no heading: its tables are printed under a heading \
                 of their own"
        ),
    };
    Diagnostic::warning(SECTION, place, message)
        .remedy(message!(zh: "写“## {text}”", en: "write '## {text}'"))
        .fix(place, format!("## {text}"))
}

fn titles(form: &Form, section: SectionId) -> impl Iterator<Item = &str> {
    form.section(section).title.iter().map(|(_, title)| title)
}

/// A section's title in its first language.
fn title(form: &Form, section: SectionId) -> &str {
    titles(form, section).next().unwrap_or(&form.section(section).id)
}

/// The section whose title a line is, number and all.
fn by_title(form: &Form, line: &str) -> Option<SectionId> {
    form.sections().find(|section| section.title.iter().any(|(_, title)| heading::alike(title, line)))
}

/// The section whose title has the words of a heading, whatever its number.
fn by_words(form: &Form, line: &str) -> Option<SectionId> {
    let line = words(line);
    form.sections()
        .ids()
        .find(|&section| titles(form, section).any(|title| heading::alike(words(title), line)))
}
