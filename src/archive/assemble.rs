//! Putting an archive together from its documents.

use super::crosswalks;
use super::names::Addresses;
use super::{Archive, Attached, Editions, Owner, Page, Succession};
use crate::diagnostic::{Code, Diagnostic};
use crate::discover::{Attachment, Discovered};
use crate::document;
use crate::form::{self, Form};
use crate::label::Label;
use crate::message;
use crate::period::Period;
use crate::publisher::{self, Publisher};
use crate::report::{self, FrontMatter, Report};
use crate::site::{self, Site};
use crate::source::{FileId, Place, Sources};
use crate::yaml;
use crate::yaml::Fields;
use rayon::prelude::*;
use std::collections::BTreeMap;

const STRAY: Code = Code("file-stray");
const NO_PUBLISHER: Code = Code("publisher-missing");
const TWO_FRONT_MATTERS: Code = Code("document-two-front-matters");
const TWO_REPORTS: Code = Code("report-twice");
const BAD_PAGE_NAME: Code = Code("page-bad-name");
const FORM_TWICE: Code = Code("form-twice");
const UNKNOWN_CHECK: Code = Code("acknowledged-unknown-check");

/// Puts the archive together; everything that is wrong is told.
pub fn assemble(found: &mut Discovered) -> (Archive, Vec<Diagnostic>) {
    let mut diagnostics = std::mem::take(&mut found.diagnostics);
    let built_in = form::builtin::load(&mut found.sources, &mut diagnostics);
    let sources = &found.sources;
    let mut archive = Archive { built_in: built_in.len(), forms: built_in, ..Archive::default() };
    if let Some(file) = found.site {
        let text = &sources.file(file).text;
        if let Some(node) = yaml::parse(file, text, 0..text.len(), &mut diagnostics) {
            archive.site = site::read(&node, &mut diagnostics);
        }
    }
    let sorted = sort_out(found, &mut diagnostics);
    for &file in &sorted.forms {
        own_form(file, sources, &mut archive, &mut diagnostics);
    }
    let mut addresses = Addresses::default();
    publishers(&sorted.publishers, sources, &mut archive, &mut addresses, &mut diagnostics);
    pages(&sorted.pages, sources, &mut archive, &mut addresses, &mut diagnostics);
    if let Some(file) = sorted.home {
        archive.home = document::split(file, &sources.file(file).text, &mut diagnostics)
            .map(|parts| Place::new(file, parts.prose.start, parts.prose.end));
    }
    crosswalks::check(&archive, &mut diagnostics);
    archive.succession = Succession::resolve(&archive.publishers, &mut diagnostics);
    archive.editions = Editions::resolve(&archive.forms, &archive.publishers);
    reports(&sorted.reports, sources, &mut archive, &mut diagnostics);
    archive.indicators = archive.find_indicators();
    attach(std::mem::take(&mut found.attachments), &mut archive);
    acknowledged(&archive, &mut diagnostics);
    (archive, diagnostics)
}

/// The documents by what they are.
#[derive(Default)]
struct Sorted<'d> {
    forms: Vec<FileId>,
    pages: Vec<(FileId, &'d str)>,
    home: Option<FileId>,
    /// Folder and file.
    publishers: Vec<(&'d str, FileId)>,
    /// By folder and name without ending.
    reports: BTreeMap<(&'d str, &'d str), Halves>,
}

/// The Markdown and the YAML file of a report, of which it has at least one.
type Halves = (Option<FileId>, Option<FileId>);

fn sort_out<'d>(found: &'d Discovered, diagnostics: &mut Vec<Diagnostic>) -> Sorted<'d> {
    let sources = &found.sources;
    let mut sorted = Sorted::default();
    for (file, path) in &found.documents {
        let (folder, file_name) = path.rsplit_once('/').unwrap_or(("", path));
        let (name, ending) = file_name.rsplit_once('.').unwrap_or((file_name, ""));
        let markdown = ending == "md";
        match (folder, name) {
            ("forms", _) if !markdown => sorted.forms.push(*file),
            ("pages", _) if markdown => sorted.pages.push((*file, name)),
            ("", "index") if markdown => sorted.home = Some(*file),
            ("" | "forms" | "pages", _) => stray(*file, sources, diagnostics),
            (_, "index") if markdown => sorted.publishers.push((folder, *file)),
            (_, "index") => stray(*file, sources, diagnostics),
            _ => {
                let entry = sorted.reports.entry((folder, name)).or_default();
                let slot = if markdown { &mut entry.0 } else { &mut entry.1 };
                if slot.replace(*file).is_some() {
                    stray(*file, sources, diagnostics);
                }
            }
        }
    }
    for ((folder, _), (markdown, yaml)) in &sorted.reports {
        if !sorted.publishers.iter().any(|(other, _)| other == folder)
            && !found.unread.iter().any(|path| path.strip_suffix("/index.md") == Some(folder))
            && let Some(file) = markdown.or(*yaml)
        {
            diagnostics.push(
                Diagnostic::error(
                    NO_PUBLISHER,
                    Place::new(file, 0, 0),
                    message!(
                        zh: "文件夹 content/{folder} 没有 index.md，不知道是谁的报告",
                        en: "the folder content/{folder} has no index.md: nothing says whose report this is"
                    ),
                )
                .remedy(message!(
                    zh: "写 content/{folder}/index.md，头部至少有 name",
                    en: "write content/{folder}/index.md with at least a `name` in its front matter"
                )),
            );
        }
    }
    sorted
}

