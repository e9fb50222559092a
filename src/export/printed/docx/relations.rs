//! Which part of the package leads to which, and to addresses outside.

use crate::export::xml::{empty, part};
use std::io::Error;

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts that the text leads to, with the kind of each.
const PARTS: [(&str, &str, &str); 6] = [
    ("rStyles", "styles", "styles.xml"),
    ("rNumbering", "numbering", "numbering.xml"),
    ("rSettings", "settings", "settings.xml"),
    ("rFonts", "fontTable", "fontTable.xml"),
    ("rNotes", "footnotes", "footnotes.xml"),
    ("rFooter", "footer", "footer1.xml"),
];

/// The addresses that the text and its footnotes lead to.
#[derive(Debug, Default)]
pub(super) struct Relations {
    addresses: Vec<String>,
}

impl Relations {
    /// The id of the relation to an address.
    pub(super) fn of(&mut self, address: &str) -> String {
        let known = self.addresses.iter().position(|known| known == address);
        let at = known.unwrap_or_else(|| {
            self.addresses.push(address.to_owned());
            self.addresses.len() - 1
        });
        format!("rLink{}", at + 1)
    }

    /// The relations of the text, or of the footnotes.
    pub(super) fn part(&self, of_text: bool) -> Result<Vec<u8>, Error> {
        part("Relationships", &[("xmlns", PACKAGE)], |xml| {
            for (id, kind, target) in PARTS.iter().filter(|_| of_text) {
                let kind = format!("{OFFICE}/{kind}");
                empty(xml, "Relationship", &[("Id", id), ("Type", &kind), ("Target", target)])?;
            }
            for (at, address) in self.addresses.iter().enumerate() {
                let (id, kind) = (format!("rLink{}", at + 1), format!("{OFFICE}/hyperlink"));
                let attributes = [("Id", id.as_str()), ("Type", &kind), ("Target", address)];
                let attributes = [&attributes[..], &[("TargetMode", "External")]].concat();
                empty(xml, "Relationship", &attributes)?;
            }
            Ok(())
        })
    }
}

/// The relations of the package itself.
pub(super) fn package() -> Result<Vec<u8>, Error> {
    let about = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let text = format!("{OFFICE}/officeDocument");
    part("Relationships", &[("xmlns", PACKAGE)], |xml| {
        empty(xml, "Relationship", &[("Id", "rText"), ("Type", &text), ("Target", "word/document.xml")])?;
        empty(xml, "Relationship", &[("Id", "rAbout"), ("Type", about), ("Target", "docProps/core.xml")])
    })
}
