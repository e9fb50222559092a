//! What is wrong with the prose of an archive, with a cache for incremental rebuilds.

use super::document::Document;
use super::resolver::{Resolver, Target};
use super::{citation, heading, plain};
use crate::analysis::check::Findings;
use crate::model::archive::Archive;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::markdown::Prose;
use crate::text::message;
use crate::text::source::{FileId, Place, Sources};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

const NO_FIGURE: Code = Code("citation-unknown");
const RAW_HTML: Code = Code("prose-raw-html");

/// What was parsed of prose that is still the same. An empty one changes nothing but the time.
#[derive(Default)]
pub(crate) struct Cache {
    files: BTreeMap<FileId, Cached>,
}

/// What is known of the prose of one file.
#[derive(Clone)]
struct Cached {
    of: Arc<str>,
    place: Place,
    raw_html: bool,
    taken: Vec<String>,
    /// Its links and citations; `None` where it holds nothing that could be wrong.
    outline: Option<Arc<Prose>>,
}

/// What the prose of an archive was found to say.
pub(crate) struct Checked {
    /// What is wrong with it: broken links, unknown figures, raw HTML that is not allowed.
    pub diagnostics: Vec<Diagnostic>,
    /// The paths of the published files that it links to.
    pub files: BTreeSet<String>,
}

/// Checks the prose of every document.
pub(crate) fn check(archive: &Archive, sources: &Sources, findings: &Findings, cache: &mut Cache) -> Checked {
    let cached = &cache.files;
    let checked: Vec<(Cached, Option<Checked>)> = Document::all(archive)
        .into_par_iter()
        .map(|document| {
            let cached = Cached::of(archive, sources, document, cached);
            let checked = cached.outline.as_ref().map(|prose| {
                let (language, findings) = (document.language(archive), Some(findings));
                one(&Resolver { archive, sources, findings, document, language, prose })
            });
            (cached, checked)
        })
        .collect();
    let mut all = Checked { diagnostics: Vec::new(), files: BTreeSet::new() };
    cache.files.clear();
    for (cached, checked) in checked {
        if let Some(mut checked) = checked {
            all.diagnostics.append(&mut checked.diagnostics);
            all.files.append(&mut checked.files);
        }
        cache.files.insert(cached.place.file, cached);
    }
    all
}

impl Cached {
    fn of(archive: &Archive, sources: &Sources, document: Document, cached: &BTreeMap<FileId, Self>) -> Self {
        let (place, of) = (document.prose, &sources.file(document.prose.file).text);
        let before = cached.get(&place.file).filter(|k| Arc::ptr_eq(&k.of, of) && k.place == place);
        if before.is_some_and(|cached| cached.outline.is_none())
            || before.is_none() && plain::is_plain(sources.text(place))
        {
            let (of, raw_html) = (Arc::clone(of), archive.site.raw_html);
            return Self { of, place, raw_html, taken: Vec::new(), outline: None };
        }
        let (raw_html, taken) = (archive.site.raw_html, heading::taken(archive, document.route));
        if let Some(cached) = before
            && cached.raw_html == raw_html
            && cached.taken == taken
        {
            return cached.clone();
        }
        let outline = Some(Arc::new(document.parse(archive, sources).outline()));
        let taken = taken.into_iter().map(Cow::into_owned).collect();
        Self { of: Arc::clone(of), place, raw_html, taken, outline }
    }
}

/// Checks one document.
fn one(resolver: &Resolver<'_>) -> Checked {
    let Resolver { archive, document, prose, .. } = resolver;
    let place = |range: &Range<usize>| {
        let start = document.prose.start as usize;
        Place::new(document.prose.file, start + range.start, start + range.end)
    };
    let (mut found, mut files) = (Vec::new(), BTreeSet::new());
    for link in &prose.links {
        match resolver.target(link) {
            Ok(Target::File(path)) => {
                files.insert(path);
            }
            Ok(Target::Page(..) | Target::Outside) => {}
            Err(broken) => {
                let diagnostic = Diagnostic::error(broken.code, place(&link.range), broken.message);
                found.push(diagnostic.remedy(broken.remedy));
            }
        }
    }
    for cited in &prose.citations {
        if let Err(message) = citation::find(archive, document.route, &cited.text) {
            found.push(Diagnostic::error(NO_FIGURE, place(&cited.range), message).remedy(message!(
                zh: "写作 {{{{ 表.行.列 }}}}，另一期写 {{{{ 表.行.列@2019 }}}}，另一机关写 {{{{ 机关:表.行.列@2019 }}}}",
                en: "write {{{{ table.row.column }}}}, of another period {{{{ table.row.column@2019 }}}}, \
                     of another publisher {{{{ publisher:table.row.column@2019 }}}}"
            )));
        }
    }
    if !archive.site.raw_html {
        for range in &prose.raw_html {
            let message = message!(
                zh: "正文里有 HTML，本档案没有允许",
                en: "the prose holds raw HTML, which this archive does not allow"
            );
            found.push(Diagnostic::error(RAW_HTML, place(range), message).remedy(message!(
                zh: "用 Markdown 写；“<”本身写作 \\<；或在 annals.yaml 里写 raw_html: true（会净化）",
                en: "write Markdown; a plain '<' is written \\<; or set raw_html: true in annals.yaml \
                     (it is sanitised)"
            )));
        }
    }
    Checked { diagnostics: found, files }
}
