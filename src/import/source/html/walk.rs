//! A page, tag by tag: what is entered and left becomes paragraphs, cells and tables.

use super::elements::Sort;
use super::furniture;
use super::line::{self, Line, Link};
use super::list::List;
use super::style::{Looks, Numbering};
use super::table::{Cell, Tagged};
use crate::import::document::{Align, Block, Paragraph, Position, Role};
use crate::import::source::limits;
use crate::import::source::refusal::Refusal;
use scraper::node::Element;

/// What an element hands down to what it holds.
#[derive(Debug, Clone, Copy)]
struct Inherited {
    align: Align,
    role: Role,
    keeps_blanks: bool,
    /// Whether its words leave a gap instead of being seen.
    is_invisible: bool,
    /// Whether it is no part of the page at all.
    is_gone: bool,
    /// Whether it is in a cell that is hidden.
    is_in_hidden_cell: bool,
    /// Whether it is in the article of the page.
    is_in_article: bool,
}

/// An element that was entered.
#[derive(Debug)]
struct Open {
    sort: Sort,
    is_block: bool,
    inherited: Inherited,
}

/// What stands before the first paragraph of an item.
#[derive(Debug)]
enum Marker {
    /// A dot.
    Mark,
    /// A number, with what parts it from the words.
    Number(String),
}

/// Where paragraphs go: the page, a cell, a caption or the title.
#[derive(Debug, Default)]
struct Flow {
    blocks: Vec<Block>,
    line: Line,
    marker: Option<Marker>,
}

/// A page that is read.
#[derive(Debug, Default)]
pub(super) struct Walk {
    open: Vec<Open>,
    page: Flow,
    /// Cells, captions and the title that are open.
    within: Vec<Flow>,
    tables: Vec<Tagged>,
    cells: Vec<Cell>,
    lists: Vec<List>,
    /// How many cells there were.
    count: usize,
    found: Found,
}

/// What a page holds beside its paragraphs and tables.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Its title.
    pub(super) title: Option<String>,
    /// What it says about itself.
    pub(super) meta: Vec<(String, String)>,
    /// How many parts with words are hidden.
    pub(super) hidden: usize,
    /// The first words of the first of them.
    pub(super) hidden_words: String,
    is_hidden_counted: bool,
    /// How many pictures it shows.
    pub(super) pictures: usize,
}

const PAGE: Inherited = Inherited {
    align: Align::Start,
    role: Role::Body,
    keeps_blanks: false,
    is_invisible: false,
    is_gone: false,
    is_in_hidden_cell: false,
    is_in_article: false,
};

impl Walk {
    /// Enters an element that holds so many items. Whether what it holds is to be read, after which it must
    /// be left.
    pub(super) fn enter(&mut self, element: &Element, items: usize) -> Result<bool, Box<Refusal>> {
        if self.open.len() >= limits::DEPTH {
            return Err(limits::too_deep());
        }
        let sort = Sort::of(element);
        if sort == Sort::Skipped {
            return Ok(false);
        }
        let outer = self.inherited();
        let looks = Looks::of(element);
        let mut own = handed_down(outer, sort, &looks);
        if own.is_gone {
            self.found.is_hidden_counted &= outer.is_gone;
            self.open.push(Open { sort: Sort::Inline, is_block: false, inherited: own });
            return Ok(true);
        }
        if own.is_invisible && !outer.is_invisible {
            self.found.is_hidden_counted = false;
        }
        let is_block = looks.is_block.filter(|_| !is_fixed(sort)).unwrap_or(sort.is_block());
        if is_block {
            self.end_paragraph();
        }
        match sort {
            Sort::Break => self.flow().line.end_line(),
            Sort::Picture => self.found.pictures += 1,
            Sort::Meta => self.meta(element),
            Sort::Link => {
                if let Some(address) = element.attr("href").map(str::trim).filter(|href| leads(href)) {
                    self.flow().line.begin_link(address.to_owned());
                }
            }
            Sort::Title | Sort::Caption => self.within.push(Flow::default()),
            Sort::Numbered => {
                let numbering = looks.numbering.unwrap_or(Numbering::Decimal);
                let reversed = element.attr("reversed").map(|_| items);
                self.lists.push(List::of_numbers(numbering, element.attr("start"), reversed));
            }
            Sort::Marked => {
                self.lists.push(List::of_marks(looks.numbering.unwrap_or(Numbering::Mark)));
            }
            Sort::Item => self.begin_item(element.attr("value"), looks.numbering),
            Sort::Table => {
                self.end_marker();
                self.tables.push(Tagged::default());
            }
            Sort::Part(kind) => self.tables.last_mut().into_iter().for_each(|table| table.add_part(kind)),
            Sort::Row => self.tables.last_mut().into_iter().for_each(Tagged::add_row),
            Sort::Cell => {
                self.count += 1;
                if self.count > limits::CELLS {
                    return Err(limits::too_many_cells());
                }
                self.within.push(Flow::default());
                self.cells.push(Cell::of(element, own.is_in_hidden_cell));
                own.role = if outer.role == Role::Furniture { Role::Furniture } else { Role::Body };
            }
            _ => {}
        }
        self.open.push(Open { sort, is_block, inherited: own });
        Ok(true)
    }

