//! Paragraphs, and what they stand in.

use super::counter::Mark;
use super::line::{Anchored, Line, Offset};
use super::reader::{Flow, Reader, Run};
use super::refuse::{elsewhere, too_much};
use super::space::Space;
use super::styles::{Look, Says};
use super::xml::{Element, Node};
use crate::import::document::{Block, Listed, Paragraph, Position, Role, Span};
use crate::import::source::refusal::Refusal;
use crate::text::container::{Container, DEEPEST};
use std::iter::repeat_n;

/// How many bytes the numbers of lists and the addresses of links may have.
const MOST_MADE: usize = 32 << 20;

impl Reader<'_> {
    /// The blocks that an element holds.
    pub(super) fn blocks(&mut self, parent: &Element) -> Result<Vec<Block>, Box<Refusal>> {
        let mut flow = Flow::default();
        self.flow(parent, &mut flow)?;
        self.flush(&mut flow)?;
        Ok(flow.blocks)
    }

    /// Reads what stands in an element.
    fn flow<'e>(&mut self, parent: &'e Element, flow: &mut Flow<'e>) -> Result<(), Box<Refusal>> {
        for child in &parent.children {
            match child {
                Node::Element(element) => self.block(element, flow)?,
                Node::Text(text) if text.trim().is_empty() => {}
                Node::Text(text) => {
                    self.tally.unknown += 1;
                    let line = Line { text: text.clone(), ..Line::default() };
                    self.finish(line, &Look::default(), flow)?;
                }
            }
        }
        Ok(())
    }

    /// Reads an element that stands beside paragraphs and tables.
    fn block<'e>(&mut self, element: &'e Element, flow: &mut Flow<'e>) -> Result<(), Box<Refusal>> {
        match (element.space, &*element.name) {
            (Space::Word, "p") => self.paragraph(element, flow),
            (Space::Word, "tbl") => {
                self.flush(flow)?;
                let table = self.table(element)?;
                flow.blocks.push(Block::Table(table));
                Ok(())
            }
            (Space::Word, "sdt") => {
                element.child("sdtContent").map_or(Ok(()), |inner| self.flow(inner, flow))
            }
            (Space::Word, "del" | "moveFrom") => {
                self.tally.changes += 1;
                Ok(())
            }
            (Space::Word, "ins" | "moveTo") => {
                self.tally.changes += 1;
                self.flow(element, flow)
            }
            (Space::Word, "sectPr") => {
                self.section(element);
                Ok(())
            }
            (Space::Word, "altChunk" | "subDoc") => Err(elsewhere()),
            (Space::Word, name) if name.ends_with("Pr") => Ok(()),
            (Space::Compatibility, "AlternateContent") => {
                element.chosen().map_or(Ok(()), |chosen| self.flow(chosen, flow))
            }
            _ if element.holds(&|inner| inner.is_word("p") || inner.is_word("tbl")) => {
                self.flow(element, flow)
            }
            _ => {
                let mut line = Line::default();
                self.begin_line();
                self.inline(element, &mut line)?;
                if line.is_blank() && line.boxes.is_empty() {
                    return Ok(());
                }
                self.finish(line, &Look::default(), flow)
            }
        }
    }

    /// Keeps the running heads and feet that a section names.
    fn section(&mut self, properties: &Element) {
        let named = properties
            .elements()
            .filter(|element| element.is_word("headerReference") || element.is_word("footerReference"));
        let ids = named.filter_map(|element| element.attribute(Space::Relation, "id"));
        self.furniture.extend(ids.map(str::to_owned));
    }

    /// Reads a paragraph.
    fn paragraph<'e>(&mut self, element: &'e Element, flow: &mut Flow<'e>) -> Result<(), Box<Refusal>> {
        let properties = element.child("pPr");
        let style = properties.and_then(|properties| properties.value("pStyle"));
        let mut look = self.styles.look(style, &Says::of(properties));
        look.is_contents |= self.is_in_contents();
        if let Some(section) = properties.and_then(|properties| properties.child("sectPr")) {
            self.section(section);
        }
        self.begin_line();
        self.run = Run { is_paragraph_hidden: look.is_hidden, ..Run::default() };
        let mut line = Line::default();
        for child in element.elements().filter(|child| !child.is_word("pPr")) {
            self.inline(child, &mut line)?;
        }
        look.is_contents |= self.is_in_contents();
        self.links_of_fields(&mut line);
        let mark = properties.and_then(|properties| properties.child("rPr"));
        let changed = |name| mark.is_some_and(|mark| mark.child(name).is_some());
        let is_deleted = changed("del") || changed("moveFrom");
        if is_deleted || changed("ins") || changed("moveTo") {
            self.tally.changes += 1;
        }
        let is_hidden = mark.and_then(|mark| {
            mark.switch("specVanish").filter(|is_on| *is_on).or_else(|| mark.switch("vanish"))
        });
        if !is_deleted && !is_hidden.unwrap_or(look.is_hidden) {
            return self.finish(line, &look, flow);
        }
        if !is_deleted && !line.is_blank() {
            self.number(&mut line, &look);
            flow.is_numbered = true;
        }
        let (mut whole, _) = flow.pending.take().unwrap_or_default();
        whole.append(line);
        flow.pending = Some((whole, look));
        Ok(())
    }

    /// Whether a table of contents is being shown.
    fn is_in_contents(&self) -> bool {
        self.fields.iter().any(|field| field.result.is_some() && field.is_contents())
    }

    /// A new line begins: what fields show goes on from its start.
    fn begin_line(&mut self) {
        for field in &mut self.fields {
            field.result = field.result.map(|_| Offset::default());
        }
    }

    /// Puts the number of its list before a paragraph, and says where it stands in a list; before some stands
    /// a sign instead.
    fn number(&mut self, line: &mut Line, look: &Look) -> Option<Listed> {
        let depth = look.list_level.unwrap_or(0).saturating_add(1);
        match self.counter.mark(look) {
            Some(Mark::Bullet) => Some(Listed { depth, number: 0 }),
            Some(mark @ Mark::Number { is_known, .. }) => {
                self.tally.numerals += usize::from(!is_known);
                let number = mark.before(line.text.trim_start());
                self.made += number.len();
                line.prefix(&number);
                Some(Listed { depth, number: number.len() })
            }
            None => None,
        }
    }

    /// Completes a paragraph, with those before it that go on into it.
    fn finish<'e>(&mut self, line: Line<'e>, look: &Look, flow: &mut Flow<'e>) -> Result<(), Box<Refusal>> {
        let (mut whole, _) = flow.pending.take().unwrap_or_default();
        let list = if std::mem::take(&mut flow.is_numbered) {
            let mut line = line;
            let list = self.number(&mut line, look);
            whole.append(line);
            // A number of its own stands before its words.
            list.filter(|list| list.number == 0)
        } else {
            whole.append(line);
            self.number(&mut whole, look)
        };
        let boxes = std::mem::take(&mut whole.boxes);
        self.made += whole.spans.iter().map(|(_, span)| length(span)).sum::<usize>();
        if self.made > MOST_MADE {
            let most = MOST_MADE >> 20;
            return Err(too_much(
                &format!("自动编号和链接地址超过 {most} MB"),
                &format!("the numbers of its lists and the addresses of its links have more than {most} MB"),
            ));
        }
        if !whole.is_blank() {
            let role = match look.heading {
                _ if look.is_contents => Role::Furniture,
                Some(level) => Role::Heading(level),
                None if list.is_some_and(|list| list.number == 0) => Role::Item,
                None => Role::Body,
            };
            let words = Paragraph::new(whole.text, Position::Paragraph(0));
            let (align, spans) = (look.align, whole.spans);
            let mut within = look.within.clone();
            if let Some(list) = list {
                let lists = within.iter().filter(|container| **container == Container::List).count();
                within.extend(repeat_n(Container::List, list.depth.min(DEEPEST).saturating_sub(lists)));
            }
            let paragraph = self.placed(Paragraph { role, align, spans, list, within, ..words });
            flow.blocks.push(Block::Paragraph(paragraph));
        }
        self.anchored(boxes, flow)
    }

    /// A paragraph with its number in the document.
    fn placed(&mut self, mut paragraph: Paragraph) -> Paragraph {
        self.paragraphs += usize::from(self.depth == 0);
        paragraph.position = Position::Paragraph(self.paragraphs);
        paragraph
    }

    /// Reads what is anchored in a paragraph that is complete.
    fn anchored<'e>(&mut self, boxes: Vec<Anchored<'e>>, flow: &mut Flow<'e>) -> Result<(), Box<Refusal>> {
        if boxes.is_empty() {
            return Ok(());
        }
        // Fields do not reach into text boxes, nor out of them.
        let outside = std::mem::take(&mut self.fields);
        let run = self.run.clone();
        for anchored in boxes {
            let mut inner = Flow::default();
            match anchored {
                Anchored::Blocks(element) if element.is_word("txbxContent") => {
                    self.flow(element, &mut inner)?;
                }
                Anchored::Blocks(element) => self.block(element, &mut inner)?,
                Anchored::Art(words) => {
                    let line = Line { text: words.to_owned(), ..Line::default() };
                    self.finish(line, &Look::default(), &mut inner)?;
                }
            }
            self.flush(&mut inner)?;
            flow.blocks.extend(inner.blocks);
        }
        self.run = run;
        self.fields = outside;
        Ok(())
    }

    /// Completes words that no paragraph goes on with.
    fn flush<'e>(&mut self, flow: &mut Flow<'e>) -> Result<(), Box<Refusal>> {
        match flow.pending.take() {
            // What is deleted or hidden as a whole is not counted in its list either.
            Some((line, look)) if !line.is_blank() || !line.boxes.is_empty() => {
                let look = if flow.is_numbered { Look { list: None, ..look } } else { look };
                self.finish(line, &look, flow)
            }
            _ => Ok(()),
        }
    }
}

/// How many bytes are made for what is said of a part of a paragraph.
fn length(span: &Span) -> usize {
    match span {
        Span::Link(to) => to.len(),
        Span::Emphasis(_) => 0,
    }
}
