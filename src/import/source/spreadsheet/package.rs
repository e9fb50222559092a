//! The parts of a package: a ZIP archive whose parts are read one by one, as large as they may be.

use super::limit;
use super::{Refusal, xml};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// A package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Where each part stands in the archive, by its name in small letters.
    places: BTreeMap<String, usize>,
    /// How many bytes have been unpacked.
    unpacked: u64,
}

impl<'a> Package<'a> {
    /// Opens a package.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Box<Refusal>> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| limit::broken("ZIP"))?;
        let names = (0..archive.len()).filter_map(|place| {
            let name = archive.name_for_index(place)?.ok()?;
            Some((name.replace('\\', "/").to_ascii_lowercase(), place))
        });
        Ok(Self { places: names.collect(), archive, unpacked: 0 })
    }

    /// Whether it has a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(&name.to_ascii_lowercase())
    }

    /// The names of its parts, in small letters.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// The text of a part, if it has it.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Box<Refusal>> {
        let Some(place) = self.places.get(&name.to_ascii_lowercase()) else { return Ok(None) };
        let part = self.archive.by_index(*place).map_err(|_| limit::broken(name))?;
        let mut bytes = Vec::new();
        part.take(limit::PART + 1).read_to_end(&mut bytes).map_err(|_| limit::broken(name))?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.unpacked = self.unpacked.saturating_add(length);
        if length > limit::PART || self.unpacked > limit::PACKAGE {
            return Err(limit::large());
        }
        Ok(Some(xml::decoded(bytes).ok_or_else(|| limit::broken(name))?))
    }

    /// The text of a part that must be there.
    pub(super) fn needed(&mut self, name: &str) -> Result<String, Box<Refusal>> {
        self.text(name)?.ok_or_else(|| limit::broken(name))
    }
}
