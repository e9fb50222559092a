//! The text of a document: paragraphs, lists and tables, on pages that stand or lie.

use super::lists::Lists;
use super::page::{rule, section};
use super::paper;
use super::relations::Relations;
use super::styles;
use super::table;
use super::vocabulary::{NAMESPACE, RELATIONS, switch, value};
use super::writer::Writer;
use crate::export::printed::document::{Block, Document, Item, Paragraph, Run, Stands};
use crate::export::printed::width;
use crate::export::xml::{Xml, element, empty, part};
use crate::text::container::Container;
use std::collections::BTreeSet;
use std::io::Error;

/// The text and what it leads to.
pub(super) struct Body {
    pub text: Vec<u8>,
    pub footnotes: Vec<u8>,
    pub relations: Relations,
    pub lists: Lists,
    pub contained: BTreeSet<Vec<Container>>,
}

/// Writes the text and the footnotes.
pub(super) fn write(document: &Document) -> Result<Body, Error> {
    let mut writer = Writer {
        paper: paper::of(&document.language),
        relations: Relations::default(),
        lists: Lists::default(),
        contained: BTreeSet::new(),
        marked: BTreeSet::new(),
        is_note: false,
        size: None,
    };
    let text = part("w:document", &[NAMESPACE, RELATIONS], |xml| {
        element(xml, "w:body", &[], |xml| {
            writer.text(xml, &document.blocks)?;
            // A note that only another note refers to stands under the text.
            for (number, note) in document.footnotes.iter().enumerate() {
                if !writer.marked.contains(&number) {
                    writer.blocks(xml, &numbered(number, note))?;
                }
            }
            section(xml, writer.paper, false)
        })
    })?;
    writer.is_note = true;
    let footnotes = part("w:footnotes", &[NAMESPACE, RELATIONS], |xml| {
        for (id, kind) in [("-1", "separator"), ("0", "continuationSeparator")] {
            element(xml, "w:footnote", &[("w:id", id), ("w:type", kind)], |xml| {
                element(xml, "w:p", &[], |xml| {
                    element(xml, "w:r", &[], |xml| switch(xml, &format!("w:{kind}")))
                })
            })?;
        }
        for (number, note) in document.footnotes.iter().enumerate() {
            if writer.marked.contains(&number) {
                let id = (number + 1).to_string();
                element(xml, "w:footnote", &[("w:id", id.as_str())], |xml| writer.footnote(xml, note))?;
            }
        }
        Ok(())
    })?;
    let Writer { relations, lists, contained, .. } = writer;
    Ok(Body { text, footnotes, relations, lists, contained })
}

/// Whether a block stands right over a table and belongs to it.
fn is_over(block: &Block) -> bool {
    stands(block, Stands::Caption) || stands(block, Stands::Unit)
}

fn stands(block: &Block, stands: Stands) -> bool {
    matches!(block, Block::Paragraph(paragraph) if paragraph.stands == stands)
}

/// How far a paragraph in quotations and lists is indented.
fn indented(within: &[Container]) -> String {
    (420 * within.len()).to_string()
}

/// A note with its number, as words.
fn numbered(number: usize, note: &[Block]) -> Vec<Block> {
    let mark = Block::words(Stands::Note, format!("[{}]", number + 1));
    [mark].into_iter().chain(note.iter().cloned()).collect()
}

impl Writer {
    /// The text; a table that needs a page on its side gets one, with what belongs to it.
    fn text(&mut self, xml: &mut Xml, blocks: &[Block]) -> Result<(), Error> {
        let mut rest = blocks;
        while let Some(at) = rest.iter().position(|block| self.is_wide(block)) {
            let before = |block: &&Block| matches!(block, Block::Heading(..)) || is_over(block);
            let (upright, with_table) = rest.split_at(at);
            let own = upright.iter().rev().take_while(before).count();
            let (upright, over) = upright.split_at(at - own);
            let under = self.together(with_table);
            let (with_table, following) = with_table.split_at(under);
            if !upright.is_empty() {
                self.blocks(xml, upright)?;
                self.end_section(xml, false)?;
            }
            self.blocks(xml, &[over, with_table].concat())?;
            self.end_section(xml, true)?;
            rest = following;
        }
        self.blocks(xml, rest)
    }

    /// How many blocks stand on the same pages as the wide table that they begin with: the notes under it,
    /// and other wide tables with what stands over them.
    fn together(&self, blocks: &[Block]) -> usize {
        let mut count = 0;
        loop {
            let rest = blocks.get(count..).unwrap_or_default();
            let over = rest.iter().take_while(|block| is_over(block)).count();
            if !rest.get(over).is_some_and(|block| self.is_wide(block)) {
                return count;
            }
            let notes = rest.iter().skip(over + 1).take_while(|block| stands(block, Stands::Note)).count();
            count += over + 1 + notes;
        }
    }

    fn is_wide(&self, block: &Block) -> bool {
        let (upright, lying) = self.paper.widths();
        match block {
            Block::Table(table) => width::fit(table, upright, lying).0.is_wide,
            Block::Title(_) | Block::Heading(..) | Block::Paragraph(_) | Block::Item(_) | Block::Rule => {
                false
            }
        }
    }

