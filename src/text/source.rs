//! The text of source files, and places in it.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A file of the archive, by its position in [`Sources`]; or a text that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

impl FileId {
    /// The id of a text that comes with the program, by its number from 0: the same in all sources, and
    /// after those of all files.
    pub(crate) const fn built_in(number: u32) -> Self {
        Self(u32::MAX - number)
    }
}

/// A range of bytes in one file, counted in the whole file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Place {
    /// The bytes `start..end` of `file`.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { file, start: clamp(start), end: clamp(end) }
    }

    /// The range, for slicing the file's text.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// One source file, read and decoded.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path below the archive's root, with `/` on every system.
    pub path: Arc<str>,
    /// The whole text, as UTF-8; a byte order mark, where there was one, is still in it.
    pub text: Arc<str>,
}

impl SourceFile {
    /// Line and column of a byte, both counted from 1, the column in characters.
    pub fn line_and_column(&self, offset: u32) -> (usize, usize) {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.text[..offset];
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
        let column = before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1;
        (line, column)
    }
}

/// All source files of one archive. A path has one id for as long as they are kept, also when its text is
/// replaced: places in other files stay true.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    by_path: BTreeMap<Arc<str>, FileId>,
    built_in: BTreeMap<FileId, SourceFile>,
}

impl Sources {
    /// Takes a file in, or its new text, and gives its id. A text equal to the one that is known stays the
    /// same text.
    pub fn put(&mut self, path: &str, text: impl Into<Arc<str>> + AsRef<str>) -> FileId {
        if let Some(&id) = self.by_path.get(path) {
            let file = &mut self.files[id.0 as usize];
            if *file.text != *text.as_ref() {
                file.text = text.into();
            }
            return id;
        }
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let path: Arc<str> = path.into();
        self.files.push(SourceFile { path: Arc::clone(&path), text: text.into() });
        self.by_path.insert(path, id);
        id
    }

    /// Takes in a text that comes with the program.
    pub(crate) fn put_built_in(&mut self, id: FileId, file: &SourceFile) {
        self.built_in.insert(id, file.clone());
    }

    /// The same files as they are called from a folder above, in which they lie in `folder`: `sites/foia`.
    pub(crate) fn within(&self, folder: &str) -> Self {
        let path = |path: &str| Arc::<str>::from(format!("{folder}/{path}"));
        let file = |file: &SourceFile| SourceFile { path: path(&file.path), text: Arc::clone(&file.text) };
        let by_path = self.by_path.iter().map(|(known, id)| (path(known), *id));
        Self {
            files: self.files.iter().map(file).collect(),
            by_path: by_path.collect(),
            built_in: self.built_in.clone(),
        }
    }

    /// Every file of the archive.
    pub fn ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..u32::try_from(self.files.len()).unwrap_or(u32::MAX)).map(FileId)
    }

    /// The file with this id.
    ///
    /// # Panics
    /// If the id came from other `Sources`.
    pub fn file(&self, id: FileId) -> &SourceFile {
        self.files.get(id.0 as usize).unwrap_or_else(|| &self.built_in[&id])
    }

    /// The text at a place; empty where the place lies outside the file.
    pub fn text(&self, place: Place) -> &str {
        self.file(place.file).text.get(place.range()).unwrap_or("")
    }
}
