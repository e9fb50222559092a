//! Documents as their reader goes through them.

mod written;

use super::document::{Block, Document, Kind, Run, Stands, words};
use super::prose;
use crate::import::legend;
use crate::text::container::Container;

/// Something that a document says, without blanks, with signs where it is emphasised and where it leads to,
/// and what it is: `h3`, `item`, `cell`, `text`, after a `>` for each quotation and a `-` for each list that
/// it stands in.
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

/// All that a page says beside its official tables, its footnotes last.
pub fn said_of_page(html: &str) -> Vec<Said> {
    let addresses = |link: &str| Some(link.to_owned());
    let text = html.split("<section class=\"footnotes\"").next().unwrap_or_default();
    let blocks = prose::blocks(text, &addresses, &mut 0);
    said(&Document { blocks, footnotes: prose::footnotes(html, &addresses, &mut 0), ..Document::default() })
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
        let words = match kind {
            "cell" => signed(&runs).replace('\n', " "),
            _ if kind.starts_with('h') => words(&runs),
            _ => signed(&runs),
        };
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
                Stands::Text | Stands::Typed | Stands::Note | Stands::Signature => {
                    add(&format!("{}text", signs(&paragraph.within)), &paragraph.runs, None);
                }
            },
            Block::Item(item) => add(&format!("{}item", signs(&item.within)), &item.runs, item.number),
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

/// What something stands in.
fn signs(within: &[Container]) -> String {
    let sign = |container: &Container| match container {
        Container::Quotation => '>',
        Container::List => '-',
    };
    within.iter().map(sign).collect()
}

/// Words with `*` where they begin or end to be strong, `/` to be slanted, and the addresses of links. A
/// blank between words that look alike looks as they do.
fn signed(runs: &[Run]) -> String {
    let mut signed = String::new();
    let (mut strong, mut slanted, mut link) = (false, false, None);
    for run in runs {
        for c in run.words.chars() {
            if c == '\n' {
                (strong, slanted, link) = (false, false, None);
            }
            if !c.is_whitespace() && c != '\u{336}' {
                if run.link != link {
                    link.clone_from(&run.link);
                    signed.push_str(&format!("<{}>", link.as_deref().unwrap_or_default()));
                }
                for (was, is, sign) in
                    [(&mut strong, run.looks.strong, '*'), (&mut slanted, run.looks.slanted, '/')]
                {
                    if *was != is {
                        *was = is;
                        signed.push(sign);
                    }
                }
            }
            signed.push(c);
        }
    }
    signed
}
