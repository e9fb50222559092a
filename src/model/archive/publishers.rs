//! The publishers of an archive: their order, who is a part of whom, who took over from whom.

use super::cache::{Cache, Cached};
use super::names::Addresses;
use super::succession;
use crate::model::id::{List, PublisherId};
use crate::model::publisher::{self, Publisher};
use crate::model::site::Site;
use crate::text::diagnostic::Diagnostic;
use crate::text::document;
use crate::text::source::{FileId, Place, Sources};
use crate::text::yaml;
use std::collections::BTreeMap;
use std::ops::Deref;

/// A publisher with its place among the others.
#[derive(Debug)]
pub struct ArchivedPublisher {
    declared: Publisher,
    position: PublisherId,
    // From the nearest to the outermost.
    ancestors: Vec<PublisherId>,
    parts: Vec<PublisherId>,
    successors: Vec<PublisherId>,
    predecessors: Vec<PublisherId>,
}

impl ArchivedPublisher {
    /// Its position in the archive.
    pub fn position(&self) -> PublisherId {
        self.position
    }

    /// Of whom it is a part.
    pub fn parent(&self) -> Option<PublisherId> {
        self.ancestors.first().copied()
    }

    /// Of whom it is a part, and of whom that one is, from the nearest to the outermost.
    pub fn ancestors(&self) -> &[PublisherId] {
        &self.ancestors
    }

    /// Its parts, in the order of lists.
    pub fn parts(&self) -> &[PublisherId] {
        &self.parts
    }

    /// The publishers that took over from it.
    pub fn successors(&self) -> &[PublisherId] {
        &self.successors
    }

    /// The publishers that it took over from.
    pub fn predecessors(&self) -> &[PublisherId] {
        &self.predecessors
    }
}

/// What its `index.md` says.
impl Deref for ArchivedPublisher {
    type Target = Publisher;

    fn deref(&self) -> &Publisher {
        &self.declared
    }
}

/// Every publisher, in the order of lists: by kind, order and id, parts directly after the whole they belong
/// to.
#[derive(Debug, Default)]
pub struct Publishers {
    list: List<PublisherId, ArchivedPublisher>,
    // Those that are a part of no other.
    outermost: Vec<PublisherId>,
    by_id: BTreeMap<String, PublisherId>,
    by_folder: BTreeMap<String, PublisherId>,
}

impl Publishers {
    /// Puts publishers in order; one that names a successor nobody knows is a diagnostic.
    pub fn new(declared: Vec<Publisher>, site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let declared: List<PublisherId, Publisher> = in_order(declared, site);
        let by_folder: BTreeMap<String, PublisherId> =
            declared.entries().map(|(id, publisher)| (publisher.folder.clone(), id)).collect();
        let by_id = declared.entries().map(|(id, publisher)| (publisher.id.clone(), id)).collect();
        let mut successions = succession::resolve(&declared, &by_id, diagnostics);
        let ancestors: List<PublisherId, Vec<PublisherId>> =
            declared.iter().map(|publisher| ancestors(&publisher.folder, &by_folder)).collect();
        let mut parts: List<PublisherId, Vec<PublisherId>> = declared.iter().map(|_| Vec::new()).collect();
        for (part, ancestors) in ancestors.entries() {
            ancestors.first().into_iter().for_each(|&parent| parts[parent].push(part));
        }
        let placed = declared.into_entries().zip(ancestors.into_entries()).zip(parts.into_entries());
        let list = placed.map(|(((position, declared), (_, ancestors)), (_, parts))| {
            let (successors, predecessors) = std::mem::take(&mut successions[position]);
            ArchivedPublisher { declared, position, ancestors, parts, successors, predecessors }
        });
        let list: List<PublisherId, ArchivedPublisher> = list.collect();
        let outermost = list.ids().filter(|&id| list[id].ancestors.is_empty()).collect();
        Self { list, outermost, by_id, by_folder }
    }

    /// One of the publishers.
    pub fn get(&self, publisher: PublisherId) -> &ArchivedPublisher {
        &self.list[publisher]
    }

    /// The publishers in the order of lists.
    pub fn iter(&self) -> std::slice::Iter<'_, ArchivedPublisher> {
        self.list.iter()
    }

    /// The publishers' positions, in the order of lists.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = PublisherId> + ExactSizeIterator + Clone + use<> {
        self.list.ids()
    }

    /// The parts of the same whole as a publisher, itself among them, in the order of lists: the publishers
    /// that are a part of no other, if it is none.
    pub fn beside(&self, publisher: PublisherId) -> &[PublisherId] {
        self.list[publisher].parent().map_or(&self.outermost, |parent| self.list[parent].parts())
    }

    /// How many publishers there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The publisher with an id.
    pub fn find(&self, id: &str) -> Option<PublisherId> {
        self.by_id.get(id).copied()
    }

    /// The publisher whose `index.md` lies in a folder, given below `content/`.
    pub fn in_folder(&self, folder: &str) -> Option<PublisherId> {
        self.by_folder.get(folder).copied()
    }
}

/// Reads the publishers, given by folder and file.
pub(super) fn read(
    documents: &[(&str, FileId)],
    sources: &Sources,
    site: &Site,
    cache: &mut Cache,
    addresses: &mut Addresses,
    diagnostics: &mut Vec<Diagnostic>,
) -> Publishers {
    let mut publishers: Vec<Publisher> = Vec::with_capacity(documents.len());
    let mut before = std::mem::take(&mut cache.publishers);
    for &(folder, file) in documents {
        let texts = [sources.file(file).text.clone()];
        let cached = before.remove(&file).filter(|cached| cached.is_of(&texts)).unwrap_or_else(|| {
            let mut diagnostics = Vec::new();
            let value = one(folder, file, sources, site, &mut diagnostics);
            Cached { texts: texts.into(), value, diagnostics }
        });
        diagnostics.extend_from_slice(&cached.diagnostics);
        if let Some(publisher) = &cached.value
            && addresses.claim(&publisher.id, publisher.place, diagnostics)
        {
            publishers.push(publisher.clone());
        }
        cache.publishers.insert(file, cached);
    }
    Publishers::new(publishers, site, diagnostics)
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

/// The publishers in whose folders a folder lies, from the nearest to the outermost.
fn ancestors<P: Copy>(folder: &str, by_folder: &BTreeMap<String, P>) -> Vec<P> {
    let outer = std::iter::successors(folder.rsplit_once('/'), |(outer, _)| outer.rsplit_once('/'));
    outer.filter_map(|(outer, _)| by_folder.get(outer).copied()).collect()
}

/// By kind, order and id; parts directly after the whole they belong to.
fn in_order(mut publishers: Vec<Publisher>, site: &Site) -> List<PublisherId, Publisher> {
    let rank = |p: &Publisher| {
        let kind = site.kinds.iter().position(|kind| p.kind.as_ref() == Some(&kind.id));
        (kind.unwrap_or(usize::MAX), p.order, p.id.clone())
    };
    publishers.sort_by_cached_key(rank);
    if !publishers.iter().any(|publisher| publisher.folder.contains('/')) {
        return publishers.into_iter().collect();
    }
    // A whole stands before its parts, and these among themselves in the same order: by the ranks on the way
    // down.
    let ranks: BTreeMap<String, usize> =
        publishers.iter().enumerate().map(|(rank, publisher)| (publisher.folder.clone(), rank)).collect();
    publishers.sort_by_cached_key(|publisher| {
        let mut way = ancestors(&publisher.folder, &ranks);
        way.reverse();
        way.extend(ranks.get(&publisher.folder));
        way
    });
    publishers.into_iter().collect()
}
