//! The vocabularies whose elements stand in a DOCX, in the transitional and the strict kind.

/// A vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Space {
    /// No vocabulary: the name has no prefix.
    #[default]
    None,
    /// WordprocessingML.
    Word,
    /// WordprocessingML of Word 2010.
    Word2010,
    /// Ids of relations.
    Relation,
    /// Alternatives for programs old and new.
    Compatibility,
    /// Formulas.
    Math,
    /// DrawingML: shapes and their text.
    Drawing,
    /// DrawingML: pictures.
    Picture,
    /// DrawingML: charts.
    Chart,
    /// DrawingML: diagrams.
    Diagram,
    /// The older shapes.
    Vml,
    /// Objects of other programs.
    Office,
    /// Metadata in the words of Dublin Core.
    Dublin,
    /// Metadata of the package.
    Core,
    /// Relations between parts.
    Relations,
    /// Any other.
    Other,
}

impl Space {
    /// The vocabulary that an address names.
    pub(super) fn of(address: &str) -> Self {
        match address {
            "" => Self::None,
            "http://schemas.microsoft.com/office/word/2010/wordml" => Self::Word2010,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties" => Self::Core,
            "http://schemas.openxmlformats.org/package/2006/relationships" => Self::Relations,
            "http://purl.org/dc/elements/1.1/" => Self::Dublin,
            "urn:schemas-microsoft-com:vml" => Self::Vml,
            "urn:schemas-microsoft-com:office:office" => Self::Office,
            _ => Self::of_pair(address),
        }
    }

    /// The vocabulary of an address that has a transitional and a strict kind.
    fn of_pair(address: &str) -> Self {
        let rest = address.strip_prefix("http://schemas.openxmlformats.org/");
        let rest = rest.and_then(|rest| {
            rest.strip_suffix("/2006/main")
                .or_else(|| {
                    let rest = rest.strip_suffix("/relationships")?;
                    (rest == "officeDocument/2006").then_some("relationships")
                })
                .or_else(|| {
                    let (folder, name) = rest.rsplit_once('/')?;
                    (folder == "drawingml/2006" || folder == "officeDocument/2006").then_some(name)
                })
        });
        let strict = || {
            let rest = address.strip_prefix("http://purl.oclc.org/ooxml/")?;
            Some(match rest {
                "officeDocument/relationships" => "relationships",
                "officeDocument/math" => "math",
                rest => rest.strip_suffix("/main").or_else(|| rest.strip_prefix("drawingml/"))?,
            })
        };
        match rest.or_else(strict) {
            Some("wordprocessingml") => Self::Word,
            Some("drawingml") => Self::Drawing,
            Some("relationships") => Self::Relation,
            Some("math") => Self::Math,
            Some("picture") => Self::Picture,
            Some("chart") => Self::Chart,
            Some("diagram") => Self::Diagram,
            _ => Self::Other,
        }
    }
}
