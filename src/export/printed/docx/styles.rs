//! The styles of a document.

use super::paper::{self, Paper};
use super::vocabulary::{NAMESPACE, switch, value};
use crate::export::xml::{Xml, element, empty, part};
use crate::text::container::{Container, style_name};
use std::collections::BTreeSet;
use std::io::Error;

/// A style of paragraphs.
#[derive(Clone, Copy)]
struct Style<'s> {
    id: &'s str,
    name: &'s str,
    faces: (&'static str, &'static str),
    size: usize,
    side: &'s str,
    /// Room before and after, and the height of a line; 0 is a line of its characters.
    spacing: (usize, usize, usize),
    indent: usize,
    bold: bool,
    /// Its level in the outline, from 0.
    level: Option<usize>,
    keeps_next: bool,
}

/// The part.
pub(super) fn write(language: &str, contained: &BTreeSet<Vec<Container>>) -> Result<Vec<u8>, Error> {
    let paper = paper::of(language);
    part("w:styles", &[NAMESPACE], |xml| {
        defaults(xml, paper, language)?;
        element(
            xml,
            "w:style",
            &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")],
            |xml| {
                value(xml, "w:name", "Normal")?;
                switch(xml, "w:qFormat")
            },
        )?;
        styles(paper, language).iter().try_for_each(|style| one(xml, style))?;
        for within in contained {
            let (id, name) = (id(within), style_name(within));
            one(xml, &Style { id: &id, name: &name, side: "left", indent: 0, ..text(paper, language) })?;
        }
        for (id, name) in [("Hyperlink", "Hyperlink"), ("FootnoteReference", "footnote reference")] {
            element(xml, "w:style", &[("w:type", "character"), ("w:styleId", id)], |xml| {
                value(xml, "w:name", name)?;
                element(xml, "w:rPr", &[], |xml| match id {
                    "Hyperlink" => {
                        value(xml, "w:color", "0563C1")?;
                        value(xml, "w:u", "single")
                    }
                    _ => value(xml, "w:vertAlign", "superscript"),
                })
            })?;
        }
        Ok(())
    })
}

/// The face, the size and the language of all that says nothing of them.
fn defaults(xml: &mut Xml, paper: Paper, language: &str) -> Result<(), Error> {
    element(xml, "w:docDefaults", &[], |xml| {
        element(xml, "w:rPrDefault", &[], |xml| {
            element(xml, "w:rPr", &[], |xml| {
                faces(xml, paper.text)?;
                size(xml, paper.size)?;
                let (own, east) = match language.starts_with("zh") {
                    true => ("en-US", language),
                    false => (language, "zh-CN"),
                };
                let east = if east == "zh" { "zh-CN" } else { east };
                empty(xml, "w:lang", &[("w:val", own), ("w:eastAsia", east)])
            })
        })?;
        element(xml, "w:pPrDefault", &[], |_| Ok(()))
    })
}

/// The id of the style of paragraphs in these.
pub(super) fn id(within: &[Container]) -> String {
    style_name(within).replace(' ', "")
}

/// The style of the text.
fn text(paper: Paper, language: &str) -> Style<'static> {
    Style {
        id: "BodyText",
        name: "Body Text",
        faces: paper.text,
        size: paper.size,
        side: if language.starts_with("zh") { "both" } else { "left" },
        spacing: (0, paper.after, paper.line),
        indent: paper.indent,
        bold: false,
        level: None,
        keeps_next: false,
    }
}

