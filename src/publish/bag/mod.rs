//! A built site as a bag, for hand-over to an archive that keeps files for good (BagIt, RFC 8493).
//!
//! A bag is a folder: the site lies below `data/`, and beside it stand the digest of each file and what the
//! bag says of itself. It holds what the site's own manifest names, with the same digests, and nothing else.

#[cfg(test)]
mod tests;

use super::output::{Failure, Hash, MANIFEST, entries, hash};
use crate::text::message;
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::Path;

/// What a bag says of what is in it.
pub(crate) struct Description<'a> {
    /// The title of the archive.
    pub title: &'a str,
    /// The persistent identifier of the archive, else the public address of the site.
    pub address: Option<&'a str>,
}

/// What was put into a bag.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Bagged {
    /// How many files.
    pub files: usize,
    /// How many bytes they have.
    pub bytes: u64,
}

/// Makes a bag of the site in a folder, in a folder that does not exist yet.
///
/// # Errors
/// If the site is not what its manifest says, or the disk fails; then what was made is no bag, since what
/// makes it one is written last.
pub(crate) fn make(site: &Path, description: &Description<'_>, into: &Path) -> Result<Bagged, Failure> {
    let path = site.join(MANIFEST);
    let manifest = fs::read(&path).map_err(|error| Failure::amid(&path, &error))?;
    let files = entries(&manifest).map_err(|(line, why)| Failure::bad_manifest(&path, line, &why))?;
    create(into)?;
    let data = into.join("data");
    let mut sizes: Vec<u64> = files
        .par_iter()
        .map(|(path, digest)| copy(&site.join(path), &data.join(path), *digest))
        .collect::<Result<_, _>>()?;
    let digest = hash(&manifest);
    sizes.push(copy(&path, &data.join(MANIFEST), digest)?);
    let payload = files.iter().map(|(path, digest)| (path.as_str(), *digest)).chain([(MANIFEST, digest)]);
    let bagged = Bagged { files: sizes.len(), bytes: sizes.iter().sum() };
    let tags = [
        ("manifest-sha256.txt", lines(payload.map(|(path, digest)| (format!("data/{path}"), digest)))),
        ("bag-info.txt", information(description, &bagged)),
        ("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_owned()),
    ];
    let digests = tags.iter().map(|(name, text)| ((*name).to_owned(), hash(text.as_bytes())));
    write(&into.join("tagmanifest-sha256.txt"), lines(digests).as_bytes())?;
    for (name, text) in &tags {
        write(&into.join(name), text.as_bytes())?;
    }
    Ok(bagged)
}

fn create(into: &Path) -> Result<(), Failure> {
    if let Some(above) = into.parent() {
        fs::create_dir_all(above).map_err(|error| Failure::amid(above, &error))?;
    }
    match fs::create_dir(into) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let into = into.display();
            Err(Failure {
                message: message!(zh: "“{into}”已经存在", en: "'{into}' exists already"),
                remedy: message!(
                    zh: "另写一个还没有的文件夹：袋里只能有网站的文件",
                    en: "name a folder that is not there yet: a bag holds the site's files alone"
                ),
            })
        }
        made => made.map_err(|error| Failure::amid(into, &error)),
    }
}

/// Copies a file whose digest has to be this; how many bytes it has.
fn copy(from: &Path, to: &Path, digest: Hash) -> Result<u64, Failure> {
    let bytes = fs::read(from).map_err(|error| Failure::amid(from, &error))?;
    if hash(&bytes) != digest {
        return Err(Failure::differs(from));
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::amid(folder, &error))?;
    }
    write(to, &bytes)?;
    Ok(bytes.len() as u64)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| Failure::amid(path, &error))
}

/// A list of digests. Paths of a site hold no line ends; what is a percent sign in them has to be written so.
fn lines(digests: impl Iterator<Item = (String, Hash)>) -> String {
    let line = |(path, digest): (String, Hash)| {
        let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{digits}  {}\n", path.replace('%', "%25"))
    };
    digests.map(line).collect()
}

fn information(description: &Description<'_>, bagged: &Bagged) -> String {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let address = description.address.map(|address| format!("External-Identifier: {}\n", one_line(address)));
    format!(
        "External-Description: {}\n{}Payload-Oxum: {}.{}\nBag-Software-Agent: Annals {}\n",
        one_line(description.title),
        address.unwrap_or_default(),
        bagged.bytes,
        bagged.files,
        env!("CARGO_PKG_VERSION")
    )
}
