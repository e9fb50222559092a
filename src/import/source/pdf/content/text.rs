//! Operators that show text.

use super::operands::{bytes, matrix, name, numbers};
use super::{Drawing, Mark};
use crate::import::source::pdf::doubt::Doubt;
use crate::import::source::pdf::font::Font;
use crate::import::source::pdf::lexer::Token;
use crate::import::source::pdf::matrix::Matrix;
use crate::import::source::pdf::number::{sum, times};
use crate::import::source::refusal::Refusal;
use lopdf::{Dictionary, Object};
use std::rc::Rc;

impl<'f> Drawing<'f, '_> {
    /// Follows an operator of text, if it is one.
    pub(super) fn text(
        &mut self,
        operator: &[u8],
        operands: &[Token],
        resources: Option<&'f Dictionary>,
    ) -> Result<(), Box<Refusal>> {
        let number = || numbers::<1>(operands).map_or(0, |[number]| number);
        match operator {
            b"BT" => {
                self.state.text = Matrix::IDENTITY;
                self.state.line = Matrix::IDENTITY;
            }
            b"Tf" => {
                self.state.size = number();
                self.state.font = self.font(name(operands), resources)?;
            }
            b"Tc" => self.state.character_space = number(),
            b"Tw" => self.state.word_space = number(),
            b"Tz" => self.state.stretch = number() / 100,
            b"TL" => self.state.leading = number(),
            b"Ts" => self.state.rise = number(),
            b"Tr" => self.state.is_hidden = matches!(number() / super::ONE, 3 | 7),
            b"Td" | b"TD" => {
                if let Some([x, y]) = numbers(operands) {
                    if operator == b"TD" {
                        self.state.leading = -y;
                    }
                    self.next_line(x, y);
                }
            }
            b"T*" => self.next_line(0, -self.state.leading),
            b"Tm" => {
                if let Some(matrix) = matrix(operands) {
                    self.state.text = matrix;
                    self.state.line = matrix;
                }
            }
            b"Tj" => self.show(bytes(operands).unwrap_or_default())?,
            b"'" => {
                self.next_line(0, -self.state.leading);
                self.show(bytes(operands).unwrap_or_default())?;
            }
            b"\"" => {
                if let [Token::Number(word), Token::Number(character), ..] = operands {
                    self.state.word_space = *word;
                    self.state.character_space = *character;
                }
                self.next_line(0, -self.state.leading);
                self.show(bytes(operands).unwrap_or_default())?;
            }
            b"TJ" => {
                for operand in operands {
                    match operand {
                        Token::Bytes(bytes) => self.show(bytes)?,
                        Token::Number(back) => self.go_on(-times(back / 1000, self.state.size)),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn next_line(&mut self, x: i64, y: i64) {
        self.state.line = Matrix::moving(x, y).then(self.state.line);
        self.state.text = self.state.line;
    }

    /// Moves on along the line.
    fn go_on(&mut self, by: i64) {
        let is_vertical = self.state.font.as_ref().is_some_and(|font| font.vertical().is_some());
        let moved = if is_vertical { (0, by) } else { (times(by, self.state.stretch), 0) };
        self.state.text = Matrix::moving(moved.0, moved.1).then(self.state.text);
    }

    /// A font by its name.
    fn font(
        &mut self,
        name: Option<&[u8]>,
        resources: Option<&'f Dictionary>,
    ) -> Result<Option<Rc<Font>>, Box<Refusal>> {
        let file = self.file;
        let Some(fonts) = resources.and_then(|resources| file.dictionary(resources, b"Font")) else {
            return Ok(None);
        };
        let object = name.and_then(|name| fonts.get(name).ok());
        let id = object.and_then(|object| object.as_reference().ok());
        if let Some(font) = id.and_then(|id| self.fonts.get(&id)) {
            return Ok(Some(Rc::clone(font)));
        }
        let Some(Object::Dictionary(dictionary)) = object.map(|object| file.resolve(object)) else {
            return Ok(None);
        };
        let font = Rc::new(Font::read(file, dictionary, self.budget)?);
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&font));
        }
        Ok(Some(font))
    }

    /// Shows the characters of a text.
    fn show(&mut self, bytes: &[u8]) -> Result<(), Box<Refusal>> {
        self.budget.step(bytes.len())?;
        let Some(font) = self.state.font.clone() else { return Ok(()) };
        let vertical = font.vertical();
        for shown in font.shown(bytes) {
            self.budget.glyph()?;
            let state = &self.state;
            let size = state.size;
            let width = times(times(shown.width, size), state.stretch);
            let matrix = state.text.then(state.matrix);
            let (x, y) = vertical.map_or((0, 0), |above| (-width / 2, -times(above, size)));
            let y = sum(&[y, state.rise]);
            let mark = Mark {
                text: shown.text,
                doubt: shown.doubt,
                start: matrix.apply((x, y)),
                end: matrix.apply((sum(&[x, width]), y)),
                up: matrix.turn((0, size)),
                is_hidden: state.is_hidden,
            };
            self.mark(mark);
            let word = if shown.is_space { self.state.word_space } else { 0 };
            let spaces = sum(&[self.state.character_space, word]);
            let spaces = if vertical.is_some() { -spaces } else { spaces };
            self.go_on(sum(&[times(shown.advance, size), spaces]));
        }
        Ok(())
    }

    /// Takes a character that is seen, or is cut off by the edge of what is.
    fn mark(&mut self, mut mark: Mark) {
        let middle = |from: i64, to: i64, up: i64| i64::midpoint(from, to) + up / 3;
        let centre =
            (middle(mark.start.0, mark.end.0, mark.up.0), middle(mark.start.1, mark.end.1, mark.up.1));
        if !self.edges.holds(centre) {
            return;
        }
        if !self.state.clip.holds(centre) && !mark.text.trim().is_empty() {
            mark.doubt = Some(Doubt::CutOff);
        }
        self.drawn.marks.push(mark);
    }
}