fn styles(paper: Paper, language: &str) -> Vec<Style<'static>> {
    let is_chinese = language.starts_with("zh");
    let text = text(paper, language);
    let small = if is_chinese { 24 } else { 20 };
    let plain = |id, name, side| Style { id, name, side, indent: 0, ..text };
    let heading = |id, name, level, faces, size| Style {
        id,
        name,
        faces,
        size,
        side: "left",
        spacing: if is_chinese { (120, 0, paper.line) } else { (240, 120, 0) },
        bold: !is_chinese,
        level: Some(level),
        keeps_next: true,
        ..text
    };
    let steps = if is_chinese { [paper.size; 5] } else { [28, 25, 23, 22, 22] };
    let [second, third, fourth, fifth, sixth] = steps;
    vec![
        text,
        Style {
            spacing: (240, 240, 0),
            bold: !is_chinese,
            level: Some(0),
            faces: paper.heads,
            size: paper.title,
            ..plain("Title", "Title", "center")
        },
        heading("Heading2", "heading 2", 1, paper.heads, second),
        heading("Heading3", "heading 3", 2, paper.parts, third),
        heading("Heading4", "heading 4", 3, paper.parts, fourth),
        heading("Heading5", "heading 5", 4, paper.parts, fifth),
        heading("Heading6", "heading 6", 5, paper.parts, sixth),
        Style { size: small, spacing: (0, 120, 0), ..plain("Fact", "Fact", "center") },
        Style {
            size: small,
            faces: paper.heads,
            spacing: (200, 80, 0),
            bold: !is_chinese,
            keeps_next: true,
            ..plain("Caption", "caption", "center")
        },
        Style {
            size: 21,
            faces: paper.cells,
            spacing: (80, 40, 0),
            keeps_next: true,
            ..plain("Unit", "Unit", "right")
        },
        Style { size: 21, faces: paper.cells, spacing: (60, 60, 0), ..plain("Note", "Table Note", "left") },
        Style { spacing: (0, 0, paper.line), ..plain("Signature", "Signature", "right") },
        Style { ..plain("ListParagraph", "List Paragraph", "left") },
        Style { size: 21, faces: paper.cells, spacing: (20, 20, 0), ..plain("Cell", "Table Text", "left") },
        Style { size: 20, faces: paper.cells, spacing: (0, 0, 0), ..plain("Footer", "footer", "center") },
        Style {
            size: 18,
            faces: paper.cells,
            spacing: (0, 0, 0),
            ..plain("FootnoteText", "footnote text", "left")
        },
    ]
}

fn one(xml: &mut Xml, style: &Style<'_>) -> Result<(), Error> {
    element(xml, "w:style", &[("w:type", "paragraph"), ("w:styleId", style.id)], |xml| {
        value(xml, "w:name", style.name)?;
        value(xml, "w:basedOn", "Normal")?;
        switch(xml, "w:qFormat")?;
        element(xml, "w:pPr", &[], |xml| {
            if style.keeps_next {
                switch(xml, "w:keepNext")?;
                switch(xml, "w:keepLines")?;
            }
            let (before, after, line) = style.spacing;
            let (before, after, line) = (before.to_string(), after.to_string(), line.to_string());
            let mut spacing = vec![("w:before", before.as_str()), ("w:after", &after)];
            if style.spacing.2 > 0 {
                spacing.extend([("w:line", line.as_str()), ("w:lineRule", "atLeast")]);
            }
            empty(xml, "w:spacing", &spacing)?;
            if style.indent > 0 {
                let (chars, first) = (style.indent.to_string(), (style.size * 20).to_string());
                empty(xml, "w:ind", &[("w:firstLineChars", chars.as_str()), ("w:firstLine", &first)])?;
            }
            value(xml, "w:jc", style.side)?;
            style.level.map_or(Ok(()), |level| value(xml, "w:outlineLvl", &level.to_string()))
        })?;
        element(xml, "w:rPr", &[], |xml| {
            faces(xml, style.faces)?;
            if style.bold {
                switch(xml, "w:b")?;
            }
            size(xml, style.size)
        })
    })
}

/// The faces of Latin and of East Asian characters.
pub(super) fn faces(xml: &mut Xml, (latin, east): (&str, &str)) -> Result<(), Error> {
    let faces = [("w:ascii", latin), ("w:hAnsi", latin), ("w:eastAsia", east), ("w:cs", latin)];
    empty(xml, "w:rFonts", &faces)
}

/// The size of characters, in half points.
pub(super) fn size(xml: &mut Xml, size: usize) -> Result<(), Error> {
    value(xml, "w:sz", &size.to_string())?;
    value(xml, "w:szCs", &size.to_string())
}
