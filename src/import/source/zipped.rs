//! Files in a ZIP, read one by one.

use super::refusal::Refusal;
use crate::text::message;
use std::fs::File;
use std::io::{BufReader, Read};
use zip::ZipArchive;

/// A file in it is no larger than this, unpacked.
const LARGEST: u64 = 64 << 20;

/// It holds no more files than this.
const MOST: usize = 100_000;

/// A ZIP that is open.
pub(crate) struct Zipped {
    archive: ZipArchive<BufReader<File>>,
}

impl Zipped {
    /// Opens it.
    ///
    /// # Errors
    /// If it is no ZIP, or holds more files than a publication does.
    pub(crate) fn open(file: File) -> Result<Self, Box<Refusal>> {
        let archive = ZipArchive::new(BufReader::new(file)).map_err(|error| broken(&error.to_string()))?;
        if archive.len() > MOST {
            return Err(broken(&format!("{} > {MOST}", archive.len())));
        }
        Ok(Self { archive })
    }

    /// The names of its files, each with its place and when it was last changed, in the order of time.
    pub(crate) fn files(&mut self) -> Vec<(usize, String, String)> {
        let mut files = Vec::new();
        for place in 0..self.archive.len() {
            let Ok(file) = self.archive.by_index_raw(place) else { continue };
            if let (true, Ok(name)) = (file.is_file(), file.name()) {
                let changed = file.last_modified().map(|time| time.to_string());
                files.push((place, name.replace('\\', "/"), changed.unwrap_or_default()));
            }
        }
        files
    }

    /// The bytes of one of its files.
    ///
    /// # Errors
    /// If it cannot be unpacked, or is larger than a report is.
    pub(crate) fn bytes(&mut self, place: usize) -> Result<Vec<u8>, Box<Refusal>> {
        let file = self.archive.by_index(place).map_err(|error| broken(&error.to_string()))?;
        let mut bytes = Vec::new();
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| broken(&error.to_string()))?;
        if bytes.len() as u64 > LARGEST {
            return Err(broken(&format!("> {} MB", LARGEST >> 20)));
        }
        Ok(bytes)
    }
}

fn broken(what: &str) -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(zh: "ZIP 无法读取（{what}）", en: "the ZIP cannot be read ({what})"),
        remedy: message!(zh: "重新下载，或先解压，再导入文件夹", en: "download it again, or unpack it and import the folder"),
    })
}
