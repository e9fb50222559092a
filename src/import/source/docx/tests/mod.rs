//! Tests of the reader of DOCX: documents are made here of the XML of their parts.

mod runs;
mod fields;
mod hidden;
mod changes;
mod headings;
mod lists;
mod numerals;
mod tables;
mod boxes;
mod notes;
mod files;
mod limits;
mod written;
mod broken;

use crate::import::document::{Align, Block, Document, Paragraph, Role, Table};
use crate::import::source::docx::read;
use crate::import::source::refusal::Refusal;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The declarations of all prefixes that the tests use.
const PREFIXES: &str = r#"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
    xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"
    xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    xmlns:x="urn:example:not-known""#;

/// A DOCX that is put together.
#[derive(Clone)]
struct Made {
    /// What the document leads to.
    relations: Vec<String>,
    parts: Vec<(String, Vec<u8>)>,
}

impl Made {
    /// A document with this in its body.
    fn of(body: &str) -> Self {
        let text = format!("<w:document {PREFIXES}><w:body>{body}</w:body></w:document>");
        Self { relations: Vec::new(), parts: Vec::new() }.part("word/document.xml", text)
    }

    /// With another part, whatever its name.
    fn part(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.parts.retain(|(other, _)| other != name);
        self.parts.push((name.to_owned(), content.into()));
        self
    }

    /// With a part that the document leads to, in an element of this name; its kind is its id.
    fn with(mut self, kind: &str, root: &str, inner: &str) -> Self {
        let name = format!("{kind}.xml");
        self.relations.push(format!(r#"<Relationship Id="{kind}" Type="{KINDS}/{kind}" Target="{name}"/>"#));
        self.part(&format!("word/{name}"), format!("<{root} {PREFIXES}>{inner}</{root}>"))
    }

    /// With an address outside.
    fn link(mut self, id: &str, to: &str) -> Self {
        self.relations.push(format!(
            r#"<Relationship Id="{id}" Type="{KINDS}/hyperlink" Target="{to}" TargetMode="External"/>"#
        ));
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let bytes = self.bytes_();
        if let Ok(d) = std::env::var("DUMP") {
            use std::hash::*;
            let mut h = std::hash::DefaultHasher::new();
            bytes.hash(&mut h);
            let n = std::thread::current().name().unwrap().rsplit("::").next().unwrap().to_owned();
            std::fs::write(format!("{d}/{n}-{:x}.docx", h.finish()), &bytes).unwrap();
            if let Ok(doc) = read(&bytes) {
                std::fs::write(format!("{d}/{n}-{:x}.own", h.finish()), shown(&doc).join("\n")).unwrap();
            }
        }
        bytes
    }
    fn bytes_(&self) -> Vec<u8> {
        let relations =
            |inner: &str| format!(r#"<Relationships xmlns="{RELATIONS}">{inner}</Relationships>"#);
        let mut parts = vec![
            (
                "_rels/.rels".to_owned(),
                relations(&format!(
                    r#"<Relationship Id="1" Type="{KINDS}/officeDocument" Target="word/document.xml"/>
                       <Relationship Id="2" Type="{RELATIONS}/metadata/core-properties" Target="core.xml"/>"#
                ))
                .into_bytes(),
            ),
            ("word/_rels/document.xml.rels".to_owned(), relations(&self.relations.concat()).into_bytes()),
        ];
        parts.retain(|(name, _)| self.parts.iter().all(|(other, _)| other != name));
        parts.extend(self.parts.iter().cloned());
        zipped(&parts)
    }

    fn read(&self) -> Document {
        read(&self.bytes()).unwrap_or_else(|refusal| panic!("{}", refusal.message))
    }

    fn refused(&self) -> Refusal {
        *read(&self.bytes()).map(|document| document.blocks.len()).expect_err("refused")
    }

    fn shown(&self) -> Vec<String> {
        shown(&self.read())
    }
}

/// A ZIP of parts, not packed, since that takes time.
fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Blocks in short: `#1` a heading, `*` an item, `~` furniture, `|` a cell with its place and size.
fn shown(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => lines.push(line(paragraph)),
            Block::Table(table) => cells(table, "|", &mut lines),
        }
    }
    lines
}

fn line(paragraph: &Paragraph) -> String {
    let role = match paragraph.role {
        Role::Body => String::new(),
        Role::Heading(level) => format!("#{level} "),
        Role::Item => "* ".to_owned(),
        Role::Furniture => "~ ".to_owned(),
    };
    let align = match paragraph.align {
        Align::Start => "",
        Align::Centre => "<> ",
        Align::End => "> ",
    };
    format!("{role}{align}{}", paragraph.text)
}

fn cells(table: &Table, before: &str, lines: &mut Vec<String>) {
    for cell in &table.cells {
        let size = match (cell.rowspan, cell.colspan) {
            (1, 1) => String::new(),
            (rows, columns) => format!(" {rows}x{columns}"),
        };
        let hidden = if cell.hidden { " hidden" } else { "" };
        lines.push(format!("{before} {},{}{size}{hidden}: {}", cell.row, cell.column, cell.text));
        for table in &cell.tables {
            cells(table, &format!("{before}|"), lines);
        }
    }
}

/// A paragraph of a run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// What is said in English beside the text.
fn remarks(document: &Document) -> Vec<(&str, bool)> {
    document.remarks.iter().map(|remark| (remark.words.en.as_str(), remark.is_disclosed)).collect()
}

/// The lines of a text without what stands before them.
fn lines(text: &str) -> Vec<String> {
    text.trim().lines().map(|line| line.trim().to_owned()).collect()
}
