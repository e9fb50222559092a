//! The manifest: which files of a folder are ours, with the digest of each, as `sha256sum` writes it.

use super::failure::Failure;
use super::names::{self, MANIFEST};
use crate::text::message;
use crate::text::message::Message;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// A SHA-256 digest.
pub(crate) type Hash = [u8; 32];

/// The digest of some bytes.
pub(crate) fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// The digest of the bytes of a file.
pub(super) fn hash_of(path: &Path) -> io::Result<Hash> {
    let (mut file, mut digest, mut buffer) = (fs::File::open(path)?, Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(digest.finalize().into()),
            read => digest.update(&buffer[..read]),
        }
    }
}

/// A digest as `sha256sum` prints it.
pub(crate) fn in_hexadecimal(hash: &Hash) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |at: u8| char::from(DIGITS[usize::from(at)]);
    hash.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The files that a folder's manifest names.
#[derive(Default)]
pub(super) struct Manifest {
    files: BTreeMap<String, Hash>,
    text: Option<Vec<u8>>,
}

/// The manifest of a folder, as far as it can be read.
pub(super) enum Found {
    Whole(Manifest),
    Damaged(Damaged),
}

/// A manifest with lines that are none, or without any line.
pub(super) struct Damaged {
    /// What its other lines say.
    lines: BTreeMap<String, Hash>,
    text: Vec<u8>,
    /// What is wrong with it.
    pub(super) why: Message,
}

impl Damaged {
    /// Whether it says nothing at all.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The digest that a line gives a file.
    pub(super) fn said(&self, name: &str) -> Option<Hash> {
        self.lines.get(name).copied()
    }
}

impl Found {
    /// Reads the manifest of a folder; a folder without one has no file of ours.
    pub(super) fn read(root: &Path) -> Result<Self, Failure> {
        let path = root.join(MANIFEST);
        let failed = |error: io::Error| Failure::io(&path, &error);
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Self::Whole(Manifest::default()));
            }
            Err(error) => return Err(failed(error)),
            Ok(found) if found.is_symlink() => return Err(Failure::link(&path)),
            Ok(found) if !found.is_file() => return Err(Failure::folder_in_the_way(&path)),
            Ok(_) => {}
        }
        let text = fs::read(&path).map_err(failed)?;
        let (files, why) = match entries(&text) {
            Ok(files) if text.is_empty() => (files, Some(message!(zh: "是空的", en: "it is empty"))),
            Ok(files) => (files, None),
            Err((line, why)) => {
                let readable = text.split(|&byte| byte == b'\n').filter_map(entry);
                let lines = readable.map(|(name, hash)| (name.to_owned(), hash)).collect();
                let (zh, en) = (format!("第 {line} 行：{}", why.zh), format!("line {line}: {}", why.en));
                (lines, Some(Message { zh, en }))
            }
        };
        // The manifest of a bag has the same name, and names what somebody wants to keep.
        if root.join(BAG).exists() && !files.contains_key(BAG) {
            return Err(Failure::bag(root));
        }
        Ok(match why {
            None => Self::Whole(Manifest { files, text: Some(text) }),
            Some(why) => Self::Damaged(Damaged { lines: files, text, why }),
        })
    }
}

/// What makes a folder a bag (RFC 8493).
const BAG: &str = "bagit.txt";

impl Manifest {
    /// That of files which are ours for certain.
    pub(super) fn adopted(files: BTreeMap<String, Hash>, damaged: Damaged) -> Self {
        Self { files, text: Some(damaged.text) }
    }

    /// The names, sorted.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The digest of a file of ours.
    pub(super) fn hash_of(&self, name: &str) -> Option<Hash> {
        self.files.get(name).copied()
    }

    pub(super) fn owns(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// Whether a file of ours may lie below this folder.
    pub(super) fn owns_below(&self, folder: &str) -> bool {
        let below = format!("{folder}/");
        self.files.range(below.clone()..).next().is_some_and(|(name, _)| name.starts_with(&below))
    }

    /// The text it was read from, if it was there.
    pub(super) fn text(&self) -> Option<&[u8]> {
        self.text.as_deref()
    }

    /// The text of a manifest that names these files and also all that this one names.
    pub(super) fn union<'a>(&'a self, new: impl Iterator<Item = (&'a str, Hash)>) -> Vec<u8> {
        let mut all: BTreeMap<&str, Hash> =
            self.files.iter().map(|(name, hash)| (name.as_str(), *hash)).collect();
        all.extend(new);
        write(all.into_iter())
    }
}

/// The files that the text of a manifest names, each with its digest.
///
/// # Errors
/// The number of a line that is none of a manifest, and why.
pub(crate) fn entries(text: &[u8]) -> Result<BTreeMap<String, Hash>, (usize, Message)> {
    let mut files = BTreeMap::new();
    for (at, line) in text.split(|&byte| byte == b'\n').enumerate().filter(|(_, line)| !line.is_empty()) {
        let (name, hash) = entry(line).ok_or_else(|| {
            let why = message!(
                zh: "应为 64 位十六进制摘要、两个空格、路径",
                en: "expected 64 hexadecimal digits, two spaces and a path"
            );
            (at + 1, why)
        })?;
        if let Some(why) = names::flaw(name) {
            return Err((at + 1, why));
        }
        if files.insert(name.to_owned(), hash).is_some() {
            return Err((at + 1, message!(zh: "“{name}”出现两次", en: "'{name}' is named twice")));
        }
    }
    Ok(files)
}

/// The text of a manifest of these files, which have to come sorted.
pub(super) fn write<'a>(files: impl Iterator<Item = (&'a str, Hash)>) -> Vec<u8> {
    let mut text = Vec::new();
    for (name, hash) in files {
        text.extend_from_slice(in_hexadecimal(&hash).as_bytes());
        text.extend_from_slice(b"  ");
        text.extend_from_slice(name.as_bytes());
        text.push(b'\n');
    }
    text
}

/// One line; a carriage return is forgiven, since version control may put one there.
fn entry(line: &[u8]) -> Option<(&str, Hash)> {
    let line = std::str::from_utf8(line).ok()?;
    let (digits, name) = line.strip_suffix('\r').unwrap_or(line).split_once("  ")?;
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    if !rest.is_empty() || pairs.len() != 32 {
        return None;
    }
    let mut hash = Hash::default();
    for (byte, [high, low]) in hash.iter_mut().zip(pairs) {
        let digit = |c: u8| char::from(c).to_digit(16).and_then(|d| u8::try_from(d).ok());
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some((name, hash))
}
