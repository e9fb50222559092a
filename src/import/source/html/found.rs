//! What a page holds beside its paragraphs and tables.

use super::line;
use crate::import::document::Remark;
use crate::text::message;
use scraper::node::Element;

/// What a page holds beside its paragraphs and tables.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Its title.
    pub(super) title: Option<String>,
    /// What it says about itself.
    pub(super) meta: Vec<(String, String)>,
    /// How many parts with words are hidden.
    hidden_parts: usize,
    /// The first words of the first of them.
    hidden_words: String,
    is_hidden_counted: bool,
    /// How many pictures it shows.
    pub(super) pictures: usize,
}

impl Found {
    /// Counts words that are hidden.
    pub(super) fn hide(&mut self, text: &str) {
        let text = text.trim_matches(line::is_blank);
        if text.is_empty() {
            return;
        }
        if !self.is_hidden_counted {
            self.is_hidden_counted = true;
            self.hidden_parts += 1;
        }
        if self.hidden_parts == 1 {
            let room = 30_usize.saturating_sub(self.hidden_words.chars().count());
            self.hidden_words.extend(text.chars().take(room));
        }
    }

    /// Something is hidden that was not before.
    pub(super) fn begin_hidden(&mut self) {
        self.is_hidden_counted = false;
    }

    /// Keeps what the page says about itself.
    pub(super) fn say(&mut self, element: &Element) {
        if let (Some(name), Some(content)) = (element.attr("name"), element.attr("content"))
            && !content.trim().is_empty()
        {
            self.meta.push((name.trim().to_owned(), content.trim().to_owned()));
        }
    }

    /// What is said about what is not in the document.
    pub(super) fn remarks(&self) -> Vec<Remark> {
        let mut remarks = Vec::new();
        let (parts, words, pictures) = (self.hidden_parts, &self.hidden_words, self.pictures);
        if parts > 0 {
            let words = message!(
                zh: "{parts} 处隐藏的文字，首处为“{words}”",
                en: "{parts} hidden parts with words, the first of them '{words}'"
            );
            remarks.push(Remark { words, is_disclosed: true });
        }
        if pictures > 0 {
            let words = message!(zh: "{pictures} 张图片，未读取", en: "{pictures} pictures, not read");
            remarks.push(Remark { words, is_disclosed: false });
        }
        remarks
    }
}
