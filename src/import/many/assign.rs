//! Which report each file of a folder becomes.

use super::mapping::{Entry, Mapping};
use super::pattern::{Field, Found};
use crate::import::source::refusal::Refusal;
use crate::import::target::{self, Target, refusal};
use crate::model::archive::Archive;
use crate::model::id::{FormId, PublisherId};
use crate::model::period::Period;
use crate::text::message;
use std::collections::BTreeMap;

/// A file, and the report that it becomes.
#[derive(Debug, Clone)]
pub(crate) struct Assigned {
    /// Its path below the folder, with `/`.
    pub path: String,
    /// Where its report will belong, or why nobody knows.
    pub place: Result<Place, Box<Refusal>>,
}

/// Where a report will belong, and where its document is published.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// Where it will belong.
    pub target: Target,
    /// The address of the document.
    pub url: Option<String>,
}

/// The reports that files become, in the order of their publishers and periods; those that become none stand
/// at the end. Files that a mapping leaves out are left out. Two for the same report are refused.
pub(crate) fn assign(archive: &Archive, mapping: &Mapping, paths: Vec<String>) -> Vec<Assigned> {
    let paths = paths.into_iter().filter(|path| !mapping.leaves_out(path));
    let place = |path: String| Assigned { place: place(archive, mapping, &path), path };
    let mut assigned: Vec<Assigned> = paths.map(place).collect();
    refuse_doubles(archive, &mut assigned);
    assigned.sort_by_cached_key(|file| {
        let target = file.place.as_ref().ok().map(|place| &place.target);
        let order = target.map(|target| (target.publisher, target.period.clone(), target.name.clone()));
        (order.is_none(), order, file.path.clone())
    });
    assigned
}

fn place(archive: &Archive, mapping: &Mapping, path: &str) -> Result<Place, Box<Refusal>> {
    if let Some(entry) = mapping.files.get(path) {
        let target = target(archive, mapping, entry, &Vec::new())?;
        return Ok(Place { target, url: entry.url.clone() });
    }
    let nothing = Entry::default();
    let mut ways: Vec<Found<'_>> = mapping.patterns.iter().flat_map(|pattern| pattern.ways(path)).collect();
    // Ways with a period are meant before those without.
    if ways.iter().any(says_a_period) {
        ways.retain(says_a_period);
    }
    let read: Vec<Result<Target, Box<Refusal>>> =
        ways.iter().map(|way| target(archive, mapping, &nothing, way)).collect();
    let mut targets: Vec<&Target> = Vec::new();
    for target in read.iter().flatten() {
        if !targets.contains(&target) {
            targets.push(target);
        }
    }
    match (&targets[..], &read[..]) {
        ([target], _) => Ok(Place { target: (*target).clone(), url: None }),
        ([], []) => Err(unmatched(mapping)),
        ([], [Err(refusal)]) => Err(refusal.clone()),
        ([], [..]) => Err(in_no_way(mapping)),
        ([one, other, ..], _) => Err(in_two_ways(archive, one, other)),
    }
}

/// Whether what a path says holds a period.
fn says_a_period(found: &Found<'_>) -> bool {
    found.iter().any(|(field, text)| *field == Field::Period && Period::is_name(text))
}

/// Where a file belongs by what a mapping says of it, what its path says, and what holds for all.
fn target(
    archive: &Archive,
    mapping: &Mapping,
    entry: &Entry,
    found: &Found<'_>,
) -> Result<Target, Box<Refusal>> {
    let said = |field: Field| found.iter().find(|(said, _)| *said == field).map(|(_, text)| *text);
    let publisher: Option<PublisherId> = match (entry.publisher, said(Field::Publisher)) {
        (Some(publisher), _) => Some(publisher),
        (None, Some(text)) => Some(mapping.codes.publisher(archive, text)?),
        (None, None) => mapping.common.publisher,
    };
    let form: Option<FormId> = match (entry.form, said(Field::Form)) {
        (Some(form), _) => Some(form),
        (None, Some(id)) => Some(target::form(archive, id)?),
        (None, None) => mapping.common.form,
    };
    let period = entry.period.as_deref().or(said(Field::Period)).or(mapping.common.period.as_deref());
    let publisher = publisher.ok_or_else(|| lacking("机关", "publisher"))?;
    let period = period.ok_or_else(|| lacking("期间", "period"))?;
    let address = match said(Field::Name) {
        Some(name) => format!("{period}/{name}"),
        None => period.to_owned(),
    };
    Target::of(archive, publisher, &address, form)
}

