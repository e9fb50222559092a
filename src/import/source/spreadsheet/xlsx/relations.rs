//! Which parts of a package belong to a part.

use super::super::Refusal;
use super::super::limit;
use super::super::package::Package;
use super::super::xml::{Broken, Piece, Xml};

/// A part, or an address outside, that belongs to a part.
pub(super) struct Relation {
    id: String,
    /// The last word of what it is: `worksheet`, `sharedStrings`.
    pub kind: String,
    /// The name of the part.
    pub target: String,
    /// Whether it lies outside the package.
    pub is_outside: bool,
}

/// All that belongs to a part.
pub(super) struct Relations(Vec<Relation>);

impl Relations {
    /// What belongs to a part; to the package itself for an empty name.
    pub(super) fn of(package: &mut Package<'_>, part: &str) -> Result<Self, Box<Refusal>> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = format!("{folder}/_rels/{name}.rels");
        let path = path.trim_start_matches('/');
        let text = package.text(path)?.unwrap_or_default();
        read(&text, folder).map(Self).map_err(|Broken| limit::broken(path))
    }

    /// Those of a kind.
    pub(super) fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Relation> {
        self.0.iter().filter(move |relation| relation.kind == kind)
    }

    /// That of an id.
    pub(super) fn get(&self, id: &str) -> Option<&Relation> {
        self.0.iter().find(|relation| relation.id == id)
    }
}

/// Reads a list of relations, their targets counted from a folder.
fn read(text: &str, folder: &str) -> Result<Vec<Relation>, Broken> {
    let mut relations = Vec::new();
    let mut xml = Xml::new(text);
    while let Some(piece) = xml.next()? {
        let Piece::Open(element) = piece else { continue };
        let (Some(id), Some(kind), Some(target)) =
            (element.attribute("Id"), element.attribute("Type"), element.attribute("Target"))
        else {
            continue;
        };
        let is_outside = element.attribute("TargetMode").is_some_and(|mode| mode == "External");
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        relations.push(Relation { id, kind, target: joined(folder, &target), is_outside });
    }
    Ok(relations)
}

/// The name of a part that stands in or beside a folder.
fn joined(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}
