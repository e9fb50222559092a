//! What an open page is told: only what concerns it.

use super::overlay;
use super::preview::Preview;
use serde_json::json;

/// What an open page knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The page's path.
    path: String,
    version: String,
    assets: Option<[String; 2]>,
    problems: String,
}

/// One event: its name and its data.
pub type News = (&'static str, String);

impl Known {
    /// A page that has just been opened, in the version that it says it is.
    pub fn opened(path: &str, version: &str) -> Self {
        Self { path: path.to_owned(), version: version.to_owned(), assets: None, problems: nothing() }
    }

    /// What the page is to be told of a state of the preview.
    pub fn news(&mut self, preview: &Preview) -> Vec<News> {
        let mut news = Vec::new();
        let version = preview.version(&self.path);
        let assets = preview.assets_version();
        let [styles_changed, others_changed] =
            [0, 1].map(|kind| self.assets.as_ref().is_some_and(|known| known[kind] != assets[kind]));
        if version != self.version || others_changed {
            news.push(("page", version.clone()));
        } else if styles_changed {
            news.push(("styles", assets[0].clone()));
        }
        (self.version, self.assets) = (version, Some(assets));
        let problems = self.problems(preview);
        if problems != self.problems {
            news.push(("problems", problems.clone()));
            self.problems = problems;
        }
        news
    }

    /// The overlay and the marks on figures of this page.
    fn problems(&self, preview: &Preview) -> String {
        let problems = preview.problems();
        if problems.is_empty() {
            return nothing();
        }
        let marks: Vec<_> = problems
            .iter()
            .filter_map(|problem| {
                let (pages, anchor) = problem.figure.as_ref()?;
                pages.contains(&self.path).then(|| json!({"id": anchor, "message": problem.message}))
            })
            .collect();
        json!({"panel": overlay::panel(problems, preview.language()), "marks": marks}).to_string()
    }
}

/// What is told where nothing is wrong. An event without data would not be delivered.
fn nothing() -> String {
    json!({"panel": "", "marks": []}).to_string()
}
