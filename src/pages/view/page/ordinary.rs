//! Ordinary pages: about the archive, its method.

use crate::model::id::PageId;
use crate::pages::prose;
use crate::pages::view::Model;
use crate::pages::view::parts::links::Links;
use crate::pages::view::tables::section::SectionView;
use serde::Serialize;

/// An ordinary page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageView {
    /// Its title.
    pub title: String,
    /// The language of its prose.
    pub language: String,
    /// Prose before the first heading, as HTML.
    pub preamble: String,
    /// Its sections.
    pub sections: Vec<SectionView>,
    /// Its footnotes, as HTML.
    pub footnotes: String,
}

/// An ordinary page.
pub(crate) fn view(model: &Model<'_>, links: &Links<'_>, page: PageId) -> PageView {
    let page = model.archive.page(page);
    let text = page.text(links.language);
    let rendered = prose::render(model.archive, model.sources, links.route, links.language, text.prose);
    PageView {
        title: page.title.text(links.language).to_owned(),
        language: text.language.clone(),
        preamble: rendered.preamble,
        sections: rendered.sections.into_iter().map(SectionView::without_tables).collect(),
        footnotes: rendered.footnotes,
    }
}
