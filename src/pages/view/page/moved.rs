//! An address that something once had, and where that stands now.

use crate::model::archive::Moved;
use crate::model::id::MoveId;
use crate::pages::address::{self, Route};
use crate::pages::view::Model;
use crate::pages::view::parts::link::Link;
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::title::{Title, title};
use serde::Serialize;

/// An address that something once had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MovedView {
    /// What stood here, and the link to where it stands now.
    pub now: Link,
    /// Where it stands now, from the root of the site.
    pub path: String,
    /// The same as a full address, if the archive says where it is published.
    pub address: Option<String>,
}

/// An address that something once had.
pub(crate) fn view(model: &Model<'_>, links: &Links<'_>, position: MoveId) -> MovedView {
    let archive = model.archive;
    let to = archive.moved(position).to;
    let path = address::moved_path(archive, to, links.language);
    let label = match title(archive, links.route, links.language) {
        Title::Own(words) => words,
        Title::OfKind(_) => path.clone(),
    };
    let path_shown = path.trim_end_matches("index.html").to_owned();
    let address = archive.site.base.as_ref().map(|base| address::url(base, &path_shown));
    let href = match to {
        Moved::Publisher(publisher) => links.to(Route::Publisher(publisher)),
        Moved::Report(report) => links.to(Route::Report(report)),
        Moved::Tables(report, part) => links.to(Route::tables(report, part)),
        Moved::Changes(report) => links.to(Route::Changes(report)),
        Moved::Page(page) => links.to(Route::Page(page)),
        Moved::File(_) => links.file(&path),
    };
    MovedView { now: Link { label, href }, path: path_shown, address }
}
