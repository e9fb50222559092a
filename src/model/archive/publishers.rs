//! The publishers and their order.

use super::memory::{Kept, Memory};
use super::names::Addresses;
use crate::model::publisher::{self, Publisher};
use crate::model::site::Site;
use crate::text::diagnostic::Diagnostic;
use crate::text::document;
use crate::text::source::{FileId, Place, Sources};
use crate::text::yaml;

/// Reads the publishers, given by folder and file.
pub fn read(
    documents: &[(&str, FileId)],
    sources: &Sources,
    site: &Site,
    memory: &mut Memory,
    addresses: &mut Addresses,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Publisher> {
    let mut publishers: Vec<Publisher> = Vec::with_capacity(documents.len());
    let mut before = std::mem::take(&mut memory.publishers);
    for &(folder, file) in documents {
        let kept = before.remove(&file).filter(|kept| kept.is_of(&sources.file(file).text));
        let kept = kept.unwrap_or_else(|| {
            let mut told = Vec::new();
            let read = one(folder, file, sources, site, &mut told);
            Kept { of: vec![sources.file(file).text.clone()], read, told }
        });
        diagnostics.extend_from_slice(&kept.told);
        if let Some(publisher) = &kept.read
            && addresses.claim(&publisher.id, publisher.place, diagnostics)
        {
            publishers.push(publisher.clone());
        }
        memory.publishers.insert(file, kept);
    }
    in_order(publishers, site)
}

fn one(
    folder: &str,
    file: FileId,
    sources: &Sources,
    site: &Site,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Publisher> {
    let text = &sources.file(file).text;
    let parts = document::split(file, text, diagnostics)?;
    let front = document::require_front_matter(file, &parts, diagnostics)?;
    let node = yaml::parse(file, text, front, diagnostics)?;
    let prose = Place::new(file, parts.prose.start, parts.prose.end);
    publisher::read(&node, folder, Some(prose), site, diagnostics)
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