fn stray(file: FileId, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let path = &sources.file(file).path;
    diagnostics.push(
        Diagnostic::error(
            STRAY,
            Place::new(file, 0, 0),
            message!(zh: "不知道 {path} 是什么", en: "nothing says what {path} is"),
        )
        .remedy(message!(
            zh: "报告放在机关的文件夹里（content/机关/2020.md），页面放在 content/pages/，\
                 表式放在 content/forms/*.yaml",
            en: "reports lie in their publisher's folder (content/publisher/2020.md), pages in content/pages/, \
                 forms in content/forms/*.yaml"
        )),
    );
}

fn own_form(file: FileId, sources: &Sources, archive: &mut Archive, diagnostics: &mut Vec<Diagnostic>) {
    let text = &sources.file(file).text;
    let Some(node) = yaml::parse(file, text, 0..text.len(), diagnostics) else { return };
    let Some(form) = form::read(&node, archive.site.first_language(), diagnostics) else { return };
    if let Some(other) = archive.forms.iter().find(|other| other.id == form.id) {
        diagnostics.push(
            Diagnostic::error(
                FORM_TWICE,
                form.place,
                message!(zh: "表式 id“{}”已经有了", en: "there is a form '{}' already", form.id),
            )
            .related(other.place, message!(zh: "在这里", en: "it is here"))
            .remedy(message!(
                zh: "给这个表式换一个 id；新的一版在 id 里写上年份，如 {}-2025",
                en: "give this form another id; a new edition has its year in it, as in {}-2025",
                form.id
            )),
        );
        return;
    }
    archive.forms.push(form);
}

fn publishers(
    documents: &[(&str, FileId)],
    sources: &Sources,
    archive: &mut Archive,
    addresses: &mut Addresses,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut read: Vec<Publisher> = Vec::new();
    for &(folder, file) in documents {
        let text = &sources.file(file).text;
        let Some(parts) = document::split(file, text, diagnostics) else { continue };
        let Some(front) = document::require_front_matter(file, &parts, diagnostics) else { continue };
        let Some(node) = yaml::parse(file, text, front, diagnostics) else { continue };
        let prose = Place::new(file, parts.prose.start, parts.prose.end);
        let publisher = publisher::read(&node, folder, Some(prose), &archive.site, diagnostics);
        if let Some(publisher) = publisher
            && addresses.claim(&publisher.id, publisher.place, diagnostics)
        {
            read.push(publisher);
        }
    }
    archive.publishers = in_order(read, &archive.site);
}

