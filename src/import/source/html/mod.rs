//! Pages: what a browser shows of them, as paragraphs and tables.

mod css;
mod style;
mod list;
mod line;
mod furniture;
mod table;
mod elements;
mod inherited;
mod flow;
mod found;
mod walk;
mod guard;
#[cfg(test)]
mod tests;

use crate::import::document::{Block, Document, Position, Table};
use crate::import::source::refusal::Refusal;
use crate::import::source::{encoding, limits};
use crate::text::message;
use css::Sheets;
use found::Found;
use scraper::{ElementRef, Html, Node};
use walk::Walk;

/// Reads a page.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Box<Refusal>> {
    limits::check_bytes(bytes)?;
    let decoded = encoding::decode_page(bytes)?;
    let (blocks, found) = walk(&decoded.text)?;
    let mut remarks = decoded.remarks;
    remarks.extend(found.remarks());
    let mut document = Document { title: found.title, meta: found.meta, blocks, remarks };
    if document.blocks.is_empty() {
        return Err(blank());
    }
    let (mut paragraphs, mut tables) = (0, 0);
    for block in &mut document.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                paragraphs += 1;
                paragraph.position = Position::Paragraph(paragraphs);
            }
            Block::Table(table) => number(table, &mut tables),
        }
    }
    Ok(document)
}

/// Reads a part of a page that stands in another text. Its blocks have no places of their own.
pub(super) fn blocks(text: &str) -> Result<Vec<Block>, Box<Refusal>> {
    walk(text).map(|(blocks, _)| blocks)
}

/// Goes through the tree of a page, without recursion.
fn walk(text: &str) -> Result<(Vec<Block>, Found), Box<Refusal>> {
    guard::check(text)?;
    let page = Html::parse_document(text);
    let mut sheets = Sheets::of(&page);
    let mut walk = Walk::default();
    let mut node = page.tree.root();
    'nodes: loop {
        let is_entered = match node.value() {
            Node::Element(_) => match ElementRef::wrap(node) {
                Some(element) => {
                    let items = || node.children().filter(|child| is_item(child.value())).count();
                    let is_numbered = element.value().name() == "ol";
                    walk.enter(element, &mut sheets, if is_numbered { items() } else { 0 })?
                }
                None => false,
            },
            Node::Text(text) => {
                walk.text(text);
                false
            }
            Node::Comment(comment) => {
                walk.comment(comment);
                false
            }
            Node::Document | Node::Fragment => true,
            Node::Doctype(_) | Node::ProcessingInstruction(_) => false,
        };
        if is_entered {
            if let Some(child) = node.first_child() {
                node = child;
                continue;
            }
            if node.value().is_element() {
                walk.leave()?;
            }
        }
        loop {
            if let Some(next) = node.next_sibling() {
                node = next;
                continue 'nodes;
            }
            let Some(parent) = node.parent() else { break 'nodes };
            if parent.value().is_element() {
                walk.leave()?;
            }
            node = parent;
        }
    }
    Ok(walk.finish())
}

/// Whether a node is an item of a list.
fn is_item(node: &Node) -> bool {
    node.as_element().is_some_and(|element| element.name() == "li")
}

/// Numbers a table and those within it as they begin.
fn number(table: &mut Table, tables: &mut usize) {
    *tables += 1;
    let own = *tables;
    for cell in &mut table.cells {
        if let Position::Cell { table, .. } = &mut cell.position {
            *table = own;
        }
        for inner in &mut cell.tables {
            number(inner, tables);
        }
    }
}

/// The refusal of a page without words.
fn blank() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(zh: "网页里没有可见的文字", en: "the page shows no words"),
        remedy: message!(
            zh: "请在浏览器中打开该网页，确认能看到正文后用“另存为”保存完整网页，再导入保存的文件",
            en: "open the page in a browser, save it once its text is seen, and import what was saved"
        ),
    })
}
