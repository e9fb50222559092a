//! Inside a folder, too, imports lead one way: its files and subfolders form no ring.
//!
//! An import is a path that leads to an item, in a `use` or in the code, and it leads to the file that
//! defines the item: a re-export is followed, and is itself no import. Two files that import each other,
//! straight or by way of others, are a ring. A folder's `mod.rs` is left out: it is the entrance, which calls
//! the files, and holds what they share, which they take from it.

use crate::counted::{Offence, exactly};
use crate::resolve::Modules;
use crate::source::{Source, sources};
use std::collections::{BTreeMap, BTreeSet};

/// By folder, which of its entries imports which.
type Edges = BTreeMap<Vec<String>, BTreeMap<String, BTreeSet<String>>>;

fn edges(sources: &[Source]) -> Edges {
    let modules = Modules::of(sources);
    let mut edges = Edges::new();
    for source in sources {
        for used in modules.uses(source).iter().filter(|used| !used.exported) {
            let Some(item) = modules.absolute(source, &used.path).and_then(|path| modules.item(&path)) else {
                continue;
            };
            let (from, to) = (&source.module, &item.source.module);
            let shared = from.iter().zip(to).take_while(|(a, b)| a == b).count();
            // One of the two is a folder's own `mod.rs`, or both are one file.
            let (Some(one), Some(other)) = (from.get(shared), to.get(shared)) else { continue };
            let folder = edges.entry(from[..shared].to_vec()).or_default();
            folder.entry(one.clone()).or_default().insert(other.clone());
        }
    }
    edges
}

/// All that an entry leads to.
fn reached(edges: &BTreeMap<String, BTreeSet<String>>, from: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut next = vec![from];
    while let Some(entry) = next.pop() {
        for other in edges.get(entry).into_iter().flatten() {
            if reached.insert(other.clone()) {
                next.push(other);
            }
        }
    }
    reached
}

/// The rings of a folder: entries that lead to each other.
fn rings(edges: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<BTreeSet<String>> {
    let reached: BTreeMap<&String, BTreeSet<String>> =
        edges.keys().map(|entry| (entry, reached(edges, entry))).collect();
    let ring = |entry: &String| -> BTreeSet<String> {
        let back = |other: &&String| reached.get(other).is_some_and(|all| all.contains(entry));
        reached[entry].iter().filter(back).cloned().collect()
    };
    edges.keys().map(ring).filter(|ring| ring.len() > 1).collect()
}

#[test]
fn no_files_of_a_folder_import_each_other_in_a_ring() {
    let sources = sources();
    let mut offences: Vec<Offence> = Vec::new();
    for (folder, edges) in edges(&sources) {
        for ring in rings(&edges) {
            let within =
                |entry: &String| edges.get(entry).into_iter().flatten().filter(|to| ring.contains(*to));
            let names: Vec<&str> = ring.iter().map(String::as_str).collect();
            let name = format!("{}/{{{}}}", folder.join("/"), names.join(","));
            for from in &ring {
                let to: Vec<&str> = within(from).map(String::as_str).collect();
                offences.push((name.clone(), format!("{from} imports {}", to.join(", "))));
            }
        }
    }
    exactly("rings", &offences);
}
