//! What can be wrong with YAML.

use crate::text::diagnostic::Code;

/// The text is not YAML.
pub const SYNTAX: Code = Code("yaml-syntax");
/// A mapping has a key twice.
pub const DUPLICATE_KEY: Code = Code("yaml-duplicate-key");
/// An anchor, an alias or a merge key.
pub const ALIAS: Code = Code("yaml-alias");
/// A tag such as `!!str`.
pub const TAG: Code = Code("yaml-tag");
/// More bytes than are read.
pub const TOO_LARGE: Code = Code("yaml-too-large");
/// More levels than are read.
pub const TOO_DEEP: Code = Code("yaml-too-deep");
/// A second document in one file.
pub const SEVERAL_DOCUMENTS: Code = Code("yaml-several-documents");
/// A key that is no scalar, or empty.
pub const COMPLEX_KEY: Code = Code("yaml-complex-key");
/// Something else where a mapping belongs.
pub const NOT_A_MAPPING: Code = Code("yaml-not-a-mapping");
/// Something else where a list belongs.
pub const NOT_A_LIST: Code = Code("yaml-not-a-list");
/// A mapping or a list where text belongs.
pub const NOT_TEXT: Code = Code("yaml-not-text");
/// Something else where `true` or `false` belongs.
pub const NOT_BOOLEAN: Code = Code("yaml-not-boolean");
/// Something else where an address on the web belongs.
pub const NOT_WEB_ADDRESS: Code = Code("not-a-web-address");
/// A mapping lacks a key that it must have.
pub const MISSING_KEY: Code = Code("missing-key");
/// A mapping has a key that means nothing there.
pub const UNKNOWN_KEY: Code = Code("unknown-key");
