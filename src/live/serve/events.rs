//! The events that an open page gets: only those that concern it.

use super::overlay;
use super::preview::Preview;
use serde_json::json;

/// A page that is open in a browser, and what it has been sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OpenPage {
    path: String,
    version: String,
    assets: Option<[String; 2]>,
    problems: String,
}

/// An event: its name and its data.
pub(super) type PageEvent = (&'static str, String);

impl OpenPage {
    /// A page that has just been opened, in the version that it says it is.
    pub(super) fn new(path: &str, version: &str) -> Self {
        Self { path: path.to_owned(), version: version.to_owned(), assets: None, problems: nothing() }
    }

    /// The events for a new state of the preview.
    pub(super) fn events_for(&mut self, preview: &Preview) -> Vec<PageEvent> {
        let mut events = Vec::new();
        let version = preview.version(&self.path);
        let assets = preview.assets_version();
        let [styles_changed, others_changed] =
            [0, 1].map(|kind| self.assets.as_ref().is_some_and(|sent| sent[kind] != assets[kind]));
        if version != self.version || others_changed {
            events.push(("page", version.clone()));
        } else if styles_changed {
            events.push(("styles", assets[0].clone()));
        }
        (self.version, self.assets) = (version, Some(assets));
        let problems = self.problems(preview);
        if problems != self.problems {
            events.push(("problems", problems.clone()));
            self.problems = problems;
        }
        events
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

/// The data where nothing is wrong. An event without data would not be delivered.
fn nothing() -> String {
    json!({"panel": "", "marks": []}).to_string()
}