    /// Leaves the element that was entered last.
    pub(super) fn leave(&mut self) -> Result<(), Box<Refusal>> {
        if self.open.last().is_some_and(|open| open.is_block || open.sort == Sort::Title) {
            self.end_paragraph();
        }
        let Some(open) = self.open.pop() else { return Ok(()) };
        match open.sort {
            Sort::Link => self.flow().line.end_link(),
            Sort::Item => self.end_marker(),
            Sort::Numbered | Sort::Marked => {
                self.lists.pop();
            }
            Sort::Title => {
                let title = self.end_flow();
                self.found.title = self.found.title.take().or(title);
            }
            Sort::Caption => {
                let caption = self.end_flow();
                if let Some(table) = self.tables.last_mut() {
                    table.caption = table.caption.take().or(caption);
                }
            }
            Sort::Cell => self.end_cell(),
            Sort::Table => {
                if let Some(table) = self.tables.pop() {
                    let blocks = table.into_blocks().map_err(|_| limits::too_wide())?;
                    self.flow().blocks.extend(blocks);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Reads words.
    pub(super) fn text(&mut self, text: &str) {
        let inherited = self.inherited();
        if inherited.is_gone || inherited.is_invisible {
            self.found.hide(text);
        } else if inherited.keeps_blanks {
            self.flow().line.push_as_written(text);
        } else {
            self.flow().line.push(text);
        }
    }

    /// Reads a comment, of which Word makes conditions.
    pub(super) fn comment(&mut self, comment: &str) {
        if let Some(table) = self.tables.last_mut() {
            let comment = comment.trim();
            if comment == "[endif]" {
                table.is_filler = false;
            } else if comment.ends_with("supportMisalignedColumns]") {
                table.is_filler = true;
            }
        }
    }

    /// What the page showed, and what it holds besides.
    pub(super) fn finish(mut self) -> (Vec<Block>, Found) {
        self.end_paragraph();
        (self.page.blocks, self.found)
    }

    /// What the innermost element hands down.
    fn inherited(&self) -> Inherited {
        self.open.last().map_or(PAGE, |open| open.inherited)
    }

    /// Where words go now.
    fn flow(&mut self) -> &mut Flow {
        self.within.last_mut().unwrap_or(&mut self.page)
    }

    /// Ends the paragraph that was begun, if any.
    fn end_paragraph(&mut self) {
        let inherited = self.inherited();
        let flow = self.flow();
        let (mut text, mut links) = flow.line.take();
        if text.is_empty() {
            return;
        }
        let mut role = inherited.role;
        match flow.marker.take() {
            Some(Marker::Number(number)) => {
                for (range, _) in &mut links {
                    *range = range.start + number.len()..range.end + number.len();
                }
                text.insert_str(0, &number);
            }
            Some(Marker::Mark) if role == Role::Body => role = Role::Item,
            _ => {}
        }
        if matches!(role, Role::Body | Role::Item) && furniture::is_furniture(&text) {
            role = Role::Furniture;
        }
        flow.add(text, role, inherited.align, links);
    }

    /// Begins an item: what stands before it is written with its first words.
    fn begin_item(&mut self, value: Option<&str>, own: Option<Numbering>) {
        let mut stray = List::of_marks(Numbering::Mark);
        let list = self.lists.last_mut().unwrap_or(&mut stray);
        let number = list.number(value, own);
        let is_marked = own.unwrap_or(list.numbering) == Numbering::Mark;
        let flow = self.flow();
        flow.marker = match (flow.marker.take(), number) {
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
    fn end_marker(&mut self) {
        let align = self.inherited().align;
        let flow = self.flow();
        if let Some(Marker::Number(number)) = flow.marker.take() {
            flow.add(number.trim_end().to_owned(), Role::Body, align, Vec::new());
        }
    }

    /// Ends what is no part of the page's flow, and says its words.
    fn end_flow(&mut self) -> Option<String> {
        let flow = self.within.pop()?;
        let texts = flow.blocks.into_iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text),
            Block::Table(_) => None,
        });
        let texts: Vec<String> = texts.collect();
        Some(texts.join("\n")).filter(|text| !text.is_empty())
    }

    /// Ends a cell.
    fn end_cell(&mut self) {
        let (Some(mut cell), Some(flow)) = (self.cells.pop(), self.within.pop()) else { return };
        cell.blocks = flow.blocks;
        match self.tables.last_mut() {
            Some(table) => table.add_cell(cell),
            None => self.flow().blocks.extend(cell.blocks),
        }
    }

    /// Keeps what the page says about itself.
    fn meta(&mut self, element: &Element) {
        if let (Some(name), Some(content)) = (element.attr("name"), element.attr("content"))
            && !content.trim().is_empty()
        {
            self.found.meta.push((name.trim().to_owned(), content.trim().to_owned()));
        }
    }
}

impl Flow {
    /// Adds a paragraph, which is numbered when all are there.
    fn add(&mut self, text: String, role: Role, align: Align, links: Vec<Link>) {
        let position = Position::Paragraph(0);
        self.blocks.push(Block::Paragraph(Paragraph { text, role, align, links, position }));
    }
}

impl Found {
    /// Counts words that are hidden.
    fn hide(&mut self, text: &str) {
        let text = text.trim_matches(line::is_blank);
        if text.is_empty() {
            return;
        }
        if !self.is_hidden_counted {
            self.is_hidden_counted = true;
            self.hidden += 1;
        }
        if self.hidden == 1 {
            let room = 30_usize.saturating_sub(self.hidden_words.chars().count());
            self.hidden_words.extend(text.chars().take(room));
        }
    }
}

/// What an element of a sort and of some looks hands down.
fn handed_down(outer: Inherited, sort: Sort, looks: &Looks) -> Inherited {
    let is_hidden_cell = sort.is_of_table() && (looks.is_gone || looks.is_visible == Some(false));
    let align = looks.align.unwrap_or(if sort == Sort::Centred { Align::Centre } else { outer.align });
    let role = match sort {
        Sort::Heading(level) => Role::Heading(level),
        Sort::Furniture => Role::Furniture,
        Sort::Edge if !outer.is_in_article => Role::Furniture,
        _ => outer.role,
    };
    Inherited {
        align: if sort.is_block() && sort != Sort::Table { align } else { outer.align },
        role,
        keeps_blanks: looks.keeps_blanks.unwrap_or(outer.keeps_blanks || sort == Sort::Preformatted),
        is_invisible: !is_hidden_cell && looks.is_visible.map_or(outer.is_invisible, |seen| !seen),
        is_gone: outer.is_gone || (looks.is_gone && !is_hidden_cell),
        is_in_hidden_cell: outer.is_in_hidden_cell || is_hidden_cell,
        is_in_article: outer.is_in_article || sort == Sort::Article,
    }
}

/// Whether an element is what it is, whatever its `display`.
fn is_fixed(sort: Sort) -> bool {
    sort.is_of_table()
        || matches!(
            sort,
            Sort::Table | Sort::Caption | Sort::Title | Sort::Meta | Sort::Break | Sort::Picture
        )
}

/// Whether a reference leads to an address, and does not run a program.
fn leads(href: &str) -> bool {
    !href.is_empty() && !href.to_ascii_lowercase().starts_with("javascript:")
}
