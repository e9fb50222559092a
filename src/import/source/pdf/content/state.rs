//! How the next thing on a page is drawn.

use super::path::Area;
use crate::import::source::pdf::font::Font;
use crate::import::source::pdf::matrix::Matrix;
use crate::import::source::pdf::number::ONE;
use std::rc::Rc;

/// How things are drawn.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// Where the points of the drawing go.
    pub(super) matrix: Matrix,
    /// Outside of this nothing is seen.
    pub(super) clip: Area,
    /// How wide lines are.
    pub(super) width: i64,
    /// Whether surfaces hide what is below them.
    pub(super) is_opaque: bool,
    /// The font and its size.
    pub(super) font: Option<Rc<Font>>,
    /// The size of the font.
    pub(super) size: i64,
    /// Between characters.
    pub(super) character_space: i64,
    /// Beside that, after a space of one byte.
    pub(super) word_space: i64,
    /// How much wider than they are characters are drawn.
    pub(super) stretch: i64,
    /// Between lines.
    pub(super) leading: i64,
    /// Above the line.
    pub(super) rise: i64,
    /// Whether characters are drawn at all.
    pub(super) is_hidden: bool,
    /// Where the next character goes.
    pub(super) text: Matrix,
    /// Where its line began.
    pub(super) line: Matrix,
}

impl State {
    /// As a page begins.
    pub(super) fn new(clip: Area) -> Self {
        Self {
            matrix: Matrix::IDENTITY,
            clip,
            width: ONE,
            is_opaque: true,
            font: None,
            size: ONE,
            character_space: 0,
            word_space: 0,
            stretch: ONE,
            leading: 0,
            rise: 0,
            is_hidden: false,
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
        }
    }
}
