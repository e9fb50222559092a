//! Files that are published as they are: none may stand where the site has a file of its own, and each is
//! named by something, or told. So is a script that one holds.

mod active;
mod named;

use crate::export::Published;
use crate::model::archive::{Archive, Attached};
use crate::model::id::{AttachmentId, Id};
use crate::pages::address::{self, Route};
use crate::pages::compare;
use crate::pages::data::DataFile;
use crate::pages::llms;
use crate::pages::redirects;
use crate::pages::search;
use crate::pages::sitemap::Sitemap;
use crate::pages::theme::Theme;
use crate::pages::view;
use crate::publish::ledger::LedgerFile;
use crate::publish::output;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::{Place, Sources};
use std::collections::BTreeSet;

const BAD_ADDRESS: Code = Code("attachment-address");

/// What is to be told of the attached files; prose links to those `linked`, given by their addresses.
pub(super) fn check(
    archive: &Archive,
    theme: &Theme,
    linked: &BTreeSet<String>,
    sources: &mut Sources,
) -> Vec<Diagnostic> {
    let attached: Vec<String> =
        archive.attachments.iter().map(|attached| address::attachment_path(archive, attached)).collect();
    if archive.attachments.is_empty() {
        return named::check(archive, &attached, linked, sources);
    }
    let mut diagnostics = addresses(archive, theme, &attached, sources);
    let refused: BTreeSet<Option<Place>> = diagnostics.iter().map(|refused| refused.place).collect();
    let named = named::check(archive, &attached, linked, sources);
    let told = named.into_iter().chain(active::check(archive, sources));
    diagnostics.extend(told.filter(|told| !refused.contains(&told.place)));
    diagnostics
}

/// Finds attached files whose address is another file's, or none that can be written everywhere.
fn addresses(
    archive: &Archive,
    theme: &Theme,
    attached: &[String],
    sources: &mut Sources,
) -> Vec<Diagnostic> {
    let own = own_paths(archive, theme);
    let paths: Vec<&str> = attached.iter().chain(&own).map(String::as_str).collect();
    let mut diagnostics = Vec::new();
    for obstacle in output::obstacles(&paths) {
        let attachment = |path: usize| archive.attachments.get(AttachmentId::at(path));
        let refused_path = obstacle.other.filter(|&path| attachment(path).is_some()).unwrap_or(obstacle.path);
        let beside = obstacle.other.map(|other| if refused_path == other { obstacle.path } else { other });
        let Some(file) = attachment(refused_path) else { continue };
        let beside = beside.map(|path| match attachment(path) {
            Some(other) => in_content(&other.attachment.path),
            None => of_the_site(paths[path]),
        });
        diagnostics.push(refused(file, paths[refused_path], (&obstacle.why, beside), sources));
    }
    diagnostics
}

/// That the file in the way is another attached one.
fn in_content(source: &str) -> Message {
    message!(zh: "另一个是 content/{source}", en: "the other one is content/{source}")
}

/// That the site makes the file in the way.
fn of_the_site(path: &str) -> Message {
    message!(zh: "网站自己有 {path}", en: "the site has {path} of its own")
}

/// The paths of the site's own files.
fn own_paths(archive: &Archive, theme: &Theme) -> Vec<String> {
    let pages = archive.site.languages.iter().flat_map(|language| {
        Route::all(archive).into_iter().map(move |route| address::path(archive, route, language))
    });
    let data = DataFile::all(archive).into_iter().map(|file| file.path(archive));
    let documents = Published::all(archive).map(|document| document.path(archive));
    let assets = theme.assets().map(|(path, _)| format!("assets/{path}"));
    let search = archive.site.search.then(|| search::reserved(archive)).into_iter().flatten();
    let drawn = archive.publishers.ids().filter(|&publisher| view::has_chart(archive, publisher));
    let charts = drawn.flat_map(|publisher| {
        archive.site.languages.iter().map(move |language| address::chart_path(archive, publisher, language))
    });
    let compared = compare::Piece::all(archive).into_iter().map(|piece| piece.path(archive));
    let sitemaps = Sitemap::all(archive).into_iter().map(Sitemap::path);
    let redirects = archive.site.redirects.iter().map(|&kind| redirects::path(kind).to_owned());
    let llms = llms::is_published(archive).then(|| llms::PATH.to_owned());
    let ledger = LedgerFile::all(archive).map(|file| file.path(archive));
    let pages = pages.chain(redirects).chain(ledger).chain(llms).chain(charts);
    pages.chain(documents).chain(data).chain(assets).chain(search).chain(compared).chain(sitemaps).collect()
}

fn refused(
    attached: &Attached,
    path: &str,
    (why, beside): (&Message, Option<Message>),
    sources: &mut Sources,
) -> Diagnostic {
    let source = &attached.attachment.path;
    let file = sources.put(&format!("content/{source}"), "");
    let mut message = Message {
        zh: format!("“{source}”不能发布在 {path}：{}", why.zh),
        en: format!("'{source}' cannot be published at {path}: {}", why.en),
    };
    if let Some(beside) = beside {
        message.zh += &format!("；{}", beside.zh);
        message.en += &format!("; {}", beside.en);
    }
    Diagnostic::error(BAD_ADDRESS, Place::new(file, 0, 0), message)
        .remedy(message!(zh: "给文件改名，或移到别处", en: "rename the file, or move it elsewhere"))
}
