//! The formats in which reports leave an archive.

use std::str::FromStr;

/// A format of documents that go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// A Word document.
    Docx,
    /// A fragment of a page, to be pasted into another site.
    Html,
    /// An Excel workbook.
    Xlsx,
    /// An OpenDocument spreadsheet.
    Ods,
    /// Markdown, for machines that read text: with the findings that stand beside the figures.
    Markdown,
    /// The official CSV files of a report under the Digital Services Act, in a folder.
    EuDsaCsv,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] =
        [Self::Docx, Self::Html, Self::Xlsx, Self::Ods, Self::Markdown, Self::EuDsaCsv];

    /// Those of which offices make reports: what is exported so can be imported again.
    pub const OFFICE: [Self; 4] = [Self::Docx, Self::Html, Self::Xlsx, Self::Ods];

    /// Those in which reports are published beside their pages: HTML is pasted into other sites.
    pub const PUBLISHED: [Self; 4] = [Self::Docx, Self::Xlsx, Self::Ods, Self::Markdown];

    /// Its name, which is also the ending of its files, but for such as are folders.
    pub fn name(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Markdown => "md",
            Self::EuDsaCsv => "eu-dsa-csv",
        }
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|format| format.name() == text).ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            format!("'{text}': {names} / 只能是 {names}")
        })
    }
}
