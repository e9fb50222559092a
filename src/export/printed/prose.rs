//! Prose, as a page has it, as blocks of a document.

use super::document::{Block, Run};
use super::walk::{Addresses, Walk};
use scraper::{Html, Selector};

/// The blocks of some HTML; lists are counted from `lists` on.
pub(super) fn blocks(html: &str, addresses: Addresses<'_>, lists: &mut usize) -> Vec<Block> {
    let tree = Html::parse_fragment(html);
    let mut walk = Walk::new(addresses, lists);
    // Without recursion: prose may nest quotations as deeply as it likes.
    let mut node = tree.tree.root();
    'nodes: loop {
        if walk.enter(node.value())
            && let Some(child) = node.first_child()
        {
            node = child;
            continue;
        }
        walk.leave(node.value());
        loop {
            if let Some(next) = node.next_sibling() {
                node = next;
                continue 'nodes;
            }
            let Some(parent) = node.parent() else { break 'nodes };
            walk.leave(parent.value());
            node = parent;
        }
    }
    walk.finish()
}

/// The words of some HTML in which no paragraph begins.
pub(super) fn runs(html: &str, addresses: Addresses<'_>) -> Vec<Run> {
    let mut lists = 0;
    let blocks = blocks(html, addresses, &mut lists);
    let runs = blocks.into_iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.runs),
        Block::Title(runs) | Block::Heading(_, runs) => Some(runs),
        Block::Item(item) => Some(item.runs),
        Block::Rule | Block::Table(_) => None,
    });
    runs.flatten().collect()
}

/// The footnotes of a page, each as blocks.
pub(super) fn footnotes(html: &str, addresses: Addresses<'_>, lists: &mut usize) -> Vec<Vec<Block>> {
    let Ok(items) = Selector::parse("section.footnotes > ol > li") else { return Vec::new() };
    let tree = Html::parse_fragment(html);
    tree.select(&items).map(|item| blocks(&item.inner_html(), addresses, lists)).collect()
}
