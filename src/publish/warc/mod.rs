//! A built site as it is served, in one file that web archives replay (WARC 1.1, ISO 28500:2017).
//!
//! Each file of the site's own manifest is a response to a request for its address. Nothing depends on when
//! or where the file is made: the day is the last that the sources name, and ids follow from what is
//! recorded.

mod record;
#[cfg(test)]
mod tests;

use super::media_type::media_type;
use super::output::{Failure, Hash, MANIFEST, entries, hash};
use crate::pages::address;
use jiff::civil::{Date, date};
use rayon::prelude::*;
use record::{Kind, Record};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// What a file says of the site that is in it.
pub(crate) struct Description<'a> {
    /// The title of the archive.
    pub title: &'a str,
    /// The address at which the site is published, with a slash at its end.
    pub base: &'a str,
    /// Its persistent identifier.
    pub identifier: Option<&'a str>,
    /// The last day that its sources name.
    pub day: Date,
}

impl Description<'_> {
    /// The day of an archive whose sources name none.
    pub(crate) const NO_DAY: Date = date(1970, 1, 1);
}

/// What was recorded.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Recorded {
    /// How many responses.
    pub responses: usize,
    /// How many bytes the file has.
    pub bytes: u64,
}

/// Records the site in a folder. The file is whole or not there.
///
/// # Errors
/// If the site is not what its manifest says, or the disk fails.
pub(crate) fn make(site: &Path, description: &Description<'_>, into: &Path) -> Result<Recorded, Failure> {
    let path = site.join(MANIFEST);
    let manifest = fs::read(&path).map_err(|error| Failure::amid(&path, &error))?;
    let mut files = entries(&manifest).map_err(|(line, why)| Failure::bad_manifest(&path, line, &why))?;
    files.insert(MANIFEST.to_owned(), hash(&manifest));
    let beside = into.with_extension("exporting~");
    let failed = |error: &io::Error| Failure::amid(&beside, error);
    let recorded = (|| {
        let mut out =
            Counted { bytes: 0, into: BufWriter::new(File::create(&beside).map_err(|e| failed(&e))?) };
        information(description, into).write(&mut out, &mut io::empty()).map_err(|error| failed(&error))?;
        let paths: Vec<(&String, &Hash)> = files.iter().collect();
        // Digests stand before what they are of, so each file is read twice: first all by many threads.
        for some in paths.chunks(1024) {
            let records: Vec<Record> = some
                .par_iter()
                .map(|(path, expected)| response(site, path, **expected, description))
                .collect::<Result<_, _>>()?;
            for ((path, _), record) in some.iter().zip(records) {
                let from = site.join(path);
                let mut file = File::open(&from).map_err(|error| Failure::amid(&from, &error))?;
                record.write(&mut out, &mut file).map_err(|error| Failure::amid(&from, &error))?;
            }
        }
        let written = out.into.into_inner().map_err(io::IntoInnerError::into_error);
        written.and_then(|file| file.sync_all()).map_err(|error| failed(&error))?;
        fs::rename(&beside, into).map_err(|error| Failure::amid(into, &error))?;
        Ok(Recorded { responses: files.len(), bytes: out.bytes })
    })();
    if recorded.is_err() {
        let _ = fs::remove_file(&beside);
    }
    recorded
}

/// What the file says of itself.
fn information(description: &Description<'_>, into: &Path) -> Record {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let identifier = description.identifier.map(|id| format!("identifier: {}\r\n", one_line(id)));
    let body = format!(
        "software: Annals {}\r\nformat: WARC file version 1.1\r\n\
         conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n\
         title: {}\r\nisPartOf: {}\r\n{}",
        env!("CARGO_PKG_VERSION"),
        one_line(description.title),
        description.base,
        identifier.unwrap_or_default()
    );
    let name = into.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Record::of(&Kind::Information { name: one_line(&name) }, description.day, body)
}

/// The response to a request for a file, whose digest has to be this.
fn response(
    site: &Path,
    path: &str,
    expected: Hash,
    description: &Description<'_>,
) -> Result<Record, Failure> {
    let from = site.join(path);
    let failed = |error: io::Error| Failure::amid(&from, &error);
    let length = from.metadata().map_err(failed)?.len();
    let head =
        format!("HTTP/1.1 200 OK\r\nContent-Type: {}\r\nContent-Length: {length}\r\n\r\n", media_type(path));
    let address = address::relative("", path);
    let address = format!("{}{}", description.base, address.strip_suffix("index.html").unwrap_or(&address));
    let file = File::open(&from).map_err(failed)?;
    let record = Record::with_payload(&Kind::Response { address }, description.day, head, length, file);
    let (record, digest) = record.map_err(failed)?;
    if digest == expected { Ok(record) } else { Err(Failure::differs(&from)) }
}

/// Counts what is written.
struct Counted<W> {
    bytes: u64,
    into: W,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.into.write(bytes)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.into.flush()
    }
}
