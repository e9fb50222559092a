//! What each element of HTML is to someone who reads the page.

use super::table::Kind;
use scraper::node::Element;

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Not shown, whatever its style.
    Skipped,
    /// The title of the page, which is not on it.
    Title,
    /// Something that is said about the page.
    Meta,
    /// The end of a line.
    Break,
    /// A picture.
    Picture,
    /// A field to be filled in, which shows what no text says.
    Field,
    /// What leads to an address.
    Link,
    /// Words within a line, or what is unknown.
    Inline,
    /// What stands apart.
    Block,
    /// What stands apart, in the middle.
    Centred,
    /// What stands apart, its blanks kept.
    Preformatted,
    /// The article that a page is there for.
    Article,
    /// What belongs to the page.
    Furniture,
    /// What belongs to the page, unless it is the article's.
    Edge,
    /// A heading of a level.
    Heading(u8),
    /// Words of somebody else.
    Quotation,
    /// A list with numbers.
    Numbered,
    /// A list with marks.
    Marked,
    /// An item of a list.
    Item,
    /// A table.
    Table,
    /// The name of a table.
    Caption,
    /// A part of a table.
    Part(Kind),
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
}

/// The name that HTML gives its own elements, as against those of drawings and formulas within.
const HTML: &str = "http://www.w3.org/1999/xhtml";

impl Sort {
    /// What an element is by its name.
    pub(super) fn of(element: &Element) -> Self {
        let name = element.name();
        if *element.name.ns != *HTML {
            return match name {
                "title" | "desc" | "metadata" | "script" | "style" | "annotation" | "annotation-xml" => {
                    Self::Skipped
                }
                _ => Self::Inline,
            };
        }
        match name {
            "script" | "style" | "template" | "noscript" | "noframes" | "noembed" | "iframe" | "video"
            | "audio" | "canvas" | "datalist" | "rp" | "base" | "link" | "param" | "source" | "track"
            | "frameset" => Self::Skipped,
            "dialog" if element.attr("open").is_none() => Self::Skipped,
            "title" => Self::Title,
            "meta" => Self::Meta,
            "br" => Self::Break,
            "img" | "image" => Self::Picture,
            "input" if element.attr("type") != Some("hidden") => Self::Field,
            "a" => Self::Link,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "ol" => Self::Numbered,
            "ul" | "menu" | "dir" => Self::Marked,
            "li" => Self::Item,
            "table" => Self::Table,
            "caption" => Self::Caption,
            "thead" => Self::Part(Kind::Head),
            "tbody" => Self::Part(Kind::Body),
            "tfoot" => Self::Part(Kind::Foot),
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "pre" | "xmp" | "listing" | "plaintext" | "textarea" => Self::Preformatted,
            "center" => Self::Centred,
            "article" | "main" => Self::Article,
            "nav" | "aside" | "select" => Self::Furniture,
            "header" | "footer" => Self::Edge,
            "blockquote" => Self::Quotation,
            "address" | "body" | "dd" | "details" | "dialog" | "div" | "dl" | "dt" | "fieldset"
            | "figcaption" | "figure" | "form" | "hgroup" | "hr" | "html" | "legend" | "optgroup"
            | "option" | "p" | "search" | "section" | "summary" | "head" | "marquee" => Self::Block,
            _ => Self::Inline,
        }
    }

    /// Whether it stands apart from the words around it.
    pub(super) fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Skipped
                | Self::Title
                | Self::Meta
                | Self::Break
                | Self::Picture
                | Self::Field
                | Self::Link
                | Self::Inline
        )
    }

    /// Whether it is within a table and not within a cell.
    pub(super) fn is_of_table(self) -> bool {
        matches!(self, Self::Part(_) | Self::Row | Self::Cell)
    }
}
