//! What is wrong with the prose of an archive, with a cache for incremental rebuilds.

use super::document::Document;
use super::resolver::{Resolver, Target};
use super::{citation, heading, plain, section, slip};
use crate::analysis::check::Findings;
use crate::model::archive::Archive;
use crate::text::character;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::markdown::{self, Prose, Slips};
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
    slips: Arc<Slips>,
    /// Its links and citations; `None` where it holds nothing that could be wrong.
    outline: Option<Arc<Prose>>,
}

/// What the prose of an archive was found to say.
pub(crate) struct Checked {
    /// What is wrong with it: how it is written, broken links, unknown figures, raw HTML that is not allowed.
    pub diagnostics: Vec<Diagnostic>,
    /// The paths of the published files that it links to.
    pub files: BTreeSet<String>,
}

/// Checks the prose of every document.
pub(crate) fn check(archive: &Archive, sources: &Sources, findings: &Findings, cache: &mut Cache) -> Checked {
    let cached = &cache.files;
    let checked: Vec<(Cached, Checked)> = Document::all(archive)
        .into_par_iter()
        .map(|document| {
            let cached = Cached::of(archive, sources, document, cached);
            let mut told = written(archive, sources, document, &cached.slips);
            let mut files = BTreeSet::new();
            if let Some(prose) = &cached.outline {
                let (language, findings) = (document.language(archive), Some(findings));
                let resolver = Resolver { archive, sources, findings, document, language, prose };
                let mut checked = one(&resolver);
                told.append(&mut checked.diagnostics);
                files = checked.files;
            }
            (cached, Checked { diagnostics: told, files })
        })
        .collect();
    let mut all = Checked { diagnostics: Vec::new(), files: BTreeSet::new() };
    cache.files.clear();
    for (cached, mut checked) in checked {
        all.diagnostics.append(&mut checked.diagnostics);
        all.files.append(&mut checked.files);
        cache.files.insert(cached.place.file, cached);
    }
    all
}

impl Cached {
    fn of(archive: &Archive, sources: &Sources, document: Document, cached: &BTreeMap<FileId, Self>) -> Self {
        let (place, of) = (document.prose, &sources.file(document.prose.file).text);
        let raw_html = archive.site.raw_html;
        let before = cached.get(&place.file).filter(|k| Arc::ptr_eq(&k.of, of) && k.place == place);
        let slips = before.filter(|cached| cached.raw_html == raw_html).map_or_else(
            || Arc::new(markdown::slips(sources.text(place), raw_html)),
            |cached| Arc::clone(&cached.slips),
        );
        if before.is_some_and(|cached| cached.outline.is_none())
            || before.is_none() && plain::is_plain(sources.text(place))
        {
            return Self { of: Arc::clone(of), place, raw_html, taken: Vec::new(), slips, outline: None };
        }
        let taken = heading::taken(archive, document.route);
        if let Some(cached) = before
            && cached.raw_html == raw_html
            && cached.taken == taken
        {
            return cached.clone();
        }
        let outline = Some(Arc::new(document.parse(archive, sources).outline()));
        let taken = taken.into_iter().map(Cow::into_owned).collect();
        Self { of: Arc::clone(of), place, raw_html, taken, slips, outline }
    }
}

/// What is wrong with how one document is written.
fn written(archive: &Archive, sources: &Sources, document: Document, slips: &Slips) -> Vec<Diagnostic> {
    let prose = document.prose;
    let mut told = Vec::new();
    character::check(prose.file, &sources.file(prose.file).text, prose.range(), &mut told);
    for (character, range) in &slips.entities {
        let start = prose.start as usize;
        let place = Place::new(prose.file, start + range.start, start + range.end);
        character::check_written(character, place, &mut told);
    }
    told.extend(slips.slips.iter().map(|slip| slip::told(slip, prose)));
    told.extend(section::told(archive, document.route, &slips.lines, prose));
    told
}

/// Checks what one document refers to.
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
        if let Err(unknown) = citation::find(archive, document.route, &cited.text) {
            let diagnostic = Diagnostic::error(NO_FIGURE, place(&cited.range), unknown.message);
            found.push(diagnostic.remedy(unknown.remedy));
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