/// By kind, order and id; parts directly after the whole they belong to.
fn in_order(mut publishers: Vec<Publisher>, site: &Site) -> Vec<Publisher> {
    let rank = |p: &Publisher| {
        let kind = site.kinds.iter().position(|(kind, _)| p.kind.as_ref() == Some(kind));
        (kind.unwrap_or(usize::MAX), p.order, p.id.clone())
    };
    publishers.sort_by_cached_key(rank);
    let parent_folder = |folder: &str| -> Option<usize> {
        let mut folder = folder;
        while let Some((outer, _)) = folder.rsplit_once('/') {
            if let Some(parent) = publishers.iter().position(|p| p.folder == outer) {
                return Some(parent);
            }
            folder = outer;
        }
        None
    };
    let has_parts = publishers.iter().any(|p| p.folder.contains('/'));
    let parents: Vec<Option<usize>> = if has_parts {
        publishers.iter().map(|p| parent_folder(&p.folder)).collect()
    } else {
        vec![None; publishers.len()]
    };
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); publishers.len()];
    let mut roots = Vec::new();
    for (child, parent) in parents.iter().enumerate() {
        parent.map_or(&mut roots, |parent| &mut children[parent]).push(child);
    }
    let mut order = Vec::with_capacity(publishers.len());
    let mut stack: Vec<usize> = roots.into_iter().rev().collect();
    while let Some(next) = stack.pop() {
        order.push(next);
        stack.extend(children[next].iter().rev());
    }
    let mut position = vec![0; publishers.len()];
    for (new, &old) in order.iter().enumerate() {
        position[old] = new;
    }
    let mut slots: Vec<Option<Publisher>> = publishers.into_iter().map(Some).collect();
    order
        .iter()
        .filter_map(|&old| {
            let publisher = slots[old].take()?;
            Some(Publisher { parent: parents[old].map(|parent| position[parent]), ..publisher })
        })
        .collect()
}

fn pages(
    documents: &[(FileId, &str)],
    sources: &Sources,
    archive: &mut Archive,
    addresses: &mut Addresses,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for &(file, name) in documents {
        let text = &sources.file(file).text;
        let Some(parts) = document::split(file, text, diagnostics) else { continue };
        let Some(front) = document::require_front_matter(file, &parts, diagnostics) else { continue };
        let Some(node) = yaml::parse(file, text, front, diagnostics) else { continue };
        let Some(mut fields) = Fields::of(&node, diagnostics) else { continue };
        let first = archive.site.first_language();
        let title = fields.require("title", diagnostics);
        let title = title.and_then(|n| Label::read(n, first, diagnostics)).unwrap_or_default();
        let language = fields.get("language").and_then(|n| n.text(diagnostics)).map(str::to_owned);
        fields.finish(diagnostics);
        let start = Place::new(file, 0, 0);
        if !publisher::is_id(name) {
            diagnostics.push(
                Diagnostic::error(
                    BAD_PAGE_NAME,
                    start,
                    message!(
                        zh: "文件名“{name}”不能作网址",
                        en: "the file name '{name}' cannot be an address"
                    ),
                )
                .remedy(message!(
                    zh: "只用小写英文字母、数字和连字符，如 about.md",
                    en: "use lower-case ASCII letters, digits and hyphens, as in about.md"
                )),
            );
        } else if addresses.claim(name, start, diagnostics) {
            let prose = Place::new(file, parts.prose.start, parts.prose.end);
            archive.pages.push(Page { id: name.to_owned(), title, language, prose });
        }
    }
}

type ReportFiles<'d> = BTreeMap<(&'d str, &'d str), (Option<FileId>, Option<FileId>)>;

fn reports(
    documents: &ReportFiles<'_>,
    sources: &Sources,
    archive: &mut Archive,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let by_folder: BTreeMap<&str, usize> =
        archive.publishers.iter().enumerate().map(|(i, p)| (p.folder.as_str(), i)).collect();
    let language = archive.site.first_language();
    let read: Vec<(Option<Report>, Vec<Diagnostic>)> = documents
        .par_iter()
        .filter_map(|(&(folder, name), &files)| Some((name, files, *by_folder.get(folder)?)))
        .map(|(name, files, publisher)| {
            let mut told = Vec::new();
            let report = one_report(name, files, publisher, sources, &archive.forms, language, &mut told);
            (report, told)
        })
        .collect();
    let mut reports = Vec::with_capacity(read.len());
    for (report, mut told) in read {
        reports.extend(report);
        diagnostics.append(&mut told);
    }
    reports.sort_by(|a, b| (a.publisher, &a.period).cmp(&(b.publisher, &b.period)));
    let mut kept: Vec<Report> = Vec::with_capacity(reports.len());
    for report in reports {
        match kept.last() {
            Some(last) if last.publisher == report.publisher && last.period.id == report.period.id => {
                diagnostics.push(
                    Diagnostic::error(
                        TWO_REPORTS,
                        report.place,
                        message!(zh: "{} 有两份报告", en: "there are two reports on {}", report.period.id),
                    )
                    .related(last.place, message!(zh: "另一份在这里", en: "the other is here"))
                    .remedy(message!(
                        zh: "只留一份；更正写在 corrections 里",
                        en: "keep one of them; what was changed later is told in `corrections`"
                    )),
                );
            }
            _ => kept.push(report),
        }
    }
    archive.previous = (0..kept.len())
        .map(|i| {
            let report = &kept[i];
            (0..i)
                .rev()
                .take_while(|&j| kept[j].publisher == report.publisher)
                .find(|&j| report.period.follows(&kept[j].period))
        })
        .collect();
    let mut periods: Vec<Period> = kept.iter().map(|report| report.period.clone()).collect();
    periods.sort();
    periods.dedup_by(|a, b| a.id == b.id);
    archive.periods = periods;
    archive.reports = kept;
}

