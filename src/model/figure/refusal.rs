//! Why a text is no figure, what to do, and what to write instead where that is certain.

use crate::text::diagnostic::Code;
use crate::text::message;
use crate::text::message::Message;

pub(super) const NOT_A_NUMBER: Code = Code("figure-not-a-number");
pub(super) const FULL_WIDTH: Code = Code("figure-full-width");
pub(super) const SEPARATOR: Code = Code("figure-separator");
pub(super) const CHARACTER: Code = Code("figure-character");
pub(super) const SIGN: Code = Code("figure-sign");
pub(super) const EXPONENT: Code = Code("figure-exponent");
const FORGOTTEN: Code = Code("figure-forgotten");

/// Why a text is no figure, what to do, and where it is certain, the text to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// Which rule it breaks.
    pub code: Code,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub remedy: Message,
    /// The text that is right, where the refused one can mean nothing else.
    pub replacement: Option<String>,
}

/// A cell in which nothing is written.
pub(super) fn forgotten() -> Refusal {
    Refusal {
        code: FORGOTTEN,
        message: message!(zh: "这里没有写数字", en: "no figure is written here"),
        remedy: message!(
            zh: "照原件补上；原件此格空白的，写 ~",
            en: "write what the document prints; a cell that it leaves blank is written ~"
        ),
        replacement: None,
    }
}
