//! What a page shows: characters, lines and surfaces with their places, from the operators that draw it.

mod state;
mod path;
mod text;
mod operands;

use super::budget::{Budget, DEPTH, FORM, SAVED};
use super::doubt::Doubt;
use super::file::File;
use super::font::Font;
use super::lexer::{Lexer, Token};
use super::matrix::{Matrix, Point};
use super::number::ONE;
use super::refuse;
use crate::import::source::refusal::Refusal;
use lopdf::{Dictionary, Object, ObjectId, Stream};
use operands::{matrix, name, numbers};
pub(super) use path::Area;
use path::{Painted, Path};
use state::State;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A character where it is shown, in billionths of a point of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// What it is.
    pub(super) text: String,
    /// Why it is not surely what is seen.
    pub(super) doubt: Option<Doubt>,
    /// Where it starts on its line.
    pub(super) start: Point,
    /// Where it ends on its line.
    pub(super) end: Point,
    /// From the line to its top, as far as its size.
    pub(super) up: Point,
    /// Whether it is shown only to whoever searches the page.
    pub(super) is_hidden: bool,
}

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// Its characters, in the order in which they are drawn.
    pub(super) marks: Vec<Mark>,
    /// Straight lines, and surfaces so thin that they are lines, each as the area that it covers.
    pub(super) rules: Vec<Area>,
    /// Surfaces that cover what was drawn before, with how many characters that were.
    pub(super) covers: Vec<(Area, usize)>,
    /// Pictures, and how many characters were drawn before.
    pub(super) pictures: Vec<(Area, usize)>,
}

/// No operator has more operands than these: those beyond are left out.
const MOST_OPERANDS: usize = 100_000;

/// Fonts that were read, by their place in the file.
pub(super) type Fonts = BTreeMap<ObjectId, Rc<Font>>;

/// Draws a page within its edges.
pub(super) fn draw(
    file: &File,
    page: &Dictionary,
    edges: Area,
    (fonts, budget): (&mut Fonts, &mut Budget),
) -> Result<Drawn, Box<Refusal>> {
    budget.turn_page();
    let content = file.page_content(page, budget)?;
    let resources = file.inherited(page, b"Resources").as_dict().ok();
    let state = State::new(edges);
    let mut drawing = Drawing { file, fonts, budget, edges, drawn: Drawn::default(), state, depth: 0 };
    drawing.run(&content, resources)?;
    drawing.annotations(page)?;
    Ok(drawing.drawn)
}

/// A page that is being drawn.
struct Drawing<'f, 'b> {
    file: &'f File,
    fonts: &'b mut Fonts,
    budget: &'b mut Budget,
    edges: Area,
    drawn: Drawn,
    state: State,
    depth: usize,
}