fn one_report(
    name: &str,
    (markdown, yaml): (Option<FileId>, Option<FileId>),
    publisher: usize,
    sources: &Sources,
    forms: &[Form],
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Report> {
    let parts = match markdown {
        Some(file) => Some((file, document::split(file, &sources.file(file).text, diagnostics)?)),
        None => None,
    };
    let prose = parts.as_ref().map(|(file, parts)| Place::new(*file, parts.prose.start, parts.prose.end));
    let (file, range) = match (&parts, yaml) {
        (Some((file, parts)), Some(yaml)) => {
            if let Some(front) = &parts.front_matter {
                diagnostics.push(
                    Diagnostic::error(
                        TWO_FRONT_MATTERS,
                        Place::new(*file, front.start, front.start),
                        message!(
                            zh: "{name}.md 有头部，同名的 {name}.yaml 也有",
                            en: "{name}.md has front matter, and so has {name}.yaml"
                        ),
                    )
                    .related(Place::new(yaml, 0, 0), message!(zh: "另一份在这里", en: "the other is here"))
                    .remedy(message!(zh: "只留一份", en: "keep only one of them")),
                );
                return None;
            }
            (yaml, 0..sources.file(yaml).text.len())
        }
        (None, Some(yaml)) => (yaml, 0..sources.file(yaml).text.len()),
        (Some((file, parts)), None) => (*file, document::require_front_matter(*file, parts, diagnostics)?),
        (None, None) => return None,
    };
    let node = yaml::parse(file, &sources.file(file).text, range, diagnostics)?;
    report::read(&FrontMatter { node: &node, name, publisher, prose }, forms, language, diagnostics)
}

/// Files beside a report go with it, files in a publisher's folder with its page, others with the site.
fn attach(attachments: Vec<Attachment>, archive: &mut Archive) {
    for attachment in attachments {
        let path = attachment.path.clone();
        let mut folder = path.as_str();
        let mut owner = (Owner::Site, path.as_str());
        while let Some((outer, _)) = folder.rsplit_once('/') {
            folder = outer;
            if let Some(publisher) = archive.publishers.iter().position(|p| p.folder == folder) {
                let name = &path[folder.len() + 1..];
                owner = match name.split_once('/') {
                    Some((period, rest)) => match archive.report(publisher, &period.to_ascii_lowercase()) {
                        Some(report) => (Owner::Report(report), rest),
                        None => (Owner::Publisher(publisher), name),
                    },
                    None => (Owner::Publisher(publisher), name),
                };
                break;
            }
        }
        archive.attachments.push(Attached { to: owner.0, name: owner.1.to_owned(), attachment });
    }
}

/// An acknowledgement must name a check that its report's forms have.
fn acknowledged(archive: &Archive, diagnostics: &mut Vec<Diagnostic>) {
    for report in &archive.reports {
        for acknowledgement in &report.acknowledged {
            if archive.has_check(report, &acknowledgement.check) {
                continue;
            }
            let (check, form) = (&acknowledgement.check, &archive.forms[report.form].id);
            diagnostics.push(
                Diagnostic::error(
                    UNKNOWN_CHECK,
                    acknowledgement.place,
                    message!(zh: "没有勾稽规则“{check}”", en: "there is no check '{check}'"),
                )
                .remedy(message!(
                    zh: "annals forms {form} 列出它的规则",
                    en: "`annals forms {form}` lists the checks"
                )),
            );
        }
    }
}
