//! The ZIP that a DOCX is: its parts, and how they lead to each other.

use super::refuse::{damaged, no_package, too_much};
use super::space::Space;
use super::xml::{Element, parse};
use crate::import::source::refusal::Refusal;
use crate::text::limits;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// How many bytes all parts that are read may have together, unpacked.
const MOST_BYTES: usize = limits::DOCUMENT_UNPACKED.most;

/// How many parts a package may have.
const MOST_PARTS: usize = 20_000;

/// A package that is open.
pub(super) struct Package<'b> {
    /// The ZIP.
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// The place of each part in the ZIP by its name, in small letters and with `/`.
    parts: BTreeMap<String, usize>,
    /// How many bytes may still be unpacked.
    left: usize,
}

/// What a part leads to, by the id by which it names it.
#[derive(Debug, Clone, Default)]
pub(super) struct Relations(BTreeMap<String, Relation>);

/// One thing that a part leads to.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    /// The last word of its kind: `styles`, `hyperlink`.
    pub kind: String,
    /// The name of a part, or an address outside.
    pub target: String,
    /// Whether it leads out of the package.
    pub is_outside: bool,
}

impl Relations {
    /// What an id names.
    pub(super) fn get(&self, id: &str) -> Option<&Relation> {
        self.0.get(id)
    }

    /// Those of a kind.
    pub(super) fn of(&self, kind: &str) -> impl Iterator<Item = &Relation> {
        self.0.values().filter(move |relation| relation.kind == kind)
    }

    /// The part of a kind, where there is one.
    pub(super) fn part(&self, kind: &str) -> Option<&str> {
        self.of(kind).find(|relation| !relation.is_outside).map(|relation| relation.target.as_str())
    }
}

impl<'b> Package<'b> {
    /// Opens a package.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Box<Refusal>> {
        if !bytes.starts_with(b"PK") {
            return Err(no_package(bytes));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| no_package(bytes))?;
        if archive.len() > MOST_PARTS {
            return Err(too_much(
                &format!("其中的部件超过 {MOST_PARTS} 个"),
                &format!("it has more than {MOST_PARTS} parts"),
            ));
        }
        let named = (0..archive.len()).filter_map(|at| {
            let name = archive.name_for_index(at)?.ok()?;
            Some((plain(&name), at))
        });
        let parts = named.collect();
        Ok(Self { archive, parts, left: MOST_BYTES })
    }

    /// Whether there is a part of this name, or one in this folder.
    pub(super) fn has(&self, start: &str) -> bool {
        self.parts.keys().any(|name| name.starts_with(start))
    }

    /// A part as a tree; `None` where there is none of this name.
    pub(super) fn tree(&mut self, name: &str) -> Result<Option<Element>, Box<Refusal>> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let text = decode(bytes).ok_or_else(|| damaged(name, "UTF-8 / UTF-16 ?"))?;
        parse(name, &text).map(Some)
    }

    /// The bytes of a part.
    fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Box<Refusal>> {
        let Some(at) = self.parts.get(&plain(name)) else { return Ok(None) };
        let file = self.archive.by_index(*at).map_err(|error| damaged(name, &error.to_string()))?;
        let mut bytes = Vec::new();
        let most = self.left as u64 + 1;
        file.take(most).read_to_end(&mut bytes).map_err(|error| damaged(name, &error.to_string()))?;
        let Some(left) = self.left.checked_sub(bytes.len()) else {
            let most = MOST_BYTES >> 20;
            return Err(too_much(
                &format!("解压后超过 {most} MB"),
                &format!("it has more than {most} MB when unpacked"),
            ));
        };
        self.left = left;
        Ok(Some(bytes))
    }

    /// What a part leads to; the package itself has no name.
    pub(super) fn relations(&mut self, part: &str) -> Result<Relations, Box<Refusal>> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let Some(tree) = self.tree(&absolute(folder, &format!("_rels/{name}.rels")))? else {
            return Ok(Relations::default());
        };
        let relation = |element: &Element| {
            let value = |name| element.attribute(Space::None, name);
            let is_outside = value("TargetMode") == Some("External");
            let target = value("Target")?;
            let kind = value("Type")?.rsplit('/').next()?;
            let target = if is_outside { target.to_owned() } else { absolute(folder, target) };
            Some((value("Id")?.to_owned(), Relation { kind: kind.to_owned(), target, is_outside }))
        };
        Ok(Relations(tree.elements().filter_map(relation).collect()))
    }
}

/// A name as all are compared: in small letters, with `/`.
fn plain(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

/// The name of a part from the root of the package, as one in `folder` calls it.
fn absolute(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let from = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
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

/// The characters of a part, which is in UTF-8 or in UTF-16.
fn decode(bytes: Vec<u8>) -> Option<String> {
    let wide = |from: usize, unit: fn([u8; 2]) -> u16| {
        let pairs = bytes.get(from..)?.chunks_exact(2);
        if !pairs.remainder().is_empty() {
            return None;
        }
        let units: Vec<u16> = pairs
            .map(|pair| unit([pair.first().copied().unwrap_or(0), pair.last().copied().unwrap_or(0)]))
            .collect();
        String::from_utf16(&units).ok()
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => wide(2, u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(2, u16::from_be_bytes),
        [b'<', 0, ..] => wide(0, u16::from_le_bytes),
        [0, b'<', ..] => wide(0, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ => String::from_utf8(bytes).ok(),
    }
}