    /// The end of pages of a kind, in a paragraph of its own.
    fn end_section(&self, xml: &mut Xml, is_wide: bool) -> Result<(), Error> {
        element(xml, "w:p", &[], |xml| {
            element(xml, "w:pPr", &[], |xml| {
                empty(
                    xml,
                    "w:spacing",
                    &[("w:before", "0"), ("w:after", "0"), ("w:line", "20"), ("w:lineRule", "exact")],
                )?;
                section(xml, self.paper, is_wide)
            })
        })
    }

    /// Blocks, one after another.
    pub(super) fn blocks(&mut self, xml: &mut Xml, blocks: &[Block]) -> Result<(), Error> {
        for (at, block) in blocks.iter().enumerate() {
            match block {
                Block::Title(runs) => self.styled(xml, "Title", &[], runs)?,
                Block::Heading(level, runs) => {
                    self.styled(xml, &format!("Heading{}", (*level).clamp(2, 6)), &[], runs)?;
                }
                Block::Paragraph(paragraph) => self.paragraph(xml, paragraph)?,
                Block::Item(item) => self.item(xml, item)?,
                Block::Rule => rule(xml)?,
                Block::Table(table) => {
                    table::write(self, xml, table)?;
                    // Without a paragraph between them two tables are one, and a page ends with a paragraph.
                    if !matches!(blocks.get(at + 1), Some(Block::Paragraph(_) | Block::Heading(..))) {
                        element(xml, "w:p", &[], |xml| {
                            element(xml, "w:pPr", &[], |xml| value(xml, "w:pStyle", "Note"))
                        })?;
                    }
                }
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, xml: &mut Xml, paragraph: &Paragraph) -> Result<(), Error> {
        let contained;
        let style = match paragraph.stands {
            Stands::Text | Stands::Typed if !paragraph.within.is_empty() => {
                contained = self.contained(&paragraph.within);
                contained.as_str()
            }
            Stands::Text | Stands::Typed if self.is_note => "FootnoteText",
            Stands::Text | Stands::Typed => "BodyText",
            Stands::Fact => "Fact",
            Stands::Caption => "Caption",
            Stands::Unit => "Unit",
            Stands::Note => "Note",
            Stands::Signature => "Signature",
        };
        let left = indented(&paragraph.within);
        let indent = [("w:left", left.as_str()), ("w:firstLineChars", "0"), ("w:firstLine", "0")];
        let is_indented = !paragraph.within.is_empty();
        self.styled(xml, style, if is_indented { &indent } else { &[] }, &paragraph.runs)
    }

    /// The style of paragraphs in quotations and lists.
    fn contained(&mut self, within: &[Container]) -> String {
        self.contained.insert(within.to_vec());
        styles::id(within)
    }

    fn item(&mut self, xml: &mut Xml, item: &Item) -> Result<(), Error> {
        let (level, list) = (item.depth().saturating_sub(1).to_string(), self.lists.of(item).to_string());
        let around = item.within.split_last().map_or(&[][..], |(_, around)| around);
        let is_quoted = around.contains(&Container::Quotation);
        let style = if is_quoted { self.contained(around) } else { "ListParagraph".to_owned() };
        element(xml, "w:p", &[], |xml| {
            element(xml, "w:pPr", &[], |xml| {
                value(xml, "w:pStyle", &style)?;
                element(xml, "w:numPr", &[], |xml| {
                    value(xml, "w:ilvl", &level)?;
                    value(xml, "w:numId", &list)
                })?;
                match is_quoted {
                    true => {
                        let left = indented(&item.within);
                        empty(xml, "w:ind", &[("w:left", left.as_str()), ("w:hanging", "420")])
                    }
                    false => Ok(()),
                }
            })?;
            self.runs(xml, &item.runs)
        })
    }

    /// A paragraph of a style.
    pub(super) fn styled(
        &mut self,
        xml: &mut Xml,
        style: &str,
        indent: &[(&str, &str)],
        runs: &[Run],
    ) -> Result<(), Error> {
        element(xml, "w:p", &[], |xml| {
            element(xml, "w:pPr", &[], |xml| {
                value(xml, "w:pStyle", style)?;
                if indent.is_empty() { Ok(()) } else { empty(xml, "w:ind", indent) }
            })?;
            self.runs(xml, runs)
        })
    }

    /// A footnote: its mark stands at the beginning of its first paragraph.
    fn footnote(&mut self, xml: &mut Xml, note: &[Block]) -> Result<(), Error> {
        let (first, rest) = match note.split_first() {
            Some((Block::Paragraph(first), rest)) => (first.runs.as_slice(), rest),
            _ => (&[][..], note),
        };
        element(xml, "w:p", &[], |xml| {
            element(xml, "w:pPr", &[], |xml| value(xml, "w:pStyle", "FootnoteText"))?;
            element(xml, "w:r", &[], |xml| {
                element(xml, "w:rPr", &[], |xml| value(xml, "w:rStyle", "FootnoteReference"))?;
                switch(xml, "w:footnoteRef")
            })?;
            self.runs(xml, &[&[Run::plain(" ")], first].concat())
        })?;
        self.blocks(xml, rest)
    }
}
