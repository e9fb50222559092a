//! What can be wrong with YAML.

use crate::text::diagnostic::Code;

/// The text is not YAML.
pub(crate) const SYNTAX: Code = Code("yaml-syntax");
/// A mapping has a key twice.
pub(crate) const DUPLICATE_KEY: Code = Code("yaml-duplicate-key");
/// An anchor, an alias or a merge key.
pub(crate) const ALIAS: Code = Code("yaml-alias");
/// A tag such as `!!str`.
pub(crate) const TAG: Code = Code("yaml-tag");
/// More bytes than are read.
pub(crate) const TOO_LARGE: Code = Code("yaml-too-large");
/// More levels than are read.
pub(crate) const TOO_DEEP: Code = Code("yaml-too-deep");
/// A second document in one file.
pub(crate) const SEVERAL_DOCUMENTS: Code = Code("yaml-several-documents");
/// A key that is no scalar, or empty.
pub(crate) const COMPLEX_KEY: Code = Code("yaml-complex-key");
/// Something else where a mapping belongs.
pub(crate) const NOT_A_MAPPING: Code = Code("yaml-not-a-mapping");
/// Something else where a list belongs.
pub(crate) const NOT_A_LIST: Code = Code("yaml-not-a-list");
/// A mapping or a list where text belongs.
pub(crate) const NOT_TEXT: Code = Code("yaml-not-text");
/// Something else where `true` or `false` belongs.
pub(crate) const NOT_BOOLEAN: Code = Code("yaml-not-boolean");
/// Something else where an address on the web belongs.
pub(crate) const NOT_WEB_ADDRESS: Code = Code("not-a-web-address");
/// A mapping lacks a key that it must have.
pub(crate) const MISSING_KEY: Code = Code("missing-key");
/// A mapping has a key that means nothing there.
pub(crate) const UNKNOWN_KEY: Code = Code("unknown-key");
