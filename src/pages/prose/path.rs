//! What a path in prose stands for: a source file, an address of the site, or a file beside the sources.

use crate::model::archive::{Archive, Attached};
use crate::pages::address::{self, Route};

/// What a path stands for.
pub(super) enum Found<'a> {
    /// A page; in one language alone where the path says which.
    Page(Route, Option<&'a str>),
    /// A file that is published as it is.
    File(&'a Attached),
}

/// What a path stands for: from the root of the site if it begins with `/`, else from a folder below
/// `content/`.
pub(super) fn find<'a>(archive: &'a Archive, path: &str, folder: &str) -> Option<Found<'a>> {
    let joined = address::resolve(folder, path)?;
    let source = joined.strip_suffix(".md").or_else(|| joined.strip_suffix(".yaml"));
    if let Some(source) = source {
        return self::source(archive, source).map(|route| Found::Page(route, None));
    }
    if let Some((route, language)) = address::find_written(archive, &joined) {
        let said = language != archive.site.first_language();
        return Some(Found::Page(route, said.then_some(language)));
    }
    let trimmed = joined.strip_suffix("/index.html").unwrap_or(&joined);
    let is_meant =
        |a: &&Attached| a.attachment.path == trimmed || address::attachment_path(archive, a) == trimmed;
    if let Some(file) = archive.attachments.iter().find(is_meant) {
        return Some(Found::File(file));
    }
    let source =
        self::source(archive, &format!("{trimmed}/index")).or_else(|| self::source(archive, trimmed));
    source.map(|route| Found::Page(route, None))
}

/// The page of a source file, named below `content/` and without its ending.
fn source(archive: &Archive, path: &str) -> Option<Route> {
    if path == "index" {
        return Some(Route::Index);
    }
    let (folder, name) = path.rsplit_once('/')?;
    if folder == "pages" {
        return archive.pages.find(|page| page.id == name).map(Route::Page);
    }
    let report = |publisher, address: &str| {
        let address = address.to_ascii_lowercase().replace(".v", "/v");
        let report = archive.version_on(publisher, &address)?;
        Some(Route::Report(report.position()))
    };
    match archive.publishers.in_folder(folder) {
        Some(publisher) if name == "index" => Some(Route::Publisher(publisher)),
        Some(publisher) => report(publisher, name),
        // A further report on a period lies in a folder named for that.
        None => {
            let (folder, period) = folder.rsplit_once('/')?;
            report(archive.publishers.in_folder(folder)?, &format!("{period}/{name}"))
        }
    }
}
