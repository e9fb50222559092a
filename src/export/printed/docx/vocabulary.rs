//! The vocabulary of Word's XML.

use crate::export::xml::{Xml, empty};
use std::io::Error;

/// The vocabulary of the text.
pub(super) const NAMESPACE: (&str, &str) =
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");

/// That of relations to other parts.
pub(super) const RELATIONS: (&str, &str) =
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

/// An element that says one thing.
pub(super) fn value(xml: &mut Xml, name: &str, value: &str) -> Result<(), Error> {
    empty(xml, name, &[("w:val", value)])
}

/// An element that says all by being there.
pub(super) fn switch(xml: &mut Xml, name: &str) -> Result<(), Error> {
    empty(xml, name, &[])
}
