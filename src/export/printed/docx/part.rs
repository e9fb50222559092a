//! The small parts of the package.

use super::vocabulary::{NAMESPACE, RELATIONS, switch, value};
use crate::export::printed::document::Document;
use crate::export::xml::{Xml, element, empty, part, said};
use std::io::Error;

/// What kind of part each is.
pub(super) fn types() -> Result<Vec<u8>, Error> {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let parts = [
        ("document", "document.main"),
        ("footnotes", "footnotes"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("settings", "settings"),
        ("fontTable", "fontTable"),
        ("footer1", "footer"),
    ];
    let space = "http://schemas.openxmlformats.org/package/2006/content-types";
    part("Types", &[("xmlns", space)], |xml| {
        let rels = "application/vnd.openxmlformats-package.relationships+xml";
        empty(xml, "Default", &[("Extension", "rels"), ("ContentType", rels)])?;
        empty(xml, "Default", &[("Extension", "xml"), ("ContentType", "application/xml")])?;
        for (name, kind) in parts {
            let (name, kind) = (format!("/word/{name}.xml"), format!("{word}.{kind}+xml"));
            empty(xml, "Override", &[("PartName", name.as_str()), ("ContentType", &kind)])?;
        }
        let about = "application/vnd.openxmlformats-package.core-properties+xml";
        empty(xml, "Override", &[("PartName", "/docProps/core.xml"), ("ContentType", about)])
    })
}

/// What the document is.
pub(super) fn about(document: &Document) -> Result<Vec<u8>, Error> {
    let spaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    part("cp:coreProperties", &spaces, |xml| {
        said(xml, "dc:title", &[], &document.title)?;
        said(xml, "dc:creator", &[], &document.author)?;
        said(xml, "dc:language", &[], &document.language)?;
        // A day of the report, since a file that says when it was made differs each time.
        if let Some(day) = &document.published {
            let when = format!("{day}T00:00:00Z");
            said(xml, "dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &when)?;
        }
        Ok(())
    })
}

/// How programs are to show the document.
pub(super) fn settings(language: &str) -> Result<Vec<u8>, Error> {
    part("w:settings", &[NAMESPACE], |xml| {
        empty(xml, "w:zoom", &[("w:percent", "100")])?;
        value(xml, "w:characterSpacingControl", "compressPunctuation")?;
        element(xml, "w:footnotePr", &[], |xml| {
            empty(xml, "w:footnote", &[("w:id", "-1")])?;
            empty(xml, "w:footnote", &[("w:id", "0")])
        })?;
        element(xml, "w:compat", &[], |xml| {
            // A line that ends within a paragraph is not drawn out to both sides.
            switch(xml, "w:doNotExpandShiftReturn")?;
            let space = "http://schemas.microsoft.com/office/word";
            let attributes = [("w:name", "compatibilityMode"), ("w:uri", space), ("w:val", "15")];
            empty(xml, "w:compatSetting", &attributes)
        })?;
        let east = if language.starts_with("zh") { language } else { "zh-CN" };
        empty(xml, "w:themeFontLang", &[("w:val", language), ("w:eastAsia", east)])
    })
}

/// The faces, each with what stands in for it elsewhere.
pub(super) fn fonts() -> Result<Vec<u8>, Error> {
    let fonts = [
        ("宋体", "SimSun", "auto", "86"),
        ("仿宋", "FangSong", "modern", "86"),
        ("黑体", "SimHei", "modern", "86"),
        ("楷体", "KaiTi", "modern", "86"),
        ("Times New Roman", "Liberation Serif", "roman", "00"),
        ("Arial", "Liberation Sans", "swiss", "00"),
    ];
    part("w:fonts", &[NAMESPACE], |xml| {
        fonts.iter().try_for_each(|(name, other, family, charset)| {
            element(xml, "w:font", &[("w:name", *name)], |xml| {
                value(xml, "w:altName", other)?;
                value(xml, "w:charset", charset)?;
                value(xml, "w:family", family)
            })
        })
    })
}

/// The foot of each page: its number.
pub(super) fn footer(language: &str) -> Result<Vec<u8>, Error> {
    let (before, after) = if language.starts_with("zh") { ("— ", " —") } else { ("", "") };
    part("w:ftr", &[NAMESPACE, RELATIONS], |xml| {
        element(xml, "w:p", &[], |xml| {
            element(xml, "w:pPr", &[], |xml| value(xml, "w:pStyle", "Footer"))?;
            let text = |xml: &mut Xml, words: &str| {
                let keep = [("xml:space", "preserve")];
                element(xml, "w:r", &[], |xml| said(xml, "w:t", &keep, words))
            };
            text(xml, before)?;
            element(xml, "w:fldSimple", &[("w:instr", " PAGE ")], |xml| text(xml, "1"))?;
            text(xml, after)
        })
    })
}
