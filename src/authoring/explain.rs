//! The page of each code: the rule, an example that breaks it, the message it gives, and the remedy.
//!
//! The pages are the Markdown files of `docs/codes/`; they are the manual, the source of `annals explain`,
//! and tests.

use crate::text::message::Language;
use include_dir::{Dir, include_dir};

static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/codes");

/// The page of one code, in both languages.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// The code.
    pub code: &'static str,
    zh: &'static str,
    en: &'static str,
}

impl Page {
    /// The page in a language, as Markdown.
    pub fn text(&self, language: Language) -> &'static str {
        match language {
            Language::Zh => self.zh,
            Language::En => self.en,
        }
    }

    /// Its first heading without the code: what the code means in a few words.
    pub fn title(&self, language: Language) -> &'static str {
        let heading = self.text(language).lines().next().unwrap_or_default();
        heading
            .trim_start_matches('#')
            .trim()
            .trim_start_matches(self.code)
            .trim_start_matches([':', '：', ' '])
    }
}

/// Every page, by code.
pub fn pages() -> Vec<Page> {
    let mut pages: Vec<Page> = PAGES
        .files()
        .filter_map(|file| {
            let code = file.path().to_str()?.strip_suffix(".zh.md")?;
            let zh = file.contents_utf8()?;
            let en = PAGES.get_file(format!("{code}.en.md"))?.contents_utf8()?;
            Some(Page { code, zh, en })
        })
        .collect();
    pages.sort_by_key(|page| page.code);
    pages
}

/// The page of a code.
pub fn page(code: &str) -> Option<Page> {
    pages().into_iter().find(|page| page.code == code)
}
