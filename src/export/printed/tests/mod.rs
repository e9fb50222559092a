//! Documents as their reader goes through them.

mod written;

use super::document::{Block, Document, Kind, Run, Stands, words};
use super::prose;
use crate::import::legend;

/// Something that a document says, without blanks, and what it is: `h3`, `item`, `cell`, `text`.
pub type Said = (String, String);

/// All that a document says beside its official tables, its title and what stands under that.
pub fn said(document: &Document) -> Vec<Said> {
    let mut said = of_blocks(&document.blocks);
    for (number, note) in document.footnotes.iter().enumerate() {
        let mut note = of_blocks(note);
        match note.first_mut().filter(|(kind, _)| kind == "text") {
            Some((_, words)) => words.insert_str(0, &format!("[{}]", number + 1)),
            None => note.insert(0, ("text".into(), format!("[{}]", number + 1))),
        }
        said.extend(note);
    }
    said
}

/// All that a part of a page says.
pub fn said_of_html(html: &str) -> Vec<Said> {
    of_blocks(&prose::blocks(html, &|link| Some(link.to_owned()), &mut 0))
}

fn of_blocks(blocks: &[Block]) -> Vec<Said> {
    let mut said = Vec::new();
    let mut add = |kind: &str, runs: &[Run], number: Option<usize>| {
        let marked = |run: &Run| match run.footnote {
            Some(number) => Run::plain(format!("[{}]", number + 1)),
            None => run.clone(),
        };
        let runs: Vec<Run> = runs.iter().map(marked).collect();
        let number = number.map(|number| format!("{number}.")).unwrap_or_default();
        let words = if kind == "cell" { words(&runs).replace('\n', " ") } else { words(&runs) };
        for line in format!("{number}{words}").lines() {
            // The strokes through what is struck out are characters after the import.
            let line: String = line.chars().filter(|&c| !c.is_whitespace() && c != '\u{336}').collect();
            if !line.is_empty() {
                said.push((kind.to_owned(), line));
            }
        }
    };
    for block in blocks {
        match block {
            Block::Title(_) | Block::Rule => {}
            Block::Heading(level, runs) => add(&format!("h{level}"), runs, None),
            Block::Paragraph(paragraph) => match paragraph.stands {
                // The front matter says it, or the tables.
                Stands::Fact | Stands::Caption | Stands::Unit => {}
                Stands::Note if legend::sign_of(&words(&paragraph.runs)).is_some() => {}
                Stands::Text | Stands::Note | Stands::Signature => add("text", &paragraph.runs, None),
            },
            // A number that a list makes comes back as words.
            Block::Item(item) if item.number.is_some() => add("text", &item.runs, item.number),
            Block::Item(item) => add("item", &item.runs, None),
            Block::Table(table) => {
                let is_official = table.cells.iter().any(|cell| cell.kind == Kind::Figure);
                if !is_official {
                    table.cells.iter().for_each(|cell| add("cell", &cell.runs, None));
                }
            }
        }
    }
    said
}
