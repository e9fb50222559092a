//! DOCX, as Word, WPS and LibreOffice write it, into a [`Document`].
//!
//! ```text
//! bytes → package → xml → styles, numbering → body ⇄ inline, table → Document
//! ```
//!
//! What the file shows is read: the results of fields, the state after all recorded changes, the numbers that
//! lists make. What it does not show is counted in remarks. An element that is not known is looked through,
//! so that no text in it is lost; what cannot be read exactly is refused.

mod refuse;
mod space;
mod xml;
mod choice;
mod package;
mod styles;
mod numerals;
mod numbering;
mod counter;
mod symbol;
mod field;
mod line;
mod tally;
mod reader;
mod drawing;
mod inline;
mod table;
mod body;
mod around;
#[cfg(test)]
mod tests;

use super::refusal::Refusal;
use crate::import::document::Document;
use counter::Counter;
use numbering::Numbering;
use package::Package;
use reader::{Reader, Run};
use refuse::{damaged, no_document};
use std::collections::BTreeMap;
use styles::Styles;
use tally::Tally;
use xml::Element;

/// Reads a DOCX.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Box<Refusal>> {
    let mut package = Package::open(bytes)?;
    let root = package.relations("")?;
    let main = root.part("officeDocument").unwrap_or_default().to_owned();
    let tree = package.tree(&main)?.filter(|tree| tree.is_word("document"));
    let Some(tree) = tree else {
        return Err(no_document(package.has("meta-inf/manifest.xml"), package.has("xl/")));
    };
    let relations = package.relations(&main)?;
    let mut part = |kind: &str| match relations.part(kind) {
        Some(name) => package.tree(name),
        None => Ok(None),
    };
    let styles = part("styles")?.map(|root| Styles::of(&root)).unwrap_or_default();
    let numbering = part("numbering")?.map(|root| Numbering::of(&root)).unwrap_or_default();
    let comments = part("comments")?.map_or(0, |root| count(&root, "comment"));
    let tally = Tally { comments, macros: relations.of("vbaProject").count(), ..Tally::default() };
    let mut reader = Reader {
        styles: &styles,
        counter: Counter::new(&numbering, &styles),
        relations: relations.clone(),
        fields: Vec::new(),
        swallowed: 0,
        run: Run::default(),
        notes: Vec::new(),
        note_numbers: BTreeMap::new(),
        furniture: Vec::new(),
        tally,
        paragraphs: 0,
        tables: 0,
        cells: 0,
        depth: 0,
        made: 0,
    };
    let body = tree.child("body").ok_or_else(|| damaged(&main, "<w:body> ?"))?;
    let mut blocks = reader.story(body)?;
    blocks.extend(reader.footnotes(&mut package, &relations)?);
    blocks.extend(reader.running(&mut package, &relations)?);
    let (title, people) = around::properties(&mut package, &root)?;
    let mut remarks = reader.tally.remarks();
    remarks.extend(people);
    Ok(Document { title, blocks, remarks, ..Document::default() })
}

/// How many elements of a name stand right in another.
fn count(parent: &Element, name: &str) -> usize {
    parent.elements().filter(|element| element.is_word(name)).count()
}
