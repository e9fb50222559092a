//! Prose as HTML, its links and figures filled in.

use super::document::Document;
use super::resolver::{Resolver, Target};
use super::{citation, heading};
use crate::model::archive::Archive;
use crate::model::id::SectionId;
use crate::model::report::CellRef;
use crate::pages::address::{self, Route};
use crate::text::markdown::{self, LinkUse, Piece};
use crate::text::source::{Place, Sources};

/// Prose as HTML, its links and figures filled in.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    /// Before the first heading.
    pub preamble: String,
    /// From heading to heading.
    pub sections: Vec<Section>,
    /// Footnotes.
    pub footnotes: String,
}

/// A heading and what stands under it.
#[derive(Debug)]
pub struct Section {
    /// The section of the report's form that it is.
    pub of_form: Option<SectionId>,
    /// The heading's anchor.
    pub anchor: String,
    /// The heading as plain text.
    pub text: String,
    /// The heading, as HTML.
    pub heading: String,
    /// What stands under it, as HTML.
    pub body: String,
}

impl Rendered {
    /// All of it in one piece.
    pub(crate) fn whole(self) -> String {
        let mut html = self.preamble;
        for section in self.sections {
            html.push_str(&format!(
                "<h2 id=\"{}\">{}</h2>\n{}",
                section.anchor, section.heading, section.body
            ));
        }
        html + &self.footnotes
    }
}

/// The prose at a place as HTML, for the page at hand.
pub(crate) fn render(
    archive: &Archive,
    sources: &Sources,
    route: Route,
    language: &str,
    place: Place,
) -> Rendered {
    let document = Document { route, prose: place };
    let prose = document.parse(archive, sources);
    let resolver = Resolver { archive, sources, findings: None, document, language, prose: &prose };
    let page = Page { resolver: &resolver, from: address::path(archive, route, language), language };
    let sections = heading::sections(archive, route, &prose);
    Rendered {
        preamble: page.join(&prose.preamble),
        sections: prose
            .sections
            .iter()
            .zip(sections)
            .map(|(section, of_form)| Section {
                of_form,
                anchor: heading::id(archive, route, section, of_form).to_owned(),
                text: section.heading_text.clone(),
                heading: page.join(&section.heading),
                body: page.join(&section.body),
            })
            .collect(),
        footnotes: page.join(&prose.footnotes),
    }
}

/// The page that a document is rendered for.
struct Page<'a> {
    resolver: &'a Resolver<'a>,
    from: String,
    language: &'a str,
}

impl Page<'_> {
    fn join(&self, pieces: &[Piece]) -> String {
        let Resolver { archive, document, prose, .. } = self.resolver;
        let mut html = String::with_capacity(
            pieces.iter().map(|p| if let Piece::Html(h) = p { h.len() } else { 64 }).sum(),
        );
        for piece in pieces {
            match piece {
                Piece::Html(text) => html.push_str(text),
                Piece::Link(link) => markdown::escape(&self.href(&prose.links[*link]), &mut html),
                Piece::Citation(citation) => {
                    let text = &prose.citations[*citation].text;
                    match citation::find(archive, document.route, text) {
                        Ok(cell) => self.figure(cell, &mut html),
                        Err(_) => markdown::escape(text, &mut html),
                    }
                }
            }
        }
        html
    }

    fn href(&self, link: &LinkUse) -> String {
        match self.resolver.target(link) {
            Ok(Target::Outside) => link.target.clone(),
            Ok(Target::File(path)) => address::relative(&self.from, &path),
            Ok(Target::Page(route, language, anchor)) => {
                let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
                self.to(route, language.unwrap_or(self.language), &anchor)
            }
            Err(_) => "#".to_owned(),
        }
    }

    /// The link to a page; `anchor` is empty or begins with `#`. A part of the page at hand needs no path.
    fn to(&self, route: Route, language: &str, anchor: &str) -> String {
        let Resolver { archive, document, .. } = self.resolver;
        if route == document.route && language == self.language && !anchor.is_empty() {
            return anchor.to_owned();
        }
        address::relative(&self.from, &address::path(archive, route, language)) + anchor
    }

    /// A figure that links to its cell. It is isolated, since letters around it that run from right to left
    /// would turn its parts around: 48/84 for 84/48.
    fn figure(&self, cell: CellRef, html: &mut String) {
        let archive = self.resolver.archive;
        let words = &citation::printed(archive, cell, self.language);
        if is_in_link(html) {
            html.push_str("<bdi class=\"figure\">");
            markdown::escape(words, html);
            html.push_str("</bdi>");
            return;
        }
        let anchor = format!("#{}", archive.cell(cell).address());
        html.push_str("<a class=\"figure\" href=\"");
        markdown::escape(&self.to(address::page_of(archive, cell), self.language, &anchor), html);
        html.push_str("\"><bdi>");
        markdown::escape(words, html);
        html.push_str("</bdi></a>");
    }
}

/// Whether a link is open where HTML ends: of Markdown or of raw HTML, since no link stands in a link.
fn is_in_link(html: &str) -> bool {
    html.rfind("<a ").is_some_and(|open| !html[open..].contains("</a>"))
}
