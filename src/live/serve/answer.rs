//! The answer to a request: a file of the site, a page that is followed, or the preview's own script.

use super::overlay::{self, OWN};
use super::preview::{Found, Preview, version};
use crate::publish::media_type::{HTML, TEXT, media_type, runs};

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    /// The HTTP status code.
    pub status: u16,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
    /// Whether it is no page of the site's and may run something: it then runs nothing, and is of no origin.
    pub sandboxed: bool,
    /// Where else to look.
    pub location: Option<String>,
}

impl Answer {
    /// A short text.
    pub(super) fn text(status: u16, text: &str) -> Self {
        Self { status, media_type: TEXT, bytes: text.as_bytes().to_vec(), sandboxed: false, location: None }
    }

    fn of(status: u16, media_type: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { status, media_type, bytes: bytes.into(), sandboxed: false, location: None }
    }
}

/// Answers for a path of the site.
pub(super) fn answer(preview: &Preview, path: &str) -> Answer {
    if let Some(own) = path.strip_prefix(OWN) {
        return match own {
            "preview.js" => Answer::of(200, media_type(path), overlay::SCRIPT),
            "preview.css" => Answer::of(200, media_type(path), overlay::STYLE),
            _ => Answer::text(404, ""),
        };
    }
    match preview.find(path) {
        Found::File(bytes) => page(200, path, bytes),
        Found::Attachment(bytes) => {
            let sandboxed = runs(path);
            Answer { sandboxed, ..Answer::of(200, media_type(path), bytes) }
        }
        Found::Failed(problems) => Answer::of(500, HTML, overlay::bare(&problems, path, preview.language())),
        Found::Nothing(bytes) => {
            let folder = format!("{path}/index.html");
            if matches!(preview.find(&folder), Found::File(_)) {
                let name = path.rsplit('/').next().unwrap_or_default();
                let location = Some(format!("./{name}/"));
                return Answer { location, ..Answer::of(301, TEXT, "") };
            }
            // The 404 page stands at the root, and its links lead from there: it is shown as it will be
            // published.
            page(404, path, bytes)
        }
    }
}

/// A file as it is, an HTML page with the script.
fn page(status: u16, path: &str, bytes: Vec<u8>) -> Answer {
    let kind = if status == 404 { HTML } else { media_type(path) };
    match std::str::from_utf8(&bytes) {
        Ok(html) if kind == HTML => {
            Answer::of(status, HTML, overlay::with_script(html, path, &version(&bytes)))
        }
        _ => Answer::of(status, kind, bytes),
    }
}
