//! A page, tag by tag: what is entered and left becomes paragraphs, cells and tables.

use super::css::Sheets;
use super::elements::Sort;
use super::flow::Flow;
use super::found::Found;
use super::inherited::{Inherited, PAGE};
use super::list::List;
use super::style::{Looks, Numbering};
use super::table::{Cell, Tagged};
use crate::import::document::{Block, Emphasis, Role, Span};
use crate::import::source::limits;
use crate::import::source::refusal::Refusal;
use crate::text::container::{Container, DEEPEST};
use crate::text::message;
use crate::text::message::Message;
use scraper::ElementRef;
use scraper::node::Element;

/// An element that was entered.
#[derive(Debug)]
struct Open {
    sort: Sort,
    is_block: bool,
    /// How much it says of its words that lasts as long as it does.
    spans: usize,
    inherited: Inherited,
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

impl Walk {
    /// Enters an element that holds so many items. Whether what it holds is to be read, after which it must
    /// be left.
    pub(super) fn enter(
        &mut self,
        element: ElementRef<'_>,
        sheets: &mut Sheets,
        items: usize,
    ) -> Result<bool, Box<Refusal>> {
        let (node, element) = (element, element.value());
        if self.open.len() >= limits::DEPTH {
            return Err(limits::too_deep());
        }
        let sort = Sort::of(element);
        if sort == Sort::Skipped {
            return Ok(false);
        }
        let outer = self.inherited();
        let looks = Looks::of(node, sheets);
        let mut own = Inherited::within(outer, sort, &looks);
        if own.is_gone {
            if !outer.is_gone {
                self.found.begin_hidden();
            }
            self.open.push(Open { sort: Sort::Inline, is_block: false, spans: 0, inherited: own });
            return Ok(true);
        }
        if (own.is_invisible || own.is_covered) && !(outer.is_invisible || outer.is_covered) {
            self.found.begin_hidden();
        }
        let is_block = looks.is_block.filter(|_| !is_fixed(sort)).unwrap_or(sort.is_block());
        if is_block {
            self.end_paragraph();
        }
        match sort {
            Sort::Break => self.flow().line.end_line(),
            Sort::Picture => {
                self.found.pictures += 1;
                self.cells.iter_mut().for_each(|cell| cell.has_picture = true);
            }
            Sort::Field => self.cells.iter_mut().for_each(|cell| cell.has_picture = true),
            Sort::Meta => self.found.say(element),
            Sort::Title | Sort::Caption => self.within.push(Flow::default()),
            Sort::Numbered => {
                let numbering = looks.numbering.unwrap_or(Numbering::Decimal);
                let reversed = element.attr("reversed").map(|_| items);
                self.lists.push(List::of_numbers(numbering, element.attr("start"), reversed));
            }
            Sort::Marked => {
                self.lists.push(List::of_marks(looks.numbering.unwrap_or(Numbering::Mark)));
            }
            Sort::Item => {
                let flow = self.within.last_mut().unwrap_or(&mut self.page);
                let depth = self.lists.len();
                flow.begin_item((self.lists.last_mut(), depth), element.attr("value"), looks.numbering);
            }
            Sort::Table => {
                self.flow().end_marker(outer.align);
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
        if looks.adds_words {
            self.doubt(added);
        }
        if own.is_unsure && sort == Sort::Cell {
            self.doubt(perhaps_hidden);
        }
        let said = if is_block || is_fixed(sort) { Vec::new() } else { spans(sort, element, &looks) };
        let spans = said.len();
        said.into_iter().for_each(|span| self.flow().line.begin(span));
        self.open.push(Open { sort, is_block, spans, inherited: own });
        Ok(true)
    }

    /// Leaves the element that was entered last.
    pub(super) fn leave(&mut self) -> Result<(), Box<Refusal>> {
        if self.open.last().is_some_and(|open| open.is_block || open.sort == Sort::Title) {
            self.end_paragraph();
        }
        let Some(open) = self.open.pop() else { return Ok(()) };
        (0..open.spans).for_each(|_| self.flow().line.end());
        match open.sort {
            Sort::Item => self.flow().end_marker(open.inherited.align),
            Sort::Numbered | Sort::Marked => {
                self.lists.pop();
            }
            Sort::Title => {
                let title = self.within.pop().and_then(Flow::words);
                self.found.title = self.found.title.take().or(title);
            }
            Sort::Caption => {
                let caption = self.within.pop().and_then(Flow::words);
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
        if inherited.is_unsure && !text.trim().is_empty() {
            self.doubt(perhaps_hidden);
        }
        if inherited.is_gone || inherited.is_invisible || inherited.is_covered {
            self.found.hide(text);
        } else if inherited.keeps_blanks {
            self.flow().line.push_as_written(&inherited.marks.apply(text));
        } else {
            self.flow().line.push(&inherited.marks.apply(text));
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
        self.page.end_paragraph(PAGE, Vec::new());
        (self.page.blocks, self.found)
    }

    /// What the innermost element hands down.
    fn inherited(&self) -> Inherited {
        self.open.last().map_or(PAGE, |open| open.inherited)
    }

    /// Puts the cell that is open in doubt, if one is.
    fn doubt(&mut self, why: fn() -> Message) {
        if let Some(cell) = self.cells.last_mut() {
            cell.doubt.get_or_insert_with(why);
        }
    }

    /// Where words go now.
    fn flow(&mut self) -> &mut Flow {
        self.within.last_mut().unwrap_or(&mut self.page)
    }

    /// Ends the paragraph that was begun, if any.
    fn end_paragraph(&mut self) {
        let (inherited, within) = (self.inherited(), self.containers());
        self.flow().end_paragraph(inherited, within);
    }

    /// The quotations and lists that are open.
    fn containers(&self) -> Vec<Container> {
        let container = |open: &Open| match open.sort {
            Sort::Quotation => Some(Container::Quotation),
            Sort::Numbered | Sort::Marked => Some(Container::List),
            _ => None,
        };
        self.open.iter().filter_map(container).take(DEEPEST).collect()
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
}

/// The doubt about a cell that may be hidden.
fn perhaps_hidden() -> Message {
    message!(
        zh: "网页的样式可能隐藏了这一格的文字，读者看到的未必是这些字",
        en: "a style of the page may hide words of this cell, so that its readers see something else"
    )
}

/// The doubt about a cell to which a style sheet adds words.
fn added() -> Message {
    message!(
        zh: "网页的样式表在这一格里另加了文字",
        en: "a style sheet of the page writes words of its own into this cell"
    )
}

/// Whether an element is what it is, whatever its `display`.
fn is_fixed(sort: Sort) -> bool {
    sort.is_of_table()
        || matches!(
            sort,
            Sort::Table
                | Sort::Caption
                | Sort::Title
                | Sort::Meta
                | Sort::Break
                | Sort::Picture
                | Sort::Field
        )
}

/// What an element says of the words in it.
fn spans(sort: Sort, element: &Element, looks: &Looks) -> Vec<Span> {
    let href = element.attr("href").map(str::trim).filter(|href| sort == Sort::Link && leads(href));
    let link = href.map(|address| Span::Link(address.to_owned()));
    let strong = looks.is_strong.then_some(Span::Emphasis(Emphasis::Strong));
    let slanted = looks.is_slanted.then_some(Span::Emphasis(Emphasis::Slanted));
    link.into_iter().chain(strong).chain(slanted).collect()
}

/// Whether a reference leads to an address, and does not run a program.
fn leads(href: &str) -> bool {
    !href.is_empty() && !href.to_ascii_lowercase().starts_with("javascript:")
}
