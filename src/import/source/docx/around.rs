//! What stands around the text: notes, running heads and feet, who wrote it.

use super::package::{Package, Relations};
use super::reader::{Reader, Run};
use super::refuse::unending;
use super::space::Space;
use super::xml::Element;
use crate::import::document::{Block, Paragraph, Position, Remark, Role};
use crate::import::source::refusal::Refusal;
use crate::text::message;
use std::collections::{BTreeMap, BTreeSet};

impl Reader<'_> {
    /// A text of its own: the body, a note, a running head.
    pub(super) fn story(&mut self, root: &Element) -> Result<Vec<Block>, Box<Refusal>> {
        self.fields.clear();
        self.swallowed_count = 0;
        self.run = Run::default();
        let blocks = self.blocks(root)?;
        if self.swallowed_count > 0 && self.fields.iter().any(|field| field.result.is_none()) {
            return Err(unending());
        }
        Ok(blocks)
    }

    /// The notes whose marks were met, in order.
    pub(super) fn footnotes(
        &mut self,
        package: &mut Package,
        relations: &Relations,
    ) -> Result<Vec<Block>, Box<Refusal>> {
        let mut trees = Vec::new();
        for (kind, parts) in [("footnote", "footnotes"), ("endnote", "endnotes")] {
            let Some(name) = relations.part(parts).filter(|_| !self.notes.is_empty()) else { continue };
            if let Some(tree) = package.tree(name)? {
                trees.push((kind, tree, package.relations(name)?));
            }
        }
        let mut found = BTreeMap::new();
        for (kind, tree, relations) in &trees {
            let notes = tree.elements().filter(|note| note.is_word(kind));
            let by_id =
                notes.filter_map(|note| Some(((*kind, note.word("id")?.to_owned()), (note, relations))));
            found.extend(by_id);
        }
        let mut blocks = Vec::new();
        // A note may hold the mark of another.
        let mut at = 0;
        while let Some(wanted) = self.notes.get(at).cloned() {
            at += 1;
            let Some((note, relations)) = found.get(&wanted).copied() else { continue };
            self.relations = relations.clone();
            let mut own = self.story(note)?;
            let mark = format!("[{at}]");
            match own.first_mut() {
                Some(Block::Paragraph(first)) => {
                    let text = first.text.trim_start();
                    let (cut, mark) = (first.text.len() - text.len(), format!("{mark} "));
                    let text = format!("{mark}{text}");
                    for (range, _) in &mut first.spans {
                        let moved = |at: usize| at.saturating_sub(cut) + mark.len();
                        *range = moved(range.start)..moved(range.end);
                    }
                    first.text = text;
                }
                _ => own.insert(0, Block::Paragraph(plain(mark, Role::Body, self.paragraphs))),
            }
            blocks.extend(own);
        }
        Ok(blocks)
    }

    /// The running heads and feet, each once; of tables in them the words of their cells.
    pub(super) fn running(
        &mut self,
        package: &mut Package,
        relations: &Relations,
    ) -> Result<Vec<Block>, Box<Refusal>> {
        let mut seen = BTreeSet::new();
        let mut blocks = Vec::new();
        for id in std::mem::take(&mut self.furniture) {
            let Some(relation) = relations.get(&id).filter(|relation| !relation.is_outside) else { continue };
            if !seen.insert(relation.target.clone()) {
                continue;
            }
            let Some(tree) = package.tree(&relation.target)? else { continue };
            self.relations = package.relations(&relation.target)?;
            for block in self.story(&tree)? {
                match block {
                    Block::Paragraph(paragraph) => {
                        blocks.push(Block::Paragraph(Paragraph { role: Role::Furniture, ..paragraph }));
                    }
                    Block::Table(table) => {
                        let texts = table.cells.into_iter().map(|cell| cell.text);
                        let some = texts.filter(|text| !text.is_empty());
                        blocks.extend(
                            some.map(|text| Block::Paragraph(plain(text, Role::Furniture, self.paragraphs))),
                        );
                    }
                }
            }
        }
        Ok(blocks)
    }
}

/// A paragraph of words alone.
fn plain(text: String, role: Role, number: usize) -> Paragraph {
    Paragraph { role, ..Paragraph::new(text, Position::Paragraph(number)) }
}

/// The title of a document, and what there is to say of who wrote it.
pub(super) fn properties(
    package: &mut Package,
    relations: &Relations,
) -> Result<(Option<String>, Option<Remark>), Box<Refusal>> {
    let Some(tree) = relations.part("core-properties").map(|name| package.tree(name)).transpose()?.flatten()
    else {
        return Ok((None, None));
    };
    let value = |space: Space, name: &str| {
        let found = tree.elements().find(|element| element.space == space && *element.name == *name);
        let text = found.map(Element::own_text).unwrap_or_default().trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    let (author, last) = (value(Space::Dublin, "creator"), value(Space::Core, "lastModifiedBy"));
    let words = match (author, last) {
        (None, None) => None,
        (Some(author), None) => Some(message!(zh: "作者：{author}", en: "author: {author}")),
        (None, Some(last)) => Some(message!(zh: "最后保存者：{last}", en: "last saved by: {last}")),
        (Some(author), Some(last)) => Some(message!(
            zh: "作者：{author}；最后保存者：{last}",
            en: "author: {author}; last saved by: {last}"
        )),
    };
    Ok((value(Space::Dublin, "title"), words.map(|words| Remark { words, is_disclosed: true })))
}