/// Refuses all files of which another would become the same report, each with the names of the others.
fn refuse_doubles(archive: &Archive, assigned: &mut [Assigned]) {
    let mut by_report: BTreeMap<(PublisherId, String), Vec<usize>> = BTreeMap::new();
    for (at, file) in assigned.iter().enumerate() {
        if let Ok(Place { target, .. }) = &file.place {
            by_report.entry((target.publisher, target.address())).or_default().push(at);
        }
    }
    for ((publisher, address), files) in by_report.iter().filter(|(_, files)| files.len() > 1) {
        let paths: Vec<String> = files.iter().map(|&at| assigned[at].path.clone()).collect();
        let publisher = &archive.publisher(*publisher).id;
        for (&at, own) in files.iter().zip(&paths) {
            let others: Vec<&str> = paths.iter().filter(|path| *path != own).map(String::as_str).collect();
            let others = others.join(", ");
            assigned[at].place = Err(refusal(
                message!(
                    zh: "{publisher} 的 {address} 还有另一个文件：{others}",
                    en: "another file is for {publisher} on {address} as well: {others}"
                ),
                message!(
                    zh: "去掉一个；若是另一表式的报告，在映射文件里给它一个名字，如 period: {address}/survey",
                    en: "take one away; if it is a report by another form, give it a name in a mapping file, \
                         as in period: {address}/survey"
                ),
            ));
        }
    }
}

fn lacking(zh: &str, en: &str) -> Box<Refusal> {
    refusal(
        message!(zh: "看不出这个文件的{zh}", en: "nothing says which {en} the file is for"),
        message!(
            zh: "在 --pattern 里写上 {{{en}}}，或用 --{en} 指明，或写进映射文件",
            en: "write {{{en}}} into --pattern, or give --{en}, or say it in a mapping file"
        ),
    )
}

fn unmatched(mapping: &Mapping) -> Box<Refusal> {
    let patterns = mapping.patterns.iter().map(|pattern| format!("'{}'", pattern.text()));
    let patterns = patterns.collect::<Vec<_>>().join(", ");
    let message = if patterns.is_empty() {
        message!(zh: "映射文件里没有这个文件", en: "the mapping file does not name it")
    } else {
        message!(zh: "路径不合 {patterns}", en: "its path is not as {patterns}")
    };
    refusal(
        message,
        message!(
            zh: "给文件改名，或在映射文件的 files 下写明它，或列入 leave_out",
            en: "rename it, or name it in a mapping file under files, or under leave_out"
        ),
    )
}

fn in_no_way(mapping: &Mapping) -> Box<Refusal> {
    let patterns: Vec<&str> = mapping.patterns.iter().map(super::Pattern::text).collect();
    let patterns = patterns.join(", ");
    refusal(
        message!(
            zh: "按 {patterns} 有几种读法，哪一种都不是已有的机关和期间",
            en: "its path can be read in several ways by {patterns}, none with a publisher and a period"
        ),
        message!(
            zh: "核对机关的 id 和期间的写法，或在映射文件的 files 下写明它",
            en: "compare the publisher's id and the period, or name the file in a mapping file under files"
        ),
    )
}

fn in_two_ways(archive: &Archive, one: &Target, other: &Target) -> Box<Refusal> {
    let [one, other] =
        [one, other].map(|target| format!("{} {}", archive.publisher(target.publisher).id, target.address()));
    refusal(
        message!(zh: "路径有两种读法：{one} 或 {other}", en: "its path says {one} or {other}"),
        message!(
            zh: "在映射文件的 files 下写明它", en: "say in a mapping file, under files, which of them it is"
        ),
    )
}
