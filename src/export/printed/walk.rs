//! A page's prose, tag by tag.

use super::document::{
    Block, Cell, Item, Kind, Looks, Paragraph, Run, Stands, Table, trimmed, without_blank_lines,
};
use super::line::Line;
use crate::text::container::{Container, DEEPEST};
use scraper::Node;
use scraper::node::Element;
use std::collections::BTreeSet;

/// Where links lead: the full address of what a page writes; nothing where there is none outside of the page.
pub(super) type Addresses<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Elements that begin a paragraph of their own.
const BLOCKS: &str = "address article aside blockquote caption center dd details dialog div dl dt fieldset \
                      figcaption figure footer form header hr legend li main nav ol p pre section summary \
                      table tbody td tfoot th thead tr ul h1 h2 h3 h4 h5 h6";

/// Prose that is read.
pub(super) struct Walk<'a> {
    addresses: Addresses<'a>,
    lists: &'a mut usize,
    blocks: Vec<Block>,
    line: Line,
    looks: Vec<Looks>,
    links: Vec<Option<String>>,
    /// The quotations and lists that are open.
    within: Vec<Container>,
    /// The lists that are open: which each is, and the number of its next item.
    open: Vec<(usize, Option<usize>)>,
    /// The item that begins here.
    item: Option<Item>,
    heading: Option<u8>,
    typed: usize,
    table: Option<Grid>,
    /// How many tables are open within the cell that is read: their words are words of it.
    inner_tables: usize,
}

/// A table in the making.
#[derive(Default)]
struct Grid {
    table: Table,
    taken: BTreeSet<(usize, usize)>,
    row: usize,
    cell: Option<Cell>,
}

impl<'a> Walk<'a> {
    /// Nothing read yet; lists are counted from `lists` on.
    pub(super) fn new(addresses: Addresses<'a>, lists: &'a mut usize) -> Self {
        Self {
            addresses,
            lists,
            blocks: Vec::new(),
            line: Line::default(),
            looks: Vec::new(),
            links: Vec::new(),
            within: Vec::new(),
            open: Vec::new(),
            item: None,
            heading: None,
            typed: 0,
            table: None,
            inner_tables: 0,
        }
    }

    /// Enters a node. Whether what it holds is to be read.
    pub(super) fn enter(&mut self, node: &Node) -> bool {
        match node {
            Node::Text(text) => {
                let looks = self.looks();
                let looks = Looks { typed: looks.typed || self.typed > 0, ..looks };
                let link = self.links.last().cloned().flatten();
                self.line.push(text, &Run { looks, link, ..Run::default() }, self.keeps_blanks());
                false
            }
            Node::Element(element) => self.element(element),
            Node::Document | Node::Fragment => true,
            Node::Comment(_) | Node::Doctype(_) | Node::ProcessingInstruction(_) => false,
        }
    }