impl<'f> Drawing<'f, '_> {
    /// Follows the operators of a content.
    fn run(&mut self, content: &[u8], resources: Option<&'f Dictionary>) -> Result<(), Box<Refusal>> {
        let mut lexer = Lexer::new(content);
        let mut operands: Vec<Token> = Vec::new();
        let mut saved: Vec<State> = Vec::new();
        let mut path = Path::default();
        while let Some(token) = lexer.next() {
            self.budget.step(1)?;
            let Token::Operator(operator) = token else {
                if operands.len() < MOST_OPERANDS {
                    operands.push(token);
                }
                continue;
            };
            match operator.as_slice() {
                b"q" if saved.len() == SAVED => return Err(refuse::too_much()),
                b"q" => saved.push(self.state.clone()),
                b"Q" => {
                    if let Some(state) = saved.pop() {
                        self.state = state;
                    }
                }
                b"cm" => {
                    if let Some(matrix) = matrix(&operands) {
                        self.state.matrix = matrix.then(self.state.matrix);
                    }
                }
                b"gs" => self.set_state(name(&operands), resources),
                b"w" => self.state.width = numbers::<1>(&operands).map_or(ONE, |[width]| width),
                b"Do" => self.external(name(&operands), resources)?,
                b"BI" => {}
                b"ID" => {
                    lexer.skip_picture();
                    let area = Area::of_square(self.state.matrix);
                    self.picture(area)?;
                }
                _ => {
                    if !path.follow(&operator, &operands, self.state.matrix) {
                        if let Some(painting) = path.painted(&operator) {
                            self.paint(&mut path, painting)?;
                        } else {
                            self.text(&operator, &operands, resources)?;
                        }
                    }
                }
            }
            operands.clear();
        }
        if let Some(first) = saved.into_iter().next() {
            self.state = first;
        }
        Ok(())
    }

    /// Takes what a finished path leaves on the page.
    fn paint(&mut self, path: &mut Path, painting: Painted) -> Result<(), Box<Refusal>> {
        let width = self.state.matrix.turn((self.state.width, 0));
        let width = width.0.abs().max(width.1.abs());
        for part in path.parts() {
            let clip = self.state.clip;
            if painting.is_stroked {
                for line in part.lines() {
                    self.budget.rule()?;
                    self.drawn.rules.extend(line.widened(width).within(clip));
                }
            }
            if painting.is_filled
                && let Some(area) = part.area().within(clip)
            {
                self.budget.rule()?;
                if area.is_thin() {
                    self.drawn.rules.push(area);
                } else if part.is_rectangle() && self.state.is_opaque {
                    // Every character before is held against it.
                    self.budget.step(self.drawn.marks.len() / 64)?;
                    self.drawn.covers.push((area, self.drawn.marks.len()));
                }
            }
        }
        if path.takes_clip()
            && let Some(area) = path.area()
        {
            self.state.clip = self.state.clip.within(area).unwrap_or(Area::EMPTY);
        }
        path.clear();
        Ok(())
    }

    /// Takes what a named set of parameters says.
    fn set_state(&mut self, name: Option<&[u8]>, resources: Option<&'f Dictionary>) {
        let Some(set) = self.resource(resources, b"ExtGState", name).and_then(|set| set.as_dict().ok())
        else {
            return;
        };
        if let Some(alpha) = self.file.number(self.file.get(set, b"ca")) {
            self.state.is_opaque = alpha >= ONE;
        }
        if self.file.name(set, b"BM").is_some_and(|mode| mode != b"Normal" && mode != b"Compatible") {
            self.state.is_opaque = false;
        }
    }

    /// A resource by its kind and name.
    fn resource(
        &self,
        resources: Option<&'f Dictionary>,
        kind: &[u8],
        name: Option<&[u8]>,
    ) -> Option<&'f Object> {
        let of_kind = self.file.dictionary(resources?, kind)?;
        Some(self.file.get(of_kind, name?))
    }

    /// Draws a drawing that stands apart, or a picture.
    fn external(
        &mut self,
        name: Option<&[u8]>,
        resources: Option<&'f Dictionary>,
    ) -> Result<(), Box<Refusal>> {
        let Some(Object::Stream(stream)) = self.resource(resources, b"XObject", name) else { return Ok(()) };
        if self.file.is_hidden(&stream.dict) {
            return Ok(());
        }
        if self.file.name(&stream.dict, b"Subtype") == Some(b"Image") {
            return match Area::of_square(self.state.matrix).within(self.state.clip) {
                Some(area) => self.picture(area),
                None => Ok(()),
            };
        }
        self.form(stream, resources)
    }

    /// Takes a picture. Every character before is held against it.
    fn picture(&mut self, area: Area) -> Result<(), Box<Refusal>> {
        self.budget.step(self.drawn.marks.len() / 64)?;
        self.drawn.pictures.push((area, self.drawn.marks.len()));
        Ok(())
    }

    /// Draws a drawing that stands apart.
    fn form(&mut self, stream: &'f Stream, resources: Option<&'f Dictionary>) -> Result<(), Box<Refusal>> {
        if self.depth >= DEPTH {
            return Ok(());
        }
        let file = self.file;
        self.budget.step(FORM)?;
        let content = file.content(stream, self.budget)?;
        let before = self.state.clone();
        if let Some(matrix) = file.numbers(file.get(&stream.dict, b"Matrix")) {
            self.state.matrix = Matrix(matrix).then(self.state.matrix);
        }
        if let Some(edges) = file.numbers(file.get(&stream.dict, b"BBox")) {
            let area = Area::of_edges(edges, self.state.matrix);
            self.state.clip = self.state.clip.within(area).unwrap_or(Area::EMPTY);
        }
        let own = file.dictionary(&stream.dict, b"Resources");
        self.depth += 1;
        self.run(&content, own.or(resources))?;
        self.depth -= 1;
        self.state = before;
        Ok(())
    }

    /// Draws what stands on the page as notes and filled fields of a form.
    fn annotations(&mut self, page: &'f Dictionary) -> Result<(), Box<Refusal>> {
        const HIDDEN: i64 = 2 | 32;
        let file = self.file;
        for annotation in file.list(page, b"Annots").iter().take(10_000) {
            let Ok(annotation) = file.resolve(annotation).as_dict() else { continue };
            let flags = file.get(annotation, b"F").as_i64().unwrap_or(0);
            let Some(looks) = file.dictionary(annotation, b"AP") else { continue };
            let Some(place) = file.numbers::<4>(file.get(annotation, b"Rect")) else { continue };
            if flags & HIDDEN != 0 || file.name(annotation, b"Subtype") == Some(b"Popup") {
                continue;
            }
            let looks = match (file.get(looks, b"N"), file.name(annotation, b"AS")) {
                (Object::Dictionary(states), Some(state)) => file.get(states, state),
                (look, _) => look,
            };
            let Object::Stream(stream) = looks else { continue };
            self.state = State::new(self.edges);
            let matrix = file.numbers(file.get(&stream.dict, b"Matrix")).map_or(Matrix::IDENTITY, Matrix);
            let Some(bounds) = file.numbers(file.get(&stream.dict, b"BBox")) else { continue };
            let bounds = Area::of_edges(bounds, matrix);
            self.state.matrix = bounds.moved_to(Area::of_edges(place, Matrix::IDENTITY));
            self.form(stream, None)?;
        }
        Ok(())
    }
}
