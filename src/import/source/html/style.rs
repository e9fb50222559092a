//! What the attributes of an element say about its looks: hidden, aligned, preformatted.

use crate::import::document::Align;
use crate::import::source::marks::Height;
use scraper::node::Element;

/// What an element says of itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Looks {
    /// Whether it and all within it take no part in the page.
    pub(super) is_gone: bool,
    /// Whether its words are seen, where it says so: what it holds can say otherwise.
    pub(super) is_visible: Option<bool>,
    /// Where its lines stand.
    pub(super) align: Option<Align>,
    /// Whether its blanks and line ends are kept.
    pub(super) keeps_blanks: Option<bool>,
    /// Whether it stands apart from what surrounds it, where it says so.
    pub(super) is_block: Option<bool>,
    /// How its list is numbered.
    pub(super) numbering: Option<Numbering>,
    /// Where its words stand on the line, where it says so.
    pub(super) height: Option<Height>,
    /// Whether it strikes its words out.
    pub(super) is_struck: bool,
}

/// How the items of a list are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    /// Not at all, and without a mark.
    None,
    /// A mark that is no number.
    Mark,
    /// 1, 2, 3.
    Decimal,
    /// a, b, c.
    Lower,
    /// A, B, C.
    Upper,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// 一, 二, 三.
    Chinese,
}

impl Looks {
    /// What an element's attributes say.
    pub(super) fn of(element: &Element) -> Self {
        let mut looks = Self::default();
        match element.name() {
            "sup" | "rt" => looks.height = Some(Height::Raised),
            "sub" => looks.height = Some(Height::Lowered),
            "s" | "strike" | "del" => looks.is_struck = true,
            _ => {}
        }
        for (name, value) in element.attrs() {
            match name {
                "hidden" => looks.is_gone = true,
                "align" => looks.align = alignment(&value.trim().to_ascii_lowercase()).or(looks.align),
                "type" => looks.numbering = looks.numbering.or(of_type(value.trim())),
                "nowrap" | "style" => {}
                _ => {}
            }
        }
        if let Some(style) = element.attr("style") {
            looks.apply(style);
        }
        looks
    }

    /// What the declarations of a `style` attribute say; later ones hold, but for those that are important.
    fn apply(&mut self, style: &str) {
        let style = without_comments(&style.to_ascii_lowercase());
        let declarations = || style.split(';').filter_map(|declaration| declaration.split_once(':'));
        let important = |value: &str| value.contains("!important") || value.contains("! important");
        let ordinary = declarations().filter(|(_, value)| !important(value));
        for (name, value) in ordinary.chain(declarations().filter(|(_, value)| important(value))) {
            let value = value.split('!').next().unwrap_or_default().trim();
            match name.trim() {
                "display" => {
                    self.is_gone = value == "none";
                    self.is_block = match value {
                        "block" | "flex" | "grid" | "list-item" | "flow-root" | "table" => Some(true),
                        "inline" | "inline-block" | "inline-flex" => Some(false),
                        _ => None,
                    };
                }
                "mso-hide" => self.is_gone |= value == "all",
                "visibility" => self.is_visible = Some(!matches!(value, "hidden" | "collapse")),
                "vertical-align" => match value {
                    "super" => self.height = Some(Height::Raised),
                    "sub" => self.height = Some(Height::Lowered),
                    "baseline" => self.height = Some(Height::Line),
                    _ => {}
                },
                "text-decoration" | "text-decoration-line" => {
                    self.is_struck |= value.contains("line-through");
                }
                "text-align" => self.align = alignment(value).or(self.align),
                "white-space" => {
                    self.keeps_blanks = Some(value.starts_with("pre") && value != "pre-line");
                }
                "list-style" | "list-style-type" => {
                    let named = value.split_whitespace().find_map(of_style);
                    self.numbering = named.or(self.numbering);
                }
                _ => {}
            }
        }
    }
}

/// Where lines stand by the value of an attribute or of a property.
fn alignment(value: &str) -> Option<Align> {
    match value {
        "center" | "middle" | "-webkit-center" => Some(Align::Centre),
        "right" | "end" => Some(Align::End),
        "left" | "start" | "justify" => Some(Align::Start),
        _ => None,
    }
}

/// How a list is numbered by its `type`.
fn of_type(value: &str) -> Option<Numbering> {
    match value {
        "1" => Some(Numbering::Decimal),
        "a" => Some(Numbering::Lower),
        "A" => Some(Numbering::Upper),
        "i" => Some(Numbering::LowerRoman),
        "I" => Some(Numbering::UpperRoman),
        "disc" | "circle" | "square" => Some(Numbering::Mark),
        _ => None,
    }
}

/// How a list is numbered by its style.
fn of_style(value: &str) -> Option<Numbering> {
    match value {
        "none" => Some(Numbering::None),
        "disc" | "circle" | "square" => Some(Numbering::Mark),
        "decimal" => Some(Numbering::Decimal),
        "lower-alpha" | "lower-latin" => Some(Numbering::Lower),
        "upper-alpha" | "upper-latin" => Some(Numbering::Upper),
        "lower-roman" => Some(Numbering::LowerRoman),
        "upper-roman" => Some(Numbering::UpperRoman),
        "cjk-ideographic" | "simp-chinese-informal" | "cjk-decimal" => Some(Numbering::Chinese),
        _ => None,
    }
}

/// A style without its comments.
fn without_comments(style: &str) -> String {
    let mut kept = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}
