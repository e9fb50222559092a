//! What a page says about the looks of an element: hidden, aligned, preformatted.

use super::css::{Declaration, Sheets};
use crate::import::document::Align;
use crate::import::source::marks::Height;
use scraper::ElementRef;
use scraper::node::Element;

/// What an element says of itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each look goes with each other")]
pub(super) struct Looks {
    /// Whether it and all within it take no part in the page.
    pub(super) is_gone: bool,
    /// Whether its words are seen, where it says so: what it holds can say otherwise.
    pub(super) is_visible: Option<bool>,
    /// Whether it is not drawn if it is a row.
    pub(super) is_collapsed: bool,
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
    /// Whether its words are bold.
    pub(super) is_strong: bool,
    /// Whether its words are slanted.
    pub(super) is_slanted: bool,
    /// Whether its words cannot be seen though they take up room: faded out, cut off, moved off the page.
    covered: Covered,
    /// Whether it may be hidden, or shown, by what cannot be told here.
    pub(super) is_unsure: bool,
    /// Whether a style sheet writes words beside its own.
    pub(super) adds_words: bool,
}

/// Ways to keep words from being seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Covered {
    is_transparent: bool,
    is_indented: bool,
    is_cut: bool,
    is_moved: bool,
    /// Whether it is taken out of its place, without which nothing is cut and moved.
    is_placed: bool,
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
    /// What an element's name, its attributes and the page's style sheets say.
    pub(super) fn of(element: ElementRef<'_>, sheets: &mut Sheets) -> Self {
        let mut looks = Self::by_attributes(element.value());
        let declared = sheets.declared(element);
        let perhaps = declared.perhaps.map(|all| {
            let mut perhaps = looks;
            all.iter().for_each(|declaration| perhaps.apply(declaration));
            (perhaps.is_gone, perhaps.is_visible, perhaps.covered)
        });
        let is_shown = |own: &Declaration| own.property == "display" || own.property == "visibility";
        let is_told = declared.sure.iter().any(is_shown);
        declared.sure.iter().for_each(|declaration| looks.apply(declaration));
        looks.is_unsure = declared.is_open
            || perhaps.is_some_and(|perhaps| perhaps != (looks.is_gone, looks.is_visible, looks.covered))
            || (!is_told && element.value().classes().any(hides));
        looks.adds_words = declared.adds_words;
        looks
    }

    /// Whether its words and all that it holds cannot be seen, though they take up room.
    pub(super) fn is_covered(&self) -> bool {
        let Covered { is_transparent, is_indented, is_cut, is_moved, is_placed } = self.covered;
        is_transparent || is_indented || (is_placed && (is_cut || is_moved))
    }

    /// What an element says by its name and its attributes but `style`.
    fn by_attributes(element: &Element) -> Self {
        let mut looks = Self::default();
        match element.name() {
            "sup" | "rt" => looks.height = Some(Height::Raised),
            "sub" => looks.height = Some(Height::Lowered),
            "s" | "strike" | "del" => looks.is_struck = true,
            "strong" | "b" => looks.is_strong = true,
            "em" | "i" | "cite" | "dfn" | "var" => looks.is_slanted = true,
            _ => {}
        }
        looks.is_gone = element.attr("hidden").is_some();
        looks.align = element.attr("align").and_then(|align| alignment(&align.trim().to_ascii_lowercase()));
        looks.numbering = element.attr("type").and_then(|kind| of_type(kind.trim()));
        looks
    }

    /// What a declaration says.
    fn apply(&mut self, declaration: &Declaration) {
        let value = declaration.value.as_str();
        match declaration.property {
            "display" => {
                let is_block = match value {
                    "none" => None,
                    "block" | "flex" | "grid" | "list-item" | "flow-root" | "table" => Some(true),
                    "inline" | "inline-block" | "inline-flex" | "inline-grid" | "inline-table" => Some(false),
                    // A browser passes over what it does not know.
                    _ if OTHER_DISPLAYS.contains(&value) => None,
                    _ => return,
                };
                (self.is_gone, self.is_block) = (value == "none", is_block);
            }
            "mso-hide" => self.is_gone |= value == "all",
            "visibility" => match value {
                "hidden" | "collapse" => {
                    (self.is_visible, self.is_collapsed) = (Some(false), value == "collapse");
                }
                "visible" => (self.is_visible, self.is_collapsed) = (Some(true), false),
                _ => {}
            },
            "opacity" => {
                let is_nothing = value.chars().all(|c| matches!(c, '0' | '.' | '%')) && value.contains('0');
                self.covered.is_transparent = is_nothing;
            }
            "text-indent" => self.covered.is_indented = is_far(value),
            "left" | "top" => self.covered.is_moved |= is_far(value),
            "clip" => {
                self.covered.is_cut = value.starts_with("rect(") && !value.contains(['2', '3', '4', '5']);
            }
            "clip-path" => self.covered.is_cut = matches!(value, "inset(50%)" | "inset(100%)"),
            "position" => self.covered.is_placed = matches!(value, "absolute" | "fixed" | "relative"),
            "vertical-align" => match value {
                "super" => self.height = Some(Height::Raised),
                "sub" => self.height = Some(Height::Lowered),
                "baseline" => self.height = Some(Height::Line),
                _ => {}
            },
            "text-decoration" | "text-decoration-line" => {
                self.is_struck |= value.contains("line-through");
            }
            "font-weight" => {
                let is_heavy = value.parse::<u16>().is_ok_and(|weight| weight >= 600);
                self.is_strong = is_heavy || value.starts_with("bold");
            }
            "font-style" => self.is_slanted = value == "italic" || value.starts_with("oblique"),
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

/// Values of `display` that hide nothing and part no lines.
const OTHER_DISPLAYS: [&str; 14] = [
    "contents",
    "table-row",
    "table-cell",
    "table-row-group",
    "table-header-group",
    "table-footer-group",
    "table-column",
    "table-column-group",
    "table-caption",
    "ruby",
    "run-in",
    "-webkit-box",
    "-webkit-flex",
    "initial",
];

/// Whether a length leads far off the page.
fn is_far(length: &str) -> bool {
    let digits = length.strip_prefix('-').map(|rest| rest.chars().take_while(char::is_ascii_digit).count());
    digits.is_some_and(|digits| digits >= 3)
}

/// Whether a class is one of those by which widely used style sheets hide an element.
fn hides(class: &str) -> bool {
    let plain: String =
        class.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let names = [
        "hidden",
        "hide",
        "dnone",
        "none",
        "displaynone",
        "undis",
        "invisible",
        "visuallyhidden",
        "sronly",
        "layuihide",
        "amhide",
        "uihidden",
        "ishidden",
        "noshow",
    ];
    names.contains(&plain.as_str())
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
