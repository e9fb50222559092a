//! Prose in Markdown: emphasis beside Chinese text, ids, footnotes, citations, links, raw HTML, and no text
//! that breaks it.

mod citations;
mod emphasis;
mod footnotes;
mod generated;
mod links;
mod lists;
mod plain;
mod raw;
mod sections;
mod words;

use crate::text::markdown::{Options, Piece, Prose, escape, parse};

const PLAIN: Options<'_> = Options { raw_html: false, taken: &[] };
const RAW: Options<'_> = Options { raw_html: true, taken: &[] };

/// Pieces as HTML: links as they were written, figures in their braces.
fn join(prose: &Prose, pieces: &[Piece]) -> String {
    let mut html = String::new();
    for piece in pieces {
        match piece {
            Piece::Html(text) => html.push_str(text),
            Piece::Link(link) => escape(&prose.links[*link].target, &mut html),
            Piece::Citation(citation) => {
                html.push_str("{{");
                escape(&prose.citations[*citation].text, &mut html);
                html.push_str("}}");
            }
        }
    }
    html
}

/// All of it, as the page shows it.
fn whole(prose: &Prose) -> String {
    let mut html = join(prose, &prose.preamble);
    for section in &prose.sections {
        html.push_str("<h2 id=\"");
        escape(&section.anchor, &mut html);
        html.push_str(&format!("\">{}</h2>\n{}", join(prose, &section.heading), join(prose, &section.body)));
    }
    html + &join(prose, &prose.footnotes)
}

fn html(text: &str) -> String {
    whole(&parse(text, &PLAIN))
}

fn raw(text: &str) -> String {
    whole(&parse(text, &RAW))
}

fn cited(text: &str) -> Vec<(String, &str)> {
    parse(text, &PLAIN).citations.into_iter().map(|c| (c.text, &text[c.range])).collect()
}

fn linked(text: &str, options: &Options) -> Vec<(String, String)> {
    parse(text, options).links.into_iter().map(|l| (l.target, text[l.range].to_owned())).collect()
}