    fn element(&mut self, element: &Element) -> bool {
        let name = element.name();
        if is_block(name) {
            self.end();
        }
        match name {
            "script" | "style" | "template" | "head" => return self.pass(element),
            "a" if element.attr("role") == Some("doc-backlink") => return self.pass(element),
            "a" if element.attr("role") == Some("doc-noteref") => {
                let number = element.attr("href").and_then(|href| href.strip_prefix("#fn-")?.parse().ok());
                self.line.footnote(number.unwrap_or(1_usize).saturating_sub(1));
                return self.pass(element);
            }
            "br" => self.line.end_line(),
            "hr" => self.blocks.push(Block::Rule),
            "img" => {
                let looks = self.looks();
                let words = element.attr("alt").unwrap_or_default();
                self.line.push(words, &Run { looks, ..Run::default() }, false);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = name.get(1..).and_then(|level| level.parse().ok());
            }
            "blockquote" | "dd" => self.within.push(Container::Quotation),
            "pre" => self.typed += 1,
            "ul" | "ol" => {
                let start = element.attr("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.open.push((*self.lists, (name == "ol").then_some(start)));
                *self.lists += 1;
                self.within.push(Container::List);
            }
            "li" => {
                let within = self.containers();
                if let Some((list, number)) = self.open.last_mut() {
                    let value = element.attr("value").and_then(|value| value.parse().ok());
                    *number = number.map(|number| value.unwrap_or(number));
                    self.item = Some(Item { list: *list, within, number: *number, ..Item::default() });
                    *number = number.map(|number| number.saturating_add(1));
                }
            }
            "table" if self.table.is_none() => self.table = Some(Grid::default()),
            "table" => self.inner_tables += 1,
            "td" | "th" if self.inner_tables == 0 => self.cell(element),
            _ => {}
        }
        if name == "a" {
            self.links.push(element.attr("href").and_then(self.addresses));
        }
        if let Some(looks) = looks(name, self.looks()) {
            self.looks.push(looks);
        }
        true
    }

    /// Nothing of an element is read, and nothing of it is left open.
    fn pass(&mut self, element: &Element) -> bool {
        if element.name() == "a" {
            self.links.push(None);
        }
        false
    }

    /// Leaves a node.
    pub(super) fn leave(&mut self, node: &Node) {
        let Node::Element(element) = node else { return };
        let name = element.name();
        if is_block(name) {
            self.end();
        }
        match name {
            "a" => _ = self.links.pop(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = None,
            "blockquote" | "dd" => _ = self.within.pop(),
            "pre" => self.typed = self.typed.saturating_sub(1),
            "ul" | "ol" => {
                self.open.pop();
                self.within.pop();
            }
            "li" => self.item = None,
            "table" if self.inner_tables > 0 => self.inner_tables -= 1,
            "td" | "th" | "tr" if self.inner_tables > 0 => {}
            "td" | "th" => self.end_cell(),
            "tr" => self.table.iter_mut().for_each(|grid| grid.row += 1),
            "table" => {
                if let Some(grid) = self.table.take().filter(|grid| !grid.table.cells.is_empty()) {
                    self.blocks.push(Block::Table(grid.table));
                }
            }
            _ => {}
        }
        if looks(name, Looks::default()).is_some() {
            self.looks.pop();
        }
    }

    /// All that was read.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end();
        self.blocks
    }

    fn containers(&self) -> Vec<Container> {
        self.within.iter().take(DEEPEST).copied().collect()
    }

    fn looks(&self) -> Looks {
        self.looks.last().copied().unwrap_or_default()
    }

    fn keeps_blanks(&self) -> bool {
        self.typed > 0
    }

    /// The paragraph ends, if one was begun.
    fn end(&mut self) {
        let typed = self.typed > 0 && self.heading.is_none() && self.item.is_none() && self.table.is_none();
        let stands = if typed { Stands::Typed } else { Stands::Text };
        let runs = if typed { without_blank_lines(self.line.take()) } else { trimmed(self.line.take()) };
        if runs.is_empty() {
            return;
        }
        if let Some(cell) = self.table.as_mut().and_then(|grid| grid.cell.as_mut()) {
            if !cell.runs.is_empty() {
                cell.runs.push(Run::plain("\n"));
            }
            cell.runs.extend(runs);
            return;
        }
        let within = self.containers();
        self.blocks.push(match (self.heading, self.item.take()) {
            (Some(level), _) => Block::Heading(level.max(2), runs),
            (None, Some(item)) => Block::Item(Item { runs, ..item }),
            (None, None) => Block::Paragraph(Paragraph { runs, stands, within }),
        });
    }

    fn cell(&mut self, element: &Element) {
        let Some(grid) = &mut self.table else { return };
        let span = |name| element.attr(name).and_then(|span| span.parse::<usize>().ok()).unwrap_or(1);
        let head = if grid.row == 0 { "col" } else { "row" };
        grid.cell = Some(Cell {
            row: grid.row,
            column: 0,
            rowspan: span("rowspan").clamp(1, 100),
            colspan: span("colspan").clamp(1, 100),
            kind: if element.name() == "th" { Kind::Head(head) } else { Kind::Words },
            runs: Vec::new(),
        });
    }

    fn end_cell(&mut self) {
        let Some(grid) = &mut self.table else { return };
        if let Some(cell) = grid.cell.take() {
            let is_head = cell.row == 0 && matches!(cell.kind, Kind::Head(_));
            grid.table.repeated = grid.table.repeated.max(usize::from(is_head));
            grid.table.put(cell, &mut grid.taken);
        }
    }
}

fn is_block(name: &str) -> bool {
    BLOCKS.split_ascii_whitespace().any(|block| block == name)
}

/// How words look within an element, by how they look around it; nothing where it does not change that.
fn looks(name: &str, around: Looks) -> Option<Looks> {
    Some(match name {
        "strong" | "b" => Looks { strong: true, ..around },
        "em" | "i" | "cite" | "dfn" | "var" => Looks { slanted: true, ..around },
        "del" | "s" | "strike" => Looks { struck: true, ..around },
        "code" | "kbd" | "samp" | "tt" => Looks { typed: true, ..around },
        "sup" => Looks { raised: true, ..around },
        "sub" => Looks { lowered: true, ..around },
        _ => return None,
    })
}
