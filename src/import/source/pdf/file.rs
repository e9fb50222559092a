//! The objects of a file, and its pages.

use super::budget::{Budget, OBJECTS, PACKED};
use super::number::{self, ONE};
use super::refuse;
use super::refuse::PAGES;
use crate::import::source::refusal::Refusal;
use lopdf::{Dictionary, LoadOptions, Object, ObjectId, Stream};

/// How far up a page looks for what it has from those above.
const ABOVE: usize = 40;

static NULL: Object = Object::Null;

/// A file that was opened.
pub(super) struct File {
    document: lopdf::Document,
}

impl File {
    /// Opens a file, with the empty password where it wants one.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Box<Refusal>> {
        if objects(bytes) > OBJECTS {
            return Err(refuse::too_much());
        }
        let options = LoadOptions::with_max_decompressed_size(PACKED);
        let document =
            lopdf::Document::load_mem_with_options(bytes, options).map_err(|error| match error {
                lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => refuse::locked(),
                lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => {
                    refuse::too_much()
                }
                _ => refuse::broken(),
            })?;
        // Without its password the trailer still says that the objects are locked.
        if document.trailer.has(b"Encrypt") && !document.was_encrypted() {
            return Err(refuse::locked());
        }
        Ok(Self { document })
    }

    /// Its pages, in their order.
    pub(super) fn pages(&self) -> Result<Vec<&Dictionary>, Box<Refusal>> {
        let ids: Vec<ObjectId> = self.document.page_iter().take(PAGES + 1).collect();
        if ids.len() > PAGES {
            return Err(refuse::too_much());
        }
        if ids.is_empty() {
            return Err(refuse::broken());
        }
        Ok(ids.into_iter().filter_map(|id| self.document.get_dictionary(id).ok()).collect())
    }

    /// An object, wherever it is.
    pub(super) fn resolve<'f>(&'f self, object: &'f Object) -> &'f Object {
        self.document.dereference(object).map_or(&NULL, |(_, object)| object)
    }

    /// An entry of a dictionary; null where it has none.
    pub(super) fn get<'f>(&'f self, dictionary: &'f Dictionary, key: &[u8]) -> &'f Object {
        dictionary.get(key).map_or(&NULL, |object| self.resolve(object))
    }

    /// An entry that is a dictionary, or a stream with one.
    pub(super) fn dictionary<'f>(&'f self, dictionary: &'f Dictionary, key: &[u8]) -> Option<&'f Dictionary> {
        match self.get(dictionary, key) {
            Object::Dictionary(dictionary) => Some(dictionary),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    /// An entry that is a list; empty where it is none.
    pub(super) fn list<'f>(&'f self, dictionary: &'f Dictionary, key: &[u8]) -> &'f [Object] {
        self.get(dictionary, key).as_array().map_or(&[], Vec::as_slice)
    }

    /// An entry that is a name.
    pub(super) fn name<'f>(&'f self, dictionary: &'f Dictionary, key: &[u8]) -> Option<&'f [u8]> {
        self.get(dictionary, key).as_name().ok()
    }

    /// An entry of a page, which it may have from those above.
    pub(super) fn inherited<'f>(&'f self, page: &'f Dictionary, key: &[u8]) -> &'f Object {
        let mut node = page;
        for _ in 0..ABOVE {
            match (self.get(node, key), self.dictionary(node, b"Parent")) {
                (Object::Null, Some(parent)) => node = parent,
                (found, _) => return found,
            }
        }
        &NULL
    }

    /// A number.
    pub(super) fn number(&self, object: &Object) -> Option<i64> {
        match self.resolve(object) {
            Object::Integer(number) => Some(number::bounded(i128::from(*number) * i128::from(ONE))),
            Object::Real(number) => number::parse(number.to_string().as_bytes()),
            _ => None,
        }
    }

    /// So many numbers, if a list has just those.
    pub(super) fn numbers<const N: usize>(&self, object: &Object) -> Option<[i64; N]> {
        let numbers: Option<Vec<i64>> =
            self.resolve(object).as_array().ok()?.iter().map(|number| self.number(number)).collect();
        numbers?.try_into().ok()
    }

    /// What a stream holds, unpacked; nothing where it cannot be.
    pub(super) fn content(&self, stream: &Stream, budget: &mut Budget) -> Result<Vec<u8>, Box<Refusal>> {
        match stream.decompressed_content_with_limit(budget.bytes_left()) {
            Ok(content) => budget.unpack(content.len()).map(|()| content),
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
                Err(refuse::too_much())
            }
            Err(_) => Ok(Vec::new()),
        }
    }

    /// What a page shows, in the language of pages.
    pub(super) fn page_content(
        &self,
        page: &Dictionary,
        budget: &mut Budget,
    ) -> Result<Vec<u8>, Box<Refusal>> {
        let contents = self.get(page, b"Contents");
        let parts = match contents {
            Object::Array(parts) => parts.as_slice(),
            _ => std::slice::from_ref(contents),
        };
        let mut content = Vec::new();
        for part in parts {
            if let Object::Stream(stream) = self.resolve(part) {
                content.extend(self.content(stream, budget)?);
                content.push(b'\n');
            }
        }
        Ok(content)
    }

    /// Whether a drawing is on a layer that is switched off.
    pub(super) fn is_hidden(&self, drawing: &Dictionary) -> bool {
        let Ok(layer) = drawing.get(b"OC").and_then(Object::as_reference) else { return false };
        let Ok(catalog) = self.document.catalog() else { return false };
        let layers = self.dictionary(catalog, b"OCProperties");
        let Some(usual) = layers.and_then(|layers| self.dictionary(layers, b"D")) else { return false };
        self.list(usual, b"OFF").iter().any(|off| off.as_reference().is_ok_and(|off| off == layer))
    }

    /// The title that the file names.
    pub(super) fn title(&self) -> Option<String> {
        let about = self.dictionary(&self.document.trailer, b"Info")?;
        let title = self.get(about, b"Title");
        let title = match title.as_str().ok()?.strip_prefix(b"\xff\xfe") {
            // Some programs write the bytes of each character in the other order.
            Some(text) => encoding_rs::UTF_16LE.decode_without_bom_handling(text).0.into_owned(),
            None => lopdf::decode_text_string(title).ok()?,
        };
        let title = title.trim_matches(|c: char| c.is_whitespace() || c == '\0').to_owned();
        (!title.is_empty()).then_some(title)
    }
}

/// How many objects bytes can be at most: wherever a word or a bracket begins.
fn objects(bytes: &[u8]) -> usize {
    let is_word = |byte: u8| !byte.is_ascii_whitespace() && byte != 0;
    let begins = |two: &&[u8]| match two {
        [_, b'[' | b'(' | b'<' | b'/' | b'{'] => true,
        [before, byte] => !is_word(*before) && is_word(*byte),
        _ => false,
    };
    bytes.windows(2).filter(begins).count()
}
