//! Where paragraphs go: the page, a cell, a caption or the title.

use super::furniture;
use super::inherited::Inherited;
use super::line::Line;
use super::list::List;
use super::style::Numbering;
use crate::import::document::{Align, Block, Listed, Paragraph, Position, Role};
use crate::text::container::Container;

/// What stands before the first paragraph of an item.
#[derive(Debug)]
enum Marker {
    /// A dot.
    Mark,
    /// A number, with what parts it from the words.
    Number(String),
}

/// Paragraphs and tables that follow each other.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// Those that are read.
    pub(super) blocks: Vec<Block>,
    /// The paragraph that is read.
    pub(super) line: Line,
    marker: Option<Marker>,
    /// In how many lists the item stands that was begun last.
    depth: usize,
}

impl Flow {
    /// Ends the paragraph that was begun, if any.
    pub(super) fn end_paragraph(&mut self, inherited: Inherited, within: Vec<Container>) {
        let (mut text, mut spans) = self.line.take();
        if text.is_empty() {
            return;
        }
        let mut role = inherited.role;
        let depth = self.depth;
        let mut list = None;
        match self.marker.take() {
            Some(Marker::Number(number)) => {
                list = Some(Listed { depth, number: number.len() });
                for (range, _) in &mut spans {
                    *range = range.start + number.len()..range.end + number.len();
                }
                text.insert_str(0, &number);
            }
            Some(Marker::Mark) if role == Role::Body => {
                role = Role::Item;
                list = Some(Listed { depth, number: 0 });
            }
            _ => {}
        }
        if matches!(role, Role::Body | Role::Item) && furniture::is_furniture(&text) {
            role = Role::Furniture;
        }
        let (align, position) = (inherited.align, Position::Paragraph(0));
        // They are numbered when all are there.
        let paragraph = Paragraph { role, align, spans, list, within, ..Paragraph::new(text, position) };
        self.blocks.push(Block::Paragraph(paragraph));
    }

    /// Begins an item: what stands before it is written with its first words.
    pub(super) fn begin_item(
        &mut self,
        (list, depth): (Option<&mut List>, usize),
        value: Option<&str>,
        own: Option<Numbering>,
    ) {
        self.depth = depth.max(1);
        let mut stray = List::of_marks(Numbering::Mark);
        let list = list.unwrap_or(&mut stray);
        let number = list.number(value, own);
        let is_marked = own.unwrap_or(list.numbering) == Numbering::Mark;
        self.marker = match (self.marker.take(), number) {
            (Some(Marker::Number(outer)), Some(number)) => Some(Marker::Number(outer + &number)),
            (Some(Marker::Number(outer)), None) => Some(Marker::Number(outer)),
            (_, Some(number)) => Some(Marker::Number(number)),
            (mark, None) => {
                if is_marked {
                    Some(Marker::Mark)
                } else {
                    mark
                }
            }
        };
    }

    /// Writes a number that has no words behind it.
    pub(super) fn end_marker(&mut self, align: Align) {
        if let Some(Marker::Number(number)) = self.marker.take() {
            let (position, number) = (Position::Paragraph(0), number.trim_end());
            self.blocks.push(Block::Paragraph(Paragraph { align, ..Paragraph::new(number, position) }));
        }
    }

    /// Its words, without tables.
    pub(super) fn words(self) -> Option<String> {
        let texts = self.blocks.into_iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text),
            Block::Table(_) => None,
        });
        let texts: Vec<String> = texts.collect();
        Some(texts.join("\n")).filter(|text| !text.is_empty())
    }
}
