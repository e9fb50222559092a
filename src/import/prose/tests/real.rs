//! Real documents, one paragraph a line.

use super::{form, line};
use crate::import::document::{Document, Role};
use crate::import::metadata;
use crate::import::prose::{Why, markdown, missing};
use crate::import::taken::Taken;
use crate::testing::real_data;

/// The lines of a text; signs of Markdown's headings are roles.
fn read(text: &str) -> Document {
    let blocks = text.lines().enumerate().filter(|(_, text)| !text.trim().is_empty());
    let blocks = blocks.map(|(number, text)| {
        let words = text.trim_start_matches('#');
        match (text.len() - words.len(), words.strip_prefix(' ')) {
            (1..=6, Some(words)) => {
                line(number + 1, words, Role::Heading(u8::try_from(text.len() - words.len() - 1).unwrap()))
            }
            _ => line(number + 1, text, Role::Body),
        }
    });
    Document { blocks: blocks.collect(), ..Document::default() }
}

#[test]
fn no_word_of_a_real_document_is_lost() {
    let Some(data) = real_data("no_word_of_a_real_document_is_lost") else { return };
    let form = form();
    for entry in std::fs::read_dir(data.join("reports/documents")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        let document = read(&std::fs::read_to_string(&path).unwrap());
        let told = metadata::read(&document, &form);
        let prose = markdown(&document, &Taken::default(), &form, &told);
        let missed = missing(&document, &Taken::default(), &prose.markdown, &told);
        assert!(missed.is_empty(), "{}: {missed:?}", path.display());
        assert!(prose.left_out.iter().all(|left| left.why == Why::Metadata), "{:?}", prose.left_out);
        for section in form.sections.iter() {
            let heading = format!("## {}、", section.number);
            assert!(prose.markdown.contains(&heading), "{}: {heading}", path.display());
        }
    }
}
